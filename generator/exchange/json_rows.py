"""Entries that come in as JSON."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..formats import item_lines, json_parsed
from ..model import Site
from ..source import RefusedError, Source
from ..syntax import Data
from .columns import BODY
from .rows import put
from .tables import TABLES, ReadEntry, body_of, fields_of


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
        if id and any(id == each.id for each in made):
            raise RefusedError(f"{source.path}:{line}:1: `{id}` stands twice; keep one of the two")
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
