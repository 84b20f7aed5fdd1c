"""Dates, numbers and lists by CLDR (Unicode's locale data, through Babel), for all languages but English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ..syntax import Edtf, edtf
from .catalogue import babel, locale
from .english import Width
from .marking import N_

# L10n: approximate dates
_HEDGES = {"~": N_("about %(date)s"), "?": N_("possibly %(date)s"), "%": N_("about, possibly %(date)s")}
_SEASONS = {
    "21": N_("spring %(year)s"), "22": N_("summer %(year)s"), "23": N_("autumn %(year)s"), "24": N_("winter %(year)s"),
}  # fmt: skip
# L10n: the first, second and last ten days of a month, such as “early July 2026”
_THIRDS = (N_("early %(month)s"), N_("mid-%(month)s"), N_("late %(month)s"))
_FIRST = {"fr": "1er"}
"""The first of a month, which CLDR writes as a plain number in every language."""


@dataclass(frozen=True)
class _Moment:
    """A year, a month or a day; year 0 is 1 BCE."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def era(self) -> bool:
        """Whether the year is told from a cut-off one by its era."""
        return self.year < 1000


@dataclass(frozen=True)
class Cldr:
    """How a language writes dates, numbers and lists; `translate` gives the words of the interface around them."""

    tag: str
    translate: Callable[..., str]

    @cached_property
    def locale(self) -> Any:
        """The language's data; those of English where there are none."""
        return locale(self.tag) or locale("en-GB")

    @cached_property
    def twice(self) -> re.Pattern[str] | None:
        """A full stop behind a date that ends with one, as Russian years do (`2025 г.`); None where none does."""
        behind = self._pattern("yMMMM", "yMMM").rpartition(")s")[2]
        if not behind.endswith("."):
            return None
        return re.compile(rf"(\d{re.escape(behind)}(?:</\w+>|\u2069)*)\.(?!\.)")

    def number(self, value: Decimal) -> str:
        said = babel("numbers").format_decimal(value, locale=self.locale, decimal_quantization=False)
        return str(said).replace("-", "\u2212")

    def listed(self, items: Sequence[str]) -> str:
        return str(babel("lists").format_list(items, style="standard", locale=self.locale))

    def month(self, month: int, width: Width = "wide") -> str:
        return str(self.locale.months["stand-alone"][width][month])

    # single dates ----------------------------------------------------------------------------------------------------

    def say_year(self, year: int) -> str:
        moment = _Moment(year)
        return self._said(self._pattern("Gy" if moment.era else "y"), moment, "wide")

    def _pattern(self, *skeletons: str) -> str:
        """The first pattern that the language has, with a place for each part: `%(d)s. %(MMMM)s`."""
        known = self.locale.datetime_skeletons
        return next((str(known[name].format) for name in skeletons if name in known), "%(d)s %(MMMM)s %(y)s")

    def _said(self, pattern: str, moment: _Moment, width: Width) -> str:
        return pattern % self._parts(moment, width)

    def _parts(self, moment: _Moment, width: Width) -> Mapping[str, str]:
        """What may stand in a pattern; names of months are as wide as asked, whatever the pattern says."""
        year = 1 - moment.year if moment.year < 1 else moment.year
        found = {"y": str(year), "yyyy": str(year), "G": self._era(moment.year)}
        if moment.month:
            inflected = self.locale.months["format"][width][moment.month]
            found |= dict.fromkeys(("MMM", "MMMM"), inflected)
            found |= dict.fromkeys(("LLL", "LLLL"), self.month(moment.month, width))
            found |= dict.fromkeys(("M", "L"), str(moment.month)) | dict.fromkeys(("MM", "LL"), f"{moment.month:02}")
        first = _FIRST.get(self.tag.partition("-")[0].casefold(), "1")
        return found | {"d": first if moment.day == 1 else str(moment.day), "dd": f"{moment.day:02}"}

    def _era(self, year: int) -> str:
        return str(self.locale.eras["abbreviated"][0 if year < 1 else 1])

    def _moment(self, moment: _Moment, width: Width = "wide", *, year: bool = True) -> str:
        """A year, month or day in words, with its year or without."""
        if not moment.month:
            return self.say_year(moment.year)
        if not year:
            wide = ("MMMMd", "MMMd") if moment.day else ("LLLL", "MMMM", "MMM")
            pattern = self._pattern(*(wide if width == "wide" else wide[-1:]))
        elif moment.era:
            pattern = self._pattern("GyMMMd" if moment.day else "GyMMM")
        elif moment.day:
            pattern = str(self.locale.date_formats["long"].format) if width == "wide" else self._pattern("yMMMd")
        else:
            pattern = self._pattern("yMMMM" if width == "wide" else "yMMM", "yMMM")
        return self._said(pattern, moment, width)

    # dates as they are written ---------------------------------------------------------------------------------------

    def say(self, value: Edtf | date) -> str:
        """A date in words."""
        if isinstance(value, date):
            return self._moment(_Moment(value.year, value.month, value.day))
        return self._edtf(value.text, "wide", None)

    def say_below(self, value: Edtf, year: int | None) -> str:
        """A date with short months, without its year where that is `year`."""
        return self._edtf(value.text, "abbreviated", year)

    def say_until(self, value: Edtf) -> str:
        """An end in words; of a day that is approximate the third of its month."""
        match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})~", value.text, re.ASCII)
        if not match:
            return self.say(value)
        third = _THIRDS[min((int(match[3]) - 1) // 10, 2)]
        return self.translate(third, month=self._moment(_Moment(int(match[1]), int(match[2]))))

    def say_years(self, first: int, last: int) -> str:
        """A span of years."""
        return self._span(_Moment(first), _Moment(last), "wide", None)

    def say_months(self, first: int, last: int, year: int | None, width: Width = "wide") -> str:
        """Months of one year, whose name is left out where None."""
        one, other = _Moment(year or 2000, first), _Moment(year or 2000, last)
        return self._span(one, other, width, 2000 if year is None else None)

    def _edtf(self, text: str, width: Width, within: int | None) -> str:
        start, slash, end = edtf.single(text).partition("/")
        if not slash:
            return self._one(start, width, within)
        if start in edtf.OPEN:
            said = self._one(end, width, within)
            if start:
                return self.translate("until %(date)s", date=said)
            return self.translate("until %(date)s, beginning not known", date=said)
        if end in edtf.OPEN:
            said = self._one(start, width, within)
            if end:
                return self.translate("since %(date)s", date=said)
            return self.translate("from %(date)s, end not known", date=said)
        ends = (_plain(start), _plain(end))
        if ends[0] and ends[1]:
            return self._span(ends[0], ends[1], width, within)
        # L10n: a span of time
        first, last = self._one(start, width, within), self._one(end, width, within)
        return self.translate("%(first)s to %(last)s", first=first, last=last)

    def _one(self, text: str, width: Width, within: int | None) -> str:
        """One date, with what is doubtful about it."""
        match = edtf.ONE.fullmatch(text)
        if not match:
            return text
        said = self._certain(match, width, within)
        return self.translate(_HEDGES[match["hedge"]], date=said) if match["hedge"] else said

    def _certain(self, match: re.Match[str], width: Width, within: int | None) -> str:
        written, month, day = match["year"], match["month"], match["day"]
        if "X" in written:
            return self._unspecified(written)
        year = int(written.removeprefix("Y"))
        if month in _SEASONS:
            return self.translate(_SEASONS[month], year=self.say_year(year))
        if not month or month == "XX":
            return self.say_year(year)
        known = int(day) if day and day != "XX" else 0
        said = self._moment(_Moment(year, int(month), known), width, year=year != within)
        return self.translate("%(month)s, day not known", month=said) if day == "XX" else said

    def _unspecified(self, written: str) -> str:
        """Years of which only the first digits are known."""
        before = written.startswith("-")
        digits = [int(written.lstrip("-").replace("X", digit)) for digit in ("90" if before else "09")]
        if not before and digits[1] > 999:
            # L10n: a decade or a century: “the 1990s”; %(year)s is its first year
            return self.translate("the %(year)ss", year=str(digits[0]))
        first, last = (self.say_year(-each if before else each) for each in digits)
        # L10n: one year between two years
        return self.translate("between %(first)s and %(last)s", first=first, last=last)

    # spans -----------------------------------------------------------------------------------------------------------

    def _span(self, first: _Moment, last: _Moment, width: Width, within: int | None) -> str:
        """Two dates, what they share said once, as the language does that."""
        if first == last:
            return self._moment(first, width, year=first.year != within)
        known = {first.year, last.year} != {within}
        alike = bool(first.month) == bool(last.month) and bool(first.day) == bool(last.day)
        if halves := self._interval(first, last, known) if alike else None:
            return "".join(self._said(half, each, width) for half, each in zip(halves, (first, last), strict=True))
        said = (self._moment(each, width, year=each.year != within) for each in (first, last))
        return self.translate("%(first)s to %(last)s", **dict(zip(("first", "last"), said, strict=True)))

    def _interval(self, first: _Moment, last: _Moment, year: bool) -> list[str] | None:
        """The two halves of a span as the language writes it; None where it has no pattern."""
        if (first.era or last.era) and not (first.era and last.era and not first.month):
            return None
        skeleton = ("y" if year else "") + ("MMM" if first.month else "") + ("d" if first.day else "")
        if first.era:
            skeleton, differ = "Gy", "y" if (first.year < 1) == (last.year < 1) else "G"
        else:
            differ = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        wide = skeleton.replace("MMM", "MMMM")
        found = next((known for name in (wide, skeleton) if (known := self._intervals(name, differ))), None)
        return [str(babel("dates").parse_pattern(each).format) for each in found] if found else None

    def _intervals(self, skeleton: str, differ: str) -> list[str]:
        return list((self.locale.interval_formats.get(skeleton) or {}).get(differ) or ())


def _plain(text: str) -> _Moment | None:
    """A date without doubt; None for any other."""
    match = edtf.ONE.fullmatch(text)
    if not match or match["hedge"] or "X" in text or (match["month"] or "01") > "12":
        return None
    return _Moment(int(match["year"].removeprefix("Y")), int(match["month"] or 0), int(match["day"] or 0))
