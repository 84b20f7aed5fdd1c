"""An event of the timeline."""

from __future__ import annotations

from enum import StrEnum

from ...syntax import say
from .. import Entry, Kind, Ref, Search, Text, When
from .article import Article
from .claim import Claim
from .topic import Topic, themes


class Weight(StrEnum):
    """How much an event stands out on the timeline."""

    MAJOR = "major"
    MINOR = "minor"


class Event(Entry):
    """One dated event; the body says what happened."""

    title: Text
    date: When
    topics: tuple[Ref[Topic], ...]
    weight: Weight = Weight.MINOR
    articles: tuple[Ref[Article], ...] = ()
    claims: tuple[Ref[Claim], ...] = ()


def _month(event: Event) -> tuple[str, ...]:
    return tuple(event.date.earliest.isoformat().split("-")[:2])


EVENT = Kind(
    Event, "event", "events", "timeline/#{id}", _month, full=120,
    title="Timeline",
    guidance="What happened, in one to three sentences, each with its source [@key].",
    ours=True,
    row=lambda site, event: say(event.date),
    order=None,
    reached=False,
    layout="side",
    summary=None,
    verdict=None,
    search=Search("Event", lambda site, each: say(each.date), lambda site, each: (f"{say(each.date)}.",), themes, 2),
    preview=None,
    card=None,
    structured=None,
    review=None,
)  # fmt: skip
