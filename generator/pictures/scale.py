"""Scales: round numbers that enclose others, days of the calendar, and where on a line each of them lies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ..language import ENGLISH, InterfaceLanguage
from ..syntax import edtf

YEAR, MONTH = 365.2425, 30.44
"""Days, on average."""
MONTHLY = 3
"""Up to so many years months are told apart on a line."""


def ticks(low: Decimal, high: Decimal, most: int = 5, least: Decimal = Decimal(0)) -> tuple[Decimal, ...]:
    """Round values that enclose two others, in steps of 1, 2 or 5 times a power of ten that are not below `least`.

    The steps are as small as they can be with at most `most` of them: where zero lies between the values, two at
    least. One value alone is its own only tick.
    """
    if low >= high:
        return (low,)
    most = max(most, 2 if low < 0 < high else 1)
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    tens = 0
    while True:
        for size in (1, 2, 5):
            step = size * power.scaleb(tens)
            first, last = _whole(low / step, ROUND_FLOOR), _whole(high / step, ROUND_CEILING)
            if step >= least and last - first <= most:
                # No more decimals than the step needs.
                step = step.normalize() if step < 1 else step.quantize(Decimal(1))
                return tuple(step * number for number in range(first, last + 1))
        tens += 1


def _whole(value: Decimal, rounding: str) -> int:
    return int(value.to_integral_value(rounding))


@dataclass(frozen=True)
class Scale:
    """A line from one number to a larger one, as per cent of the room: the first at `begin`, the last at `end`."""

    first: float
    last: float
    begin: float = 0.0
    end: float = 100.0

    def at(self, value: float) -> float:
        """Where a value lies; what lies beyond the line lies at its end."""
        if self.first >= self.last:
            return (self.begin + self.end) / 2
        part = (min(max(value, self.first), self.last) - self.first) / (self.last - self.first)
        return self.begin + part * (self.end - self.begin)


def over(days: Iterable[int]) -> Scale:
    """A line over numbered days, with a little room at both ends; a single day has a month around it."""
    found = sorted(days)
    first, last = found[0], found[-1]
    margin = max((last - first) / 50, MONTH / 2)
    return Scale(first - margin, last + margin)


@dataclass(frozen=True)
class DayTick:
    """A mark on a line of days: its day, and what is written there."""

    day: int
    text: str


def day_ticks(scale: Scale, most: int = 5, language: InterfaceLanguage = ENGLISH) -> tuple[DayTick, ...]:
    """First days of years on a line of days, or of months where it is short, at most `most` of them."""
    years = (scale.last - scale.first) / YEAR
    if years <= MONTHLY:
        return _months(scale, most, language)
    first, last = edtf.year(round(scale.first)), edtf.year(round(scale.last))
    marks = ticks(Decimal(first), Decimal(last), most, Decimal(1))
    found = ((edtf.ordinal(int(year), 1, 1), language.say_year(int(year))) for year in marks)
    return tuple(DayTick(day, said) for day, said in found if scale.first <= day <= scale.last)


def _months(scale: Scale, most: int, language: InterfaceLanguage) -> tuple[DayTick, ...]:
    first, last = (edtf.year(round(day)) for day in (scale.first, scale.last))
    months = [(year, month) for year in range(first, last + 1) for month in range(1, 13)]
    days = [(edtf.ordinal(year, month, 1), year, month) for year, month in months]
    within = [each for each in days if scale.first <= each[0] <= scale.last]
    step = next((each for each in (1, 2, 3, 4, 6) if len(within) <= most * each), 12)
    kept = [each for each in within if (each[2] - 1) % step == 0][:most]
    return tuple(DayTick(day, _month(year, month, language)) for day, year, month in kept)


def _month(year: int, month: int, language: InterfaceLanguage) -> str:
    """The year, where one begins, else the month cut short."""
    return language.say_year(year) if month == 1 else language.month(month, "abbreviated")


def spread(places: Sequence[float], apart: float, first: float, last: float) -> tuple[float, ...]:
    """Places moved as little as keeps them that far from one another and between two ends, in their order.

    Where there is no room for all of them they go on beyond the first end.
    """
    order = sorted(range(len(places)), key=lambda number: (places[number], number))
    groups: list[tuple[float, int]] = []
    for number in order:
        centre, size = places[number], 1
        # Those that would touch are pushed apart around their common middle.
        while groups and centre - groups[-1][0] < (size + groups[-1][1]) / 2 * apart:
            other, many = groups.pop()
            centre, size = (centre * size + other * many) / (size + many), size + many
        groups.append((centre, size))
    found = [centre + (each - (size - 1) / 2) * apart for centre, size in groups for each in range(size)]
    for number, each in enumerate(found):
        found[number] = max(each, found[number - 1] + apart if number else first)
    for number in reversed(range(len(found))):
        found[number] = min(found[number], found[number + 1] - apart if number + 1 < len(found) else last)
    moved = dict(zip(order, found, strict=True))
    return tuple(moved[number] for number in range(len(places)))
