"""Claims as lists: all of them, and by what they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..model import Site
from ..model.kinds import Article, Assessment, Claim, Topic
from ..source import address
from ..views import Facet, Group, matrix, of_claims
from .listing import NEWEST, ROWS, rows
from .page import Page, count

CLAIMS = ("Claims and their context", "claims/")


def claims(site: Site) -> Iterator[Page]:
    """All claims, to be filtered and sorted where they fit on a page, and a page for each group."""
    found = newest(site.all(Claim))
    facets = of_claims(site, found)
    articles = count(len(site.all(Article)), "article")
    said = f"{count(len(found), 'statement')} from {articles}, each beside what the record shows."
    context: dict[str, Any] = {
        "facets": facets,
        "matrix": matrix(site, found),
        "entries": found if len(found) <= ROWS else found[:NEWEST],
        "total": len(found),
    }
    script = "filter" if len(found) <= ROWS else None
    yield Page(address.file("claims/"), "claims", CLAIMS[0], said, context, script=script)
    for facet in facets:
        for group in facet.groups:
            yield from _group(site, facets, facet, group)


def _group(site: Site, facets: tuple[Facet, ...], facet: Facet, group: Group) -> Iterator[Page]:
    title = f"Claims: {group.label}"
    if len(group.entries) > ROWS:
        yield from rows(group.entries, group.url, title, (CLAIMS,))
        return
    said = f"{len(group.entries)} of the claims on this site, each beside what the record shows: {group.label}."
    context = {"facets": facets, "facet": facet, "group": group, "parts": _by_article(site, group)}
    yield Page(address.file(group.url), "group", title, said, context, trail=(CLAIMS,))


def _by_article(site: Site, group: Group) -> dict[Article, list[Claim]]:
    """The claims of a group under each article that makes them, whether its record stands or not."""
    parts: dict[Article, list[Claim]] = {}
    for claim in group.entries:
        for article in dict.fromkeys(filter(None, (site.find(each.article) for each in claim.appearances))):
            parts.setdefault(article, []).append(claim)
    return dict(sorted(parts.items(), key=lambda part: part[0].id))


def newest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The last reviewed first, those of a day by title."""
    return tuple(sorted(claims, key=lambda claim: claim.newest))


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


def marked(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """In the order of the marks, so that rows of them can be held against one another."""
    order = {each: number for number, each in enumerate(Assessment)}
    return tuple(sorted(claims, key=lambda claim: (order[claim.assessment], claim.id)))


def picked(site: Site) -> tuple[Claim, ...]:
    """The claims that were picked to stand first, in their order."""
    found = [(claim.picked, claim.id, claim) for claim in site.all(Claim) if claim.picked]
    return tuple(claim for _, _, claim in sorted(found, key=lambda each: each[:2]))
