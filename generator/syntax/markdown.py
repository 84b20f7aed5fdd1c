"""The Markdown dialect of annotations: CommonMark with tables and citations, and the places of what it finds."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..source import Span
from .citation import KEY, Cite, bracketed

_LOCATOR = re.compile(r"[ \n]\[([^\[\]@]+)\](?!\()")
_CLOSERS = re.compile(r"[.,;:!?…]+[”’\"')\]]*|[”’\"')\]]+[.,;:!?…]+")


@cache
def parser() -> MarkdownIt:
    dialect = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Addresses are checked by us, where a bad one can be reported with its place; `fill` writes none that is unsafe.
    dialect.validateLink = lambda url: True  # type: ignore[method-assign]
    dialect.inline.ruler.before("link", "citation", _citation)
    dialect.inline.ruler.before("link", "naming", _naming)
    for name in ("link", "image", "autolink"):
        rule = next(rule.fn for rule in dialect.inline.ruler.__rules__ if rule.name == name)
        dialect.inline.ruler.at(name, _noting(rule, "image" if name == "image" else "link_open"))
    return dialect


def _citation(state: StateInline, silent: bool) -> bool:
    """`[… @key …]`, unless an address follows that makes it a link."""
    if state.src[state.pos] != "[":
        return False
    end = state.src.find("]", state.pos, state.posMax)
    inner = state.src[state.pos + 1 : end]
    if end < 0 or "[" in inner or state.src[end + 1 : end + 2] == "(":
        return False
    cites = bracketed(inner)
    if cites is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"cites": cites, "at": (state.pos, end + 1)}
    state.pos = end + 1
    return True


def _naming(state: StateInline, silent: bool) -> bool:
    """`@key`, with a locator in brackets behind it; not within a word, so no mail address and no path."""
    if state.src[state.pos] != "@" or re.match(r"[\w./:@+-]", state.src[state.pos - 1 : state.pos]):
        return False
    if state.linkLevel or _bracketed(state.src, state.pos):
        return False
    key = KEY.match(state.src, state.pos + 1)
    if not key:
        return False
    locator = _LOCATOR.match(state.src, key.end())
    if not silent:
        token = state.push("naming", "", 0)
        name = key["braced"] or key["plain"]
        at = key.start("braced" if key["braced"] else "plain") - state.pos
        token.meta = {
            "cite": Cite(name, at, at + len(name), "", locator[1].strip() if locator else ""),
            "text": state.src[state.pos : locator.end() if locator else key.end()],
            "at": (state.pos, locator.end() if locator else key.end()),
        }
    state.pos = locator.end() if locator else key.end()
    return True


def _bracketed(text: str, at: int) -> bool:
    """Whether a bracket is open before a place: what is meant as a citation there must be one, or be reported."""
    opened = text.rfind("[", 0, at)
    if opened < 0 or "]" in text[opened:at] or not re.match(r"[\s;\[]", text[at - 1]):
        return False
    return (opened - len(text[:opened].rstrip("\\"))) % 2 == 0


def _noting(rule: Callable[[StateInline, bool], bool], type_: str) -> Callable[[StateInline, bool], bool]:
    """An inline rule that also notes where in its text it matched, and the address as it was written."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count:] if token.type == type_)
            address = token.attrs.get("src" if type_ == "image" else "href", "")
            token.meta = {"at": (start, state.pos), "target": address}
        return True

    return noted


class Places:
    """The places of inline content in a piece of prose."""

    def __init__(self, prose: Span) -> None:
        self.prose = prose
        self.lines = prose.text.split("\n")
        self.offsets = [0]
        for line in self.lines:
            self.offsets.append(self.offsets[-1] + len(line) + 1)
        self.used: dict[int, int] = {}

    def of(self, token: Token) -> InlinePlace:
        """Where the content of an inline token stands; tokens are asked for in the order of the text."""
        starts: list[tuple[int, int]] = []
        offset = 0
        for number, line in enumerate(token.content.split("\n"), token.map[0] if token.map else 0):
            raw = self.lines[number] if number < len(self.lines) else ""
            column = max(self._column(number, raw, line), 0)
            starts.append((offset, self.offsets[min(number, len(self.lines) - 1)] + column))
            offset += len(line) + 1
        return InlinePlace(self.prose, token.content, tuple(starts))

    def _column(self, number: int, raw: str, line: str) -> int:
        if "|" in raw:
            # The cells of a table row share a line: each is searched behind the one before.
            column = max(raw.find(line, self.used.get(number, 0)), 0)
            self.used[number] = column + len(line)
            return column
        stripped = raw.rstrip()
        return len(stripped) - len(line) if stripped.endswith(line) else raw.find(line)


@dataclass(frozen=True)
class InlinePlace:
    """The place of inline content: for the start of each of its lines the offset in it and the offset in the prose."""

    prose: Span
    content: str
    starts: tuple[tuple[int, int], ...]

    @property
    def span(self) -> Span:
        end = self.starts[-1][1] + len(self.content.split("\n")[-1])
        return self.prose.within(self.starts[0][1], min(end, len(self.prose.text)))

    def offset(self, position: int) -> int:
        content, source = self.starts[bisect.bisect_right(self.starts, position, key=lambda pair: pair[0]) - 1]
        return min(source + position - content, len(self.prose.text))

    def at(self, token: Token) -> Span:
        """The place of a token that noted where it was found."""
        start, end = token.meta.get("at", (0, len(self.content)))
        return self.prose.within(self.offset(start), self.offset(end))

    def search(self, text: str) -> Span:
        """The place of a text, or of all the content where it cannot be found."""
        found = self.content.find(text)
        return self.prose.within(self.offset(found), self.offset(found + len(text))) if found >= 0 else self.span


def hug(children: Sequence[Token]) -> list[Token]:
    """Citations moved behind the punctuation that follows them, as notes are set: `word [@key].` -> `word.¹`"""
    found: list[Token] = []
    for number, child in enumerate(children):
        if child.type == "citation":
            before = found[-1] if found else None
            behind = children[number + 1] if number + 1 < len(children) else None
            if before and before.type == "text":
                before.content = before.content.rstrip(" ")
            closers = _CLOSERS.match(behind.content) if behind and behind.type == "text" else None
            if behind and closers:
                found.append(Token("text", "", 0, content=closers.group()))
                behind.content = behind.content[closers.end() :]
        found.append(child)
    return found
