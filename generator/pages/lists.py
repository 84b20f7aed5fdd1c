"""Lists of the other kinds."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator, Sequence
from typing import Any

from ..model import Kind, Site
from ..model.kinds import Article, Claim, Explainer, Left, Person, Selection, Term, Topic, Work
from ..source import address
from ..syntax import edtf
from ..views import letter
from .claims import by_topic
from .listing import ROWS, paginated, rows
from .page import Page, count

OLDEST = (-math.inf, 0, "")
FEW = 20
"""The most works that a page lists without folds."""
USES = 5
"""The most uses that a reference lists itself."""

QUESTIONS = "Questions"

LISTED = (Explainer, Claim, Article, Topic, Person, Selection)
"""Kinds with pages of their own that a function of this room lists; `others` lists the rest."""


def explainers(site: Site) -> Iterator[Page]:
    found = sorted(site.all(Explainer), key=lambda entry: entry.rank)
    if len(found) > ROWS:
        yield from rows(found, "explainers/", QUESTIONS, ())
        return
    said = "Questions, each with a short answer and a longer one."
    context = {
        "by_topic": by_topic(site, tuple(found)),
        "others": [each for each in found if not site.resolve(each.topics)],
    }
    yield Page(address.file("explainers/"), "explainers", QUESTIONS, said, context)


def articles(site: Site) -> Iterator[Page]:
    found = site.all(Article)
    if len(found) > ROWS:
        yield from rows(found, "articles/", "Articles", ())
        return
    said = "What each article is, what was taken from it, what to beware of."
    yield Page(address.file("articles/"), "articles", "Articles", said, {"articles": found})


def references(site: Site) -> Iterator[Page]:
    works = sorted(site.all(Work), key=lambda work: (work.title.casefold(), work.id))
    said = f"The {count(len(works), 'work')} that this site cites, and where."
    top = Page(
        address.file("references/"),
        "references",
        "References",
        said,
        {"gone": site.withdrawn(Work), "grouped": by_month},
    )
    yield from paginated(
        site,
        works,
        top,
        by="By year",
        age=lambda work: work.issued.order if work.issued else OLDEST,
        says=_of_year,
    )
    for work in works:
        if len(users := list(dict.fromkeys(use.by for use in site.citing.get(work.id, ())))) > USES:
            trail = (("References", "references/"),)
            yield from rows(users, uses_page(site, work), f"Where it is cited: {work.title}", trail)


def _of_year(number: int, name: str) -> str:
    """What the page of a year says of its works; `name` is the year, behind `/` the number of the page."""
    year, _, part = name.partition("/")
    when = "without a date" if year == "undated" else f"of {year}"
    return f"{count(number, 'work')} {when} that this site cites, and where{f'; page {part}' if part else ''}."


def by_month(works: Sequence[Work]) -> dict[str, list[Work]]:
    """Works by the month in which they appeared, as far as it is known, in order; under no name while they are few."""
    if len(works) <= FEW:
        return {"": list(works)}
    found: dict[str, list[Work]] = {}
    for work in sorted(works, key=lambda work: work.issued.placed if work.issued else OLDEST[0]):
        found.setdefault(_month(work), []).append(work)
    return found


def _month(work: Work) -> str:
    """The month of a work in words; its year where no month is told."""
    if not work.issued:
        return "Undated"
    single = work.issued.last is not None and work.issued.first is not None
    path = work.issued.year_month if single and (work.issued.last or 0) - (work.issued.first or 0) < 32 else ()
    year = edtf.say_year(work.issued.year)
    return f"{calendar.month_name[int(path[1])]} {year}" if len(path) > 1 else year


def _letter(term: Term) -> str:
    return letter(term.title)[1]


def _surname(person: Person) -> str:
    return letter(person.name.split()[-1])[1]


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
    yield Page(
        address.file("people/"),
        "people",
        "People",
        "Who speaks and acts on these pages.",
        {"people": found, "first": _surname},
    )


def glossary(site: Site) -> Iterator[Page]:
    terms = sorted(site.all(Term), key=lambda term: (term.title.casefold(), term.id))
    said = "Words that these pages use, in two sentences each."
    yield from paginated(
        site,
        terms,
        Page(address.file("glossary/"), "glossary", "Glossary", said, {"gone": site.withdrawn(Term), "first": _letter}),
        by="By letter",
        says=lambda n, name: f"{count(n, 'word')} that these pages use: {name.upper()}.",
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
