"""Days whose month is written in another language than English, by the names that CLDR has."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from .month_names import NAMES

_DAY = re.compile(
    r"(?P<day>\d{1,2})\.?(?: de)? (?P<month>[^\W\d_]{2,20})\.?,?(?: de| del)? (?P<year>\d{4})(?!\d)(?P<rest>.*)"
)
_AROUND = re.compile(
    r"\b(?:uhr|um|à|às|a las|alle|ore|kl|об?|в|г|год[ау]?|р|року|\d{1,2}h\d{0,2})\b|[日일時点分]", re.IGNORECASE
)
"""What stands behind a day and tells nothing: “o’clock”, “at”, “of the year”, the sign for a day."""
_IDEOGRAPHS = re.compile(
    r"(?P<year>\d{4}) ?[\u5e74\ub144] ?(?P<month>\d{1,2}) ?[\u6708\uc6d4] ?(?P<day>\d{1,2}) ?[\u65e5\uc77c]"
)


def day(line: str) -> tuple[date | None, bool]:
    """The day that a line begins with or holds, and whether it holds nothing else but a time."""
    if len(line) > 40 or line.count(" ") > 6:
        return None, False
    found = _IDEOGRAPHS.search(line) or _DAY.search(line)
    # The names of months are loaded for a line that is hardly more than a day, and no other.
    if not found or found.start() > 16 or not 1800 < int(found["year"]) < 2100:
        return None, False
    month = found["month"]
    number = int(month) if month.isdigit() else names().get(month.casefold().rstrip("."), 0)
    try:
        when = date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None, False
    before, after = line[: found.start()].strip(" ,.:"), line[found.end("day" if month.isdigit() else "year") :]
    return when, before.count(" ") < 2 and not any(map(str.isalpha, _AROUND.sub("", after)))


@cache
def names() -> dict[str, int]:
    """The months of each language by their names, in full and short."""
    return {name: number for number, names in enumerate(NAMES, 1) for name in names.split()}
