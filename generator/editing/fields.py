"""Edits of the fields of an entry: what is not edited keeps its order, its quotes and its comments."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from ..model import Entry
from ..source import Edit, RefusedError, Source, Span
from ..syntax import Data, Loc, YamlTree, scalar

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


def removed(entry: Entry, name: str) -> Edit:
    """A field taken out, with its lines."""
    tree, source = entry.document.front, entry.source
    if _within_braces(tree):
        raise RefusedError(f"{source.path}: its fields stand in braces; take `{name}` out of it by hand")
    start = source.starts[tree.keys[(name,)].first.line - 1]
    return Edit(source.span(start, min(_line_end(source, _end(tree, (name,))) + 1, len(source.text))), "")


def items_changed(entry: Entry, name: str, new: Sequence[Data], written: Callable[[Data, bool], str]) -> Iterator[Edit]:
    """A list with other items: those that stay keep their lines; `written` says an item, within brackets or not."""
    tree, source = entry.document.front, entry.source
    old = tree.value((name,))
    whole = tree.values[(name,)]
    assert isinstance(old, list) and old
    if whole.text.startswith("["):
        yield Edit(whole, f"[{', '.join(written(each, True) for each in new)}]")
        return
    keys = [[json.dumps(each, sort_keys=True) for each in items] for items in (old, list(new))]
    first = source.text[: tree.values[(name, 0)].start].rstrip()
    indent = source.position(len(first) - 1).column - 1
    for kind, start, end, new_start, new_end in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        both = min(end - start, new_end - new_start) if kind == "replace" else 0
        for step in range(both):
            yield from _item_changed(tree, (name, start + step), new[new_start + step], written)
        if kind != "equal":
            yield from (_item_gone(tree, (name, number)) for number in range(start + both, end))
            if more := new[new_start + both : new_end]:
                yield _items_put(tree, name, end, "".join(_lines(written(each, False), indent) for each in more))


def _item_changed(tree: YamlTree, loc: Loc, new: Data, written: Callable[[Data, bool], str]) -> Iterator[Edit]:
    old, place = tree.value(loc), tree.values[loc]
    flow = place.text.startswith("{")
    same = isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys()
    texts = same and all(isinstance(each, str) for each in (*old.values(), *new.values()))  # type: ignore[union-attr]
    if texts and isinstance(old, dict) and isinstance(new, dict):
        for part, text in new.items():
            if text != old[part]:
                at = tree.values[(*loc, part)]
                yield Edit(at, leaf(str(text), at, tree.keys[(*loc, part)].first.column - 1, flow=flow))
    elif flow:
        yield Edit(place, written(new, True))
    else:
        # In the column in which its first field stands, however many spaces there are behind the hyphen.
        text = written(new, False).replace("\n", f"\n{' ' * (place.first.column - 1)}")
        yield Edit(place.source.span(place.start, _end(tree, loc)), text)


def leaf(text: str, at: Span, indent: int, *, flow: bool = False) -> str:
    """A text in the way in which the one was written that stands there: as a block, or in a line."""
    if at.text[:1] in (">", "|") and not flow:
        return f">-\n{' ' * (indent + 2)}{' '.join(text.split())}"
    return scalar(text, flow=flow)


def _item_gone(tree: YamlTree, loc: Loc) -> Edit:
    source = tree.at.source
    start = source.starts[tree.values[loc].first.line - 1]
    return Edit(source.span(start, min(_line_end(source, _end(tree, loc)) + 1, len(source.text))), "")


def _items_put(tree: YamlTree, name: str, number: int, text: str) -> Edit:
    """Lines behind the item before a number, or ahead of the first."""
    source = tree.at.source
    if not number:
        at = source.starts[tree.values[(name, 0)].first.line - 1]
        return Edit(source.span(at, at), text)
    at = _line_end(source, _end(tree, (name, number - 1)))
    return Edit(source.span(at, at), f"\n{text.removesuffix(chr(10))}")


def _lines(text: str, indent: int) -> str:
    """An item on lines of its own."""
    return " " * indent + "- " + text.replace("\n", f"\n{' ' * (indent + 2)}") + "\n"


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
