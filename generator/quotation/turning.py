"""Where what is known of an article turns: negations, limiters, reversals, numbers, ends of sentences and clauses."""

from __future__ import annotations

from functools import cached_property, lru_cache

import regex

from .known import Bond, Edge, JointKind, KnownText
from .language import Language

BEFORE = 4
"""A negation, limiter or reversal within so many words before a quotation belongs to it."""
BEHIND = 2
"""The same behind it."""

_SIGN = regex.compile(r"[.!?…。！？।॥؟۔።։]")
_PAUSE = regex.compile(r"[,;:()\[\]–—,،؛、,；：!?。！？।॥؟۔።։]|\s-\s|--")
_INITIAL = regex.compile(r"\p{L}|(?:\p{L}\.)+\p{L}")


@lru_cache(maxsize=1024)
def turning(known: KnownText, language: Language) -> Turning:
    return Turning(known, language)


class Turning:
    """Words by their place among those that are known; each answer takes a time that does not grow with the text."""

    def __init__(self, known: KnownText, language: Language) -> None:
        self.known, self.language = known, language

    def next_hidden(self, last: int) -> int:
        """The first negation, limiter or reversal behind a word; the number of words where there is none."""
        return self._next_hidden[last]

    def next_end(self, last: int) -> int:
        """The first word from this one on behind which a sentence ends."""
        return self._next_end[last]

    def counts(self, at: int) -> bool:
        """Whether a word is a number."""
        return self.language.counts(self.known.words[at].text)

    def replaceable(self, at: int) -> bool:
        return self.language.replaces(self.known.words[at].text)

    def hides(self, at: int) -> bool:
        """Whether a word is a negation, a limiter or a reversal."""
        words, known = self.known.words, self.known
        if self.language.negates(words[at].text):
            return True
        return self.language.limits(known.printed(at), words[at + 1].text if at + 1 < len(words) else "")

    def cropped_before(self, first: int) -> int | None:
        """The negation, limiter or reversal that stands in the same clause, close before a word."""
        words, at = self.known.words, first - 1
        while at >= 0 and words[first].number - words[at].number <= BEFORE and not self._clause(at):
            if self.hides(at):
                return at
            at -= 1
        return None

    def cropped_behind(self, last: int) -> int | None:
        """The same, close behind a word."""
        words, at = self.known.words, last + 1
        while at < len(words) and words[at].number - words[last].number <= BEHIND and not self._clause(at - 1):
            if self.hides(at):
                return at
            at += 1
        return None

    def insertable_before(self, first: int) -> bool:
        """Whether an insertion may stand before a quotation that begins here: in place of a word that it may replace,
        or where a sentence begins."""
        if first == 0:
            return self.known.before not in (Edge.PLAIN, Edge.UNJUDGED)
        return self._insertable(first - 1, first - 1)

    def insertable_behind(self, last: int) -> bool:
        if last + 1 == len(self.known.words):
            return self.known.behind not in (Edge.PLAIN, Edge.UNJUDGED)
        return self._insertable(last, last + 1)

    def _insertable(self, ahead: int, beside: int) -> bool:
        if self._ends[ahead] or (self.adjacent(ahead) and self.replaceable(beside)):
            return True
        bonds = self.known.bonds_between(ahead, ahead + 1)
        return any(bond.kind is JointKind.INSERTION or not bond.judged for bond in bonds) and not self.adjacent(ahead)

    def adjacent(self, at: int) -> bool:
        """Whether nothing stands between a word and the next that is known."""
        words = self.known.words
        return at + 1 < len(words) and words[at].number + 1 == words[at + 1].number

    # ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _next_hidden(self) -> list[int]:
        found, until = [0] * len(self.known.words), len(self.known.words)
        for at in range(len(found) - 1, -1, -1):
            found[at] = until
            until = at if self.hides(at) else until
        return found

    @cached_property
    def _next_end(self) -> list[int]:
        found, until = [0] * len(self._ends), len(self._ends)
        for at in range(len(found) - 1, -1, -1):
            until = at if self._ends[at] else until
            found[at] = until
        return found

    @cached_property
    def _ends(self) -> list[bool]:
        """For each word whether a sentence ends behind it."""
        return [self._end(at) for at in range(len(self.known.words))]

    def _end(self, at: int) -> bool:
        between, words = self.known.between(at), self.known.words
        if between is None:
            return at + 1 == len(words) or any(bond.sentence for bond in self._bonds(at))
        if not (sign := _SIGN.search(between)) or (following := self.known.printed(at + 1))[0].islower():
            return False
        word = words[at].text
        if sign.group() == "." and (word in self.language.abbreviation or _INITIAL.fullmatch(word)):
            return following[0].isupper() and words[at + 1].text in self.language.opening
        return True

    def _clause(self, at: int) -> bool:
        """Whether a clause ends behind a word."""
        between = self.known.between(at)
        return self._ends[at] or (between is not None and _PAUSE.search(between) is not None)

    def _bonds(self, at: int) -> tuple[Bond, ...]:
        return self.known.bonds_between(at, at + 1)
