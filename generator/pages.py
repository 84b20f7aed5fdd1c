"""What pages there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
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
from generator.schema import Entry
from generator.site import Site

HOME = "index"
CORRECTIONS = "corrections"
LONGEST = 155
"""Characters of a description: more is cut off where pages are listed."""


@dataclass(frozen=True)
class Page:
    """One page of the docs tree. `shows` are the entries whose prose and quotations it must hold in full."""

    path: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    shows: tuple[Entry, ...] = ()
    origin: str | None = None
    """The content file to edit, where there is one."""
    trail: tuple[tuple[str, str], ...] = ()
    """Name and address of each page above it, but for home."""
    layout: str = "side"
    hidden: bool = False
    """Left out of search and of search engines."""
    moved: str | None = None
    """The address, from the root, to which readers are led on."""

    @property
    def url(self) -> str:
        return address.of_page(self.path)


def home(site: Site) -> Iterator[Page]:
    written = site.get(Written, HOME)
    if not written:
        return
    claims = site.all(Claim)
    events = sorted(site.all(Event), key=lambda event: event.date.order)
    changed = sorted(site.all(Explainer), key=lambda entry: (entry.updated, entry.id), reverse=True)
    context = {
        "entry": written,
        "explainers": site.all(Explainer),
        "claims": claims,
        "by_assessment": _by_assessment(claims),
        "events": [event for event in events if event.weight == "major"][-6:],
        "topics": site.all(Topic),
        "changed": changed[:3],
    }
    yield Page("index.md", "home", written.title, short(written.description), context, (written,), written.source.path)


def entries(site: Site) -> Iterator[Page]:
    """A page for each entry of the kinds that have pages of their own."""
    for kind in site.kinds:
        if "#" in kind.address or kind.model is Written:
            continue
        for entry in (*site.all(kind.model), *site.withdrawn(kind.model)):
            path = f"{kind.address.format(id=entry.id).rstrip('/')}.md"
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


def moved(site: Site) -> Iterator[Page]:
    """A page at each address that an entry had, which leads on to where it is now."""
    for kind in site.kinds:
        if "#" in kind.address:
            continue
        for entry in site.published():
            for old in entry.formerly if isinstance(entry, kind.model) else ():
                path = f"{kind.address.format(id=old).rstrip('/')}.md"
                context, to = {"entry": entry}, site.address(entry)
                yield Page(path, "moved", entry.name, "This page has moved.", context, hidden=True, moved=to)


def corrections(site: Site) -> list[tuple[date, Entry, str]]:
    """Every correction and withdrawal, the newest first."""
    found = [(each.date, entry, each.text) for entry in site.published() for each in entry.corrections]
    found += [(entry.withdrawn, entry, f"Withdrawn: {entry.reason}") for entry in site.published() if entry.withdrawn]
    return sorted(found, key=lambda each: (each[0], each[1].id, each[2]), reverse=True)


def explainers(site: Site) -> Iterator[Page]:
    found = site.all(Explainer)
    yield Page(
        "explainers/index.md", "explainers", "Explainers", "Questions, each with a short answer and a longer one.",
        {"explainers": found, "by_topic": _by_topic(site, found)},
    )  # fmt: skip


def claims(site: Site) -> Iterator[Page]:
    found = site.all(Claim)
    yield Page(
        "claims/index.md", "claims", "Claims and their context",
        f"{len(found)} statements from {len(site.all(Article))} articles, each beside what the record shows.",
        {"claims": found, "by_topic": _by_topic(site, found), "by_assessment": _by_assessment(found)},
    )  # fmt: skip


def timeline(site: Site) -> Iterator[Page]:
    events = sorted(site.all(Event), key=lambda event: event.date.order)
    years: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        years[event.date.earliest.year].append(event)
    span = f"{min(years)} to {max(years)}" if years else "no events yet"
    yield Page(
        "timeline.md", "timeline", "Timeline", f"{len(events)} dated events, {span}, each with its sources.",
        {"years": dict(sorted(years.items())), "gone": site.withdrawn(Event)}, tuple(events),
    )  # fmt: skip


def articles(site: Site) -> Iterator[Page]:
    yield Page(
        "articles/index.md", "articles", "The articles",
        "What each article is, what was taken from it, what to beware of.",
        {"articles": site.all(Article)},
    )  # fmt: skip


def references(site: Site) -> Iterator[Page]:
    works = sorted(site.all(Work), key=lambda work: (work.title.casefold(), work.id))
    yield Page(
        "references.md", "references", "References", f"The {len(works)} works that this site cites, and where.",
        {"works": works},
    )  # fmt: skip


def topics(site: Site) -> Iterator[Page]:
    yield Page("topics/index.md", "topics", "Topics", "The themes of this site.", {"topics": site.all(Topic)})


def people(site: Site) -> Iterator[Page]:
    found = sorted(site.all(Person), key=lambda person: (person.name.split()[-1].casefold(), person.id))
    yield Page("people/index.md", "people", "People", "Who speaks and acts on these pages.", {"people": found})


def glossary(site: Site) -> Iterator[Page]:
    terms = tuple(sorted(site.all(Term), key=lambda term: (term.title.casefold(), term.id)))
    said = "Words that these pages use, in two sentences each."
    context = {"terms": terms, "gone": site.withdrawn(Term)}
    yield Page("glossary.md", "glossary", "Glossary", said, context, terms)


def written(site: Site) -> Iterator[Page]:
    for page in site.all(Written):
        if page.id != HOME:
            said = short(page.description)
            context: dict[str, Any] = {"entry": page}
            if page.id == CORRECTIONS:
                context["corrections"] = corrections(site)
            template = CORRECTIONS if page.id == CORRECTIONS else "page"
            yield Page(f"{page.id}.md", template, page.title, said, context, (page,), page.source.path)


PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home, explainers, claims, timeline, articles, references, topics, people, glossary, written, entries, moved,
)  # fmt: skip

_LISTS = {"explainer": "Explainers", "claim": "Claims", "article": "Articles", "topic": "Topics", "person": "People"}


def pages(site: Site) -> tuple[Page, ...]:
    """Every page, by path."""
    return tuple(sorted((page for make in PAGES for page in make(site)), key=lambda page: page.path))


def describe(entry: Entry) -> str:
    """What an entry says, in one breath."""
    match entry:
        case Claim():
            label = f" ({entry.label})" if entry.label else ""
            return short(f"{entry.assessment.words}{label}. {entry.body.summary}")
        case Explainer():
            return short(entry.answer)
    return short(entry.body.summary or entry.name)


def short(text: str, longest: int = LONGEST) -> str:
    """A text cut where it is longer: behind a sentence if one ends late enough, else at a word."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = text[: longest + 1].rfind(". ")
    if end > longest // 3:
        return text[: end + 1]
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _by_topic(site: Site, found: tuple[Any, ...]) -> dict[Topic, list[Any]]:
    """Entries under their first topic, each once."""
    groups: dict[Topic, list[Any]] = {topic: [] for topic in site.all(Topic)}
    for entry in found:
        topic = next(iter(site.resolve(entry.topics)), None)
        if topic:
            groups[topic].append(entry)
    return {topic: group for topic, group in groups.items() if group}


def _by_assessment(claims: tuple[Claim, ...]) -> dict[Assessment, list[Claim]]:
    return {each: [claim for claim in claims if claim.assessment is each] for each in Assessment}
