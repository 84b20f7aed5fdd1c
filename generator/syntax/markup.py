"""Annotation Markdown: one parse that is checked, rendered to sanitised HTML, and parted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import nh3
from markdown_it.token import Token

from ..source import Problems, Span
from . import blocks, unknown_markup
from .inline_nodes import Citation, Heading, Image, InlineNode, Link, LinkEnd, Mention, Naming, Passage
from .markdown import parser as dialect
from .walk import Walk

_TAGS = {
    "p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "slot",
}  # fmt: skip
_CLASSES = {tag: {"left", "center", "right"} for tag in ("th", "td")}
_ATTRIBUTES = {"slot": {"name"}, "ol": {"start"}}
_SLOT = re.compile(r'<slot name="(\d+)"></slot>')

Find = Callable[[str], Iterator[tuple[int, int, str]]]
"""Start, end and key of each mention in a text."""


@dataclass(frozen=True)
class Markup:
    """Parsed prose. What the site has to resolve lies in `slots`, in the order of the text."""

    at: Span
    slots: tuple[InlineNode, ...]
    passages: tuple[Passage, ...]
    tokens: tuple[Token, ...] = field(repr=False, compare=False)
    shown: str = field(default="", repr=False)
    """The prose as long as it was written, with all blank that is no text of ours: marks, code, addresses, notes."""
    code: tuple[Span, ...] = ()
    """Code within lines."""

    @property
    def links(self) -> Iterator[Link]:
        return (slot for slot in self.slots if isinstance(slot, Link))

    @property
    def citations(self) -> Iterator[Citation]:
        return (slot for slot in self.slots if isinstance(slot, Citation))

    @property
    def namings(self) -> Iterator[Naming]:
        return (slot for slot in self.slots if isinstance(slot, Naming))

    @property
    def images(self) -> Iterator[Image]:
        return (slot for slot in self.slots if isinstance(slot, Image))

    @property
    def headings(self) -> Iterator[Heading]:
        return (slot for slot in self.slots if isinstance(slot, Heading))

    @property
    def summary(self) -> str:
        """The text of the first paragraph."""
        return next((passage.text for passage in self.passages if passage.kind == "paragraph"), "")


def parse(prose: Span) -> tuple[Markup, Problems]:
    """CommonMark with tables and citations; raw HTML is text, but for comments, which are left out."""
    env: dict[str, object] = {}
    tokens = dialect().parse(prose.text, env)
    problems = [*blocks.check(prose, tokens, env)]
    walk = Walk(prose)
    for number, token in enumerate(tokens):
        walk.block(tokens, number, token)
    found = [*unknown_markup.scan(prose, walk.ours, walk.starts), *problems, *walk.problems]
    markup = Markup(prose, tuple(walk.slots), walk.passages(), tuple(tokens), walk.ours, tuple(walk.code))
    return markup, tuple(unknown_markup.apart(found))


def html(markup: Markup, fill: Callable[[InlineNode], str], find: Find | None = None) -> str:
    """The prose as HTML: sanitised first, then each slot replaced by what `fill` returns for it.

    What `find` finds in running text becomes a slot too; headings, links, code and quotations are left alone.
    """
    slots = list(markup.slots)
    tokens = list(_mentions(markup.tokens, slots, find) if find else markup.tokens)
    dirty = dialect().renderer.render(tokens, dialect().options, {})
    clean = nh3.clean(
        dirty, tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES, url_schemes=set(), link_rel=None
    )
    return _SLOT.sub(lambda match: fill(slots[int(match[1])]), clean)


def _mentions(tokens: Sequence[Token], slots: list[InlineNode], find: Find) -> Iterator[Token]:
    quoted = 0
    for token in tokens:
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type != "inline" or quoted:
            yield token
            continue
        children: list[Token] = []
        linked, known = False, len(slots)
        for child in token.children or ():
            if child.type == "html_inline" and (match := _SLOT.fullmatch(child.content)):
                linked = isinstance(slots[int(match[1])], Link) or (
                    linked and not isinstance(slots[int(match[1])], LinkEnd)
                )
            children.extend(_split(child, slots, find) if child.type == "text" and not linked else [child])
        yield token if len(slots) == known else token.copy(children=children)


def _split(token: Token, slots: list[InlineNode], find: Find) -> Iterator[Token]:
    found, behind = list(find(token.content)), 0
    if not found:
        yield token
        return
    for start, end, key in found:
        yield token.copy(content=token.content[behind:start])
        slots.append(Mention(token.content[start:end], key))
        yield Token("html_inline", "", 0, content=f'<slot name="{len(slots) - 1}"></slot>')
        behind = end
    yield token.copy(content=token.content[behind:])


def parted(prose: Markup, at: int) -> tuple[Markup, Markup] | None:
    """The prose in two, parted behind a place in the text of its first paragraph and the citations that stand there.

    None where it does not begin with a paragraph, or where that place lies within a link or emphasis.
    """
    if [token.type for token in prose.tokens[:3]] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    opener, inline, closer = prose.tokens[:3]
    halves = _halves(inline.children or (), prose.slots, at)
    if halves is None:
        return None
    first, rest = halves
    behind = [opener, inline.copy(children=rest), closer] if rest else []
    following = (*behind, *prose.tokens[3:])
    return replace(prose, tokens=(opener, inline.copy(children=first), closer)), replace(prose, tokens=following)


def opening(prose: Markup) -> tuple[Markup, Markup]:
    """The prose before its first heading, and from it on."""
    heads = (number - 1 for number, token in enumerate(prose.tokens) if _heads(token, prose.slots))
    at = next(heads, len(prose.tokens))
    return replace(prose, tokens=prose.tokens[:at]), replace(prose, tokens=prose.tokens[at:])


def _heads(token: Token, slots: Sequence[InlineNode]) -> bool:
    return any(isinstance(_slot(child, slots), Heading) for child in token.children or ())


def _halves(children: Sequence[Token], slots: Sequence[InlineNode], at: int) -> tuple[list[Token], list[Token]] | None:
    length, depth = 0, 0
    for number, child in enumerate(children):
        slot = _slot(child, slots)
        depth += child.nesting + isinstance(slot, Link) - isinstance(slot, LinkEnd)
        text = _text(child, slot)
        text = text.lstrip() if not length else text
        if length + len(text) < at:
            length += len(text)
            continue
        if depth or (slot and not isinstance(slot, Naming | LinkEnd)):
            return None
        return _cut(children, slots, number, text, at - length)
    return None


def _cut(
    children: Sequence[Token], slots: Sequence[InlineNode], number: int, text: str, at: int
) -> tuple[list[Token], list[Token]]:
    """The children before and behind a place in one of them; citations go with the words before them."""
    child, end = children[number], number + 1
    plain = child.type == "text"
    first = [*children[:number], child.copy(content=text[:at]) if plain else child]
    left = [child.copy(content=text[at:])] if plain and text[at:].strip() else []
    while not left and end < len(children) and _belongs(children[end], slots):
        first.append(children[end])
        end += 1
    rest = [*left, *children[end:]]
    while rest and (rest[0].type in ("softbreak", "hardbreak") or (rest[0].type == "text" and not rest[0].content)):
        rest = rest[1:]
    if rest and rest[0].type == "text":
        rest[0] = rest[0].copy(content=rest[0].content.lstrip())
    return first, rest


def _belongs(child: Token, slots: Sequence[InlineNode]) -> bool:
    """Whether a child says nothing but what was cited for the words before it."""
    return isinstance(_slot(child, slots), Citation) or (child.type == "text" and not child.content)


def _slot(child: Token, slots: Sequence[InlineNode]) -> InlineNode | None:
    found = _SLOT.fullmatch(child.content) if child.type == "html_inline" else None
    return slots[int(found[1])] if found else None


def _text(child: Token, slot: InlineNode | None) -> str:
    """What a child is in the text of its paragraph, whose white space is one space each."""
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type in ("text", "code_inline"):
        return re.sub(r"\s+", " ", child.content)
    return slot.text if isinstance(slot, Naming) else ""
