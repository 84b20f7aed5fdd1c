"""The timeline, and events by what they are sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..language import N_, NN_
from ..model import Site
from ..model.kinds import Article, Event, Weight
from ..pictures import timeline_strip
from ..source import address
from ..views import of_events
from .listing import ListPage, paginated, rows
from .page import Page
from .timeline_sections import timeline_sections

EVENTS = NN_("%(num)s event", "%(num)s events")
# L10n: headings over lists of events: by their theme; by whether the articles mention them
BY = {"topic": N_("By topic"), "by": N_("By told by")}


def timeline(site: Site) -> Iterator[Page]:
    """All events, to be filtered where they fit on a page, and a list for each theme."""
    events = sorted(site.all(Event), key=lambda event: event.rank)
    language, articles = site.language, site.all(Article)
    facets = of_events(site, events)
    parts = {
        language.gettext(BY[facet.key]): tuple(
            ListPage(group.label, group.url, len(group.entries)) for group in facet.groups
        )
        for facet in facets
        if facet.groups
    }
    context: dict[str, Any] = {
        "gone": site.withdrawn(Event),
        "drawn": timeline_strip(events, [each.published for each in articles if each.published], language),
        "sections": lambda shown: timeline_sections(shown, articles if len(shown) == len(events) else (), language),
        "facets": facets,
    }
    title, said = language.gettext("Timeline"), _said(site, events)
    top = Page(address.file("timeline/"), "timeline", title, said, context, layout="flow", script="filter")
    yield from paginated(
        site,
        events,
        top,
        parts,
        by=language.gettext("By year"),
        says=lambda n, name: language.ngettext(
            # L10n: the events of a year or a month
            "%(num)s event of %(when)s, each with its sources.",
            "%(num)s events of %(when)s, each with its sources.",
            n, when=name,
        ),
    )  # fmt: skip
    trail = ((title, "timeline/"),)
    for facet in facets:
        for group in facet.groups:
            name = language.gettext("Events: %(group)s", group=group.label)
            yield from rows(group.entries, group.url, name, trail, language, EVENTS, newest=-1)


def _said(site: Site, events: Sequence[Event]) -> str:
    """How many events there are, over which years, and how many of them are turning points."""
    language = site.language
    many = language.ngettext(*EVENTS, len(events))
    years = [event.date.year for event in events]
    span = language.say_years(years[0], years[-1]) if years else language.gettext("no events yet")
    turning = sum(event.weight is Weight.MAJOR for event in events)
    if not 0 < turning < len(events):
        # L10n: “12 events, 2014 to 2021, each with its sources.”
        return language.gettext("%(events)s, %(years)s, each with its sources.", events=many, years=span)
    points = language.ngettext("%(num)s turning point with text", "%(num)s turning points with text", turning)
    return language.gettext(
        "%(events)s, %(years)s, %(points)s, each with its sources.", events=many, years=span, points=points
    )
