"""Few combinations in which every two values of different parameters meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

Combination = tuple[object, ...]
Pair = tuple[tuple[int, object], tuple[int, object]]


def pairs(combination: Combination) -> set[Pair]:
    """The pairs of values that meet in a combination, each value with the number of its parameter."""
    return set(combinations(enumerate(combination), 2))


def pairwise(*parameters: Sequence[object]) -> list[Combination]:
    """Of all combinations, always the one next in which most pairs meet that have not met; the first among equals."""
    left = list(product(*parameters))
    unmet = set().union(*map(pairs, left))
    chosen: list[Combination] = []
    while unmet:
        best = max(left, key=lambda each: len(pairs(each) & unmet))
        left.remove(best)
        chosen.append(best)
        unmet -= pairs(best)
    return chosen
