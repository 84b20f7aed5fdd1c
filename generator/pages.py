"""What pages there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from generator import address
from generator.kinds.article import Article
from generator.kinds.claim import Assessment, Claim
from generator.kinds.event import Event
from generator.kinds.explainer import Explainer
from generator.kinds.page import Page as Written
from generator.kinds.person import Person
from generator.kinds.term import Term
from generator.kinds.topic import Topic
from generator.kinds.work import Work
from generator.listing import NEWEST, ROWS, Listing, Part, listing, rows, shelved
from generator.page import Page, describe, short
from generator.schema import Entry, Ref
from generator.site import Kind, Site

HOME = "index"
CORRECTIONS = "corrections"
CLAIMS = ("Claims and their context", "claims/")
USES = 5
"""The most uses that a reference lists itself."""


def home(site: Site) -> Iterator[Page]:
    written = site.get(Written, HOME)
    if not written:
        return
    claims = site.all(Claim)
    events = sorted(site.all(Event), key=lambda event: event.date.order)
    context = {
        "entry": written,
        "explainers": site.all(Explainer),
        "claims": claims,
        "by_assessment": _by_assessment(claims),
        "events": [event for event in events if event.weight == "major"][-6:],
        "topics": site.all(Topic),
        "others": [(kind.folder.capitalize(), f"{kind.folder}/") for kind in _others(site)],
    }
    yield Page(
        address.file(""), "home", written.title, short(written.description), context, (written,), written.source.path
    )


def entries(site: Site) -> Iterator[Page]:
    """A page for each entry of the kinds that have pages of their own."""
    for kind in site.kinds:
        if "#" in kind.address or kind.model is Written:
            continue
        for entry in (*site.all(kind.model), *site.withdrawn(kind.model)):
            path = address.file(kind.address.format(id=entry.id))
            trail = ((_LISTS[kind.name], f"{kind.folder}/"),) if kind.name in _LISTS else ()
            layout = "claim-page" if isinstance(entry, Claim) else "side"
            yield Page(
                path,
                kind.name,
                entry.name,
                describe(entry),
                {"entry": entry},
                (entry,),
                entry.source.path,
                trail,
                layout,
                hidden=not entry.stands,
            )


def others(site: Site) -> Iterator[Page]:
    """A list for each kind that has pages of its own and no list above."""
    for kind in _others(site):
        yield from rows(site.all(kind.model), f"{kind.folder}/", kind.folder.capitalize(), ())


def _others(site: Site) -> list[Kind[Any]]:
    with_pages = (kind for kind in site.kinds if "#" not in kind.address and kind.model is not Written)
    return [kind for kind in with_pages if kind.name not in _LISTS and site.all(kind.model)]


def moved(site: Site) -> Iterator[Page]:
    """A page at each address that an entry had, which leads on to where it is now."""
    for kind in site.kinds:
        if "#" in kind.address:
            continue
        for entry in site.published():
            for old in entry.formerly if isinstance(entry, kind.model) else ():
                path = address.file(kind.address.format(id=old))
                context, to = {"entry": entry}, site.address(entry)
                yield Page(path, "moved", entry.name, "This page has moved.", context, hidden=True, moved=to)


def corrections(site: Site) -> list[tuple[date, Entry, str]]:
    """Every correction and withdrawal, the newest first."""
    found = [(each.date, entry, each.text) for entry in site.published() for each in entry.corrections]
    found += [(entry.withdrawn, entry, f"Withdrawn: {entry.reason}") for entry in site.published() if entry.withdrawn]
    return sorted(found, key=lambda each: (each[0], each[1].id, each[2]), reverse=True)


def explainers(site: Site) -> Iterator[Page]:
    found = sorted(site.all(Explainer), key=lambda entry: (entry.updated, entry.id), reverse=True)
    if len(found) > ROWS:
        yield from rows(found, "explainers/", "Explainers", ())
        return
    said = "Questions, each with a short answer and a longer one."
    yield Page(
        address.file("explainers/"), "explainers", "Explainers", said, {"by_topic": _by_topic(site, tuple(found))}
    )


def claims(site: Site) -> Iterator[Page]:
    found = newest(site.all(Claim))
    said = f"{len(found)} statements from {len(site.all(Article))} articles, each beside what the record shows."
    context: dict[str, Any] = {"by_topic": _by_topic(site, found), "by_assessment": _by_assessment(found)}
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


def timeline(site: Site) -> Iterator[Page]:
    events = sorted(site.all(Event), key=lambda event: event.date.order)
    years = [event.date.earliest.year for event in events]
    span = f"{years[0]} to {years[-1]}" if years else "no events yet"
    said = f"{len(events)} dated events, {span}, each with its sources."
    groups = {
        topic: [each for each in reversed(events) if topic in site.resolve(each.topics)] for topic in site.all(Topic)
    }
    listed = {topic: group for topic, group in groups.items() if group and len(events) > ROWS}
    parts = tuple(Part(topic.name, f"timeline/topic/{topic.id}/", len(group)) for topic, group in listed.items())
    top = Page(address.file("timeline/"), "timeline", "Timeline", said, {"gone": site.withdrawn(Event)})
    yield from shelved(site, events, top, {"By topic": parts} if parts else None)
    for topic, group in listed.items():
        yield from rows(group, f"timeline/topic/{topic.id}/", f"Events: {topic.name}", (("Timeline", "timeline/"),))


def articles(site: Site) -> Iterator[Page]:
    found = site.all(Article)
    if len(found) > ROWS:
        yield from rows(found, "articles/", "The articles", ())
        return
    said = "What each article is, what was taken from it, what to beware of."
    yield Page(address.file("articles/"), "articles", "The articles", said, {"articles": found})


def references(site: Site) -> Iterator[Page]:
    works = sorted(site.all(Work), key=lambda work: (work.title.casefold(), work.id))
    said = f"The {len(works)} works that this site cites, and where."
    yield from shelved(site, works, Page(address.file("references/"), "references", "References", said))
    for work in works:
        if len(users := list(dict.fromkeys(use.by for use in site.citing.get(work.id, ())))) > USES:
            trail = (("References", "references/"),)
            yield from rows(users, uses_page(site, work), f"Where it is cited: {work.title}", trail)


def uses_page(site: Site, work: Work) -> str:
    """Where the uses of a much cited work are listed: a number, since keys may hold any sign."""
    return f"references/uses/{site.number(work)}/"


def topics(site: Site) -> Iterator[Page]:
    found = site.all(Topic)
    if len(found) > ROWS:
        yield from rows(found, "topics/", "Topics", ())
        return
    yield Page(address.file("topics/"), "topics", "Topics", "The themes of this site.", {"topics": found})


def people(site: Site) -> Iterator[Page]:
    found = sorted(site.all(Person), key=lambda person: (person.name.split()[-1].casefold(), person.id))
    if len(found) > ROWS:
        yield from rows(found, "people/", "People", ())
        return
    yield Page(address.file("people/"), "people", "People", "Who speaks and acts on these pages.", {"people": found})


def glossary(site: Site) -> Iterator[Page]:
    terms = sorted(site.all(Term), key=lambda term: (term.title.casefold(), term.id))
    said = "Words that these pages use, in two sentences each."
    yield from shelved(
        site, terms, Page(address.file("glossary/"), "glossary", "Glossary", said, {"gone": site.withdrawn(Term)})
    )


def written(site: Site) -> Iterator[Page]:
    for page in site.all(Written):
        if page.id != HOME:
            said = short(page.description)
            context: dict[str, Any] = {"entry": page}
            if page.id == CORRECTIONS:
                context["corrections"] = corrections(site)
            template = CORRECTIONS if page.id == CORRECTIONS else "page"
            yield Page(address.file(f"{page.id}/"), template, page.title, said, context, (page,), page.source.path)


PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home, explainers, claims, timeline, articles, references, topics, people, glossary, written, entries, moved, others,
)  # fmt: skip

_LISTS = {"explainer": "Explainers", "claim": "Claims", "article": "Articles", "topic": "Topics", "person": "People"}


def pages(site: Site) -> tuple[Page, ...]:
    """Every page, by path."""
    return tuple(sorted((page for make in PAGES for page in make(site)), key=lambda page: page.path))


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


def _by_topic(site: Site, found: tuple[Any, ...]) -> dict[Topic, list[Any]]:
    """Entries under their first topic, each once."""
    groups: dict[Topic, list[Any]] = {topic: [] for topic in site.all(Topic)}
    for entry in found:
        topic = next(iter(site.resolve(entry.topics)), None)
        if topic:
            groups[topic].append(entry)
    return {topic: group for topic, group in groups.items() if group}


def _by_assessment(claims: Sequence[Claim]) -> dict[Assessment, list[Claim]]:
    return {each: [claim for claim in claims if claim.assessment is each] for each in Assessment}
