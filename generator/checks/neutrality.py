"""Our own words judge nobody: the words that editors agreed to avoid do not stand outside quotations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from ..letters import unquoted
from ..model import Entry, Site, word_file
from ..quotation import primary
from ..source import Diagnostic, Problems, Rule, Severity, Span, kept
from ..syntax import Loc

WORD_JUDGING = Rule("word-judging", Severity.WARNING)
RULES = (WORD_JUDGING,)

_ASIDE = re.compile(r"\]\([^()]*\)|\[[^\[\]]*@[^\[\]]*\]")
"""In fields: addresses and citations."""
_WORD = re.compile(r"(?<![\w-])[\w-]+")


def check(site: Site) -> Iterator[Diagnostic]:
    avoid = _avoided(judging(site))
    where = f"a word may be let in by `allow` in {word_file(site.config.theme.language)}"
    for entry in site.everything():
        yield from _judges(entry, avoid, site.kind(entry).ours, where)


@kept
def _judges(entry: Entry, avoid: _Avoided, ours: bool, where: str) -> Problems:
    """The words of an entry that judge."""
    help = f"say what happened, or who says so in these words; {where}"
    return tuple(
        WORD_JUDGING.at(span.within(start, end), f"“{text[start:end]}” judges", help)
        for span, text in own_words(entry, ours=ours)
        for start, end in avoid.find(unquoted(text))
    )


def judging(site: Site) -> frozenset[str]:
    """The words that a site avoids: those of its language that the tool knows, and its own, but what it allows."""
    known = {*_listed(primary(site.config.theme.language)), *site.words.avoid}
    allowed = {word.casefold() for word in site.words.allow}
    return frozenset(word for word in known if word.casefold() not in allowed)


@cache
def _listed(language: str) -> tuple[str, ...]:
    """The tool's own list for a language; empty where it has none."""
    file = Path(__file__).with_name("judging") / f"{language}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return tuple(line for line in lines if line and not line.startswith("#"))


class _Avoided:
    """The words to avoid, by their first word, so that one pass over a text finds them all."""

    def __init__(self, words: Iterable[str]) -> None:
        self.by_first: defaultdict[str, list[re.Pattern[str]]] = defaultdict(list)
        for word in sorted(words, key=lambda word: (-len(word), word)):
            if first := _WORD.search(word):
                pattern = re.compile(rf"{re.escape(word)}(?![\w-])", re.IGNORECASE)
                self.by_first[first.group().casefold()].append(pattern)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        # Most texts hold none, which their words alone tell.
        if self.by_first.keys().isdisjoint(map(str.casefold, _WORD.findall(text))):
            return
        for word in _WORD.finditer(text):
            for pattern in self.by_first.get(word.group().casefold(), ()):
                if match := pattern.match(text, word.start()):
                    yield match.span()
                    break


@lru_cache(maxsize=8)
def _avoided(words: frozenset[str]) -> _Avoided:
    return _Avoided(words)


_OURS = frozenset(
    {"title", "label", "answer", "description", "text", "note", "reason", "for", "found", "finding", "mark", "of"}
)
"""Fields, by the last part of their name, that hold our own words."""


def own_words(entry: Entry, *, ours: bool) -> Iterator[tuple[Span, str]]:
    """What an entry says in our own words, each with its place: its prose and some fields; not what others titled."""
    yield entry.body.at, entry.body.shown
    if not ours:
        return
    for loc, span in entry.document.front.values.items():
        # A list has the name of its field.
        named = loc[-1] if loc and isinstance(loc[-1], str) else _last_name(loc)
        if named in _OURS and loc[0] != "response":
            text = span.text
            yield span, _ASIDE.sub(lambda match: " " * len(match.group()), text) if "]" in text else text


def _last_name(loc: Loc) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")
