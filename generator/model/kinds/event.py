"""An event of the timeline."""

from __future__ import annotations

from typing import ClassVar

from ...language import N_
from .. import Fields, Kind, Ref, Search, Text, When, Whole
from .article import Article
from .claim import Claim
from .picture_rows import Way, Weight
from .review import Reviewed
from .topic import Topic, themes


class EventMeeting(Fields):
    """Where pictures count meetings: of what this is one, where it was, and on which days if not on the event's."""

    of: Text
    where: Text | None = None
    dates: tuple[When, ...] = ()
    instead: ClassVar[dict[str, str]] = {"kind": "of", "place": "where", "days": "dates"}


class EventStep(Fields):
    """Where pictures show steps: who took it, in which direction, and until when it holds, where an end is known."""

    by: Text
    way: Way
    until: When | None = None
    mark: Text | None = None
    """The few words that stand on the drawing."""


class Event(Reviewed):
    """One dated event; the body says what happened."""

    title: Text
    date: When
    topics: tuple[Ref[Topic], ...]
    order: Whole | None = None
    """Its place among the events of the same date; those without one come after, by id."""
    weight: Weight = Weight.MINOR
    articles: tuple[Ref[Article], ...] = ()
    claims: tuple[Ref[Claim], ...] = ()
    meeting: EventMeeting | None = None
    step: EventStep | None = None

    @property
    def rank(self) -> tuple[int, int, str, int, str]:
        """By date, within one by `order`."""
        return (*self.date.order, self.order or 10**9, self.id)


EVENT = Kind(
    Event, "event", "events", "timeline/#{id}", lambda event: event.date.year_month, full=150, part=75,
    title=N_("Timeline"),
    guidance="What happened, in one to three sentences, each with its source [@key].",
    ours=True,
    row=lambda site, event: site.language.say(event.date),
    order=None,
    reached=False,
    layout="side",
    summary=None,
    verdict=None,
    search=Search(
        N_("Event"), lambda site, each: site.language.say(each.date),
        lambda site, each: (f"{site.language.say(each.date)}.",), themes,
        rank=5, names=lambda site, each: (site.language.say(each.date),),
    ),
    preview=None,
    card=None,
    structured=None,
    review=None,
)  # fmt: skip
