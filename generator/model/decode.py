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
            return FIELD_UNKNOWN.at(tree.key(loc), f"unknown field `{loc[-1]}`", _known(loc, model))
        case "missing":
            place = tree.key(loc[:-1]) if len(loc) > 1 else tree.at
            if place is tree.at:
                place = tree.at.source.span(tree.at.start, min(tree.at.start + 1, tree.at.end))
            elif isinstance(loc[-2], int):
                place = tree.place(loc[:-1])
                place = place.within(0, max(len(place.text.split("\n")[0]), 1))
            return FIELD_MISSING.at(place, f"field `{name}` is missing", f"add `{loc[-1]}: …`")
        case "mistake":
            message, _, help = error["ctx"]["text"].partition("; ")
            return FIELD_INVALID.at(tree.key((*loc, *error["ctx"]["loc"])), message, help)
        case "enum" | "literal_error":
            options = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            if instead := model.values.get(str(error["input"])):
                return FIELD_INVALID.at(tree.place(loc), f"`{name}` is `{error['input']}`", f"write `{instead}`")
            meant = nearest(str(error["input"]), options)
            help = (f"did you mean `{meant}`? " if meant else "") + f"one of: {', '.join(options)}"
            return FIELD_INVALID.at(tree.place(loc), f"`{name}` is `{error['input']}`", help)
        case "value_error":
            message, _, help = str(error["ctx"]["error"]).partition("; ")
            return FIELD_INVALID.at(tree.place(loc), f"`{name}`: {message}", help)
    return _shape(error, tree, loc, name, _names(model, loc))


def _shape(error: Any, tree: YamlTree, loc: Loc, name: str, known: list[str]) -> Diagnostic:
    """A text, a list or fields where another of the three is needed."""
    field = next((part for part in reversed(loc) if isinstance(part, str)), "name")
    if "tuple" not in error["type"]:
        help = f"write `name: value` below it, a field on each line: {', '.join(known)}"
        return FIELD_INVALID.at(tree.place(loc), f"`{name}`: expected fields", help)
    help = f"begin each line below `{field}:` with `- `"
    if isinstance(error["input"], str) and error["input"] and not known:
        help = f"write `{field}: [{error['input']}]`"
    return FIELD_INVALID.at(tree.place(loc), f"`{name}`: expected a list", help)


def _known(loc: Loc, model: type[Fields]) -> str:
    """What to write in place of a field that nobody knows."""
    wrong, known = str(loc[-1]), _names(model, loc[:-1])
    alike = {name.casefold(): name for name in known}
    if found := alike.get(wrong.casefold().replace("_", "-").strip()):
        return f"write `{found}`"
    if len(loc) == 1 and (instead := model.instead.get(wrong)):
        return f"write `{instead}`"
    meant = nearest(wrong, known)
    return f"did you mean `{meant}`?" if meant else f"fields here: {', '.join(sorted(known))}"


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
