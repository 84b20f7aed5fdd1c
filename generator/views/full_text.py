"""The full text of an article that may be published, its claims marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..model import Site
from ..model.kinds import Article, Claim
from .standing import archived, quoted_of


@dataclass(frozen=True)
class Piece:
    """A run of the text: whether a claim quotes it, and the claims whose quotation ends with it."""

    text: str
    marked: bool
    claims: tuple[Claim, ...]


def full_text(site: Site, article: Article) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of an article as pieces; none where its text may not be published."""
    if article.id not in site.texts:
        return ()
    text = archived(site.archive[article.id])
    quoted: list[tuple[int, int, int, Claim]] = []
    for claim, place in ((claim, place) for claim, place in quoted_of(site, article) if place.within):
        span, paragraph = text.passage(place), text.paragraphs[place.paragraph - 1]
        quoted.append((place.paragraph, span.start - paragraph.start, span.end - paragraph.start, claim))
    return tuple(
        _pieces(paragraph.text, [(start, end, claim) for n, start, end, claim in quoted if n == number])
        for number, paragraph in enumerate(text.paragraphs, 1)
    )


def _pieces(text: str, quoted: list[tuple[int, int, Claim]]) -> tuple[Piece, ...]:
    """Cut wherever a quotation begins or ends, so that quotations may overlap."""
    cuts = sorted({0, len(text), *(start for start, _, _ in quoted), *(end for _, end, _ in quoted)})
    return tuple(
        Piece(
            text[from_:to],
            any(start <= from_ and to <= end for start, end, _ in quoted),
            tuple(dict.fromkeys(claim for _, end, claim in quoted if end == to)),
        )
        for from_, to in pairwise(cuts)
    )
