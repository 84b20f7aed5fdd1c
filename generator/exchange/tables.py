"""Entries of a kind as rows, for spreadsheets, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..formats import LONGEST, read_table, written_table
from ..formats.works import json_parsed
from ..model import Entry, Kind, Site
from ..model.kinds import CLAIM, EVENT, SELECTION
from ..source import Source
from ..syntax import Data, Loc
from .columns import BODY, CellForm, Column, at, columns, said, shapes

TABLES: Mapping[str, Kind[Any]] = {kind.folder: kind for kind in (CLAIM, EVENT, SELECTION)}
ROWS_BY: Mapping[str, str] = {"selections": "statements"}
"""Kinds of which a row is no entry but an item of this field; `NUMBER` is its place among them."""
NUMBER = "statement"


@dataclass
class ReadEntry:
    """An entry as a table has it: its fields, those that the table says nothing of as they are, and its text."""

    id: str
    data: dict[str, Data]
    body: str | None
    """None where the table says nothing of it."""
    line: int
    at: str
    """Where it stands, in words: `row 3`."""
    cells: dict[Loc, tuple[int, str]] = field(default_factory=dict)
    """For each place in it the line of the file, and row and column in words."""


def fields_of(entry: Entry) -> dict[str, Data]:
    """The fields of an entry as they are written."""
    data = entry.document.front.data
    assert isinstance(data, dict)
    return data


def body_of(entry: Entry) -> str:
    return entry.document.prose.text.strip("\n")


# --- out --------------------------------------------------------------------------------------------------------------


def table_of(site: Site, folder: str) -> tuple[str, tuple[str, ...]]:
    """All entries of a kind as CSV, and what is told of it: drafts and withdrawn ones are among them."""
    kind, by = TABLES[folder], ROWS_BY.get(folder)
    entries = site.all(kind.model, drafts=True)
    heads = columns(kind.model, map(fields_of, entries), by)
    if by:
        parts = shapes(kind.model)[by].parts
        extra = (Column(NUMBER, (), CellForm.TEXT), *(Column(part, (part,), form) for part, form in parts.items()))
        names = [*(each.name for each in (heads[0], *extra, *heads[1:]))]
        rows = [row for entry in entries for row in _part_rows(entry, heads, extra[1:], by)]
    else:
        names = [each.name for each in heads]
        rows = [_row(entry, heads) for entry in entries]
    long = [f"`{row['id']}`: `{name}`" for row in rows for name, text in row.items() if len(text) > LONGEST]
    told = [f"longer than a spreadsheet keeps, {LONGEST} signs, and cut off by it: {each}" for each in long]
    return written_table(names, rows), tuple(told)


def _row(entry: Entry, heads: Sequence[Column]) -> dict[str, str]:
    data = fields_of(entry)
    row = {each.name: said(at(data, each.loc), each.form) for each in heads if each.loc}
    return {"id": entry.id, **row, BODY: body_of(entry)}


def _part_rows(entry: Entry, heads: Sequence[Column], parts: Sequence[Column], by: str) -> Iterator[dict[str, str]]:
    items = fields_of(entry).get(by)
    listed = items if isinstance(items, list) else []
    first = _row(entry, heads)
    for number, each in enumerate(listed or [{}]):
        own = {part.name: said(at(each, part.loc), part.form) for part in parts}
        # What is said of the whole stands with the first of its rows.
        yield {**(first if number == 0 else {"id": entry.id}), NUMBER: str(number + 1) if listed else "", **own}


def json_of(site: Site, folder: str) -> str:
    """All entries of a kind as JSON: their fields as files have them, and their text as `body`."""
    entries = site.all(TABLES[folder].model, drafts=True)
    found = [{"id": each.id, **fields_of(each), BODY: body_of(each)} for each in entries]
    return json.dumps({folder: found}, ensure_ascii=False, indent=1) + "\n"


def folder_of(source: Source, form: str) -> str | None:
    """The kind of entries that a text is a table of; None where it is none."""
    if form == "json":
        data = json_parsed(source)
        return next((name for name in TABLES if isinstance(data, dict) and name in data), None)
    names = set(read_table(source).columns)
    known = {"claims": "assessment", "events": "date", "selections": "paragraph"}
    named = source.path.rpartition("/")[2].rpartition(".")[0]
    return next((name for name, telling in known.items() if telling in names), named if named in TABLES else None)
