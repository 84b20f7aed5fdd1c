"""How alike two texts are: by the words that they share, those counting most that few texts have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ..quotation import words

T = TypeVar("T")
STEM = 5
"""Words are alike by so many of their first letters, since their ends bend."""
_COMMON = (
    "a about after all also an and are as at be been but by can could did do does for from had has have he her his how "
    "if in into is it its may more most no not of on one or our out over said says she so some than that the their "
    "them then there they this to was we were what when which who will with would you"
)
COMMON = frozenset(_COMMON.split())
"""English words that say little."""


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, each by its beginning."""
    return frozenset(word[:STEM] for word in words(text) if word not in COMMON and (len(word) > 2 or word.isdigit()))


@dataclass(frozen=True)
class Corpus(Generic[T]):
    """Things, each with a text of its own, among which those that are like another text are found."""

    texts: Mapping[T, str]

    @cached_property
    def _stems(self) -> Mapping[T, frozenset[str]]:
        return {thing: stems(text) for thing, text in self.texts.items()}

    @cached_property
    def _held(self) -> Counter[str]:
        return Counter(stem for found in self._stems.values() for stem in found)

    def _weight(self, found: Iterable[str]) -> float:
        return sum(math.log(1 + (len(self.texts) + 1) / (1 + self._held[stem])) for stem in found)

    def like(self, text: str, least: float) -> Iterator[T]:
        """The things whose texts share most with a text, from 1 (all) down to `least`, the likest first."""
        mine = stems(text)
        ranked = []
        for number, (thing, own) in enumerate(self._stems.items()):
            shared = mine & own
            whole = math.sqrt(self._weight(mine) * self._weight(own)) if shared else 0
            if whole and (score := self._weight(shared) / whole) >= least:
                ranked.append((-score, number, thing))
        yield from (thing for _, _, thing in sorted(ranked, key=lambda each: each[:2]))
