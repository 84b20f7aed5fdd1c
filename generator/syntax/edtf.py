"""Dates as EDTF (ISO 8601-2, levels 0 and 1): how they are read, sorted and said."""

from __future__ import annotations

import calendar
import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.parser_classes import (
    Date,
    EDTFObject,
    Interval,
    Level2Season,
    Season,
    UncertainOrApproximate,
    Unspecified,
)

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-((?!00)\d{2}))?)?", re.ASCII)
_ONE = re.compile(r"(?P<year>-?\d{3}[\dX]|-?\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<hedge>[~?%]?)")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_HEDGES = {"": "", "~": "about ", "?": "possibly ", "%": "about, possibly "}


@dataclass(frozen=True)
class Edtf:
    """A date as written, with the first and last day that it may mean (`date.min`, `date.max` for open ends)."""

    text: str
    earliest: date
    latest: date

    @property
    def order(self) -> tuple[date, date, str]:
        return (self.earliest, self.latest, self.text)

    @property
    def hedged(self) -> bool:
        """Whether it is given as approximate or uncertain."""
        return any(mark in self.text for mark in "~?%X")

    @property
    def machine(self) -> str | None:
        """The value of an HTML `datetime` attribute, where HTML knows such a date: a day, a month or a year."""
        plain = _PLAIN.fullmatch(self.text)
        return self.text if plain else None

    def __str__(self) -> str:
        return say(self)


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """An EDTF date of level 0 or 1. Raises ValueError, with a reason, for anything else."""
    if plain := _PLAIN.fullmatch(text):
        year, month, day = (int(part) if part else None for part in plain.groups())
        return Edtf(text, *_bounds(year or 0, month, day))
    if text in ("/", "/..", "../", "../.."):
        raise ValueError("an interval needs a beginning or an end")
    parsed, first, last = _edtf(text)
    if not _allowed(parsed):
        raise ValueError("not a date of EDTF level 0 or 1")
    earliest, latest = _day(first, date.min), _day(last, date.max)
    if isinstance(parsed, Interval):
        # An open end is written `..`; an end left empty is unknown, which is no shorter.
        start, end = text.split("/")
        earliest = date.min if start in ("", "..") else earliest
        latest = date.max if end in ("", "..") else latest
    if earliest > latest:
        raise ValueError("ends before it begins")
    return Edtf(text, earliest, latest)


def day(text: str) -> date:
    """A plain ISO 8601 day, `2025-02-18`, and no other spelling. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("not a day written as 2025-02-18")
    return date.fromisoformat(text)


def say(value: Edtf | date) -> str:
    """A date in words: `18 February 2025`, `about March 2025`, `6 March to September 2014`, `since 2014`."""
    if isinstance(value, date):
        return f"{value.day} {calendar.month_name[value.month]} {value.year}"
    start, slash, end = value.text.partition("/")
    if not slash:
        return _one(start)
    if start in ("", ".."):
        return f"until {_one(end)}"
    if end in ("", ".."):
        return f"since {_one(start)}"
    first, last = _one(start), _one(end)
    year = first[-5:]
    if last.endswith(year) and year[0] == " " and len(first) > 5:
        first = first[:-5]
        month = first.partition(" ")[2]
        if month and last.endswith(f" {month}{year}"):
            first = first.partition(" ")[0]
    return f"{first} to {last}"


def _one(text: str) -> str:
    match = _ONE.fullmatch(text)
    if not match:
        return text
    hedge, year = _HEDGES[match["hedge"]], match["year"]
    if "X" in year:
        return f"{hedge}the {year.replace('X', '0')}s"
    month, day_ = match["month"], match["day"]
    if month in _SEASONS:
        return f"{hedge}{_SEASONS[month]} {year}"
    if not month or month == "XX":
        return f"{hedge}{year}"
    name = f"{calendar.month_name[int(month)]} {year}"
    if day_ == "XX":
        return f"{hedge}{name}, day not known"
    return f"{hedge}{int(day_)} {name}" if day_ else f"{hedge}{name}"


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if not year:
        raise ValueError("year 0 is not supported")
    first, last = month or 1, month or 12
    return date(year, first, day or 1), date(year, last, day or calendar.monthrange(year, last)[1])


def _edtf(text: str) -> tuple[EDTFObject, object, object]:
    """What the library makes of a date, with its first and last day."""
    try:
        # The library prints when it fails.
        with redirect_stdout(None):
            parsed = parse_edtf(text)
            return parsed, parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, AttributeError, KeyError, TypeError, ValueError, OverflowError):
        # It also stumbles over what its grammar takes: `../199X`, `2025-XX/2025-02` (5.0.2).
        raise ValueError("not a date of EDTF") from None


def _allowed(parsed: EDTFObject) -> bool:
    if isinstance(parsed, Interval):
        ends = (parsed.lower, parsed.upper)
        return all(_allowed(end) or type(end).__name__ == "UnspecifiedIntervalSection" for end in ends)
    known = isinstance(parsed, (Date, Season, UncertainOrApproximate, Unspecified))
    return known and not isinstance(parsed, Level2Season)


def _day(value: object, open_: date) -> date:
    if not isinstance(value, struct_time):
        return open_
    if not 1 <= value.tm_year <= 9999:
        raise ValueError("year out of range")
    return date(value.tm_year, value.tm_mon, value.tm_mday)
