"""The sentences of our own text: what each states, and whether it is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model import Entry, Site
from ..model.kinds import Claim, Event, Explainer
from ..source import Span
from ..syntax import Passage

Split = Callable[[str], Sequence[str]]
"""A text as its sentences, which together are the text."""


CITING = (Claim, Event, Explainer)
"""Of these every sentence that states a figure, a date or an attribution is to be cited."""


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
