"""Events as columns of blocks: a column a year, and a month where most events lie; what is written below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..language import ENGLISH, InterfaceLanguage
from ..model.kinds import Weight
from ..syntax import Edtf
from .svg import Element, drawing, element, line, number, text

WIDTH = 1000
YEARS = 100
"""The most columns for years; where there are more, long gaps are cut short …"""
BUSY = 50
"""… if so many years at most have events, else a column is several years."""
GAP = 3
"""Years without events that are shown as they are where gaps are cut short."""
MONTHS = 36
"""The most months that have columns of their own."""
FEW = 12
"""How many events there must be where months have columns of their own."""
HEIGHT, BLOCK = 140, 7
"""In pixels: of the highest column at most, and of a block at most."""
APART = 115
"""How far apart labels are, so that they fit on a narrow phone."""


class Dated(Protocol):
    """What lies in a column: an event, or a row that tells of one."""

    @property
    def date(self) -> Edtf: ...

    @property
    def weight(self) -> Weight: ...


Month = tuple[int, int]
"""Year and month; the month of a whole year is 0."""


@dataclass(frozen=True)
class StripColumn:
    """A year or a month: where it is drawn, how many events it has, and the id of its head, where it has any."""

    x: int
    width: int
    major: int
    minor: int
    anchor: str | None
    said: int = 0
    """How many articles were published in it."""
    gap: bool = False
    """Whether it stands for many years without an event, cut short."""


@dataclass(frozen=True)
class StripLabel:
    """A year below the line; `end` where it ends at its place, for want of room."""

    x: int
    text: str
    end: bool
    strong: bool


@dataclass(frozen=True)
class TimelineStrip:
    """All events by year, those since `dense` by month; `recent` counts these. `block` is the height of an event."""

    columns: tuple[StripColumn, ...]
    labels: tuple[StripLabel, ...]
    block: float
    height: int
    total: int
    dense: int | None
    recent: int
    months: int


def dense_from(events: Sequence[Dated]) -> int | None:
    """The year from which months are told apart: with it begins the later half of the events."""
    years = sorted(event.date.year for event in events)
    if len(years) < FEW:
        return None
    dense = years[len(years) // 2]
    last = max(_month(event.date) for event in events)
    return dense if dense > 0 and 12 * (last[0] - dense) + last[1] <= MONTHS else None


def timeline_strip(
    events: Sequence[Dated], said: Sequence[Edtf] = (), language: InterfaceLanguage = ENGLISH
) -> TimelineStrip | None:
    """The events in columns; `said` are the days on which articles were published. None where all lie in a year."""
    if not events or min(each.date.year for each in events) == max(each.date.year for each in events):
        return None
    dense = dense_from(events)
    places, slots = _slots([event.date for event in events], dense)
    found = {place: [event for event in events if place_of(event.date, dense) in slots[place]] for place in places}
    published = Counter(place_of(when, dense) for when in said)
    units = sum(width for _, width in places.values())
    columns = tuple(
        _column(
            at * WIDTH / units,
            width * WIDTH / units,
            found[place],
            sum(published[each] for each in slots[place]),
            dense,
            gap=_cut(slots) and len(slots[place]) > GAP,
        )
        for place, (at, width) in places.items()
    )
    highest = max(each.major + each.minor for each in columns)
    block = min(BLOCK, HEIGHT / highest)
    recent = [event for event in events if dense is not None and event.date.year >= dense]
    months = sum(1 for place in places if place[1])
    labels = tuple(
        StripLabel(at, language.say_year(name[0]), at > WIDTH - APART, bool(name[1]))
        for name, at in _labels(places, found, units)
    )
    return TimelineStrip(columns, labels, block, round(block * highest) + 4, len(events), dense, len(recent), months)


def _column(x: float, width: float, events: Sequence[Dated], said: int, dense: int | None, *, gap: bool) -> StripColumn:
    major = sum(event.weight is Weight.MAJOR for event in events)
    anchor = anchor_of(place_of(events[0].date, dense)) if events else None
    return StripColumn(round(x), round(x + width) - round(x), major, len(events) - major, anchor, said, gap)


def anchor_of(place: Month) -> str:
    """The id of a month or a year on the timeline."""
    return f"m{place[0]:04}-{place[1]:02}" if place[1] else f"y{place[0]}"


def _month(date: Edtf) -> Month:
    path = date.year_month
    return (date.year, int(path[1]) if len(path) > 1 else 1)


def place_of(date: Edtf, dense: int | None) -> Month:
    """The year or month that a date belongs to: a month since the dense year, else a year."""
    return _month(date) if dense is not None and date.year >= dense else (date.year, 0)


def _slots(dates: Sequence[Edtf], dense: int | None) -> tuple[dict[Month, tuple[int, int]], dict[Month, set[Month]]]:
    """Each column with its place and width in units, and the years or the month that it stands for."""
    first, last = min(each.year for each in dates), max(_month(each) for each in dates)
    until = last[0] + 1 if dense is None else dense
    names = {(years[0], 0): {(each, 0) for each in years} for years in _years(dates, first, until)}
    cut = _cut(names)
    if dense is not None:
        count = 12 * (last[0] - dense) + last[1]
        months = ((dense + number // 12, number % 12 + 1) for number in range(count))
        names |= {month: {month} for month in months}
    places, at = {}, 0
    for name in names:
        # Of a gap no more is left than shows that there is one.
        width = 2 if name[1] else min(len(names[name]), GAP) if cut else 1
        places[name] = (at, width)
        at += width
    return places, names


def _cut(names: Mapping[Month, set[Month]]) -> bool:
    """Whether gaps are cut short: the first column is a year, and another stands for more than a year."""
    return len(names[min(names)]) == 1 and any(len(years) > 1 for years in names.values())


def _years(dates: Sequence[Edtf], first: int, until: int) -> Iterator[range]:
    """The years of each column: one; where that is too many, one with events, or all between two such; or several."""
    busy = sorted({each.year for each in dates if each.year < until})
    if until - first <= YEARS or len(busy) > BUSY:
        step = max(1, -(-(until - first) // YEARS))
        yield from (range(year, year + step) for year in range(first, until, step))
        return
    for year, following in zip(busy, (*busy[1:], until), strict=True):
        yield range(year, year + 1)
        if year + 1 < following:
            yield range(year + 1, following)


def _labels(
    places: dict[Month, tuple[int, int]], found: dict[Month, list[Dated]], units: int
) -> Iterator[tuple[Month, int]]:
    """The first year, each whose months are drawn, else the last, and between them years with major events, apart."""
    at = {name: round(place * WIDTH / units) for name, (place, _) in places.items()}
    first, last = next(iter(places)), max(name for name in places if found[name])

    def rank(name: Month) -> tuple[bool, bool, bool, bool, Month]:
        return (
            name[1] != 1,
            name != first,
            name != last,
            not any(each.weight is Weight.MAJOR for each in found[name]),
            name,
        )

    def begins(name: Month) -> int:
        return at[name] - APART * (at[name] > WIDTH - APART)

    chosen: list[Month] = []
    for name in sorted(
        (name for name in places if name[1] < 2 and (found[name] or name[1] or name == first)), key=rank
    ):
        if all(abs(begins(name) - begins(other)) >= APART for other in chosen):
            chosen.append(name)
    for name in sorted(chosen):
        # Of several years the one that has the first event.
        yield (min((each.date.year for each in found[name]), default=name[0]), name[1]), at[name]


def strip(drawn: TimelineStrip, base: str = "", said: bool = False, linked: bool = True) -> Element:
    """The columns, turning points below the other events, each leading to its place on the page `base`."""
    high = drawn.height
    links = [_link(each, base, high) for each in drawn.columns if each.anchor and linked]
    blocks = element(
        "svg",
        element("path", class_="mn", d="".join(_blocks(drawn, major=False))),
        element("path", class_="mj", d="".join(_blocks(drawn, major=True))),
        *links,
        viewBox=f"0 0 {WIDTH} {high}", width="100%", height=high, preserveAspectRatio="none",
    )  # fmt: skip
    labels = [
        text(each.x / 10, high + 16, each.text, look=" ".join(["e"] * each.end + ["b"] * each.strong))
        for each in drawn.labels
    ]
    rest = [_said(drawn)] if said else []
    ground = line((0, high + 0.5), (100, high + 0.5), "ax")
    cuts = [line((x / 10, high + 0.5), ((x + w) / 10, high + 0.5), "g") for x, w in _cuts(drawn)]
    marks = drawing(high + (36 if said else 20), blocks, ground, *cuts, *labels, *rest)
    return element("div", marks, class_="events-strip")


def _cuts(drawn: TimelineStrip) -> Iterator[tuple[float, float]]:
    """Where the line breaks, since years are left out, and over which width."""
    return ((each.x + each.width / 4, each.width / 2) for each in drawn.columns if each.gap)


def _link(column: StripColumn, base: str, high: int) -> Element:
    hit = element("rect", class_="hit", x=column.x, y=0, width=column.width, height=high)
    return element("a", hit, href=f"{base}#{column.anchor}", tabindex="-1")


def _blocks(drawn: TimelineStrip, *, major: bool) -> Iterator[str]:
    thick = drawn.block - (1 if drawn.block > 3 else 0)
    for each in drawn.columns:
        edge = 2 if each.width > 12 else 1
        wide = max(each.width - 2 * edge, 1)
        for at in range(each.major) if major else range(each.major, each.major + each.minor):
            y = round(drawn.height - (at + 1) * drawn.block, 1)
            yield f"M{each.x + edge} {number(y)}h{wide}v{number(round(thick, 1))}h-{wide}z"


def _said(drawn: TimelineStrip) -> Element:
    """The row of what was said, below the columns."""
    blocks = (
        f"M{each.x + 2} {at * 6}h{max(each.width - 4, 1)}v5h-{max(each.width - 4, 1)}z"
        for each in drawn.columns
        for at in range(min(each.said, 2))
    )
    return element(
        "svg", element("path", class_="sd", d="".join(blocks)),
        viewBox=f"0 0 {WIDTH} 12", y=drawn.height + 24, width="100%", height=12, preserveAspectRatio="none",
    )  # fmt: skip
