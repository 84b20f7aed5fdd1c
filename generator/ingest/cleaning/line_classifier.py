"""How much a line is like the article around it: features and weights, first alone, then among its neighbours."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import mul
from typing import Final, NamedTuple, TypeVar

from .boilerplate import EDGE, FORMS, LISTS, TALK, THREAD, TRANSPARENT, UNLIKE
from .language import FOREIGN
from .prose import FUNCTION_WORDS, PROMOTION, plain


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
    run: float
    before: float
    behind_run: float
    run_brief: float
    most: float
    most_brief: float
    most_rules: float
    most_before: float
    most_behind: float
    both_runs: float
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
    briefs: float
    worth: float
    worth_rules: float
    prose_rules: float
    brief_rules: float


T = TypeVar("T", Alone, Around)

# How far each feature of a line speaks for the article: fitted by logistic regression on 1,082 labelled texts of 374
# pages, then rounded. ALONE is the line by itself, AROUND the line among its neighbours.
ALONE: Final = Alone(
    always=-1.3, tiny=-0.5, short=-0.4, brief=1.0, long=0.6, length=0.4, stop=0.6, colon=2.6, capitals=-0.5,
    headline=-0.6, upper=-0.1, digit=1.1, bullet=1.8, lower=-0.3, promotion=-0.7, bar=0.3, quoted=0.7, ellipsis=-1.5,
    again=-0.6, later=-0.9, prose=0.8,
)  # fmt: skip
AROUND: Final = Around(
    always=-0.4, alone=-0.6, near=1.4, wide=0.3, wider=-0.2, behind=1.2, ahead=0.1, both=0.1, alone_near=1.3,
    alone_wide=0.4, start=-0.7, opening=-0.2, end=1.1, passed=-2.3, whole=0.1, run=0.1, before=-0.7, behind_run=-1.5,
    run_brief=0.1, most=0.8, most_brief=0.8, most_rules=-1.5, most_before=-1.6, most_behind=-0.6, both_runs=0.2,
    rules_1=-2.2, rules_3=-1.5, rules_8=-1.2, rules_20=-0.5, rules_all=1.1, list_1=-1.3, list_2=-1.5, list_5=-1.4,
    list_12=-1.2, form=-0.4, thread=-0.9, first=-1.0, last=-0.4, briefs=-0.8, worth=0.2, worth_rules=0.8,
    prose_rules=0.6, brief_rules=-1.1,
)  # fmt: skip


_KNOWN: Final = (FUNCTION_WORDS.__contains__, FOREIGN.__contains__)


def alone(line: str, again: bool, later: bool) -> Alone:
    """The features of one line; whether the same stands above it, and below, is told."""
    low, words = plain(line), line.split()
    count = len(words)
    capitals = sum([word[0].isupper() for word in words[1:]]) / max(1, count - 1)
    stop = low.rstrip(" )\"'*]").endswith((".", "!", "?"))
    told = low.split() if stop and count >= 10 else []
    common = 0.15 * count
    prose = bool(told) and any(sum(map(known, told)) >= common for known in _KNOWN)
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


def _untaken(reasons: Sequence[str | None]) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """The lines that no rule took: each with where a list, a form and talk were last taken out before it."""
    since = (-99, -99, -99)
    for at, why in enumerate(reasons):
        if why is None:
            yield at, since
        else:
            listed, form, talk = (
                at if why in group else last for group, last in zip((LISTS, FORMS, TALK), since, strict=True)
            )
            since = listed, form, talk


def densest(worths: Sequence[float]) -> range:
    """The run of lines with the largest sum: where the article is, if it is in one place."""
    best, found, total, start = 0.0, range(0), 0.0, 0
    for at, worth in enumerate(worths):
        if total <= 0:
            total, start = 0.0, at
        total += worth
        if total > best:
            best, found = total, range(start, at + 1)
    return found


def _runs(looks: Sequence[Alone], own: Sequence[float], reasons: Sequence[str | None]) -> tuple[range, range]:
    """The run with the most lines that look like prose, and the one with the most words of such lines."""
    lines, words = iter(own), ((2**look.length - 1) * one - 5 for look, one in zip(looks, own, strict=True))
    by_lines = [next(lines) - 0.35 if why is None else -0.6 for why in reasons]
    return densest(by_lines), densest([next(words) if why is None else -8.0 for why in reasons])


def around(looks: Sequence[Alone], reasons: Sequence[str | None]) -> Iterator[Around]:
    """The features of each line that no rule took, among its neighbours; `looks` are those of each of them alone."""
    worths = [max(-6.0, min(6.0, weigh(look, ALONE))) for look in looks]
    own = [1 / (1 + math.exp(-worth)) for worth in worths]
    briefs = [look.brief and not look.stop for look in looks]
    prose, brief = [*accumulate(own, initial=0.0)], [*accumulate(briefs, initial=0.0)]
    ruled = [*accumulate((why is not None for why in reasons), initial=0.0)]
    total, lines = prose[-1], len(reasons)
    run, most = _runs(looks, own, reasons)

    def mean(sums: Sequence[float], start: int, stop: int) -> float:
        start, stop = start if start > 0 else 0, stop if stop < len(sums) else len(sums) - 1
        return (sums[stop] - sums[start]) / (stop - start) if stop > start else 0.0

    for i, (at, (listed, form, talk)) in enumerate(_untaken(reasons)):
        one, worth, look, gap = own[i], worths[i], looks[i], at - listed
        near, wide, wider = (mean(prose, i - reach, i + reach + 1) for reach in (2, 6, 20))
        rules_1, rules_3, rules_8, rules_20 = (mean(ruled, at - reach, at + reach + 1) for reach in (1, 3, 8, 20))
        behind, ahead, start = mean(prose, i - 4, i), mean(prose, i + 1, i + 5), prose[i] < 1
        yield Around(
            always=1.0, alone=one, near=near, wide=wide, wider=wider, behind=behind, ahead=ahead,
            both=min(behind, ahead), alone_near=one * near, alone_wide=one * wide, start=start,
            opening=start * one * ahead, end=prose[i + 1] > total - 1, passed=prose[i] / max(1.0, total),
            whole=total / len(own), run=at in run, before=min(1.0, max(0, run.start - at) / 10),
            behind_run=min(1.0, max(0, at - run.stop + 1) / 10), run_brief=(at in run) * briefs[i], most=at in most,
            most_brief=(at in most) * briefs[i], most_rules=(at in most) * rules_3, most_before=at < most.start,
            most_behind=at >= most.stop, both_runs=at in run and at in most, rules_1=rules_1, rules_3=rules_3,
            rules_8=rules_8, rules_20=rules_20, rules_all=ruled[-1] / lines, list_1=gap == 1, list_2=gap == 2,
            list_5=3 <= gap <= 5, list_12=5 < gap <= 12, form=at - form <= 12, thread=at - talk <= 3, first=at == 0,
            last=at >= lines - 3, briefs=briefs[i] * mean(brief, i - 3, i + 4), worth=worth,
            worth_rules=worth * rules_8, prose_rules=look.prose * rules_8, brief_rules=look.brief * rules_8,
        )  # fmt: skip


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
    # What stands amid any article says nothing of where one is.
    seen_through = [why for why in settled if why not in TRANSPARENT]
    kept = (weigh(values, AROUND) > 0 for values in around(looks, seen_through))
    return [(None if next(kept) else UNLIKE) if why is None else why for why in settled]
