"""Rows of a table, or JSON, as entries: those that there are, with what the table says of them, and new ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from ..formats import CellTable, SpreadsheetRow, read_table
from ..formats.works import item_lines, json_parsed
from ..model import Entry, Kind, Site
from ..source import RefusedError, Source
from ..syntax import Data, Loc
from .columns import BODY, Column, at, column, meant, read, said, shapes
from .tables import NUMBER, ROWS_BY, TABLES, ReadEntry, body_of, fields_of


def read_csv(site: Site, source: Source, folder: str) -> list[ReadEntry]:
    """The entries of a table. Raises RefusedError for what is none, with row and column."""
    kind, by, table = TABLES[folder], ROWS_BY.get(folder), read_table(source)
    own = (NUMBER, *shapes(kind.model)[by].parts) if by else ()
    heads = [_head(source, table, kind, name, own) for name in table.columns if name not in own]
    if "id" not in table.columns:
        raise RefusedError(f"{source.path}:1:1: no column `id`; name the column with the ids so, also for new rows")
    reader = _Reader(site, source, kind, table, heads)
    return reader.by_parts(by) if by else [reader.entry([row]) for row in reader.single()]


def _head(source: Source, table: CellTable, kind: Kind[Any], name: str, own: Sequence[str]) -> Column:
    if found := column(kind.model, name):
        return found
    close = meant(kind.model, name, own)
    help = f"did you mean `{close}`?" if close else "take it out, or name it as a field of the entry"
    raise RefusedError(
        f"{source.path}:1:1: column {table.letter(name)}, `{name}`, is no field of a {kind.name}; {help}"
    )


class _Reader:
    """Rows of one table, held against the entries that there are."""

    def __init__(self, site: Site, source: Source, kind: Kind[Any], table: CellTable, heads: Sequence[Column]) -> None:
        self.source, self.kind, self.table, self.heads = source, kind, table, heads
        self.there: dict[str, Entry] = {each.id: each for each in site.all(kind.model, drafts=True)}

    def place(self, row: SpreadsheetRow, name: str) -> tuple[int, str]:
        return row.line, f"row {row.number}, column {self.table.letter(name)} (`{name}`)"

    def single(self) -> Iterator[SpreadsheetRow]:
        """The rows, each an entry. Raises RefusedError for an id that stands twice."""
        seen: dict[str, int] = {}
        for row in self.table.rows:
            id = row.cells["id"].strip()
            if id and id in seen:
                at_ = f"{self.source.path}:{row.line}:1: row {row.number}"
                raise RefusedError(f"{at_}: `{id}` stands in row {seen[id]} already; keep one of the two rows")
            seen[id] = row.number
            yield row

    def entry(self, rows: Sequence[SpreadsheetRow]) -> ReadEntry:
        """An entry of its rows: what one of them says of the whole."""
        first = rows[0]
        id = first.cells["id"].strip()
        old = self.there.get(id)
        before = fields_of(old) if old else {}
        made = ReadEntry(id, deepcopy(before), None, first.line, f"row {first.number}")
        made.cells[("id",)] = self.place(first, "id")
        for each in self.heads:
            if each.name == "id":
                continue
            row, text = self._said(rows, each)
            made.cells[each.loc or (BODY,)] = self.place(row, each.name)
            if each.name == BODY:
                made.body = None if old and text.strip("\n") == body_of(old) else text.strip("\n")
            elif as_compared(text) != as_compared(said(at(before, each.loc), each.form)):
                self._put(made.data, each, text, row)
        made.data = _without_blanks(made.data, before)
        return made

    def _said(self, rows: Sequence[SpreadsheetRow], head: Column) -> tuple[SpreadsheetRow, str]:
        filled = [row for row in rows if row.cells[head.name].strip()] or [rows[0]]
        other = next((row for row in filled if row.cells[head.name] != filled[0].cells[head.name]), None)
        if other:
            line, words = self.place(other, head.name)
            help = f"it says something else than row {filled[0].number} of the same `id`; let one of the two stand"
            raise RefusedError(f"{self.source.path}:{line}:1: {words}: {help}")
        return filled[0], filled[0].cells[head.name]

    def _put(self, data: dict[str, Data], head: Column, text: str, row: SpreadsheetRow) -> None:
        try:
            value = read(text, head.form)
        except ValueError as error:
            line, words = self.place(row, head.name)
            raise RefusedError(f"{self.source.path}:{line}:1: {words}: {error}") from None
        put(data, head.loc, value)

    def by_parts(self, by: str) -> list[ReadEntry]:
        """Entries of which each row has an item: in the order of their numbers, those without one where they stand."""
        groups: dict[str, list[SpreadsheetRow]] = {}
        for row in self.table.rows:
            groups.setdefault(row.cells["id"].strip(), []).append(row)
        return [self._whole(rows, by) for rows in groups.values()]

    def _whole(self, rows: Sequence[SpreadsheetRow], by: str) -> ReadEntry:
        made = self.entry(rows)
        old = made.data.get(by)
        before = old if isinstance(old, list) else []
        items: list[Data] = []
        for row in self._ordered(rows):
            number = row.cells.get(NUMBER, "").strip()
            known = before[int(number) - 1] if number and int(number) <= len(before) else {}
            item: dict[str, Data] = deepcopy(known) if isinstance(known, dict) else {}
            for part, form in shapes(self.kind.model)[by].parts.items():
                if part in row.cells and row.cells[part].strip() != said(at(known, (part,)), form):
                    self._put(item, Column(part, (part,), form), row.cells[part], row)
                if part in row.cells:
                    made.cells[(by, len(items), part)] = self.place(row, part)
            items += [item] if item else []
        put(made.data, (by,), items or None)
        return made

    def _ordered(self, rows: Sequence[SpreadsheetRow]) -> list[SpreadsheetRow]:
        last, keyed = 0, []
        for row in rows:
            text = row.cells.get(NUMBER, "").strip()
            if text and not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
                line, words = self.place(row, NUMBER)
                raise RefusedError(
                    f"{self.source.path}:{line}:1: {words}: `{text}` is no number; leave it empty, or 12"
                )
            last = int(text) if text else last
            keyed.append((last, row))
        return [row for _, row in sorted(keyed, key=lambda each: each[0])]


def as_compared(text: str) -> str:
    """A cell as it is compared."""
    return "\n".join(part.rstrip() for part in text.strip().split("\n"))


def put(data: dict[str, Data], loc: Loc, value: Data | None) -> None:
    """Puts a value at a place, or takes away what is there."""
    head, *rest = loc
    assert isinstance(head, str)
    if not rest:
        if value is None:
            data.pop(head, None)
        else:
            data[head] = value
        return
    inner = data.setdefault(head, [] if isinstance(rest[0], int) else {})
    if isinstance(rest[0], int):
        assert isinstance(inner, list)
        inner.extend({} for _ in range(rest[0] + 1 - len(inner)))
        each = inner[rest[0]]
        assert isinstance(each, dict)
        put(each, tuple(rest[1:]), value)
    else:
        assert isinstance(inner, dict)
        put(inner, tuple(rest), value)


def _without_blanks(data: Mapping[str, Data], before: Mapping[str, Data]) -> dict[str, Data]:
    """Without parts of which every cell is empty; what is as it was stays so."""
    found: dict[str, Data] = {}
    for name, value in data.items():
        kept = [each for each in value if each != {}] if isinstance(value, list) else value
        if kept not in ([], {}) or before.get(name) == value:
            found[name] = value if before.get(name) == value else kept
    return found


# --- JSON ---------------------------------------------------------------------------------------------------------


def read_json(site: Site, source: Source, folder: str) -> list[ReadEntry]:
    """The entries of a text in JSON; what is null is taken away. Raises RefusedError for what is none."""
    kind, lines = TABLES[folder], item_lines(source)
    there = {each.id: each for each in site.all(kind.model, drafts=True)}
    found = json_parsed(source)[folder]
    made: list[ReadEntry] = []
    for number, item in enumerate(found if isinstance(found, list) else [found]):
        line = lines.get(number, 1)
        if not isinstance(item, dict):
            raise RefusedError(f"{source.path}:{line}:1: item {number + 1} is no entry; write its fields in braces")
        id = str(item.get("id") or "")
        if id and (first := next((each for each in made if each.id == id), None)):
            raise RefusedError(
                f"{source.path}:{line}:1: `{id}` stands in line {first.line} already; keep one of the two"
            )
        old = there.get(id)
        data = deepcopy(fields_of(old)) if old else {}
        for name, value in item.items():
            if name not in ("id", BODY):
                put(data, (name,), _plain(value))
        body = item.get(BODY)
        text = body.strip("\n") if isinstance(body, str) else None
        made.append(ReadEntry(id, data, text, line, f"item {number + 1}"))
        if old and text == body_of(old):
            made[-1].body = None
    return made


def _plain(value: Any) -> Data | None:
    """A value of JSON as files have it, where all is text; None for nothing."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [each for each in map(_plain, value) if each is not None]
    if isinstance(value, dict):
        return {str(name): found for name, each in value.items() if (found := _plain(each)) is not None}
    return str(value)
