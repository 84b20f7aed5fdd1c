"""Our own words judge nobody: the words that editors agreed to avoid do not stand outside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Entry, Site
from ..source import Diagnostic, Rule, Severity, Span

WORD_JUDGING = Rule("word-judging", Severity.WARNING)
RULES = (WORD_JUDGING,)

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|\]\([^)]*\)|\[[^\]]*@[^\]]*\]|(?<![\w])@[\w-]+")
"""What is not in our own words: quotations, addresses, citations."""


def check(site: Site) -> Iterator[Diagnostic]:
    if not site.settings.avoid:
        return
    words = sorted(site.settings.avoid, key=lambda word: (-len(word), word))
    search = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
    for entry in site.everything():
        for span in own_words(entry, ours=site.kind(entry).ours):
            text = _QUOTED.sub(lambda match: " " * len(match.group()), span.text)
            for match in search.finditer(text):
                help = "say what happened, or who says so in these words; the list is `avoid` in mkdocs.yml"
                yield WORD_JUDGING.at(span.within(*match.span()), f"“{match.group()}” judges", help)


_OURS = ("title", "label", "answer", "description", "text", "note", "reason", "for", "found")
"""Fields, by the last part of their name, that hold our own words."""


def own_words(entry: Entry, *, ours: bool) -> Iterator[Span]:
    """The places of an entry that hold our own words: prose and some fields, not what others titled or replied."""
    yield entry.body.at
    if not ours:
        return
    for loc, span in entry.document.front.values.items():
        named = next((part for part in reversed(loc) if isinstance(part, str)), "")
        if named in _OURS and loc[0] != "response":
            yield span
