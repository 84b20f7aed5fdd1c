"""A claim: one checkable statement, beside its context."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from .. import Day, Entry, Kind, Ref, Text, mistake
from .appearance import Appearance
from .figure import Figure
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


class Claim(Entry):
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

    @model_validator(mode="after")
    def _complete(self) -> Claim:
        if not self.appearances:
            help = "add where it is made: `- article: id` and `quote` or `paragraph`"
            raise mistake(f"a claim without an appearance; {help}", "appearances")
        if not self.topics:
            raise mistake("a claim without a topic; name one: `topics: [id]`", "topics")
        return self


CLAIM = Kind(Claim, "claim", "claims", "claims/{id}/")
