"""A page of the docs tree, and what is said of it where pages are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import address
from generator.kinds.claim import Claim
from generator.kinds.explainer import Explainer
from generator.schema import Entry

LONGEST = 155
"""Characters of a description: more is cut off where pages are listed."""


@dataclass(frozen=True)
class Page:
    """One page of the docs tree. `shows` are the entries whose prose and quotations it must hold in full."""

    path: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    shows: tuple[Entry, ...] = ()
    origin: str | None = None
    """The content file to edit, where there is one."""
    trail: tuple[tuple[str, str], ...] = ()
    """Name and address of each page above it, but for home."""
    layout: str = "side"
    hidden: bool = False
    """Left out of search and of search engines."""
    script: str | None = None
    """The script that the page needs besides that of all pages: `filter` or `search`."""
    moved: str | None = None
    """The address, from the root, to which readers are led on."""

    @property
    def url(self) -> str:
        return address.of_page(self.path)


def describe(entry: Entry) -> str:
    """What an entry says, in one breath."""
    match entry:
        case Claim():
            label = f" ({entry.label})" if entry.label else ""
            return short(f"{entry.assessment.words}{label}. {entry.body.summary}")
        case Explainer():
            return short(entry.answer)
    return short(entry.body.summary or entry.name)


def short(text: str, longest: int = LONGEST) -> str:
    """A text cut where it is longer: behind a sentence if one ends late enough, else at a word."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = text[: longest + 1].rfind(". ")
    if end > longest // 3:
        return text[: end + 1]
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
