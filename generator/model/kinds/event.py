"""An event of the timeline."""

from __future__ import annotations

from enum import StrEnum

from .. import Entry, Kind, Ref, Text, When
from .article import Article
from .claim import Claim
from .topic import Topic


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


EVENT = Kind(Event, "event", "events", "timeline/#{id}", _month, full=150)
