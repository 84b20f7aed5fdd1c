"""Claims as lists: all of them, and by what they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator import address
from generator.kinds.article import Article
from generator.kinds.claim import Assessment, Claim
from generator.kinds.topic import Topic
from generator.listing import NEWEST, ROWS, Listing, Part, listing, rows
from generator.page import Page
from generator.schema import Ref
from generator.site import Site

CLAIMS = ("Claims and their context", "claims/")


def claims(site: Site) -> Iterator[Page]:
    found = newest(site.all(Claim))
    said = f"{len(found)} statements from {len(site.all(Article))} articles, each beside what the record shows."
    context: dict[str, Any] = {"by_topic": by_topic(site, found), "by_assessment": by_assessment(found)}
    if len(found) <= ROWS:
        context["listing"] = listing(found)
        yield Page(address.file("claims/"), "claims", CLAIMS[0], said, context)
        return
    facets = _facets(site, found)
    parts = {
        name: tuple(Part(label, f"claims/{key}/", len(group)) for key, (label, group) in groups.items())
        for name, groups in facets.items()
    }
    context["listing"] = Listing(tuple(found[:NEWEST]), len(found), parts)
    yield Page(address.file("claims/"), "claims", CLAIMS[0], said, context)
    for groups in facets.values():
        for key, (label, group) in groups.items():
            yield from rows(group, f"claims/{key}/", f"Claims: {label}", (CLAIMS,))


def newest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.reviewed, claim.id), reverse=True))


def _facets(site: Site, found: Sequence[Claim]) -> dict[str, dict[str, tuple[str, list[Claim]]]]:
    """By what claims are sorted on pages of their own: for each facet address, name and claims of each group."""
    facets: dict[str, dict[str, tuple[str, list[Claim]]]] = {
        "By topic": {}, "By article": {}, "By speaker": {}, "By assessment": {}, "By year of review": {},
    }  # fmt: skip

    def put(facet: str, key: str, label: str, claim: Claim) -> None:
        facets[facet].setdefault(key, (label, []))[1].append(claim)

    for claim in found:
        for topic in site.resolve(claim.topics):
            put("By topic", f"topic/{topic.id}", topic.name, claim)
        for article in dict.fromkeys(site.resolve(each.article for each in claim.appearances)):
            put("By article", f"article/{article.id}", article.name, claim)
        speakers = (each.speaker for each in claim.appearances if isinstance(each.speaker, Ref))
        for person in dict.fromkeys(site.resolve(speakers)):
            put("By speaker", f"person/{person.id}", person.name, claim)
        put("By assessment", f"assessment/{claim.assessment}", claim.assessment.words, claim)
        put("By year of review", f"year/{claim.reviewed.year}", str(claim.reviewed.year), claim)
    return {facet: dict(sorted(groups.items(), key=lambda each: each[1][0])) for facet, groups in facets.items()}


def by_topic(site: Site, found: tuple[Any, ...]) -> dict[Topic, list[Any]]:
    """Entries under their first topic, each once."""
    groups: dict[Topic, list[Any]] = {topic: [] for topic in site.all(Topic)}
    for entry in found:
        topic = next(iter(site.resolve(entry.topics)), None)
        if topic:
            groups[topic].append(entry)
    return {topic: group for topic, group in groups.items() if group}


def by_assessment(claims: Sequence[Claim]) -> dict[Assessment, list[Claim]]:
    return {each: [claim for claim in claims if claim.assessment is each] for each in Assessment}
