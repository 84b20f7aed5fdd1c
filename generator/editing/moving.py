"""Numbers of paragraphs in claims and selections, moved along with a text of their article that was replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from ..model import Entry, Site
from ..model.kinds import Article, Claim, Selection
from ..quotation import words
from ..source import Edit, Source
from ..views import archived, in_text
from .proposal import Proposal

ALIKE: Final = 0.6
"""Of the words of two paragraphs together: with more in common the one became the other."""
Words = tuple[str, ...]


def moved(site: Site, article: Article, old: Source, new: Source) -> Proposal:
    """The numbers of paragraphs that claims and selections name, as they are in the new text of an article.

    A number whose paragraph went, was parted or is several stays, and is told.
    """
    now = renumbered(*([words(span.text) for span in archived(source).paragraphs] for source in (old, new)))
    edits: list[Edit] = []
    told: list[str] = []
    for entry, loc, number, quoting in _named(site, article):
        place = _quoted(quoting, article, old, new, number) or now.get(number)
        if place and place != number:
            edits.append(Edit(entry.at(*loc), str(place)))
        elif place is None:
            line = entry.at(*loc).first.line
            told.append(f"{entry.source.path}:{line} names paragraph {number}, whose words changed or went: look it up")
    return Proposal(tuple(edits), told=tuple(dict.fromkeys(told)))


def _named(site: Site, article: Article) -> Iterator[tuple[Entry, tuple[str | int, ...], int, Claim | None]]:
    """Each number of a paragraph: its entry, where it stands there, and the claim whose words tell more of it."""
    for claim in site.all(Claim, drafts=True):
        for at, appearance in enumerate(claim.appearances):
            if appearance.paragraph and appearance.article.id == article.id:
                yield claim, ("appearances", at, "paragraph"), appearance.paragraph, None
    for selection in site.all(Selection, drafts=True):
        for at, statement in enumerate(selection.statements if selection.article.id == article.id else ()):
            quoting = site.find(statement.claim) if statement.claim else None
            yield selection, ("statements", at, "paragraph"), statement.paragraph, quoting


def _quoted(claim: Claim | None, article: Article, old: Source, new: Source, number: int) -> int | None:
    """The paragraph in which words stand now that a claim quotes, and that stood in a numbered one."""
    for each in claim.appearances if claim else ():
        if each.quote and each.article.id == article.id:
            was, now = (in_text(each.quote, text, article.language, article.title).places for text in (old, new))
            if was and now and was[0].within == number:
                return now[0].within
    return None


def renumbered(old: Sequence[Words], new: Sequence[Words]) -> Mapping[int, int]:
    """The number of each paragraph in another text, where one there has its words, or nearly so; each from one."""
    found: dict[int, int] = {}
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found |= {at + 1: to + 1 for at, to in zip(range(a, b), range(c, d), strict=True)}
        elif tag == "replace":
            found |= dict(_alike(old, new, range(a, b), range(c, d)))
    # What was set elsewhere, where it stands there once.
    times = Counter(new)
    once = {each: to for to, each in enumerate(new, 1) if times[each] == 1}
    return {at: found.get(at) or once[each] for at, each in enumerate(old, 1) if at in found or each in once}


def _alike(old: Sequence[Words], new: Sequence[Words], among: range, others: range) -> Iterator[tuple[int, int]]:
    for at in among:
        near = [to for to in others if _share(old[at], new[to]) > ALIKE]
        if len(near) == 1:
            yield at + 1, near[0] + 1


def _share(one: Words, other: Words) -> float:
    both = sum((Counter(one) & Counter(other)).values())
    return 2 * both / (len(one) + len(other) or 1)
