"""Topics against articles: how many claims each article makes on each topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Site
from ..model.kinds import Article, Claim, Topic

MATRIX = 12
"""The most articles and the most topics that a matrix sets against each other."""


@dataclass(frozen=True)
class Cell:
    """How many claims an article makes on a topic; `weight` from 1 to 3 says how many that is beside the most."""

    count: int
    weight: int


@dataclass(frozen=True)
class Matrix:
    """Topics against articles."""

    articles: tuple[Article, ...]
    rows: tuple[tuple[Topic, tuple[Cell, ...]], ...]


def matrix(site: Site, claims: Sequence[Claim]) -> Matrix | None:
    """How many claims each article makes on each topic; None where there are too many of either to be seen at once."""
    articles = tuple(article for article in site.all(Article) if site.referring(article, Claim))
    used: Mapping[Topic, list[int]] = {
        topic: [
            sum(
                topic in site.resolve(claim.topics) and any(each.article.id == article.id for each in claim.appearances)
                for claim in claims
            )
            for article in articles
        ]
        for topic in (site.all(Topic) if len(articles) <= MATRIX else ())
    }
    rows = {topic: counts for topic, counts in used.items() if any(counts)}
    if not rows or len(rows) > MATRIX:
        return None
    most = max(max(counts) for counts in rows.values())
    return Matrix(
        articles, tuple((topic, tuple(_cell(count, most) for count in counts)) for topic, counts in rows.items())
    )


def _cell(count: int, most: int) -> Cell:
    return Cell(count, 0 if not count else 1 + (2 * count >= most) + (count == most))
