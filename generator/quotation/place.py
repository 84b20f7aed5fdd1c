"""Where quoted words stand in an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Setting(StrEnum):
    """In what of an article words stand."""

    PARAGRAPH = "paragraph"
    HEADLINE = "headline"
    SUBHEAD = "sub-head"
    CAPTION = "caption"


@dataclass(frozen=True)
class Place:
    """Where a segment stands: paragraph, and its first and last word, all numbered from one through the article."""

    paragraph: int
    first: int
    last: int
    setting: Setting = Setting.PARAGRAPH


def covered(places: Sequence[Place]) -> set[int]:
    """The numbers of the words that stand at the places; overlapping places count once."""
    return {number for place in places for number in range(place.first, place.last + 1)}


def ordered(places: Sequence[Place]) -> bool:
    """Whether places follow each other, as the segments of a proved quotation must."""
    return all(a.last < b.first and a.paragraph <= b.paragraph for a, b in pairwise(places))
