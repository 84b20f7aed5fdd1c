"""Whether a quotation keeps the sense: what its joints hide, what it adds, and what was cut off at its edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .fault import Fault, Judgement, Reason
from .known import Bond, Edge, JointKind, KnownText
from .language import Language
from .match import INSERTED, Spot, WordsOnly, all_spots, hidden, reach, search
from .normalise import WordPart, extent, parts
from .place import Place
from .quotation import AlteredPart, Joint, Quotation, Segment
from .turning import turning

ADDED = 5
"""An insertion has at most this many words."""
FEW = 3
"""So few hidden words may hold no number; and more are not hidden where the language has no word list."""
_GAP, _INSERTION = JointKind.GAP, JointKind.INSERTION


def judge(quotation: Quotation, known: KnownText, language: Language) -> Judgement | None:
    """Where a quotation stands, in the way that keeps its sense if there is one; None where its words do not stand.

    An article may have brackets and dots of its own, so a quotation that stands with them is word for word.
    """
    verbatim = _judge(quotation.verbatim, known, language) if quotation.verbatim else None
    return verbatim if verbatim and not verbatim.faults else _judge(quotation, known, language)


def _judge(quotation: Quotation, known: KnownText, language: Language) -> Judgement | None:
    layers = all_spots(quotation, known)
    if layers is None:
        return None
    sense = Sense(quotation, known, language)
    for terms in (sense, _Inside(quotation, known, language), WordsOnly(known)):
        if path := search(quotation, layers, known, terms):
            places = tuple(known.place(spot.first, spot.last) for spot in path)
            faults = _each_once((*sense.faults(path), *inserted(quotation, language)))
            return Judgement(places, faults, quotation, sense.bonds(path), sense.edges())
    return None


def _each_once(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """One fault for each place in the quotation, in its order; that nothing is inserted says more than the others."""
    first: dict[int, Fault] = {}
    for fault in sorted(faults, key=lambda fault: (fault.start, fault.reason is not Reason.EMPTY)):
        first.setdefault(fault.start, fault)
    return tuple(first.values())


def inserted(quotation: Quotation, language: Language) -> Iterator[Fault]:
    """What is wrong with insertions whatever the article says: they are short, say something, and do not judge."""
    for mark in (mark for joint in quotation.all_joints for mark in joint.inserted):
        if not mark.words:
            yield Fault(Reason.EMPTY, mark.start, mark.end)
        elif extent(parts(mark.inserted)) > ADDED:
            yield Fault(Reason.ADDS_MANY, mark.start, mark.end)
        else:
            turning = (word for word in mark.words if _turns(word, language))
            yield from (Fault(Reason.ADDS, mark.start, mark.end, word) for word in list(turning)[:1])


def _turns(word: str, language: Language) -> bool:
    return language.negates(word) or language.counts(word) or language.judges(word)


class Sense:
    """The terms on which a quotation keeps its sense; see `match.Terms`."""

    def __init__(self, quotation: Quotation, known: KnownText, language: Language) -> None:
        self.quotation, self.known, self.language = quotation, known, language
        self.turning = turning(known, language)

    def stands(self, segment: Segment, spot: Spot) -> bool:
        return not segment.altered or next(self._altered(segment, spot), None) is None

    def begins(self, first: int) -> bool:
        return next(self._before(first), None) is None

    def ends(self, last: int) -> bool:
        return next(self._behind(last), None) is None

    def leaves(self, joint: Joint, last: int) -> bool:
        """Beside a gap an insertion stands for the hidden word next to it: nobody could tell for which else."""
        mixed = len(joint.stands_for) > 1 and joint.stands_for[0] is _INSERTION
        return not mixed or (self.turning.adjacent(last) and self.turning.replaceable(last + 1))

    def enters(self, joint: Joint, first: int) -> bool:
        mixed = len(joint.stands_for) > 1 and joint.stands_for[-1] is _INSERTION
        return not mixed or (first > 0 and self.turning.adjacent(first - 1) and self.turning.replaceable(first - 1))

    def limit(self, joint: Joint, last: int) -> int:
        if joint.kind is not _GAP or not self.language.listed or not _plain(joint):
            return -1
        until = min(reach(self.known, last), self.turning.next_hidden(last))
        return until if joint.marked else min(until, self.turning.next_end(last))

    def admits(self, joint: Joint, last: int, first: int) -> bool:
        return self._joint(joint, last, first) is None

    def faults(self, path: Sequence[Spot]) -> Iterator[Fault]:
        """All that is wrong with the sense where a quotation stands."""
        yield from self._before(path[0].first)
        for segment, spot in zip(self.quotation.segments, path, strict=True):
            yield from self._altered(segment, spot)
        for joint, (one, other) in zip(self.quotation.joints, pairwise(path), strict=True):
            if fault := self._joint(joint, one.last, other.first):
                yield fault
        yield from self._behind(path[-1].last)

    def bonds(self, path: Sequence[Spot]) -> tuple[Bond, ...]:
        """What proofs say of each joint."""
        return tuple(
            Bond(joint.kind, self.turning.next_end(one.last) < other.first)
            for joint, (one, other) in zip(self.quotation.joints, pairwise(path), strict=True)
        )

    def edges(self) -> tuple[Edge, Edge]:
        """What proofs say of the edges."""
        plain = Edge.PLAIN if self.language.listed else Edge.UNJUDGED
        joints = (self.quotation.before, self.quotation.behind)
        before, behind = (Edge.INSERTION if joint and _INSERTION in joint.stands_for else plain for joint in joints)
        return before, behind

    # ------------------------------------------------------------------------------------------------------------------

    def _altered(self, segment: Segment, spot: Spot) -> Iterator[Fault]:
        """Letters of the editor's may change a word's form, but neither hide nor make one that turns the sense."""
        start = self.known.words[spot.first]
        for part, there in zip(segment.parts, self.known.runs[start.run].parts[start.first :], strict=False):
            if isinstance(part, AlteredPart) and part.text != there.text and self._turned(part.text, there.text):
                at = Place(self.known.paragraph(spot.first), there.number, there.number)
                printed = self.known.runs[start.run].text[there.start : there.end]
                yield Fault(Reason.TURNS, part.start, part.end, printed, at)

    def _turned(self, made: str, was: str) -> bool:
        language = self.language
        turn = any(language.negates(each) or language.counts(each) for each in (made, was))
        return turn or made.endswith(language.turning_endings)

    def _joint(self, joint: Joint, last: int, first: int) -> Fault | None:
        return self._gap(joint, last, first) if joint.kind is _GAP else self._insertion(joint, last, first)

    def _gap(self, joint: Joint, last: int, first: int) -> Fault | None:
        turning, few = self.turning, hidden(self.known, last, first) <= FEW
        if not last < first <= reach(self.known, last):
            return self._fault(Reason.HIDES_MANY, joint)
        if (at := turning.next_hidden(last)) < first:
            return self._fault(Reason.HIDES, joint, at)
        if not joint.marked and turning.next_end(last) < first:
            return self._fault(Reason.HIDES_END, joint)
        if (number := next(filter(turning.counts, range(last + 1, first) if few else ()), None)) is not None:
            return self._fault(Reason.HIDES_NUMBER, joint, number)
        if not self.language.listed and self._many(last, first):
            return self._fault(Reason.HIDES_MANY, joint)
        inserted = joint.stands_for.count(_INSERTION)
        placed = first - last > inserted and self.leaves(joint, last) and self.enters(joint, first)
        return None if _plain(joint) and placed else self._fault(Reason.UNPLACED, joint)

    def _many(self, last: int, first: int) -> bool:
        """Whether more words are hidden than may be where none is known to be harmless; letters count half."""
        letters = self.known.runs[self.known.words[first].run].parts[self.known.words[first].first].letter
        return hidden(self.known, last, first) > FEW * (2 if letters else 1)

    def _insertion(self, joint: Joint, last: int, first: int) -> Fault | None:
        known, within = self.known, range(last + 1, first)
        count = hidden(known, last, first)
        if not last < first or known.paragraph(last) != known.paragraph(first) or count > INSERTED:
            return self._fault(Reason.REPLACES, joint, next(iter(within), None))
        if not count:
            return None
        if any(bond.kind is _GAP for bond in known.bonds_between(last, first)):
            return self._fault(Reason.REPLACES_GAP, joint)
        replaceable = self.turning.replaceable if joint.stands_for else lambda at: False
        if not joint.stands_for or not all(map(replaceable, within)):
            return self._fault(Reason.REPLACES, joint, next((at for at in within if not replaceable(at)), None))
        ends = not joint.marked and self.turning.next_end(last) < first
        return self._fault(Reason.HIDES_END, joint) if ends else None

    def _before(self, first: int) -> Iterator[Fault]:
        joint = self.quotation.before
        if joint and not _edge(joint.stands_for, self.turning.insertable_before(first)):
            yield self._fault(Reason.UNPLACED, joint)
        if (at := self.turning.cropped_before(first)) is not None:
            yield self._cropped(self.quotation.parts[0], at)

    def _behind(self, last: int) -> Iterator[Fault]:
        joint = self.quotation.behind
        if joint and not _edge(joint.stands_for[::-1], self.turning.insertable_behind(last)):
            yield self._fault(Reason.UNPLACED, joint)
        if (at := self.turning.cropped_behind(last)) is not None:
            yield self._cropped(self.quotation.parts[-1], at)

    def _fault(self, reason: Reason, joint: Joint, at: int | None = None) -> Fault:
        if at is None:
            return Fault(reason, joint.start, joint.end)
        return Fault(reason, joint.start, joint.end, self.known.printed(at), self.known.place(at, at))

    def _cropped(self, part: WordPart, at: int) -> Fault:
        return Fault(Reason.CROPPED, part.start, part.end, self.known.printed(at), self.known.place(at, at))


class _Inside(Sense):
    """The same, whatever was cut off at the edges."""

    def begins(self, first: int) -> bool:
        return True

    def ends(self, last: int) -> bool:
        return True


def _plain(joint: Joint) -> bool:
    """Whether each insertion beside a gap touches quoted words."""
    return joint.stands_for in ((_GAP,), (_INSERTION, _GAP), (_GAP, _INSERTION), (_INSERTION, _GAP, _INSERTION))


def _edge(kinds: tuple[JointKind, ...], insertable: bool) -> bool:
    """Whether marks may stand at an edge, those next to quoted words last."""
    return _INSERTION not in kinds or (insertable and kinds in ((_INSERTION,), (_GAP, _INSERTION)))
