"""A quotation as it is written: quoted words, gaps, and words of the editor's in square brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import regex

from .known import JointKind
from .normalise import SPACELESS, WordPart, extent, fold, parts, words

SHORTEST = 3
"""A quotation needs one segment of this many words: fewer are found anywhere."""
STEM = 3
"""An article's word may be given another ending where this many of its letters stand."""


@dataclass(frozen=True)
class AlteredPart(WordPart):
    """A quoted word with letters of the editor's in it, `[T]he` or `want[ed]`."""

    stem: str
    """What is quoted of it before the first bracket."""

    def agrees(self, other: WordPart) -> bool:
        """Whether it is the article's word, or begins like it."""
        return self.link.agrees(other.link) and self.like(other.text)

    def like(self, text: str) -> bool:
        """Whether a word of the article is the same, or begins alike."""
        letters = len(regex.findall(r"\p{L}", self.stem))
        return self.text == text or (letters >= STEM and text.startswith(self.stem))


@dataclass(frozen=True)
class Segment:
    """An unbroken run of quoted words. Offsets of its parts are offsets into the whole quotation."""

    parts: tuple[WordPart, ...]

    @property
    def words(self) -> int:
        """Their number, as limits count them."""
        return extent(self.parts)

    @property
    def altered(self) -> tuple[AlteredPart, ...]:
        return tuple(part for part in self.parts if isinstance(part, AlteredPart))


@dataclass(frozen=True)
class Mark:
    """One gap or one insertion, with its offsets in the quotation, and what is inserted."""

    kind: JointKind
    start: int
    end: int
    inserted: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words(self.inserted)

    @property
    def sic(self) -> bool:
        """Whether it only says that the word before it stands so in the article."""
        return self.kind is JointKind.INSERTION and self.words == ("sic",)


@dataclass(frozen=True)
class Joint:
    """All that stands between two segments, or before the first, or behind the last."""

    marks: tuple[Mark, ...]
    marked: bool
    """Whether it shows that a sentence ends here: a sentence's sign stands before it, or a capital behind it."""

    @property
    def start(self) -> int:
        return self.marks[0].start

    @property
    def end(self) -> int:
        return self.marks[-1].end

    @cached_property
    def kind(self) -> JointKind:
        """A gap beside an insertion makes the whole a gap."""
        gaps = any(mark.kind is JointKind.GAP for mark in self.marks)
        return JointKind.GAP if gaps else JointKind.INSERTION

    @cached_property
    def stands_for(self) -> tuple[JointKind, ...]:
        """The marks that may stand for words of the article, in order; equal neighbours are one."""
        kinds = [mark.kind for mark in self.marks if not mark.sic]
        return tuple(kind for at, kind in enumerate(kinds) if not at or kinds[at - 1] is not kind)

    @property
    def inserted(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.kind is JointKind.INSERTION and not mark.sic)


@dataclass(frozen=True)
class Quotation:
    """A quotation, parsed; it is the same as another if its text is. `joints` stand between segments, in order."""

    text: str
    """As it is written, and printed."""
    segments: tuple[Segment, ...] = field(compare=False, repr=False)
    joints: tuple[Joint, ...] = field(compare=False, repr=False)
    before: Joint | None = field(compare=False, repr=False)
    behind: Joint | None = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.text

    @cached_property
    def words(self) -> int:
        """The number of quoted words, as limits count them; gaps and insertions do not count."""
        return extent(self.parts)

    @cached_property
    def parts(self) -> tuple[WordPart, ...]:
        return tuple(part for segment in self.segments for part in segment.parts)

    @property
    def certain(self) -> tuple[str, ...]:
        """Words without which it stands nowhere: none where its brackets could be the article's own."""
        plain = self.parts if self.verbatim is None else ()
        return tuple(part.text for part in plain if not isinstance(part, AlteredPart))

    @property
    def longest(self) -> int:
        """The number of words of its longest segment."""
        return max((segment.words for segment in self.segments), default=0)

    @property
    def compared(self) -> tuple[str, ...]:
        """All its words, inserted ones too, normalised: what a change of marks alone leaves the same."""
        return words(self.text)

    @property
    def verbatim(self) -> Quotation | None:
        """The same, where brackets and dots are the article's own; None where it has no such brackets."""
        inserted = [mark for joint in self.all_joints for mark in joint.inserted]
        if not inserted or not all(mark.words for mark in inserted):
            return None
        return Quotation(self.text, (Segment(parts(self.text)),), (), None, None)

    @property
    def all_joints(self) -> tuple[Joint, ...]:
        """Those at its edges, too."""
        return (*((self.before,) if self.before else ()), *self.joints, *((self.behind,) if self.behind else ()))

    @property
    def runs(self) -> tuple[str, ...]:
        """What stands in the article like this: its segments as printed, cut where a word was altered."""
        found: list[list[WordPart]] = []
        for segment in self.segments:
            found.append([])
            for part in segment.parts:
                if isinstance(part, AlteredPart):
                    found.append([])
                else:
                    found[-1].append(part)
        return tuple(self.text[run[0].start : run[-1].end] for run in found if run)


