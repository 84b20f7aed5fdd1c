"""Pages as JSON-LD (schema.org): what they are, where they stand, and reviews of factual claims in words."""

from __future__ import annotations

from typing import Any

from ..model import Site
from ..model.kinds import Reviewed, attribution
from ..pages import Page, last_modified


def describe(page: Page, site: Site) -> dict[str, Any]:
    """One graph for a page. Addresses are absolute, or left out where the site has none yet."""
    base = site.config.site_url
    told = ((site.kind(entry).structured, entry) for entry in page.shows if entry.stands)
    found = filter(None, (tell(site, entry) for tell, entry in told if tell))
    graph = [_article(page, site, base), _trail(page, site, base), *({**each, **_at(page.url, base)} for each in found)]
    return {"@context": "https://schema.org", "@graph": graph}


def _article(page: Page, site: Site, base: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": page.title, "description": page.description}
    found["inLanguage"] = site.language.tag
    found |= attribution.publisher(site)
    if day := last_modified(page, site):
        found["dateModified"] = day.isoformat()
    if len(page.shows) == 1 and page.shows[0].withdrawn:
        found["creativeWorkStatus"] = "Withdrawn"
    for entry in page.shows if len(page.shows) == 1 else ():
        found |= _hands(entry, site) if isinstance(entry, Reviewed) else {}
    return found | _at(page.url, base)


def _hands(entry: Reviewed, site: Site) -> dict[str, Any]:
    """Who wrote and reviewed an entry, and up to when sources were read for it (an open interval of ISO 8601)."""
    found: dict[str, Any] = {}
    if entry.written_by:
        found["author"] = [attribution.creator(site, name) for name in entry.written_by]
    if entry.reviewed_by:
        found["editor"] = [attribution.creator(site, name) for name in entry.reviewed_by]
    if until := entry.read_until(site.settings.material):
        found["temporalCoverage"] = f"../{until.machine or until.latest.isoformat()}"
    return found


def _trail(page: Page, site: Site, base: str | None) -> dict[str, Any]:
    steps = [(site.language.gettext("Home"), ""), *page.trail, *([(page.title, page.url)] if page.url else [])]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name} | ({"item": base + url} if base else {})
            for number, (name, url) in enumerate(steps, 1)
        ],
    }


def _at(url: str, base: str | None) -> dict[str, Any]:
    return {"url": base + url, "mainEntityOfPage": base + url} if base else {}
