"""Dates as EDTF (ISO 8601-2, levels 0 and 1): how they are read, sorted and said."""

from __future__ import annotations

import calendar
import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edtf.parser.parser_classes import EDTFObject

_PLAIN = re.compile(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-((?!00)\d{2}))?)?", re.ASCII)
_HEDGED = re.compile(rf"{_PLAIN.pattern}[~?%]?", re.ASCII)
ONE = re.compile(
    r"(?P<year>Y-?\d+|-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<hedge>[~?%]?)"
)
"""A date that is no range, with its parts."""
_SAID = re.compile(r"(.*?)((?: [A-Z][a-z]+)?)((?:^| )[\d,]+(?: B?CE)?)")
"""A date in words: what stands before the month, the month, the year."""
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_HEDGES = {"": "", "~": "about ", "?": "possibly ", "%": "about, possibly "}
MONTHS = tuple(calendar.month_name)
"""By number, which begins at 1. `calendar` asks the system anew for each."""
FARTHEST = 10**9
"""The most years before or after year 0 that are read."""
BEFORE = "bce"
"""Under what the years before year 1 are listed."""


@dataclass(frozen=True)
class Edtf:
    """A date as written, with the first and last day that it may mean; None where it is open or not known.

    Days are numbered as `date.toordinal` numbers them, on into the years before 1, where `date` ends.
    """

    text: str
    first: int | None
    last: int | None

    @property
    def earliest(self) -> date:
        """The first day, as near as `date` comes to it."""
        return date.min if self.first is None else _clamped(self.first)

    @property
    def latest(self) -> date:
        """The last day, as near as `date` comes to it."""
        return date.max if self.last is None else _clamped(self.last)

    @property
    def placed(self) -> int:
        """The day at which it stands among others: its first, or its last where no beginning is given."""
        return self.until if self.first is None else self.first

    @property
    def until(self) -> int:
        """Its last day, or one behind all others where no end is given."""
        return FARTHEST * 366 if self.last is None else self.last

    @property
    def year(self) -> int:
        """The year in which it is listed; 0 is 1 BCE."""
        return year(self.placed)

    @property
    def year_month(self) -> tuple[str, ...]:
        """Year and month in which it is listed, as they stand in addresses; all years before 1 go together."""
        if self.placed < 1:
            return (BEFORE,)
        month = _clamped(self.placed).month
        return (f"{self.year:04}", f"{month:02}")

    @property
    def order(self) -> tuple[int, int, str]:
        return (self.placed, self.until, self.text)

    @property
    def hedged(self) -> bool:
        """Whether it is given as approximate or uncertain."""
        return any(mark in self.text for mark in "~?%X")

    @property
    def machine(self) -> str | None:
        """The value of an HTML `datetime` attribute, where HTML knows such a date: a day, a month or a year."""
        text = single(self.text)
        return text if _PLAIN.fullmatch(text) else None

    def __str__(self) -> str:
        return say(self)


