"""Diagnostics as full text, concise text, JSON lines and GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from .diagnostic import Diagnostic, Severity
from .edit import Edit
from .text import Span

_TAB = "    "
WIDEST = 110
"""A longer line is shown around its problem only, …"""
AROUND = 40
"""… so many characters of it to either side."""


def safe(text: str) -> str:
    """A text as one line without control characters, for terminals and logs."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def concise(problems: Iterable[Diagnostic]) -> Iterator[str]:
    """`path:line:column: severity[code]: message`, for editors and grep."""
    for problem in problems:
        yield _headline(problem)


def full(problems: Iterable[Diagnostic]) -> Iterator[str]:
    """The concise line, the source line with carets, second places with theirs, and the help."""
    for problem in problems:
        yield _headline(problem)
        if isinstance(problem.at, Span):
            yield from _excerpt(problem.at)
        for label in problem.labels:
            place = label.at.first
            yield f"  {safe(label.at.source.path)}:{place.line}:{place.column}: {safe(label.text)}"
            yield from _excerpt(label.at)
        yield f"  help: {safe(problem.help)}"
        yield ""


def jsonl(problems: Iterable[Diagnostic]) -> Iterator[str]:
    """One JSON object a line."""
    for problem in problems:
        mend = {"fix": [_edit(edit) for edit in problem.fix]} if problem.fix else {}
        yield json.dumps(
            {
                "code": problem.rule.code,
                "severity": str(problem.severity),
                "message": problem.message,
                "help": problem.help,
                "path": problem.source.path,
                "line": problem.first.line,
                "column": problem.first.column,
                "end_line": problem.last.line,
                "end_column": problem.last.column,
            }
            | mend,
            ensure_ascii=False,
        )


def _edit(edit: Edit) -> dict[str, str | int]:
    first, last = edit.at.first, edit.at.last
    place = {"line": first.line, "column": first.column, "end_line": last.line, "end_column": last.column}
    return {**place, "text": edit.text}


def github(given: Iterable[Diagnostic]) -> Iterator[str]:
    """Workflow commands, from which GitHub makes annotations in a pull request.

    As it shows only ten, errors come first, and what is said for the first time before what one cause breaks again.
    """
    problems = list(given)
    told: Counter[tuple[str, str]] = Counter()
    ranked = []
    for problem in problems:
        ranked.append((problem.severity is not Severity.ERROR, told[problem.rule.code, problem.message]))
        told[problem.rule.code, problem.message] += 1
    order = sorted(zip(ranked, problems, strict=True), key=lambda each: each[0])
    for _, problem in order:
        place = f"file={_property(problem.source.path)},line={problem.first.line}"
        # GitHub takes columns only where a problem begins and ends on one line.
        if problem.first.line == problem.last.line:
            place += f",col={problem.first.column},endColumn={problem.last.column}"
        text = _data(f"{problem.message}\nhelp: {problem.help}")
        yield f"::{problem.severity} {place},title={_property(problem.rule.code)}::{text}"


REPORTERS: Mapping[str, Callable[[Iterable[Diagnostic]], Iterator[str]]] = MappingProxyType(
    {"full": full, "concise": concise, "json": jsonl, "github": github}
)


def counted(number: int, one: str, several: str = "") -> str:
    """`1 line`, `2 lines`; `several` where the plural is no `s` more."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def summary(problems: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    found = list(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    counts = ((errors, "error"), (len(found) - errors, "warning"))
    return ", ".join(counted(n, word) for n, word in counts if n) or "no problems"


def _headline(problem: Diagnostic) -> str:
    place = f"{safe(problem.source.path)}:{problem.first.line}:{problem.first.column}"
    return f"{place}: {problem.severity}[{problem.rule.code}]: {safe(problem.message)}"


def _excerpt(span: Span) -> Iterator[str]:
    """The first line of a span with carets below it; of a long line what stands around the span."""
    first, last = span.first, span.last
    line = span.source.line(first.line)
    if not line:
        return
    end = last.column - 1 if last.line == first.line else len(line)
    before, marked, behind = line[: first.column - 1], line[first.column - 1 : end], line[end:]
    if len(line) > WIDEST:
        before = before if len(before) <= AROUND else "…" + before[-AROUND:]
        marked = marked if len(marked) <= WIDEST else marked[:WIDEST] + "…"
        behind = behind if len(behind) <= AROUND else behind[:AROUND] + "…"
    before, marked, behind = (safe(part.replace("\t", _TAB)) for part in (before, marked, behind))
    margin = f"{first.line:>5} | "
    yield margin + before + marked + behind
    yield " " * (len(margin) + len(before)) + "^" * max(1, len(marked))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
