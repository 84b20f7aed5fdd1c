"""Amounts from zero: bars, the span of what was counted beside what is claimed, and a mark for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ..language import InterfaceLanguage
from ..model.kinds import Figure
from .charts import Bar, Chart, Numbers, number_range, scale
from .labels import ROOM, MarkLabel, PlacedLabel, place, width
from .scale import Scale, ticks
from .svg import Element, drawing, element, line, percent, text

HEIGHT = 16
SIZE = 9
"""Pixels from the middle of a diamond to each of its corners."""
MARKS = 240
"""The most marks of a picture: with more each stands for several."""


def hue(figure: Figure) -> str:
    """The class of a mark: what is claimed, or what is on record."""
    return "s" if figure.claimed else "f"


def bars(chart: Chart) -> Element:
    """A bar for each figure, its words above or beside it, over one scale."""
    items = [_item(chart, bar, before) for before, bar in pairwise((None, *chart.bars)) if bar]
    axis = element("div", *(element("span", tick.text) for tick in chart.ticks), class_="axis")
    return element("div", element("ol", *items, class_="bars"), axis, class_="plot")


def _item(chart: Chart, bar: Bar, before: Bar | None) -> Element:
    gap = before and before.row.figure.claimed != bar.row.figure.claimed
    small = (" ", element("small", bar.row.small)) if bar.row.small else ()
    words = element("span", bar.row.label, *small)
    return element("li", words, bar_mark(chart, bar), " ", element("b", bar.row.number), class_="gap" if gap else None)


def bar_mark(chart: Chart, bar: Bar) -> Element:
    """One bar of a chart, as wide as there is room."""
    return drawing(HEIGHT, *_marks(chart, bar))


def _marks(chart: Chart, bar: Bar) -> Iterator[Element]:
    look = hue(bar.row.figure)
    yield element("rect", class_="t", width="100%", height=HEIGHT)
    if bar.ends:
        yield _rect(f"{look} r", bar.possible.at, bar.possible.width)
    yield _rect(look, bar.certain.at, bar.certain.width)
    for tick in chart.ticks:
        if 0 < tick.at < 1000:
            yield line((tick.at / 10, 0), (tick.at / 10, HEIGHT), "zero" if tick.at == chart.zero else "g")
    for end in bar.ends:
        yield line((end / 10, -2), (end / 10, HEIGHT + 2), "lim")


def _rect(look: str, at: int, wide: int) -> Element:
    return element("rect", class_=look, x=percent(at / 10) if at else None, width=percent(wide / 10), height=HEIGHT)


def ranges(figures: Sequence[Figure], unit: str, language: InterfaceLanguage) -> Element:
    """One line from zero: a band from the lowest to the highest count, a dot for each, a diamond for a claim."""
    marks = scale(figures, language)
    # A mark at an end of the scale is whole, on the narrowest screen too.
    beside = 100 * (SIZE + 1) / ROOM
    along = Scale(float(marks[0]), float(marks[-1]), beside, 100 - beside)
    labels = place(_said(figures, along, language), 3)
    top = 18 * (1 + max((each.level for each in labels), default=-1))
    middle, base = top + 16, top + 36
    percents = " %" if unit.casefold() in ("percent", "per cent") else ""
    drawn = [*_axis(marks, along, (top, base), percents, language), *_counted(figures, along, middle)]
    return drawing(base + 20, *drawn, *(_label(each, top) for each in labels))


def _axis(
    marks: Sequence[Decimal], along: Scale, ends: tuple[float, float], unit: str, language: InterfaceLanguage
) -> Iterator[Element]:
    top, base = ends
    for mark in marks:
        at = along.at(float(mark))
        yield line((at, top), (at, base), "zero" if not mark and marks[0] < 0 else "gr")
        said = f"{language.number(mark)}{unit if at >= along.end else ''}"
        # Words that are wider than what is beside the line end where the picture does.
        wide = width(said) / 2 > along.begin * ROOM / 100
        if wide and at <= along.begin:
            yield text(0, base + 16, said, look="q")
        elif wide and at >= along.end:
            yield text(100, base + 16, said, look="q e")
        else:
            yield text(at, base + 16, said, look="q m")
    yield line((0, base), (100, base), "ax")


def _counted(figures: Sequence[Figure], along: Scale, y: float) -> Iterator[Element]:
    if span := _span([each for each in figures if not each.claimed]):
        first, last = (along.at(float(each)) for each in span)
        yield element("rect", class_="f2", x=percent(first), y=y - 10, width=percent(last - first), height=20)
    for figure in figures:
        low, high = along.at(float(figure.value.low)), along.at(float(figure.value.high))
        if low != high:
            yield line((low, y), (high, y), f"ln {hue(figure)}")
        for at in dict.fromkeys((low, high)):
            if figure.claimed:
                diamond = element("path", class_="s", d=f"M0-{SIZE} {SIZE} 0 0 {SIZE}-{SIZE} 0z")
                yield element("svg", diamond, x=percent(at), y=y, overflow="visible")
            else:
                yield element("circle", class_="f", cx=percent(at), cy=y, r=5)


def _span(figures: Sequence[Figure]) -> tuple[Decimal, Decimal] | None:
    ends = [end for figure in figures for end in (figure.value.low, figure.value.high)]
    return (min(ends), max(ends)) if ends else None


def _said(figures: Sequence[Figure], along: Scale, language: InterfaceLanguage) -> Iterator[MarkLabel]:
    for claimed in (True, False):
        if span := _span([each for each in figures if each.claimed == claimed]):
            numbers = number_range(tuple(dict.fromkeys(span)), language)
            # L10n: on a drawing: what an article claims, and what is on record
            said = (language.gettext("claimed: %(numbers)s", numbers=numbers) if claimed
                    else language.gettext("counted: %(numbers)s", numbers=numbers))  # fmt: skip
            yield MarkLabel(along.at(float(span[1])), said)


def _label(label: PlacedLabel, base: float) -> Element:
    y = base - 5 - 18 * label.level
    return text(label.label.at, y, label.label.words, look="halo b e" if label.end else "halo b", shift=label.shift)


def per_mark(figures: Sequence[Figure]) -> int:
    """For how many each mark stands."""
    total = sum((figure.value.high for figure in figures), Decimal(0))
    return max(int(ticks(Decimal(0), total / MARKS, 1)[-1]), 1) if total > MARKS else 1


def unit_marks(numbers: Numbers) -> Element:
    """A line of marks for each figure."""
    per = per_mark([row.figure for row in numbers.rows])
    items = []
    for row in numbers.rows:
        many = max(round(row.figure.value.high / per), 1) if row.figure.value.high else 0
        dot = element("svg", element("circle", class_=hue(row.figure), cx=6, cy=6, r=5), width=12, height=12)
        words = [row.label, " ", element("small", row.small)] if row.small else [row.label]
        items.append(element("li", element("span", *words), element("b", row.number), element("i", *[dot] * many)))
    return element("ol", *items, class_="counted")
