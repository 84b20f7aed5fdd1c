"""YAML as plain text, lists and maps, with the place of every part; nothing in it is executed or converted."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from ..source import Diagnostic, Edit, Problems, Rule, Source, Span, hidden
from .yaml_mistakes import mistake

YAML_INVALID = Rule("yaml-invalid", first=True)
YAML_FORBIDDEN = Rule("yaml-forbidden", first=True)
YAML_DUPLICATE = Rule("yaml-duplicate-key", first=True)
YAML_LIMIT = Rule("yaml-limit", first=True)
TEXT_HIDDEN = Rule("hidden-character", first=True)
RULES = (YAML_INVALID, YAML_FORBIDDEN, YAML_DUPLICATE, YAML_LIMIT, TEXT_HIDDEN)

DEPTH = 8
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")

Loc = tuple[str | int, ...]
Words = list[tuple[int, int]]
Data = str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True)
class YamlTree:
    """Composed YAML: `data` holds only text, lists and maps; the places of values and of keys lie beside it."""

    data: Data
    at: Span
    values: Mapping[Loc, Span] = field(repr=False)
    keys: Mapping[Loc, Span] = field(repr=False)
    tags: Mapping[Loc, str] = field(repr=False)
    comments: Mapping[Loc, Span] = field(repr=False)
    """The place of each comment that stands behind a value on its line."""
    _words: dict[Loc, tuple[Words, Words]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def place(self, loc: Loc) -> Span:
        """The value at a location, or the nearest part around it that exists."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, self.at)

    def key(self, loc: Loc) -> Span:
        """The key of a location, or its value where it has none."""
        return self.keys.get(loc) or self.place(loc)

    def value(self, loc: Loc) -> Data:
        """The data at a location. Raises KeyError or IndexError where there is none."""
        data: Data = self.data
        for part in loc:
            data = data[part]  # type: ignore[index]
        return data

    def part(self, loc: Loc, start: int, end: int) -> Span:
        """A part of a text by offsets in it, found in the source by words; all of it where escapes hide the words."""
        if loc not in self._words:
            self._words[loc] = _words(self.place(loc).text, str(self.value(loc)))
        wanted, written = self._words[loc]
        first = max(bisect.bisect_right(wanted, start, key=lambda word: word[0]) - 1, 0)
        last = bisect.bisect_left(wanted, end, key=lambda word: word[0]) - 1
        if not wanted or last < first:
            return self.place(loc)
        from_ = written[first][0] + min(start - wanted[first][0], wanted[first][1] - wanted[first][0])
        to = written[last][0] + min(end - wanted[last][0], wanted[last][1] - wanted[last][0])
        return self.place(loc).within(from_, max(from_, to))


def _words(whole: str, value: str) -> tuple[Words, Words]:
    """Where the words of a value begin and end in it and in its source; nothing where the source has others."""
    block = re.match(r"[>|][^\n]*\n", whole)
    skip = block.end() if block else whole[:1] in "\"'"
    wanted = list(re.finditer(r"\S+", value))
    written = list(re.finditer(r"\S+", whole[skip:].rstrip("\"'" if not block and skip else "")))
    if [word.group() for word in wanted] != [word.group() for word in written]:
        return [], []
    return [word.span() for word in wanted], [(word.start() + skip, word.end() + skip) for word in written]


_FEWER = "split the entry; of many names keep the first ten, since readers are shown three at most"


class _StopError(Exception):
    """Carries the one problem after which reading on makes no sense."""

    def __init__(self, problem: Diagnostic) -> None:
        self.problem = problem


def compose(at: Span, *, nodes: int, size: int, tags: frozenset[str] = frozenset()) -> tuple[YamlTree | None, Problems]:
    """The YAML of a span, read by its events: no alias, anchor, merge key or tag but `tags`, at most `DEPTH` deep.

    `nodes` and `size` (bytes) limit what is read. Every scalar stays text.
    """
    if len(at.text.encode("utf-8", "replace")) > size:
        message = f"more than {size // 1024} KiB of YAML"
        return None, (YAML_LIMIT.at(at.within(0, 3), message, "split the file, or move text to the body"),)
    reader = _Reader(at, nodes, tags)
    try:
        tree = reader.read()
    except _StopError as stop:
        return None, (*reader.problems, stop.problem)
    except yaml.YAMLError as error:
        return None, (*reader.problems, _syntax(error, at))
    return (None if reader.problems else tree), tuple(reader.problems)


