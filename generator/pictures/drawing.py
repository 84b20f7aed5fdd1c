"""A picture of an entry as it is shown: its caption, what is drawn, and the same as a table; and a small form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..language import InterfaceLanguage
from ..model import Drawn, Site
from ..model.kinds import Amounts, Dots, Figure, Lanes, LifeBars, Lines, Map, Ranges, Strip, UnitMarks, Way
from .bars import bars, hue, per_mark, ranges, unit_marks
from .charts import bars_of, largest, left_out, numbers
from .dots import columns, dots, sorts
from .lines import by_label, lines
from .maps import COASTS, sea
from .rows import Happened, Table, happened, picture_figures, table
from .scale import Scale
from .spans import lanes, life_bars, life_line, things
from .strip import strip, timeline_strip
from .svg import Element, drawing, element, line, percent

SMALL = 48
"""Pixels: the height of a small form."""
FEW = 6
"""The most lines of a small form."""


@dataclass(frozen=True)
class Graphic:
    """A picture as it is shown. `body` is None where nothing is to be seen, as where all numbers are zero."""

    picture: Drawn
    body: Element | None
    says: str
    """What is counted and what the marks mean, in small type below the finding."""
    table: Table


def graphic(site: Site, picture: Drawn) -> Graphic:
    """A picture of an entry, drawn."""
    body, legend = _drawn(site, picture)
    unit = f"{picture.unit[0].upper()}{picture.unit[1:]}." if isinstance(picture, Amounts | Lines) else ""
    says = " ".join(filter(None, (unit, picture.note, legend)))
    return Graphic(picture, body, says, table(site, picture))


def _drawn(site: Site, picture: Drawn) -> tuple[Element | None, str]:
    """The marks, and what they mean in words."""
    language = site.language
    match picture:
        case Amounts() | Lines():
            return _numbers(picture, picture_figures(site, picture), language)
        case Dots():
            rows = happened(site, picture)
            return (dots(sorts(rows), language) if rows else None), ""
        case Lanes():
            rows = happened(site, picture)
            eased = any(row.way is Way.EASED for row in rows)
            return (lanes(rows, language) if rows else None), language.gettext(
                "Filled: added. Open: eased."
            ) if eased else ""
        case Strip():
            return _strip(happened(site, picture), language)
        case LifeBars():
            return life_bars(picture.rows, language), _life_legend(picture, language)
        case Map():
            return sea(picture.area, picture.rows, language), language.gettext(COASTS)
    return None, ""


def _life_legend(picture: LifeBars, language: InterfaceLanguage) -> str:
    _, rows = language.gettext, picture.rows
    found = [_("Filled: taking part. Open: suspended.")] * any(row.suspended for row in rows)
    found += [_("Bars that touch the left edge began earlier.")] * any(row.from_ is None for row in rows)
    found += [_("Those that touch the right edge have no end.")] * any(row.until is None for row in rows)
    return " ".join(found)


def _numbers(
    picture: Amounts | Lines, found: Sequence[Figure], language: InterfaceLanguage
) -> tuple[Element | None, str]:
    if not any(figure.value.low or figure.value.high for figure in found):
        return None, ""
    if isinstance(picture, Lines):
        return lines(found, language), _hues(found, language)
    if isinstance(picture, Ranges):
        return ranges(found, picture.unit, language), ""
    if isinstance(picture, UnitMarks):
        few = largest(found)
        per = per_mark(few)
        stands = language.gettext("A mark stands for %(number)s.", number=language.number(Decimal(per)))
        says = [stands] * (per > 1) + left_out(len(few), len(found), language)
        return unit_marks(numbers(few, language)), " ".join(says)
    chart = bars_of(found, language)
    return (bars(chart), chart.says(language)) if chart else (None, "")


def _hues(found: Sequence[Figure], language: InterfaceLanguage) -> str:
    both = len({figure.claimed for figure in found}) > 1
    return language.gettext("Tinted colour: claimed; blue: on record.") if both else ""


def _strip(rows: Sequence[Happened], language: InterfaceLanguage) -> tuple[Element | None, str]:
    """Columns of blocks; dots where all lies within a year, which has no columns."""
    if drawn := timeline_strip(rows, language=language):
        major = any(column.major for column in drawn.columns)
        says = (
            language.gettext("A block is an event, a dark one a turning point.") if major else "",
            language.gettext("Where the line breaks, years without an event are left out.")
            if any(column.gap for column in drawn.columns)
            else "",
        )
        return strip(drawn, linked=False), " ".join(filter(None, says))
    # L10n: on a drawing, behind a number of events
    return (dots({language.gettext("in all"): rows}, language) if rows else None), ""


def small(site: Site, picture: Drawn) -> Element | None:
    """A picture without words, for lists; None for a map, which says nothing when it is small."""
    marks = list(_small(site, picture))
    return drawing(SMALL, *marks) if marks else None


def _small(site: Site, picture: Drawn) -> Iterator[Element]:
    match picture:
        case Lines():
            yield from _small_lines(picture_figures(site, picture))
        case Amounts():
            yield from _small_bars(picture_figures(site, picture))
        case Dots() | Strip():
            yield from _small_dots(happened(site, picture))
        case Lanes():
            yield from _small_lanes(happened(site, picture))
        case LifeBars():
            yield from _small_lives(picture)


def _lanes(many: int) -> tuple[float, float]:
    """How far apart so many lines are, and how thick."""
    step = SMALL / min(many, FEW)
    return step, min(step * 0.7, 16)


def _small_bars(found: Sequence[Figure]) -> Iterator[Element]:
    largest = max((figure.value.high for figure in found), default=Decimal(0))
    step, thick = _lanes(max(len(found), 1))
    for number, figure in enumerate(found[:FEW]):
        wide = float(100 * max(figure.value.high, Decimal(0)) / largest) if largest > 0 else 0.0
        yield element("rect", class_=hue(figure), y=number * step, width=percent(wide), height=thick)


def _small_lines(found: Sequence[Figure]) -> Iterator[Element]:
    if not found:
        return
    years = [figure.year.placed for figure in found if figure.year]
    values = [0.0, *(float(figure.value.high) for figure in found)]
    along, up = Scale(min(years), max(years), 3, 97), Scale(min(values), max(values), SMALL - 3, 3)
    for group in list(by_label(found).values())[:FEW]:
        points = [(along.at(each.year.placed), up.at(float(each.value.high))) for each in group if each.year]
        for number in range(len(points) - 1):
            yield line(points[number], points[number + 1], f"ln {hue(group[number])}")


def _small_dots(rows: Sequence[Happened]) -> Iterator[Element]:
    if not rows:
        return
    found, groups = columns(rows), list(sorts(rows).values())[:FEW]
    step = SMALL / len(groups)
    for number, group in enumerate(groups):
        for column in sorted({found.of(row) for row in group}):
            yield element("circle", class_="f", cx=percent(found.middle(column)), cy=(number + 0.5) * step, r=2.5)


def _small_lanes(rows: Sequence[Happened]) -> Iterator[Element]:
    if not rows:
        return
    along = Scale(min(row.date.placed for row in rows), max(row.date.placed for row in rows), 2, 98)
    groups = list(sorts(rows).values())[:FEW]
    step = SMALL / len(groups)
    for number, group in enumerate(groups):
        y = (number + 0.5) * step
        yield line((0, y), (100, y), "gr")
        for row in group:
            mark = element("path", class_="f" if row.way is Way.ADDED else "h", d="M-1.5-6h3v12h-3z")
            yield element("svg", mark, x=percent(along.at(row.date.placed)), y=y, overflow="visible")


def _small_lives(picture: LifeBars) -> Iterator[Element]:
    along = life_line(picture.rows)
    groups = [spans for group in things(picture.rows).values() for spans in group.values()]
    step = SMALL / max(len(groups[:8]), 1)
    for number, spans in enumerate(groups[:8]):
        for span in spans:
            first = along.at(span.from_.placed) if span.from_ else 0
            last = along.at(span.until.placed) if span.until else 100
            look = "h" if span.suspended else "f"
            yield element(
                "rect", class_=look, x=percent(first), width=percent(last - first), y=number * step, height=step - 2
            )
