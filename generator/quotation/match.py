"""The search for a quotation in what is known of an article: where each segment may stand, and a way through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Protocol

from .known import JointKind, KnownText
from .normalise import Separator, WordPart
from .place import Place
from .quotation import AlteredPart, Joint, Quotation, Segment

INSERTED = 3
"""An insertion stands in place of at most this many words."""
NEAR = 7
"""Up to this distance in word numbers what a gap hides may depend on its size."""
MOST = 400
"""A quotation of more parts of words is not searched: it is none, and a search takes time by its length."""


@dataclass(frozen=True)
class Spot:
    """Where a segment may stand: its first and last word, by their place among the words that are known."""

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


class Terms(Protocol):
    """On what terms segments may follow each other, and where a quotation may begin and end.

    Beyond `NEAR` words a joint is admitted up to the `limit` of the word before it, from any word that it may leave,
    to any word that it may enter: so one look at the nearest spot is enough, and the search is linear.
    """

    def stands(self, segment: Segment, spot: Spot) -> bool: ...

    def begins(self, first: int) -> bool: ...

    def ends(self, last: int) -> bool: ...

    def leaves(self, joint: Joint, last: int) -> bool: ...

    def enters(self, joint: Joint, first: int) -> bool: ...

    def limit(self, joint: Joint, last: int) -> int: ...

    def admits(self, joint: Joint, last: int, first: int) -> bool: ...


class WordsOnly:
    """The terms of words alone: a gap leads forward, to the same paragraph or the next; an insertion stands for at
    most three words of one paragraph."""

    def __init__(self, known: KnownText) -> None:
        self.known = known

    def stands(self, segment: Segment, spot: Spot) -> bool:
        return True

    def begins(self, first: int) -> bool:
        return True

    def ends(self, last: int) -> bool:
        return True

    def leaves(self, joint: Joint, last: int) -> bool:
        return True

    def enters(self, joint: Joint, first: int) -> bool:
        return True

    def limit(self, joint: Joint, last: int) -> int:
        return reach(self.known, last) if joint.kind is JointKind.GAP else -1

    def admits(self, joint: Joint, last: int, first: int) -> bool:
        if joint.kind is JointKind.GAP:
            return last < first <= reach(self.known, last)
        same = self.known.paragraph(first) == self.known.paragraph(last)
        return last < first and same and hidden(self.known, last, first) <= INSERTED


def reach(known: KnownText, last: int) -> int:
    """The last word to which a gap may lead from a word: that of the next paragraph."""
    run, paragraph = known.words[last].run, known.paragraph(last)
    while run + 1 < len(known.runs) and known.runs[run + 1].paragraph <= paragraph + 1:
        run += 1
    while known.ends[run] < 0:
        run -= 1
    return known.ends[run]


def hidden(known: KnownText, last: int, first: int) -> int:
    """How many words of the article stand between two that are known, by their numbers."""
    return known.words[first].number - known.words[last].number - 1


def spots(segment: Segment, known: KnownText) -> list[Spot]:
    """Everywhere that a segment stands unbroken, from the bounds of a word to those of another."""
    found = []
    for start in _starts(segment, known):
        agreed, end = _agreement(segment, known, start)
        if agreed == len(segment.parts) and known.words[end].last == known.words[start].first + agreed - 1:
            found.append(Spot(start, end))
    return found


def _starts(segment: Segment, known: KnownText) -> Sequence[int]:
    """The words with which a segment may begin."""
    first = segment.parts[0]
    if not isinstance(first, AlteredPart):
        return known.index.get(first.text, ())
    return sorted(chain.from_iterable(at for text, at in known.index.items() if first.like(text)))


def _agreement(segment: Segment, known: KnownText, start: int) -> tuple[int, int]:
    """How many parts agree from a word on, the first of which does, and the word in which the last of them stands."""
    there, at = known.runs[known.words[start].run].parts, known.words[start].first
    wanted, agreed = segment.parts, 1
    while agreed < len(wanted) and at + agreed < len(there) and wanted[agreed].agrees(there[at + agreed]):
        agreed += 1
    end = start
    while known.words[end].last < at + agreed - 1:
        end += 1
    return agreed, end


def search(quotation: Quotation, layers: Sequence[Sequence[Spot]], known: KnownText, terms: Terms) -> list[Spot] | None:
    """The earliest spots, one a segment, that stand on the terms; None where there are none."""
    segments, joints = quotation.segments, quotation.joints
    good = [spot for spot in layers[-1] if terms.stands(segments[-1], spot) and terms.ends(spot.last)]
    following: list[dict[Spot, Spot]] = []
    for at in range(len(joints) - 1, -1, -1):
        entered = [spot for spot in good if terms.enters(joints[at], spot.first)]
        firsts = [spot.first for spot in entered]
        ways: dict[Spot, Spot] = {}
        for spot in layers[at]:
            if terms.stands(segments[at], spot) and terms.leaves(joints[at], spot.last):
                number = _next(joints[at], spot.last, firsts, known, terms)
                if number is not None:
                    ways[spot] = entered[number]
        following.append(ways)
        good = list(ways)
    start = next((spot for spot in good if terms.begins(spot.first)), None)
    if start is None:
        return None
    path = [start]
    for ways in reversed(following):
        path.append(ways[path[-1]])
    return path


def _next(joint: Joint, last: int, firsts: Sequence[int], known: KnownText, terms: Terms) -> int | None:
    """The first of the words at which the next segment may begin that a joint admits behind a word."""
    words = known.words
    for number in range(bisect_right(firsts, last), len(firsts)):
        if words[firsts[number]].number - words[last].number > NEAR:
            return number if firsts[number] <= terms.limit(joint, last) else None
        if terms.admits(joint, last, firsts[number]):
            return number
    return None


def searched(quotation: Quotation) -> bool:
    """Whether a quotation is searched at all: it quotes something, and not a chapter."""
    return 0 < len(quotation.parts) <= MOST


def all_spots(quotation: Quotation, known: KnownText) -> list[list[Spot]] | None:
    """For each segment everywhere that it stands; None where one stands nowhere."""
    layers = []
    for segment in quotation.segments if searched(quotation) else ():
        layers.append(spots(segment, known))
        if not layers[-1]:
            return None
    return layers or None


def miss(quotation: Quotation, known: KnownText) -> Miss:
    """Where a quotation whose words are not found departs from what is known."""
    if not searched(quotation):
        return Miss(quotation.parts[0] if quotation.parts else _NOTHING, 0, None, None)
    step, ends, before = _furthest(quotation, known)
    segment, joint = quotation.segments[step], quotation.joints[step - 1] if step else None
    done = sum(len(each.parts) for each in quotation.segments[:step])
    best = Miss(segment.parts[0], done, None, before)
    terms = WordsOnly(known)
    for start in _starts(segment, known):
        if joint is None or _follows(joint, ends, start, terms):
            attempt = _attempt(segment, known, start, done)
            best = attempt if attempt.agreed > best.agreed else best
    return best if best.agreed else _nearest(quotation.segments, known, best)


_NOTHING = WordPart("", Separator.SPACE, 0, 0, 0)


def _furthest(quotation: Quotation, known: KnownText) -> tuple[int, list[int], Place | None]:
    """The first segment that does not stand, where those before it may end, and the place of the one before it."""
    terms, ends, before = WordsOnly(known), list[int](), None
    for step, segment in enumerate(quotation.segments):
        layer = spots(segment, known)
        if step:
            layer = [spot for spot in layer if _follows(quotation.joints[step - 1], ends, spot.first, terms)]
        if not layer:
            return step, ends, before
        ends, before = sorted({spot.last for spot in layer}), known.place(layer[0].first, layer[0].last)
    return len(quotation.segments) - 1, [], None


def _follows(joint: Joint, ends: Sequence[int], first: int, terms: Terms) -> bool:
    """Whether a word may follow: the nearest end before it is the one that a joint admits if it admits any."""
    at = bisect_left(ends, first) - 1
    return at >= 0 and terms.admits(joint, ends[at], first)


def _attempt(segment: Segment, known: KnownText, start: int, done: int) -> Miss:
    agreed, end = _agreement(segment, known, start)
    there, at = known.runs[known.words[start].run].parts, known.words[start].first + agreed
    behind = there[at].text if at < len(there) else None
    return Miss(segment.parts[min(agreed, len(segment.parts) - 1)], done + agreed, behind, known.place(start, end))


def _nearest(segments: Sequence[Segment], known: KnownText, best: Miss) -> Miss:
    """A better account of a miss that came to nothing: the longest run of words that a segment shares with the text.

    What departs is then the word before it, or, where it begins the segment, the word behind it.
    """
    for segment in segments:
        words = [part.text for part in segment.parts]
        for run in known.runs:
            matcher = SequenceMatcher(None, [part.text for part in run.parts], words, autojunk=False)
            there, at, size = matcher.find_longest_match()
            if size <= best.agreed or size < 2:
                continue
            odd, instead = (at - 1, there - 1) if at else (min(size, len(words) - 1), there + size)
            expected = run.parts[instead].text if 0 <= instead < len(run.parts) else None
            place = Place(run.paragraph, run.parts[there].number, run.parts[there + size - 1].number, run.setting)
            best = Miss(segment.parts[odd], size, expected, place)
    return best
