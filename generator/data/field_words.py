"""The fields of the published data in words, for the page of downloads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..language import ENGLISH, InterfaceLanguage
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
def fields(name: str, language: InterfaceLanguage = ENGLISH) -> tuple[FieldWords, ...]:
    """The fields of a file, those of a part behind its name and a full stop."""
    schema = schemas()[name]
    return tuple(_fields(_plain(schema["items"], schema), schema, language))


def _fields(
    record: Mapping[str, Any], schema: Mapping[str, Any], language: InterfaceLanguage, above: str = ""
) -> Iterator[FieldWords]:
    for name, found in record["properties"].items():
        items = found.get("items", {})
        parts = "$ref" in items
        meaning = found.get("description", "")
        meant = language.gettext(meaning) if meaning else ""
        yield FieldWords(above + name, _type(found, schema, language), meant, parts)
        if parts:
            yield from _fields(_plain(items, schema), schema, language, f"{above}{name}.")


def _plain(found: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema itself where only its name is given."""
    at = found.get("$ref", "").rpartition("/")[2]
    named: Mapping[str, Any] = schema["$defs"][at] if at else found
    return named


def _type(found: Mapping[str, Any], schema: Mapping[str, Any], language: InterfaceLanguage) -> str:
    for each in found.get("anyOf", ()):
        if each.get("type") != "null":
            # L10n: the type of a field that may be empty: “text, or empty”
            return language.gettext("%(type)s, or empty", type=_type(each, schema, language))
    found = _plain(found, schema)
    match found:
        case {"enum": list(words)} if len(words) < 10:
            # L10n: a field has one of these values
            return language.gettext("one of: %(words)s", words=language.parted(words))
        case {"type": "array"}:
            parts = "properties" in _plain(found["items"], schema)
            return language.gettext("list of parts") if parts else language.gettext("list of texts")
        case {"format": "date"}:
            return language.gettext("day, as 2025-02-18")
        case {"type": "object"}:
            return language.gettext("date, as `date-parts` or `literal`")
        case {"type": "integer"}:
            # L10n: the type of a field, in small letters
            return language.gettext("number")
    # L10n: the type of a field, in small letters
    return language.gettext("text")
