"""A page for each entry, and for each address that one had."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..model import Site, named, withdrawal
from ..model.kinds import HOME, Claim, Left, Selection, Topic
from ..model.kinds import WrittenPage as Written
from ..source import address
from ..views import corrections, exemptions, tallies
from .claims import onward
from .description import describe, short
from .page import Page

MORE: Mapping[str, Callable[[Site], dict[str, Any]]] = {
    "corrections": lambda site: {"corrections": corrections(site)},
    "method": lambda site: {
        "selections": site.all(Selection),
        "reasons": tuple(Left),
        "exemptions": tuple(exemptions(site)),
        "tallies": tallies(site),
    },
}
"""Written pages to which their own template adds what the content itself tells."""


def entries(site: Site) -> Iterator[Page]:
    """A page for each entry of the kinds that have pages of their own."""
    next_ = onward(site)
    for kind in site.kinds:
        if not kind.own_pages or kind.model is Written:
            continue
        for entry in (*site.all(kind.model), *site.withdrawn(kind.model)):
            path = address.file(kind.address.format(id=entry.id))
            trail: tuple[tuple[str, str], ...] = (
                ((site.language.gettext(kind.title), f"{kind.folder}/"),) if kind.title else ()
            )
            if isinstance(entry, Claim):
                trail += tuple((topic.name, f"claims/topic/{topic.id}/") for topic in _listed(site, entry))
            yield Page(
                path,
                kind.name,
                named(entry, site.language),
                describe(site, entry),
                {"entry": entry, "onward": next_.get(entry)},
                (entry,),
                entry.source.path,
                trail,
                kind.layout,
                hidden=not entry.stands,
            )


def _listed(site: Site, claim: Claim) -> tuple[Topic, ...]:
    """The theme under which a claim is listed, where it is."""
    return site.resolve(claim.topics)[:1] if claim.stands else ()


def moved(site: Site) -> Iterator[Page]:
    """A page at each address that an entry had, which leads on to where it is now."""
    for kind in site.kinds:
        if not kind.own_pages:
            continue
        for entry in site.published():
            for old in entry.formerly if isinstance(entry, kind.model) else ():
                path = address.file(kind.address.format(id=old))
                context, to = {"entry": entry}, site.address(entry)
                name, said = named(entry, site.language), site.language.gettext("This page has moved.")
                yield Page(path, "moved", name, said, context, hidden=True, moved=to)


def written(site: Site) -> Iterator[Page]:
    """The pages written by hand; the first page is another's."""
    for page in (*site.all(Written), *site.withdrawn(Written)):
        if page.id != HOME:
            more = MORE.get(page.id)
            yield Page(
                address.file(f"{page.id}/"),
                page.id if more else "page",
                named(page, site.language),
                short(withdrawal(page, site.language) or page.description),
                {"entry": page} | (more(site) if more else {}),
                (page,),
                page.source.path,
                hidden=not page.stands,
            )
