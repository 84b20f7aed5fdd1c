"""Source text and places in it."""

from __future__ import annotations

import bisect
import re
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

    def __init__(self, source: Source, start: int, end: int) -> None:
        # As a frozen dataclass does it, but in half the time: a site has hundreds of thousands.
        fields = self.__dict__
        fields["source"] = source
        fields["start"] = start
        fields["end"] = end

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
