"""What came of a raw article, as a value: for the terminal, as JSON, and side by side for looking at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, Final

from ..quotation import normalise
from ..source import counted, safe
from .cleaning import Cleaned, Line

LEAST: Final = 0.1
"""Of the words: where less is kept, the text was not understood."""
SHOWN: Final = 12
"""Words of a dropped line in the report; the JSON has all of them."""
SENTENCE: Final = 8
MORE: Final = " \u2026"


@dataclass(frozen=True)
class Report:
    """What was made of one raw text. `changes` is what it changes of an article that was there."""

    name: str
    id: str
    new: bool
    cleaned: Cleaned
    form: str
    found: tuple[tuple[str, str, str], ...]
    """Each field that is known, its value, and where it was found."""
    told: tuple[str, ...]
    changes: tuple[str, ...]

    @cached_property
    def words(self) -> int:
        return sum(count for line, count in zip(self.cleaned.lines, self._counts, strict=True) if line.label == "body")

    @cached_property
    def all_words(self) -> int:
        return sum(self._counts)

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        return tuple(_words(line.text) for line in self.cleaned.lines)

    @property
    def share(self) -> float:
        return self.words / (self.all_words or 1)

    @property
    def poor(self) -> bool:
        """Whether so little was kept that it is no article."""
        return self.share < LEAST

    @property
    def unsure(self) -> tuple[Line, ...]:
        """Dropped lines that may be of the article: sentences that no rule knows, but that stand apart."""
        return tuple(
            line
            for line in self.cleaned.dropped
            if line.reason in ("unlike the article around it", "below the article", "below the comments")
            and line.text.count(" ") + 1 >= SENTENCE
            and line.text.endswith((".", "!", "?", "\u201d", '"'))
        )

    @property
    def missing(self) -> tuple[str, ...]:
        known = {name for name, _, _ in self.found}
        return tuple(name for name in ("title", "authors", "published", "publisher", "url") if name not in known)


def _words(text: str) -> int:
    """The words of a line as one counts by eye; of a script without spaces every other letter is one."""
    found = len(text.split())
    return found if len(text) < 12 * found else normalise.count(text)


def lines(report: Report) -> Iterator[str]:
    """The report for a terminal, which obeys nothing that stands in the name or the text of a file."""
    return map(safe, _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.name}: article `{report.id}`" + (" (new: its record is a draft to fill in)" if report.new else "")
    if report.form != "text":
        yield f"  read as: {report.form}"
    known = {name: f"{value} ({where})" for name, value, where in report.found}
    yield from (f"  {name}: {known.get(name, 'not in the text')}" for name in ("title", "authors", "published"))
    yield from (f"  {name}: {shown}" for name, shown in known.items() if name not in ("title", "authors", "published"))
    dropped = report.cleaned.dropped
    yield (
        f"  kept {counted(len(report.cleaned.paragraphs), 'paragraph')}, {counted(report.words, 'word')}, "
        f"{report.share:.0%} of all; dropped {counted(len(dropped), 'line')}"
    )
    unsure = set(report.unsure)
    yield from (
        f"    line {line.number}: {why(line)}{' (unsure)' if line in unsure else ''}: {opening(line.text)}"
        for line in dropped
    )
    if unsure:
        yield '  unsure: keep such a line by its first words in the record, `keep: ["…"]`; others go by `drop:`'
    if report.new and report.missing:
        yield f"  to fill in: {', '.join(report.missing)}, genre, and what kind of source it is"
    yield from (f"  look at: {each}" for each in report.told)
    if report.poor:
        yield f"  look at: only {report.share:.0%} of the words were kept; see what was dropped with --view"
    yield from (f"  {each}" for each in report.changes)


def data(report: Report) -> dict[str, Any]:
    """The report as JSON takes it."""
    unsure = set(report.unsure)
    return {
        "file": report.name,
        "article": report.id,
        "new": report.new,
        "form": report.form,
        "fields": {name: {"value": value, "found": where} for name, value, where in report.found},
        "missing": list(report.missing),
        "kept": {"paragraphs": len(report.cleaned.paragraphs), "words": report.words, "share": round(report.share, 3)},
        "dropped": [
            {"line": line.number, "reason": why(line), "unsure": line in unsure, "text": line.text}
            for line in report.cleaned.dropped
        ],
        "warnings": list(report.told),
        "changes": list(report.changes),
    }


def why(line: Line) -> str:
    return line.reason if line.label in line.reason else f"{line.label}, {line.reason}"


def opening(text: str) -> str:
    words = text.split(" ")
    return f"\u201c{' '.join(words[:SHOWN])[:160]}{MORE if len(words) > SHOWN else ''}\u201d"


def view(reports: Sequence[Report]) -> str:
    """Raw and archived text side by side, as a page of its own; what was dropped is struck, with its reason."""
    parts = "".join(
        f"<h2>{escape(each.name)} \u2192 {escape(each.id)}</h2><table>{''.join(_rows(each))}</table>"
        for each in reports
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>What was kept</title><style>'
        "body{font:16px/1.5 system-ui;margin:1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}"
        "td{vertical-align:top;padding:.25rem .5rem;width:50%;overflow-wrap:anywhere}td+td{border-left:1px solid}"
        f"small{{display:block}}mark{{background:#fd6;color:#000}}</style>{parts}</html>\n"
    )


def _rows(report: Report) -> Iterator[str]:
    unsure = set(report.unsure)
    for line in report.cleaned.lines:
        text = escape(line.text)
        if line.label == "body":
            yield f"<tr><td>{text}</td><td>{text}</td></tr>"
        else:
            reason = f"line {line.number}: {escape(why(line))}{', unsure' if line in unsure else ''}"
            marked = f"<mark>{text}</mark>" if line in unsure else text
            yield f"<tr><td><del>{marked}</del><small>{reason}</small></td><td></td></tr>"
