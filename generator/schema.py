"""Syntax to types: what a kind of entry is declared with, and how its fields are decoded or found wanting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError, model_validator
from pydantic_core import PydanticCustomError, core_schema

from generator.citation import Cite
from generator.diagnostic import Diagnostic, Problems, Rule
from generator.document import Document
from generator.fields import ID, STRING, Day, Flag, Id, Text, identifier
from generator.markup import Markup
from generator.text import Source, Span, nearest
from generator.tree import Loc, Tree

FIELD_UNKNOWN = Rule("field-unknown")
FIELD_MISSING = Rule("field-missing")
FIELD_INVALID = Rule("field-invalid")
RULES = (FIELD_UNKNOWN, FIELD_MISSING, FIELD_INVALID)


class Fields(BaseModel):
    """Fields that belong together. In YAML a hyphen stands where Python has an underscore."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )


class Correction(Fields):
    """What was corrected, and when."""

    date: Day
    text: Text


class Entry(Fields):
    """What every kind of entry has; kinds add their own fields."""

    draft: Flag = False
    """Not published; its problems are warnings."""
    formerly: tuple[Id, ...] = ()
    """Ids that the entry had; their addresses lead on to it."""
    withdrawn: Day | None = None
    """Since when it no longer stands: its page stays and says so, but it leaves lists, feeds and search."""
    reason: Text | None = None
    """Why it was withdrawn."""
    corrections: tuple[Correction, ...] = ()

    @model_validator(mode="after")
    def _reasoned(self) -> Entry:
        if bool(self.withdrawn) != bool(self.reason):
            raise mistake("`withdrawn` and `reason` go together", "withdrawn" if self.withdrawn else "reason")
        return self

    # What is not a field is put into the instance by `place`, whence it is read as fast as any attribute.
    @cached_property
    def id(self) -> str:
        raise AttributeError("an entry that was not placed has no id")

    @cached_property
    def document(self) -> Document:
        raise AttributeError("an entry that was not placed has no document")

    @cached_property
    def body(self) -> Markup:
        raise AttributeError("an entry that was not placed has no body")

    def place(self, id: str, document: Document, body: Markup) -> None:
        """Says which entry it is, where it was written, and what its prose says; once, before it is shared."""
        self.__dict__.update(id=id, document=document, body=body)

    @property
    def source(self) -> Source:
        return self.document.source

    @property
    def stands(self) -> bool:
        """Whether it is published and not withdrawn."""
        return not self.draft and self.withdrawn is None

    @property
    def name(self) -> str:
        """What the entry is called on the site."""
        return str(getattr(self, "title", self.id))

    def at(self, *loc: str | int) -> Span:
        """The place of a field, or of what stands around it."""
        return self.document.front.place(loc)

    def __eq__(self, other: object) -> bool:
        """Entries are the same if they have kind, id and file in common; token trees are not compared."""
        if self is other:
            return True
        if not isinstance(other, Entry) or type(self) is not type(other) or self.id != other.id:
            return False
        return self.source == other.source

    def __hash__(self) -> int:
        return hash(self.id)


E = TypeVar("E", bound=Entry)
F = TypeVar("F", bound=Fields)


