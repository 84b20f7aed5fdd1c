"""A quotation as segments, gaps and insertions, and the search for it in what is known of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import pairwise

from .normalise import Separator, WordPart, parts

SHORTEST = 3
"""A quotation needs one segment of this many words: fewer are found anywhere."""
INSERTED = 3
"""An insertion stands in place of at most this many words."""


class Joint(Enum):
    """What stands before a segment: nothing, an omission, or words of ours in square brackets."""

    START = ""
    GAP = "…"
    INSERTION = "[ ]"


@dataclass(frozen=True)
class Segment:
    """An unbroken run of quoted words. Offsets of its parts are offsets into the whole quotation."""

    joint: Joint
    parts: tuple[WordPart, ...]

    @property
    def words(self) -> int:
        return sum(part.link is not Separator.HYPHEN for part in self.parts)


@dataclass(frozen=True)
class Run:
    """Consecutive words of an article that are known, within one paragraph."""

    paragraph: int
    parts: tuple[WordPart, ...]


@dataclass(frozen=True)
class Place:
    """Where a segment stands: paragraph, and its first and last word, all numbered from one through the article."""

    paragraph: int
    first: int
    last: int


@dataclass(frozen=True)
class Miss:
    """Why a quotation was not found: how far the best attempt came, and the part at which it departs."""

    part: WordPart
    agreed: int
    expected: str | None
    """The word that stands there instead, if one does."""
    place: Place | None
    """Where in the article the best attempt stood."""


_BREAK = re.compile(r"\[(?:…|\.{3})\]|…|\.{3,}|\[[^\[\]]*\]")


def segments(quote: str) -> tuple[Segment, ...]:
    """The segments of a quotation. `…`, `...` and `[…]` are gaps; other `[words]` are an insertion."""
    found: list[Segment] = []
    joint, behind = Joint.START, 0

    def close(end: int) -> None:
        nonlocal joint
        run = tuple(
            WordPart(
                part.text, part.link if number else Separator.SPACE, part.start + behind, part.end + behind, part.number
            )
            for number, part in enumerate(parts(quote[behind:end]))
        )
        if run:
            found.append(Segment(joint if found else Joint.START, run))
            joint = Joint.START

    for match in _BREAK.finditer(quote):
        close(match.start())
        gap = "…" in match.group() or "..." in match.group()
        # A gap beside an insertion makes the whole break a gap.
        joint = Joint.GAP if gap or joint is Joint.GAP else Joint.INSERTION
        behind = match.end()
    close(len(quote))
    return tuple(found)


def length(quote: str) -> int:
    """The number of quoted words; gaps and insertions do not count."""
    return sum(segment.words for segment in segments(quote))


def runs(paragraphs: Sequence[Sequence[WordPart]]) -> tuple[Run, ...]:
    """A whole article as runs, one a paragraph."""
    return tuple(Run(number, tuple(each)) for number, each in enumerate(paragraphs, 1))


def known(text: str, place: Place) -> Run:
    """A proved segment as a run: its words as printed, and where they stand."""
    return Run(place.paragraph, parts(text, place.first))


def find(wanted: Sequence[Segment], known: Sequence[Run]) -> tuple[Place, ...] | Miss:
    """The place of each segment, or the best attempt.

    A segment stands unbroken within one paragraph, at the bounds of words. A gap leads forward any number of words, to
    the same or the next paragraph; an insertion stands for 0 to 3 words of the same paragraph. The earliest
    places that fit are taken.
    """
    best: Miss | None = None
    open_: list[tuple[Place, ...]] = [()]
    seen: set[tuple[int, int]] = set()
    while open_:
        placed = open_.pop()
        step = len(placed)
        if step == len(wanted):
            return placed
        if placed:
            # Whether the rest fits depends only on where the last segment ended: each end is tried once.
            if (step, placed[-1].last) in seen:
                continue
            seen.add((step, placed[-1].last))
        attempts: list[Place] = []
        for outcome in _attempts(wanted[step], known, placed[-1] if placed else None):
            if isinstance(outcome, Place):
                attempts.append(outcome)
            elif best is None or (agreed := outcome.agreed + _agreed(wanted[:step])) > best.agreed:
                agreed = outcome.agreed + _agreed(wanted[:step])
                best = Miss(outcome.part, agreed, outcome.expected, outcome.place)
        open_.extend((*placed, place) for place in reversed(attempts))
    best = best or Miss(wanted[0].parts[0], 0, None, None)
    return best if best.agreed else _nearest(wanted, known, best)


def _nearest(wanted: Sequence[Segment], known: Sequence[Run], best: Miss) -> Miss:
    """A better account of a miss that came to nothing: the longest run of words that a segment shares with the text.

    What departs is then the word before it, or, where it begins the segment, the word behind it.
    """
    for segment in wanted:
        words = [part.text for part in segment.parts]
        for run in known:
            matcher = SequenceMatcher(None, words, [part.text for part in run.parts], autojunk=False)
            at, there, size = matcher.find_longest_match()
            if size <= best.agreed or size < 2:
                continue
            odd, instead = (at - 1, there - 1) if at else (min(size, len(words) - 1), there + size)
            expected = run.parts[instead].text if 0 <= instead < len(run.parts) else None
            place = Place(run.paragraph, run.parts[there].number, run.parts[there + size - 1].number)
            best = Miss(segment.parts[odd], size, expected, place)
    return best


def _agreed(done: Sequence[Segment]) -> int:
    return sum(len(segment.parts) for segment in done)


def _attempts(segment: Segment, known: Sequence[Run], before: Place | None) -> Iterator[Place | Miss]:
    """For each place where a segment may begin: where it stands, or how far it agreed."""
    wanted = segment.parts
    for run in known:
        if before and not before.paragraph <= run.paragraph <= before.paragraph + (segment.joint is Joint.GAP):
            continue
        for at, part in enumerate(run.parts):
            if part.link is Separator.HYPHEN and at:
                continue
            if before and not _follows(segment.joint, before, part.number):
                continue
            if part.text != wanted[0].text:
                continue
            agreed = 1
            while (
                agreed < len(wanted) and at + agreed < len(run.parts) and wanted[agreed].agrees(run.parts[at + agreed])
            ):
                agreed += 1
            behind = run.parts[at + agreed] if at + agreed < len(run.parts) else None
            place = Place(run.paragraph, part.number, run.parts[at + agreed - 1].number)
            if agreed == len(wanted) and (behind is None or behind.link is not Separator.HYPHEN):
                yield place
            else:
                stop = wanted[min(agreed, len(wanted) - 1)]
                yield Miss(stop, agreed, behind.text if behind else None, place)
    yield Miss(wanted[0], 0, None, before)


def _follows(joint: Joint, before: Place, number: int) -> bool:
    skipped = number - before.last - 1
    return skipped >= 0 and (joint is Joint.GAP or skipped <= INSERTED)


def covered(places: Sequence[Place]) -> set[int]:
    """The numbers of the words that stand at the places; overlapping places count once."""
    return {number for place in places for number in range(place.first, place.last + 1)}


def ordered(places: Sequence[Place]) -> bool:
    """Whether places follow each other, as the segments of a proved quotation must."""
    return all(a.last < b.first and a.paragraph <= b.paragraph for a, b in pairwise(places))
