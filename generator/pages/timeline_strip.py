"""Events on a line: where each stands, drawn by length of time, and what is written below the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.kinds import Event, Weight

WIDTH = 1000
LABELS = 5
"""How many labels a line has at most, so that they fit on a narrow phone."""


@dataclass(frozen=True)
class StripMark:
    """An event on the line: a stroke where it is one day, else a bar as long as the time in which it may lie."""

    x: int
    width: int
    major: bool


@dataclass(frozen=True)
class AxisLabel:
    """A part of the line, a year or a quarter: empty where there is no room for its name; `year` leads to a year."""

    text: str
    year: int | None


@dataclass(frozen=True)
class TimelineStrip:
    """A span of whole years with the events in it; `zone` is the part that another line draws again, enlarged."""

    first: int
    last: int
    marks: tuple[StripMark, ...]
    labels: tuple[AxisLabel, ...]
    zone: tuple[int, int] | None = None


def timeline_strips(events: Sequence[Event]) -> tuple[TimelineStrip, ...]:
    """All years on a line, and the last years on another where they hold at least half of the events."""
    years = [event.date.earliest.year for event in events if event.date.earliest > date.min]
    if not years or max(years) - min(years) < 1:
        return ()
    first, last = min(years), max(years)
    dense = next(
        (year for year in range(last, first, -1) if 2 * sum(each >= year for each in years) >= len(years)), first
    )
    if 3 * (last - dense + 1) > last - first + 1:
        return (_line(events, first, last, None),)
    whole = _line(events, first, last, dense)
    return (whole, TimelineStrip(dense, last, tuple(_marks(events, dense, last)), tuple(_quarters(dense, last))))


def _line(events: Sequence[Event], first: int, last: int, dense: int | None) -> TimelineStrip:
    zone = (_at(date(dense, 1, 1), first, last), WIDTH) if dense else None
    return TimelineStrip(
        first, last, tuple(_marks(events, first, last)), tuple(_years(events, first, last, dense)), zone
    )


def _at(day: date, first: int, last: int) -> int:
    """The place of a day on a line of whole years, in thousandths."""
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1
    return round(WIDTH * (min(max(day.toordinal(), start), end) - start) / (end - start))


def _marks(events: Sequence[Event], first: int, last: int) -> Iterator[StripMark]:
    for event in events:
        if event.date.latest.year < first or event.date.earliest.year > last:
            continue
        start, end = _at(event.date.earliest, first, last), _at(event.date.latest, first, last)
        one = event.date.earliest == event.date.latest
        yield StripMark(start, 0 if one else max(end - start, 4), event.weight is Weight.MAJOR)


def _years(events: Sequence[Event], first: int, last: int, dense: int | None) -> Iterator[AxisLabel]:
    """The first year, that in which the dense part begins, and between them years with major events, well apart."""
    apart = -(-(last - first + 1) // LABELS)
    there = {event.date.earliest.year for event in events}
    major = {event.date.earliest.year for event in events if event.weight is Weight.MAJOR}
    chosen = [first, *([dense] if dense and dense - first >= apart else [])]
    for year in sorted(there, key=lambda year: (year not in major, year)):
        if all(abs(year - other) >= apart for other in chosen) and last - year + 1 >= min(apart, 2):
            chosen.append(year)
    for year in range(first, last + 1):
        yield AxisLabel(str(year), year) if year in chosen else AxisLabel("", None)


def _quarters(first: int, last: int) -> Iterator[AxisLabel]:
    every = -(-4 * (last - first + 1) // (LABELS + 3))
    names = ("", "Apr", "Jul", "Oct")
    for number in range(4 * (last - first + 1)):
        year, quarter = first + number // 4, number % 4
        if number % every:
            yield AxisLabel("", None)
        else:
            yield AxisLabel(names[quarter] or str(year), None)
