"""Quotations held against the archived texts: what can be proved of each article, as proofs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model import CONTENT, Site
from ..model.kinds import Article, Claim
from ..quotation import SUFFIX, Proved, Quotation, dump, primary
from ..source import counted
from ..views import archived, in_text


@dataclass(frozen=True)
class Outcome:
    """The proofs of an article as text, where they are kept, and how many quotations stand and do not stand."""

    article: Article
    path: str
    text: str
    stand: int
    fall: int


def prove(site: Site, article: Article, today: date) -> Outcome | None:
    """The proofs of an article, or None without its archived text. What was proved before keeps its date.

    Quotations that are too long, do not stand or do not keep the sense are left out: no more of an article is written
    down than is quoted, and what a joint hides is vouched for, not written.
    """
    source = site.archive.get(article.id)
    if source is None:
        return None
    text = archived(source, article.title)
    proofs = site.proofs.get(article.id)
    earlier = {each.segments: each.proved for each in (proofs.quotations if proofs else ())}
    found, fallen = [], 0
    for quotation in quotes(site, article):
        judgement = in_text(quotation, source, article.language, article.title).judgement
        if judgement is None or judgement.faults or judgement.quotation.words > site.settings.quote_words:
            fallen += 1
            continue
        segments = tuple((" ".join(text.passage(place).text.split()), place) for place in judgement.places)
        found.append(Proved(segments, earlier.get(segments, today), judgement.bonds, judgement.edges))
    used = {place.setting for each in found for place in each.places}
    beside = tuple(each for each in text.beside_counts if each[0] in used)
    written = dump(text.digest, text.counts, found, words=text.words, language=primary(article.language), beside=beside)
    return Outcome(article, proofs_path(site, article), written, len(found), fallen)


@dataclass(frozen=True)
class Kept:
    """What is at hand of an article: its text, its proofs, and whether these were made of that text."""

    id: str
    text: str
    proved: str
    here: bool
    proofs: bool
    agrees: bool


def kept_texts(site: Site) -> Iterator[Kept]:
    """What is at hand of each article, drafts included."""
    for article in site.all(Article, drafts=True):
        source, proofs = site.archive.get(article.id), site.proofs.get(article.id)
        words = f"{source.path}, {counted(archived(source).words, 'word')}" if source else "no text here"
        agrees = bool(source and proofs and archived(source).digest == proofs.sha256)
        proved = "not proved"
        if proofs:
            same = "by this text" if agrees else "by another text" if source else "by a text that is not here"
            proved = f"{counted(len(proofs.quotations), 'quotation')} proved {same}"
        yield Kept(article.id, words, proved, source is not None, proofs is not None, agrees)


def proofs_path(site: Site, article: Article) -> str:
    """Where the proofs of an article are kept, from the root of the project."""
    return f"{CONTENT}{site.kind(article).folder}/{article.id}{SUFFIX}"


def quotes(site: Site, article: Article) -> Iterator[Quotation]:
    """Every quotation of an article, drafts included, each once."""
    yield from dict.fromkeys(
        appearance.quote
        for claim in site.all(Claim, drafts=True)
        for appearance in claim.appearances
        if appearance.quote and appearance.article.id == article.id and appearance.quote.segments
    )
