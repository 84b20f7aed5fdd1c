"""The rows of pictures that are drawn: what each takes, and on what it rests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import PlainSerializer, WithJsonSchema, model_validator

from ...language import N_
from .. import Cites, Fields, Flag, ReadBy, Ref, Text, When, mistake
from .figure import Value

if TYPE_CHECKING:
    # Each of them has pictures, or refers to what has: they are told when all are there.
    from .event import Event
    from .topic import Topic


class Way(StrEnum):
    """Whether a step adds to what is imposed, or eases it."""

    # L10n: of a step, such as sanctions: whether it adds to what is imposed, or eases it
    ADDED = N_("added")
    EASED = N_("eased")


class Weight(StrEnum):
    """How much an event stands out on the timeline."""

    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True)
class Degrees:
    """Degrees north and east; south and west are below zero."""

    north: float
    east: float
    text: str


def _position(value: object) -> Degrees:
    degrees = r"(-?\d{1,3}(?:\.\d{1,6})?)"
    match = re.fullmatch(rf"{degrees},? {degrees}", value.strip()) if isinstance(value, str) else None
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise ValueError("no place on earth; write degrees north and east, as 61.2, -149.9")
    return Degrees(float(match[1]), float(match[2]), f"{match[1]}, {match[2]}")


PlaceAt = Annotated[
    Degrees,
    ReadBy(_position),
    PlainSerializer(lambda place: place.text),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,3}(\.\d+)?,? -?\d{1,3}(\.\d+)?$"}),
]


class Sourced(Fields):
    """A row, and what it rests on: works, or an event that cites them."""

    event: Ref[Event] | None = None
    cite: Cites = ()


class Measured(Fields):
    """A number with its label."""

    label: Text
    note: Text | None = None
    value: Value
    year: When | None = None
    claimed: Flag = False
    """Whether it is what somebody claims; else it is on record."""
    cite: Cites = ()
    instead: ClassVar[dict[str, str]] = {"name": "label", "number": "value", "date": "year"}


class Yearly(Measured):
    """A number of one year; `label` is the measure."""

    year: When


class Chosen(Fields):
    """Events of a topic, of a span of time where it is bounded."""

    topic: Ref[Topic]
    from_: When | None = None
    until: When | None = None
    instead: ClassVar[dict[str, str]] = {"to": "until", "since": "from"}


class Happening(Sourced):
    """What happened at a date; `mark` are the few words that stand on the drawing."""

    date: When
    label: Text
    mark: Text | None = None
    instead: ClassVar[dict[str, str]] = {"year": "date", "what": "label", "title": "label"}


class Meeting(Happening):
    """One of what is counted; `of` says what."""

    of: Text


class LaneStep(Happening):
    """What somebody imposed or eased, and until when that holds, where an end is known."""

    by: Text
    way: Way
    until: When | None = None


class Moment(Happening):
    """An event among many."""

    weight: Weight = Weight.MINOR


class LifeSpan(Sourced):
    """From when to when somebody takes part in something; an end that is left out is open."""

    of: Text
    by: Text
    from_: When | None = None
    until: When | None = None
    suspended: Flag = False
    instead: ClassVar[dict[str, str]] = {"to": "until", "since": "from", "label": "of", "party": "by"}

    @model_validator(mode="after")
    def _forward(self) -> LifeSpan:
        if self.from_ and self.until and self.from_.placed > self.until.until:
            raise mistake("it ends before it begins; look at the two days", "until")
        if not self.from_ and not self.until:
            raise mistake("neither beginning nor end; write `from: …`, `until: …`, or both", "of")
        return self


class Placed(Sourced):
    """A place, and what happened there when."""

    label: Text
    at: PlaceAt
    date: When | None = None
    note: Text | None = None
