"""Lists of the other kinds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ..language import ENGLISH, N_, InterfaceLanguage
from ..letters import initial, sort_key
from ..model import Kind, Site
from ..model.kinds import Article, Claim, Explainer, Left, Person, Selection, Term, Topic, Work
from ..source import address
from .claims import by_topic
from .listing import ROWS, paginated, rows, undated
from .page import Page

OLDEST = (-math.inf, 0, "")
FEW = 20
"""The most works that a page lists without folds."""
USES = 8
"""The most uses that a reference lists itself: for few a page is more to load, and a step more to take."""

QUESTIONS = N_("Questions")

LISTED = (Explainer, Claim, Article, Topic, Person, Selection)
"""Kinds with pages of their own that a function of this room lists; `others` lists the rest."""


def explainers(site: Site) -> Iterator[Page]:
    found = sorted(site.all(Explainer), key=lambda entry: entry.rank)
    if len(found) > ROWS:
        yield from rows(found, "explainers/", site.language.gettext(QUESTIONS), (), site.language)
        return
    said = site.language.gettext("Questions, each with a short answer and a longer one.")
    context = {
        "by_topic": by_topic(site, tuple(found)),
        "others": [each for each in found if not site.resolve(each.topics)],
    }
    yield Page(address.file("explainers/"), "explainers", site.language.gettext(QUESTIONS), said, context)


def articles(site: Site) -> Iterator[Page]:
    found, title = site.all(Article), site.language.gettext("Articles")
    if len(found) > ROWS:
        yield from rows(found, "articles/", title, (), site.language)
        return
    said = site.language.gettext("What each article is, what was taken from it, what to beware of.")
    yield Page(address.file("articles/"), "articles", title, said, {"articles": found})


def references(site: Site) -> Iterator[Page]:
    order = sort_key(site.language.tag)
    works = sorted(site.all(Work), key=lambda work: (order(work.title), work.id))
    language, title = site.language, site.language.gettext("References")
    said = language.ngettext(
        "The %(num)s work that this site cites, and where.",
        "The %(num)s works that this site cites, and where.",
        len(works),
    )
    top = Page(
        address.file("references/"),
        "references",
        title,
        said,
        {"gone": site.withdrawn(Work), "grouped": partial(by_month, language=language)},
    )
    yield from paginated(
        site,
        works,
        top,
        by=language.gettext("By year"),
        age=lambda work: work.issued.order if work.issued else OLDEST,
        says=partial(_of_year, language),
    )
    for work in works:
        if len(users := list(dict.fromkeys(use.by for use in site.citing.get(work.id, ())))) > USES:
            cited = language.gettext("Where it is cited: %(title)s", title=work.title)
            yield from rows(users, uses_page(site, work), cited, ((title, "references/"),), language)


def _of_year(language: InterfaceLanguage, number: int, name: str) -> str:
    """What the page of a year says of its works; `name` is the year, behind `/` the number of the page."""
    year, _, part = name.partition("/")
    if year == undated(language):
        said = language.ngettext(
            "%(num)s work without a date that this site cites, and where.",
            "%(num)s works without a date that this site cites, and where.",
            number,
        )
    else:
        said = language.ngettext(
            "%(num)s work of %(year)s that this site cites, and where.",
            "%(num)s works of %(year)s that this site cites, and where.",
            number, year=year,
        )  # fmt: skip
    if not part:
        return said
    # L10n: behind a sentence about a list, whose full stop is taken away: “12 works of 2021 …; page 2.”
    return language.gettext("%(sentence)s; page %(part)s.", sentence=said.rstrip(".。"), part=part)


def by_month(works: Sequence[Work], language: InterfaceLanguage = ENGLISH) -> dict[str, list[Work]]:
    """Works by the month in which they appeared, as far as it is known, in order; under no name while they are few."""
    if len(works) <= FEW:
        return {"": list(works)}
    found: dict[str, list[Work]] = {}
    for work in sorted(works, key=lambda work: work.issued.placed if work.issued else OLDEST[0]):
        found.setdefault(_month(work, language), []).append(work)
    return found


def _month(work: Work, language: InterfaceLanguage) -> str:
    """The month of a work in words; its year where no month is told."""
    if not work.issued:
        # L10n: a heading over works whose date is not known
        return language.gettext("Undated")
    single = work.issued.last is not None and work.issued.first is not None
    path = work.issued.year_month if single and (work.issued.last or 0) - (work.issued.first or 0) < 32 else ()
    year = work.issued.year
    return language.say_months(int(path[1]), int(path[1]), year) if len(path) > 1 else language.say_year(year)


def _surname(person: Person) -> str:
    """By what somebody is listed: the last word of the name."""
    return person.name.split()[-1]


def uses_page(site: Site, work: Work) -> str:
    """Where the uses of a much cited work are listed: a number, since keys may hold any sign."""
    return f"references/uses/{site.number(work)}/"


def topics(site: Site) -> Iterator[Page]:
    found, title = site.all(Topic), site.language.gettext("Topics")
    if len(found) > ROWS:
        yield from rows(found, "topics/", title, (), site.language)
        return
    said = site.language.gettext("The topics of this site.")
    yield Page(address.file("topics/"), "topics", title, said, {"topics": found})


def people(site: Site) -> Iterator[Page]:
    tag = site.language.tag
    order = sort_key(tag)
    found = sorted(site.all(Person), key=lambda person: (order(_surname(person)), person.id))
    title = site.language.gettext("People")
    if len(found) > ROWS:
        yield from rows(found, "people/", title, (), site.language)
        return
    said = site.language.gettext("Who speaks and acts on these pages.")
    yield Page(
        address.file("people/"),
        "people",
        title,
        said,
        {"people": found, "first": lambda person: initial(_surname(person), tag).label},
    )


def glossary(site: Site) -> Iterator[Page]:
    language = site.language
    order = sort_key(language.tag)
    terms = sorted(site.all(Term), key=lambda term: (order(term.title), term.id))
    said, title = language.gettext("Words that these pages use, in a few sentences each."), language.gettext("Glossary")
    context = {"gone": site.withdrawn(Term), "first": lambda term: initial(term.title, language.tag).label}
    yield from paginated(
        site,
        terms,
        Page(address.file("glossary/"), "glossary", title, said, context),
        by=language.gettext("By letter"),
        says=lambda n, name: language.ngettext(
            # L10n: on the page of a letter of the glossary
            "%(num)s word that these pages use: %(letter)s.",
            "%(num)s words that these pages use: %(letter)s.",
            n, letter=name.upper(),
        ),
    )  # fmt: skip


def selections(site: Site) -> Iterator[Page]:
    if found := site.all(Selection):
        said = site.language.gettext("What each article states, what was taken up, and what was left out and why.")
        context = {"selections": found, "reasons": tuple(Left)}
        title = site.language.gettext("What was checked")
        yield Page(address.file("selections/"), "selections", title, said, context)


def others(site: Site) -> Iterator[Page]:
    """A list for each kind that has pages of its own and no list above."""
    for kind in unlisted(site):
        title = site.language.gettext(kind.title) if kind.title else ""
        yield from rows(site.all(kind.model), f"{kind.folder}/", title, (), site.language)


def unlisted(site: Site) -> list[Kind[Any]]:
    with_list = (kind for kind in site.kinds if kind.own_pages and kind.title and kind.model not in LISTED)
    return [kind for kind in with_list if site.all(kind.model)]
