"""Quotations held against the archived texts: what can be proved of each article, as proofs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model import CONTENT, Site
from ..model.kinds import Article, Claim
from ..quotation import SUFFIX, Proved, dump, match, normalise
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

    Quotations that are too long or do not stand are left out: no more of an article is written down than is quoted.
    """
    source = site.archive.get(article.id)
    if source is None:
        return None
    text = archived(source)
    proofs = site.proofs.get(article.id)
    earlier = {each.segments: each.proved for each in (proofs.quotations if proofs else ())}
    found, fallen = [], 0
    for quote in quotes(site, article):
        standing = in_text(quote, source)
        if not standing.places or match.length(quote) > site.settings.quote_words:
            fallen += 1
            continue
        segments = tuple((" ".join(text.passage(place).text.split()), place) for place in standing.places)
        found.append(Proved(segments, earlier.get(segments, today)))
    path = f"{CONTENT}{site.kind(article).folder}/{article.id}{SUFFIX}"
    digest = normalise.digest(span.text for span in text.paragraphs)
    return Outcome(article, path, dump(digest, text.counts, found), len(found), fallen)


def quotes(site: Site, article: Article) -> Iterator[str]:
    """Every quotation of an article, drafts included, each once."""
    yield from dict.fromkeys(
        appearance.quote
        for claim in site.all(Claim, drafts=True)
        for appearance in claim.appearances
        if appearance.quote and appearance.article.id == article.id and match.segments(appearance.quote)
    )
