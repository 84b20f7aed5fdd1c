"""How the fields of an entry are decoded, or found wanting, each problem at its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, get_args

from pydantic import ValidationError

from ..source import Diagnostic, Edit, Problems, Rule, nearest
from ..syntax import Data, Loc, YamlTree, scalar
from .fields import RewrittenError
from .parts import Fields
from .schema import Entry, F

FIELD_UNKNOWN = Rule("field-unknown", first=True)


FIELD_MISSING = Rule("field-missing", first=True)


FIELD_INVALID = Rule("field-invalid", first=True)


RULES = (FIELD_UNKNOWN, FIELD_MISSING, FIELD_INVALID)


SEVERAL = 10
"""So many items of a list that have the same mistake are told one by one."""


def decode(tree: YamlTree, model: type[F]) -> tuple[F | None, Problems]:
    """The fields of a tree as a model, or every problem with them, each at its place.

    An optional field without a value counts as left out.
    """
    try:
        return model.model_validate(tree.data), ()
    except ValidationError as error:
        if (filled := _filled(tree.data, model)) == tree.data:
            return None, tuple(_problems(_own(error.errors()), tree, model))
    try:
        return model.model_validate(filled), ()
    except ValidationError as error:
        return None, tuple(_problems(_own(error.errors()), tree, model))


def _own(errors: Sequence[Any]) -> list[Any]:
    """The errors by the author's names: pydantic puts some of its own among them.

    An unknown field, always the last, is the author's word.
    """
    found = []
    for error in errors:
        *around, last = error["loc"] or ("function-",)
        mine = [part for part in around if isinstance(part, int) or not str(part).startswith("function-")]
        if error["type"] == "extra_forbidden" or not str(last).startswith("function-"):
            mine.append(last)
        found.append({**error, "loc": tuple(mine)})
    return found


def _filled(data: Data, model: type[Fields]) -> Data:
    """The data without optional fields that are blank."""
    if not isinstance(data, dict):
        return data
    fields = {str(info.alias): info for info in model.model_fields.values()}
    found: dict[str, Data] = {}
    for name, value in data.items():
        info = fields.get(name)
        if info and not info.is_required() and value == "":
            continue
        found[name] = _inner(value, info.annotation) if info else value
    return found


def _inner(value: Data, annotation: Any) -> Data:
    if isinstance(value, list):
        return [_inner(item, annotation) for item in value]
    inner = _fitting(annotation, value)
    return _filled(value, inner) if inner else value


def _fitting(annotation: Any, data: object) -> type[Fields] | None:
    """Of the models of fields that a field may hold, the one that its data is of."""
    return next((model for model in models(annotation) if model.fits(data)), None)


def _problems(errors: Sequence[Any], tree: YamlTree, model: type[Fields]) -> Iterator[Diagnostic]:
    """The problems; where more than several items of a list have one alike, the first stands for all."""
    alike: defaultdict[tuple[str, Loc, Loc], list[Diagnostic]] = defaultdict(list)
    for loc, problem in _located(errors, tree, model):
        number = next((place for place, part in enumerate(loc) if isinstance(part, int)), len(loc))
        alike[problem.rule.code, loc[:number], loc[number + 1 :]].append(problem)
    for (_, around, _), (first, *rest) in alike.items():
        if len(rest) < SEVERAL:
            yield from (first, *rest)
        else:
            message = f"{first.message}; so it is with {len(rest)} more of `{around[-1] if around else 'the list'}`"
            edits = (edit for problem in (first, *rest) for edit in problem.fix)
            yield replace(first, message=message, fix=tuple(edits))


def _located(errors: Sequence[Any], tree: YamlTree, model: type[Fields]) -> Iterator[tuple[Loc, Diagnostic]]:
    """The problems, each with its place; a field that is unknown and most likely one that is missing are one."""
    missing: defaultdict[Loc, list[str]] = defaultdict(list)
    unknown: defaultdict[Loc, list[str]] = defaultdict(list)
    for error in errors:
        *around, last = error["loc"] or ("",)
        if error["type"] in ("missing", "extra_forbidden"):
            (missing if error["type"] == "missing" else unknown)[tuple(around)].append(str(last))
    meant: dict[Loc, str] = {}
    for around, names in unknown.items():
        open_ = missing[around]
        for name in names:
            alone = open_[0] if len(open_) == len(names) == 1 else None
            if name_ := nearest(name, open_) or alone:
                open_.remove(name_)
                meant[(*around, name)] = name_
    for error in errors:
        loc = tuple(error["loc"])
        if error["type"] == "extra_forbidden" and loc in meant:
            help = f"did you mean `{meant[loc]}`? It is missing"
            told = FIELD_UNKNOWN.at(tree.key(loc), f"unknown field `{loc[-1]}`", help)
            same = _plain(meant[loc]) == _plain(str(loc[-1]))
            yield loc, told.mended(Edit(tree.key(loc), meant[loc])) if same else told
        elif error["type"] != "missing" or loc[-1] in missing[loc[:-1]]:
            yield loc, _problem(error, tree, model)


def _problem(error: Any, tree: YamlTree, model: type[Fields]) -> Diagnostic:
    loc: Loc = error["loc"]
    name = ".".join(str(part) for part in loc if not isinstance(part, int)) or "front matter"
    match error["type"]:
        case "extra_forbidden":
            told = FIELD_UNKNOWN.at(tree.key(loc), f"unknown field `{loc[-1]}`", _known(tree, loc, model))
            instead = _instead(tree, loc, model)
            free = instead and (*loc[:-1], instead) not in tree.keys
            return told.mended(Edit(tree.key(loc), instead)) if instead and free else told
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
            if instead := model.values.get(str(error["input"])):
                told = FIELD_INVALID.at(tree.place(loc), f"`{name}` is `{error['input']}`", f"write `{instead}`")
                return told.mended(Edit(tree.place(loc), instead))
            meant = nearest(str(error["input"]), options)
            help = (f"did you mean `{meant}`? " if meant else "") + f"one of: {', '.join(options)}"
            told = FIELD_INVALID.at(tree.place(loc), f"`{name}` is `{error['input']}`", help)
            same = meant and _plain(meant) == _plain(str(error["input"]))
            return told.mended(Edit(tree.place(loc), meant)) if meant and same else told
        case "value_error":
            cause = error["ctx"]["error"]
            message, _, help = str(cause).partition("; ")
            told = FIELD_INVALID.at(tree.place(loc), f"`{name}`: {message}", help)
            written = isinstance(cause, RewrittenError) and isinstance(error["input"], str) and loc in tree.values
            return told.mended(Edit(tree.place(loc), cause.instead)) if written else told
    return _shape(error, tree, loc, name, _names(tree, model, loc))


def _plain(word: str) -> str:
    """A word of a list as it is compared: case, and what stands between its parts, make no other."""
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())


def _shape(error: Any, tree: YamlTree, loc: Loc, name: str, known: list[str]) -> Diagnostic:
    """A text, a list or fields where another of the three is needed."""
    field = next((part for part in reversed(loc) if isinstance(part, str)), "name")
    if "tuple" not in error["type"]:
        help = f"write `name: value` below it, a field on each line: {', '.join(known)}"
        return FIELD_INVALID.at(tree.place(loc), f"`{name}`: expected fields", help)
    help = f"begin each line below `{field}:` with `- `"
    if error["input"] == "":
        return FIELD_INVALID.at(tree.key(loc), f"`{name}` is empty", help if known else f"write `{field}: [one, two]`")
    alone = isinstance(error["input"], str) and error["input"] and not known
    if alone:
        listed = ", ".join(_WORDS.findall(error["input"])) or error["input"]
        help = f"write `{field}: [{listed}]`"
    told = FIELD_INVALID.at(tree.place(loc), f"`{name}`: expected a list", help)
    # What holds a comma may be several.
    single = alone and "," not in error["input"] and listed == error["input"] and "\n" not in tree.place(loc).text
    return told.mended(Edit(tree.place(loc), f"[{scalar(error['input'], flow=True)}]")) if single else told


_SIGNS = r";,\uff0c\uff1b\u3001\u060c\uff3b\uff3d\u3010\u3011"
"""What editors write in place of the commas and brackets of a list."""
_WORDS = re.compile(rf"[^\s{_SIGNS}](?:[^{_SIGNS}]*[^\s{_SIGNS}])?")


def _known(tree: YamlTree, loc: Loc, model: type[Fields]) -> str:
    """What to write in place of a field that nobody knows."""
    wrong, known = str(loc[-1]), _names(tree, model, loc[:-1])
    if instead := _instead(tree, loc, model):
        return f"write `{instead}`"
    meant = nearest(wrong, known)
    return f"did you mean `{meant}`?" if meant else f"fields here: {', '.join(sorted(known))}"


def _instead(tree: YamlTree, loc: Loc, model: type[Fields]) -> str | None:
    """The field that is meant by another spelling of its name, or by a name that others give it."""
    wrong, around = str(loc[-1]), _model(tree, model, loc[:-1])
    alike = {name.casefold(): name for name in _names(tree, model, loc[:-1])}
    found = alike.get(wrong.casefold().replace("_", "-").strip())
    return found or (around.instead.get(wrong) if around else None)


def _names(tree: YamlTree, model: type[Fields], loc: Loc) -> list[str]:
    """The field names that are known at a location."""
    found = _model(tree, model, loc)
    return [str(each.alias) for each in found.model_fields.values()] if found else []


def _model(tree: YamlTree, model: type[Fields], loc: Loc) -> type[Fields] | None:
    """The model of what stands at a location."""
    data: Any = tree.data
    for number, part in enumerate(loc):
        data = data[part]
        if isinstance(part, int):
            continue
        annotation = next((f.annotation for f in model.model_fields.values() if f.alias == part), None)
        behind = next(iter(loc[number + 1 :]), None)
        item = data[behind] if isinstance(data, list) and isinstance(behind, int) else data
        inner = _fitting(annotation, item)
        if inner is None:
            return None
        model = inner
    return model


def models(annotation: Any) -> Iterator[type[Fields]]:
    """The models of fields within a field; an entry that is only named is none."""
    if isinstance(annotation, type) and issubclass(annotation, Fields) and not issubclass(annotation, Entry):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def mentions(annotation: Any, wanted: type) -> bool:
    """Whether a type is named in that of a field, itself or for a part."""
    return annotation is wanted or any(mentions(part, wanted) for part in get_args(annotation))
