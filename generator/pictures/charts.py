"""What is shown of a claim's figures: charts, as whole thousandths of their scales, and the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..language import ENGLISH, InterfaceLanguage
from ..model.kinds import Amount, Figure
from .scale import ticks

THOUSAND = 1000
LABELS = 27
"""The digits that fit beside one another below the narrowest chart."""
MOST = 20
"""The most bars of a chart."""


@dataclass(frozen=True)
class Row:
    """A figure in words."""

    figure: Figure
    label: str
    """Says that the number is claimed, where the figure's own label does not."""
    small: str
    """What is said of it beside a bar."""
    number: str


@dataclass(frozen=True)
class BarPart:
    """A piece of a scale."""

    at: int
    width: int


@dataclass(frozen=True)
class Bar:
    """A figure from zero: its certain part, the part up to which a range may reach, and where it ends there."""

    row: Row
    certain: BarPart
    possible: BarPart
    ends: tuple[int, ...]


@dataclass(frozen=True)
class Tick:
    """A mark on a scale, with its place; all are equally far apart, the first and last at the ends of the scale."""

    text: str
    at: int


@dataclass(frozen=True)
class Chart:
    """Figures of one unit on one scale that holds zero: bars, or one measure over years, by year."""

    unit: str
    year: str
    """That of all its figures, or nothing."""
    ticks: tuple[Tick, ...]
    zero: int
    bars: tuple[Bar, ...] = ()
    series: tuple[Figure, ...] = ()
    left: int = 0
    """How many figures are not drawn, being smaller than all that are."""

    def says(self, language: InterfaceLanguage = ENGLISH) -> str:
        """What its marks mean, in words."""
        _ = language.gettext
        drawn = [bar.row.figure for bar in self.bars] or list(self.series)
        claimed = sum(figure.claimed for figure in drawn)
        found = [_("The paler part of a bar is a range.")] * any(bar.ends for bar in self.bars)
        found += [_("A strong line is zero.")] * bool(self.zero)
        found += [_("Tinted colour: claimed; blue: on record.")] * (0 < claimed < len(drawn))
        return " ".join([*found, *left_out(len(drawn), len(drawn) + self.left, language)])


@dataclass(frozen=True)
class Numbers:
    """All figures of a claim: drawn where there is something to compare, and in rows; what all rows share, if any."""

    charts: tuple[Chart, ...]
    rows: tuple[Row, ...]
    unit: str
    year: str

    @property
    def noted(self) -> bool:
        return any(row.figure.note for row in self.rows)

    @property
    def dated(self) -> bool:
        """Whether years are to be said row by row."""
        return not self.year and any(row.figure.year for row in self.rows)


def charts(figures: Sequence[Figure], language: InterfaceLanguage = ENGLISH) -> Numbers:
    """A chart for each unit that has two figures at least, not all of them zero, in order of appearance."""
    drawn = []
    units = list(dict.fromkeys(figure.unit for figure in figures))
    for unit in units:
        group = [figure for figure in figures if figure.unit == unit]
        if len(group) > 1 and any(figure.value.low or figure.value.high for figure in group):
            marks = scale(group, language)
            drawn.append(_series(group, marks, language) if _is_series(group) else _bars(group, marks, language))
    return numbers(figures, language, tuple(drawn))


def numbers(figures: Sequence[Figure], language: InterfaceLanguage, drawn: tuple[Chart, ...] = ()) -> Numbers:
    """Figures in words, with the charts in which they are drawn."""
    units, year = {figure.unit for figure in figures}, _shared_year(figures, language)
    rows = tuple(_row(figure, year, language) for figure in figures)
    return Numbers(drawn, rows, units.pop() if len(units) == 1 else "", year)


def beside(figures: Sequence[Figure], language: InterfaceLanguage = ENGLISH) -> Chart | None:
    """Figures of one unit set beside one another, the largest as long as the scale; None where there are none."""
    if not any(figure.value.low or figure.value.high for figure in figures):
        return None
    ends = [Decimal(0), *(each for figure in figures for each in (figure.value.low, figure.value.high))]
    return _bars(figures, (min(ends), max(ends)), language)


