"""A quotation stands in its article, word for word and in its sense, is short, and not too much is quoted in all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from ..model import Site
from ..model.kinds import Article, Claim, Rights
from ..quotation import (
    SHORTEST,
    Fault,
    JointKind,
    Miss,
    Place,
    Proofs,
    Quotation,
    Reason,
    covered,
    language,
    match,
    primary,
)
from ..source import Diagnostic, Label, Rule, Severity, Source, Span
from ..views import Standing, archived, in_proofs, in_text

QUOTE_NOT_FOUND = Rule("quote-not-found")
QUOTE_UNPROVED = Rule("quote-unproved")
QUOTE_SENSE = Rule("quote-sense")
QUOTE_CROPPED = Rule("quote-cropped")
QUOTE_UNJUDGED = Rule("quote-unjudged", Severity.WARNING)
QUOTE_TOO_SHORT = Rule("quote-too-short")
QUOTE_TOO_LONG = Rule("quote-too-long")
QUOTED_TOO_MUCH = Rule("quoted-too-much")
PROOF_STALE = Rule("proof-stale")
PROOF_OLD = Rule("proof-old", Severity.WARNING)
RULES = (
    QUOTE_NOT_FOUND, QUOTE_UNPROVED, QUOTE_SENSE, QUOTE_CROPPED, QUOTE_UNJUDGED, QUOTE_TOO_SHORT, QUOTE_TOO_LONG,
    QUOTED_TOO_MUCH, PROOF_STALE, PROOF_OLD,
)  # fmt: skip

_INDICATOR = re.compile(r"\A[>|][+-]?[ \t]*\n\s*")
"""What stands before the words of a block of YAML."""

_PROVE = "run `explainer prove` where the article is"


def check(site: Site) -> Iterator[Diagnostic]:
    quoted: defaultdict[str, list[Place]] = defaultdict(list)
    for claim in site.all(Claim, drafts=True):
        for number, appearance in enumerate(claim.appearances):
            article = site.find(appearance.article)
            if appearance.quote is None or article is None:
                continue
            places = yield from _quote(site, _Quoted(claim, number, appearance.quote), article)
            if not claim.draft:
                quoted[article.id].extend(places)
    for article in site.all(Article):
        yield from _total(site, article, quoted[article.id])
        yield from _stale(site, article)


@dataclass(frozen=True)
class _Quoted:
    """A quotation where it is written: the number of its appearance in a claim."""

    claim: Claim
    number: int
    quotation: Quotation

    @property
    def first_line(self) -> Span:
        at = self.claim.at("appearances", self.number, "quote")
        begin = len(at.text) - len(_INDICATOR.sub("", at.text))
        return at.within(begin, begin + max(len(at.text[begin:].split("\n")[0]), 1))

    def part(self, start: int, end: int) -> Span:
        """A part of it in the file, by offsets in its text."""
        return self.claim.document.front.part(("appearances", self.number, "quote"), start, end)


def _quote(site: Site, quoted: _Quoted, article: Article) -> Generator[Diagnostic, None, tuple[Place, ...]]:
    """The problems of one quotation; returns the places at which it stands."""
    quotation = quoted.quotation
    if quotation.longest < SHORTEST:
        help = "quote more of the sentence, or paraphrase it (`paragraph: n` in place of `quote`)"
        yield QUOTE_TOO_SHORT.at(quoted.first_line, f"no {SHORTEST} words of the article stand together", help)
        return ()
    proved = in_proofs(quotation, site.proofs.get(article.id), article.language)
    text = site.archive.get(article.id)
    found = in_text(quotation, text, article.language, article.title) if text else proved
    judged = found.judgement.quotation if found.judgement else quotation
    if too_long := (length := judged.words) > site.settings.quote_words:
        help = "quote the decisive words only; `…` marks what is left out"
        message = f"{length} words are quoted; at most {site.settings.quote_words} may be"
        yield QUOTE_TOO_LONG.at(quoted.first_line, message, help)
        if not match.searched(quotation):
            return ()
    if text and found.miss:
        yield _not_found(quoted, found.miss, text)
    elif found.judgement and found.judgement.faults:
        yield from (_fault(quoted, fault, text) for fault in found.judgement.faults)
    else:
        yield from _unjudged(quoted, judged, article) if found.judgement else ()
        # Proofs that cannot be read were reported where they stand.
        # What is too long is to be shortened first.
        if not proved.places and article.id not in site.unproved and not too_long:
            yield _unproved(quoted, proved, bool(text))
    return found.places


def _not_found(quoted: _Quoted, miss: Miss, text: Source) -> Diagnostic:
    where = quoted.part(miss.part.start, miss.part.end)
    labels = (Label(archived(text).passage(miss.place), "the nearest passage"),) if miss.place else ()
    message = f"not in the article: it departs at `{where.text}`"
    return QUOTE_NOT_FOUND.at(where, message, _advice(quoted.quotation, miss), *labels)


def _unproved(quoted: _Quoted, standing: Standing, there: bool) -> Diagnostic:
    if there or not standing.miss:
        return QUOTE_UNPROVED.at(quoted.first_line, "not yet proved", _PROVE)
    where = quoted.part(standing.miss.part.start, standing.miss.part.end)
    if standing.nearest is None:
        return QUOTE_UNPROVED.at(where, "not yet proved, and near no proved quotation", _PROVE)
    message = f"departs from the nearest proved quotation at `{where.text}`"
    instead = f"`{standing.miss.expected}` stands there; " if standing.miss.expected else "the proved words end there; "
    return QUOTE_UNPROVED.at(where, message, f"{instead}restore it, or, if the change is meant, {_PROVE}")


def _advice(quotation: Quotation, miss: Miss) -> str:
    if miss.expected:
        return f"the article has `{miss.expected}` there; quote word for word, and mark what is left out with `…`"
    if miss.place:
        return f"{miss.place} ends there; a quotation goes on in the next one only after `…`"
    if any(joint.kind is JointKind.INSERTION for joint in quotation.joints):
        return "an insertion in [ ] stands for at most three words of the same paragraph"
    return "quote word for word, in the article's order; mark what is left out with `…`"


_OUTSIDE = "use `…` and say it outside the marks"
_SENSE = {
    Reason.HIDES: ("hides `{word}`", "quote that word too, or quote what stands on one side of it"),
    Reason.HIDES_NUMBER: ("hides the number `{word}`", "quote the number too"),
    Reason.HIDES_END: (
        "hides the end of a sentence",
        "close the sentence with its sign before the mark, or begin with a capital behind it; or quote one sentence",
    ),
    Reason.HIDES_MANY: (
        "hides more than three words of a language that has no list of negations",
        "leave out less, or quote what stands on one side",
    ),
    Reason.REPLACES: (
        "stands in place of `{word}`",
        f"an insertion may stand for a pronoun, an article, or a word of place or time; {_OUTSIDE}",
    ),
    Reason.REPLACES_GAP: ("stands where `…` was proved", f"write `…`, or {_PROVE}"),
    Reason.UNPLACED: ("stands in place of nobody can tell which word", "say it outside the marks"),
    Reason.ADDS: ("brings in `{word}`, which may turn the sense", "say it outside the marks"),
    Reason.ADDS_MANY: ("brings in more than five words", "say it outside the marks"),
    Reason.EMPTY: ("holds no words", "mark what is left out with `…`"),
    Reason.TURNS: ("makes another word of `{word}`", "quote the word as it stands, or say it outside the marks"),
}


def _fault(quoted: _Quoted, fault: Fault, text: Source | None) -> Diagnostic:
    where = quoted.part(fault.start, fault.end)
    labels = (Label(archived(text).passage(fault.place), "it stands here"),) if text and fault.place else ()
    if fault.reason is Reason.CROPPED:
        message = f"`{fault.word}` stands just outside the quotation and bears on it"
        help = "quote that word too, or other words"
        return QUOTE_CROPPED.at(where, message, help, *labels)
    said, help = _SENSE[fault.reason]
    if fault.reason is Reason.REPLACES and not fault.word:
        said = "stands in place of words that it may not replace"
    return QUOTE_SENSE.at(where, f"`{where.text}` {said.format(word=fault.word)}", help, *labels)


def _unjudged(quoted: _Quoted, judged: Quotation, article: Article) -> Iterator[Diagnostic]:
    joint = next((joint for joint in judged.all_joints if joint.stands_for), None)
    if joint and not language(article.language).listed:
        message = f"no list of negations for the language `{primary(article.language)}`: what is left out is not judged"
        help = "read the passage again: up to three words may be left out here, and nothing replaced"
        yield QUOTE_UNJUDGED.at(quoted.part(joint.start, joint.end), message, help)


def _total(site: Site, article: Article, places: list[Place]) -> Iterator[Diagnostic]:
    proofs = site.proofs.get(article.id)
    if article.rights is not Rights.RESERVED or not proofs:
        return
    limit = max(proofs.words * site.settings.quote_share // 100, site.settings.quote_total)
    if (words := proofs.extent(len(covered(places)))) > limit:
        message = f"{words} of the article's {proofs.words} words are quoted in all; at most {limit} may be"
        yield QUOTED_TOO_MUCH.at(article.at("title"), message, "shorten quotations, or paraphrase (`paragraph: n`)")


def _stale(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Proofs held against today's rules, and against the archived text, where that is at hand."""
    text, proofs = site.archive.get(article.id), site.proofs.get(article.id)
    if not proofs:
        return
    if proofs.quotations and not proofs.current(primary(article.language)):
        yield PROOF_OLD.at(proofs.source, _old(proofs, article), f"{_PROVE}, or `explainer upgrade`")
    if not text:
        return
    there = archived(text, article.title)
    if there.digest != proofs.sha256:
        yield PROOF_STALE.at(proofs.source, "the archived text has changed since it was proved", _PROVE)
    for proved in proofs.quotations:
        if odd := next((words for words, place in proved.segments if not there.holds(words, place)), None):
            message = f"“{odd}” does not stand in the archived text"
            yield PROOF_STALE.at(proofs.line(proved), message, _PROVE)


def _old(proofs: Proofs, article: Article) -> str:
    if proofs.format > 1 and proofs.language != primary(article.language):
        return f"proved by the words of the language `{proofs.language}`, but the article's is `{article.language}`"
    return "proved by older rules: what quotations hide at joints and edges was not judged"
