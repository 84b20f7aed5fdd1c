"""The fields of the published data in words, for the page of downloads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .schemas import schemas


@dataclass(frozen=True)
class FieldWords:
    """A field as the page of downloads names it."""

    name: str
    type: str
    meaning: str
    parts: bool = False
    """Whether its parts are named after it."""


@cache
def fields(name: str) -> tuple[FieldWords, ...]:
    """The fields of a file, those of a part behind its name and a full stop."""
    schema = schemas()[name]
    return tuple(_fields(_plain(schema["items"], schema), schema))


def _fields(record: Mapping[str, Any], schema: Mapping[str, Any], above: str = "") -> Iterator[FieldWords]:
    for name, found in record["properties"].items():
        items = found.get("items", {})
        parts = "$ref" in items
        yield FieldWords(above + name, _type(found, schema), found.get("description", ""), parts)
        if parts:
            yield from _fields(_plain(items, schema), schema, f"{above}{name}.")


def _plain(found: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema itself where only its name is given."""
    at = found.get("$ref", "").rpartition("/")[2]
    named: Mapping[str, Any] = schema["$defs"][at] if at else found
    return named


def _type(found: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    for each in found.get("anyOf", ()):
        if each.get("type") != "null":
            return f"{_type(each, schema)}, or empty"
    found = _plain(found, schema)
    match found:
        case {"enum": list(words)}:
            return f"one of: {', '.join(words)}" if len(words) < 10 else "text"
        case {"type": "array"}:
            return f"list of {'parts' if 'properties' in _plain(found['items'], schema) else 'texts'}"
        case {"format": "date"}:
            return "day, as 2025-02-18"
        case {"type": "object"}:
            return "date, as `date-parts` or `literal`"
        case {"type": "integer"}:
            return "number"
    return "text"
