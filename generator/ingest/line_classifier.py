"""How much a line is like the article around it: features and weights, first alone, then among its neighbours."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import mul
from typing import Final

from .boilerplate import EDGE, FORMS, LISTS, PROMOTION, TALK, THREAD, UNLIKE, plain, word_set

FUNCTION_WORDS: Final = word_set(
    "the of and to a in that is was for it with as on by he she his her at be this had not are but from or have an they"
    " which one you were all their there been if more when will would who so no we can has its than about into i my our"
    " your do them also could because what how"
)
# How far each feature of a line speaks for the article: fitted by logistic regression on 1,082 labelled texts of 374
# pages, then rounded. ALONE is the line by itself, AROUND the line among its neighbours.
ALONE: Final = {
    "always": -0.6,
    "tiny": -0.6,
    "short": -0.7,
    "brief": 0.9,
    "long": 0.7,
    "length": 0.3,
    "stop": 0.6,
    "colon": 2.6,
    "capitals": -0.6,
    "headline": -0.9,
    "upper": -0.2,
    "digit": 1.1,
    "bullet": 1.8,
    "lower": -0.3,
    "promotion": -0.7,
    "bar": 0.3,
    "quoted": 0.7,
    "ellipsis": -1.8,
    "again": -1.0,
    "later": -1.0,
    "prose": 1.0,
}
AROUND: Final = {
    "always": -0.7,
    "alone": -3.4,
    "near": 1.8,
    "wide": 1.1,
    "wider": 2.3,
    "behind": 1.0,
    "ahead": 1.1,
    "both": -0.8,
    "alone near": 1.0,
    "alone wide": -0.7,
    "start": -1.3,
    "opening": 1.0,
    "end": 0.5,
    "passed": -2.4,
    "whole": -1.1,
    "rules 1": -1.9,
    "rules 3": -1.5,
    "rules 8": -2.1,
    "rules 20": -1.4,
    "rules all": 0.9,
    "list 1": -1.1,
    "list 2": -1.4,
    "list 5": -1.3,
    "list 12": -1.1,
    "form": -0.5,
    "thread": -1.0,
    "first": -2.0,
    "last": -1.0,
    "subhead": 0.6,
    "briefs": -0.2,
    "worth": 1.0,
    "worth rules": 0.1,
    "prose rules": 0.9,
    "brief rules": -1.9,
    "paragraphs": 0.3,
}
BRIEF, STOP, PROSE = map([*ALONE].index, ("brief", "stop", "prose"))


def paragraph(line: str) -> bool:
    look = alone(line, False, False)
    return bool(look[PROSE] or (look[STOP] and line.count(" ") >= 14))  # the latter in any language


def alone(line: str, again: bool, later: bool) -> tuple[float, ...]:
    """The features of ALONE for one line."""
    low, words = plain(line), line.split()
    count = len(words)
    capitals = sum(word[0].isupper() for word in words[1:]) / max(1, count - 1)
    stop = low.rstrip(" )\"'*]").endswith((".", "!", "?"))
    prose = stop and count >= 10 and sum(word in FUNCTION_WORDS for word in low.split()) >= 0.15 * count
    return (
        1.0,
        count <= 2,
        count <= 4,
        count <= 8,
        count >= 30,
        math.log2(count + 1),
        stop,
        low.endswith(":"),
        capitals,
        capitals * (count >= 5),
        line.isupper() and count > 1,
        low[0].isdigit(),
        line[0] in "-*\u2022\u2013",
        line[0].islower(),
        PROMOTION.search(low[:400]) is not None,
        "|" in low,
        low[0] in "\"'",
        low.endswith("..."),
        again,
        later,
        prose,
    )


def around(looks: Sequence[tuple[float, ...]], reasons: Sequence[str | None]) -> Iterator[tuple[float, ...]]:
    """The features of AROUND for each line that no rule took; `looks` are the features of each of these alone."""
    worths = [max(-6.0, min(6.0, weigh(look, ALONE))) for look in looks]
    own = [1 / (1 + math.exp(-worth)) for worth in worths]
    briefs = [look[BRIEF] and not look[STOP] for look in looks]
    prose, brief = [*accumulate(own, initial=0.0)], [*accumulate(briefs, initial=0.0)]
    ruled = [*accumulate((why is not None for why in reasons), initial=0.0)]
    paragraphs = [*accumulate((look[PROSE] for look in looks), initial=0.0)]
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
        yield (
            1.0,
            one,
            near,
            wide,
            wider,
            behind,
            ahead,
            min(behind, ahead),
            one * near,
            one * wide,
            start,
            start * one * ahead,
            prose[i + 1] > total - 1,
            prose[i] / max(1.0, total),
            total / len(own),
            rules_1,
            rules_3,
            rules_8,
            rules_20,
            ruled[-1] / lines,
            gap == 1,
            gap == 2,
            3 <= gap <= 5,
            5 < gap <= 12,
            at - form <= 12,
            at - talk <= 3,
            at == 0,
            at >= lines - 3,
            briefs[i] * mean(prose, i + 1, i + 2),
            briefs[i] * mean(brief, i - 3, i + 4),
            worth,
            worth * rules_8,
            look[PROSE] * rules_8,
            look[BRIEF] * rules_8,
            min(paragraphs[i], 5.0),
        )


def weigh(values: tuple[float, ...], weights: dict[str, float]) -> float:
    return sum(map(mul, values, weights.values()), 0.0)


def judge(lines: Sequence[str], reasons: Sequence[str | None]) -> list[str | None]:
    """A reason for every line that is not body: the given one, or what its look and its neighbours say."""
    bare = [line.casefold().strip(EDGE) for line in lines]
    seen: dict[str, int] = {}
    last = {line: at for at, line in enumerate(bare)}
    looks: list[tuple[float, ...]] = []
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
            paragraphs += looks[-1][PROSE]
    kept = (weigh(values, AROUND) > 0 for values in around(looks, settled))
    return [(None if next(kept) else UNLIKE) if why is None else why for why in settled]
