"""Time as lines: steps in lanes, filled where added and open where eased; and how long things last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..language import InterfaceLanguage
from ..model.kinds import LifeSpan, Way
from .dots import sorts
from .labels import ROOM, MarkLabel, PlacedLabel, fitting, place, width, wrapped
from .rows import Happened
from .scale import Scale, day_ticks, over
from .svg import Element, drawing, element, line, percent, strong, text

LANE = 40
"""Pixels from one lane to the next, its name and its line."""
BAR = 17
ALL = 800
"""Pixels of all life bars together, which are thinner where there are many."""
LINE = 18


def lanes(rows: Sequence[Happened], language: InterfaceLanguage) -> Element:
    """A lane for each who takes steps; words lead down to the steps that have some."""
    along = over(day for row in rows for day in (row.date.placed, _end(row)))
    groups = sorts(rows)
    labels = place(_words(rows, along))
    above = LINE * (1 + max((each.level for each in labels), default=-1))
    lane = {name: above + LANE * number + 30 for number, name in enumerate(groups)}
    base = above + LANE * len(groups) + 6
    marks: list[Element] = [*_time(along, above, base, language)]
    # Leads lie below all else, so that no mark is cut by one.
    marks += [_lead(each, _lane_of(each, rows, along, lane), above) for each in labels]
    for name, group in groups.items():
        y = lane[name]
        marks.append(line((0, y), (100, y), "gr"))
        marks += [_step(row, along, y) for row in group]
        marks.append(text(0, y - 14, strong(fitting(name)), look="halo"))
    marks += [_said(each, above) for each in labels]
    return drawing(base + 20, *marks)


def _end(row: Happened) -> int:
    """The last day of a step that has an end, else its first."""
    return row.until.last if row.until and row.until.last is not None else row.date.placed


def _words(rows: Sequence[Happened], along: Scale) -> Iterator[MarkLabel]:
    """The words of steps that have some, behind their years."""
    for row in rows:
        if row.mark:
            yield MarkLabel(along.at(row.date.placed), fitting(f"{row.date.year} {row.mark}"))


def _lane_of(each: PlacedLabel, rows: Sequence[Happened], along: Scale, lane: Mapping[str, float]) -> float:
    found = (row for row in rows if row.mark and along.at(row.date.placed) == each.label.at)
    return max(lane[row.of] for row in found if each.label.words.startswith(str(row.date.year)))


def _lead(each: PlacedLabel, y: float, above: float) -> Element:
    return line((each.label.at, above - LINE * each.level - 2), (each.label.at, y - 9), "ld")


def _said(each: PlacedLabel, above: float) -> Element:
    year, _, words = each.label.words.partition(" ")
    y = above - LINE * each.level - 5
    return text(each.label.at, y, strong(year), f" {words}", look="halo e" if each.end else "halo", shift=each.shift)


def _step(row: Happened, along: Scale, y: float) -> Element:
    look = "f" if row.way is Way.ADDED else "h"
    at = along.at(row.date.placed)
    if (wide := along.at(_end(row)) - at) > 1.2:
        return element("rect", class_=look, x=percent(at), width=percent(wide), y=y - 8, height=16)
    return element("svg", element("path", class_=look, d="M-2-9h4v18h-4z"), x=percent(at), y=y, overflow="visible")


def _time(along: Scale, top: float, base: float, language: InterfaceLanguage) -> Iterator[Element]:
    for tick in day_ticks(along, language=language):
        at = along.at(tick.day)
        yield line((at, top), (at, base), "gr")
        yield text(at, base + 16, tick.text, look="q e" if at > 94 else "q m" if at > 6 else "q")
    yield line((0, base), (100, base), "ax")


def things(rows: Sequence[LifeSpan]) -> Mapping[str, Mapping[str, tuple[LifeSpan, ...]]]:
    """How long each thing lasts, by who takes part in it."""
    found: dict[str, dict[str, list[LifeSpan]]] = {}
    for row in rows:
        found.setdefault(row.of, {}).setdefault(row.by, []).append(row)
    return {of: {by: tuple(spans) for by, spans in group.items()} for of, group in found.items()}


def life_line(rows: Sequence[LifeSpan]) -> Scale:
    """The line of time of life bars, from the first day that is known to the last."""
    days = [day.placed for row in rows for day in (row.from_, row.until) if day]
    found = over(days)
    open_ = any(row.from_ is None for row in rows)
    # What began before the first day that is known begins to the left of it.
    return Scale(found.first - (found.last - found.first) / 12 * open_, found.last)


def life_bars(rows: Sequence[LifeSpan], language: InterfaceLanguage) -> Element:
    """A bar for each who takes part, below the name of the thing."""
    along, y = life_line(rows), 0.0
    marks: list[Element] = []
    step = min(BAR + 2, ALL / sum(map(len, things(rows).values())))
    for of, parties in things(rows).items():
        for each in wrapped(of):
            y += LINE
            marks.append(text(0, y - 2, strong(each), look="halo"))
        y += 5
        for by, spans in parties.items():
            marks += (_life(span, along, y, step - 2 if step > 4 else step) for span in spans)
            # Where bars are too thin for type, the table says whose they are.
            marks += _party(by, spans, along, y) if step > BAR else ()
            y += step
        y += 12
    return drawing(y + 20, *_time(along, 0, y, language), *marks)


def _ends(span: LifeSpan, along: Scale) -> tuple[float, float]:
    first = along.at(span.from_.placed) if span.from_ else 0.0
    return first, along.at(span.until.placed) if span.until else 100.0


def _life(span: LifeSpan, along: Scale, y: float, high: float) -> Element:
    first, last = _ends(span, along)
    look = "h" if span.suspended else "f"
    return element("rect", class_=look, x=percent(first), width=percent(max(last - first, 0.4)), y=y, height=high)


def _party(by: str, spans: Sequence[LifeSpan], along: Scale, y: float) -> Iterator[Element]:
    """Its name on the first of its bars that has room, else behind the last."""
    wide = width(by) + 12
    for span in sorted(spans, key=lambda span: _ends(span, along)):
        first, last = _ends(span, along)
        if (last - first) * ROOM / 100 >= wide:
            yield text(first, y + 13, by, look="" if span.suspended else "on", shift=6)
            return
    first, last = min(_ends(span, along)[0] for span in spans), max(_ends(span, along)[1] for span in spans)
    if (100 - last) * ROOM / 100 >= wide:
        yield text(last, y + 13, by, look="halo", shift=6)
    else:
        yield text(first, y + 13, fitting(by, first * ROOM / 100 - 6), look="halo e", shift=-6)
