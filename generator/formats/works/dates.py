"""Dates of other programs: in parts, in words, in the order of a country, as EDTF and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...source import meant_date
from ...syntax import edtf

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "1": 21, "2": 22, "3": 23, "4": 24}
_NONE = re.compile(r"n\.? ?d\.?|no date|undated|s\. ?d\.|o\. ?J\.|б\. ?г\.|\[?n\.d\.\]?", re.IGNORECASE)
_STATUS = re.compile(r"(?:in press|forthcoming|submitted|accepted|to appear|in preparation|im Druck)\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def read(value: object) -> tuple[str | None, str]:
    """A date as EDTF, or None, and what could not be taken of it, empty where it was taken whole."""
    if isinstance(value, Mapping):
        return _parts(value)
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        # As pandoc has them in YAML: one in parts, or the two ends of a range.
        found = [_parts(each) for each in value[:2]]
        if all(text for text, _ in found):
            return "/".join(str(text) for text, _ in found), ""
        return next(each for each in found if not each[0])
    text = " ".join(str(value).split())
    if not text or _NONE.fullmatch(text):
        return None, "" if not text else "left out, it says that there is none"
    return _words(text)


def words(value: object) -> str:
    """A date as it was written."""
    if isinstance(value, Mapping):
        return str(value.get("literal") or value.get("raw") or value.get("date-parts") or value)
    return str(value)


def status(value: object) -> str | None:
    """What stands in place of a date while a work has not appeared."""
    text = words(value).strip()
    return text.rstrip(".").casefold() if _STATUS.fullmatch(text) else None


def _words(text: str) -> tuple[str | None, str]:
    for each in (text, meant_date(text)):
        if each and _valid(each):
            return each, ""
    years = set(_YEAR.findall(text))
    if len(years) == 1 and _valid(year := years.pop()):
        two = " it can be two days;" if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", text) else ""
        return year, f"only its year could be read;{two} write the day as 2025-02-18"
    return None, "left out, no date that could be read; write it as 2025-02-18"


def _valid(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True


def _parts(value: Mapping[str, Any]) -> tuple[str | None, str]:
    said = next((read(str(value[name])) for name in ("edtf", "literal", "raw") if value.get(name)), None)
    if said and (said[0] or not value.get("date-parts")):
        return said
    ends = value.get("date-parts")
    ends = ends if isinstance(ends, list) else [[value.get(part, "") for part in ("year", "month", "day")]]
    made = [text for each in ends if (text := _end(each if isinstance(each, list) else [each]))]
    if not made:
        return None, "" if not any(any(e) if isinstance(e, list) else e for e in ends) else "left out, no date in it"
    season = _SEASONS.get(str(value.get("season", "")).casefold())
    if season and len(made) == 1 and len(made[0]) == 4:
        made = [f"{made[0]}-{season}"]
    hedge = "~" if str(value.get("circa", "")).casefold() not in ("", "false", "0", "none") else ""
    text = "/".join(f"{each}{hedge}" for each in made)
    return (text, "") if _valid(text) else (None, "left out, no date of the calendar; see what its day and month are")


def _end(parts: list[Any]) -> str:
    """Year, month and day in numbers, as far as there are. CSL has no year 0: its year -1 is EDTF's 0."""
    found: list[str] = []
    for part in parts[:3]:
        if not re.fullmatch(r"-?\d+", text := str(part).strip()) or (int(text) == 0 and found):
            break
        number = int(text) + (int(text) < 0 and not found)
        found.append((f"-{-number:04}" if number < 0 else f"{number:04}") if not found else f"{number:02}")
    return "-".join(found)


_EXACT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)


def parted(text: str) -> dict[str, Any]:
    """EDTF as CSL-JSON has dates: in parts where these say it, else the text as it is."""
    ends = [_EXACT.fullmatch(each) for each in text.split("/")]
    if not all(ends) or len({end[4] for end in ends if end}) > 1:
        return {"literal": text}
    numbers = [[int(part) for part in end.groups()[:3] if part] for end in ends if end]
    numbers = [[year - (year < 1), *rest] for year, *rest in numbers]
    seasons = [end[1] - 20 for end in numbers if len(end) > 1 and end[1] > 12]
    if seasons:
        alone = len(numbers) == 1 and len(numbers[0]) == 2 and seasons[0] <= 4
        found: dict[str, Any] = {"date-parts": [numbers[0][:1]], "season": seasons[0]}
        return found | ({"circa": True} if ends[0] and ends[0][4] else {}) if alone else {"literal": text}
    return {"date-parts": numbers} | ({"circa": True} if ends[0] and ends[0][4] else {})
