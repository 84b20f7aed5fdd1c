"""What pages there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.page import Page
from generator.pages.claims import claims
from generator.pages.downloads import downloads
from generator.pages.entries import entries, moved, written
from generator.pages.events import timeline
from generator.pages.home import home
from generator.pages.lists import articles, explainers, glossary, others, people, references, selections, topics
from generator.pages.search import search
from generator.site import Site

PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home, explainers, claims, timeline, articles, references, topics, people, glossary, written, entries, moved, others,
    search, selections, downloads,
)  # fmt: skip


def pages(site: Site) -> tuple[Page, ...]:
    """Every page, by path."""
    return tuple(sorted((page for make in PAGES for page in make(site)), key=lambda page: page.path))
