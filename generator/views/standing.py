"""Whether a quotation stands in its article, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..model import Site
from ..model.kinds import Appearance, Article, Claim
from ..quotation import (
    MARK,
    Beside,
    Judgement,
    KnownText,
    Miss,
    Place,
    Proofs,
    Proved,
    Quotation,
    Segment,
    Setting,
    WordPart,
    apart,
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
    """The archived text of an article: its paragraphs, and the parts of their words with offsets in each; and, apart
    from them, its headline, sub-heads and captions."""

    paragraphs: tuple[Span, ...]
    parts: tuple[tuple[WordPart, ...], ...]
    beside: tuple[tuple[Place, Span], ...] = ()
    """Each of these as a whole: its place, and its words as printed."""

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

    @property
    def beside_counts(self) -> Beside:
        """The numbered words of each headline, sub-head and caption."""
        found = {setting: [p.last - p.first + 1 for p, _ in self.beside if p.setting is setting] for setting in Setting}
        return tuple((setting, tuple(counts)) for setting, counts in found.items() if counts)

    @cached_property
    def apart(self) -> tuple[KnownText, ...]:
        return tuple(apart(span.text, place) for place, span in self.beside)

    def block(self, place: Place) -> Span:
        """The paragraph, headline, sub-head or caption of a place."""
        if place.within:
            return self.paragraphs[place.paragraph - 1]
        return next(span for at, span in self.beside if at.setting is place.setting and at.paragraph == place.paragraph)

    def passage(self, place: Place) -> Span:
        """A place as printed."""
        if not place.within:
            block = self.block(place)
            first = next(at.first for at, span in self.beside if span is block)
            found = [part for part in normalise.parts(block.text, first) if place.first <= part.number <= place.last]
            return block.within(found[0].start, found[-1].end)
        parts = [part for part in self.parts[place.paragraph - 1] if place.first <= part.number <= place.last]
        return self.paragraphs[place.paragraph - 1].within(parts[0].start, parts[-1].end)

    def has(self, text: str) -> bool:
        """Whether words stand in it as one run."""
        return bool(match.spots(Segment(normalise.parts(text)), self.known))

    def holds(self, text: str, place: Place) -> bool:
        """Whether words stand in the paragraph, headline, sub-head or caption of a place."""
        if not place.within:
            known = [each for each in self.apart if each.runs[0].setting is place.setting]
        elif place.paragraph > len(self.parts):
            return False
        else:
            known = [KnownText((self.known.runs[place.paragraph - 1],), ())]
        return any(match.spots(Segment(normalise.parts(text)), each) for each in known)


@lru_cache(maxsize=64)
def archived(source: Source, title: str = "") -> ArchivedText:
    """Paragraphs are parted by blank lines; one that begins with `[headline]`, `[sub-head]` or `[caption]` is that.

    `title` is the headline by the record, for a text that marks none.
    """
    blocks = [
        source.span(match.start(), match.start() + len(match.group().rstrip()))
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", source.text)
    ]
    marks = [MARK.match(span.text) for span in blocks]
    spans = tuple(span for span, mark in zip(blocks, marks, strict=True) if not mark)
    beside = [
        (Setting(mark[1]), span.within(mark.end(), len(span.text)))
        for span, mark in zip(blocks, marks, strict=True)
        if mark
    ]
    if title and all(setting is not Setting.HEADLINE for setting, _ in beside):
        beside.append((Setting.HEADLINE, Source(source.path, title).span(0, len(title))))
    return ArchivedText(spans, number([span.text for span in spans]), tuple(_beside(beside)))


def _beside(found: list[tuple[Setting, Span]]) -> Iterator[tuple[Place, Span]]:
    """Numbered for each setting on its own, and so are their words."""
    last: dict[Setting, Place] = {}
    for setting, span in found:
        before = last.get(setting, Place(0, 0, 0, setting))
        parts = normalise.parts(span.text, before.last + 1)
        if parts:
            last[setting] = Place(before.paragraph + 1, before.last + 1, parts[-1].number, setting)
            yield last[setting], span


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
def in_text(quotation: Quotation, source: Source, tag: str, title: str = "") -> Standing:
    """A quotation held against the archived text of an article in a language, then against its headline and captions.

    `title` is the headline by the record.
    """
    text = archived(source, title)
    judgement = judge(quotation, text.known, language(tag))
    if judgement is None or judgement.faults:
        others = (judge(quotation, each, language(tag)) for each in text.apart)
        judgement = next((other for other in others if other and not other.faults), judgement)
    return Standing(judgement, None if judgement else match.miss(quotation, text.known))


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
