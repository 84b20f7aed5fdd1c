"""A content file as syntax: front matter and prose, every part with its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..source import Diagnostic, Edit, Problems, Rule, Source, Span, hidden, kept
from .yaml_mistakes import mistake
from .yaml_tree import TEXT_HIDDEN, Loc, YamlTree, compose

FRONT_MATTER_MISSING = Rule("front-matter-missing", first=True)
FRONT_MATTER_SPLIT = Rule("front-matter-split", first=True)
MERGE_CONFLICT = Rule("merge-conflict", first=True)
RULES = (FRONT_MATTER_MISSING, FRONT_MATTER_SPLIT, MERGE_CONFLICT)

NODES = 5000
SIZE = 64 * 1024
LIBRARY_NODES_EACH = 100
LIBRARY_SIZE = 5 * 1024 * 1024

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_DASHES = re.compile(r"^(?:--|-{4,}|[-–—]*[–—][-–—]*|\.{3}|_{3,}|\*{3,}|={3,}|`{3})[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"[A-Za-z][\w-]*:(?: |$)")
_BELOW = re.compile(r"[ \t]+\S|- |$")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$).*", re.MULTILINE)
_ITEM = re.compile(r"^ *- ", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One entry as written: its fields, and its prose in Markdown (an empty span where there is none)."""

    source: Source
    front: YamlTree
    prose: Span


@kept
def parse(source: Source) -> tuple[Document | None, Problems]:
    """An annotation file: YAML between two lines of `---`, then Markdown."""
    problems = unreadable(source)
    opening = _FENCE.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if wrong := (conflict(source) or _unfenced(source, opening, closing)):
        return None, (*problems, wrong)
    assert opening and closing
    tree, invalid = compose(source.span(opening.end(), closing.start()), nodes=NODES, size=SIZE)
    if tree is None or problems:
        return None, (*problems, *invalid)
    if not isinstance(tree.data, dict):
        if tree.data != "":
            return None, (_no_fields(tree.at),)
        tree = YamlTree({}, tree.at, tree.values, tree.keys, tree.tags, tree.comments)
    return Document(source, tree, source.span(closing.end())), invalid


def conflict(source: Source) -> Diagnostic | None:
    """Marks that a merge left: two states of the same lines."""
    text = source.text
    # That a text holds no such signs is known faster than where a line begins with them.
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if not found:
        return None
    help = "keep what is right of the two parts, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`"
    return MERGE_CONFLICT.at(source.span(*found.span()), "two versions that were not merged", help)


def _unfenced(source: Source, opening: re.Match[str] | None, closing: re.Match[str] | None) -> Diagnostic | None:
    """What keeps the fields from being told from the text: a line of dashes that is missing, or one too many."""
    place = source.span(0, len(source.line(1)))
    if opening is None:
        help = "begin the file with a line `---`, the fields, and another line `---`"
        if source.text.lstrip().startswith("---"):
            help = "take out what stands above the first line `---`, also an empty line or a space"
        return FRONT_MATTER_MISSING.at(place, "no front matter", help)
    if closing is None:
        if like := _DASHES.search(source.text, opening.end()):
            at = source.span(*like.span())
            told = FRONT_MATTER_MISSING.at(at, "a line that is not `---`", "write three hyphens")
            return told.mended(Edit(at, "---"))
        help = "write a line `---` between the fields and the text"
        return FRONT_MATTER_MISSING.at(place, "the front matter is not closed", help)
    if again := _more_fields(source, source.position(closing.end()).line):
        if source.line(again).startswith("---"):
            help = f"keep one of the two; the second begins in line {again}"
            return FRONT_MATTER_SPLIT.at(place, "two front matters", help)
        help = "take this line out: one line `---` stands above all fields, and one below them"
        at = source.span(closing.start(), closing.start() + 3)
        return FRONT_MATTER_SPLIT.at(at, "a line `---` among the fields", help)
    return None


def _more_fields(source: Source, line: int) -> int | None:
    """The line at which fields go on below the front matter, closed by a line of dashes; None where text follows."""
    last = len(source.starts)
    while line <= last and not source.line(line).strip():
        line += 1
    first = line
    line += line <= last and bool(_FENCE.fullmatch(source.line(line)))
    begun = line
    while line <= last and (_FIELD.match(source.line(line)) or (line > begun and _BELOW.match(source.line(line)))):
        line += 1
    closed = line <= last and _FENCE.fullmatch(source.line(line))
    return first if closed and line > begun else None


def _no_fields(at: Span) -> Diagnostic:
    """Front matter that is YAML, but no list of fields."""
    if found := mistake(at.text, 0, ""):
        told = FRONT_MATTER_MISSING.at(at.within(found.start, found.end), found.message, found.help)
        return told.mended(*(Edit(at.within(start, end), text) for start, end, text in found.fix))
    help = "write `name: value`, a field on each line"
    return FRONT_MATTER_MISSING.at(at, "the front matter is not a list of fields", help)


@kept
def parse_library(source: Source) -> tuple[tuple[Document, ...], Problems]:
    """A file that holds many entries, as a YAML list: each item a document without prose."""
    problems = unreadable(source)
    if unmerged := conflict(source):
        return (), (*problems, unmerged)
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
    values, keys, comments = (_by_item(places) for places in (tree.values, tree.keys, tree.comments))
    found = []
    for number, item in enumerate(tree.data):
        at = tree.values[(number,)]
        part = YamlTree(item, at, values[number], keys[number], {}, comments[number])
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
    found = ((source.span(offset, offset + 1), name) for offset, name in hidden(source.text))
    return tuple(
        TEXT_HIDDEN.at(at, f"an invisible character, {name}", "delete it").mended(Edit(at, "")) for at, name in found
    )
