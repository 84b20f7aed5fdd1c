"""The first page: what happened, the questions, what is contested, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import EVENT, Article, Claim, Event, Explainer, Topic
from ..model.kinds import WrittenPage as Written
from ..source import address
from ..views import changelog
from .claims import by_assessment
from .description import short
from .lists import unlisted
from .page import Page
from .timeline_strip import timeline_strip

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
    events = sorted(site.all(Event), key=lambda event: event.rank)
    linked = (site.target(written, link.target) for link in written.body.links)
    context = {
        "entry": written,
        "explainers": sorted(site.all(Explainer), key=lambda entry: entry.rank),
        "claims": claims,
        "by_assessment": by_assessment(claims),
        "shown": next((claim for claim in linked if isinstance(claim, Claim) and claim.stands), None),
        "events": events,
        "lines": [drawn for drawn in [timeline_strip(events)] if drawn and len(events) <= EVENT.full],
        "turning": [event for event in events if event.weight == "major"][-TURNING:][::-1],
        "changes": changelog(site)[:CHANGES],
        "articles": site.all(Article)[:ARTICLES],
        "topics": site.all(Topic),
        "others": [(kind.title, f"{kind.folder}/") for kind in unlisted(site)],
    }
    yield Page(
        address.file(""), "home", written.title, short(written.description), context, (written,), written.source.path
    )
