"""Our own text as readers meet it: cited sentence by sentence, easy to read, rightly spelled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from ..letters import unquoted
from ..model import Entry, Site
from ..views import CITING, Sentence, sentences

HARD = 30.0
"""Below this reading ease a text is one for specialists (Flesch 1948)."""
SHORT = 12
"""Words below which a reading ease says nothing."""


def report(
    site: Site, ease: Callable[[str], float] | None, unknown: Callable[[set[str]], set[str]] | None
) -> Iterator[str]:
    """Everything as Markdown: citations by sentence, reading ease, words that are not in the dictionary.

    None where no library knows the language of the site: then that is said.
    """
    found = list(sentences(site))
    yield from _cited(site, found)
    yield from _ease(site, ease) if ease else _not_known("Reading ease", "no weights of the Flesch reading ease", site)
    if not unknown:
        yield from _not_known("Words not in the dictionary", "no word list", site)
        return
    yield "## Words not in the dictionary"
    yield ""
    words = spelled(site, unknown)
    yield from (f"- {word}: {entry.source.path}" for word, entry in sorted(words.items(), key=lambda each: each[0]))
    yield "" if words else "none"


def _not_known(head: str, lacking: str, site: Site) -> Iterator[str]:
    yield from (f"## {head}", "", f"not told: there are {lacking} for the language `{site.config.theme.language}`", "")


def _cited(site: Site, found: Sequence[Sentence]) -> Iterator[str]:
    yield "## Citations by sentence"
    yield ""
    yield "A sentence states something where it gives a figure, a date or an attribution."
    yield ""
    yield "| kind | sentences | cited | state something | of these cited in it or in the next | percent |"
    yield "| --- | --- | --- | --- | --- | --- |"
    groups = [(site.kind(model).name, [each for each in found if type(each.by) is model]) for model in CITING]
    for name, group in (*groups, ("all", found)):
        stating = [each for each in group if each.states]
        covered = sum(each.covered for each in stating)
        percent = f"{100 * covered / len(stating):.1f}" if stating else "–"
        cited = sum(each.cited for each in group)
        yield f"| {name} | {len(group)} | {cited} | {len(stating)} | {covered} | {percent} |"
    yield ""
    bare = [each for each in found if each.states and not each.covered]
    yield f"Stating something and not cited: {len(bare)}"
    yield ""
    yield from (f"- {each.at.source.path}:{each.at.first.line}: {each.text}" for each in bare)
    yield ""


def _ease(site: Site, ease: Callable[[str], float]) -> Iterator[str]:
    marks: defaultdict[str, list[tuple[float, Entry]]] = defaultdict(list)
    for entry, text in texts(site):
        if len(text.split()) >= SHORT:
            marks[site.kind(entry).name].append((ease(text), entry))
    yield "## Reading ease"
    yield ""
    yield "| kind | texts | median | lowest |"
    yield "| --- | --- | --- | --- |"
    for name, group in marks.items():
        values = [value for value, _ in group]
        yield f"| {name} | {len(group)} | {median(values):.0f} | {min(values):.0f} |"
    yield ""
    hard = sorted(
        ((value, entry.source.path) for group in marks.values() for value, entry in group if value < HARD),
    )
    yield f"Below {HARD:.0f}: {len(hard)}"
    yield ""
    yield from (f"- {value:.0f} {path}" for value, path in hard)
    yield ""


def texts(site: Site) -> Iterator[tuple[Entry, str]]:
    """Each entry with its own prose, without what it quotes."""
    for entry in site.published():
        if not site.kind(entry).library and entry.stands:
            passages = (passage.text for passage in entry.body.passages if passage.kind != "card")
            text = " ".join(unquoted(text, "") for text in passages)
            if text:
                yield entry, text


_SMALL = re.compile(r"(?<![\w’'.-])[^\W\d_]{3,}(?!\w)")


def spelled(site: Site, unknown: Callable[[set[str]], set[str]]) -> dict[str, Entry]:
    """Words of our text that neither the dictionary nor the site's list knows, each with an entry that has it.

    A word with a capital is taken for a name.
    """
    where: dict[str, Entry] = {}
    for entry, text in texts(site):
        for word in _SMALL.findall(text):
            if word == word.lower():
                where.setdefault(word, entry)
    accepted = {word.casefold() for word in site.words.spelling}
    return {word: where[word] for word in unknown(set(where) - accepted)}
