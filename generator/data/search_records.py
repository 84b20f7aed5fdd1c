"""What is searched: a record for each entry, with the words by which it is found and what it is filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Entry, Site
from ..model.kinds import Article
from ..views import full_text


@dataclass(frozen=True)
class SearchRecord:
    """One thing to be found: its address from the root of the site, its title, its other words, and what a result
    says beside the title."""

    url: str
    title: str
    text: str
    said: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] | None = ()
    """Other names; None where not even the title is known before the rest is searched."""


def _full(site: Site, entry: Entry) -> Iterator[str]:
    """The paragraphs of an article whose text is published."""
    if isinstance(entry, Article):
        yield from ("".join(piece.text for piece in pieces) for pieces in full_text(site, entry))


def search_records(site: Site) -> Iterator[SearchRecord]:
    """Every entry that readers may look for, by rank of its kind and by id."""
    searched = ((kind, kind.search) for kind in site.kinds if kind.search)
    for kind, search in sorted(searched, key=lambda each: each[1].rank):
        for entry in site.all(kind.model):
            findings = (picture.finding for _, picture in entry.drawn)
            headings = (heading.text for heading in entry.body.headings)
            said = (*search.words(site, entry), *site.prose(entry), *headings, *findings, *_full(site, entry))
            text = " ".join(filter(None, said))
            filters = {"kind": (site.language.gettext(search.label),), **search.filters(site, entry)}
            names = search.names(site, entry) if search.names else None
            yield SearchRecord(site.address(entry), entry.name, text, search.beside(site, entry), filters, names)
