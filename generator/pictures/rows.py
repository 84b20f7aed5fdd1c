"""The rows of a picture: those that were written, those that come from entries, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..language import ENGLISH, N_, InterfaceLanguage
from ..model import Drawn, Site
from ..model.kinds import (
    Amounts,
    Chosen,
    Dots,
    Event,
    Figure,
    Lanes,
    LaneStep,
    LifeBars,
    LifeSpan,
    Lines,
    Map,
    Meeting,
    Moment,
    Placed,
    Strip,
    Way,
    Weight,
    Yearly,
)
from ..syntax import Cite, Edtf
from .charts import numbers


@dataclass(frozen=True)
class Happened:
    """What happened at a date, written in a row or taken from an event."""

    date: Edtf
    label: str
    cites: tuple[Cite, ...] = ()
    event: Event | None = None
    mark: str = ""
    of: str = ""
    """By what it is counted, or who took the step."""
    way: Way = Way.ADDED
    until: Edtf | None = None
    weight: Weight = Weight.MINOR


def happened(site: Site, picture: Dots | Lanes | Strip) -> tuple[Happened, ...]:
    """What a picture shows over time, by date."""
    written = (_written(site, row) for row in picture.rows)
    found = [*written, *(each for event in chosen(site, picture.events) for each in _from(picture, event))]
    return tuple(sorted(found, key=lambda each: (each.date.order, each.label)))


def chosen(site: Site, choice: Chosen | None) -> Iterator[Event]:
    """The events that a picture names by their topic."""
    topic = site.find(choice.topic) if choice else None
    if choice is None or topic is None:
        return
    for event in site.referring(topic, Event):
        after = choice.from_ is None or event.date.placed >= choice.from_.placed
        if after and (choice.until is None or event.date.placed <= choice.until.until):
            yield event


def _written(site: Site, row: Meeting | LaneStep | Moment) -> Happened:
    events = site.resolve([row.event]) if row.event else ()
    found = Happened(row.date, row.label, row.cite, next(iter(events), None), row.mark or "")
    match row:
        case Meeting():
            return _with(found, of=row.of)
        case LaneStep():
            return _with(found, of=row.by, way=row.way, until=row.until)
    return _with(found, weight=row.weight)


def _with(found: Happened, **more: Any) -> Happened:
    return Happened(**{**vars(found), **more})


def _from(picture: Drawn, event: Event) -> Iterator[Happened]:
    """What an event has for a kind of picture."""
    found = Happened(event.date, event.title, event=event)
    if isinstance(picture, Dots) and event.meeting:
        for date in event.meeting.dates or (event.date,):
            yield _with(found, date=date, of=event.meeting.of, mark=event.meeting.where or "")
    elif isinstance(picture, Lanes) and (step := event.step):
        yield _with(found, of=step.by, way=step.way, until=step.until, mark=step.mark or "")
    elif isinstance(picture, Strip):
        yield _with(found, weight=event.weight)


def picture_figures(site: Site, picture: Amounts | Lines) -> tuple[Figure, ...]:
    """The numbers that a picture shows."""
    if isinstance(picture, Lines):
        return tuple(Figure.model_construct(**{**vars(row), "unit": picture.unit}) for row in picture.rows)
    claims = site.resolve([picture.claim]) if picture.claim else ()
    return picture.figures([figure for claim in claims for figure in claim.figures])


@dataclass(frozen=True)
class TableRow:
    """The cells of a row, the first its name, and what it rests on."""

    cells: tuple[str, ...]
    plain: tuple[str, ...]
    """The same for programs."""
    cites: tuple[Cite, ...]
    event: Event | None = None
    named: int = 0
    """The cell that says what it is, behind which its sources stand."""


@dataclass(frozen=True)
class Table:
    """A picture as a table; of its columns, whose names are English, `number` holds numbers."""

    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    number: int | None = None


Held = Edtf | StrEnum | str | None
"""What stands in a cell; of a word of ours the value is marked for translation."""
Column = tuple[str, Callable[[Any], Held]]
"""What a column is called, and what it holds."""


class State(StrEnum):
    """Whether somebody takes part."""

    PART = N_("taking part")
    SUSPENDED = N_("suspended")


_COLUMNS: Mapping[type[Drawn], tuple[Column, ...]] = {
    Dots: ((N_("Date"), lambda row: row.date), (N_("What"), lambda row: row.label),
           (N_("Counted as"), lambda row: row.of), (N_("Where"), lambda row: row.mark)),
    Lanes: ((N_("Date"), lambda row: row.date), (N_("Step"), lambda row: row.label), (N_("By"), lambda row: row.of),
            (N_("Direction"), lambda row: row.way), (N_("Until"), lambda row: row.until)),
    Strip: ((N_("Date"), lambda row: row.date), (N_("What"), lambda row: row.label)),
    LifeBars: ((N_("What"), lambda row: row.of), (N_("Who"), lambda row: row.by),
               (N_("State"), lambda row: State.SUSPENDED if row.suspended else State.PART),
               (N_("From"), lambda row: row.from_), (N_("Until"), lambda row: row.until)),
    Map: ((N_("Place"), lambda row: row.label), (N_("Date"), lambda row: row.date), (N_("What"), lambda row: row.note)),
    Lines: ((N_("What"), lambda row: row.label), (N_("Year"), lambda row: row.year),
            (N_("Number"), lambda row: row.value.text)),
}  # fmt: skip


def table(site: Site, picture: Drawn) -> Table:
    """What a picture shows, all of it, a row for each."""
    if isinstance(picture, Amounts):
        return amounts_table(picture_figures(site, picture), site.language)
    rows = picture_rows(site, picture)
    held = [[get(row) for _, get in _COLUMNS[type(picture)]] for row in rows]
    kept = [number for number, cells in enumerate(zip(*held, strict=True)) if any(cells)]
    head = tuple(name for number, (name, _) in enumerate(_COLUMNS[type(picture)]) if number in kept)
    made = tuple(_row(site, row, [cells[number] for number in kept]) for row, cells in zip(rows, held, strict=True))
    return Table(head, made, head.index("Number") if "Number" in head else None)


def picture_rows(site: Site, picture: Drawn) -> Sequence[Happened | LifeSpan | Placed | Yearly]:
    """What a picture shows, if it is no comparison of amounts."""
    if isinstance(picture, Dots | Lanes | Strip):
        return happened(site, picture)
    return picture.rows if isinstance(picture, LifeBars | Map | Lines) else ()


def _row(site: Site, row: Any, held: Sequence[Held]) -> TableRow:
    said = tuple(_said(each, site.language) for each in held)
    plain = tuple(each.text if isinstance(each, Edtf) else each or "" for each in held)
    if isinstance(row, Happened):
        return TableRow(said, plain, row.cites, row.event, 1)
    named = getattr(row, "event", None)
    event = next(iter(site.resolve([named])), None) if named else None
    return TableRow(said, plain, row.cite, event)


def _said(value: Held, language: InterfaceLanguage) -> str:
    if isinstance(value, Edtf):
        return language.say(value)
    return language.gettext(value.value) if isinstance(value, StrEnum) else value or ""


def amounts_table(figures: Sequence[Figure], language: InterfaceLanguage = ENGLISH) -> Table:
    """Figures as a table, without the columns that would be empty or say the same in each row."""
    found = numbers(figures, language)
    shown = (True, found.noted, True, not found.unit, found.dated)
    names = (N_("What"), N_("Definition"), N_("Number"), N_("Unit"), N_("Year"))
    rows = []
    for row in found.rows:
        year = row.figure.year
        note, unit = row.figure.note or "", row.figure.unit
        said = (row.label, note, row.number, unit, language.say(year) if year else "")
        plain = (row.label, note, row.figure.value.text, unit, year.text if year else "")
        cells, raw = (tuple(each for each, on in zip(of, shown, strict=True) if on) for of in (said, plain))
        rows.append(TableRow(cells, raw, row.figure.cite))
    head = tuple(name for name, on in zip(names, shown, strict=True) if on)
    return Table(head, tuple(rows), head.index("Number"))
