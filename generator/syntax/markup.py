"""Annotation Markdown: one parse that is checked, and rendered to sanitised HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import nh3
from markdown_it.token import Token

from ..source import Diagnostic, Problems, Rule, Span, hidden
from .citation import Cite
from .inline_nodes import Citation, Heading, Image, InlineNode, Link, LinkEnd, Mention, Naming
from .markdown import InlinePlace, Places, hug
from .markdown import parser as dialect
from .yaml_tree import TEXT_HIDDEN

HEADING_LEVEL = Rule("heading-level")
IMAGE_ALT = Rule("image-without-alt")
CITATION_MALFORMED = Rule("citation-malformed")
RULES = (HEADING_LEVEL, IMAGE_ALT, CITATION_MALFORMED)

_TAGS = {
    "p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "slot",
}  # fmt: skip
_CLASSES = {tag: {"left", "center", "right"} for tag in ("th", "td")}
_ATTRIBUTES = {"slot": {"name"}, "ol": {"start"}}
_SLOT = re.compile(r'<slot name="(\d+)"></slot>')
_ALIGN = re.compile(r"text-align:(left|center|right)")
_LEFTOVER = re.compile(r"\[(?:[^\[\]]*[\s;-])?@[\w{][^\[\]]*\]?")

Find = Callable[[str], Iterator[tuple[int, int, str]]]
"""Start, end and key of each mention in a text."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item or cell: its text without marks, its place, and where in the text citations stand."""

    text: str
    at: Span
    cites: tuple[int, ...]
    kind: str


@dataclass(frozen=True)
class Markup:
    """Parsed prose. What the site has to resolve lies in `slots`, in the order of the text."""

    at: Span
    slots: tuple[InlineNode, ...]
    passages: tuple[Passage, ...]
    tokens: tuple[Token, ...] = field(repr=False, compare=False)

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
    """CommonMark with tables and citations; raw HTML is text."""
    tokens = dialect().parse(prose.text)
    walk = _Walk(prose)
    for number, token in enumerate(tokens):
        walk.block(tokens, number, token)
    return Markup(prose, tuple(walk.slots), tuple(walk.passages), tuple(tokens)), tuple(walk.problems)


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
        linked = False
        for child in token.children or ():
            if child.type == "html_inline" and (match := _SLOT.fullmatch(child.content)):
                linked = isinstance(slots[int(match[1])], Link) or (
                    linked and not isinstance(slots[int(match[1])], LinkEnd)
                )
            children.extend(_split(child, slots, find) if child.type == "text" and not linked else [child])
        yield token.copy(children=children)


def _split(token: Token, slots: list[InlineNode], find: Find) -> Iterator[Token]:
    behind = 0
    for start, end, key in find(token.content):
        yield token.copy(content=token.content[behind:start])
        slots.append(Mention(token.content[start:end], key))
        yield Token("html_inline", "", 0, content=f'<slot name="{len(slots) - 1}"></slot>')
        behind = end
    yield token.copy(content=token.content[behind:])


