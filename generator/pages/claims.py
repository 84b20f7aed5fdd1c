"""Claims as lists: all of them, and by what they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..language import N_
from ..letters import sort_key
from ..model import Site
from ..model.kinds import Article, Assessment, Claim, Event, Explainer, Topic
from ..source import address
from ..views import Facet, Group, by_paragraph, matrix, of_claims
from .listing import NEWEST, ROWS, rows
from .page import Page, articles_spelled

CLAIMS = (N_("Claims and their context"), "claims/")
PICKED = 8
"""The most claims that stand first."""


@dataclass(frozen=True)
class ThemeClaims:
    """A theme with the claims of which it is the first, and how many are on it in all."""

    topic: Topic
    claims: tuple[Claim, ...]
    total: int

    @property
    def marked(self) -> tuple[Claim, ...]:
        return marked(self.claims)


def claims(site: Site) -> Iterator[Page]:
    """All claims, to be filtered and sorted where they fit on a page, and a page for each group."""
    found = newest(site)
    facets = of_claims(site, found)
    language = site.language
    articles = articles_spelled(len(site.all(Article)), language)
    said = language.ngettext(
        # L10n: %(articles)s is “five articles”
        "%(num)s statement from %(articles)s, each beside what the record shows.",
        "%(num)s statements from %(articles)s, each beside what the record shows.",
        len(found), articles=articles,
    )  # fmt: skip
    whole = len(found) <= ROWS
    context: dict[str, Any] = {
        "facets": facets,
        "matrix": matrix(site, found),
        "picked": picked(site)[:PICKED],
        "themes": _themes(site, found) if whole else (),
        "newest": () if whole else found[:NEWEST],
        "total": len(found),
        "counts": {each: len(group) for each, group in by_assessment(found).items() if group},
    }
    script = "filter" if whole else None
    title = language.gettext(CLAIMS[0])
    yield Page(address.file("claims/"), "claims", title, said, context, script=script, layout="catalogue")
    for facet in facets:
        for group in facet.groups:
            yield from _group(site, facets, facet, group)


def _group(site: Site, facets: tuple[Facet, ...], facet: Facet, group: Group) -> Iterator[Page]:
    language = site.language
    title = language.gettext("Claims: %(group)s", group=group.label)
    trail = ((language.gettext(CLAIMS[0]), CLAIMS[1]),)
    if len(group.entries) > ROWS:
        yield from rows(group.entries, group.url, title, trail, language)
        return
    said = language.ngettext(
        "%(num)s of the claims on this site, each beside what the record shows: %(group)s.",
        "%(num)s of the claims on this site, each beside what the record shows: %(group)s.",
        len(group.entries), group=group.label,
    )  # fmt: skip
    context: dict[str, Any] = {"facets": facets, "facet": facet, "group": group, "total": len(site.all(Claim))}
    context |= _parts(site, facet, group)
    yield Page(address.file(group.url), "group", title, said, context, trail=trail, layout="catalogue")


def _parts(site: Site, facet: Facet, group: Group) -> dict[str, Any]:
    """What a group is parted by: an article's claims by its paragraphs, a theme's by their articles."""
    article = site.get(Article, group.key) if facet.key == "article" else None
    proofs = site.proofs.get(article.id) if article else None
    return {
        "article": article,
        "paragraphs": by_paragraph(site, article, group.entries) if article else (),
        "paragraph_count": len(proofs.paragraphs) if proofs else 0,
        "parts": _by_article(site, group) if facet.key == "topic" else {},
    }


def _themes(site: Site, claims: tuple[Claim, ...]) -> tuple[ThemeClaims, ...]:
    """Every claim under its first theme, those first that most events and questions name; the longest theme first."""
    told = sorted(claims, key=lambda claim: -_named(site, claim))
    order = sort_key(site.language.tag)
    themes = (
        ThemeClaims(topic, tuple(group), len(site.referring(topic, Claim)))
        for topic, group in by_topic(site, tuple(told)).items()
    )
    return tuple(sorted(themes, key=lambda theme: (-len(theme.claims), order(theme.topic.name))))


def _named(site: Site, claim: Claim) -> int:
    """How many events and questions name a claim or lead to it."""
    by = {*site.naming.get(claim, ()), *site.linking.get(claim, ())}
    return sum(isinstance(each, Event | Explainer) for each in by)


@dataclass(frozen=True)
class Onward:
    """Where a reader goes from a claim: the next one in its article, and the question that leads to it."""

    claim: Claim | None
    question: Explainer | None


def onward(site: Site) -> dict[Claim, Onward]:
    """Where each claim that stands leads on; behind the last one of an article comes its first."""
    after: dict[Claim, Claim] = {}
    for article in site.all(Article):
        parts = by_paragraph(site, article, site.referring(article, Claim))
        made = dict.fromkeys(claim for part in parts for claim in part.claims)
        row = [claim for claim in made if claim.appearances[0].article.id == article.id]
        after |= dict(zip(row, (*row[1:], *row[:1]), strict=True)) if len(row) > 1 else {}
    return {claim: Onward(after.get(claim), _question(site, claim)) for claim in site.all(Claim)}


def _question(site: Site, claim: Claim) -> Explainer | None:
    """Of the questions that lead to a claim the one that is nearest to its themes."""
    themes = {ref.id: number for number, ref in enumerate(claim.topics)}
    asked = [each for each in site.linking.get(claim, ()) if isinstance(each, Explainer) and each.stands]
    near = ((min((themes.get(ref.id, len(themes)) for ref in each.topics[:1]), default=0), each) for each in asked)
    return min(near, key=lambda found: (found[0], found[1].rank), default=(0, None))[1]


def _by_article(site: Site, group: Group) -> dict[Article, list[Claim]]:
    """The claims of a group under each article that makes them, whether its record stands or not."""
    parts: dict[Article, list[Claim]] = {}
    for claim in group.entries:
        for article in dict.fromkeys(filter(None, (site.find(each.article) for each in claim.appearances))):
            parts.setdefault(article, []).append(claim)
    return dict(sorted(parts.items(), key=lambda part: part[0].id))


def newest(site: Site) -> tuple[Claim, ...]:
    """All claims, the last reviewed first, those of a day by title."""
    order = sort_key(site.language.tag)
    return tuple(sorted(site.all(Claim), key=lambda each: (-each.reviewed.toordinal(), order(each.title), each.id)))


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
