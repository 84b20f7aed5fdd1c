"""Syntax to types: what a kind of entry is declared with, and how its fields are decoded or found wanting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, ClassVar, Generic, TypeVar, get_args, get_origin

from pydantic import GetCoreSchemaHandler, model_validator
from pydantic_core import core_schema

from ..source import Source, Span, kept
from ..syntax import Cite, Document, Loc, Markup
from .fields import ID, STRING, Day, Flag, Id, Moment, Text, identifier
from .parts import AnyPicture, Correction, Drawn, Fields, Shown, mistake


class Entry(Fields):
    """What every kind of entry has; kinds add their own fields."""

    draft: Flag = False
    """Not published; its problems are warnings."""
    publish: Moment | None = None
    """A draft until then; nothing where `draft` says that it is one."""
    formerly: tuple[Id, ...] = ()
    """Ids that the entry had; their addresses lead on to it."""
    withdrawn: Day | None = None
    """Since when it no longer stands: its page stays and says so, but it leaves lists, feeds and search."""
    reason: Text | None = None
    """Why it was withdrawn."""
    corrections: tuple[Correction, ...] = ()
    """Changes of fact after it was published; they stand at the top of its page."""
    pictures: tuple[AnyPicture, ...] = ()
    """Each picture that the text shows: of a file, by its `file`; drawn, by its `kind`."""
    widened: ClassVar[frozenset[str]] = frozenset()
    """Common fields of which a kind takes more."""

    @model_validator(mode="after")
    def _reasoned(self) -> Entry:
        if bool(self.withdrawn) != bool(self.reason):
            have, lack = ("withdrawn", "reason") if self.withdrawn else ("reason", "withdrawn")
            raise mistake(f"`{have}` without `{lack}`; add `{lack}: …`, or take `{have}` out", have)
        return self

    @model_validator(mode="after")
    def _scheduled(self) -> Entry:
        if self.publish and self.draft:
            raise mistake("`publish` beside `draft: true`, which keeps it a draft; take one of the two out", "publish")
        return self

    @model_validator(mode="after")
    def _drawn_here(self) -> Entry:
        for number, picture in enumerate(self.pictures):
            if type(picture) is Drawn:
                raise mistake(
                    "nothing is drawn here; move it to an explainer, a topic or a claim, or name a `file`",
                    "pictures", number, "kind",
                )  # fmt: skip
        return self

    @property
    def shown(self) -> tuple[tuple[int, Shown], ...]:
        """The records of pictures that are files, each with its place among all."""
        return tuple((number, each) for number, each in enumerate(self.pictures) if isinstance(each, Shown))

    @property
    def drawn(self) -> tuple[tuple[int, Drawn], ...]:
        """The pictures that are drawn, each with its place among all."""
        return tuple((number, each) for number, each in enumerate(self.pictures) if isinstance(each, Drawn))

    # What is not a field is put into the instance by `placed`, whence it is read as fast as any attribute.
    @cached_property
    def id(self) -> str:
        raise AttributeError("an entry that was not placed has no id")

    @cached_property
    def document(self) -> Document:
        raise AttributeError("an entry that was not placed has no document")

    @cached_property
    def body(self) -> Markup:
        raise AttributeError("an entry that was not placed has no body")

    @property
    def source(self) -> Source:
        return self.document.source

    @property
    def named(self) -> tuple[str, ...]:
        """Every key that its fields and its text cite, and every name `@…` that may be one."""
        return _named(self)

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
T = TypeVar("T")


def placed(entry: E, id: str, document: Document, body: Markup) -> E:
    """The entry, told which it is, where it was written, and what its prose says; once, before it is shared."""
    entry.__dict__.update(id=id, document=document, body=body)
    return entry


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


def refs(value: object, loc: Loc = ()) -> Iterator[tuple[Ref[Any], Loc]]:
    """Every reference in an entry, with its location."""
    yield from _refs(value) if isinstance(value, Entry) and not loc else _within(value, Ref, loc)


def cited(value: object, loc: Loc = ()) -> Iterator[tuple[Cite, Loc]]:
    """Every citation in an entry's fields, with its location."""
    found = _cites(value) if isinstance(value, Entry) and not loc else _within(value, Cite, loc)
    yield from ((cite, at[:-1]) for cite, at in found)


@kept
def _named(entry: Entry) -> tuple[str, ...]:
    bracketed = (cite.key for slot in entry.body.citations for cite in slot.cites)
    return (*bracketed, *(slot.cite.key for slot in entry.body.namings), *(cite.key for cite, _ in cited(entry)))


@kept
def _refs(entry: Entry) -> tuple[tuple[Ref[Any], Loc], ...]:
    return tuple(_within(entry, Ref, ()))


@kept
def _cites(entry: Entry) -> tuple[tuple[Cite, Loc], ...]:
    return tuple(_within(entry, Cite, ()))


def _within(value: object, wanted: type[T], loc: Loc) -> Iterator[tuple[T, Loc]]:
    if isinstance(value, wanted):
        yield value, loc
    elif isinstance(value, Fields):
        for name, alias in _holding(type(value), wanted):  # type: ignore[arg-type]
            yield from _within(getattr(value, name), wanted, (*loc, alias))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _within(item, wanted, (*loc, number))


@cache
def _holding(model: type[Fields], wanted: type) -> tuple[tuple[str, str], ...]:
    """The fields, by name and alias, in which something of a type may stand: most hold plain text."""
    fields = model.model_fields.items()
    return tuple((name, str(info.alias)) for name, info in fields if _mentions(info.annotation, wanted))


def _mentions(annotation: Any, wanted: type) -> bool:
    if wanted in (annotation, get_origin(annotation)):
        return True
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return bool(_holding(annotation, wanted))
    # What a reference leads to is another entry, not a part of this one.
    parts = get_args(annotation) if get_origin(annotation) is not Ref else ()
    return any(_mentions(part, wanted) for part in parts)
