"""The words of a text, normalised: the one rule by which quotations and articles are compared.

The rule is the same everywhere: NFKC; case folded; quotation marks, dashes and hyphens, ellipses and white space
alike; zero-width characters gone; a hyphen between letters is part of the word.
Punctuation is not compared, signs that belong to a number (`$`, `%`, a leading minus) are.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Separator(Enum):
    """What stands between a part of a word and the part before it."""

    SPACE = " "
    HYPHEN = "-"
    DASH = "\u2014"

    def agrees(self, other: Separator) -> bool:
        """Dashes and hyphens are alike, and a dash is punctuation; but a hyphen is not a space."""
        return {self, other} != {Separator.SPACE, Separator.HYPHEN}


@dataclass(frozen=True)
class WordPart:
    """A word, or the part of a word up to a hyphen, with its offsets in the text that it comes from."""

    text: str
    link: Separator
    start: int
    end: int
    number: int
    """Of the word in the text, from one; the parts of a hyphenated word share it."""

    def agrees(self, other: WordPart) -> bool:
        return self.text == other.text and self.link.agrees(other.link)


_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011\u2212\ufe63\uff0d]")
_DASHES = re.compile("[\u2012-\u2015\u2e3a\u2e3b\ufe58]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u02b9\u0060\u00b4\uff07]")
_PART = re.compile(
    r"(?:(?<![\w)])-(?=[$\u20ac\u00a3\u00a5\u20bd]?\d))?[$\u20ac\u00a3\u00a5\u20bd]?"
    r"(?:[^\W_]|(?<=\d),(?=\d)|(?<=[^\W_])['.&](?=[^\W_]))+%?|[$\u20ac\u00a3\u00a5\u20bd]"
)


def fold(text: str) -> str:
    """A text as it is compared, white space and punctuation still in place."""
    text = _ZERO_WIDTH.sub("", unicodedata.normalize("NFKC", _HYPHENS.sub("-", text)))
    text = _HYPHENS.sub("-", _DASHES.sub("\u2014", _APOSTROPHES.sub("'", text)))
    return unicodedata.normalize("NFKC", text.casefold())


def parts(text: str, first: int = 1) -> tuple[WordPart, ...]:
    """The parts of the words of a text in order; words are numbered from `first`.

    Offsets are exact to the run between white space, and within it unless normalisation changes its length.
    """
    found: list[WordPart] = []
    number, dashed = first - 1, False
    for run in re.finditer(r"\S+", text):
        folded = fold(run.group())
        # One character may fold to two and another to none, so the same length in all does not prove it.
        exact = run.group().isascii() or (
            len(folded) == len(run.group()) and all(len(fold(character)) == 1 for character in run.group())
        )
        behind = 0
        for match in _PART.finditer(folded):
            between = folded[behind : match.start()]
            if found and behind and between == "-":
                link = Separator.HYPHEN
            else:
                link = (
                    Separator.DASH if found and (dashed or "-" in between or "\u2014" in between) else Separator.SPACE
                )
                number += 1
            behind, dashed = match.end(), False
            start, end = match.span() if exact else (0, len(run.group()))
            found.append(WordPart(match.group(), link, run.start() + start, run.start() + end, number))
        # A dash between white space or at a run's end still stands between its neighbours.
        dashed = dashed or "-" in folded[behind:] or "\u2014" in folded[behind:]
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The normalised words of a text; a hyphenated word is one."""
    found: list[str] = []
    for part in parts(text):
        if part.link is Separator.HYPHEN:
            found[-1] += "-" + part.text
        else:
            found.append(part.text)
    return tuple(found)


def count(text: str) -> int:
    """The number of words of a text."""
    return sum(part.link is not Separator.HYPHEN for part in parts(text))


def number(paragraphs: Sequence[str]) -> tuple[tuple[WordPart, ...], ...]:
    """The parts of each paragraph, its words numbered through the whole article."""
    numbered: list[tuple[WordPart, ...]] = []
    first = 1
    for paragraph in paragraphs:
        numbered.append(parts(paragraph, first))
        first = numbered[-1][-1].number + 1 if numbered[-1] else first
    return tuple(numbered)


def digest(paragraphs: Iterable[str]) -> str:
    """SHA-256 of an article's normalised words, joined by single spaces; hexadecimal."""
    joined = " ".join(word for paragraph in paragraphs for word in words(paragraph))
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()
