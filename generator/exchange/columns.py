"""The columns of a table of entries: which there are, where in an entry each stands, and how a cell says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from ..model import Entry, Fields, ReadBy, Ref, fields_within
from ..source import Source, nearest
from ..syntax import Data, Edtf, Loc, compose, dump

BODY = "body"
NODES = 5000
SIZE = 64 * 1024


class CellForm(StrEnum):
    """How a cell says what a field holds."""

    TEXT = "text"
    FLAG = "flag"
    IDS = "ids, a semicolon between them"
    LINES = "texts, each on its line"
    YAML = "YAML, as in the file"


@dataclass(frozen=True)
class Column:
    """A column: its name, the place in an entry, and how a cell of it is written."""

    name: str
    loc: Loc
    form: CellForm


@dataclass(frozen=True)
class FieldShape:
    """What a field holds: a cell, or parts with a cell each; `many` where there are several of them."""

    form: CellForm
    parts: Mapping[str, CellForm]
    many: bool = False


def shapes(model: Any) -> Mapping[str, FieldShape]:
    """The shape of each field of a model, by its name in files."""
    return _shapes(model)


@cache
def _shapes(model: type[Fields]) -> Mapping[str, FieldShape]:
    return {str(info.alias): _shape(info.annotation, info.metadata) for info in model.model_fields.values()}


def _shape(annotation: Any, metadata: Iterable[Any] = ()) -> FieldShape:
    inner = tuple(dict.fromkeys(fields_within(annotation)))
    if not inner:
        return FieldShape(_form(annotation, metadata), {})
    parts = shapes(inner[0])
    # What has parts of parts, or is of one of several forms, has no columns that would hold for all.
    if len(inner) > 1 or any(each.parts or each.form is CellForm.YAML for each in parts.values()):
        return FieldShape(CellForm.YAML, {})
    return FieldShape(CellForm.TEXT, {name: each.form for name, each in parts.items()}, _listed(annotation))


def _form(annotation: Any, metadata: Iterable[Any]) -> CellForm:
    if annotation is bool:
        return CellForm.FLAG
    # A field with its own way to be read is written as one text, whatever it is then.
    if not _listed(annotation) or any(isinstance(each, ReadBy) for each in metadata):
        return CellForm.TEXT
    return CellForm.IDS if _named(annotation) else CellForm.LINES


def _listed(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(part) is tuple for part in get_args(annotation))


def _named(annotation: Any) -> bool:
    """Whether it holds ids or dates, which no semicolon is in."""
    if get_origin(annotation) is Ref or annotation is Edtf:
        return True
    return any(_named(part) for part in get_args(annotation))


def columns(model: type[Entry], entries: Iterable[Mapping[str, Data]], by: str | None = None) -> tuple[Column, ...]:
    """Those of the fields that some entry has, and of those that all must have; `by` has rows of its own."""
    found, held = shapes(model), list(entries)
    own = [name for name in found if name not in Entry.model_fields or name == "pictures"]
    names = [*own, *(name for name in found if name not in own)]
    needed = {str(info.alias) for info in model.model_fields.values() if info.is_required()}
    made = [Column("id", (), CellForm.TEXT)]
    for name in names:
        if name != by and (name in needed or any(name in each for each in held)):
            made += _columns(name, found[name], [each[name] for each in held if name in each])
    return (*made, Column(BODY, (), CellForm.TEXT))


def _columns(name: str, shape: FieldShape, values: Iterable[Data]) -> Iterator[Column]:
    if not shape.parts:
        yield Column(name, (name,), shape.form)
    elif not shape.many:
        yield from (Column(f"{name}.{part}", (name, part), form) for part, form in shape.parts.items())
    else:
        lists = [value for value in values if isinstance(value, list)]
        used = {part for value in lists for each in value if isinstance(each, dict) for part in each}
        for number in range(max(map(len, lists), default=1) or 1):
            for part, form in shape.parts.items():
                if part in used or not lists:
                    yield Column(f"{name}.{number + 1}.{part}", (name, number, part), form)


def column(model: type[Entry], name: str) -> Column | None:
    """The column of a name; None where there is none."""
    if name in ("id", BODY):
        return Column(name, (), CellForm.TEXT)
    head, *rest = name.split(".")
    shape = shapes(model).get(head)
    if shape is None or len(rest) != (1 + shape.many if shape.parts else 0):
        return None
    if not shape.parts:
        return Column(name, (head,), shape.form)
    if rest[-1] not in shape.parts or (shape.many and not re.fullmatch(r"[1-9]\d?", rest[0], re.ASCII)):
        return None
    loc: Loc = (head, int(rest[0]) - 1, rest[1]) if shape.many else (head, rest[0])
    return Column(name, loc, shape.parts[rest[-1]])


def meant(model: type[Entry], name: str, besides: Iterable[str] = ()) -> str | None:
    """The column that was most likely meant by a name."""
    known = ["id", BODY, *besides]
    for head, shape in shapes(model).items():
        known += [f"{head}.1.{part}" if shape.many else f"{head}.{part}" for part in shape.parts] or [head]
    plain = name.strip().casefold().replace(" ", "-").replace("_", "-")
    return plain if plain in known else nearest(re.sub(r"\.\d+\.", ".1.", plain), known)


# a cell ---------------------------------------------------------------------------------------------------------------


def at(data: Any, loc: Loc) -> Data | None:
    """What stands at a place; None where nothing does."""
    for part in loc:
        if not (part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))):
            return None
        data = data[part]
    found: Data = data
    return found


def said(value: Data | None, form: CellForm) -> str:
    """A value as a cell says it."""
    if value is None:
        return ""
    if isinstance(value, str) and form is not CellForm.YAML:
        return line(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        if form is CellForm.IDS:
            return "; ".join(map(str, value))
        if form is CellForm.LINES:
            return "\n".join(line(str(each)) for each in value)
    return dump(value).rstrip("\n")


def line(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n]+", text.strip()))


def read(text: str, form: CellForm) -> Data | None:
    """What a cell says; None where it is empty. Raises ValueError, in words, for YAML that is none."""
    if not text.strip():
        return None
    match form:
        case CellForm.FLAG:
            # Spreadsheets write these words large.
            return text.strip().casefold() if text.strip().casefold() in ("true", "false") else line(text)
        case CellForm.IDS:
            return [part.strip() for part in re.split(r"[;,\n]", text) if part.strip()]
        case CellForm.LINES:
            return [line(part) for part in text.split("\n") if part.strip()]
        case CellForm.YAML:
            tree, problems = compose(Source("cell", text).span(), nodes=NODES, size=SIZE)
            if tree is None:
                raise ValueError(f"{problems[0].message}; {problems[0].help}")
            return tree.data
    return line(text)
