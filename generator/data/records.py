"""The records that are published as data: their fields with their meaning, and the JSON Schema that follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ..model import ID, Entry, Ref, Site, refs
from ..model.kinds import Assessment, Claim, Event, Sort, Weight

Id = Annotated[str, Field(pattern=f"^{ID.pattern}$")]
Keys = Annotated[list[str], Field(description="keys of the works that it cites, as in works.json")]
Topics = Annotated[list[Id], Field(description="ids of its themes: each is the last part of the theme's address")]
Where = Annotated[str, Field(description="where it stands, from the root of the site; behind # a place on the page")]


class DataRecord(BaseModel):
    """Fields of one entry, or of a part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AppearanceRecord(DataRecord):
    """Where a claim is made."""

    article: Id = Field(description="id of the article that makes the claim")
    quote: str | None = Field(description="its words, `…` for what is left out; empty where it is paraphrased")
    paragraph: int | None = Field(description="the paragraph that is paraphrased, counted from 1", ge=1)
    speaker: str | None = Field(description="who speaks in the article; empty where it is the author")
    said: str | None = Field(description="when it was said (EDTF); empty where it is the day of the article")


class ClaimRecord(DataRecord):
    """One claim."""

    id: Id = Field(description="its id")
    address: Where
    title: str = Field(description="the claim in our words")
    kind: Sort | None = Field(description="what sort of statement it is")
    assessment: Assessment = Field(description="what the record says of it; the page on method defines each word")
    label: str | None = Field(description="a few words beside the assessment")
    reviewed: date = Field(description="the day of the last review")
    topics: Topics
    appearances: list[AppearanceRecord] = Field(description="where it is made")
    context: list[str] = Field(description="what the record shows, a text for each paragraph, without its citations")
    works: Keys


class EventRecord(DataRecord):
    """One event."""

    id: Id = Field(description="its id")
    address: Where
    title: str = Field(description="what happened, in a line")
    date: str = Field(description="when: a day, month, year or span (EDTF, level 1); ~ is about, .. open")
    weight: Weight = Field(description="how much it stands out on the timeline")
    topics: Topics
    claims: list[Id] = Field(description="ids of the claims that it bears on")
    text: list[str] = Field(description="what happened, a text for each paragraph, without its citations")
    works: Keys


def claim(entry: Claim, site: Site) -> ClaimRecord:
    appearances = []
    for each in entry.appearances:
        speaker = site.find(each.speaker) if isinstance(each.speaker, Ref) else each.speaker
        appearances.append(
            AppearanceRecord(
                article=each.article.id,
                quote=each.quote.text if each.quote else None,
                paragraph=each.paragraph,
                speaker=speaker.name if isinstance(speaker, Entry) else speaker,
                said=each.said.text if each.said else None,
            )
        )
    return ClaimRecord(
        id=entry.id,
        address=site.address(entry),
        title=entry.title,
        kind=entry.kind,
        assessment=entry.assessment,
        label=entry.label,
        reviewed=entry.reviewed,
        topics=[topic.id for topic in entry.topics],
        appearances=appearances,
        context=[passage.text for passage in entry.body.passages],
        works=_works(entry),
    )


def event(entry: Event, site: Site) -> EventRecord:
    return EventRecord(
        id=entry.id,
        address=site.address(entry),
        title=entry.title,
        date=entry.date.text,
        weight=entry.weight,
        topics=[topic.id for topic in entry.topics],
        claims=[ref.id for ref, _ in refs(entry) if ref.to is Claim],
        text=[passage.text for passage in entry.body.passages],
        works=_works(entry),
    )


def _works(entry: Entry) -> list[str]:
    return list(dict.fromkeys(cite.key for citation in entry.body.citations for cite in citation.cites))


# --- schemas ------------------------------------------------------------------------------------------------------


# --- in words -----------------------------------------------------------------------------------------------------
