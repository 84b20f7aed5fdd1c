"""A quotation stands in its article, word for word, is short, and not too much is quoted in all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterator

from ..model import Site
from ..model.kinds import Article, Claim, Rights
from ..quotation import SHORTEST, Joint, Miss, Place, Segment, match, normalise
from ..source import Diagnostic, Label, Rule, Span
from ..views import Standing, archived, in_proofs, in_text

QUOTE_NOT_FOUND = Rule("quote-not-found")
QUOTE_UNPROVED = Rule("quote-unproved")
QUOTE_TOO_SHORT = Rule("quote-too-short")
QUOTE_TOO_LONG = Rule("quote-too-long")
QUOTED_TOO_MUCH = Rule("quoted-too-much")
PROOF_STALE = Rule("proof-stale")
RULES = (QUOTE_NOT_FOUND, QUOTE_UNPROVED, QUOTE_TOO_SHORT, QUOTE_TOO_LONG, QUOTED_TOO_MUCH, PROOF_STALE)

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
            places = yield from _quote(site, claim, number, appearance.quote, article.id)
            if not claim.draft:
                quoted[article.id].extend(places)
    for article in site.all(Article):
        yield from _total(site, article, quoted[article.id])
        yield from _stale(site, article)


def _quote(
    site: Site, claim: Claim, number: int, quote: str, article: str
) -> Generator[Diagnostic, None, tuple[Place, ...]]:
    """The problems of one quotation; returns the places at which it stands."""
    loc = ("appearances", number, "quote")
    at = claim.at(*loc)
    begin = len(at.text) - len(_INDICATOR.sub("", at.text))
    at = at.within(begin, begin + max(len(at.text[begin:].split("\n")[0]), 1))
    segments = match.segments(quote)
    longest = max((segment.words for segment in segments), default=0)
    if longest < SHORTEST:
        help = "quote more of the sentence, or paraphrase it (`paragraph: n` in place of `quote`)"
        yield QUOTE_TOO_SHORT.at(at, f"no {SHORTEST} words of the article stand together", help)
        return ()
    if (length := match.length(quote)) > site.settings.quote_words:
        help = "quote the decisive words only; `…` marks what is left out"
        message = f"{length} words are quoted; at most {site.settings.quote_words} may be"
        yield QUOTE_TOO_LONG.at(at, message, help)
    proved = in_proofs(quote, site.proofs.get(article))
    text = site.archive.get(article)
    if text and (miss := (found := in_text(quote, text)).miss):
        passage = archived(text).passage(miss.place) if miss.place else None
        labels = (Label(passage, "the nearest passage"),) if passage else ()
        where = _place(claim, number, miss)
        message = f"not in the article: it departs at `{where.text}`"
        yield QUOTE_NOT_FOUND.at(where, message, _advice(segments, miss), *labels)
        return ()
    if proved.miss and article in site.unproved:
        # Proofs that cannot be read were reported where they stand.
        return found.places if text else ()
    if proved.miss:
        yield _unproved(claim, number, proved, bool(text))
        return found.places if text else ()
    return proved.places


def _unproved(claim: Claim, number: int, standing: Standing, there: bool) -> Diagnostic:
    assert standing.miss
    where = _place(claim, number, standing.miss)
    if there:
        return QUOTE_UNPROVED.at(where, "not yet proved", _PROVE)
    if standing.nearest is None:
        return QUOTE_UNPROVED.at(where, "not yet proved, and near no proved quotation", _PROVE)
    message = f"departs from the nearest proved quotation at `{where.text}`"
    instead = f"`{standing.miss.expected}` stands there; " if standing.miss.expected else "the proved words end there; "
    return QUOTE_UNPROVED.at(where, message, f"{instead}restore it, or, if the change is meant, {_PROVE}")


def _place(claim: Claim, number: int, miss: Miss) -> Span:
    return claim.document.front.part(("appearances", number, "quote"), miss.part.start, miss.part.end)


def _advice(segments: tuple[Segment, ...], miss: Miss) -> str:
    if miss.expected:
        return f"the article has `{miss.expected}` there; quote word for word, and mark what is left out with `…`"
    if miss.place:
        return f"paragraph {miss.place.paragraph} ends there; a quotation goes on in the next one only after `…`"
    if any(segment.joint is Joint.INSERTION for segment in segments):
        return "an insertion in [ ] stands for at most three words of the same paragraph"
    return "quote word for word, in the article's order; mark what is left out with `…`"


def _total(site: Site, article: Article, places: list[Place]) -> Iterator[Diagnostic]:
    proofs = site.proofs.get(article.id)
    if article.rights is not Rights.RESERVED or not proofs:
        return
    limit = max(proofs.words * site.settings.quote_share // 100, site.settings.quote_total)
    if (words := len(match.covered(places))) > limit:
        message = f"{words} of the article's {proofs.words} words are quoted in all; at most {limit} may be"
        yield QUOTED_TOO_MUCH.at(article.at("title"), message, "shorten quotations, or paraphrase (`paragraph: n`)")


def _stale(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Proofs held against the archived text, where that is at hand."""
    text, proofs = site.archive.get(article.id), site.proofs.get(article.id)
    if not text or not proofs:
        return
    paragraphs = archived(text).paragraphs
    if normalise.digest(span.text for span in paragraphs) != proofs.sha256:
        yield PROOF_STALE.at(proofs.source, "the archived text has changed since it was proved", _PROVE)
    runs = archived(text).runs
    for proved in proofs.quotations:
        pieces = tuple(match.segments(words)[0] for words, _ in proved.segments)
        for piece, place in zip(pieces, proved.places, strict=True):
            there = tuple(run for run in runs if run.paragraph == place.paragraph)
            found = match.find((piece,), there)
            if isinstance(found, Miss):
                message = f"“{proved.segments[0][0]}” does not stand in the archived text"
                yield PROOF_STALE.at(proofs.line(proved), message, _PROVE)
                break
