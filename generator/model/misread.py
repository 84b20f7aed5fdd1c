"""Values that were read otherwise than they were meant: YAML's words and comments, stubs, and markup in plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from ..source import Diagnostic, Edit, Rule, Span
from ..syntax import Data, Loc, YamlTree, scalar
from .decode import models
from .fields import Text
from .parts import Fields

VALUE_MISREAD = Rule("value-misread")
MARKUP_IN_FIELD = Rule("markup-in-field")
RULES = (VALUE_MISREAD, MARKUP_IN_FIELD)

_NOTHING = frozenset({"null", "Null", "NULL", "~", "None", "none", "nil", "n/a", "N/A", "undefined"})
_NAMED = 6
"""So many fields with stubs are named."""
_STUB = re.compile(r"\s*(?:…|\.\.\.|todo|tbd|fixme|xxx|tk|\?\?\?|lorem ipsum\b.*)\s*", re.IGNORECASE | re.DOTALL)
_QUOTES = {"“": "”", "„": "“”", "‘": "’", "«": "»", "”": "”"}
_SUSPECT = re.compile(r"[*_`\[<{}&~“„‘«”]|^#")
"""One of these stands in whatever else is looked for."""
_MARKUP = re.compile(
    r"\*\*[^*\s][^*]*\*\*|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*])|(?<!\w)_[^_\s](?:[^_]*[^_\s])?_(?!\w)"
    r"|`[^`]+`|!?\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*(?<!\w)@[\w{][^\[\]]*\]|\[\[[^\[\]]*\]\]|~~[^~]+~~"
    r"|</?[A-Za-z][^<>]*>|<!--|&(?:[A-Za-z]{2,8}|#[xX]?[0-9a-fA-F]{1,6});|\{\{|\}\}|\{%|%\}|\{:\s*#|^#{1,6} "
)
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{:\s*#|\[@")
"""What must not stand in a work's title either: it would look like a page that was not finished."""


def misread(tree: YamlTree, model: type[Fields], *, ours: bool = True) -> Iterator[Diagnostic]:
    """What in the values of an entry says something else than it seems to, each at its place.

    `ours` are texts that we wrote: they are plain, without markup.
    """
    texts = _texts(model)
    for loc, value in _scalars(tree.data, ()):
        stub = _STUB.fullmatch(value)
        if not (stub or value.strip() in _NOTHING or loc in tree.comments or _SUSPECT.search(value)):
            continue
        name = tuple(part for part in loc if isinstance(part, str))
        at = tree.place(loc)
        plain = at.text[:1] not in ("'", '"')
        if stub or (plain and value in _NOTHING):
            help = "write the value, or take the field out"
            help += "" if stub else "; a value that is this word stands in double quotes"
            shown = " ".join(value.split())
            yield VALUE_MISREAD.at(at, f"`{shown if len(shown) <= 30 else shown[:29] + '…'}` in place of a value", help)
        elif name in texts and plain and (comment := tree.comments.get(loc)):
            help = "put the whole value in double quotes; a comment goes on a line of its own"
            told = VALUE_MISREAD.at(comment, "what stands behind ` #` is a comment, which nobody reads", help)
            whole = at.source.span(at.start, comment.end)
            yield (
                told.mended(Edit(whole, json.dumps(whole.text, ensure_ascii=False))) if "\n" not in whole.text else told
            )
        elif name in texts and plain and _quoted(value):
            help = "take them out, or write straight ones; to show them put the value in single quotes: '“…”'"
            told = VALUE_MISREAD.at(at, "quotation marks around a value are shown, but for straight ones", help)
            yield told.mended(*_unquoted(at, value))
        elif name in texts and (markup := (_MARKUP if ours else _TEMPLATE).search(value)):
            message = f"`{markup.group()}` is shown as it stands: a field is plain text"
            help = "take the marks out; a citation stands in the text below, or in `cite`"
            yield MARKUP_IN_FIELD.at(tree.part(loc, *markup.span()), message, help)


def gathered(tree: YamlTree, problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The same problems, but all values of an entry that are still to be filled in as one, where the first stands.

    A stub has dozens of them, and each by itself would hide what else is wrong.
    """
    stubs = {tree.place(loc): loc for loc, value in _scalars(tree.data, ()) if _STUB.fullmatch(value)}
    first = next((each for each in problems if each.at in stubs), None)
    for each in problems:
        if each.at not in stubs or len(stubs) == 1:
            yield each
        elif each is first:
            names = list(dict.fromkeys(".".join(p for p in loc if isinstance(p, str)) for loc in stubs.values()))
            named = ", ".join(f"`{name}`" for name in names[:_NAMED]) + (" …" if names[_NAMED:] else "")
            yield replace(each, message=f"{len(stubs)} values are still to be filled in: {named}")


def _quoted(value: str) -> bool:
    """Whether a value begins with a curly quotation mark that is closed at its very end, or nowhere."""
    closing = _QUOTES.get(value[:1], "")
    closed = [number for number, sign in enumerate(value[1:], 1) if sign in closing]
    return bool(closing) and (not closed or closed == [len(value) - 1])


def _unquoted(at: Span, value: str) -> Iterator[Edit]:
    """A value without its curly quotation marks, where it stands in one line and both are there."""
    if at.text == value and value[-1] in _QUOTES[value[0]]:
        yield Edit(at, scalar(value[1:-1].strip(), flow=True))


def _scalars(data: Data, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        yield loc, data
    else:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _scalars(value, (*loc, key))


@cache
def _texts(model: type[Fields]) -> frozenset[tuple[str, ...]]:
    """The names of the fields that hold plain text, each with those of the fields around it."""
    found: set[tuple[str, ...]] = set()
    for info in model.model_fields.values():
        name = str(info.alias)
        if _is_text(info.annotation, info.metadata):
            found.add((name,))
        for inner in models(info.annotation):
            found |= {(name, *path) for path in _texts(inner)}
    return frozenset(found)


def _is_text(annotation: Any, metadata: Any) -> bool:
    if Text.__metadata__[0] in metadata:  # type: ignore[attr-defined]
        return True
    return any(_is_text(part, getattr(part, "__metadata__", ())) for part in get_args(annotation))
