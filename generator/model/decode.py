"""How the fields of an entry are decoded, or found wanting, each problem at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError

from ..source import Diagnostic, Problems, Rule, nearest
from ..syntax import Loc, YamlTree
from .schema import F, Fields

FIELD_UNKNOWN = Rule("field-unknown")


FIELD_MISSING = Rule("field-missing")


FIELD_INVALID = Rule("field-invalid")


RULES = (FIELD_UNKNOWN, FIELD_MISSING, FIELD_INVALID)


def decode(tree: YamlTree, model: type[F]) -> tuple[F | None, Problems]:
    """The fields of a tree as a model, or every problem with them, each at its place."""
    try:
        return model.model_validate(tree.data), ()
    except ValidationError as error:
        return None, tuple(_problem(each, tree, model) for each in error.errors())


def _problem(error: Any, tree: YamlTree, model: type[Fields]) -> Diagnostic:
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
            return FIELD_INVALID.at(tree.key((*loc, *error["ctx"]["loc"])), error["ctx"]["text"], error["ctx"]["help"])
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
