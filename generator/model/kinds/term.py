"""A term of the glossary."""

from __future__ import annotations

from ...language import N_
from .. import Entry, Flag, Kind, Search, Text


class Term(Entry):
    """A word that readers may not know; the body explains it."""

    title: Text
    also: tuple[Text, ...] = ()
    link: Flag = True


TERM = Kind(
    Term, "term", "terms", "glossary/#{id}", lambda term: (term.id[0],),
    title=N_("Glossary"),
    guidance="What the word means, in two sentences.",
    ours=True,
    row=None,
    order=None,
    reached=False,
    layout="side",
    summary=None,
    verdict=None,
    search=Search(N_("Term"), words=lambda site, term: term.also, rank=3, names=lambda site, term: term.also),
    preview=lambda site, term: "",
    card=None,
    structured=None,
    review=None,
)  # fmt: skip
