"""Where quoted words stand in an article."""

from __future__ import annotations

import re
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


MARK = re.compile(rf"\[({'|'.join(setting for setting in Setting if setting is not Setting.PARAGRAPH)})\]\s+(?=\S)")
"""How a paragraph of an archived text begins that is none: `[headline] Pears in the fog`."""


@dataclass(frozen=True)
class Place:
    """Where a segment stands: paragraph, and its first and last word, all numbered from one through the article.

    What is no paragraph is numbered on its own: headlines, sub-heads, captions, and the words of each.
    """

    paragraph: int
    first: int
    last: int
    setting: Setting = Setting.PARAGRAPH

    @property
    def within(self) -> int | None:
        """The number of the paragraph; None where it is none."""
        return self.paragraph if self.setting is Setting.PARAGRAPH else None

    def __str__(self) -> str:
        if self.setting is Setting.PARAGRAPH:
            return f"paragraph {self.paragraph}"
        return f"the {self.setting}" if self.paragraph == 1 else f"{self.setting} {self.paragraph}"


def covered(places: Sequence[Place]) -> set[tuple[Setting, int]]:
    """The words that stand at the places, by their numbers; overlapping places count once."""
    return {(place.setting, number) for place in places for number in range(place.first, place.last + 1)}


def ordered(places: Sequence[Place]) -> bool:
    """Whether places follow each other, as the segments of a proved quotation must."""
    return all(a.last < b.first and a.paragraph <= b.paragraph and a.setting is b.setting for a, b in pairwise(places))
