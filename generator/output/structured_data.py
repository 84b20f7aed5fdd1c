"""Pages as JSON-LD (schema.org): what they are, where they stand, and reviews of factual claims in words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ..model import Entry, Site
from ..model.kinds import Article, Claim, Reviewed, attribution
from ..pages import Page, last_modified

REVIEWS = "data/claim-reviews.json"
"""Where all reviews of claims lie in one file."""


def describe(page: Page, site: Site) -> dict[str, Any]:
    """One graph for a page. Addresses are absolute, or left out where the site has none yet."""
    base = site.config.site_url
    told = ((site.kind(entry).structured, entry) for entry in page.shows if entry.stands)
    found = filter(None, (tell(site, entry) for tell, entry in told if tell))
    graph = [_article(page, site, base), _trail(page, site, base), *({**each, **_at(page.url, base)} for each in found)]
    return {"@context": "https://schema.org", "@graph": graph}


def claim_reviews(site: Site) -> str:
    """The reviews of all claims that are factual and stand, as a DataFeed; the last reviewed first."""
    base, kind = site.config.site_url, site.kind(Claim)
    found: list[dict[str, Any]] = []
    for claim in sorted(site.all(Claim), key=lambda claim: claim.newest):
        if kind.structured and (review := kind.structured(site, claim)):
            days = _days(claim)
            told = {"dateCreated": days[0].isoformat(), "dateModified": days[-1].isoformat()}
            found.append({"@type": "DataFeedItem", **told, "item": {**review, **_at(site.address(claim), base)}})
    newest = max((str(each["dateModified"]) for each in found), default="")
    feed = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": site.language.gettext("%(site)s: claims reviewed", site=site.config.site_name),
        **_of_site(site),
        **({"url": base + REVIEWS} if base else {}),
        **({"dateModified": newest} if newest else {}),
        "dataFeedElement": found,
    }
    return json.dumps(feed, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _of_site(site: Site) -> dict[str, Any]:
    """What is so of all that the site says: its publisher, its language and under which licence it may be used."""
    licence = site.settings.licence
    found = {**attribution.publisher(site), "inLanguage": site.config.theme.language}
    return found | ({"license": licence.address or licence.words} if licence else {})


def _days(entry: Entry) -> list[date]:
    """The days on which an entry is known to have stood as it then was, the first first."""
    found = [each.date for each in entry.corrections] + ([entry.withdrawn] if entry.withdrawn else [])
    if entry.publish:
        found.append(entry.publish.date())
    if isinstance(entry, Reviewed) and entry.checked:
        found.append(entry.checked)
    return sorted(found)


def _article(page: Page, site: Site, base: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": page.title, "description": page.description}
    found |= {"author": attribution.ourselves(site)} | _of_site(site)
    entry = page.shows[0] if len(page.shows) == 1 else None
    if entry and (days := _days(entry)):
        found["datePublished"] = days[0].isoformat()
    if day := last_modified(page, site):
        found["dateModified"] = day.isoformat()
    if entry and entry.withdrawn:
        found["creativeWorkStatus"] = "Withdrawn"
    if isinstance(entry, Article):
        found["about"] = attribution.described(site, entry)
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
