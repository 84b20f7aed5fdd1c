"""Source text and places in it."""

from __future__ import annotations

import bisect
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, order=True)
class Position:
    """A place for people: line and column count from one, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one file; `path` is relative to the project, with forward slashes."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def position(self, offset: int) -> Position:
        """The line and column of an offset; the end of the text has a position too."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect.bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line (from one), without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        return Span(self, start, len(self.text) if end is None else end)


@dataclass(frozen=True)
class Span:
    """A half-open range of a source."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def first(self) -> Position:
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """The position just behind the span."""
        return self.source.position(self.end)

    def inside(self, other: Span) -> bool:
        """Whether it lies in another span of the same source."""
        return other.start <= self.start and self.end <= other.end

    def within(self, start: int, end: int) -> Span:
        """A part of this span, by offsets into its text."""
        return Span(self.source, self.start + start, self.start + end)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped or shortened one most likely meant."""
    words = sorted(set(known))
    # The first words of a key, where the rest was not remembered.
    if cut := [each for each in words if len(word) > 3 and each.startswith(f"{word}-")]:
        return min(cut, key=len)
    if found := difflib.get_close_matches(word, words, n=1, cutoff=0.6):
        return found[0]
    longer = [each for each in words if len(word) > 3 and each.startswith(word)]
    return min(longer, key=len, default=None)


# The last two of each plane are noncharacters.
_ENDS = "".join(chr(plane * 0x10000 + end) for plane in range(15) for end in (0xFFFE, 0xFFFF))
# Characters that a reader cannot see but that change what is read: Unicode's bidirectional controls
# (UAX 9), the tag block, noncharacters, fillers, private use (we use it for nothing, so content may not either).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2061-\u206f\ufdd0-\ufdef"
    "\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    "|[\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\U0001d173-\U0001d17a]"
    f"|[{_ENDS}]|[\u200b-\u200d\u2060\ufeff\u00ad]"
)
_JOINERS = "\u200c\u200d"
_SYMBOLS = frozenset({"So", "Sk", "Sm"})
# Scripts that part words by a space of no width.
_UNSPACED = ("KHMER", "THAI", "LAO", "MYANMAR")
# Scripts and symbols in which a joiner is spelling, not concealment: by the beginning of the Unicode name.
_JOINED = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU",
    "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN", "VARIATION SELECTOR", "EMOJI", )  # fmt: skip


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of each character that must not stand in content.

    Control characters other than tab and line feed, direction overrides, tags, noncharacters, private use, and
    zero-width characters except joiners between letters of a script (or emoji) that needs them.
    """
    if text.isascii() and text.isprintable():
        return
    for match in _HIDDEN.finditer(text):
        character, at = match.group(), match.start()
        if not _spells(character, text[at - 1 : at], text[at + 1 : at + 2]):
            yield at, f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def _spells(character: str, before: str, behind: str) -> bool:
    """Whether an invisible character is spelling where it stands: by the characters before and behind it."""
    name = unicodedata.name(before, "") if before else ""
    if character in _JOINERS:
        # At a word's end too, as Persian and Malayalam write it; but not before another of its kind.
        return name.startswith(_JOINED) or (bool(before) and unicodedata.category(before) in _SYMBOLS and bool(behind))
    if character == "\u200b":
        return name.startswith(_UNSPACED)
    if "\U000e0100" <= character <= "\U000e01ef":
        return name.startswith("CJK")
    return character == "\u180e" and name.startswith("MONGOLIAN")
