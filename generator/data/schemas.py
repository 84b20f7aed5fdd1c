"""The JSON Schema of the published data, made from the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import TypeAdapter

from ..language import N_
from ..model import mentions
from ..model.kinds import Name, Type, Work
from ..syntax import Edtf
from .records import ClaimRecord, EventRecord

WORDS: Mapping[str, str] = {
    "id": N_("the key by which claims and events cite it"),
    "type": N_("what it is, as CSL 1.0.2 calls it"),
    "title": N_("its title"),
    "author": N_("who wrote it: people (`family`, `given`) and bodies (`literal`)"),
    "editor": N_("who edited it"),
    "translator": N_("who translated it"),
    "interviewer": N_("who asked the questions"),
    "director": N_("who directed it"),
    "host": N_("the host of a broadcast"),
    "guest": N_("the guest of a broadcast"),
    "contributor": N_("who contributed to it"),
    "illustrator": N_("who illustrated it"),
    "recipient": N_("to whom it was written"),
    "container-author": N_("who wrote the book in which it appeared"),
    "collection-editor": N_("who edits the series"),
    "original-author": N_("who wrote what it is made from"),
    "reviewed-author": N_("who wrote what it reviews"),
    "container-title": N_("the newspaper, site or book in which it appeared"),
    "collection-title": N_("the series"),
    "collection-number": N_("its number in the series"),
    "original-title": N_("its title in the original language"),
    "reviewed-title": N_("the title of what it reviews"),
    "publisher": N_("who published it"),
    "publisher-place": N_("where it was published"),
    "original-publisher": N_("who published it first"),
    "event-title": N_("the occasion, such as a hearing or a conference"),
    "event-place": N_("where the occasion was"),
    "authority": N_("the body that issued it, such as a court or a ministry"),
    "jurisdiction": N_("where it is in force"),
    "genre": N_("what it is more exactly, such as a press release"),
    "medium": N_("its medium"),
    "dimensions": N_("its length or size, such as the minutes of a film"),
    "edition": N_("the edition"),
    "volume": N_("the volume"),
    "number-of-volumes": N_("how many volumes it has"),
    "issue": N_("the issue"),
    "number": N_("its number, such as that of a report or a law"),
    "part-number": N_("the part"),
    "page": N_("the pages"),
    "number-of-pages": N_("how many pages it has"),
    "section": N_("the section"),
    "chapter-number": N_("the chapter"),
    "version": N_("the version"),
    "status": N_("its status, such as in force or retracted"),
    "license": N_("what may be done with it"),
    "archive": N_("the archive that keeps it"),
    "archive-location": N_("where it lies in the archive"),
    "note": N_("a note"),
    "language": N_("its language, where it is not English (BCP 47)"),
    "issued": N_("when it appeared"),
    "original-date": N_("when it appeared first"),
    "submitted": N_("when it was handed in"),
    "accessed": N_("when we read it"),
    "event-date": N_("when the occasion was"),
    "URL": N_("where it can be read"),
    "DOI": N_("its DOI"),
    "ISBN": N_("its ISBN"),
    "ISSN": N_("the ISSN of the journal"),
    "PMID": N_("its number in PubMed"),
}
"""What each field of a work means. Names and dates are as in CSL-JSON."""


# A day, month or year in numbers, else a span or an approximate date in words.
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "literal": {"type": "string"},
    },
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
}


def variables() -> Iterator[tuple[str, Any]]:
    """The fields of a published work: name in CSL and annotation."""
    named = ((str(info.alias), info.annotation) for info in Work.model_fields.values())
    yield from ((name, annotation) for name, annotation in named if name in WORDS)


def variable(work: Work, name: str) -> Any:
    """What a work has in a field, by the field's name in CSL."""
    return getattr(work, _FIELDS[name])


_FIELDS = {str(info.alias): field for field, info in Work.model_fields.items()}


def _work() -> dict[str, Any]:
    parts = {str(info.alias): {"type": "string"} for info in Name.model_fields.values()}
    name = {"type": "object", "properties": parts, "minProperties": 1, "additionalProperties": False}
    properties: dict[str, Any] = {"id": {"type": "string"}, "type": {"enum": list(get_args(Type))}}
    for variable, annotation in variables():
        if mentions(annotation, Edtf):
            properties.setdefault(variable, _DATE)
        elif mentions(annotation, Name):
            properties.setdefault(variable, {"type": "array", "items": name})
        properties.setdefault(variable, {"type": "string"})
    described = {each: schema | {"description": WORDS[each]} for each, schema in properties.items()}
    required = ["id", "type", "title"]
    return {"type": "object", "properties": described, "required": required, "additionalProperties": False}


def schemas(base: str | None = None) -> dict[str, dict[str, Any]]:
    """The JSON Schema (2020-12) of each file, by the file's name."""
    lists: dict[str, dict[str, Any]] = {
        "claims": TypeAdapter(list[ClaimRecord]).json_schema(mode="serialization"),
        "events": TypeAdapter(list[EventRecord]).json_schema(mode="serialization"),
        "works": {"type": "array", "items": _work()},
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        name: head | ({"$id": f"{base}data/{name}.schema.json"} if base else {}) | _untitled(schema)
        for name, schema in lists.items()
    }


def _untitled(schema: Any) -> Any:
    """A schema without the titles that pydantic makes of names."""
    if isinstance(schema, dict):
        return {
            key: {name: _untitled(each) for name, each in value.items()} if key == "properties" else _untitled(value)
            for key, value in schema.items()
            if key != "title" or not isinstance(value, str)
        }
    return [_untitled(each) for each in schema] if isinstance(schema, list) else schema
