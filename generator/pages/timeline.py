"""The timeline, and events by what they are sorted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Site
from ..model.kinds import Event
from ..source import address
from ..syntax import edtf
from ..views import of_events
from .listing import ListPage, paginated, rows
from .page import Page, count
from .timeline_strip import timeline_strips

TIMELINE = ("Timeline", "timeline/")


def timeline(site: Site) -> Iterator[Page]:
    """All events, to be filtered where they fit on a page, and a list for each theme."""
    events = sorted(site.all(Event), key=lambda event: event.rank)
    years = [edtf.say_year(event.date.year) for event in events]
    span = f"{years[0]} to {years[-1]}" if years else "no events yet"
    said = f"{count(len(events), 'dated event')}, {span}, each with its sources."
    facets = of_events(site, events)
    parts = {
        f"By {facet.name.casefold()}": tuple(
            ListPage(group.label, group.url, len(group.entries)) for group in facet.groups
        )
        for facet in facets
        if facet.groups
    }
    context: dict[str, Any] = {"gone": site.withdrawn(Event), "lines": timeline_strips(events), "facets": facets}
    top = Page(address.file("timeline/"), "timeline", "Timeline", said, context, script="filter")
    yield from paginated(site, events, top, parts, by="By year")
    for facet in facets:
        for group in facet.groups:
            yield from rows(group.entries[::-1], group.url, f"Events: {group.label}", (TIMELINE,))
