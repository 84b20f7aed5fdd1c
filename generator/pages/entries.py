"""A page for each entry, and for each address that one had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator import address
from generator.kinds.claim import Claim
from generator.kinds.page import Page as Written
from generator.page import Page, describe, short
from generator.pages.home import HOME
from generator.pages.lists import LISTS
from generator.schema import Entry
from generator.site import Site

CORRECTIONS = "corrections"


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


def corrections(site: Site) -> list[tuple[date, Entry, str]]:
    """Every correction and withdrawal, the newest first."""
    found = [(each.date, entry, each.text) for entry in site.published() for each in entry.corrections]
    found += [(entry.withdrawn, entry, f"Withdrawn: {entry.reason}") for entry in site.published() if entry.withdrawn]
    return sorted(found, key=lambda each: (each[0], each[1].id, each[2]), reverse=True)


def written(site: Site) -> Iterator[Page]:
    for page in site.all(Written):
        if page.id != HOME:
            said = short(page.description)
            context: dict[str, Any] = {"entry": page}
            if page.id == CORRECTIONS:
                context["corrections"] = corrections(site)
            template = CORRECTIONS if page.id == CORRECTIONS else "page"
            yield Page(address.file(f"{page.id}/"), template, page.title, said, context, (page,), page.source.path)
