"""Pages as JSON-LD (schema.org): what they are, where they stand, and reviews of factual claims in words."""

from __future__ import annotations

from typing import Any

from ..model import Site
from ..pages import Page
from .last_modified import last_modified


def describe(page: Page, site: Site) -> dict[str, Any]:
    """One graph for a page. Addresses are absolute, or left out where the site has none yet."""
    base = site.config.site_url
    told = ((site.kind(entry).structured, entry) for entry in page.shows if entry.stands)
    found = filter(None, (tell(site, entry) for tell, entry in told if tell))
    graph = [_article(page, site, base), _trail(page, base), *({**each, **_at(page.url, base)} for each in found)]
    return {"@context": "https://schema.org", "@graph": graph}


def _article(page: Page, site: Site, base: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": page.title, "description": page.description}
    if day := last_modified(page, site):
        found["dateModified"] = day.isoformat()
    if len(page.shows) == 1 and page.shows[0].withdrawn:
        found["creativeWorkStatus"] = "Withdrawn"
    return found | _at(page.url, base)


def _trail(page: Page, base: str | None) -> dict[str, Any]:
    steps = [("Home", ""), *page.trail, *([(page.title, page.url)] if page.url else [])]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name} | ({"item": base + url} if base else {})
            for number, (name, url) in enumerate(steps, 1)
        ],
    }


def _at(url: str, base: str | None) -> dict[str, Any]:
    return {"url": base + url, "mainEntityOfPage": base + url} if base else {}
