"""The timeline, and events by what they are sorted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Site
from ..model.kinds import Article, Event, Weight
from ..pictures import timeline_strip
from ..source import address
from ..syntax import edtf
from ..views import of_events
from .listing import ListPage, paginated, rows
from .page import Page, count
from .timeline_sections import timeline_sections

TIMELINE = ("Timeline", "timeline/")


def timeline(site: Site) -> Iterator[Page]:
    """All events, to be filtered where they fit on a page, and a list for each theme."""
    events = sorted(site.all(Event), key=lambda event: event.rank)
    years = [edtf.say_year(event.date.year) for event in events]
    span = " to ".join(dict.fromkeys([years[0], years[-1]])) if years else "no events yet"
    turning = sum(event.weight is Weight.MAJOR for event in events)
    points = f", {count(turning, 'turning point')} with text" if 0 < turning < len(events) else ""
    said = f"{count(len(events), 'event')}, {span}{points}, each with its sources."
    articles = site.all(Article)
    facets = of_events(site, events)
    parts = {
        f"By {facet.name.casefold()}": tuple(
            ListPage(group.label, group.url, len(group.entries)) for group in facet.groups
        )
        for facet in facets
        if facet.groups
    }
    context: dict[str, Any] = {
        "gone": site.withdrawn(Event),
        "drawn": timeline_strip(events, [each.published for each in articles if each.published]),
        "sections": lambda shown: timeline_sections(shown, articles if len(shown) == len(events) else ()),
        "facets": facets,
    }
    top = Page(address.file("timeline/"), "timeline", "Timeline", said, context, layout="flow", script="filter")
    yield from paginated(
        site,
        events,
        top,
        parts,
        by="By year",
        says=lambda n, name: f"{count(n, 'event')} of {name}, each with its sources.",
    )
    for facet in facets:
        for group in facet.groups:
            yield from rows(group.entries, group.url, f"Events: {group.label}", (TIMELINE,), "event", newest=-1)
