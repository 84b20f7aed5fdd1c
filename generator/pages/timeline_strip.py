"""Events on a line: where each stands, drawn by length of time, and what is written below the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.kinds import Event, Weight
from ..syntax import edtf

WIDTH = 1000
COLUMNS = 300
"""The most parts that a line has: each a year, or several where there are more years than that."""
QUARTERS = 40
"""The most years that are parted into quarters."""
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
    """A part of the line, years or a quarter: empty where there is no room for its name; `year` leads to a year."""

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
    years = sorted(event.date.year for event in events)
    if not years or years[-1] - years[0] < 1:
        return ()
    first, last = years[0], years[-1]
    dense = years[len(years) // 2]
    if dense == first or 3 * (last - dense + 1) > last - first + 1:
        return (_line(events, first, last, None),)
    whole = _line(events, first, last, dense)
    near = last - dense < QUARTERS
    labels = _quarters(dense, last) if near else _years(events, dense, last, None)
    return (whole, TimelineStrip(dense, last, tuple(_marks(events, dense, last)), tuple(labels)))


def _line(events: Sequence[Event], first: int, last: int, dense: int | None) -> TimelineStrip:
    zone = (_at(edtf.ordinal(dense, 1, 1), *_scale(first, last)), WIDTH) if dense is not None else None
    return TimelineStrip(
        first, last, tuple(_marks(events, first, last)), tuple(_years(events, first, last, dense)), zone
    )


def _step(first: int, last: int) -> int:
    """How many years a part of the line stands for."""
    return -(-(last - first + 1) // COLUMNS)


def _scale(first: int, last: int) -> tuple[int, int]:
    """The days between which a line is drawn: whole parts of it, the last of which ends with the last year."""
    step = _step(first, last)
    begin = last + 1 - step * -(-(last - first + 1) // step)
    return edtf.ordinal(begin, 1, 1), edtf.ordinal(last, 12, 31) + 1


def _at(day: int, start: int, end: int) -> int:
    """The place of a day between two others, in thousandths."""
    return round(WIDTH * (min(max(day, start), end) - start) / (end - start))


def _marks(events: Sequence[Event], first: int, last: int) -> Iterator[StripMark]:
    scale = _scale(first, last)
    for event in events:
        begin = scale[0] if event.date.first is None else event.date.first
        if event.date.until < scale[0] or begin >= scale[1]:
            continue
        start, end = _at(begin, *scale), _at(event.date.until, *scale)
        one = begin == event.date.until
        yield StripMark(start, 0 if one else max(end - start, 4), event.weight is Weight.MAJOR)


def _years(events: Sequence[Event], first: int, last: int, dense: int | None) -> Iterator[AxisLabel]:
    """The first year, that in which the dense part begins, and between them years with major events, well apart."""
    apart = -(-(last - first + 1) // LABELS)
    there = {event.date.year for event in events if first <= event.date.year <= last}
    major = {event.date.year for event in events if event.weight is Weight.MAJOR}
    chosen = [first, *([dense] if dense is not None and dense - first >= apart else [])]
    for year in sorted(there, key=lambda year: (year not in major, year)):
        if all(abs(year - other) >= apart for other in chosen) and last - year + 1 >= min(apart, 2):
            chosen.append(year)
    step = _step(first, last)
    named = {-((year - last - 1) // step): year for year in chosen}
    for left in range(-(-(last - first + 1) // step), 0, -1):
        yield AxisLabel(edtf.say_year(named[left]), named[left]) if left in named else AxisLabel("", None)


def _quarters(first: int, last: int) -> Iterator[AxisLabel]:
    every = -(-4 * (last - first + 1) // (LABELS + 3))
    names = ("", "Apr", "Jul", "Oct")
    for number in range(4 * (last - first + 1)):
        year, quarter = first + number // 4, number % 4
        if number % every:
            yield AxisLabel("", None)
        else:
            yield AxisLabel(names[quarter] or edtf.say_year(year), None)
