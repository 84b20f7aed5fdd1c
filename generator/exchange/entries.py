"""Entries that come in as a table: what changes in those that there are, field by field, and the files of new ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Any

from ..editing import Proposal, added, free_id, items_changed, leaf, removed
from ..model import CONTENT, ID, ID_LENGTH, RESERVED, Entry, Kind, Site, occupied
from ..source import Diagnostic, Edit, RefusedError, Source
from ..syntax import Data, Loc, parse
from . import telling
from .columns import BODY, shapes
from .imported import Incoming
from .rows import read_csv, read_json
from .tables import TABLES, ReadEntry, fields_of
from .yaml_written import field, file, item

Cells = dict[str, ReadEntry]
"""What came in, by the path of the file that it goes to."""


def imported_entries(site: Site, source: Source, form: str, folder: str) -> Incoming:
    """A table of entries as a proposal. Raises RefusedError for what cannot be read, with row and column."""
    kind = TABLES[folder]
    read = (read_json if form == "json" else read_csv)(site, source, folder)
    there: dict[str, Entry] = {each.id: each for each in site.all(kind.model, drafts=True)}
    cells: Cells = {}
    edits: list[Edit] = []
    new: dict[str, str] = {}
    taken = set(there)
    for each in read:
        if old := there.get(each.id):
            edits += _changes(old, each)
            cells[old.source.path] = each
        else:
            each.id = _id(site, kind, source, each, taken)
            path = f"{CONTENT}{folder}/{each.id}.md"
            new[path] = file(kind, each.data, each.body or "")
            cells[path] = each
        taken.add(each.id)
    proposal = Proposal(tuple(edits), added=new, told=tuple(_told(kind, there, read, edits, new)))
    return Incoming(proposal, lambda problem: _at_its_cell(problem, source, cells))


def _told(
    kind: Kind[Any], there: dict[str, Entry], read: Sequence[ReadEntry], edits: Sequence[Edit], new: dict[str, str]
) -> Iterator[str]:
    changed = len({edit.at.source.path for edit in edits})
    missing = sorted(there.keys() - {each.id for each in read})
    yield f"{len(new)} new, {changed} changed, {len(read) - len(new) - changed} as they were"
    if missing:
        yield f"{len(missing)} stay that the table does not name: {', '.join(missing[:8])}{' …' if missing[8:] else ''}"
    yield from telling.some(f"{path} is new; a row whose `id` was changed is a new {kind.name}" for path in new)


# --- what changes -----------------------------------------------------------------------------------------------------


def _changes(entry: Entry, each: ReadEntry) -> Iterator[Edit]:
    old, new, known = fields_of(entry), each.data, shapes(type(entry))
    tree = entry.document.front
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if after is None:
            yield removed(entry, name)
        elif before is None:
            yield added(entry, field(name, after, known.get(name)))
        elif isinstance(before, str) and isinstance(after, str):
            at = tree.values[(name,)]
            # Behind a key without a value there is no place for one.
            yield (
                Edit(at, leaf(after, at, tree.keys[(name,)].first.column - 1)) if at.text else _anew(entry, name, after)
            )
        elif isinstance(before, list) and isinstance(after, list) and before:
            yield from items_changed(entry, name, after, item(_style(entry, name)))
        else:
            yield _anew(entry, name, after)
    if each.body is not None:
        yield _text(entry, each.body)


def _anew(entry: Entry, name: str, value: Data) -> Edit:
    """A field written in place of another."""
    gone = removed(entry, name)
    return Edit(gone.at, f"{field(name, value, shapes(type(entry)).get(name))}\n")


def _style(entry: Entry, name: str) -> dict[str, bool]:
    """How the items of a list are written: within braces, and their texts in quotes."""
    tree = entry.document.front
    first = tree.values[(name, 0)].text
    quoted = tree.values.get((name, 0, "text"), tree.at).text.startswith('"')
    return {"braces": first.startswith("{"), "quoted": quoted}


def _text(entry: Entry, body: str) -> Edit:
    prose = entry.document.prose
    lead = re.match(r"\n*", prose.text)
    return Edit(prose, f"{lead.group() if lead else ''}{body}\n")


# --- what is new ------------------------------------------------------------------------------------------------------


def _id(site: Site, kind: Kind[Any], source: Source, each: ReadEntry, taken: set[str]) -> str:
    """The id of a new entry, or one made of what it says. Raises RefusedError for one that cannot be."""
    at = f"{source.path}:{each.line}:1: {each.cells.get(('id',), (0, each.at))[1]}"
    if (kind.model, each.id) in site.broken:
        raise RefusedError(f"{at}: the file of `{each.id}` cannot be read; mend it first: explainer check")
    if each.id:
        if not ID.fullmatch(each.id) or len(each.id) > ID_LENGTH or each.id in RESERVED:
            help = f"small letters, digits and single hyphens, at most {ID_LENGTH}; or leave it empty"
            raise RefusedError(f"{at}: `{each.id}` cannot be an id; write {help}")
        if occupied(site.kinds, kind, each.id):
            raise RefusedError(f"{at}: `{each.id}` is the address of a page that is made by itself; choose another id")
        return each.id
    title = str(each.data.get("title") or "")
    if not title:
        raise RefusedError(f"{at}: a new {kind.name} without `id` and `title`; give it one of the two")
    day = re.match(r"\d{4}(?:-\d\d){0,2}", str(each.data.get("date", "")), re.ASCII)
    base = f"{day.group()}-{_slug(title)}" if day else _made(site, kind, title)
    base = base[: ID_LENGTH - 4].strip("-")
    return next(id for id in chain([base], (f"{base}-{n}" for n in count(2))) if id not in taken)


def _made(site: Site, kind: Kind[Any], title: str) -> str:
    return free_id(site, title) if kind.name == "claim" else _slug(title)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:5]) or "entry"


# --- where a problem comes from ---------------------------------------------------------------------------------------


def _at_its_cell(problem: Diagnostic, source: Source, cells: Cells) -> Diagnostic:
    """A problem of what would be written, at the cell from which it came."""
    each = cells.get(problem.source.path)
    if each is None:
        return problem
    loc = _loc(problem)
    near = sorted(each.cells, key=lambda at: (-_common(at, loc), len(at)))
    found = near[0] if near and _common(near[0], loc) else None
    line, words = each.cells[found] if found is not None else (each.line, each.at)
    return telling.moved(problem, source, line, words)


def _common(one: Loc, other: Loc) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _loc(problem: Diagnostic) -> Loc:
    """The field, or the text, in which a problem of an entry's file lies."""
    document, _ = parse(problem.source)
    start = getattr(problem.at, "start", 0)
    if document is None:
        return ()
    if start >= document.prose.start and problem.at is not problem.source:
        return (BODY,)
    places = [
        loc for loc, at in (*document.front.values.items(), *document.front.keys.items())
        if loc and at.start <= start < max(at.end, at.start + 1)
    ]  # fmt: skip
    return max(places, key=len, default=_missing(problem))


def _missing(problem: Diagnostic) -> Loc:
    """A field that is missing has no place, so its name is told."""
    named = re.match(r"field `([^`]+)` is missing", problem.message)
    return (named[1],) if named else ()