def dump(data: object) -> str:
    """Lists, maps, text and flags as YAML; text that would be read as something else is quoted."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=False)


def scalar(text: str, *, flow: bool = False) -> str:
    """A text in YAML, behind a key or, `flow`, within brackets: as it is where it is read so, else in quotes."""
    around = f"[{text}]" if flow else f"- {text}"
    tree, _ = compose(Source("text", around).span(), nodes=3, size=64 * 1024)
    return text if tree and tree.data == [text] else json.dumps(text, ensure_ascii=False)


class _Reader:
    """One walk over the events of a document."""

    def __init__(self, at: Span, nodes: int, tags: frozenset[str]) -> None:
        self.at, self.text, self.nodes, self.allowed = at, at.text, nodes, tags
        self.commented = "#" in self.text
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.tags: dict[Loc, str] = {}
        self.comments: dict[Loc, Span] = {}
        self.problems: list[Diagnostic] = []
        # Asked for one by one, as `yaml.parse` does, but without asking of each first whether it is there.
        self.events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(self.text).get_event, None)

    def read(self) -> YamlTree:
        data: Data = {}
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.values:
                    raise _StopError(YAML_FORBIDDEN.at(self.span(event), "a second YAML document", "keep one document"))
                data = self.node(next(self.events), (), 1)
        parts = (self.values, self.keys, self.tags, self.comments)
        return YamlTree(data, self.at, *(MappingProxyType(part) for part in parts))  # type: ignore[arg-type]

    def span(self, event: yaml.Event) -> Span:
        assert event.start_mark and event.end_mark
        start, end = event.start_mark.index, event.end_mark.index
        if start < end and (self.text[start].isspace() or self.text[end - 1].isspace()):
            text = self.text[start:end]
            start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        return Span(self.at.source, self.at.start + start, self.at.start + end)

    def node(self, event: yaml.Event, loc: Loc, depth: int) -> Data:
        self.nodes -= 1
        at = self.span(event)
        if self.nodes < 0:
            raise _StopError(YAML_LIMIT.at(at, "too many values in one piece of YAML", _FEWER))
        if depth > DEPTH:
            raise _StopError(YAML_LIMIT.at(at, f"nested more than {DEPTH} deep", "flatten the lists and maps"))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _StopError(
                YAML_FORBIDDEN.at(at, "an anchor or alias", "put the value in double quotes, or write it out")
            )
        if tag := getattr(event, "tag", None):
            if tag not in self.allowed:
                help = "take the tag away; put the value in quotes if the exclamation mark belongs to it"
                help = f"of tags there is only {', '.join(self.allowed)}; take it away" if self.allowed else help
                raise _StopError(YAML_FORBIDDEN.at(at, f"a YAML tag, `{tag}`", help))
            self.tags[loc] = tag
        if isinstance(event, yaml.ScalarEvent):
            self.values[loc] = at
            self.scalar(event, at, loc)
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Data] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, (*loc, len(items)), depth + 1))
            self.values[loc] = self.at.within(at.start - self.at.start, self.span(event).end - self.at.start)
            return items
        return self.mapping(at, loc, depth)

    def scalar(self, event: yaml.ScalarEvent, at: Span, loc: Loc) -> None:
        """What stands behind a text, and what its escapes hide."""
        if event.style == '"':
            self.readable(event.value, at)
        behind = at.end - self.at.start
        if self.commented and not event.style and (comment := _COMMENT.match(self.text, behind)):
            self.comments[loc] = self.at.within(*comment.span(1))

    def mapping(self, at: Span, loc: Loc, depth: int) -> Data:
        found: dict[str, Data] = {}
        end, dashless = at.end, False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key_at = self.span(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _StopError(YAML_FORBIDDEN.at(key_at, "a key that is not a plain name", "write `name: value`"))
            if event.value == "<<":
                raise _StopError(YAML_FORBIDDEN.at(key_at, "a merge key", "write the fields out"))
            key = str(event.value)
            place = (*loc, key)
            if key in found:
                help = f"keep one; the first stands in line {self.keys[place].first.line}"
                # In a list, what begins as an entry does and lacks its dash repeats all of its fields.
                if dashless := dashless or (bool(loc) and isinstance(loc[-1], int) and key == next(iter(found))):
                    help = f"begin another entry with `- `; if this is none, {help}"
                if not dashless or key == next(iter(found)):
                    self.problems.append(YAML_DUPLICATE.at(key_at, f"`{key}` stands twice", help))
                self.node(next(self.events), (*loc, key, "again"), depth + 1)
                continue
            self.keys[place] = key_at
            if event.style == '"':
                self.readable(key, key_at)
            found[key] = self.node(next(self.events), place, depth + 1)
            end = max(end, self.values[place].end)
        # A block ends with its last value; its end event lies behind the blank lines and comments that follow.
        end = self.span(event).end if at.text == "{" else end
        self.values[loc] = self.at.within(at.start - self.at.start, end - self.at.start)
        return found

    def readable(self, value: str, at: Span) -> None:
        """Escapes in quoted scalars can hide what the raw text does not show."""
        if found := next(hidden(value), None):
            help = "take the escape out; write only what a reader can see"
            self.problems.append(TEXT_HIDDEN.at(at, f"an escape makes {found[1]}", help))


def _syntax(error: yaml.YAMLError, at: Span) -> Diagnostic:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    end = len(at.text.rstrip())
    # Behind the last word stands only the line of dashes, in which nothing is wrong.
    offset = min(mark.index, max(end - 1, 0)) if mark else 0
    if found := mistake(at.text, offset, problem):
        told = YAML_INVALID.at(at.within(found.start, found.end), found.message, found.help)
        return told.mended(*(Edit(at.within(start, end), text) for start, end, text in found.fix))
    if mark and mark.index >= end and context:
        # What is never closed is noticed at the end; where it was opened says more.
        offset = min(context.index, offset)
    where = at.within(offset, min(offset + 1, len(at.text)))
    help = "see whether brackets and quotation marks are closed, and whether fields begin in one column"
    return YAML_INVALID.at(where, f"not valid YAML: {problem}", help)
