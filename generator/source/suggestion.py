"""What somebody most likely meant: the nearest known word, a date in another spelling."""

from __future__ import annotations

import difflib
import re
from calendar import month_abbr, month_name, monthrange
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped or shortened one most likely meant."""
    words = sorted(set(known))
    if same := [each for each in words if each.casefold() == word.casefold()]:
        return same[0]
    # The first words of a key, where the rest was not remembered.
    if cut := [each for each in words if len(word) > 3 and each.startswith(f"{word}-")]:
        return min(cut, key=len)
    if (part := [each for each in words if len(word) > 3 and word in each.split("-")]) and len(part) == 1:
        return part[0]
    # Capitals make no other word; of two that differ in them alone the first stands for both.
    folded = {each.casefold(): each for each in reversed(words)}
    if found := difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6):
        return folded[found[0]]
    longer = [each for each in words if len(word) > 3 and each.startswith(word)]
    return min(longer, key=len, default=None)


_MONTHS = {name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTHS |= {"sept": 9}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS = r"[-/. \u2010-\u2015\u2212]"
"""What stands between the figures of a day, other dashes than the hyphen among it."""
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?P<y>\d{{4}}){_PARTS}(?P<m>\d{{1,2}}){_PARTS}(?P<d>\d{{1,2}})(?:[T ]\d{{1,2}}:.*)?",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})",
        r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})",
        r"(?:[a-z]+day,? )?(?P<d>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?P<m>[a-z]{3,9})\.?,? (?P<y>\d{4})",
        r"(?:[a-z]+day,? )?(?P<m>[a-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})",
        r"(?P<m>[a-z]{3,9})\.? (?P<y>\d{4})",
        r"(?P<d>1[3-9]|2\d|3[01])[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})",
        r"(?P<m>\d{1,2})[-/](?P<d>1[3-9]|2\d|3[01])[-/](?P<y>\d{4})",
    )
)
"""Spellings of a day or a month that can mean one thing only; 3/4/2021 is none of them."""
_ISO = r"\d{4}(?:-\d\d){0,2}[~?%]?"
_WORDS = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"(?:c\.?|ca\.?|circa|about|around|approx\.?|~) ?(.+)", "{}~"),
        (r"(?:since|from|after) (.+)", "{}/.."),
        (r"(?:until|till|to|before) (.+)", "../{}"),
        (r"(.+?) ?(?:–|—| to | until | - ) ?(.+)", "{}/{}"),
        (r"(\d{4}) ?- ?(\d{4})", "{}/{}"),
        (r"(.+)\?", "{}?"),
    )
)


_LONGEST = 60
"""No spelling of a date or a range is longer."""


def meant_date(text: str) -> str | None:
    """The date in ISO 8601 or EDTF that was most likely meant by one in another spelling."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return text
    if decade := re.fullmatch(r"(?:the )?(\d{3})0'?s", text, re.ASCII | re.IGNORECASE):
        return f"{decade[1]}X"
    if era := re.fullmatch(r"(\d{1,4}) ?BC(?:E)?", text, re.ASCII | re.IGNORECASE):
        return f"-{int(era[1]) - 1:04}" if int(era[1]) > 1 else "0000"
    if found := _day(text):
        return found
    if (ends := re.fullmatch(rf"({_ISO})/({_ISO})", text, re.ASCII)) and ends[2] < ends[1]:
        return f"{ends[2]}/{ends[1]}"
    for pattern, written in _WORDS:
        if match := pattern.fullmatch(text):
            parts = [meant_date(part) for part in match.groups()]
            return written.format(*parts) if all(parts) else None
    return None


def two_days(text: str) -> tuple[str, str] | None:
    """The two days that a date in figures may be, whose order is that of a country: 1/2/2025."""
    match = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", " ".join(text.split()), re.ASCII)
    first, second = (int(match[1]), int(match[2])) if match else (0, 0)
    if not match or not (1 <= first <= 12 and 1 <= second <= 12) or first == second:
        return None
    return f"{match[3]}-{first:02}-{second:02}", f"{match[3]}-{second:02}-{first:02}"


def _day(text: str) -> str | None:
    """A day, a month or a season that the calendar has."""
    for pattern in _DAYS:
        if not (match := pattern.fullmatch(text)):
            continue
        year, name, day = match["y"], match["m"].casefold(), match.groupdict().get("d")
        if name in _SEASONS and not day:
            return f"{year}-{_SEASONS[name]}"
        month = int(name) if name.isdigit() else _MONTHS.get(name, 0)
        last = monthrange(int(year), month)[1] if 1 <= month <= 12 and int(year) else 0
        if last and not day:
            return f"{year}-{month:02}"
        if last and day and 1 <= int(day) <= last:
            return f"{year}-{month:02}-{int(day):02}"
    return None
