"""The addresses elsewhere that a site leads to, each with all the places where it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urldefrag, urlsplit

from ..model import Entry, Site
from ..model.kinds import Article, Work
from ..source import Span, unsafe
from ..syntax import Loc, YamlTree


@dataclass(frozen=True)
class LinkPlace:
    """Where an address is written: in a field of an entry or of the settings, or in a text."""

    at: Span
    written: str
    """As it is written there, with its fragment."""
    entry: Entry | None = None
    field: Loc = ()
    """The field; nothing in a text."""
    replaced: Span | None = None
    """What is to be replaced for another address to stand there; None where that cannot be told."""

    @property
    def copy(self) -> str | None:
        """The copy in an archive that the record gives beside this address; None where it is not that of a record."""
        if isinstance(self.entry, Article) and self.field == ("url",):
            return self.entry.archive or ""
        if isinstance(self.entry, Work) and self.field in (("URL",), ("DOI",)):
            return self.entry.custom.archive_url or ""
        return None


@dataclass(frozen=True)
class External:
    """An address elsewhere, without its fragment."""

    address: str
    places: tuple[LinkPlace, ...]

    @property
    def day(self) -> date | None:
        """The day of which a copy would be right: when a work was read, or an article appeared, as far as known."""
        for place in self.places:
            entry = place.entry
            when = (entry.accessed or entry.issued) if isinstance(entry, Work) else getattr(entry, "published", None)
            if when and when.first is not None:
                return date.fromisoformat(when.earliest.isoformat())
        return None

    @property
    def host(self) -> str:
        return (urlsplit(self.address).hostname or "").removeprefix("www.")


def external(site: Site) -> tuple[External, ...]:
    """Every address elsewhere, in the order of addresses. What is unsafe is refused by the checks, and not asked."""
    found: defaultdict[str, list[LinkPlace]] = defaultdict(list)
    for place in _places(site):
        address, _ = urldefrag(place.written)
        if address.startswith(("http://", "https://")) and not unsafe(address):
            found[address].append(place)
    return tuple(External(address, tuple(places)) for address, places in sorted(found.items()))


def _places(site: Site) -> Iterator[LinkPlace]:
    if site.settings.tree:
        yield from _fields(site.settings.tree, None)
    for entry in site.everything():
        # A work that only stands for an article of the site has its address from there.
        if not isinstance(entry, Work) or (site.kind(entry).library and entry.source.path.endswith(".yml")):
            yield from _fields(entry.document.front, entry)
            for link in entry.body.links:
                yield LinkPlace(link.at, link.target, entry, (), link.written)


def _fields(tree: YamlTree, entry: Entry | None) -> Iterator[LinkPlace]:
    for loc, at in tree.values.items():
        try:
            value = tree.value(loc)
        except (LookupError, TypeError):
            # A setting that has no value in this environment.
            continue
        if not isinstance(value, str):
            continue
        if value.startswith(("http://", "https://")) and not any(map(str.isspace, value)):
            yield LinkPlace(at, value, entry, loc, at if value in at.text else None)
        elif loc == ("DOI",) and isinstance(entry, Work) and entry.DOI:
            yield LinkPlace(at, f"https://doi.org/{quote(entry.DOI)}", entry, loc)
