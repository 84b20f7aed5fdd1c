"""What prose leaves open for the site to fill: links, citations, pictures, headings, mentions."""

from __future__ import annotations

from dataclasses import dataclass

from ..source import Span
from .citation import Cite


@dataclass(frozen=True)
class Link:
    """The beginning of a link; `alone` where it is all that its top-level paragraph holds."""

    target: str
    at: Span
    text: str
    alone: bool = False


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
