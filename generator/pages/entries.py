"""A page for each entry, and for each address that one had."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..model import Site
from ..model.kinds import Claim, Left, Selection
from ..model.kinds import WrittenPage as Written
from ..source import address
from ..views import corrections, exemptions
from .description import describe, short
from .home import HOME
from .lists import LISTS
from .page import Page

MORE: Mapping[str, Callable[[Site], dict[str, Any]]] = {
    "corrections": lambda site: {"corrections": corrections(site)},
    "method": lambda site: {
        "selections": site.all(Selection),
        "reasons": tuple(Left),
        "exemptions": tuple(exemptions(site)),
    },
}
"""Written pages to which their own template adds what the content itself tells."""


def entries(site: Site) -> Iterator[Page]:
    """A page for each entry of the kinds that have pages of their own."""
    for kind in site.kinds:
        if "#" in kind.address or kind.model is Written:
            continue
        for entry in (*site.all(kind.model), *site.withdrawn(kind.model)):
            path = address.file(kind.address.format(id=entry.id))
            trail = ((LISTS[kind.name], f"{kind.folder}/"),) if kind.name in LISTS else ()
            layout = "claim-page" if isinstance(entry, Claim) else "side"
            yield Page(
                path,
                kind.name,
                entry.name,
                describe(entry),
                {"entry": entry},
                (entry,),
                entry.source.path,
                trail,
                layout,
                hidden=not entry.stands,
            )


def moved(site: Site) -> Iterator[Page]:
    """A page at each address that an entry had, which leads on to where it is now."""
    for kind in site.kinds:
        if "#" in kind.address:
            continue
        for entry in site.published():
            for old in entry.formerly if isinstance(entry, kind.model) else ():
                path = address.file(kind.address.format(id=old))
                context, to = {"entry": entry}, site.address(entry)
                yield Page(path, "moved", entry.name, "This page has moved.", context, hidden=True, moved=to)


def written(site: Site) -> Iterator[Page]:
    for page in site.all(Written):
        if page.id != HOME:
            said = short(page.description)
            more = MORE.get(page.id)
            context = {"entry": page} | (more(site) if more else {})
            template = page.id if more else "page"
            yield Page(address.file(f"{page.id}/"), template, page.title, said, context, (page,), page.source.path)
