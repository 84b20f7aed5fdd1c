"""A claim: one checkable statement, beside its context."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import model_validator

from .. import Day, Kind, Ref, Text, mistake
from .appearance import Appearance
from .figure import Figure
from .review import Response, Reviewed, Searched
from .topic import Topic


class Sort(StrEnum):
    """What sort of statement a claim is."""

    FIGURE = "figure"
    EVENT = "event"
    QUOTE = "quote"
    TREATY = "treaty"
    PREDICTION = "prediction"
    OPINION = "opinion"


class Assessment(StrEnum):
    """What the record says of a statement; never of a person. The method page defines each."""

    SUPPORTED = "supported"
    PARTLY = "partly-supported"
    MISSING = "missing-context"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    OPINION = "opinion"

    @property
    def words(self) -> str:
        return self.value.replace("-", " ").capitalize()


class Claim(Reviewed):
    """One checkable statement in our words; the body is its context, the answer first."""

    title: Text
    appearances: tuple[Appearance, ...]
    topics: tuple[Ref[Topic], ...]
    kind: Sort | None = None
    assessment: Assessment
    label: Text | None = None
    reviewed: Day
    figures: tuple[Figure, ...] = ()
    arithmetic: tuple[Text, ...] = ()
    related: tuple[Ref[Claim], ...] = ()
    response: Response | None = None
    """What the person who made the claim says to its assessment."""
    searched: tuple[Searched, ...] = ()
    """What was looked for, above all where nothing was found by which the statement could be checked."""

    @property
    def checked(self) -> date:
        return self.reviewed

    @model_validator(mode="after")
    def _complete(self) -> Claim:
        if not self.appearances:
            raise mistake(
                "a claim needs at least one appearance; say in which `article`, and add its `quote` or `paragraph`",
                "appearances",
            )
        if not self.topics:
            raise mistake("a claim needs at least one topic; write the id of one, `topics: [harbour]`", "topics")
        return self


CLAIM = Kind(Claim, "claim", "claims", "claims/{id}/")
