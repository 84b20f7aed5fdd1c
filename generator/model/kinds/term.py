"""A term of the glossary."""

from __future__ import annotations

from .. import Entry, Flag, Kind, Text


class Term(Entry):
    """A word that readers may not know; the body explains it."""

    title: Text
    also: tuple[Text, ...] = ()
    link: Flag = True


TERM = Kind(Term, "term", "terms", "glossary/#{id}", lambda term: (term.id[0],))
