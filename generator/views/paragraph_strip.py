"""In which paragraph of its article an appearance stands, and the paragraphs drawn to length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..model import Site
from ..model.kinds import Appearance, Article, Claim
from ..quotation import Place
from .standing import places


def paragraph_of(site: Site, appearance: Appearance) -> dict[str, Any]:
    """In which paragraph of how many an appearance stands, or beside them, and where its words are."""
    proofs = site.proofs.get(appearance.article.id)
    total = len(proofs.paragraphs) if proofs else 0
    found = places(site, appearance)
    paragraph = found[0].within if found else appearance.paragraph
    return {
        "paragraph": paragraph,
        "of": total,
        "places": found,
        "beside": found[0].setting if found and not paragraph else None,
    }


@dataclass(frozen=True)
class ParagraphClaims:
    """The claims that a paragraph of an article makes; of no known paragraph where `number` is None."""

    number: int | None
    claims: tuple[Claim, ...]


def by_paragraph(
    site: Site, article: Article, claims: Iterable[Claim], *, once: bool = False
) -> tuple[ParagraphClaims, ...]:
    """Claims in the order in which an article makes them: in each paragraph that does, or `once`, in the first."""
    found: dict[int | None, list[Claim]] = {}
    for claim in claims:
        made = [paragraph_of(site, each)["paragraph"] for each in claim.appearances if each.article.id == article.id]
        for number in [min(filter(None, made), default=None)] if once else dict.fromkeys(made):
            found.setdefault(number, []).append(claim)
    ordered = sorted(found.items(), key=lambda part: (part[0] is None, part[0] or 0))
    return tuple(ParagraphClaims(number, tuple(group)) for number, group in ordered)


def paragraph_strip(site: Site, article: Article, found: Iterable[Place]) -> dict[str, Any] | None:
    """An article as paragraphs drawn to length, those that hold given places marked."""
    proofs = site.proofs.get(article.id)
    if not proofs:
        return None
    marked = {place.within for place in found if place.within}
    gap, at, boxes = 6, 0, []
    for number, words in enumerate(proofs.paragraphs, 1):
        boxes.append({"x": at, "width": max(words, 2), "on": number in marked})
        at += max(words, 2) + gap
    return {"boxes": boxes, "width": at - gap, "marked": sorted(marked)}
