"""What is to stand in place of what: edits of a text as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .text import Source, Span


@dataclass(frozen=True)
class Edit:
    """A place, and what is to stand there; nothing else of its file changes. An empty place is one to insert at."""

    at: Span
    text: str


def edited(source: Source, edits: Iterable[Edit]) -> str:
    """The text of a source after edits of it; the same edit twice counts once. Raises ValueError where two overlap."""
    pieces: list[str] = []
    end = 0
    for edit in _sorted(edits):
        if edit.at.start < end:
            raise ValueError(f"two edits at {source.path}:{edit.at.first.line}:{edit.at.first.column}")
        pieces += (source.text[end : edit.at.start], edit.text)
        end = edit.at.end
    return "".join((*pieces, source.text[end:]))


def compatible(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Of edits of one source that overlap the first."""
    end = 0
    for edit in _sorted(edits):
        if edit.at.start >= end:
            yield edit
            end = max(edit.at.end, edit.at.start)


def _sorted(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(dict.fromkeys(edits), key=lambda edit: (edit.at.start, edit.at.end))