def _bars(group: Sequence[Figure], marks: Sequence[Decimal], language: InterfaceLanguage) -> Chart:
    every, group = group, largest(group)
    zero, year = _place(Decimal(0), marks), _shared_year(group, language)
    bars = []
    for figure in group:
        low, high = _place(figure.value.low, marks), _place(figure.value.high, marks)
        # Certain is what lies between zero and the nearer end of a range; nothing, where zero lies within it.
        near = min(max(zero, low), high)
        ends = (low,) * (figure.value.low < 0) + (high,) * (figure.value.high > 0)
        whole = figure.value.low == figure.value.high
        certain, possible = BarPart(min(zero, near), abs(near - zero)), BarPart(low, high - low)
        bars.append(Bar(_row(figure, year, language), certain, possible, () if whole else ends))
    return Chart(group[0].unit, year, _ticks(marks, language), zero, bars=tuple(bars), left=len(every) - len(bars))


def left_out(drawn: int, every: int, language: InterfaceLanguage) -> list[str]:
    """What is said where not all figures are drawn."""
    if drawn >= every:
        return []
    return [language.gettext("The %(drawn)s largest of %(every)s; all are in the table.", drawn=drawn, every=every)]


def largest(group: Sequence[Figure]) -> Sequence[Figure]:
    """As many figures as one looks at in one picture, in their order."""
    size = [max(abs(figure.value.low), abs(figure.value.high)) for figure in group]
    kept = sorted(sorted(range(len(group)), key=lambda number: (-size[number], number))[:MOST])
    return [group[number] for number in kept]


def bars_of(figures: Sequence[Figure], language: InterfaceLanguage) -> Chart | None:
    """Figures of one unit as bars; None where all are zero."""
    drawn = any(figure.value.low or figure.value.high for figure in figures)
    return _bars(figures, scale(figures, language), language) if drawn else None


def _is_series(group: Sequence[Figure]) -> bool:
    """Whether figures are one measure over years: named alike, no ranges, three at least, each with its own year."""
    years = {figure.year.text for figure in group if figure.year and re.fullmatch(r"[0-9]{4}", figure.year.text)}
    alike = len({figure.label for figure in group}) == 1
    return alike and len(group) >= 3 and len(years) == len(group) and all(f.value.low == f.value.high for f in group)


def _series(group: Sequence[Figure], marks: Sequence[Decimal], language: InterfaceLanguage) -> Chart:
    dated = sorted(group, key=lambda figure: figure.year.placed if figure.year else 0)
    return Chart(group[0].unit, "", _ticks(marks, language), _place(Decimal(0), marks), series=tuple(dated))


def scale(group: Sequence[Figure], language: InterfaceLanguage) -> tuple[Decimal, ...]:
    """The ticks of a scale from zero, or from what is below it, as many as can be read side by side."""
    low = min(Decimal(0), *(figure.value.low for figure in group))
    high = max(Decimal(0), *(figure.value.high for figure in group))
    found = ticks(low, high)
    for most in (3, 2, 1):
        if max(len(language.number(mark)) for mark in found) * (len(found) - 1) > LABELS:
            found = ticks(low, high, most)
    return found


def _ticks(marks: Sequence[Decimal], language: InterfaceLanguage) -> tuple[Tick, ...]:
    return tuple(Tick(language.number(mark) if mark else "0", _place(mark, marks)) for mark in marks)


def _place(value: Decimal, marks: Sequence[Decimal]) -> int:
    return round((value - marks[0]) / (marks[-1] - marks[0]) * THOUSAND)


def _row(figure: Figure, year: str, language: InterfaceLanguage) -> Row:
    # L10n: of a number; where its label holds this word, “…, as claimed” is not added
    known = ("claimed", language.gettext("claimed"))
    said = figure.claimed and not any(word in figure.label.lower() for word in known)
    beside = [figure.note or ""]
    if figure.year and not year and figure.year.text not in f"{figure.label} {figure.note}":
        beside.append(language.say(figure.year))
    # L10n: behind the name of a number that an article states
    label = language.gettext("%(label)s, as claimed", label=figure.label) if said else figure.label
    return Row(figure, label, "; ".join(filter(None, beside)), _amount(figure.value, language))


def _amount(value: Amount, language: InterfaceLanguage) -> str:
    return number_range(tuple(dict.fromkeys((value.low, value.high))), language)


def number_range(ends: Sequence[Decimal], language: InterfaceLanguage) -> str:
    """A number, or two with what lies between."""
    first, *last = (language.number(each) for each in ends)
    # L10n: a range of numbers
    return language.gettext("%(low)s to %(high)s", low=first, high=last[0]) if last else first


def _shared_year(figures: Sequence[Figure], language: InterfaceLanguage) -> str:
    years = {figure.year for figure in figures}
    year = next(iter(years), None)
    return language.say(year) if len(years) == 1 and year else ""
