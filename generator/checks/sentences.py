"""Each sentence is cited: of claims and events all, of other texts those that state something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ..model import Entry, Exemption, Site
from ..model.kinds import HOME, Article, Claim, Event, Explainer, Selection, Work, WrittenPage
from ..quotation import count, fold
from ..source import Diagnostic, Rule, Severity, kept
from ..syntax import TEXT_UNFINISHED, Passage
from ..views import STRICT, Sentence, exemptions, sentences

_CAUSES = ("citation-lost", "citation-malformed", "heading-malformed", "markup-unknown", "text-unfinished")
SENTENCE_UNCITED = Rule("sentence-uncited", repeats=_CAUSES)
EXEMPTION_UNUSED = Rule("exemption-unused", repeats=("text-missing",))
TEXT_MISSING = Rule("text-missing", repeats=("markup-unknown", "text-unfinished"))
HOME_LONG = Rule("home-long", Severity.WARNING)
RULES = (SENTENCE_UNCITED, EXEMPTION_UNUSED, TEXT_MISSING, HOME_LONG)

HOME_WORDS = 60
"""So many words of what happened are read in less than half a minute."""

_SPARE = (Article, Selection, Work)
"""Kinds that may go without a text."""


def check(site: Site) -> Iterator[Diagnostic]:
    found: defaultdict[Entry, list[Sentence]] = defaultdict(list)
    for sentence in sentences(site, drafts=True):
        found[sentence.by].append(sentence)
    # Of other languages fewer words are known that state something, and a site may hold texts in several.
    english = site.config.theme.language.partition("-")[0].casefold() == "en"
    exempt: set[int] = set()
    numbers: defaultdict[Entry, int] = defaultdict(int)
    for entry, exemption in exemptions(site, drafts=True):
        matched = [sentence for sentence in found[entry] if _begins(exemption, sentence)]
        exempt.update(map(id, matched))
        if entry.body.passages and (wrong := _unused(exemption, matched, sure=english)):
            yield EXEMPTION_UNUSED.at(entry.at("uncited", numbers[entry], "begins"), *wrong)
        numbers[entry] += 1
    for all_ in found.values():
        for sentence in all_:
            if id(sentence) not in exempt:
                yield from _uncited(sentence)
    if home := site.get(WrittenPage, HOME):
        yield from _long(home)
    yield from _missing(site)


def _missing(site: Site) -> Iterator[Diagnostic]:
    for entry in site.everything():
        yield from _guided(site, entry)
    for entry in empty(site):
        if not isinstance(entry, Claim | Event):
            help = "write it below the second line `---`"
            yield TEXT_MISSING.at(entry.source, f"the {site.kind(entry).name} has fields and no text", help)


def _guided(site: Site, entry: Entry) -> Iterator[Diagnostic]:
    """What a new entry's body is to say, where it stands in place of a text: a paragraph that nobody wrote."""
    prose, spare = entry.document.prose, isinstance(entry, _SPARE)
    help = "write the text in its place, or take it out" if spare else "write the text in its place"
    for paragraph in (site.kind(entry).guidance or "").split("\n\n"):
        left = paragraph and re.search(rf"^{re.escape(paragraph)}$", prose.text, re.MULTILINE)
        if left and not paragraph.startswith("#"):
            at = prose.within(*left.span())
            problem = TEXT_UNFINISHED.at(at, "what a new entry is to say, in place of a text", help)
            # Before it is published it stops nothing, like all that a stub leaves to be filled in.
            yield replace(problem, severity=Severity.WARNING) if entry.draft else problem


def _long(home: WrittenPage) -> Iterator[Diagnostic]:
    """Where the text of the home page goes beyond what is read at once."""
    told = [passage for passage in home.body.passages if _says(passage)]
    so_far = list(accumulate(count(passage.text) for passage in told))
    beyond = next((passage for passage, words in zip(told, so_far, strict=True) if words > HOME_WORDS), None)
    if beyond:
        message = f"the home page has {so_far[-1]} words of text; at most {HOME_WORDS} are read at once"
        yield HOME_LONG.at(beyond.at, message, "shorten it, and leave the rest to the pages that it links to")


@kept
def empty(site: Site) -> tuple[Entry, ...]:
    """The entries that lack the text which their kind has."""
    return tuple(filter(_empty, site.everything()))


def _empty(entry: Entry) -> bool:
    shows = entry.body.slots and not isinstance(entry, Claim | Event)
    return not (isinstance(entry, _SPARE) or shows or any(map(_says, entry.body.passages)))


def _says(passage: Passage) -> bool:
    return bool(passage.text) and passage.kind != "card"


def _uncited(sentence: Sentence) -> Iterator[Diagnostic]:
    if isinstance(sentence.by, STRICT):
        lead = sentence.next and sentence.text.endswith(":")
        if not (sentence.cited or sentence.linked or lead) and ("|" not in sentence.text or sentence.states):
            help = "add the source behind the statement, before the full stop: `… [@key].`"
            yield SENTENCE_UNCITED.at(sentence.at, "a sentence that cites nothing", help)
    elif sentence.states and not sentence.covered:
        help = "cite in it or in the next sentence, `… [@key].`, or link its words to an entry that cites"
        if isinstance(sentence.by, Explainer):
            help += "; if it needs none, say so in `uncited`"
        problem = SENTENCE_UNCITED.at(sentence.at, "a sentence that states something and cites nothing", help)
        yield replace(problem, severity=Severity.WARNING)


def _begins(exemption: Exemption, sentence: Sentence) -> bool:
    """Whether a sentence begins with the words of an exemption; kinds of quotation marks and case do not count."""
    return _plain(sentence.text).startswith(_plain(exemption.begins))


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().split())


def _unused(exemption: Exemption, matched: Sequence[Sentence], *, sure: bool) -> tuple[str, str] | None:
    """What is wrong with an exemption, and how it is mended; None where it exempts just one sentence that needs it.

    Whether a sentence states something is told where that is `sure`.
    """
    if not matched:
        return "no sentence begins like this", "copy the sentence's first words, or take the exemption out"
    if len(matched) > 1:
        return f"{len(matched)} sentences begin like this", "give more of its words"
    if matched[0].covered or (sure and not matched[0].states):
        return f"“{exemption.begins}” needs no exemption", "take it out: the sentence is cited, or states nothing"
    return None
