"""The timeline."""

from __future__ import annotations

from collections.abc import Iterator

from generator import address
from generator.kinds.event import Event
from generator.kinds.topic import Topic
from generator.listing import ROWS, Part, rows, shelved
from generator.page import Page
from generator.site import Site


def timeline(site: Site) -> Iterator[Page]:
    events = sorted(site.all(Event), key=lambda event: event.date.order)
    years = [event.date.earliest.year for event in events]
    span = f"{years[0]} to {years[-1]}" if years else "no events yet"
    said = f"{len(events)} dated events, {span}, each with its sources."
    groups = {
        topic: [each for each in reversed(events) if topic in site.resolve(each.topics)] for topic in site.all(Topic)
    }
    listed = {topic: group for topic, group in groups.items() if group and len(events) > ROWS}
    parts = tuple(Part(topic.name, f"timeline/topic/{topic.id}/", len(group)) for topic, group in listed.items())
    top = Page(address.file("timeline/"), "timeline", "Timeline", said, {"gone": site.withdrawn(Event)})
    yield from shelved(site, events, top, {"By topic": parts} if parts else None)
    for topic, group in listed.items():
        yield from rows(group, f"timeline/topic/{topic.id}/", f"Events: {topic.name}", (("Timeline", "timeline/"),))
