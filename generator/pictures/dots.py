"""Events that are counted: a dot each, piled by month or year, a row for each sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..language import InterfaceLanguage
from .labels import ROOM, MarkLabel, PlacedLabel, fitting, place, wrapped
from .rows import Happened
from .svg import Element, drawing, element, line, percent, strong, text

MONTHS = 36
"""The most months that have columns of their own; with more, columns are years, or several years each."""
YEARS = 40
RADIUS = 7.0
PILE = 160.0
"""Pixels of the highest pile."""
LINE = 17


@dataclass(frozen=True)
class Columns:
    """Time in columns of months or of years, from the first to the last that is needed."""

    first: int
    """Months since year 0, or the year."""
    count: int
    years: int
    """How many years a column has; 0 where it is a month."""

    def of(self, happened: Happened) -> int:
        """The column, from 0, in which something lies."""
        return min((_month(happened) if not self.years else happened.date.year) - self.first, self.last) // max(
            self.years, 1
        )

    @property
    def last(self) -> int:
        return self.count * max(self.years, 1) - 1

    def middle(self, column: int) -> float:
        """Its middle, in per cent of the width."""
        return (column + 0.5) * 100 / self.count


def _month(happened: Happened) -> int:
    parts = happened.date.year_month
    return 12 * happened.date.year + (int(parts[1]) - 1 if len(parts) > 1 else 0)


def columns(rows: Sequence[Happened]) -> Columns:
    """The columns for what happened: months where that is not too many."""
    months = [_month(row) for row in rows]
    if max(months) - min(months) < MONTHS:
        return Columns(min(months), max(months) - min(months) + 1, 0)
    years = [row.date.year for row in rows]
    span = max(years) - min(years) + 1
    each = -(-span // YEARS)
    return Columns(min(years), -(-span // each), each)


def sorts(rows: Sequence[Happened]) -> Mapping[str, tuple[Happened, ...]]:
    """What happened by what it is counted as, in order of appearance."""
    found: dict[str, list[Happened]] = {}
    for row in rows:
        found.setdefault(row.of, []).append(row)
    return {name: tuple(group) for name, group in found.items()}


def dots(groups: Mapping[str, Sequence[Happened]], language: InterfaceLanguage) -> Element:
    """A row of piles for each sort, over one line of time."""
    rows = [row for group in groups.values() for row in group]
    found = columns(rows)
    radius = max(min(RADIUS, ROOM / found.count / 2 - 0.5), 1.5)
    marks: list[Element] = []
    y = 0.0
    for name, group in groups.items():
        drawn, y = _row(name, group, found, radius, y)
        marks += drawn
    ground = [*_months(found, y, language), line((0, y), (100, y), "ax")]
    return drawing(y + (36 if not found.years else 20), *ground, *marks)


@dataclass(frozen=True)
class _Piles:
    """A row of piles: their columns, and how far from above they stand."""

    found: Columns
    piles: Mapping[int, Sequence[Happened]]
    radius: float
    step: float
    floor: float

    def dot(self, number: int) -> float:
        """The middle of a dot of a pile, the lowest being 0."""
        return self.floor - self.radius - self.step * number

    @property
    def top(self) -> float:
        return self.dot(max(map(len, self.piles.values())) - 1) - self.radius

    def label(self, placed: PlacedLabel) -> Iterator[Element]:
        """The words of a pile above all piles, with a line down to it where it is low."""
        at, column = placed.label.at, round(placed.label.at * self.found.count / 100 - 0.5)
        foot, pile = self.top - 4 - LINE * placed.level, self.dot(len(self.piles[column]) - 1) - self.radius
        if pile - foot > 8:
            yield line((at, foot), (at, pile), "ld")
        yield text(at, foot - 4, placed.label.words, look="halo q e" if placed.end else "halo q", shift=placed.shift)


def _row(name: str, group: Sequence[Happened], found: Columns, radius: float, y: float) -> tuple[list[Element], float]:
    """A row of piles below its name, and where it ends."""
    marks, y = _name(name, len(group), y)
    piles: dict[int, list[Happened]] = {}
    for each in group:
        piles.setdefault(found.of(each), []).append(each)
    highest = max(map(len, piles.values()))
    step = min(2 * radius + 2, PILE / highest)
    labels = place(MarkLabel(found.middle(at), fitting(words)) for at, words in _words(piles))
    levels = 1 + max((each.level for each in labels), default=-1)
    row = _Piles(found, piles, radius, step, y + LINE * levels + 6 + step * (highest - 1) + 2 * radius)
    for label in labels:
        marks += row.label(label)
    for at, pile in sorted(piles.items()):
        x = percent(found.middle(at))
        marks += (element("circle", class_="f", cx=x, cy=row.dot(n), r=radius) for n in range(len(pile)))
    return marks, row.floor + 6


def _name(name: str, many: int, y: float) -> tuple[list[Element], float]:
    words = wrapped(name, ROOM - 40)
    first = text(0, y + LINE, strong(str(many)), f" {words[0]}" if words else "", look="halo")
    rest = [text(0, y + LINE * (number + 2), each, look="halo") for number, each in enumerate(words[1:])]
    return [first, *rest], y + LINE * max(len(words), 1) + 4


def _words(piles: Mapping[int, Sequence[Happened]]) -> Iterator[tuple[int, str]]:
    """What stands at a pile: the words of those in it that have some, where they are met first."""
    said: set[str] = set()
    for at, pile in sorted(piles.items()):
        words = dict.fromkeys(each.mark for each in pile if each.mark and each.mark not in said)
        said.update(words)
        if words:
            yield at, ", ".join(words)


def _months(found: Columns, base: float, language: InterfaceLanguage) -> Iterator[Element]:
    """Months by their first letters with the years below, or years as far apart as their names are wide."""
    if found.years:
        apart = -(-found.count // 5)
        for column in range(0, found.count, apart):
            at = found.middle(column)
            yield line((at, 0), (at, base), "gr")
            look = "q e" if at > 90 else "q m" if at > 8 else "q"
            yield text(at, base + 16, language.say_year(found.first + column * found.years), look=look)
        return
    for column in range(found.count):
        year, month = divmod(found.first + column, 12)
        at = column * 100 / found.count
        if month == 0 or found.count <= 24:
            yield line((at, 0), (at, base), "ld" if month == 0 and column else "gr")
        if found.count <= 24:
            yield text(found.middle(column), base + 15, language.month(month + 1, "narrow"), look="q m")
        if month == 0 or (column == 0 and month < 10):
            yield text(at, base + 32, language.say_year(year), look="b")
