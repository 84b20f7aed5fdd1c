"""The front matter of each kind as JSON Schema, for editors that complete: with the ids and keys that there are."""

from __future__ import annotations

import ast
import inspect
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

from ..model import ASSETS, ID, Fields, Ref, Shown, Site, fields_within, mentions
from ..model.kinds import Article, Work
from ..syntax import Cite

Schema = dict[str, Any]
_WORDS = Path(__file__).with_name("words.toml")
DIALECT = "http://json-schema.org/draft-07/schema#"
"""What editors' language servers know."""
_ID = {"type": "string", "pattern": f"^{ID.pattern}$"}


def schemas(site: Site) -> Mapping[str, Schema]:
    """For each kind, by its name, the schema of its front matter; of a library that of its file."""
    return {kind.name: _of_kind(site, kind.model, library=kind.library) for kind in site.kinds}


def _of_kind(site: Site, model: type[Fields], *, library: bool) -> Schema:
    made = model.model_json_schema(by_alias=True)
    defs = made.pop("$defs", {})
    known = _Known(site)
    for each in _all(model):
        known.narrow(made if each is model else defs.get(each.__name__, {}), each)
    if library:
        made["properties"] = {"id": {"type": ["string", "number"]}, **made["properties"]}
        made = {"type": "array", "items": {**made, "required": ["id", *made["required"]]}}
    return {"$schema": DIALECT, **_plain(made), **({"$defs": _plain(defs)} if defs else {})}


def _all(model: type[Fields]) -> Iterator[type[Fields]]:
    """A model and the models of the fields within it, each once."""
    found, open_ = {model}, [model]
    while open_:
        each = open_.pop()
        yield each
        new = {inner for info in each.model_fields.values() for inner in fields_within(info.annotation)} - found
        found |= new
        open_ += new


class _Known:
    """Puts what a site holds in place of what could be: ids, keys, names of pictures."""

    def __init__(self, site: Site) -> None:
        self.site = site
        keys = {entry.id for model in (Work, Article) for entry in site.all(model, drafts=True)}
        self.keys = sorted(keys)
        self.pictures = sorted(name.removeprefix(ASSETS) for name in site.assets)

    def narrow(self, schema: Schema, model: type[Fields]) -> None:
        told = field_words(model)
        fields = schema.get("properties", {})
        for info in model.model_fields.values():
            if (name := str(info.alias)) not in fields:
                continue
            value = self.value(fields[name], info.annotation)
            if model is Shown and name == "file" and self.pictures:
                value = _suggested(self.pictures)
            described = told.get(name.replace("-", "_"), told.get(f"{name}_".replace("-", "_")))
            fields[name] = value | ({"description": described} if described else {})

    def value(self, schema: Schema, annotation: Any) -> Schema:
        if mentions(annotation, Cite):
            return _suggested(self.keys) if self.keys else {"type": "string"}
        ids = sorted({entry.id for to in _targets(annotation) for entry in self.site.all(to, drafts=True)})
        if not ids:
            return schema
        return _replaced(schema, {"enum": ids}) or {"anyOf": [{"enum": ids}, schema]}


def _suggested(values: list[str]) -> Schema:
    """One of some values, or something else that is made with them."""
    return {"anyOf": [{"enum": values}, {"type": "string"}]}


def _replaced(schema: Schema, by: Schema) -> Schema | None:
    """A schema with another in place of that of an id; None where it has none."""
    if {name: schema.get(name) for name in _ID} == _ID:
        return by
    found: Schema | None = None
    for name, inner in schema.items():
        parts = inner if isinstance(inner, list) else [inner]
        made = [_replaced(part, by) if isinstance(part, dict) else None for part in parts]
        if any(made):
            new = [each or part for each, part in zip(made, parts, strict=True)]
            found = {**schema, name: new if isinstance(inner, list) else new[0]}
    return found


def _targets(annotation: Any) -> Iterator[type[Any]]:
    """The kinds of entry that a field may name."""
    if get_origin(annotation) is Ref:
        yield get_args(annotation)[0]
    else:
        for part in get_args(annotation):
            yield from _targets(part)


def _plain(schema: Any) -> Any:
    """Without what says nothing to an editor; a text may be a number, since files hold nothing but text."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        name: {key: _plain(each) for key, each in value.items()} if name == "properties" else _plain(value)
        for name, value in schema.items()
        if name not in ("title", "default")
    }
    if {"type": "null"} in made.get("anyOf", ()):
        rest = [each for each in made.pop("anyOf") if each != {"type": "null"}]
        made |= rest[0] if len(rest) == 1 else {"anyOf": rest}
    if made.get("type") == "string" and not made.keys() & {"pattern", "format", "enum"}:
        made["type"] = ["string", "number"]
    return made


@cache
def field_words(model: type[Fields]) -> Mapping[str, str]:
    """What each field of a model means, by its name in Python: its docstring, else what `words.toml` says.

    A field that is declared again means what it meant before, unless it says otherwise.
    """
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if not issubclass(each, Fields) or each is Fields:
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(each))).body[0]
        assert isinstance(body, ast.ClassDef)
        known = meanings().get(each.__name__, {})
        for field, behind in pairwise([*body.body, ast.Pass()]):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                name = field.target.id
                text = _docstring(behind) or known.get(name.rstrip("_"), known.get("*", ""))
                found[name] = " ".join(text.split()) or found.get(name, "")
    return found


def _docstring(behind: ast.stmt) -> str:
    match behind:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
    return ""


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """What fields mean whose name says it to whoever reads the code: by model, then by field as Python has it."""
    known: Mapping[str, Mapping[str, str]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return known
