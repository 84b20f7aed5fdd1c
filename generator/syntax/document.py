"""A content file as syntax: front matter and prose, every part with its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..source import Problems, Rule, Source, Span, hidden
from .yaml_tree import TEXT_HIDDEN, Loc, YamlTree, compose

FRONT_MATTER_MISSING = Rule("front-matter-missing")
RULES = (FRONT_MATTER_MISSING,)

NODES = 500
SIZE = 64 * 1024
LIBRARY_NODES_EACH = 100
LIBRARY_SIZE = 5 * 1024 * 1024

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_ITEM = re.compile(r"^ *- ", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One entry as written: its fields, and its prose in Markdown (an empty span where there is none)."""

    source: Source
    front: YamlTree
    prose: Span


def parse(source: Source) -> tuple[Document | None, Problems]:
    """An annotation file: YAML between two lines of `---`, then Markdown."""
    problems = unreadable(source)
    opening = _FENCE.match(source.text)
    closing = re.compile(r"^---[ \t]*$\n?", re.MULTILINE).search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        help = "begin the file with a line `---`, the fields, and another line `---`"
        place = source.span(0, len(source.line(1)))
        return None, (*problems, FRONT_MATTER_MISSING.at(place, "no front matter", help))
    tree, invalid = compose(source.span(opening.end(), closing.start()), nodes=NODES, size=SIZE)
    if tree is None or problems:
        return None, (*problems, *invalid)
    if not isinstance(tree.data, dict):
        if tree.data != "":
            help = "write `name: value`, a field on each line"
            return None, (FRONT_MATTER_MISSING.at(tree.at, "the front matter is not a list of fields", help),)
        tree = YamlTree({}, tree.at, tree.values, tree.keys, tree.tags)
    return Document(source, tree, source.span(closing.end())), invalid


def parse_library(source: Source) -> tuple[tuple[Document, ...], Problems]:
    """A file that holds many entries, as a YAML list: each item a document without prose."""
    problems = unreadable(source)
    # The limit on values is for each item; the count of items is bounded by the size of the file.
    marks = _ITEM.findall(source.text) or [""]
    tree, invalid = compose(source.span(), nodes=1 + marks.count(marks[0]) * LIBRARY_NODES_EACH, size=LIBRARY_SIZE)
    if tree is None or problems:
        return (), (*problems, *invalid)
    if not tree.data:
        return (), ()
    if not isinstance(tree.data, list) or not all(isinstance(item, dict) for item in tree.data):
        help = "write a list: each entry begins with `- id: …`"
        return (), (FRONT_MATTER_MISSING.at(tree.at.within(0, 1), "not a list of entries", help),)
    values, keys = _by_item(tree.values), _by_item(tree.keys)
    found = []
    for number, item in enumerate(tree.data):
        at = tree.values[(number,)]
        part = YamlTree(item, at, values[number], keys[number], MappingProxyType({}))
        found.append(Document(source, part, source.span(at.end, at.end)))
    return tuple(found), ()


def _by_item(places: Mapping[Loc, Span]) -> Mapping[str | int, Mapping[Loc, Span]]:
    found: defaultdict[str | int, dict[Loc, Span]] = defaultdict(dict)
    for loc, span in places.items():
        if loc:
            found[loc[0]][loc[1:]] = span
    return found


def unreadable(source: Source) -> Problems:
    """Characters in a file that nobody can see but that change what is read."""
    return tuple(
        TEXT_HIDDEN.at(source.span(offset, offset + 1), f"an invisible character, {name}", "delete it")
        for offset, name in hidden(source.text)
    )
