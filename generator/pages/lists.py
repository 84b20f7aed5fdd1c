"""Lists of the other kinds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from ..model import Kind, Site
from ..model.kinds import Article, Claim, Explainer, Left, Person, Selection, Term, Topic, Work
from ..source import address
from .claims import by_topic
from .listing import ROWS, paginated, rows
from .page import Page, count

OLDEST = (-math.inf, 0, "")
USES = 5
"""The most uses that a reference lists itself."""

LISTED = (Explainer, Claim, Article, Topic, Person, Selection)
"""Kinds with pages of their own that a function of this room lists; `others` lists the rest."""


def explainers(site: Site) -> Iterator[Page]:
    found = sorted(site.all(Explainer), key=lambda entry: entry.rank)
    if len(found) > ROWS:
        yield from rows(found, "explainers/", "Explainers", ())
        return
    said = "Questions, each with a short answer and a longer one."
    context = {
        "by_topic": by_topic(site, tuple(found)),
        "others": [each for each in found if not site.resolve(each.topics)],
    }
    yield Page(address.file("explainers/"), "explainers", "Explainers", said, context)


def articles(site: Site) -> Iterator[Page]:
    found = site.all(Article)
    if len(found) > ROWS:
        yield from rows(found, "articles/", "The articles", ())
        return
    said = "What each article is, what was taken from it, what to beware of."
    yield Page(address.file("articles/"), "articles", "The articles", said, {"articles": found})


def references(site: Site) -> Iterator[Page]:
    works = sorted(site.all(Work), key=lambda work: (work.title.casefold(), work.id))
    said = f"The {count(len(works), 'work')} that this site cites, and where."
    top = Page(address.file("references/"), "references", "References", said, {"gone": site.withdrawn(Work)})
    yield from paginated(site, works, top, by="By year", age=lambda work: work.issued.order if work.issued else OLDEST)
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
    yield from paginated(
        site,
        terms,
        Page(address.file("glossary/"), "glossary", "Glossary", said, {"gone": site.withdrawn(Term)}),
        by="By letter",
    )


def selections(site: Site) -> Iterator[Page]:
    if found := site.all(Selection):
        said = "What each article states, what was taken up, and what was left out and why."
        context = {"selections": found, "reasons": tuple(Left)}
        yield Page(address.file("selections/"), "selections", "What was checked", said, context)


def others(site: Site) -> Iterator[Page]:
    """A list for each kind that has pages of its own and no list above."""
    for kind in unlisted(site):
        yield from rows(site.all(kind.model), f"{kind.folder}/", kind.title or "", ())


def unlisted(site: Site) -> list[Kind[Any]]:
    with_list = (kind for kind in site.kinds if kind.own_pages and kind.title and kind.model not in LISTED)
    return [kind for kind in with_list if site.all(kind.model)]
