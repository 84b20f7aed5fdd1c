"""What pages there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Site
from .claims import claims
from .description import describe, minutes, row, short
from .downloads import downloads
from .entries import entries, moved, written
from .home import home
from .last_modified import last_modified
from .listing import Listing, bounded, listing, paired
from .lists import USES, articles, explainers, glossary, others, people, references, selections, topics, uses_page
from .page import Page
from .search import search
from .timeline import timeline

PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home, explainers, claims, timeline, articles, references, topics, people, glossary, written, entries, moved, others,
    search, selections, downloads,
)  # fmt: skip


def pages(site: Site) -> tuple[Page, ...]:
    """Every page, by path; a list of nothing is none."""
    made = (page for make in PAGES for page in make(site) if page.url not in site.vacant)
    return tuple(sorted(made, key=lambda page: page.path))


__all__ = [
    "PAGES",
    "USES",
    "Listing",
    "Page",
    "bounded",
    "describe",
    "last_modified",
    "listing",
    "minutes",
    "pages",
    "paired",
    "row",
    "short",
    "uses_page",
]
