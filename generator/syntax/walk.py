"""One walk over the parsed prose: what the site must resolve, and what of the source is text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from markdown_it.token import Token

from ..source import Diagnostic, Edit, Rule, Span, hidden
from .citation import CITATION_MALFORMED, Cite, fault
from .inline_nodes import Citation, Growing, Heading, Image, InlineNode, Link, LinkEnd, Naming, Passage
from .markdown import InlinePlace, Places, hug
from .unknown_markup import CODE, MARK, NOTE
from .yaml_tree import TEXT_HIDDEN

IMAGE_ALT = Rule("image-without-alt")
IMAGE_MARKED = Rule("image-marked")
IMAGE_TITLED = Rule("image-titled")
RULES = (IMAGE_ALT, IMAGE_MARKED, IMAGE_TITLED)
_MARKS = re.compile(r"\[-?@[^\]]*\]?|\*+(?=\w)|`|__+(?=\w)|</?\w+>?|&#?\w+;")
_PLAIN = "write plain words: it is read aloud as it stands; sources are cited behind the picture"
# A file's name, or only the word for what it is.
_SAYS_NOTHING = re.compile(
    r"[\w./-]+\.(?:png|jpe?g|webp|gif|avif|svg)|(?:img|dsc|image|photo|picture|screenshot|alt)[\s_-]*\d*|[\W_]+", re.I
)

TAKEN = re.compile(
    "answer|articles?|changes|cited-works|claims?|content|context|corrections|counts|data|events|explained|explainers|"
    "files|glossary|home|licence|lists?|log|marks|matrix|menu|minute|more|moved|newest|overview|page|pair|people|person|picked|"
    "publisher|q|questions?|reading|record|"
    "references|related|roles|search|selections?|statements|taken|text|timeline|topics?|uncited|used|what|withdrawn|"
    "[npr][0-9-]+|i-.*"
)
"""Ids that our pages have themselves: a heading has another."""
_BETWEEN = re.compile(r"(?<=[\w}])(?:\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+)(?=-?@[\w{])")
"""What stands between two works that are cited together, where it is no `;`."""
_ALIGN = re.compile(r"text-align:(left|center|right)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")


class Walk:
    """Collects what the site must resolve, and puts numbered slots in its place."""

    def __init__(self, prose: Span) -> None:
        self.prose = prose
        self.places = Places(prose)
        self.slots: list[InlineNode] = []
        self.problems: list[Diagnostic] = []
        self.starts: list[int] = []
        self.code: list[Span] = []
        self.drafts: list[tuple[Growing, Span, str]] = []
        self.lines: list[Span] = []
        self.marks: list[tuple[Span, str]] = []
        self.ids: dict[str, int] = {}
        self.entities = "&" in prose.text

    def passages(self) -> tuple[Passage, ...]:
        """What was walked over, each with what of its source is text; its slice of the shown prose, code included."""
        start = self.prose.start
        return tuple(
            Passage(
                text.since(0), at, tuple(text.cites), kind, tuple(text.names), tuple(text.links),
                self._shown[at.start - start : at.end - start],
            )
            for text, at, kind in self.drafts
        )  # fmt: skip

    @cached_property
    def _shown(self) -> str:
        """The prose, blank but for the lines of its inline content, in which markup is blank too."""
        text = self.prose.text
        signs = list("\n".join(" " * len(line) for line in text.split("\n")))
        for line in self.lines:
            start, end = line.start - self.prose.start, line.end - self.prose.start
            signs[start:end] = text[start:end]
        return self._blank(signs, [(at, sign) for at, sign in self.marks if sign != CODE])

    @cached_property
    def ours(self) -> str:
        """The same without code and names."""
        marks = [(at, sign) for at, sign in self.marks if sign == CODE]
        return self._blank(list(self._shown), marks) if marks else self._shown

    def _blank(self, signs: list[str], marks: Sequence[tuple[Span, str]]) -> str:
        for at, sign in marks:
            start, end = at.start - self.prose.start, at.end - self.prose.start
            signs[start:end] = [each if each == "\n" else sign for each in signs[start:end]]
        return "".join(signs)

    def block(self, tokens: Sequence[Token], number: int, token: Token) -> None:
        if style := token.attrs.pop("style", None):
            token.attrSet("class", (_ALIGN.search(str(style)) or ["", "left"])[1])
        if token.type in ("fence", "code_block"):
            token.info = ""
            self.unseen(token.content, self.prose)
        if token.type != "inline":
            return
        place = self.places.of(token)
        self.starts.append(place.span.start - self.prose.start)
        self.lines += place.spans()
        if tokens[number - 1].type == "heading_open":
            self.heading(tokens, number, place)
        else:
            self.passage(tokens, number, place)

    def passage(self, tokens: Sequence[Token], number: int, place: InlinePlace) -> None:
        opener, token = tokens[number - 1], tokens[number]
        children = token.children = hug(token.children or [])
        alone = (
            opener.type == "paragraph_open"
            and opener.level == 0
            and [child.type for child in children if child.type in ("link_open", "image")] == ["link_open"]
            and (children[0].type, children[-1].type) == ("link_open", "link_close")
        )
        text = self.inline(children, place, alone)
        token.children = [child for child in children if child.type != "comment"]
        kind = {"paragraph_open": "paragraph", "th_open": "head"}.get(opener.type, "cell")
        if alone:
            # The slot stands for the whole paragraph: what fills it writes the link's text too.
            kind = "card"
            opener.type = tokens[number + 1].type = "html_block"
            opener.content = tokens[number + 1].content = ""
            token.children = token.children[:1]
        self.drafts.append((text, place.span, kind))

    def heading(self, tokens: Sequence[Token], number: int, place: InlinePlace) -> None:
        opener, token = tokens[number - 1], tokens[number]
        children = token.children or []
        parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in children)
        text = " ".join("".join(parts).split())
        self.mark(children, place)
        for child in children:
            if child.type in ("citation", "naming"):
                help = "cite where the statement is made, in the text below"
                self.problems.append(CITATION_MALFORMED.at(place.span, "a citation in a heading", help))
                break
        slot = Heading(int(opener.tag[1]), text, self.id(text), place.span, opener.level == 0)
        for other in (opener, tokens[number + 1]):
            other.type, other.content = "html_block", ""
        token.children = [Token("html_inline", "", 0, content=self.slot(slot))]
        self.unseen(text, place.span)

    def mark(self, children: Sequence[Token], place: InlinePlace) -> None:
        """Notes what of the content is markup."""
        for entity in _ENTITY.finditer(place.content) if "&" in place.content else ():
            letters = html.unescape(entity.group()).isalnum()
            self.marks.append((place.range(entity.start() + letters, entity.end()), MARK))
        for child in children:
            start, end = child.meta.get("at", (0, 0))
            match child.type:
                case "link_open":
                    first, last = child.meta["label"]
                    self.marks += [(place.range(start, first), MARK), (place.range(last, end), MARK)]
                case "em_open" | "em_close" | "image" | "comment":
                    self.marks.append((place.range(start, end), MARK))
                case "strong_open":
                    self.marks.append((place.range(start - 1, end), MARK))
                case "strong_close":
                    self.marks.append((place.range(start, end + 1), MARK))
                case "code_inline" | "naming":
                    self.marks.append((place.range(start, end), CODE))
                case "citation":
                    self.marks += [(place.range(*at), NOTE) for _, at in child.meta["groups"]]

    def inline(self, children: Sequence[Token], place: InlinePlace, alone: bool) -> Growing:
        """The text of a passage; what the site must fill becomes a slot."""
        self.mark(children, place)
        self.code += (place.range(*child.meta["at"]) for child in children if child.type == "code_inline")
        text = Growing()
        open_: list[tuple[Token, int, int]] = []
        for child in children:
            match child.type:
                case "text" | "code_inline":
                    text.add(child.content)
                    self.unseen(child.content, place.span)
                case "softbreak" | "hardbreak":
                    text.add(" ")
                case "link_open":
                    open_.append((child, text.length, len(text.pieces)))
                case "link_close" if open_:
                    opener, start, piece = open_.pop()
                    target = str(opener.meta["target"])
                    at = opener.meta.get("written")
                    written = place.range(*at) if at else None
                    link = Link(target, place.range(*opener.meta["at"]), text.since(piece), alone, written)
                    text.links.append((start, text.length, target))
                    _become(opener, self.slot(link))
                    _become(child, self.slot(LinkEnd(link)))
                case "image":
                    self.image(child, place.range(*child.meta["at"]))
                case "naming":
                    text.names.append((text.length, child.meta["cite"].key))
                    text.add(child.meta["text"])
                    self.naming(child, place)
                case "citation":
                    self.citation(child, place)
                    text.cites.append(text.end)
        return text

    def naming(self, token: Token, place: InlinePlace) -> None:
        at, cite = place.range(*token.meta["at"]), token.meta["cite"]
        self.wrong(cite, place, *token.meta["at"])
        if place.content.startswith("]", token.meta["at"][1]):
            help = "write `[` before it, or take the `]` out"
            self.problems.append(CITATION_MALFORMED.at(at, "a bracket that is not opened", help))
        _become(token, self.slot(Naming(cite, at.within(cite.start, cite.end), at, token.meta["text"])))

    def image(self, token: Token, at: Span) -> None:
        alt, help = token.content.strip(), "describe in the square brackets what the picture shows"
        if not alt:
            self.problems.append(IMAGE_ALT.at(at, "a picture without a description", help))
        elif _SAYS_NOTHING.fullmatch(alt):
            self.problems.append(IMAGE_ALT.at(at, f"`{alt}` does not describe the picture", help))
        elif marks := _MARKS.search(alt):
            self.problems.append(IMAGE_MARKED.at(at, f"`{marks.group()}` in the description of a picture", _PLAIN))
        elif "title" in token.attrs:
            help = "take the words in quotes out: who made it stands in `pictures:`, the rest in the text"
            self.problems.append(IMAGE_TITLED.at(at, "words behind the name of a picture, which are not shown", help))
        _become(token, self.slot(Image(str(token.meta["target"]), token.content, at)))

    def citation(self, token: Token, place: InlinePlace) -> None:
        groups: list[tuple[tuple[Cite, ...], tuple[int, int]]] = token.meta["groups"]
        cites = tuple(cite for group, _ in groups for cite in group)
        keys = tuple(
            place.range(start + 1 + cite.start, start + 1 + cite.end) for group, (start, _) in groups for cite in group
        )
        at = place.range(groups[0][1][0], groups[-1][1][1])
        for group, (start, end) in groups:
            for cite in group:
                self.wrong(cite, place, start, end)
        self.again(cites, keys)
        _become(token, self.slot(Citation(cites, keys, at)))

    def wrong(self, cite: Cite, place: InlinePlace, start: int, end: int) -> None:
        if found := fault(cite):
            at = place.range(start, end)
            # Of two works what stands in the bracket, else all of it.
            at = at.within(1, len(at.text) - 1) if "two works" in found[0] else at
            told = CITATION_MALFORMED.at(at, *found)
            parted = _BETWEEN.sub("; ", at.text)
            self.problems.append(told.mended(Edit(at, parted)) if "two works" in found[0] else told)

    def again(self, cites: Sequence[Cite], keys: Sequence[Span]) -> None:
        """What one note cites twice, at one place of it."""
        seen: set[tuple[str, str]] = set()
        for cite, at in zip(cites, keys, strict=True):
            if (said := (cite.key, cite.locator)) in seen:
                help = "take one of the two out, or say where in the work: `[@key, p. 4; @key, p. 9]`"
                self.problems.append(CITATION_MALFORMED.at(at, f"`{cite.key}` is cited twice in one note", help))
            seen.add(said)

    def slot(self, slot: InlineNode) -> str:
        """Keeps what the site must fill; returns what holds its place."""
        self.slots.append(slot)
        return f'<slot name="{len(self.slots) - 1}"></slot>'

    def id(self, text: str) -> str:
        """An address for a heading, by its words alone; a repeated heading, which is reported, gets a number."""
        base = slug(text)
        self.ids[base] = count = self.ids.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"

    def unseen(self, text: str, at: Span) -> None:
        """Entities can make characters that the raw text does not show."""
        for _, name in hidden(text) if self.entities else ():
            if name.startswith("U+000A"):
                continue
            help = "take the entity out; write only what a reader can see"
            self.problems.append(TEXT_HIDDEN.at(at, f"an entity makes {name}", help))


def slug(text: str) -> str:
    """The address of a heading: its letters and digits, those of Latin script without accents, joined by hyphens."""
    plain = re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", text.casefold()))
    found = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    found = found or "-".join(["section", *(f"{ord(sign):x}" for sign in text[:4])])
    return f"{found}-section" if TAKEN.fullmatch(found) else found


def _become(token: Token, content: str) -> None:
    token.type, token.tag, token.content, token.attrs = "html_inline", "", content, {}
    token.nesting, token.children = 0, None
