"""A passage of an article, found by its words: what is quoted, in which paragraph, and who may be speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Site
from ..model.kinds import Article, Person
from ..quotation import Judgement, Miss, Place, Reason, parse_quotation
from ..source import RefusedError, Source, Span, meant_date
from ..views import archived, in_text
from .likeness import Corpus
from .statements import sentences_of

NEAR, LIKE = 3, 0.15
"""So many passages are told where none has the words, from this likeness on."""
_DATE = re.compile(r"\b\d{1,2}\.? [^\W\d]{3,9} \d{4}\b|\b[^\W\d]{3,9} \d{1,2}, \d{4}\b|\b\d{4}-\d\d-\d\d\b")
_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("‘", "’"), ("「", "」"))


@dataclass(frozen=True)
class QuotedPassage:
    """Words of an article as it prints them, and what stands around them."""

    article: Article
    quote: str
    place: Place
    spoken: bool
    """Whether they stand in quotation marks, so that somebody else than the author says them."""
    speakers: tuple[Person, ...]
    """People with an entry who are named near, the nearest first."""
    said: str | None
    """A date that the paragraph gives."""
    faults: tuple[str, ...]
    """What would turn the sense."""

    @property
    def paragraph(self) -> int | None:
        """In which paragraph it begins; None where it stands in the headline, a sub-head or a caption."""
        return self.place.within


def text_of(site: Site, article: Article) -> Source:
    """The archived text of an article. Raises RefusedError where it is not here."""
    if not (source := site.archive.get(article.id)):
        raise RefusedError(f"archive/{article.id}.md is not here: take the article in with explainer ingest")
    return source


def found(site: Site, article: Article, words: str) -> QuotedPassage:
    """The passage that has some words; `…` stands for what is left out.

    Raises RefusedError where no passage has them, with those that are near.
    """
    source = text_of(site, article)
    quotation = parse_quotation(words)
    standing = in_text(quotation, source, article.language, article.title)
    if not standing.judgement:
        raise RefusedError(_not_found(source, article, words, standing.miss))
    text, places = archived(source, article.title), standing.judgement.places
    spans = [text.passage(place) for place in places]
    paragraph = text.block(places[0])
    inside = (spans[0].start - paragraph.start, spans[0].end - paragraph.start)
    spoken = _spoken(paragraph.text, inside[0])
    before = text.paragraphs[places[0].paragraph - 2].text if (places[0].within or 0) > 1 and spoken else ""
    dates = {meant_date(match.group()) for match in _DATE.finditer(paragraph.text)} - {None}
    return QuotedPassage(
        article,
        _printed(words, standing.judgement, spans),
        places[0],
        spoken,
        tuple(_speakers(site, paragraph.text, inside, before)),
        dates.pop() if len(dates) == 1 else None,
        tuple(_fault(fault.reason, fault.word) for fault in standing.judgement.faults),
    )


def _printed(words: str, judgement: Judgement, spans: list[Span]) -> str:
    """The quotation with each segment as the article prints it; what stands between them stays as it was given."""
    segments = judgement.quotation.segments
    if any(segment.altered for segment in segments):
        return " ".join(words.split())
    pieces, end = [], 0
    for segment, span in zip(segments, spans, strict=True):
        pieces += [words[end : segment.parts[0].start], span.text]
        end = segment.parts[-1].end
    pieces = [*pieces, words[end:]]
    # At the edges only what marks words left out or put in is a part of the quotation.
    pieces[0], pieces[-1] = (each if re.search(r"[…\[]|\.\.\.", each) else "" for each in (pieces[0], pieces[-1]))
    return " ".join("".join(pieces).split())


def _fault(reason: Reason, word: str) -> str:
    what = f"`{word}` " if word else ""
    if reason is Reason.CROPPED:
        return f"{what}stands just outside the quotation and bears on it; quote it too"
    return f"what is left out or put in {reason.value.removeprefix('a ')} {what}".strip()


def _not_found(source: Source, article: Article, words: str, miss: Miss | None) -> str:
    told = f"`{article.id}` does not have these words"
    if miss and miss.place and miss.expected:
        told += f"; in {miss.place} it has `{miss.expected}` in place of `{miss.part.text}`"
    sentences = {(number, text): text for number, text in sentences_of(source)}
    near = list(Corpus(sentences).like(words, LIKE))[:NEAR]
    told += "; nearest:" if near else f"; look with explainer show {article.id}"
    return "\n".join((told, *(f"  {number}: {text}" for number, text in near)))


# who speaks -----------------------------------------------------------------------------------------------------------


def _spoken(text: str, at: int) -> bool:
    """Whether quotation marks are open at a place of a text."""
    before = text[:at]
    if before.count('"') % 2:
        return True
    for opening, closing in _PAIRS:
        # A closing mark of one language opens in another, and an apostrophe closes nothing.
        opened, closed = before.rfind(opening), before.rfind(closing)
        if opened > closed and closing in text[at:]:
            return True
    return False


def _speakers(site: Site, text: str, inside: tuple[int, int], before: str) -> Iterator[Person]:
    near: list[tuple[int, str, Person]] = []
    for person in site.all(Person, drafts=True):
        at = [*_named(person, text)]
        if at:
            near.append((min(_distance(each, inside) for each in at), person.id, person))
        elif back := [*_named(person, before)]:
            near.append((len(text) + len(before) - max(back), person.id, person))
    yield from (person for _, _, person in sorted(near, key=lambda each: each[:2]))


def _named(person: Person, text: str) -> Iterator[int]:
    names = {person.name, *person.also}
    names |= {name.split()[-1] for name in names if len(name.split()[-1]) > 3}
    for name in names:
        yield from (match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _distance(at: int, inside: tuple[int, int]) -> int:
    """How far a place is from a passage; one within it is named in what is said, and speaks least likely."""
    if inside[0] <= at < inside[1]:
        return 10**6
    return inside[0] - at if at < inside[0] else at - inside[1]
