"""Readers can see who publishes the site, and what the settings name of it is there."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import CONTENT, ID, SETTINGS, Site
from ..model.kinds import WrittenPage
from ..source import Diagnostic, Rule, Severity, Source, nearest

PUBLISHER_UNSAID = Rule("publisher-unsaid", Severity.WARNING)
PUBLISHER_PAGE = Rule("publisher-page")
RULES = (PUBLISHER_UNSAID, PUBLISHER_PAGE)


def check(site: Site) -> Iterator[Diagnostic]:
    publisher = site.settings.publisher
    if publisher is None:
        help = "add `publisher:` below `extra: explainer:`, with `name`, `legal-form`, `country`, `money` and `contact`"
        yield PUBLISHER_UNSAID.at(Source(SETTINGS, ""), "nothing says who publishes the site", help)
    elif publisher != "none":
        yield from _pages(site, {"imprint": publisher.imprint, "privacy": publisher.privacy})


def _pages(site: Site, named: dict[str, str | None]) -> Iterator[Diagnostic]:
    """The written pages that the settings name and that readers will not find."""
    known = [page.id for page in site.all(WrittenPage)]
    for field, id in named.items():
        if not id or not ID.fullmatch(id) or id in known or site.unread(WrittenPage, id):
            continue
        meant = nearest(id, known)
        new = f"write {CONTENT}pages/{id}.md, or name an address"
        help = f"did you mean `{meant}`? Or {new}" if meant else new
        yield PUBLISHER_PAGE.at(site.settings.at("publisher", field), f"there is no page `{id}`", help)
