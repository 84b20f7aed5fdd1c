"""A claim: one checkable statement, beside its context."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import model_validator

from ...language import ENGLISH, N_, InterfaceLanguage
from .. import Day, Kind, Ref, Review, Search, Site, Text, Whole, mistake
from . import attribution
from .appearance import Appearance
from .figure import Figure
from .picture import EntryPicture
from .review import Response, Reviewed, Searched
from .topic import Topic, themes


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
        """In English; readers see them in the language of the interface."""
        return _WORDS[self]


_WORDS = {
    # L10n: the words with which a statement is assessed
    Assessment.SUPPORTED: N_("Supported"),
    Assessment.PARTLY: N_("Partly supported"),
    # L10n: the statement is true as far as it goes, and leaves out what a reader needs
    Assessment.MISSING: N_("Missing context"),
    Assessment.DISPUTED: N_("Disputed"),
    Assessment.CONTRADICTED: N_("Contradicted"),
    Assessment.UNVERIFIABLE: N_("Unverifiable"),
    # L10n: an assessment, and a kind of article: what is held, not what is so
    Assessment.OPINION: N_("Opinion"),
}

HEADLINE = 2
"""How many figures are set beside one another where there is room for no more."""
_FACTUAL = frozenset({Sort.FIGURE, Sort.EVENT, Sort.QUOTE, Sort.TREATY, None})


@dataclass(frozen=True)
class Verdict:
    """What the record says of a claim, as one says it beside its title: `Missing context · tickets only`."""

    assessment: Assessment
    label: str

    def said(self, language: InterfaceLanguage = ENGLISH) -> str:
        """As readers see it."""
        return " · ".join(filter(None, (language.gettext(self.assessment.words), self.label)))

    def __str__(self) -> str:
        return self.said()


class Claim(Reviewed):
    """One checkable statement in our words; the body is its context, the answer first."""

    title: Text
    appearances: tuple[Appearance, ...]
    topics: tuple[Ref[Topic], ...]
    kind: Sort | None = None
    assessment: Assessment
    label: Text | None = None
    reviewed: Day
    picked: Whole | None = None
    """Its place among the claims that stand first on the page of them all."""
    finding: Text | None = None
    """What its figures show, in a sentence: their caption."""
    figures: tuple[Figure, ...] = ()
    arithmetic: tuple[Text, ...] = ()
    pictures: tuple[EntryPicture, ...] = ()
    widened = frozenset({"pictures"})
    related: tuple[Ref[Claim], ...] = ()
    response: Response | None = None
    """What the person who made the claim says to its assessment."""
    searched: tuple[Searched, ...] = ()
    """What was looked for, above all where nothing was found by which the statement could be checked."""

    @property
    def checked(self) -> date:
        return self.reviewed

    @property
    def factual(self) -> bool:
        """Whether it can be held against the record: neither an opinion nor what is yet to come."""
        return self.kind in _FACTUAL and self.assessment is not Assessment.OPINION

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.assessment, self.label or "")

    @property
    def newest(self) -> tuple[int, str, str]:
        """Sorts the last reviewed first, those of a day by title."""
        return (-self.reviewed.toordinal(), self.title.casefold(), self.id)

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

    @model_validator(mode="after")
    def _told(self) -> Claim:
        if self.figures and not self.finding:
            raise mistake(
                "figures without what they show; add a `finding`, their caption:"
                " `finding: The claim is twice the highest count on record`",
                "figures",
            )
        if self.finding and not self.figures:
            raise mistake("a `finding` without figures; add the `figures` that show it, or take it out", "finding")
        return self

    @model_validator(mode="after")
    def _compared(self) -> Claim:
        marked = [number for number, figure in enumerate(self.figures) if figure.headline]
        if not marked:
            return self
        if len(marked) != HEADLINE:
            raise mistake(
                f"of the figures {len(marked)} {'is' if len(marked) == 1 else 'are'} marked `headline`,"
                f" where {HEADLINE} are set beside one another; mark the number that is claimed, and one on record",
                "figures", marked[-1], "headline",
            )  # fmt: skip
        if len({self.figures[number].unit for number in marked}) > 1:
            raise mistake(
                "the figures that are marked `headline` have different units; mark two of one unit",
                "figures", marked[-1], "unit",
            )  # fmt: skip
        return self

    @property
    def headline(self) -> tuple[Figure, ...]:
        """The two figures that stand for all where there is room for no more; nothing where none are chosen."""
        return tuple(figure for figure in self.figures if figure.headline)


def review(site: Site, claim: Claim) -> dict[str, Any]:
    """A claim as a ClaimReview of schema.org, in words: there is no scale."""
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.title,
        "datePublished": claim.reviewed.isoformat(),
        "inLanguage": site.config.theme.language,
        "reviewRating": {
            "@type": "Rating",
            "alternateName": site.language.gettext(claim.assessment.words)
            + (f": {claim.label}" if claim.label else ""),
        },
        "itemReviewed": _claimed(site, claim),
        "author": attribution.ourselves(site),
        **attribution.publisher(site),
    } | _response(site, claim)


def _claimed(site: Site, claim: Claim) -> dict[str, Any]:
    """The statement: who made it, when that was first, and wherever it appeared, the first first."""
    told = sorted((attribution.said_on(site, each) or "9999", number) for number, each in enumerate(claim.appearances))
    first = claim.appearances[told[0][1]]
    works = [_work(site, each) for each in claim.appearances]
    found: dict[str, Any] = {"@type": "Claim", "name": claim.title, "appearance": works}
    authors = [each for work in works for each in _several(work.get("author"))]
    distinct = list({each["name"]: each for each in authors}.values())
    if distinct:
        found["author"] = distinct if len(distinct) > 1 else distinct[0]
    when = attribution.said(site, first)
    if day := attribution.iso(when):
        found["datePublished"] = day
    return found


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _response(site: Site, claim: Claim) -> dict[str, Any]:
    """The reply of the person whose statement is checked."""
    reply = claim.response
    if not reply:
        return {}
    found: dict[str, Any] = {"@type": "Comment", "dateCreated": reply.date.isoformat()}
    found["author"] = attribution.creator(site, attribution.named(site, reply.by))
    return {
        "comment": found
        | ({"text": reply.text} if reply.text else {})
        | ({"url": reply.address} if reply.address else {})
    }


def _work(site: Site, appearance: Appearance) -> dict[str, Any]:
    article = site.find(appearance.article)
    found: dict[str, Any] = {"@type": "CreativeWork", "name": appearance.article.id}
    if article:
        found = attribution.described(site, article)
    if appearance.speaker:
        found["author"] = attribution.creator(site, attribution.named(site, appearance.speaker))
    return found


def _row(site: Site, claim: Claim) -> str:
    where = attribution.outlet(site, claim.appearances[0])
    return f"{claim.verdict.said(site.language)}{f' · {where}' if where else ''}"


def _words(site: Site, claim: Claim) -> tuple[str, ...]:
    quotes = (f"“{each.quote.text.strip()}”" for each in claim.appearances if each.quote)
    speakers = dict.fromkeys(attribution.speaker(site, each)[0] for each in claim.appearances)
    return (*quotes, f"{', '.join(speakers)}.")


def _filters(site: Site, claim: Claim) -> dict[str, tuple[str, ...]]:
    outlets = tuple(dict.fromkeys(a.outlet for a in site.resolve(each.article for each in claim.appearances)))
    return {**themes(site, claim), "source": outlets, "assessment": (site.language.gettext(claim.assessment.words),)}


def _preview(site: Site, claim: Claim) -> str:
    first = claim.appearances[0]
    said = (attribution.speaker(site, first)[0], attribution.outlet(site, first))
    return f"{site.language.gettext('Claim')} · {site.language.parted(said)}"


def _card(site: Site, claim: Claim) -> str:
    article = site.find(claim.appearances[0].article)
    if not article:
        return str(site.language.gettext("Claim"))
    return str(site.language.gettext("Claim, in %(genre)s", genre=site.language.gettext(article.genre.words)))


def _summary(site: Site, claim: Claim) -> str:
    label = f" ({claim.label})" if claim.label else ""
    return f"{site.language.gettext(claim.assessment.words)}{label}. {claim.body.summary}"


CLAIM = Kind(
    Claim, "claim", "claims", "claims/{id}/",
    title=N_("Claims"),
    guidance="The answer first, in 2-4 sentences, each with its source [@key].",
    ours=True,
    row=_row,
    order=lambda claim: claim.newest,
    reached=True,
    layout="claim-page",
    summary=_summary,
    verdict=lambda claim: claim.verdict,
    search=Search(N_("Claim"), lambda site, claim: claim.verdict.said(site.language), _words, _filters, rank=2),
    preview=_preview,
    card=_card,
    structured=lambda site, claim: review(site, claim) if claim.factual else None,
    review=Review(N_("Entry reviewed"), lambda claim: claim.reviewed, "reviewed"),
)  # fmt: skip