def ordinal(year: int, month: int, day: int) -> int:
    """The number of a day of the Gregorian calendar, as `date.toordinal` has it, in whatever year."""
    # The calendar repeats itself every 400 years.
    return date(year % 400 + 400, month, day).toordinal() + (year // 400 - 1) * _CYCLE


def year(day: int) -> int:
    """The year of a numbered day; 0 is 1 BCE."""
    cycle, rest = divmod(day - 1, _CYCLE)
    return cycle * 400 + date.fromordinal(rest + 1).year


_CYCLE = date(401, 1, 1).toordinal() - 1


def _clamped(day: int) -> date:
    return date.fromordinal(min(max(day, 1), date.max.toordinal()))


def single(text: str) -> str:
    """A range whose ends are the same is no range."""
    start, _, end = text.partition("/")
    return start if start == end else text


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """An EDTF date of level 0 or 1. Raises ValueError, with a reason, for anything else."""
    if plain := _PLAIN.fullmatch(text):
        first, last = _bounds(*(int(part) if part else None for part in plain.groups()))
        return Edtf(text, first, last)
    if bounds := _hedged(text):
        return _ordered(text, *bounds)
    if text in ("/", "/..", "../", "../.."):
        raise ValueError("an interval needs a beginning or an end")
    begin, end = _read(text)
    # What cannot be said in words is of a higher level: `1XXX`.
    if not all(end in OPEN or ONE.fullmatch(end) for end in text.split("/")):
        raise ValueError(_HIGHER)
    start, slash, stop = text.partition("/")
    if slash:
        begin = None if start in OPEN else begin
        end = None if stop in OPEN else end
    return _ordered(text, begin, end)


def _ordered(text: str, begin: int | None, end: int | None) -> Edtf:
    if begin is not None and end is not None and begin > end:
        raise ValueError("ends before it begins")
    return Edtf(text, begin, end)


OPEN = ("", "..")
"""Not known, and open: an end that is not known is no shorter than one that is open."""


def day(text: str) -> date:
    """A plain ISO 8601 day, `2025-02-18`, and no other spelling. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("not a day written as 2025-02-18")
    return date.fromisoformat(text)


def say(value: Edtf | date) -> str:
    """A date in words: `18 February 2025`, `about March 2025`, `6 March to September 2014`, `since 2014`, `44 BCE`."""
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month]} {say_year(value.year)}"
    start, slash, end = single(value.text).partition("/")
    if not slash:
        return _one(start)
    if start in OPEN:
        return f"until {_one(end)}" + ("" if start else ", beginning not known")
    if end in OPEN:
        return f"since {_one(start)}" if end else f"from {_one(start)}, end not known"
    return _range(_one(start), _one(end))


def say_year(year: int) -> str:
    """A year in words; year 0 of the calendar is 1 BCE, and a year before 1000 is told from a cut-off one by CE."""
    if year > 999:
        return str(year)
    if year > 0:
        return f"{year} CE"
    return f"{1 - year:,} BCE" if year < -9999 else f"{1 - year} BCE"


def say_until(value: Edtf) -> str:
    """An end in words: `5 July 2026`, `July 2026`; of a day that is approximate the third of its month."""
    match = re.fullmatch(r"(\d{4}-\d{2})-(\d{2})~", value.text, re.ASCII)
    if not match:
        return say(value)
    return f"{('early', 'mid-', 'late')[min((int(match[2]) - 1) // 10, 2)]} {_one(match[1])}".replace("- ", "-")


def _range(first: str, last: str) -> str:
    """Two dates in words, what they share said once: month, year and era."""
    one, other = _SAID.fullmatch(first), _SAID.fullmatch(last)
    if one and other and one[0] == one[3] and other[0] == other[3] and last.endswith(" BCE"):
        return f"{first.removesuffix(' BCE')} to {last}"
    # A word of doubt alone would belong to the second date.
    alone = one and not one[2] and (not one[1] or f"{one[1]} " in _HEDGES.values())
    if not one or not other or one[3] != other[3] or alone:
        return f"{first} to {last}"
    if one[2] and one[2] == other[2] and other[1]:
        return f"{one[1]} to {last}"
    return f"{one[1]}{one[2]} to {last}"


def _one(text: str) -> str:
    match = ONE.fullmatch(text)
    if not match:
        return text
    hedge, written = _HEDGES[match["hedge"]], match["year"]
    if "X" in written:
        return hedge + _unspecified(written)
    year = say_year(int(written.removeprefix("Y")))
    month, day_ = match["month"], match["day"]
    if month in _SEASONS:
        return f"{hedge}{_SEASONS[month]} {year}"
    if not month or month == "XX":
        return f"{hedge}{year}"
    name = f"{MONTHS[int(month)]} {year}"
    if day_ == "XX":
        return f"{hedge}{name}, day not known"
    return f"{hedge}{int(day_)} {name}" if day_ else f"{hedge}{name}"


def _unspecified(written: str) -> str:
    """Years of which only the first digits are known: `the 1990s`, `between 50 and 41 BCE`."""
    if written.startswith("-"):
        early, late = (1 + int(written[1:].replace("X", digit)) for digit in "90")
        return f"between {early} and {late} BCE"
    if int(written.replace("X", "9")) > 999:
        return f"the {written.replace('X', '0')}s"
    early, late = (int(written.replace("X", digit)) for digit in "09")
    return f"between {early or '1 BCE'} and {late} CE"


def _bounds(year: int | None, month: int | None, day: int | None) -> tuple[int, int]:
    assert year
    first, last = month or 1, month or 12
    end = day or calendar.monthrange(year, last)[1]
    return date(year, first, day or 1).toordinal(), date(year, last, end).toordinal()


def _hedged(text: str) -> tuple[int | None, int | None] | None:
    """The bounds of dates that are plain but for a sign of doubt, and of ranges of such, which may be open: nearly all
    dates that are not plain. The library takes ten milliseconds for each, and a hundred to be loaded."""
    ends = text.split("/")
    plain = [_HEDGED.fullmatch(end) for end in ends]
    if len(ends) > 2 or not any(plain) or not all(end in OPEN or match for end, match in zip(ends, plain, strict=True)):
        return None
    found = [_bounds(*(int(part) if part else None for part in each.groups())) if each else None for each in plain]
    first, last = found[0], found[-1]
    return first and first[0], last and last[1]


def _read(text: str) -> tuple[int | None, int | None]:
    """The first and the last day of a date as the library reads it. Raises ValueError."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        # The library prints when it fails.
        with redirect_stdout(None):
            parsed = parse_edtf(text)
            lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, AttributeError, KeyError, TypeError, ValueError, OverflowError):
        # It also stumbles over what its grammar takes: `../199X`, `2025-XX/2025-02` (5.0.2).
        raise ValueError("not a date of EDTF") from None
    if not _allowed(parsed):
        raise ValueError(_HIGHER)
    return _number(lower), _number(upper)


_HIGHER = "not a date of EDTF level 0 or 1"


def _allowed(parsed: EDTFObject) -> bool:
    from edtf.parser import parser_classes as known

    if isinstance(parsed, known.Interval):
        ends = (parsed.lower, parsed.upper)
        return all(_allowed(end) or type(end).__name__ == "UnspecifiedIntervalSection" for end in ends)
    single = (known.Date, known.LongYear, known.Season, known.UncertainOrApproximate, known.Unspecified)
    return isinstance(parsed, single) and not isinstance(parsed, (known.ExponentialYear, known.Level2Season))


def _number(value: object) -> int | None:
    """The number of a day as the library gives it; None where it is open."""
    if not isinstance(value, struct_time):
        return None
    if not -FARTHEST <= value.tm_year <= FARTHEST:
        raise ValueError("year out of range")
    return ordinal(value.tm_year, value.tm_mon, value.tm_mday)
