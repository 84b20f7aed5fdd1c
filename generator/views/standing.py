"""Whether a quotation stands in its article, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Site
from ..model.kinds import Article, Claim
from ..quotation import Miss, Place, Proofs, Proved, Run, WordPart, match, number
from ..source import Source, Span


@dataclass(frozen=True)
class ArchivedText:
    """The archived text of an article: its paragraphs, and the parts of their words with offsets in each."""

    paragraphs: tuple[Span, ...]
    parts: tuple[tuple[WordPart, ...], ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        return match.runs(self.parts)

    @property
    def counts(self) -> tuple[int, ...]:
        """The words of each paragraph."""
        return tuple(parts[-1].number - parts[0].number + 1 if parts else 0 for parts in self.parts)

    def passage(self, place: Place) -> Span:
        """A place as printed."""
        parts = [part for part in self.parts[place.paragraph - 1] if place.first <= part.number <= place.last]
        return self.paragraphs[place.paragraph - 1].within(parts[0].start, parts[-1].end)


@lru_cache(maxsize=64)
def archived(source: Source) -> ArchivedText:
    """Paragraphs are parted by blank lines."""
    spans = tuple(
        source.span(match.start(), match.start() + len(match.group().rstrip()))
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", source.text)
    )
    return ArchivedText(spans, number([span.text for span in spans]))


@dataclass(frozen=True)
class Standing:
    """Where a quotation stands; or, with no places, how near the best attempt came and to which proved one."""

    places: tuple[Place, ...]
    miss: Miss | None = None
    nearest: Proved | None = None


def in_text(quote: str, source: Source) -> Standing:
    """A quotation held against the archived text."""
    found = match.find(match.segments(quote), archived(source).runs)
    return Standing((), found) if isinstance(found, Miss) else Standing(found)


def in_proofs(quote: str, proofs: Proofs | None) -> Standing:
    """A quotation held against what was proved: it stands if it lies, in order, within one proved quotation.

    The nearest is the one with which it shares the most words, if it shares half of them with any.
    """
    segments = match.segments(quote)
    mine = {part.text for segment in segments for part in segment.parts}
    best, most = Standing((), Miss(segments[0].parts[0], 0, None, None)), (len(mine) + 1) // 2
    for proved in proofs.quotations if proofs else ():
        found = match.find(segments, proved.runs)
        if not isinstance(found, Miss):
            return Standing(found)
        shared = len(mine & {part.text for run in proved.runs for part in run.parts})
        if shared > most or (shared == most and best.nearest is None):
            best, most = Standing((), found, proved), shared
    return best


def places(site: Site, article: str, quote: str) -> tuple[Place, ...]:
    """Where a quotation of an article stands, by its proofs; none where it does not."""
    return in_proofs(quote, site.proofs.get(article)).places if match.segments(quote) else ()


@dataclass(frozen=True)
class Share:
    """How much of an article the site quotes: where, and how many of how many words."""

    places: tuple[Place, ...]
    words: int
    of: int

    @property
    def percent(self) -> float:
        """To one decimal; 0 where nothing is proved of the article."""
        return round(100 * self.words / self.of, 1) if self.of else 0.0


def share(site: Site, article: Article) -> Share:
    """What the claims that stand quote of an article, by its proofs; overlapping quotations count once."""
    found = tuple(
        place
        for claim in site.referring(article, Claim)
        for each in claim.appearances
        if each.quote and each.article.id == article.id
        for place in places(site, article.id, each.quote)
    )
    proofs = site.proofs.get(article.id)
    return Share(found, len(match.covered(found)), proofs.words if proofs else 0)
