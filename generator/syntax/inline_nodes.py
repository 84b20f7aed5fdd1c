"""What prose leaves open for the site to fill: links, citations, pictures, headings, mentions."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import cached_property

from ..source import Span
from .citation import Cite

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Link:
    """The beginning of a link; `alone` where it is all that its top-level paragraph holds."""

    target: str
    at: Span
    text: str
    alone: bool = False
    written: Span | None = None
    """Where in it the target stands; None where it stands elsewhere, behind a label."""


@dataclass(frozen=True)
class LinkEnd:
    """The end of a link."""

    opener: Link


@dataclass(frozen=True)
class Citation:
    """Works cited together at one place; `keys` are the places of their keys."""

    cites: tuple[Cite, ...]
    keys: tuple[Span, ...]
    at: Span


@dataclass(frozen=True)
class Naming:
    """A work named in the text, `@key`; plain text where no work has that key."""

    cite: Cite
    key: Span
    at: Span
    text: str


@dataclass(frozen=True)
class Image:
    """A picture."""

    target: str
    alt: str
    at: Span


@dataclass(frozen=True)
class Heading:
    """A heading, whose text is plain and whose id is ours; `top` where it stands in no list or quotation."""

    level: int
    text: str
    id: str
    at: Span
    top: bool


@dataclass(frozen=True)
class Mention:
    """Words that are linked without their author's doing, and what they lead to."""

    text: str
    key: str


InlineNode = Link | LinkEnd | Citation | Naming | Image | Heading | Mention


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item or cell: its text without marks, its place, and what stands where in the text.

    `kind` is `paragraph`, `card`, `head` or `cell`; `cites` are the offsets of citations, `names` those of works named
    with their keys, and `links` the texts of links with their targets.
    """

    text: str
    at: Span
    cites: tuple[int, ...]
    kind: str
    names: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    shown: str = field(default="", repr=False)
    """What of the source is its text, all else blank; as long as the source."""

    def part(self, start: int, end: int) -> Span:
        """The place of a slice of the text, from its first word to where the next words begin."""
        skip = bisect.bisect_left(self._letters, start)
        count = bisect.bisect_left(self._letters, end) - skip
        letters = self._written
        if not count or skip + count > len(letters):
            return self.at
        first = self._word(letters[skip]) if skip else 0
        last = self._word(letters[skip + count]) if skip + count < len(letters) else len(self.shown)
        return self.at.within(first, first + len(self.at.text[first:last].rstrip()))

    @cached_property
    def _letters(self) -> list[int]:
        """The offsets of letters and digits in the text."""
        return [number for number, sign in enumerate(self.text) if sign.isalnum()]

    @cached_property
    def _written(self) -> list[int]:
        """The same in the source: text and source have the same letters, whatever else stands between them."""
        return [number for number, sign in enumerate(self.shown) if sign.isalnum()]

    def _word(self, at: int) -> int:
        """Where the run of signs begins in which a letter stands."""
        while at and not self.shown[at - 1].isspace():
            at -= 1
        return at


class Growing:
    """The text of a passage as it grows, its white space one space each, and the offsets of what stands in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.cites: list[int] = []
        self.names: list[tuple[int, str]] = []
        self.links: list[tuple[int, int, str]] = []

    def add(self, piece: str) -> None:
        # What is printed holds no white space but spaces.
        if "  " in piece or not piece.isprintable():
            piece = _SPACE.sub(" ", piece)
        if not self.length or self.pieces[-1].endswith(" "):
            piece = piece.lstrip(" ")
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)

    @property
    def end(self) -> int:
        """The offset behind the last word so far."""
        return self.length - (self.length > 0 and self.pieces[-1].endswith(" "))

    def since(self, piece: int) -> str:
        """The text from a piece on."""
        return "".join(self.pieces[piece:]).strip()
