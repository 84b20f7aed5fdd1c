"""Whether a quotation stands in its article, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..model import Site
from ..model.kinds import Appearance, Article, Claim
from ..quotation import (
    Judgement,
    KnownText,
    Miss,
    Place,
    Proofs,
    Proved,
    Quotation,
    Segment,
    WordPart,
    covered,
    judge,
    language,
    match,
    normalise,
    number,
    primary,
    whole,
)
from ..source import Source, Span, kept


@dataclass(frozen=True, eq=False)
class ArchivedText:
    """The archived text of an article: its paragraphs, and the parts of their words with offsets in each."""

    paragraphs: tuple[Span, ...]
    parts: tuple[tuple[WordPart, ...], ...]

    @cached_property
    def known(self) -> KnownText:
        return whole([span.text for span in self.paragraphs], self.parts)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of its normalised words, as proofs keep it."""
        return normalise.digest_of(word.text for word in self.known.words)

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbered words of each paragraph."""
        return tuple(parts[-1].number - parts[0].number + 1 if parts else 0 for parts in self.parts)

    @property
    def words(self) -> int:
        """All words, as limits count them."""
        return normalise.extent([part for parts in self.parts for part in parts])

    def passage(self, place: Place) -> Span:
        """A place as printed."""
        parts = [part for part in self.parts[place.paragraph - 1] if place.first <= part.number <= place.last]
        return self.paragraphs[place.paragraph - 1].within(parts[0].start, parts[-1].end)

    def has(self, text: str) -> bool:
        """Whether words stand in it as one run."""
        return bool(match.spots(Segment(normalise.parts(text)), self.known))

    def holds(self, text: str, place: Place) -> bool:
        """Whether words stand in the paragraph of a place."""
        if place.paragraph > len(self.parts):
            return False
        paragraph = KnownText((self.known.runs[place.paragraph - 1],), ())
        return bool(match.spots(Segment(normalise.parts(text)), paragraph))


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
    """What became of a quotation: where its words stand and what is wrong with its sense; or how near the best attempt
    came, and to which proved quotation."""

    judgement: Judgement | None
    miss: Miss | None = None
    nearest: Proved | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands, word for word and in its sense; none where it does not."""
        return self.judgement.places if self.judgement and not self.judgement.faults else ()


@kept
def in_text(quotation: Quotation, source: Source, tag: str) -> Standing:
    """A quotation held against the archived text of an article in a language."""
    known = archived(source).known
    judgement = judge(quotation, known, language(tag))
    return Standing(judgement, None if judgement else match.miss(quotation, known))


@kept
def in_proofs(quotation: Quotation, proofs: Proofs | None, tag: str) -> Standing:
    """A quotation held against what was proved: it stands if it lies, in order, within one proved quotation.

    Of those in which it does not, the nearest is the one with which it shares the most words, if it shares half of
    them with any.
    """
    current = proofs is not None and proofs.current(primary(tag))
    best: Standing | None = None
    for proved in proofs.holding(quotation.certain) if proofs else ():
        judgement = judge(quotation, proved.known if current else proved.unjudged, language(tag))
        if judgement and not judgement.faults:
            return Standing(judgement)
        if judgement and (best is None or not best.judgement or len(judgement.faults) < len(best.judgement.faults)):
            best = Standing(judgement, nearest=proved)
    return best or _nearest(quotation, proofs)


def _nearest(quotation: Quotation, proofs: Proofs | None) -> Standing:
    mine = {part.text for part in quotation.parts}
    nearest, most = None, (len(mine) + 1) // 2
    for proved in proofs.quotations if proofs else ():
        shared = len(mine & {part.text for run in proved.known.runs for part in run.parts})
        if shared > most or (shared == most and nearest is None):
            nearest, most = proved, shared
    return Standing(None, match.miss(quotation, (nearest.known if nearest else _NOTHING)), nearest)


_NOTHING = KnownText((), ())


def places(site: Site, appearance: Appearance) -> tuple[Place, ...]:
    """Where the words of an appearance stand, by its article's proofs; none where they do not."""
    article = site.find(appearance.article)
    if appearance.quote is None or article is None:
        return ()
    return in_proofs(appearance.quote, site.proofs.get(article.id), article.language).places


def quoted_of(site: Site, article: Article) -> Iterator[tuple[Claim, Place]]:
    """What the claims that stand quote of an article, by its proofs: each place with its claim."""
    for claim in site.referring(article, Claim):
        for each in claim.appearances:
            for place in places(site, each) if each.article.id == article.id else ():
                yield claim, place


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
    found = tuple(place for _, place in quoted_of(site, article))
    if not (proofs := site.proofs.get(article.id)):
        return Share(found, 0, 0)
    return Share(found, proofs.extent(len(covered(found))), proofs.words)