_OPEN, _CLOSE = r"[\[［]", r"[\]］]"
_GAP = r"[…⋯]+|\.{3,}|\.(?:[ \u00a0]\.){2,}"
_MARK = regex.compile(rf"{_OPEN}(?P<inside>[^\[\]［］]*+){_CLOSE}|(?P<gap>{_GAP})")
_INSIDE_GAP = regex.compile(_GAP)
_LETTER = rf"[[\p{{L}}\p{{N}}\p{{M}}]--{SPACELESS}]"
_BEFORE = regex.compile(rf"{_LETTER}\Z", regex.VERSION1)
_BEHIND = regex.compile(_LETTER, regex.VERSION1)
_LETTERS = regex.compile(rf"(?:{_LETTER}|['’])++", regex.VERSION1)
_JOINER = "\u2060"
"""Stands in place of a bracket inside a word, so that the word is one and offsets stay; it has no width."""
_SENTENCE = regex.compile(r"(?<!(?:\b\p{L}\.){2}|\b\p{Lu}\.)(?<=[.!?。．！？।॥؟۔።։])[\p{Pf}\p{Pe}\p{Pi}\"'\s]*\Z")
_FIRST = regex.compile(r"[\p{L}\p{N}]")
_AHEAD = 20
"""In so many characters before a joint the sign of a sentence's end is looked for."""


def parse(text: str) -> Quotation:
    """A quotation from its text; every text is one. `…`, `...`, `. . .` and `[…]` are gaps, `[words]` insertions."""
    marks: list[Mark] = []
    inside: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        if _in_word(text, match):
            inside.append(match.span())
        else:
            marks.extend(_marks(match))
    plain = _joined(text, inside)
    segments: list[Segment] = []
    joints: dict[int, list[Mark]] = {}
    behind, number = 0, 1
    for mark in (*marks, None):
        found = _shifted(parts(plain[behind : mark.start if mark else len(plain)], number), behind)
        if found:
            segments.append(Segment(_altered(text, found, inside)))
            number = found[-1].number + 1
        if mark:
            joints.setdefault(len(segments), []).append(mark)
            behind = max(behind, mark.end)
    made = {at: Joint(tuple(each), _marked(text, each)) for at, each in joints.items()}
    between = tuple(made[at] for at in range(1, len(segments)))
    ending = made.get(len(segments)) if segments else None
    return Quotation(text, tuple(segments), between, made.get(0), ending)


def _in_word(text: str, match: regex.Match[str]) -> bool:
    """Whether brackets stand inside a word: letters alone between them, and one beside them."""
    inside = match["inside"]
    if not inside or inside.casefold() == "sic" or not (_LETTERS.fullmatch(inside) and _BEHIND.search(inside)):
        return False
    before = _BEFORE.search(text, max(match.start() - 1, 0), match.start())
    return bool(before or _BEHIND.match(text, match.end()))


def _marks(match: regex.Match[str]) -> Iterator[Mark]:
    """What a match marks: brackets may hold words of the editor's, a gap, or both."""
    start, end = match.span()
    if match["gap"]:
        yield Mark(JointKind.GAP, start, end)
        return
    left = _INSIDE_GAP.sub(" ", match["inside"]).strip()
    gap = _INSIDE_GAP.search(match["inside"]) is not None
    if left or not gap:
        yield Mark(JointKind.INSERTION, start, end, left)
    if gap:
        yield Mark(JointKind.GAP, start, end)


def _joined(text: str, inside: Sequence[tuple[int, int]]) -> str:
    """The text with words that brackets stand in made whole, of the same length."""
    found = list(text)
    for start, end in inside:
        found[start] = found[end - 1] = _JOINER
    return "".join(found)


def _shifted(found: Sequence[WordPart], by: int) -> tuple[WordPart, ...]:
    return tuple(replace(part, start=part.start + by, end=part.end + by) if by else part for part in found)


def _altered(text: str, found: Sequence[WordPart], inside: Sequence[tuple[int, int]]) -> tuple[WordPart, ...]:
    """The parts of a segment, those that brackets stand in altered."""
    made: list[WordPart] = []
    left = list(reversed(inside))
    for part in found:
        while left and left[-1][1] <= part.start:
            left.pop()
        within = [span for span in reversed(left[-_MOST_BRACKETS:]) if span[0] < part.end]
        if within:
            start, end = min(part.start, within[0][0]), max(part.end, within[-1][1])
            stem = fold(text[start : within[0][0]])
            made.append(AlteredPart(part.text, part.link, start, end, part.number, stem))
        else:
            made.append(part)
    return tuple(made)


_MOST_BRACKETS = 4
"""So many brackets in one word are looked at."""


def _marked(text: str, marks: Sequence[Mark]) -> bool:
    first, gaps = marks[0], [mark for mark in marks if mark.kind is JointKind.GAP]
    ahead = text[max(first.start - _AHEAD, 0) : first.start]
    if text[first.start : first.end].startswith("....") or _SENTENCE.search(ahead):
        return True
    letter = _FIRST.search(text, gaps[-1].end if gaps else first.start)
    return bool(letter and (letter.group().isupper() or letter.group().istitle()))
