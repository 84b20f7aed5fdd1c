"""The draft of a claim that quotes a passage, with what the article says of it filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, count

from ..letters import words_of
from ..model import ID_LENGTH, RESERVED, Site
from ..model.kinds import Claim, Person
from ..quotation import language, primary
from ..syntax import scalar
from .likeness import COMMON
from .passages import QuotedPassage

FILL = "…"
WORDS = 5
"""An id is made of at most so many words."""
_KEPT = frozenset({"no", "not"})


@cache
def _common(tag: str) -> frozenset[str]:
    """Words that say little in a language, as ids are written: articles, pronouns, words that bind."""
    known = language(tag)
    if primary(tag) == "en" or not known.listed:
        return COMMON
    return frozenset(word for each in known.replaceable | known.opening for word in words_of(each, tag))


def free_id(site: Site, text: str) -> str:
    """An id for a claim made of the words of a text that say something, which no claim has or had."""
    words = words_of(re.sub(r"(?<=\d),(?=\d{3})|['’]", "", text), site.language.tag)
    common = _common(site.language.tag)
    telling = [word for word in words if word in _KEPT or (word not in common and (len(word) > 1 or word.isdigit()))]
    base = "-".join((telling or words)[:WORDS])[: ID_LENGTH - 4].strip("-") or "claim"
    taken = {id for claim in site.all(Claim, drafts=True) for id in (claim.id, *claim.formerly)} | RESERVED
    taken |= {path.rpartition("/")[2].removesuffix(".md") for path in site.files if path.startswith("content/claims/")}
    return next(id for id in chain([base], (f"{base}-{number}" for number in count(2))) if id not in taken)


def appearance(passage: QuotedPassage, speaker: str | None) -> str:
    """The appearance of a claim, in YAML: the words as a block, who says them as far as that can be told, and when."""
    lines = [f"  - article: {passage.article.id}", "    quote: >-", f"      {passage.quote}"]
    return "\n".join((*lines, *_speaker(passage, speaker), *_said(passage)))


def _speaker(passage: QuotedPassage, speaker: str | None) -> Iterator[str]:
    names = ", ".join(person.id for person in passage.speakers)
    if speaker:
        yield f"    speaker: {scalar(speaker)}"
    elif passage.spoken:
        alone = passage.speakers[0].id if len(passage.speakers) == 1 else FILL
        yield f"    speaker: {alone}" + (f"  # {names}" if len(passage.speakers) > 1 else "")
    elif names:
        yield f"    # speaker: {FILL}  # {names}; left out, the article's author"


def _said(passage: QuotedPassage) -> Iterator[str]:
    if passage.said:
        # What the author says was said when the article appeared, whatever day it tells of.
        yield f"    {'' if passage.spoken else '# '}said: {passage.said}"


def told(passage: QuotedPassage, speaker: str | None) -> Iterator[str]:
    """What an editor is to know of a passage that was found."""
    yield f"{passage.place}: “{passage.quote}”"
    yield from passage.faults
    if passage.spoken and not speaker:
        yield _who(passage.speakers)


def _who(speakers: tuple[Person, ...]) -> str:
    if not speakers:
        return "it stands in quotation marks, and nobody among content/people is named near: fill in `speaker`"
    if len(speakers) == 1:
        return (
            f"it stands in quotation marks: `speaker` is {speakers[0].name}, who is named near; see whether that is so"
        )
    return f"it stands in quotation marks: `speaker` is one of {', '.join(each.name for each in speakers)}"
