"""Whether a text writes the day or the month first, where a day in numbers leaves it open: 06/01/2026."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from .byline import DAY, LONGEST, day
from .prose import plain

_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"\b(?:e[sd]t|p[sd]t|c[sd]t|m[sd]t|e\.t\.)\b|\d:\d\d:\d\d [ap]m\b")
_DAY_FIRST = re.compile(r"\b(?:gmt|bst|uhr|ist|aest|nzst)\b")
_BRITISH = re.compile(
    r"\b(?:(?:col|fav|hon|lab|neighb|behavi|harb|rum|hum)our\w*|(?:cent|theat|lit|kilomet|centimet)res?|defence"
    r"|(?:organ|real|recogn|critic|emphas|apolog|special)is(?:e[ds]?|ing|ation\w*)|travell(?:ed|ing|ers?)|whilst|grey"
    r"|programmes?|analysed?|per cent|cheques?|learnt|maths|mum)\b|\xa3|\.co\.uk\b|\.com\.au\b"
)
_AMERICAN = re.compile(
    r"\b(?:(?:col|fav|hon|lab|neighb|behavi|harb|rum|hum)or(?:s|ed|ing|hoods?|ite\w*|able|al|ful)?"
    r"|centers?|theaters?|liters?|kilometers?"
    r"|defense|(?:organ|real|recogn|critic|emphas|apolog|special)iz(?:e[ds]?|ing|ation\w*)|travel(?:ed|ing|ers?)|gray"
    r"|analyzed?|percent|mom|zip codes?)\b"
)
_ZIP: Final = re.compile(r"\b[A-Z]{2} \d{5}\b")
SURE: Final = 2
"""More words spelled the one way than the other."""


def day_first(lines: Sequence[str], language: str | None) -> bool | None:
    """How a text writes days in numbers; None where nothing says it, or things say both.

    Other days of the text go first, then the zone of their time, then the language, then how words are spelled.
    """
    numbers = [found for line in lines if len(line) < LONGEST for found in _NUMBERS.finditer(line)]
    if not numbers:
        return None
    said = _by_numbers(numbers) or _by_words(numbers, lines) or _by_zone(lines)
    if said:
        return said.pop() if len(said) == 1 else None
    if language not in ("en", None):
        return True
    return _by_spelling(numbers, lines)


def _by_numbers(numbers: Iterable[re.Match[str]]) -> set[bool]:
    pairs = [(int(found[1]), int(found[3])) for found in numbers]
    return {first > 12 for first, second in pairs if max(first, second) > 12 >= min(first, second)}


def _by_words(numbers: Iterable[re.Match[str]], lines: Sequence[str]) -> set[bool]:
    """Whether one of two readings is a day that the text has in words too."""
    written = {
        (when.year, when.month, when.day)
        for line in lines
        if len(line) < LONGEST and not _NUMBERS.search(line) and (when := day(line)[0])
    }
    pairs = [(int(found[4]), int(found[1]), int(found[3])) for found in numbers]
    first = {True for year, one, two in pairs if one != two and (year, two, one) in written}
    return first | {False for year, one, two in pairs if one != two and (year, one, two) in written}


def _by_zone(lines: Sequence[str]) -> set[bool]:
    dated = [plain(line) for line in lines if len(line) < LONGEST and _NUMBERS.search(line)]
    said = {True for line in dated if _DAY_FIRST.search(line)}
    return said | {False for line in dated if _MONTH_FIRST.search(line)}


def _by_spelling(numbers: Iterable[re.Match[str]], lines: Sequence[str]) -> bool | None:
    text = "\n".join(map(plain, lines))
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    american += SURE * any(_ZIP.search(line) for line in lines)
    more, less = max(british, american), min(british, american)
    if more - less < SURE or less * 3 > more:
        return None
    # Hyphens are written by those who put the day first too, whatever English they write.
    slashed = all(found[2] == "/" for found in numbers)
    return True if british > american else False if slashed else None


def open_day(line: str) -> bool:
    """Whether a line has a day in numbers that can be read in two ways."""
    found = _NUMBERS.search(line)
    if DAY.search(plain(line)) is None or found is None:
        return False
    return max(int(found[1]), int(found[3])) <= 12 and found[1].zfill(2) != found[3].zfill(2)
