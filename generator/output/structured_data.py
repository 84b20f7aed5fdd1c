"""Pages as JSON-LD (schema.org): what they are, where they stand, and reviews of factual claims in words."""

from __future__ import annotations

from typing import Any

from ..model import Ref, Site
from ..model.kinds import Appearance, Claim, Sort
from ..pages import Page
from .last_modified import last_modified

_FACTUAL = frozenset({Sort.FIGURE, Sort.EVENT, Sort.QUOTE, Sort.TREATY, None})


def describe(page: Page, site: Site) -> dict[str, Any]:
    """One graph for a page. Addresses are absolute, or left out where the site has none yet."""
    base = site.config.site_url
    claims = (entry for entry in page.shows if isinstance(entry, Claim) and entry.stands and entry.kind in _FACTUAL)
    graph = [_article(page, base), _trail(page, base), *(_review(claim, page, site, base) for claim in claims)]
    return {"@context": "https://schema.org", "@graph": graph}


def _article(page: Page, base: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": page.title, "description": page.description}
    if day := last_modified(page):
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


def _review(claim: Claim, page: Page, site: Site, base: str | None) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.title,
        "datePublished": claim.reviewed.isoformat(),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": claim.assessment.words + (f": {claim.label}" if claim.label else ""),
        },
        "itemReviewed": {"@type": "Claim", "appearance": [_work(each, site) for each in claim.appearances]},
        "author": {"@type": "Organization", "name": site.config.site_name},
    } | _at(page.url, base)


def _work(appearance: Appearance, site: Site) -> dict[str, Any]:
    article = site.find(appearance.article)
    found: dict[str, Any] = {"@type": "CreativeWork", "name": article.title if article else appearance.article.id}
    if article and article.url:
        found["url"] = article.url
    if isinstance(appearance.speaker, Ref) and (person := site.find(appearance.speaker)):
        found["author"] = {"@type": "Person", "name": person.name}
    elif appearance.speaker or (article and article.authors):
        found["author"] = {"@type": "Person", "name": str(appearance.speaker or (article.byline if article else ""))}
    return found


def _at(url: str, base: str | None) -> dict[str, Any]:
    return {"url": base + url, "mainEntityOfPage": base + url} if base else {}
