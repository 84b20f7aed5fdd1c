"""YAML as plain text, lists and maps, with the place of every part; nothing in it is executed or converted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from ..source import Diagnostic, Problems, Rule, Span, hidden

YAML_INVALID = Rule("yaml-invalid")
YAML_FORBIDDEN = Rule("yaml-forbidden")
YAML_DUPLICATE = Rule("yaml-duplicate-key")
YAML_LIMIT = Rule("yaml-limit")
TEXT_HIDDEN = Rule("hidden-character")
RULES = (YAML_INVALID, YAML_FORBIDDEN, YAML_DUPLICATE, YAML_LIMIT, TEXT_HIDDEN)

DEPTH = 8

Loc = tuple[str | int, ...]
Data = str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True)
class YamlTree:
    """Composed YAML: `data` holds only text, lists and maps; the places of values and of keys lie beside it."""

    data: Data
    at: Span
    values: Mapping[Loc, Span] = field(repr=False)
    keys: Mapping[Loc, Span] = field(repr=False)
    tags: Mapping[Loc, str] = field(repr=False)

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
        whole, value = self.place(loc), str(self.value(loc))
        block = re.match(r"[>|][^\n]*\n", whole.text)
        skip = block.end() if block else whole.text[:1] in "\"'"
        wanted = list(re.finditer(r"\S+", value))
        written = list(re.finditer(r"\S+", whole.text[skip:].rstrip("\"'" if not block and skip else "")))
        if [word.group() for word in wanted] != [word.group() for word in written]:
            return whole
        first = max((number for number, word in enumerate(wanted) if word.start() <= start), default=0)
        last = max((number for number, word in enumerate(wanted) if word.start() < end), default=first)
        if not wanted or last < first:
            return whole
        from_ = written[first].start() + min(start - wanted[first].start(), len(wanted[first].group()))
        to = written[last].start() + min(end - wanted[last].start(), len(wanted[last].group()))
        return whole.within(skip + from_, skip + max(from_, to))


class _Stop(Exception):
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
    except _Stop as stop:
        return None, (*reader.problems, stop.problem)
    except yaml.YAMLError as error:
        return None, (*reader.problems, _syntax(error, at))
    return (None if reader.problems else tree), tuple(reader.problems)


def dump(data: object) -> str:
    """Lists, maps, text and flags as YAML; text that would be read as something else is quoted."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=False)


class _Reader:
    """One walk over the events of a document."""

    def __init__(self, at: Span, nodes: int, tags: frozenset[str]) -> None:
        self.at, self.nodes, self.allowed = at, nodes, tags
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.tags: dict[Loc, str] = {}
        self.problems: list[Diagnostic] = []
        self.events: Iterator[yaml.Event] = yaml.parse(at.text, Loader=yaml.CSafeLoader)

    def read(self) -> YamlTree:
        data: Data = {}
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.values:
                    raise _Stop(YAML_FORBIDDEN.at(self.span(event), "a second YAML document", "keep one document"))
                data = self.node(next(self.events), (), 1)
        return YamlTree(
            data, self.at, MappingProxyType(self.values), MappingProxyType(self.keys), MappingProxyType(self.tags)
        )

    def span(self, event: yaml.Event) -> Span:
        assert event.start_mark and event.end_mark
        start, end = event.start_mark.index, event.end_mark.index
        text = self.at.text[start:end]
        return self.at.within(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))

    def node(self, event: yaml.Event, loc: Loc, depth: int) -> Data:
        self.nodes -= 1
        at = self.span(event)
        if self.nodes < 0:
            raise _Stop(YAML_LIMIT.at(at, "too many values in one piece of YAML", "split the entry"))
        if depth > DEPTH:
            raise _Stop(YAML_LIMIT.at(at, f"nested more than {DEPTH} deep", "flatten the lists and maps"))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Stop(YAML_FORBIDDEN.at(at, "an anchor or alias", "write the value out where it is needed"))
        if tag := getattr(event, "tag", None):
            if tag not in self.allowed:
                help = "take the tag away; put the value in quotes if the exclamation mark belongs to it"
                help = f"of tags there is only {', '.join(self.allowed)}; take it away" if self.allowed else help
                raise _Stop(YAML_FORBIDDEN.at(at, f"a YAML tag, `{tag}`", help))
            self.tags[loc] = tag
        if isinstance(event, yaml.ScalarEvent):
            self.values[loc] = at
            self.readable(event.value, at)
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Data] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, (*loc, len(items)), depth + 1))
            self.values[loc] = self.at.within(at.start - self.at.start, self.span(event).end - self.at.start)
            return items
        return self.mapping(at, loc, depth)

    def mapping(self, at: Span, loc: Loc, depth: int) -> Data:
        found: dict[str, Data] = {}
        end = at.end
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key_at = self.span(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _Stop(YAML_FORBIDDEN.at(key_at, "a key that is not a plain name", "write `name: value`"))
            if event.value == "<<":
                raise _Stop(YAML_FORBIDDEN.at(key_at, "a merge key", "write the fields out"))
            key = str(event.value)
            place = (*loc, key)
            if key in found:
                help = f"keep one; the first stands in line {self.keys[place].first.line}"
                self.problems.append(YAML_DUPLICATE.at(key_at, f"`{key}` stands twice", help))
                self.node(next(self.events), (*loc, key, "again"), depth + 1)
                continue
            self.keys[place] = key_at
            self.readable(key, key_at)
            found[key] = self.node(next(self.events), place, depth + 1)
            end = max(end, self.values[place].end)
        # A block ends with its last value; its end event lies behind the blank lines and comments that follow.
        end = self.span(event).end if at.text == "{" else end
        self.values[loc] = self.at.within(at.start - self.at.start, end - self.at.start)
        return found

    def readable(self, value: str, at: Span) -> None:
        """Escapes in quoted scalars can hide what the raw text does not show."""
        if '"' in at.text[:1] and (found := next(hidden(value), None)):
            help = "take the escape out; write only what a reader can see"
            self.problems.append(TEXT_HIDDEN.at(at, f"an escape makes {found[1]}", help))


def _syntax(error: yaml.YAMLError, at: Span) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    if mark and mark.index >= len(at.text.rstrip()):
        # What is never closed is noticed at the end; where it was opened says more.
        mark = getattr(error, "context_mark", None) or mark
    # Behind the last word stands only the line of dashes, in which nothing is wrong.
    offset = min(mark.index, max(len(at.text.rstrip()) - 1, 0)) if mark else 0
    where = at.within(offset, min(offset + 1, len(at.text)))
    line = where.source.line(where.first.line)
    message = f"not valid YAML: {getattr(error, 'problem', None) or error}"
    key = re.match(r"\s*(?:- )?(\w+):\s", line)
    if key and key[1] == "quote":
        help = "write a quotation as a block: `quote: >-`, and the words indented on the next line"
    elif key:
        help = f"put the value in double quotes, or write `{key[1]}: >-` and the text indented on the next line"
    else:
        help = "check indentation, colons and quotation marks here and in the line above"
    return YAML_INVALID.at(where, message, help)
