"""Our own text as readers meet it: cited sentence by sentence, easy to read, rightly spelled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from generator.kinds.claim import Claim
from generator.kinds.event import Event
from generator.kinds.explainer import Explainer
from generator.kinds.work import Work
from generator.markup import Passage
from generator.schema import Entry
from generator.site import Site
from generator.text import Span

Split = Callable[[str], Sequence[str]]
"""A text as its sentences, which together are the text."""

CITING = (Claim, Event, Explainer)
"""Of these every sentence that states a figure, a date or an attribution is to be cited."""
HARD = 30.0
"""Below this reading ease a text is one for specialists (Flesch 1948)."""
SHORT = 12
"""Words below which a reading ease says nothing."""

_MONTHS = (
    "January February March April May June July August September October November December Jan Feb Aug Sept Oct Nov Dec"
)
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion half halved halves third thirds quarter quarters double doubled twice "
    "percent"
)
_SAYING = (
    "said says saying told tells wrote writes called calls stated states announced announces reported reports "
    "according reportedly argued argues warned warns denied denies confirmed confirms claimed claims suggested "
    "suggests described describes asked demanded demands promised promises declared declares spoke speaks quoted "
    "quotes found finds counts counted estimates estimated named proposed offered rejected accused expects expected "
    "praised answered replied insisted added noted holds held voiced signalled repeated"
)


def _any(words: str) -> str:
    return "|".join(words.split())


_STATES = re.compile(rf"\d|\b(?:(?i:{_any(_NUMBERS)}|{_any(_SAYING)})|{_any(_MONTHS)})\b")


@dataclass(frozen=True)
class Sentence:
    """A sentence of our own text: where its passage stands, whether it states something, and whether it is cited.

    To state something is to give a figure, a date or an attribution; `next` tells of the sentence behind it.
    """

    by: Entry
    at: Span
    text: str
    states: bool
    cited: bool
    next: bool

    @property
    def covered(self) -> bool:
        return self.cited or self.next


def states(text: str) -> bool:
    """Whether a sentence gives a figure, a date or an attribution: a number, a month, or a verb of saying."""
    return bool(_STATES.search(text))


def sentences(site: Site, split: Split) -> Iterator[Sentence]:
    """The sentences of contexts, events and explainers; headings and cards are none, a row of a table is one."""
    for model in CITING:
        for entry in site.all(model):
            for kind, passages in groupby(entry.body.passages, lambda each: (each.kind, each.at.first.line)):
                match kind:
                    case ("paragraph", _):
                        for passage in passages:
                            yield from _of(entry, passage, split)
                    case ("cell", _):
                        yield _row(entry, list(passages))


def _row(entry: Entry, cells: Sequence[Passage]) -> Sentence:
    """A row of a table says one thing: a citation in one of its cells is for the row."""
    text = " | ".join(cell.text for cell in cells)
    return Sentence(entry, cells[0].at, text, states(text), any(cell.cites for cell in cells), False)


def _of(entry: Entry, passage: Passage, split: Split) -> Iterator[Sentence]:
    found: list[tuple[str, bool]] = []
    end = 0
    for part in split(passage.text):
        start, end = end, end + len(part)
        # A citation stands behind the last sign of its sentence, so at its end and not at its start.
        inside = any(start < cite <= end for cite in passage.cites)
        if part.strip():
            found.append((part.strip(), inside))
    for (text, cited), after in zip(found, [*found[1:], ("", False)], strict=True):
        # The raw text may hold marks and addresses; the first words are nearly always there as they stand.
        begin = max(passage.at.text.find(text[:16]), 0)
        yield Sentence(entry, passage.at.within(begin, len(passage.at.text)), text, states(text), cited, after[1])


def report(
    site: Site, split: Split, ease: Callable[[str], float], unknown: Callable[[set[str]], set[str]]
) -> Iterator[str]:
    """Everything as Markdown: citations by sentence, reading ease, words that are not in the dictionary."""
    found = list(sentences(site, split))
    yield from _cited(site, found)
    yield from _ease(site, ease)
    yield "## Words not in the dictionary"
    yield ""
    words = spelled(site, unknown)
    yield from (f"- {word}: {entry.source.path}" for word, entry in sorted(words.items(), key=lambda each: each[0]))
    yield "" if words else "none"


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


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def texts(site: Site) -> Iterator[tuple[Entry, str]]:
    """Each entry with its own prose, without what it quotes."""
    for entry in site.published():
        if not isinstance(entry, Work) and entry.stands:
            passages = (passage.text for passage in entry.body.passages if passage.kind != "card")
            text = " ".join(_QUOTED.sub("", text) for text in passages)
            if text:
                yield entry, text


def spelled(site: Site, unknown: Callable[[set[str]], set[str]]) -> dict[str, Entry]:
    """Words of our text that neither the dictionary nor the settings know, each with an entry that has it.

    A word with a capital is taken for a name.
    """
    where: dict[str, Entry] = {}
    for entry, text in texts(site):
        for word in re.findall(r"(?<![\w’'.-])[a-z]{3,}(?![\w])", text):
            where.setdefault(word, entry)
    accepted = {word.casefold() for word in site.settings.spelling}
    return {word: where[word] for word in unknown(set(where) - accepted)}
