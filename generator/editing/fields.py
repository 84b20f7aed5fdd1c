"""Edits of the fields of an entry: what is not edited keeps its order, its quotes and its comments."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Entry
from ..source import Edit, Source, Span
from ..syntax import Loc, YamlTree, scalar

Item = str | Mapping[str, str]
"""A text, or fields."""


def put(entry: Entry, name: str, text: str) -> Edit:
    """A field with a text in place of the one that it has, or a new field below the others."""
    tree = entry.document.front
    value = scalar(text, flow=_within_braces(tree))
    if (name,) not in tree.keys:
        return added(entry, f"{name}: {value}")
    place = tree.values[(name,)]
    if not place.text:
        key = tree.keys[(name,)]
        return Edit(place.source.span(key.end + 1, key.end + 1), f" {value}")
    return Edit(place, value)


def put_within(entry: Entry, name: str, part: str, text: str) -> Edit:
    """A field with a text within another field, which is made where it is not there."""
    tree, source = entry.document.front, entry.source
    whole, loc = tree.values.get((name,)), (name, part)
    if loc in tree.values and tree.values[loc].text:
        return Edit(tree.values[loc], scalar(text, flow=True))
    if not whole or not whole.text:
        if (name,) in tree.keys:
            key = tree.keys[(name,)]
            return Edit(source.span(key.end + 1, key.end + 1), f" {{{part}: {scalar(text, flow=True)}}}")
        return added(entry, f"{name}: {{{part}: {scalar(text, flow=True)}}}")
    if whole.text.startswith("{"):
        inside = whole.text[:-1].rstrip()
        at = whole.start + len(inside)
        comma = "" if inside.endswith((",", "{")) else ", "
        return Edit(source.span(at, at), f"{comma}{part}: {scalar(text, flow=True)}")
    at = _line_end(source, _end(tree, (name,)))
    indent = " " * (whole.first.column - 1)
    return Edit(source.span(at, at), f"\n{indent}{part}: {scalar(text)}")


def appended(entry: Entry, name: str, item: Item) -> Edit:
    """One more item at the end of a list, in the way in which the list is written; or a new list with it."""
    tree = entry.document.front
    there = tree.value((name,)) if (name,) in tree.keys else None
    if there is None:
        inline = isinstance(item, str) or _within_braces(tree)
        return added(entry, f"{name}: [{_flow(item)}]" if inline else f"{name}:{_block(item, 2)}")
    if not there:
        key, place = tree.keys[(name,)], tree.values[(name,)]
        at = place if place.text else place.source.span(key.end + 1, key.end + 1)
        return Edit(at, f" [{_flow(item)}]" if not place.text else f"[{_flow(item)}]")
    return _behind(tree, name, len(there) - 1, item)


def _behind(tree: YamlTree, name: str, last: int, item: Item) -> Edit:
    whole, source = tree.values[(name,)], tree.at.source
    if whole.text.startswith("["):
        inside = whole.text[:-1].rstrip()
        at = whole.start + len(inside)
        return Edit(source.span(at, at), f"{'' if inside.endswith(',') else ','} {_flow(item)}")
    before = source.text[: tree.values[(name, last)].start].rstrip()
    indent = source.position(len(before) - 1).column - 1
    at = _line_end(source, _end(tree, (name, last)))
    return Edit(source.span(at, at), _block(item, indent))


def added(entry: Entry, field: str) -> Edit:
    """A field below the others; `field` is its text without indentation."""
    tree, source = entry.document.front, entry.source
    if _within_braces(tree):
        at = tree.values[()].end - 1
        return Edit(source.span(at, at), f", {field}")
    if not tree.at.text.endswith("\n") and tree.at.text.strip():
        # An item of a library, indented as its first field is.
        at, indent = _line_end(source, tree.at.end), " " * (tree.at.first.column - 1)
        return Edit(source.span(at, at), "".join(f"\n{indent}{line}" for line in field.split("\n")))
    return Edit(source.span(tree.at.end, tree.at.end), f"{field}\n")


def _within_braces(tree: YamlTree) -> bool:
    return tree.values.get((), tree.at).text.startswith("{")


def _end(tree: YamlTree, loc: Loc) -> int:
    """Where a value ends: what is told of a list reaches to what follows it."""
    parts = (at for at in tree.values if at[: len(loc)] == loc)
    closed = (at for at in parts if isinstance(tree.value(at), str) or tree.values[at].text[:1] in "[{")
    return max(tree.values[at].end for at in closed)


def _line_end(source: Source, at: int) -> int:
    found = source.text.find("\n", at)
    return len(source.text) if found < 0 else found


def _flow(item: Item) -> str:
    if isinstance(item, str):
        return scalar(item, flow=True)
    return "{" + ", ".join(f"{name}: {scalar(text, flow=True)}" for name, text in item.items()) + "}"


def _block(item: Item, indent: int) -> str:
    """An item on lines of its own, each begun by a line break."""
    lines = [scalar(item)] if isinstance(item, str) else [f"{name}: {scalar(text)}" for name, text in item.items()]
    return "".join(f"\n{' ' * indent}{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def word(at: Span, text: str) -> Span:
    """A word within a place, such as a value without its quotes; all of it where it does not stand there."""
    start = at.text.find(text)
    return at if start < 0 else at.within(start, start + len(text))