class _Walk:
    """Collects what the site must resolve, and puts numbered slots in its place."""

    def __init__(self, prose: Span) -> None:
        self.prose = prose
        self.places = Places(prose)
        self.slots: list[InlineNode] = []
        self.passages: list[Passage] = []
        self.problems: list[Diagnostic] = []
        self.ids: set[str] = set()

    def block(self, tokens: Sequence[Token], number: int, token: Token) -> None:
        if style := token.attrs.pop("style", None):
            token.attrSet("class", (_ALIGN.search(str(style)) or ["", "left"])[1])
        if token.type in ("fence", "code_block"):
            token.info = ""
            self.unseen(token.content, self.prose)
        if token.type != "inline":
            return
        opener = tokens[number - 1]
        place = self.places.of(token)
        if opener.type == "heading_open":
            self.heading(tokens, number, place)
            return
        alone = (
            opener.type == "paragraph_open"
            and opener.level == 0
            and [child.type for child in token.children or ()].count("link_open") == 1
            and (token.children or [token])[0].type == "link_open"
            and (token.children or [token])[-1].type == "link_close"
        )
        token.children = hug(token.children or [])
        parts = self.inline(token.children, place, alone)
        kind = {"paragraph_open": "paragraph"}.get(opener.type, "cell")
        if alone:
            # The slot stands for the whole paragraph: what fills it writes the link's text too.
            kind = "card"
            opener.type = tokens[number + 1].type = "html_block"
            opener.content = tokens[number + 1].content = ""
            token.children = token.children[:1]
        cites = tuple(len(_joined(parts[:number])) for number, part in enumerate(parts) if part is None)
        self.passages.append(Passage(_joined(parts), place.span, cites, kind))

    def heading(self, tokens: Sequence[Token], number: int, place: InlinePlace) -> None:
        opener, token = tokens[number - 1], tokens[number]
        level = int(opener.tag[1])
        parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ())
        text = " ".join("".join(parts).split())
        if any(child.type in ("citation", "naming") for child in token.children or ()):
            help = "cite where the statement is made, in the text below"
            self.problems.append(CITATION_MALFORMED.at(place.span, "a citation in a heading", help))
        if not 2 <= level <= 4:
            help = "begin with `##`; the page's title is its first heading"
            self.problems.append(HEADING_LEVEL.at(place.span, f"a heading of level {level}", help))
        slot = Heading(level, text, self.id(text), place.span, opener.level == 0)
        for other in (opener, tokens[number + 1]):
            other.type, other.content = "html_block", ""
        token.children = [self.slot(slot)]
        self.unseen(text, place.span)

    def inline(self, children: Sequence[Token], place: InlinePlace, alone: bool) -> list[str | None]:
        """The text in parts; None where a citation stands."""
        text: list[str | None] = []
        open_: list[tuple[Token, int]] = []
        for child in children:
            if child.type == "text" or child.type == "code_inline":
                text.append(child.content)
                self.unseen(child.content, place.span)
                if child.type == "text" and (found := _LEFTOVER.search(child.content)):
                    help = "write `[@key]`, `[@key, p. 3]` or `[@one; @other]`; plain text needs `\\[`"
                    message = f"`{found.group()}` looks like a citation but is none"
                    self.problems.append(CITATION_MALFORMED.at(place.search(found.group()), message, help))
            elif child.type in ("softbreak", "hardbreak"):
                text.append(" ")
            elif child.type == "link_open":
                open_.append((child, len(text)))
            elif child.type == "link_close" and open_:
                opener, start = open_.pop()
                link = Link(str(opener.meta["target"]), place.at(opener), "".join(filter(None, text[start:])), alone)
                _become(opener, self.slot(link))
                _become(child, self.slot(LinkEnd(link)))
            elif child.type == "image":
                at = place.at(child)
                if not child.content.strip():
                    help = "describe in the square brackets what the picture shows"
                    self.problems.append(IMAGE_ALT.at(at, "a picture without a description", help))
                _become(child, self.slot(Image(str(child.meta["target"]), child.content, at)))
            elif child.type == "naming":
                at, cite = place.at(child), child.meta["cite"]
                text.append(child.meta["text"])
                _become(child, self.slot(Naming(cite, at.within(cite.start, cite.end), at, child.meta["text"])))
            elif child.type == "citation":
                at = place.at(child)
                cites: tuple[Cite, ...] = child.meta["cites"]
                keys = tuple(at.within(cite.start + 1, cite.end + 1) for cite in cites)
                _become(child, self.slot(Citation(cites, keys, at)))
                text.append(None)
        return text

    def slot(self, slot: InlineNode) -> Token:
        self.slots.append(slot)
        return Token("html_inline", "", 0, content=f'<slot name="{len(self.slots) - 1}"></slot>')

    def id(self, text: str) -> str:
        """An address for a heading, unique within the entry."""
        base = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "section"
        found, number = base, 1
        while found in self.ids:
            number += 1
            found = f"{base}-{number}"
        self.ids.add(found)
        return found

    def unseen(self, text: str, at: Span) -> None:
        """Entities can make characters that the raw text does not show."""
        for _, name in hidden(text):
            if name.startswith("U+000A"):
                continue
            help = "take the entity out; write only what a reader can see"
            self.problems.append(TEXT_HIDDEN.at(at, f"an entity makes {name}", help))


def _joined(parts: Iterable[str | None]) -> str:
    return " ".join("".join(filter(None, parts)).split())


def _become(token: Token, other: Token) -> None:
    token.type, token.tag, token.content, token.attrs = other.type, "", other.content, {}
    token.nesting = 0
    token.children = None
