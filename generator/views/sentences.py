"""The sentences of our own text: what each states, and whether it is cited."""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby, zip_longest
from typing import Any, TypeVar

import sentencex

from ..model import Entry, Exemption, Site
from ..model.kinds import Article, Claim, Event, Explainer, Person, Term, Topic, Work
from ..quotation import fold, language, primary
from ..source import Span, kept
from ..syntax import Markup, Passage, parted
from .glossary import numbered

P = TypeVar("P", bound=tuple[Any, ...])
STRICT = (Claim, Event)
"""Of these every sentence is to be cited, …"""
CITING = (*STRICT, Explainer, Topic, Person, Term, Article)
"""… of the others each that states a figure, a date or an attribution, in it or in the next."""
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
_DATING = frozenset(_MONTHS.split())
_STATING = frozenset(f"{_NUMBERS} {_SAYING}".split())
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_ONE = frozenset(_WORD.findall("ein eins un une uno una один одна одно одного одной одним одну واحد واحدة"))
"""Numbers that are articles or pronouns as well."""
# Abbreviations behind which the splitter ends a sentence: before a name none ends, nor before a number.
_NAMED = re.compile(
    r"\b(?:Mrs?|Ms|Mx|Md|Dr|Prof|St|Sens?|Reps?|Gens?|Gov|Amb|Col|Lt|Maj|Capt|Cmdr|Adm|Pres|Hon|Rev|cf|al|eds?|incl|vs?"
    r"|e\.g|i\.e|viz)\.\s*$"
)
_COUNTED = re.compile(r"\b(?:[Vv]ols?|approx|est|ca?|[Cc]h|[Pp]aras?|[Ss]ecs?|[Ff]igs?|[Aa]rts?|[Nn]os?|pp?)\.\s*$")
_HOUR = re.compile(r"\b[ap]\.m\.\s*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence of our own text, a slice of a passage: whether it states something, and whether it is cited.

    To state something is to give a figure, a date or an attribution; `next` tells of the sentence behind it. `linked`
    where nothing is stated but in the words of links to entries of ours that cite.
    """

    by: Entry
    passage: Passage
    start: int
    end: int
    text: str
    states: bool
    cited: bool
    next: bool
    linked: bool = False

    @property
    def at(self) -> Span:
        """Where it stands, up to where the next one begins."""
        return self.passage.part(self.start, self.end)

    @property
    def covered(self) -> bool:
        return self.cited or self.next or self.linked


def states(text: str, tag: str = "en", named: re.Pattern[str] | None = None) -> bool:
    """Whether a sentence gives a number (not in what is `named` by it), a month or a verb of saying, and asks not."""
    text = named.sub("", text) if named else text
    if text.rstrip().endswith(("?", "？", "؟")):
        return False
    if _DIGIT.search(text):
        return True
    if primary(tag) != "en":
        return _listed(text, tag)
    words = _WORD.findall(text)
    return not (_DATING.isdisjoint(words) and _STATING.isdisjoint(map(str.casefold, words)))


def _listed(text: str, tag: str) -> bool:
    """Whether one of the words of a text is in the lists of its language."""
    known = language(tag)
    stating = (known.number | known.month | known.saying) - _ONE
    return not stating.isdisjoint(_WORD.findall(fold(text).casefold()))


def split(text: str, tag: str = "en") -> list[str]:
    """The sentences of a text, which together are the text."""
    found: list[str] = []
    for part in sentencex.segment(primary(tag), text):
        if found and _goes_on(found[-1], part):
            found[-1] += part
        else:
            found.append(part)
    return found


@kept
def _parts(passage: Passage, tag: str, named: re.Pattern[str] | None) -> tuple[tuple[int, int, bool], ...]:
    """Where each sentence of a passage begins and ends, and whether it states something."""
    parts = split(passage.text, tag)
    ends = tuple(accumulate(map(len, parts)))
    found = zip((0, *ends), ends, parts, strict=False)
    return tuple((start, end, states(part.strip(), tag, named)) for start, end, part in found if part.strip())


def lede(prose: Markup, tag: str = "en") -> tuple[Markup, Markup]:
    """The first sentence of a text with its citations, and what follows; all of it where it cannot be parted."""
    first = next((part for part in split(prose.summary, tag) if part.strip()), "")
    return parted(prose, len(first.rstrip())) or (prose, replace(prose, tokens=()))


def first_sentence(text: str, tag: str = "en") -> str:
    """The first sentence of a text."""
    return next(iter(split(text, tag)), "").strip()


LONG = 3
"""The most sentences that stay together in a paragraph where its author parted the text."""
_PIECE = re.compile(r'<sup class="cite">.*?</sup>|<[^>]*>|&[^;<>\s]+;|[^<&]+|[<&]', re.DOTALL)


def paragraphs(text: str, tag: str = "en") -> str:
    """Rendered prose, its first sentence a paragraph of its own; what is long behind it is parted in twos."""
    inner, end, rest = text.removeprefix("<p>").partition("</p>")
    if not text.startswith("<p>") or not end:
        return text
    first, *more = _pieces(inner, tag)
    step = 2 if len(more) > LONG or not rest.strip() else LONG
    parts = ["".join(more[at : at + step]).strip() for at in range(0, len(more), step)]
    behind = "".join(f"\n<p>{part}</p>" for part in parts)
    return f'<p class="lede">{first.strip()}</p>{behind}{rest}'


def _pieces(text: str, tag: str) -> list[str]:
    """Inline HTML, sentence by sentence; those within a link stay together, notes stay with what they prove."""
    found = _PIECE.findall(text)
    shown = "".join(html.unescape(piece) for piece in found if not piece.startswith("<"))
    ends = list(accumulate(len(part) for part in split(shown, tag)))[:-1]
    pieces, at, depth = [""], 0, 0
    for piece in found:
        if piece.startswith("<sup"):
            pieces[-1] += piece
            continue
        if piece.startswith("<"):
            depth += -1 if piece.startswith("</") else not piece.startswith("<br")
            pieces[-1] += piece
            continue
        long, begun = len(html.unescape(piece)), 0
        # An entity is one sign, however many letters it has.
        for cut in () if depth else [end - at for end in ends if at < end <= at + long]:
            whole = cut if long == len(piece) else len(piece)
            pieces[-1] += piece[begun:whole]
            pieces.append("")
            begun = whole
        pieces[-1] += piece[begun:]
        at += long
    return pieces


def _goes_on(before: str, part: str) -> bool:
    """Whether a sentence goes on where the splitter ended it: within a word, or behind an abbreviation."""
    at = max(len(before.rstrip()) - 12, 0)  # No abbreviation among them is longer.
    if not before[-1:].isspace() or _NAMED.search(before, at) or (part[:1].isdigit() and _COUNTED.search(before, at)):
        return True
    return bool(_HOUR.search(before, at)) and bool(re.match(r"[a-z0-9(]|\w+ time\b", part))


def sentences(site: Site, *, drafts: bool = False) -> Iterator[Sentence]:
    """The sentences of entries that cite; headings and cards are none, a row of a table is one."""
    known, sourced = _known(frozenset(work.id for work in site.all(Work, drafts=True))), _Sourced(site)
    tag, named = site.config.theme.language, numbered(site)
    for model in CITING:
        for entry in site.all(model, drafts=drafts):
            yield from _of_entry(entry, known, sourced.targets(entry), tag, named)


def exemptions(site: Site, *, drafts: bool = False) -> Iterator[tuple[Entry, Exemption]]:
    """The sentences that need no source, as their entries say, and why."""
    entries: tuple[Explainer | Topic, ...] = (*site.all(Explainer, drafts=drafts), *site.all(Topic, drafts=drafts))
    for entry in entries:
        yield from ((entry, exemption) for exemption in entry.uncited)


def _within(places: Sequence[P], start: int, end: int) -> Sequence[P]:
    """What begins in a slice of a text, of places that are sorted by their beginnings."""
    first = bisect.bisect_left(places, start, key=lambda place: place[0])
    return places[first : bisect.bisect_left(places, end, first, key=lambda place: place[0])]


@lru_cache(maxsize=4)
def _known(keys: frozenset[str]) -> frozenset[str]:
    """The same set for the same keys, so that what was found with them is known without comparing them."""
    return keys


class _Sourced:
    """Which entries of a site cite, found out once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.found: dict[Entry, bool] = {}

    def targets(self, entry: Entry) -> frozenset[str]:
        """Of the links of an entry those that lead to entries of ours that cite."""
        return frozenset(each for each in {link.target for link in entry.body.links} if self._cites(entry, each))

    def _cites(self, entry: Entry, target: str) -> bool:
        if (to := self.site.target(entry, target)) is None:
            return False
        if to not in self.found:
            self.found[to] = next(self.site.cites(to), None) is not None
        return self.found[to]


@kept
def _of_entry(
    entry: Entry, known: frozenset[str], sourced: frozenset[str], tag: str, named: re.Pattern[str] | None
) -> tuple[Sentence, ...]:
    return tuple(_Reader(known, sourced, tag, named).entry(entry))


@dataclass(frozen=True)
class _Reader:
    """Reads the sentences of an entry; `known` are the keys of works, `sourced` the links to entries that cite."""

    known: frozenset[str]
    sourced: frozenset[str]
    tag: str
    named: re.Pattern[str] | None

    def entry(self, entry: Entry) -> Iterator[Sentence]:
        # A row of a table is the cells of one line.
        rows = groupby(entry.body.passages, lambda each: each.at.first.line if each.kind == "cell" else each)
        groups = [list(passages) for _, passages in rows]
        for passages, behind in zip_longest(groups, groups[1:]):
            if passages[0].kind == "cell":
                yield self._row(entry, passages)
            elif passages[0].kind == "paragraph":
                leads = bool(behind) and any(each.cites for each in behind)
                yield from self._paragraph(entry, passages[0], leads)

    def _row(self, entry: Entry, cells: Sequence[Passage]) -> Sentence:
        """A row of a table says one thing: a citation in one of its cells is for the row."""
        text = " | ".join(cell.text for cell in cells)
        cited = any(self._cited(cell, 0, len(cell.text)) for cell in cells)
        rest = " | ".join(self._rest(cell, 0, len(cell.text)) for cell in cells)
        linked = not self._states(rest) and rest != text
        return Sentence(entry, cells[0], 0, len(cells[0].text), text, self._states(text), cited, False, linked)

    def _paragraph(self, entry: Entry, passage: Passage, leads: bool) -> Iterator[Sentence]:
        parts = _parts(passage, self.tag, self.named)
        found = [(start, end, says, self._cited(passage, start, end)) for start, end, says in parts]
        strict = isinstance(entry, STRICT)
        for (start, end, says, cited), after in zip_longest(found, found[1:]):
            text = passage.text[start:end].strip()
            rest = self._rest(passage, start, end)
            linked = rest != passage.text[start:end] and not (_WORD.search(rest) if strict else self._states(rest))
            # Words that lead to a list are cited in it.
            next_ = after[3] if after else leads and text.endswith(":")
            yield Sentence(entry, passage, start, end, text, says, cited, next_, linked)

    def _states(self, text: str) -> bool:
        return states(text, self.tag, self.named)

    def _cited(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a citation stands in a part of a text, or a work of ours is named there."""
        # A citation stands behind the last sign of its sentence, so at its end and not at its start.
        first = bisect.bisect_right(passage.cites, start)
        if first < len(passage.cites) and passage.cites[first] <= end:
            return True
        names = _within(passage.names, start, end)
        return any(key in self.known for _, key in names)

    def _rest(self, passage: Passage, start: int, end: int) -> str:
        """A part of a text without the words of links to entries of ours that cite."""
        text = passage.text[start:end]
        for first, last, target in reversed(_within(passage.links, start, end)):
            if last <= end and target in self.sourced:
                text = text[: first - start] + text[last - start :]
        return text
