"""What is to become of a project's files, as one value: it can be shown, tried and written."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..source import Edit, Source, edited


@dataclass(frozen=True)
class Proposal:
    """Edits of files, files that move once they are edited (a folder ends in `/`), and new ones, by path."""

    edits: tuple[Edit, ...] = ()
    moves: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    """What its editor is to know besides."""

    @cached_property
    def texts(self) -> Mapping[Source, str]:
        """For each source that is edited its text afterwards; those that stay as they are left out."""
        found: defaultdict[Source, list[Edit]] = defaultdict(list)
        for edit in self.edits:
            found[edit.at.source].append(edit)
        made = {source: edited(source, edits) for source, edits in sorted(found.items(), key=lambda each: each[0].path)}
        return {source: text for source, text in made.items() if text != source.text}

    @property
    def empty(self) -> bool:
        return not (self.texts or self.moves or self.added)

    def after(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources of the project as they will be."""
        for source in sources:
            yield Source(self.moves.get(source.path, source.path), self.texts.get(source, source.text))
        yield from (Source(path, text) for path, text in self.added.items())

    def diff(self) -> Iterator[str]:
        """The lines of a unified diff, files in their order; what only moves is told in a line."""
        for source, text in self.texts.items():
            yield from _diff(source.text, text, source.path, self.moves.get(source.path, source.path))
        edited_ = {source.path for source in self.texts}
        yield from (f"rename {old} -> {new}" for old, new in self.moves.items() if old not in edited_)
        for path, text in self.added.items():
            yield from _diff("", text, "/dev/null", path)


def _diff(old: str, new: str, path: str, to: str) -> Iterator[str]:
    before, after = (text.splitlines(keepends=True) for text in (old, new))
    for line in difflib.unified_diff(before, after, path, to, n=2):
        yield line.rstrip("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
