"""The Markdown dialect of annotations: CommonMark with tables, citations, plain addresses and editors' comments."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..source import Span
from .citation import KEY, Cite, bracketed

_LOCATOR = re.compile(r"[ \n]\[([^\[\]@]+)\](?!\()")
_CLOSERS = re.compile(r"[.,;:!?…]+[”’\"')\]]*|[”’\"')\]]+[.,;:!?…]+")
_SCHEME = re.compile(r"(?:^|[^\w+./-])(https?)$", re.IGNORECASE)
_ADDRESS = re.compile(r"://[^\s<>\"“”«»`|\\^{}\[\]]+")
_OPENED = re.compile(r"\]\([ \t\n]*")
_SIGNS = re.compile(r"[\n!&*:<@\[\\\]_`]")
"""Where a rule within lines may begin, or the words of a link end; all else is text."""
_TAIL = "?!.,:;*_~'’…"


@cache
def parser() -> MarkdownIt:
    # Rules for HTML would be asked at each line and sign, to say that there is none.
    dialect = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["html_block", "html_inline"])
    dialect.inline.terminator_re = _SIGNS
    # Addresses are checked by us, where a bad one can be reported with its place; `fill` writes none that is unsafe.
    dialect.validateLink = lambda url: True  # type: ignore[method-assign]
    dialect.block.ruler.before("reference", "comment", _comment_block, {"alt": ["paragraph", "reference"]})
    dialect.inline.ruler.before("link", "citation", _citation)
    dialect.inline.ruler.before("link", "naming", _naming)
    dialect.inline.ruler.before("link", "address", _address)
    dialect.inline.ruler.before("autolink", "comment", _comment)
    for name in ("link", "image", "autolink", "backticks", "emphasis"):
        rule = next(rule.fn for rule in dialect.inline.ruler.__rules__ if rule.name == name)
        dialect.inline.ruler.at(name, _noting(rule))
    return dialect


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that an HTML comment fills: an editor's note. It parts a paragraph only where it holds an empty line."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", at):
        return False
    closed = state.src.find("-->", at + 4)
    last = start
    while closed >= 0 and last < end and state.eMarks[last] < closed:
        last += 1
    if closed < 0 or last >= end or state.src[closed + 3 : state.eMarks[last]].strip():
        return False
    if silent:
        return any(state.isEmpty(line) for line in range(start, last))
    state.line = last + 1
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    """An HTML comment within a line."""
    closed = state.src.find("-->", state.pos + 4) if state.src.startswith("<!--", state.pos) else -1
    if closed < 0 or closed + 3 > state.posMax:
        return False
    if not silent:
        state.push("comment", "", 0).meta = {"at": (state.pos, closed + 3)}
    state.pos = closed + 3
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """`[… @key …]`, unless an address follows that makes it a link."""
    if state.src[state.pos] != "[":
        return False
    end = state.src.find("]", state.pos, state.posMax)
    if end < 0 or state.src.find("[", state.pos + 1, end) >= 0 or state.src[end + 1 : end + 2] == "(":
        return False
    cites = bracketed(state.src[state.pos + 1 : end])
    if cites is None:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"groups": [(cites, (state.pos, end + 1))]}
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
    if opened < 0 or text.find("]", opened, at) >= 0 or not re.match(r"[\s;,\[]", text[at - 1]):
        return False
    slashes = opened
    while slashes and text[slashes - 1] == "\\":
        slashes -= 1
    return (opened - slashes) % 2 == 0


def _address(state: StateInline, silent: bool) -> bool:
    """An address that stands in the text as it is, `https://…`, without what closes a sentence or a bracket."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-7:])
    found = _ADDRESS.match(state.src, state.pos, state.posMax) if scheme else None
    if not scheme or not found:
        return False
    address = scheme[1] + _trimmed(found.group())
    if address.endswith("://"):
        return False
    start = state.pos - len(scheme[1])
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        opener = state.push("link_open", "a", 1)
        opener.meta = {"at": (start, start + len(address)), "label": (start, start), "target": address}
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def _trimmed(address: str) -> str:
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TAIL or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _noting(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """An inline rule that also notes where in its text it matched, and the address as it was written."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        new = [] if silent else state.tokens[count:]
        for token in new:
            if token.type in ("link_open", "image", "code_inline"):
                _note(state, token, start)
                return True
        # Signs of emphasis are tokens each, behind the text before them, and may yet become marks.
        signs = new[start - state.pos :] if new and state.src[start] in "*_" else []
        for at, token in enumerate(signs, start):
            token.meta = {"at": (at, at + 1)}
        return True

    return noted


def _note(state: StateInline, token: Token, start: int) -> None:
    target = token.attrs.get("src" if token.type == "image" else "href", "")
    label = (start, start)
    if token.type == "link_open" and state.src[start] == "[":
        label = (start + 1, state.md.helpers.parseLinkLabel(state, start, True))
    token.meta = {"at": (start, state.pos), "label": label, "target": target, "written": _written(state, label[1])}


def _written(state: StateInline, label: int) -> tuple[int, int] | None:
    """Where the target of a link is written, whose words end at a place; None where it stands behind a label."""
    opened = _OPENED.match(state.src, label, state.pos)
    if not opened:
        return None
    end = state.md.helpers.parseLinkDestination(state.src, opened.end(), state.pos).pos
    inner = state.src.startswith("<", opened.end())
    return (opened.end() + inner, end - inner)


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


class InlinePlace:
    """The place of inline content: for the start of each of its lines the offset in it and the offset in the prose."""

    def __init__(self, prose: Span, content: str, starts: tuple[tuple[int, int], ...]) -> None:
        self.content = content
        self._source, self._start = prose.source, prose.start
        # The text of a prose is a copy each time that it is asked for.
        self._length = prose.end - prose.start
        self._contents, self._offsets = zip(*starts, strict=True)
        end = self._offsets[-1] + len(content) - content.rfind("\n") - 1
        self.span = self._at(self._offsets[0], min(end, self._length))

    def _at(self, start: int, end: int) -> Span:
        return Span(self._source, self._start + start, self._start + end)

    def offset(self, position: int) -> int:
        line = bisect.bisect_right(self._contents, position) - 1
        found: int = self._offsets[line] + position - self._contents[line]
        return min(found, self._length)

    def spans(self) -> Iterator[Span]:
        """The place of each line."""
        for start, line in zip(self._offsets, self.content.split("\n"), strict=True):
            yield self._at(start, min(start + len(line), self._length))

    def range(self, start: int, end: int) -> Span:
        """The place of a slice of the content."""
        return self._at(self.offset(start), self.offset(end))


def hug(children: Sequence[Token]) -> list[Token]:
    """Citations moved behind the punctuation that follows them, as notes are set: `word [@key].` -> `word.¹`"""
    grouped = list(_grouped(children))
    found: list[Token] = []
    for number, child in enumerate(grouped):
        if child.type == "citation":
            before = found[-1] if found else None
            behind = grouped[number + 1] if number + 1 < len(grouped) else None
            if before and before.type == "text":
                before.content = before.content.rstrip(" ")
            closers = _CLOSERS.match(behind.content) if behind and behind.type == "text" else None
            if behind and closers:
                found.append(Token("text", "", 0, content=closers.group()))
                behind.content = behind.content[closers.end() :]
        found.append(child)
    return found


def _grouped(children: Sequence[Token]) -> Iterator[Token]:
    """Citations that stand side by side as one: `[@one][@two]` has one group of notes."""
    open_: Token | None = None
    between: list[Token] = []
    for child in children:
        if open_ and child.type == "citation":
            open_.meta = {"groups": [*open_.meta["groups"], *child.meta["groups"]]}
            between = []
        elif open_ and (child.type == "softbreak" or (child.type == "text" and not child.content.strip(" ,;"))):
            between.append(child)
        else:
            if open_:
                yield from (open_, *between)
            open_, between = (child, []) if child.type == "citation" else (None, [])
            if not open_:
                yield child
    if open_:
        yield from (open_, *between)
