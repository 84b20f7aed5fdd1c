"""The records that are published as data: their fields with their meaning, and the JSON Schema that follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from generator.dates import Edtf
from generator.fields import ID
from generator.kinds.claim import Assessment, Claim, Sort
from generator.kinds.event import Event, Weight
from generator.kinds.work import Name, Type, Work
from generator.schema import Entry, Ref, refs
from generator.site import Site

Id = Annotated[str, Field(pattern=f"^{ID.pattern}$")]
Keys = Annotated[list[str], Field(description="keys of the works that it cites, as in works.json")]
Topics = Annotated[list[Id], Field(description="ids of its themes: each is the last part of the theme's address")]
Where = Annotated[str, Field(description="where it stands, from the root of the site; behind # a place on the page")]


class Record(BaseModel):
    """Fields of one entry, or of a part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Appearance(Record):
    """Where a claim is made."""

    article: Id = Field(description="id of the article that makes the claim")
    quote: str | None = Field(description="its words, `…` for what is left out; empty where it is paraphrased")
    paragraph: int | None = Field(description="the paragraph that is paraphrased, counted from 1", ge=1)
    speaker: str | None = Field(description="who speaks in the article; empty where it is the author")
    said: str | None = Field(description="when it was said (EDTF); empty where it is the day of the article")


class ClaimRecord(Record):
    """One claim."""

    id: Id = Field(description="its id")
    address: Where
    title: str = Field(description="the claim in our words")
    kind: Sort | None = Field(description="what sort of statement it is")
    assessment: Assessment = Field(description="what the record says of it; the page on method defines each word")
    label: str | None = Field(description="a few words beside the assessment")
    reviewed: date = Field(description="the day of the last review")
    topics: Topics
    appearances: list[Appearance] = Field(description="where it is made")
    context: list[str] = Field(description="what the record shows, a text for each paragraph, without its citations")
    works: Keys


class EventRecord(Record):
    """One event."""

    id: Id = Field(description="its id")
    address: Where
    title: str = Field(description="what happened, in a line")
    date: str = Field(description="when: a day, month, year or span (EDTF, level 1); ~ is about, .. open")
    weight: Weight = Field(description="how much it stands out on the timeline")
    topics: Topics
    claims: list[Id] = Field(description="ids of the claims that it bears on")
    text: list[str] = Field(description="what happened, a text for each paragraph, without its citations")
    works: Keys


def claim(entry: Claim, site: Site) -> ClaimRecord:
    appearances = []
    for each in entry.appearances:
        speaker = site.find(each.speaker) if isinstance(each.speaker, Ref) else each.speaker
        appearances.append(
            Appearance(
                article=each.article.id,
                quote=each.quote,
                paragraph=each.paragraph,
                speaker=speaker.name if isinstance(speaker, Entry) else speaker,
                said=each.said.text if each.said else None,
            )
        )
    return ClaimRecord(
        id=entry.id,
        address=site.address(entry),
        title=entry.title,
        kind=entry.kind,
        assessment=entry.assessment,
        label=entry.label,
        reviewed=entry.reviewed,
        topics=[topic.id for topic in entry.topics],
        appearances=appearances,
        context=[passage.text for passage in entry.body.passages],
        works=_works(entry),
    )


def event(entry: Event, site: Site) -> EventRecord:
    return EventRecord(
        id=entry.id,
        address=site.address(entry),
        title=entry.title,
        date=entry.date.text,
        weight=entry.weight,
        topics=[topic.id for topic in entry.topics],
        claims=[ref.id for ref, _ in refs(entry) if ref.to is Claim],
        text=[passage.text for passage in entry.body.passages],
        works=_works(entry),
    )


def _works(entry: Entry) -> list[str]:
    return list(dict.fromkeys(cite.key for citation in entry.body.citations for cite in citation.cites))


# --- schemas ------------------------------------------------------------------------------------------------------

WORDS: Mapping[str, str] = {
    "id": "the key by which claims and events cite it",
    "type": "what it is, as CSL 1.0.2 calls it",
    "title": "its title",
    "author": "who wrote it: people (`family`, `given`) and bodies (`literal`)",
    "editor": "who edited it",
    "container-title": "the newspaper, site or book in which it appeared",
    "collection-title": "the series",
    "publisher": "who published it",
    "publisher-place": "where it was published",
    "event-title": "the occasion, such as a hearing or a conference",
    "authority": "the body that issued it, such as a court or a ministry",
    "genre": "what it is more exactly, such as a press release",
    "medium": "its medium",
    "edition": "the edition",
    "volume": "the volume",
    "issue": "the issue",
    "number": "its number, such as that of a report or a law",
    "page": "the pages",
    "section": "the section",
    "chapter-number": "the chapter",
    "version": "the version",
    "status": "its status, such as in force",
    "note": "a note",
    "language": "its language, where it is not English (BCP 47)",
    "issued": "when it appeared",
    "accessed": "when we read it",
    "event-date": "when the occasion was",
    "URL": "where it can be read",
    "DOI": "its DOI",
    "ISBN": "its ISBN",
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
    return next(getattr(work, field) for field, info in type(work).model_fields.items() if info.alias == name)


def _work() -> dict[str, Any]:
    parts = {str(info.alias): {"type": "string"} for info in Name.model_fields.values()}
    name = {"type": "object", "properties": parts, "minProperties": 1, "additionalProperties": False}
    properties: dict[str, Any] = {"id": {"type": "string"}, "type": {"enum": list(get_args(Type))}}
    for variable, annotation in variables():
        if _mentions(annotation, Edtf):
            properties.setdefault(variable, _DATE)
        elif _mentions(annotation, Name):
            properties.setdefault(variable, {"type": "array", "items": name})
        properties.setdefault(variable, {"type": "string"})
    described = {each: schema | {"description": WORDS[each]} for each, schema in properties.items()}
    required = ["id", "type", "title"]
    return {"type": "object", "properties": described, "required": required, "additionalProperties": False}


def _mentions(annotation: Any, wanted: type) -> bool:
    return annotation is wanted or any(_mentions(part, wanted) for part in get_args(annotation))


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


# --- in words -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldWords:
    """A field as the page of downloads names it."""

    name: str
    type: str
    meaning: str
    parts: bool = False
    """Whether its parts are named after it."""


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
