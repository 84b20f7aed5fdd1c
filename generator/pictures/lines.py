"""Measures over years: a line each, its numbers and its name at its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..language import ENGLISH, InterfaceLanguage
from ..model.kinds import Figure
from .bars import hue
from .charts import scale
from .labels import ROOM, width, wrapped
from .scale import Scale, spread
from .svg import Element, drawing, element, line, percent, strong, text

HEIGHT = 150
LINE = 17
"""Pixels from one label to the next."""
NAMED = 42
"""The most of the width, in per cent, that is kept for words at either end."""
BESIDE = 14
"""Pixels from a point to the edge, besides its words."""


@dataclass(frozen=True)
class _Line:
    """One measure, by year, with the places of its numbers."""

    name: str
    figures: tuple[Figure, ...]
    points: tuple[tuple[float, float], ...]


def by_label(figures: Sequence[Figure]) -> Mapping[str, tuple[Figure, ...]]:
    """Figures by measure, each by year."""
    found: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda each: each.year.placed if each.year else 0):
        found.setdefault(figure.label, []).append(figure)
    names = dict.fromkeys(figure.label for figure in figures)
    return {name: tuple(found[name]) for name in names}


def lines(figures: Sequence[Figure], language: InterfaceLanguage = ENGLISH) -> Element:
    """Lines over the years of their numbers, from zero, named where there is more than one."""
    measures = by_label(figures)
    names = {name: _name(name, group, len(measures), language) for name, group in measures.items()}
    apart = LINE * max(map(len, names.values()))
    height = max(HEIGHT, apart * len(measures))
    days = sorted({each.year.placed for each in figures if each.year})
    first = max(width(language.number(group[0].value.low)) for group in measures.values())
    last = max(width(each) for said in names.values() for each in said)
    across = Scale(days[0], days[-1], _share(first), 100 - _share(last))
    marks = scale(figures, language)
    up = Scale(float(marks[0]), float(marks[-1]), height + 8, 8)
    drawn = [_placed(name, group, across, up) for name, group in measures.items()]
    base = up.at(0)
    ground = [
        *_years(figures, across, height + 8, language),
        line((0, base), (100, base), "zero" if marks[0] < 0 else "ax"),
    ]
    along = [mark for each in drawn for mark in _marks(each)]
    between = _between(drawn[0], language) if len(drawn) == 1 else ()
    ends = _ends(drawn, list(names.values()), (apart, height), language)
    return drawing(height + 28 + apart - LINE, *ground, *along, *between, *ends)


def _name(name: str, figures: Sequence[Figure], many: int, language: InterfaceLanguage) -> tuple[str, ...]:
    """The last number of a measure, with its name where it is not the only one, in lines."""
    number = language.number(figures[-1].value.low)
    return (number,) if many == 1 else wrapped(f"{number} {name}", ROOM * NAMED / 100 - BESIDE)


def _share(wide: float) -> float:
    """How much of the width words need beside a point, in per cent."""
    return min(max(100 * (wide + BESIDE) / ROOM, 12), NAMED)


def _placed(name: str, figures: Sequence[Figure], across: Scale, up: Scale) -> _Line:
    points = ((across.at(each.year.placed if each.year else 0), up.at(float(each.value.low))) for each in figures)
    return _Line(name, tuple(figures), tuple(points))


def _years(figures: Sequence[Figure], across: Scale, base: float, language: InterfaceLanguage) -> Iterator[Element]:
    """The years of the numbers, those that have room for their names."""
    last = -100.0
    years = {each.year.placed: each.year.year for each in figures if each.year}
    end = across.at(max(years))
    for day, year in sorted(years.items()):
        at = across.at(day)
        if at - last < 14 or (at != end and end - at < 14):
            continue
        last = at
        yield line((at, 0), (at, base), "gr")
        yield text(at, base + 16, language.say_year(year), look="q m")


def _marks(each: _Line) -> Iterator[Element]:
    for number in range(len(each.points) - 1):
        yield line(each.points[number], each.points[number + 1], f"ln {hue(each.figures[number])}")
    for (x, y), figure in zip(each.points, each.figures, strict=True):
        yield element("circle", class_=hue(figure), cx=percent(x), cy=y, r=4.5)


def _between(each: _Line, language: InterfaceLanguage) -> Iterator[Element]:
    """The numbers between the ends of a line that is alone, where they have room."""
    last = each.points[0][0]
    for (x, y), figure in list(zip(each.points, each.figures, strict=True))[1:-1]:
        words = language.number(figure.value.low)
        if min(x - last, each.points[-1][0] - x) >= 100 * (width(words) + 8) / ROOM:
            yield text(x, y - 9, strong(words), look="halo m")
            last = x


def _ends(
    drawn: Sequence[_Line], names: Sequence[tuple[str, ...]], room: tuple[float, float], language: InterfaceLanguage
) -> Iterator[Element]:
    """First and last numbers, the last with the name, kept apart."""
    apart, height = room
    first = spread([each.points[0][1] for each in drawn], LINE, 8, height + 8)
    last = spread([each.points[-1][1] for each in drawn], apart, 8, height + 8)
    for each, name, y, end in zip(drawn, names, first, last, strict=True):
        if len(each.points) > 1:
            begun = strong(language.number(each.figures[0].value.low))
            yield text(each.points[0][0], y + 4, begun, look="halo e", shift=-9)
        number, _, words = name[0].partition(" ")
        rest = (f" {words}",) if words else ()
        yield text(each.points[-1][0], end + 4, strong(number), *rest, look="halo", shift=9)
        for below, more in enumerate(name[1:], 1):
            yield text(each.points[-1][0], end + 4 + LINE * below, more, look="halo", shift=9)
