"""Figures to scale: what bars and axes need, as whole thousandths of the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.claim import Figure

THOUSAND = 1000


@dataclass(frozen=True)
class Bar:
    """A figure drawn from zero: where its certain part ends and, for a range, where it may end."""

    figure: Figure
    low: int
    high: int


@dataclass(frozen=True)
class Tick:
    """A mark on the axis, with its place."""

    value: Decimal
    at: int


@dataclass(frozen=True)
class Chart:
    """Figures of one unit on one axis that begins at zero."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def ticks(largest: Decimal, most: int = 5) -> tuple[Decimal, ...]:
    """Round values from zero up to the largest, in steps of 1, 2 or 5 times a power of ten; at most `most` + 1."""
    if largest <= 0:
        return (Decimal(0),)
    power = Decimal(1).scaleb(largest.adjusted() - 2)
    steps = (size * power * 10**tens for tens in range(5) for size in (1, 2, 5))
    step = next(step for step in steps if largest / step <= most)
    return tuple(step * number for number in range(int(largest / step) + 1))


def charts(figures: Sequence[Figure]) -> tuple[Chart, ...]:
    """A chart for each unit, in order of appearance. Numbers below zero have no bar, so their unit is not drawn."""
    found = []
    for unit in dict.fromkeys(figure.unit for figure in figures):
        group = [figure for figure in figures if figure.unit == unit]
        largest = max(figure.value.high for figure in group)
        if len(group) < 2 or largest <= 0 or any(figure.value.low < 0 for figure in group):
            continue
        marks = tuple(Tick(value, _place(value, largest)) for value in ticks(largest))
        bars = tuple(Bar(f, _place(f.value.low, largest), _place(f.value.high, largest)) for f in group)
        found.append(Chart(unit, bars, marks))
    return tuple(found)


def _place(value: Decimal, largest: Decimal) -> int:
    return round(value / largest * THOUSAND)
