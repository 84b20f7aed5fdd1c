"""The first page: what happened, the questions, what is contested, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator import address
from generator.kinds.article import Article
from generator.kinds.claim import Claim
from generator.kinds.event import EVENT, Event
from generator.kinds.explainer import Explainer
from generator.kinds.page import Page as Written
from generator.kinds.topic import Topic
from generator.news import changes
from generator.overview import overview
from generator.page import Page, short
from generator.pages.claims import by_assessment
from generator.pages.lists import unlisted
from generator.site import Site

HOME = "index"
TURNING = 4
"""How many of the last major events it names."""
ARTICLES = 8
"""How many articles."""
CHANGES = 3
"""How many of the last changes."""


def home(site: Site) -> Iterator[Page]:
    written = site.get(Written, HOME)
    if not written:
        return
    claims = site.all(Claim)
    events = sorted(site.all(Event), key=lambda event: event.date.order)
    linked = (site.target(written, link.target) for link in written.body.links)
    context = {
        "entry": written,
        "explainers": sorted(site.all(Explainer), key=lambda entry: entry.rank),
        "claims": claims,
        "by_assessment": by_assessment(claims),
        "shown": next((claim for claim in linked if isinstance(claim, Claim) and claim.stands), None),
        "events": events,
        "lines": overview(events) if len(events) <= EVENT.full else (),
        "turning": [event for event in events if event.weight == "major"][-TURNING:][::-1],
        "changes": changes(site)[:CHANGES],
        "articles": site.all(Article)[:ARTICLES],
        "topics": site.all(Topic),
        "others": [(kind.folder.capitalize(), f"{kind.folder}/") for kind in unlisted(site)],
    }
    yield Page(
        address.file(""), "home", written.title, short(written.description), context, (written,), written.source.path
    )
