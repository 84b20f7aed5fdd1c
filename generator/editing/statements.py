"""What an article states, sentence by sentence: the draft of its selection, and one line more of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import CONTENT, Site
from ..model.kinds import SELECTION, Article, Claim, Left, Selection
from ..quotation import Place, count
from ..source import Edit, RefusedError, Source
from ..syntax import scalar
from ..views import archived, in_text, split, states
from .finding import unread
from .likeness import Corpus

SHORT = 4
"""A sentence of fewer words is a headline or an interjection."""
_WAYS = f"  # each has its `claim`, or why it was `left`: {', '.join(Left)}"
LIKE, MOST = 0.3, 3
"""From this likeness on claims say the same, most likely; so many are named."""


@dataclass(frozen=True)
class StatedSentence:
    """A sentence of an article: what takes it up already, and which claims of other articles may say the same."""

    paragraph: int
    text: str
    checkable: bool
    """Whether it gives a figure, a date or an attribution."""
    claims: tuple[Claim, ...]
    like: tuple[Claim, ...]


def sentences_of(source: Source) -> Iterator[tuple[int, str]]:
    """The sentences of an archived text, each with the number of its paragraph."""
    for number, paragraph in enumerate(archived(source).paragraphs, 1):
        yield from ((number, " ".join(text.split())) for text in split(paragraph.text) if text.strip())


def stated(site: Site, article: Article, source: Source) -> Iterator[StatedSentence]:
    """What an article states: its sentences but for questions, exclamations and what is too short to state anything."""
    here = {claim: _said_in(claim, article, source) for claim in _claims_of(site, article)}
    titles = Corpus({claim: claim.title for claim in here})
    others = Corpus({claim: _told(claim) for claim in site.all(Claim, drafts=True) if claim not in here})
    for number, text, first, last in _numbered(source):
        if count(text) < SHORT or re.search(r"[?!][”’\"»)\]]*$", text):
            continue
        quoting = [claim for claim, places in here.items() if any(_within(each, first, last) for each in places)]
        told = [claim for claim in titles.like(text, LIKE) if _paraphrases(claim, article, number)]
        claims = tuple(dict.fromkeys((*quoting, *told)))
        like = () if claims else tuple(others.like(text, LIKE))[:MOST]
        yield StatedSentence(number, text, states(text), claims, like)


def _numbered(source: Source) -> Iterator[tuple[int, str, int, int]]:
    """The sentences of an archived text, each with its paragraph and the numbers of its first and last word."""
    text = archived(source)
    for number, (paragraph, parts) in enumerate(zip(text.paragraphs, text.parts, strict=True), 1):
        end = 0
        for sentence in split(paragraph.text):
            start, end = end, end + len(sentence)
            own = [part.number for part in parts if start <= part.start < end]
            if own:
                yield number, " ".join(sentence.split()), own[0], own[-1]


def _claims_of(site: Site, article: Article) -> list[Claim]:
    claims = site.all(Claim, drafts=True)
    return [claim for claim in claims if any(each.article.id == article.id for each in claim.appearances)]


def _said_in(claim: Claim, article: Article, source: Source) -> tuple[Place, ...]:
    quotes = (each.quote for each in claim.appearances if each.quote and each.article.id == article.id)
    return tuple(place for quote in quotes for place in in_text(quote, source, article.language, article.title).places)


def by_paragraph(site: Site, article: Article, source: Source) -> Mapping[int, tuple[Claim, ...]]:
    """The claims that quote or paraphrase each paragraph of an archived text."""
    made: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in _claims_of(site, article):
        numbers = [place.within for place in _said_in(claim, article, source) if place.within]
        numbers += [each.paragraph for each in claim.appearances if each.paragraph and each.article.id == article.id]
        for number in dict.fromkeys(numbers):
            made[number].append(claim)
    return {number: tuple(claims) for number, claims in made.items()}


def _within(place: Place, first: int, last: int) -> bool:
    return place.first <= last and first <= place.last


def _paraphrases(claim: Claim, article: Article, paragraph: int) -> bool:
    return any(each.paragraph == paragraph and each.article.id == article.id for each in claim.appearances)


def _told(claim: Claim) -> str:
    return " ".join((claim.title, *(each.quote.text for each in claim.appearances if each.quote)))


# the selection --------------------------------------------------------------------------------------------------------


def drafted(site: Site, article: Article, sentences: Sequence[StatedSentence]) -> str:
    """The file of a selection to be filled in. The text of an article enters it only where it may be published."""
    shown = article.id in site.texts
    lines = [line for sentence in sentences for line in _lines(sentence, shown=shown)]
    title = scalar(f"What {article.outlet} states")
    front = "\n".join(("draft: true", f"title: {title}", f"article: {article.id}", "statements:", _WAYS, *lines))
    return f"---\n{front}\n---\n\n{SELECTION.guidance}\n"


def _lines(sentence: StatedSentence, *, shown: bool) -> Iterator[str]:
    for claim in sentence.claims:
        yield f"  - {{paragraph: {sentence.paragraph}, text: {scalar(claim.title, flow=True)}, claim: {claim.id}}}"
    if not sentence.claims:
        same = f"  # as {', '.join(claim.id for claim in sentence.like)}?" if sentence.like else ""
        left = "…" if sentence.checkable else "vague"
        said = f"  # {sentence.text}" if shown else ""
        yield f"  - {{paragraph: {sentence.paragraph}, text: …, left: {left}}}{said or same}"


def listed(site: Site, article: Article, paragraph: int, text: str, claim: str) -> Edit:
    """A line for a new claim in the selection of its article, in the article's order.

    It is a comment, since a selection that is published names no draft. Raises RefusedError where there is no selection
    that could take it.
    """
    found = next((each for each in site.all(Selection, drafts=True) if each.article.id == article.id), None)
    if not found:
        raise RefusedError(_unlisted(site, article, paragraph, text, claim))
    tree, source = found.document.front, found.source
    if tree.values[("statements",)].text.startswith("["):
        raise RefusedError(f"{source.path} lists its statements in brackets: add the line by hand")
    places = [tree.values[("statements", number)] for number in range(len(found.statements))]
    before = [at for at, each in zip(places, found.statements, strict=True) if each.paragraph <= paragraph]
    at = (before or places)[-1 if before else 0]
    dash = source.text.rfind("-", 0, at.start)
    indent = " " * (source.position(dash).column - 1)
    value = scalar(text, flow=True)
    line = f"{indent}# - {{paragraph: {paragraph}, text: {value}, claim: {claim}}}\n"
    place = source.text.find("\n", at.end) + 1 if before else source.starts[source.position(dash).line - 1]
    return Edit(source.span(place, place), line)


def _unlisted(site: Site, article: Article, paragraph: int, text: str, claim: str) -> str:
    """Why no selection of an article can take a line, and what to do."""
    if (path := f"{CONTENT}selections/{article.id}.md") in unread(site):
        line = f"- {{paragraph: {paragraph}, text: {scalar(text, flow=True)}, claim: {claim}}}"
        return f"{path} cannot be read until it is filled in; write there, when the claim is published, `{line}`"
    return f"there is no selection of `{article.id}`; begin one with explainer new selection --from {article.id}"
