"""Pages as JSON-LD (schema.org): what they are, where they stand, and reviews of factual claims in words."""

from __future__ import annotations

from typing import Any

from ..model import Site
from ..model.kinds import Appearance, Claim, Reviewed, Sort
from ..pages import Page
from ..views import attribution
from .last_modified import last_modified

_FACTUAL = frozenset({Sort.FIGURE, Sort.EVENT, Sort.QUOTE, Sort.TREATY, None})


def describe(page: Page, site: Site) -> dict[str, Any]:
    """One graph for a page. Addresses are absolute, or left out where the site has none yet."""
    base = site.config.site_url
    claims = (entry for entry in page.shows if isinstance(entry, Claim) and entry.stands and entry.kind in _FACTUAL)
    graph = [_article(page, site, base), _trail(page, base), *(_review(claim, page, site, base) for claim in claims)]
    return {"@context": "https://schema.org", "@graph": graph}


def _article(page: Page, site: Site, base: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": page.title, "description": page.description}
    if day := last_modified(page):
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
        found["author"] = [_creator(name, site) for name in entry.written_by]
    if entry.reviewed_by:
        found["editor"] = [_creator(name, site) for name in entry.reviewed_by]
    if until := entry.read_until(site.settings.material):
        found["temporalCoverage"] = f"../{until.machine or until.latest.isoformat()}"
    return found


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
    return (
        {
            "@type": "ClaimReview",
            "claimReviewed": claim.title,
            "datePublished": claim.reviewed.isoformat(),
            "reviewRating": {
                "@type": "Rating",
                "alternateName": claim.assessment.words + (f": {claim.label}" if claim.label else ""),
            },
            "itemReviewed": {"@type": "Claim", "appearance": [_work(each, site) for each in claim.appearances]},
            "author": {"@type": "Organization", "name": site.config.site_name},
        }
        | _response(claim, site)
        | _at(page.url, base)
    )


def _response(claim: Claim, site: Site) -> dict[str, Any]:
    """The reply of the person whose statement is checked."""
    reply = claim.response
    if not reply:
        return {}
    found: dict[str, Any] = {"@type": "Comment", "dateCreated": reply.date.isoformat()}
    found["author"] = _creator(attribution.named(site, reply.by), site)
    return {
        "comment": found
        | ({"text": reply.text} if reply.text else {})
        | ({"url": reply.address} if reply.address else {})
    }


def _work(appearance: Appearance, site: Site) -> dict[str, Any]:
    article = site.find(appearance.article)
    found: dict[str, Any] = {"@type": "CreativeWork", "name": article.title if article else appearance.article.id}
    if article and article.url:
        found["url"] = article.url
    if appearance.speaker:
        found["author"] = _creator(attribution.named(site, appearance.speaker), site)
    elif article and article.authors:
        names = [_creator(name, site) for name in article.authors]
        found["author"] = names if len(names) > 1 else names[0]
    return found


def _creator(name: str, site: Site) -> dict[str, Any]:
    return {"@type": "Organization" if attribution.is_body(name, site) else "Person", "name": name}


def _at(url: str, base: str | None) -> dict[str, Any]:
    return {"url": base + url, "mainEntityOfPage": base + url} if base else {}
