"""What is told of an import besides its diff: nothing that was left out is left out of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..formats.works import Item
from ..model.kinds import Article
from ..source import Diagnostic, Source
from .known_works import Found
from .valid import Valid

SHOWN = 12
"""So many of one sort are told each for itself; of more the first, and how many there are."""
_NEEDLESS = "no reference needs it"


def works(
    new: Sequence[Valid], here: Sequence[tuple[Valid, Found, str]], left: Sequence[tuple[Source, Item]],
    keys: Sequence[str], kept: Sequence[tuple[str, str, str, str]],
) -> Iterator[str]:  # fmt: skip
    """What became of works, line by line."""
    yield f"{len(new)} new, {len(here)} here already, {len(left)} left out"
    if new:
        yield "what was read of each new work only you know: fill in `custom: read:`; nothing cites them yet"
    yield from some(
        f"{source.path}:{item.line}: left out, without a title that can stand here; give it one: {item.called}"
        for source, item in left
    )
    yield from some(keys)
    yield from some(_same(each, found, by) for each, found, by in here)
    yield from some(f"`{id}`: `{name}` stays “{mine}”; the import has “{its}”" for id, name, mine, its in kept)
    items = [(each.source, each.item) for each in new] + [(each.source, each.item) for each, _, _ in here]
    yield from _left([*items, *left])


def _same(each: Valid, found: Found, by: str) -> str:
    words = {"title": "title, year and author or outlet", "URL": "address", "url": "address", "id": "key and title"}
    if isinstance(found, Article):
        return f"{each.source.path}:{each.item.line}: it is the article `{found.id}`; cite `[@{found.id}]`"
    gone = ", which was withdrawn" if found.withdrawn else ""
    return f"{each.source.path}:{each.item.line}: it is `{found.id}`{gone}, by its {words.get(by, by)}"


def _left(items: Iterable[tuple[Source, Item]]) -> Iterator[str]:
    """The fields that were left: those that nobody needs by their names, others each with its value and the reason."""
    needless: Counter[str] = Counter()
    told: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for source, item in items:
        for each in item.left:
            if each.why == _NEEDLESS:
                needless[each.field] += 1
            else:
                at = f"{source.path}:{item.line}"
                told[(each.field, each.why)].append(f"{at}: `{each.field}` “{each.value}”: {each.why}")
    for lines in told.values():
        yield from some(lines)
    if needless:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(needless.items()))
        yield f"left out, since no reference needs them: {names}"


def some(lines: Iterable[str]) -> Iterator[str]:
    """Lines of one sort; of many the first."""
    found = list(lines)
    yield from found[:SHOWN]
    if len(found) > SHOWN:
        yield f"… and {len(found) - SHOWN} more of this sort"


def said(value: object) -> str:
    """A value in a line."""
    if isinstance(value, list):
        return "; ".join(" ".join(each.values()) if isinstance(each, dict) else str(each) for each in value)
    return str(value)


def moved(problem: Diagnostic, source: Source, line: int, what: str) -> Diagnostic:
    """A problem of what would be written, at the place from which that came."""
    start = source.starts[line - 1] if line <= len(source.starts) else 0
    at = source.span(start, start)
    return replace(problem, at=at, message=f"{what}: {problem.message}", labels=(), fix=())
