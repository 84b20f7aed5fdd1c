"""How much a line is like the article around it: features and weights, first alone, then among its neighbours."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import mul
from typing import Final, NamedTuple, TypeVar

from .boilerplate import EDGE, FORMS, LISTS, PROMOTION, TALK, THREAD, UNLIKE, plain, word_set

FUNCTION_WORDS: Final = word_set(
    "the of and to a in that is was for it with as on by he she his her at be this had not are but from or have an they"
    " which one you were all their there been if more when will would who so no we can has its than about into i my our"
    " your do them also could because what how"
)


class Alone(NamedTuple):
    """What a line is by itself: a value for each feature, or its weight."""

    always: float
    tiny: float
    short: float
    brief: float
    long: float
    length: float
    stop: float
    colon: float
    capitals: float
    headline: float
    upper: float
    digit: float
    bullet: float
    lower: float
    promotion: float
    bar: float
    quoted: float
    ellipsis: float
    again: float
    later: float
    prose: float


class Around(NamedTuple):
    """What a line is among its neighbours: a value for each feature, or its weight."""

    always: float
    alone: float
    near: float
    wide: float
    wider: float
    behind: float
    ahead: float
    both: float
    alone_near: float
    alone_wide: float
    start: float
    opening: float
    end: float
    passed: float
    whole: float
    rules_1: float
    rules_3: float
    rules_8: float
    rules_20: float
    rules_all: float
    list_1: float
    list_2: float
    list_5: float
    list_12: float
    form: float
    thread: float
    first: float
    last: float
    subhead: float
    briefs: float
    worth: float
    worth_rules: float
    prose_rules: float
    brief_rules: float
    paragraphs: float


T = TypeVar("T", Alone, Around)

# How far each feature of a line speaks for the article: fitted by logistic regression on 1,082 labelled texts of 374
# pages, then rounded. ALONE is the line by itself, AROUND the line among its neighbours.
ALONE: Final = Alone(
    always=-0.6,
    tiny=-0.6,
    short=-0.7,
    brief=0.9,
    long=0.7,
    length=0.3,
    stop=0.6,
    colon=2.6,
    capitals=-0.6,
    headline=-0.9,
    upper=-0.2,
    digit=1.1,
    bullet=1.8,
    lower=-0.3,
    promotion=-0.7,
    bar=0.3,
    quoted=0.7,
    ellipsis=-1.8,
    again=-1.0,
    later=-1.0,
    prose=1.0,
)
AROUND: Final = Around(
    always=-0.7,
    alone=-3.4,
    near=1.8,
    wide=1.1,
    wider=2.3,
    behind=1.0,
    ahead=1.1,
    both=-0.8,
    alone_near=1.0,
    alone_wide=-0.7,
    start=-1.3,
    opening=1.0,
    end=0.5,
    passed=-2.4,
    whole=-1.1,
    rules_1=-1.9,
    rules_3=-1.5,
    rules_8=-2.1,
    rules_20=-1.4,
    rules_all=0.9,
    list_1=-1.1,
    list_2=-1.4,
    list_5=-1.3,
    list_12=-1.1,
    form=-0.5,
    thread=-1.0,
    first=-2.0,
    last=-1.0,
    subhead=0.6,
    briefs=-0.2,
    worth=1.0,
    worth_rules=0.1,
    prose_rules=0.9,
    brief_rules=-1.9,
    paragraphs=0.3,
)


def paragraph(line: str) -> bool:
    look = alone(line, False, False)
    return bool(look.prose or (look.stop and line.count(" ") >= 14))  # the latter in any language


def alone(line: str, again: bool, later: bool) -> Alone:
    """The features of one line; whether the same stands above it, and below, is told."""
    low, words = plain(line), line.split()
    count = len(words)
    capitals = sum(word[0].isupper() for word in words[1:]) / max(1, count - 1)
    stop = low.rstrip(" )\"'*]").endswith((".", "!", "?"))
    prose = stop and count >= 10 and sum(word in FUNCTION_WORDS for word in low.split()) >= 0.15 * count
    return Alone(
        always=1.0,
        tiny=count <= 2,
        short=count <= 4,
        brief=count <= 8,
        long=count >= 30,
        length=math.log2(count + 1),
        stop=stop,
        colon=low.endswith(":"),
        capitals=capitals,
        headline=capitals * (count >= 5),
        upper=line.isupper() and count > 1,
        digit=low[0].isdigit(),
        bullet=line[0] in "-*\u2022\u2013",
        lower=line[0].islower(),
        promotion=PROMOTION.search(low[:400]) is not None,
        bar="|" in low,
        quoted=low[0] in "\"'",
        ellipsis=low.endswith("..."),
        again=again,
        later=later,
        prose=prose,
    )


def around(looks: Sequence[Alone], reasons: Sequence[str | None]) -> Iterator[Around]:
    """The features of each line that no rule took, among its neighbours; `looks` are those of each of them alone."""
    worths = [max(-6.0, min(6.0, weigh(look, ALONE))) for look in looks]
    own = [1 / (1 + math.exp(-worth)) for worth in worths]
    briefs = [look.brief and not look.stop for look in looks]
    prose, brief = [*accumulate(own, initial=0.0)], [*accumulate(briefs, initial=0.0)]
    ruled = [*accumulate((why is not None for why in reasons), initial=0.0)]
    paragraphs = [*accumulate((look.prose for look in looks), initial=0.0)]
    total, lines = prose[-1], len(reasons)

    def mean(sums: Sequence[float], start: int, stop: int) -> float:
        start, stop = max(0, start), min(len(sums) - 1, stop)
        return (sums[stop] - sums[start]) / (stop - start) if stop > start else 0.0

    listed = form = talk = -99
    i = -1
    for at, why in enumerate(reasons):
        if why is not None:
            listed, form, talk = (
                at if why in group else since for group, since in ((LISTS, listed), (FORMS, form), (TALK, talk))
            )
            continue
        i += 1
        one, worth, look, gap = own[i], worths[i], looks[i], at - listed
        near, wide, wider = (mean(prose, i - reach, i + reach + 1) for reach in (2, 6, 20))
        rules_1, rules_3, rules_8, rules_20 = (mean(ruled, at - reach, at + reach + 1) for reach in (1, 3, 8, 20))
        behind, ahead, start = mean(prose, i - 4, i), mean(prose, i + 1, i + 5), prose[i] < 1
        yield Around(
            always=1.0,
            alone=one,
            near=near,
            wide=wide,
            wider=wider,
            behind=behind,
            ahead=ahead,
            both=min(behind, ahead),
            alone_near=one * near,
            alone_wide=one * wide,
            start=start,
            opening=start * one * ahead,
            end=prose[i + 1] > total - 1,
            passed=prose[i] / max(1.0, total),
            whole=total / len(own),
            rules_1=rules_1,
            rules_3=rules_3,
            rules_8=rules_8,
            rules_20=rules_20,
            rules_all=ruled[-1] / lines,
            list_1=gap == 1,
            list_2=gap == 2,
            list_5=3 <= gap <= 5,
            list_12=5 < gap <= 12,
            form=at - form <= 12,
            thread=at - talk <= 3,
            first=at == 0,
            last=at >= lines - 3,
            subhead=briefs[i] * mean(prose, i + 1, i + 2),
            briefs=briefs[i] * mean(brief, i - 3, i + 4),
            worth=worth,
            worth_rules=worth * rules_8,
            prose_rules=look.prose * rules_8,
            brief_rules=look.brief * rules_8,
            paragraphs=min(paragraphs[i], 5.0),
        )


def weigh(values: T, weights: T) -> float:
    """The sum of the features, each by its weight."""
    return sum(map(mul, values, weights), 0.0)


def judge(lines: Sequence[str], reasons: Sequence[str | None]) -> list[str | None]:
    """A reason for every line that is not body: the given one, or what its look and its neighbours say."""
    bare = [line.casefold().strip(EDGE) for line in lines]
    seen: dict[str, int] = {}
    last = {line: at for at, line in enumerate(bare)}
    looks: list[Alone] = []
    settled = list(reasons)
    paragraphs, thread = 0.0, False
    for at, line in enumerate(lines):
        comments = reasons[at] == "comment form" and THREAD.match(plain(line)) is not None
        thread = thread or (comments and paragraphs >= 4)
        first = seen.setdefault(bare[at], at)
        if settled[at] is None and thread:
            settled[at] = "below the comments"
        elif settled[at] is None:
            looks.append(alone(line, first < at, last[bare[at]] > at))
            paragraphs += looks[-1].prose
    kept = (weigh(values, AROUND) > 0 for values in around(looks, settled))
    return [(None if next(kept) else UNLIKE) if why is None else why for why in settled]
