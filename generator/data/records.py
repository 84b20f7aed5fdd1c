"""The records that are published as data: their fields with their meaning, and the JSON Schema that follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ..language import N_
from ..model import ID, Corrected, Entry, Site
from ..model.kinds import (
    Appearance,
    Assessment,
    Claim,
    Event,
    Response,
    Reviewed,
    Sort,
    Weight,
    Work,
    attribution,
)

IsoDay = date
Id = Annotated[str, Field(pattern=f"^{ID.pattern}$")]
Keys = Annotated[list[str], Field(description=N_("keys of the works that it cites, as in works.json"))]
Topics = Annotated[list[Id], Field(description=N_("ids of its topics: each is the last part of the topic's address"))]
Where = Annotated[
    str, Field(description=N_("where it stands, from the root of the site; behind # a place on the page"))
]


class DataRecord(BaseModel):
    """Fields of one entry, or of a part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AppearanceRecord(DataRecord):
    """Where a claim is made."""

    article: Id = Field(description=N_("id of the article that makes the claim"))
    quote: str | None = Field(
        description=N_("its words, an ellipsis for what is left out; empty where it is paraphrased")
    )
    paragraph: int | None = Field(description=N_("the paragraph that is paraphrased, counted from 1"), ge=1)
    speaker: str | None = Field(description=N_("who speaks in the article; empty where it is the author"))
    country: str | None = Field(description=N_("the country for which the speaker speaks, or that of the article"))
    said: str | None = Field(description=N_("when it was said (EDTF); empty where it is the day of the article"))


class ResponseRecord(DataRecord):
    """What the person whose statement is checked says to it."""

    by: str = Field(description=N_("who replies"))
    date: IsoDay = Field(description=N_("the day of the reply"))
    text: str | None = Field(description=N_("its words; empty where only its address is given"))
    address: str | None = Field(description=N_("where it can be read"))


class SearchedRecord(DataRecord):
    """What was looked for to check a claim."""

    date: IsoDay = Field(description=N_("the day of the search"))
    sought: str = Field(description=N_("what was looked for"))
    found: str = Field(description=N_("what was found"))


class CorrectionRecord(DataRecord):
    """What was corrected in an entry."""

    date: IsoDay = Field(description=N_("the day of the correction"))
    what: Corrected | None = Field(description=N_("whether it changed the statement, its assessment or the wording"))
    text: str = Field(description=N_("what was corrected, and why"))


class ClaimRecord(DataRecord):
    """One claim."""

    id: Id = Field(description=N_("its id"))
    address: Where
    title: str = Field(description=N_("the claim in our words"))
    kind: Sort | None = Field(description=N_("what sort of statement it is"))
    assessment: Assessment = Field(description=N_("what the record says of it; the page on method defines each word"))
    label: str | None = Field(description=N_("a few words beside the assessment"))
    reviewed: IsoDay = Field(description=N_("the day of the last review"))
    material: str | None = Field(description=N_("up to when sources were read (EDTF)"))
    written_by: list[str] = Field(description=N_("who wrote it"))
    reviewed_by: list[str] = Field(description=N_("who reviewed it"))
    topics: Topics
    appearances: list[AppearanceRecord] = Field(description=N_("where it is made"))
    context: list[str] = Field(
        description=N_("what the record shows, a text for each paragraph, without its citations")
    )
    works: Keys
    response: list[ResponseRecord] = Field(
        description=N_("the reply of the person whose statement it is, if there is one")
    )
    searched: list[SearchedRecord] = Field(description=N_("what was looked for, and what was found"))
    corrections: list[CorrectionRecord] = Field(description=N_("what was corrected, the first correction first"))


class EventRecord(DataRecord):
    """One event."""

    id: Id = Field(description=N_("its id"))
    address: Where
    title: str = Field(description=N_("what happened, in a line"))
    date: str = Field(description=N_("when: a day, month, year or span (EDTF, level 1); ~ is about, .. open"))
    order: int | None = Field(description=N_("its place among the events of the same date"), ge=1)
    material: str | None = Field(description=N_("up to when sources were read (EDTF)"))
    weight: Weight = Field(description=N_("how much it stands out on the timeline"))
    topics: Topics
    claims: list[Id] = Field(description=N_("ids of the claims that it bears on"))
    text: list[str] = Field(description=N_("what happened, a text for each paragraph, without its citations"))
    works: Keys


def claim(entry: Claim, site: Site) -> ClaimRecord:
    return ClaimRecord(
        id=entry.id,
        address=site.address(entry),
        title=entry.title,
        kind=entry.kind,
        assessment=entry.assessment,
        label=entry.label,
        reviewed=entry.reviewed,
        topics=[topic.id for topic in site.resolve(entry.topics)],
        appearances=[_appearance(each, site) for each in entry.appearances],
        context=list(site.prose(entry)),
        works=_works(entry, site),
        material=_material(entry, site),
        written_by=list(entry.written_by),
        reviewed_by=list(entry.reviewed_by),
        response=[_response(entry.response, site)] if entry.response else [],
        searched=[SearchedRecord(date=each.date, sought=each.for_, found=each.found) for each in entry.searched],
        corrections=[CorrectionRecord(date=each.date, what=each.what, text=each.text) for each in entry.corrections],
    )


def _appearance(each: Appearance, site: Site) -> AppearanceRecord:
    return AppearanceRecord(
        article=each.article.id,
        quote=each.quote.text if each.quote else None,
        paragraph=each.paragraph,
        speaker=attribution.named(site, each.speaker) if each.speaker else None,
        country=attribution.country(site, each),
        said=each.said.text if each.said else None,
    )


def _response(found: Response, site: Site) -> ResponseRecord:
    by = attribution.named(site, found.by)
    return ResponseRecord(by=by, date=found.date, text=found.text, address=found.address)


def _material(entry: Reviewed, site: Site) -> str | None:
    found = entry.read_until(site.settings.material)
    return found.text if found else None


def event(entry: Event, site: Site) -> EventRecord:
    return EventRecord(
        id=entry.id,
        address=site.address(entry),
        title=entry.title,
        date=entry.date.text,
        order=entry.order,
        material=_material(entry, site),
        weight=entry.weight,
        topics=[topic.id for topic in site.resolve(entry.topics)],
        claims=[claim.id for claim in site.resolve(entry.claims)],
        text=list(site.prose(entry)),
        works=_works(entry, site),
    )


def _works(entry: Entry, site: Site) -> list[str]:
    keys = dict.fromkeys(cite.key for citation in entry.body.citations for cite in citation.cites)
    return [key for key in keys if (work := site.get(Work, key)) and work.stands]
