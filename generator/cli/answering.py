"""EDGE: the answer of the last check, told again where nothing changed that it looks at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..cache import Cache, opened
from ..publish import Project
from ..publish.reading import Sources, read_sources
from ..source import Diagnostic, Edit, Label, Problems, Rule, Severity, Source, Span

if TYPE_CHECKING:
    from ..build import Build

ANSWERS = "check.sqlite"
"""Where below build/cache it is kept: a build and a check each forget what they did not ask for."""
Place = list[int]
"""The number of a source, and, where it is not the whole of it, where a span begins and ends."""


def problems(
    project: Project, environment: Mapping[str, str], today: date | None = None, now: datetime | None = None
) -> Problems:
    """What `check` finds wrong; as it was told the last time, where all that it looks at is still the same."""
    read = read_sources(project)

    @cache
    def made() -> Build:
        from ..publish import checking

        return checking.checked(read, environment, today, now)

    try:
        results = opened(project.build, environment, ANSWERS)
    except OSError:
        return made().problems
    found = _again(results, _looked_at(read, environment, today), now, read, made)
    results.close()
    return made().problems if found is None else found


def _again(
    results: Cache, looked_at: str, now: datetime | None, read: Sources, made: Callable[[], Build]
) -> Problems | None:
    """The problems as they are kept, or are now; None where what is kept cannot be read."""

    def scheduled() -> bytes:
        site = made().site
        moments = {each.publish.isoformat() for each in site.everything() if each.publish} if site else ()
        return json.dumps(sorted(moments)).encode()

    def told() -> bytes:
        return dumped(made().problems, read.texts)

    # Of the hour only this is known to a check: which of the scheduled entries are published.
    kept = results.result("scheduled", looked_at, scheduled)
    with suppress(ValueError, LookupError, TypeError):
        begun = sum(now is not None and datetime.fromisoformat(each) <= now for each in json.loads(kept))
        return loaded(results.result("problems", f"{looked_at} {begun}", told), read.texts)
    return None


def _looked_at(read: Sources, environment: Mapping[str, str], today: date | None) -> str:
    """All that a check looks at, but for the hour: files, variables that the settings name, and the day."""
    found = hashlib.sha256()
    settings = next((each.text for each in read.texts if each.path == "mkdocs.yml"), "")
    # What is written with escapes may name any.
    asked = sorted((name, value) for name, value in environment.items() if name in settings or "\\" in settings)
    # Beside what is wrong in a file that cannot be read stands what of it can.
    closed = (part for each in read.problems for part in (each.source.path, each.source.text, each.message, each.help))
    named = (*closed, "", *(part for pair in asked for part in pair), "", str(today))
    texts = ((each.path, each.text.encode("utf-8", "surrogatepass")) for each in read.texts)
    for name, data in chain(((each, b"") for each in named), sorted(texts), sorted(read.assets.items())):
        found.update(f"{len(name)} {len(data)} {name}\0".encode("utf-8", "surrogatepass") + data)
    return found.hexdigest()


def dumped(problems: Problems, known: Iterable[Source]) -> bytes:
    """Problems as JSON. The text of a source is only told where it is not `known` when that is read again."""
    there, numbers = frozenset(known), dict[Source, int]()

    def place(at: Span | Source) -> Place:
        span = (at.start, at.end) if isinstance(at, Span) else ()
        return [numbers.setdefault(at.source if isinstance(at, Span) else at, len(numbers)), *span]

    told = [
        (
            (each.rule.code, each.rule.severity, each.rule.repeats, each.rule.first),
            place(each.at),
            each.message,
            each.help,
            [(place(label.at), label.text) for label in each.labels],
            each.severity,
            [(place(edit.at), edit.text) for edit in each.fix],
        )
        for each in problems
    ]
    sources = [(each.path, None if each in there else each.text) for each in numbers]
    return json.dumps([sources, told]).encode("ascii")


def loaded(data: bytes, known: Iterable[Source]) -> Problems:
    """The problems that were told. Raises ValueError, LookupError or TypeError for what `dumped` did not write."""
    there = {each.path: each for each in known}
    sources, told = json.loads(data)
    texts = [there[path] if text is None else Source(path, text) for path, text in sources]

    def span(at: Place) -> Span:
        number, start, end = at
        return Span(texts[number], start, end)

    def place(at: Place) -> Span | Source:
        return span(at) if len(at) > 1 else texts[at[0]]

    def problem(rule: Any, at: Place, message: str, help: str, labels: Any, severity: str, fix: Any) -> Diagnostic:
        code, severity_, repeats, first = rule
        return Diagnostic(
            Rule(code, Severity(severity_), tuple(repeats), first),
            place(at),
            message,
            help,
            tuple(Label(span(each), text) for each, text in labels),
            Severity(severity),
            tuple(Edit(span(each), text) for each, text in fix),
        )

    return tuple(problem(*each) for each in told)
