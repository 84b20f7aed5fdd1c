"""Terms in running text: where the words of the glossary stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from ..model import Entry, Site
from ..model.kinds import Person, Term, Topic


class Glossary:
    """The terms that are linked, and one search for all of them.

    A term with a capital is met as it is written; one without also where a sentence begins with it.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.terms: dict[str, Term] = {}
        for term in site.all(Term):
            for word in (term.title, *term.also) if term.link else ():
                self.terms.setdefault(word, term)

    @cached_property
    def _search(self) -> re.Pattern[str] | None:
        words = sorted(self.terms, key=lambda word: (-len(word), word))
        parts = [_pattern(word) for word in words]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])") if parts else None

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of each mention."""
        for match in self._search.finditer(text) if self._search else ():
            word = match.group()
            if term := self.terms.get(word) or self.terms.get(word[0].lower() + word[1:]):
                yield match.start(), match.end(), term

    @cached_property
    def mentions(self) -> Mapping[Entry, tuple[Entry, ...]]:
        """For each term the entries that stand and whose prose mentions it."""
        found: defaultdict[Entry, dict[Entry, None]] = defaultdict(dict)
        for entry in self.site.published() if self.terms else ():
            for passage in entry.body.passages if entry.stands else ():
                for _, _, term in self.find(passage.text):
                    if term != entry:
                        found[term][entry] = None
        return {term: tuple(by) for term, by in found.items()}


def numbered(site: Site) -> re.Pattern[str] | None:
    """Names in which a number stands, such as that of a line, a road or a bill: it is no figure there."""
    named = [(*term.also, term.title) for term in site.all(Term)] + [(*one.also, one.name) for one in site.all(Person)]
    names = {name for each in (*named, [topic.title for topic in site.all(Topic)]) for name in each}
    # A number alone is a figure, whatever is called so.
    held = sorted(name for name in names if re.search(r"\d", name) and re.search(r"[^\W\d]", name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, held[::-1]))})(?!\w)", re.IGNORECASE) if held else None


def _pattern(word: str) -> str:
    first, rest = re.escape(word[0]), re.escape(word[1:])
    return first + rest if word != word.lower() else f"(?i:{first}){rest}"
