"""Labels that do not collide: as wide as type is on the narrowest screen, which is where there is least room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROOM = 288
"""Pixels across on a screen of 320."""
LETTER = 7.0
"""Pixels of a letter, more than most need."""
SPACE = 8
"""Pixels between a label and the next."""
BESIDE = 4
"""Pixels from the line of a label to its words."""
LEVELS = 6
"""The most lines of labels above a drawing; what does not fit stands in the table alone."""


@dataclass(frozen=True)
class MarkLabel:
    """Words at a place, in per cent of the width."""

    at: float
    words: str


@dataclass(frozen=True)
class PlacedLabel:
    """A label on a line of its own or of several; `level` counts from the marks upwards, `end` where it ends there."""

    label: MarkLabel
    level: int
    end: bool

    @property
    def extent(self) -> tuple[float, float]:
        """From which pixel to which it is wide, on the narrowest screen."""
        wide = width(self.label.words) + BESIDE
        return (self.lead - wide, self.lead - BESIDE / 2) if self.end else (self.lead + BESIDE / 2, self.lead + wide)

    @property
    def lead(self) -> float:
        """The pixel at which its line leads down."""
        return self.label.at * ROOM / 100

    @property
    def shift(self) -> float:
        """By how many pixels the words stand beside the line."""
        return -BESIDE if self.end else BESIDE


def width(words: str) -> float:
    """How wide words are, in pixels."""
    return len(words) * LETTER


def fitting(words: str, room: float = ROOM) -> str:
    """Words that are not wider than the room, with dots where they were cut."""
    most = int(room // LETTER)
    return words if len(words) <= most else f"{words[: most - 1].rstrip(' ,;:.–')}…"


def wrapped(words: str, room: float = ROOM) -> tuple[str, ...]:
    """Words in lines that are not wider than the room; a word that is wider stands alone."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def place(labels: Iterable[MarkLabel], levels: int = LEVELS) -> tuple[PlacedLabel, ...]:
    """Labels such that none covers another nor the line that leads from another to its mark; some may find no place.

    They are taken from the left or from the right, whichever finds room for more.
    """
    wanted = sorted(labels, key=lambda label: label.at)
    return max((_placed(order, levels) for order in (wanted, wanted[::-1])), key=len)


def _placed(labels: Sequence[MarkLabel], levels: int) -> tuple[PlacedLabel, ...]:
    found: list[PlacedLabel] = []
    for label in labels:
        ends = (False, True) if label.at < 50 else (True, False)
        tried = (PlacedLabel(label, level, end) for level in range(levels) for end in ends)
        if free := next((each for each in tried if _free(each, found)), None):
            found.append(free)
    return tuple(found)


def _free(label: PlacedLabel, others: Sequence[PlacedLabel]) -> bool:
    first, last = label.extent
    if first < 0 or last > ROOM:
        return False
    return all(_apart(label, other) for other in others)


def _apart(one: PlacedLabel, other: PlacedLabel) -> bool:
    """Whether two labels lie side by side, or one above the other with its lead beside it."""
    (a, b), (c, d) = one.extent, other.extent
    if one.level == other.level:
        return b + SPACE <= c or d + SPACE <= a
    upper, lower = (one, other) if one.level > other.level else (other, one)
    first, last = lower.extent
    return not first < upper.lead < last