class Ref(Generic[E]):
    """The id of another entry, of a kind that the type tells: `Ref[Article]`.

    No dataclass, since pydantic would then ask for its fields instead of an id.
    """

    __slots__ = ("id", "to")

    def __init__(self, to: type[E], id: str) -> None:
        self.to, self.id = to, id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and (self.to, self.id) == (other.to, other.id)

    def __hash__(self) -> int:
        return hash((self.to, self.id))

    def __repr__(self) -> str:
        return f"Ref({self.to.__name__}, {self.id!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        (to,) = get_args(source)
        return core_schema.no_info_before_validator_function(
            lambda value: cls(to, identifier(value)) if not isinstance(value, Ref) else value,
            core_schema.is_instance_schema(cls),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Mapping[str, Any]:
        return {**STRING, "pattern": f"^{ID.pattern}$"}


def mistake(message: str, *loc: str | int) -> PydanticCustomError:
    """A mistake that a model's validator finds, with the field at which it is reported."""
    return PydanticCustomError("mistake", "{text}", {"text": message, "loc": loc})


def decode(tree: Tree, model: type[F]) -> tuple[F | None, Problems]:
    """The fields of a tree as a model, or every problem with them, each at its place."""
    try:
        return model.model_validate(tree.data), ()
    except ValidationError as error:
        return None, tuple(_problem(each, tree, model) for each in error.errors())


def _problem(error: Any, tree: Tree, model: type[Fields]) -> Diagnostic:
    # Pydantic puts names of its own among the fields; an unknown field, always the last, is the author's word.
    *around, last = error["loc"] or ("function-",)
    own = (part for part in around if isinstance(part, int) or not str(part).startswith("function-"))
    loc: Loc = (*own, *([last] if error["type"] == "extra_forbidden" or not str(last).startswith("function-") else []))
    name = ".".join(str(part) for part in loc if not isinstance(part, int)) or "front matter"
    match error["type"]:
        case "extra_forbidden":
            known = _names(model, loc[:-1])
            meant = nearest(str(loc[-1]), known)
            help = f"did you mean `{meant}`?" if meant else f"fields here: {', '.join(sorted(known))}"
            return FIELD_UNKNOWN.at(tree.key(loc), f"unknown field `{loc[-1]}`", help)
        case "missing":
            place = tree.key(loc[:-1]) if len(loc) > 1 else tree.at
            if place is tree.at:
                place = tree.at.source.span(tree.at.start, min(tree.at.start + 1, tree.at.end))
            elif isinstance(loc[-2], int):
                place = tree.place(loc[:-1])
                place = place.within(0, max(len(place.text.split("\n")[0]), 1))
            return FIELD_MISSING.at(place, f"field `{name}` is missing", f"add `{loc[-1]}: …`")
        case "mistake":
            return FIELD_INVALID.at(tree.key((*loc, *error["ctx"]["loc"])), error["ctx"]["text"])
        case "enum" | "literal_error":
            options = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            meant = nearest(str(error["input"]), options)
            help = (f"did you mean `{meant}`? " if meant else "") + f"one of: {', '.join(options)}"
            return FIELD_INVALID.at(tree.place(loc), f"`{name}` is `{error['input']}`", help)
        case "value_error":
            message, _, help = str(error["ctx"]["error"]).partition("; ")
            return FIELD_INVALID.at(tree.place(loc), f"`{name}`: {message}", help)
    expected = "a list (each line begins with `- `)" if "tuple" in error["type"] else "fields, `name: value`"
    return FIELD_INVALID.at(tree.place(loc), f"`{name}`: expected {expected}", "see the reference of fields")


def _names(model: type[Fields], loc: Loc) -> list[str]:
    """The field names that are known at a location."""
    for part in loc:
        if isinstance(part, int):
            continue
        annotation = next((f.annotation for f in model.model_fields.values() if f.alias == part), None)
        inner = next(iter(_models(annotation)), None)
        if inner is None:
            return []
        model = inner
    return [str(each.alias) for each in model.model_fields.values()]


def _models(annotation: Any) -> Iterator[type[Fields]]:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def refs(value: object, loc: Loc = ()) -> Iterator[tuple[Ref[Any], Loc]]:
    """Every reference in an entry, with its location."""
    if isinstance(value, Ref):
        yield value, loc
    elif isinstance(value, Fields):
        for name, info in type(value).model_fields.items():
            yield from refs(getattr(value, name), (*loc, str(info.alias)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from refs(item, (*loc, number))


def cited(value: object, loc: Loc = ()) -> Iterator[tuple[Cite, Loc]]:
    """Every citation in an entry's fields, with its location."""
    if isinstance(value, Cite):
        yield value, loc[:-1]
    elif isinstance(value, Fields):
        for name, info in type(value).model_fields.items():
            yield from cited(getattr(value, name), (*loc, str(info.alias)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from cited(item, (*loc, number))
