"""A claim: one checkable statement, beside its context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema, model_validator

from generator.fields import Block, Cites, Day, Flag, Text, When, Whole
from generator.kinds.article import Article
from generator.kinds.person import Person
from generator.kinds.topic import Topic
from generator.schema import Entry, Fields, Ref, mistake
from generator.site import Kind


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


@dataclass(frozen=True)
class Amount:
    """A number, or a range of numbers; `text` as written."""

    low: Decimal
    high: Decimal
    text: str


_NUMBER = r"-?\d{1,15}(?:\.\d{1,9})?"


def _amount(value: object) -> Amount:
    match = re.fullmatch(rf"({_NUMBER})(?:\s+to\s+({_NUMBER}))?", value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError("expected a number such as 46 or 46.5, or a range such as 33 to 43")
    low, high = Decimal(match[1]), Decimal(match[2] or match[1])
    if low > high:
        raise ValueError("the range ends below its beginning; write the smaller number first")
    return Amount(low, high, " to ".join(part for part in match.groups() if part))


def _speaker(value: object) -> Ref[Person] | str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("expected the id of a person, or a name")
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        return Ref(Person, value)
    return " ".join(value.split())


Speaker = Annotated[Ref[Person] | str, PlainValidator(_speaker), WithJsonSchema({"type": "string"})]


class Appearance(Fields):
    """Where a claim is made: quoted word for word, or paraphrased from a paragraph (counted from one)."""

    article: Ref[Article]
    quote: Block | None = None
    paragraph: Whole | None = None
    speaker: Speaker | None = None
    """The article's author where left out."""
    said: When | None = None
    """The article's date where left out."""

    @model_validator(mode="after")
    def _placed(self) -> Appearance:
        if (self.quote is None) == (self.paragraph is None):
            raise mistake("an appearance has either a `quote` or, where it is paraphrased, a `paragraph`", "article")
        return self


class Figure(Fields):
    """One number of those compared; `claimed` marks the one that the article states."""

    label: Text
    note: Text | None = None
    value: Annotated[Amount, PlainValidator(_amount), WithJsonSchema({"type": "string"})]
    unit: Text
    year: When | None = None
    claimed: Flag = False
    cite: Cites = ()


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
            raise mistake("a claim needs at least one appearance", "appearances")
        if not self.topics:
            raise mistake("a claim needs at least one topic", "topics")
        return self


CLAIM = Kind(Claim, "claim", "claims", "claims/{id}/")
