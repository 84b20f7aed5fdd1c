"""Works that come in: held against those that are here, and proposed as entries of content/references.yml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..editing import Look, Proposal, added
from ..formats.works import Item
from ..model import CONTENT, Site
from ..model.kinds import Article, Work
from ..source import Diagnostic, Edit, RefusedError, Severity, Source
from ..syntax import Document, parse_library
from . import telling
from .house_style import HouseStyle, field_lines, style_of, work_data, written
from .imported import Incoming
from .known_works import Found, KnownWorks, new_key, usable
from .valid import Valid, valid

LIBRARY = f"{CONTENT}references.yml"
DATES = ("dates-unordered", "date-future")
UNUSED = "work-unused"
"""What is new is cited by nobody yet."""
WRITTEN_BY_OTHERS = ("custom", "id", "type")
"""What of a work that is here nothing is added to, whatever another program says."""


@dataclass
class Taken:
    """What became of the works that were read."""

    new: list[Valid] = field(default_factory=list)
    here: list[tuple[Valid, Found, str]] = field(default_factory=list)
    """Those that are here already, and by what that is known."""
    left: list[tuple[Source, Item]] = field(default_factory=list)
    """Those of which nothing can be taken, since they have no title."""
    keys: list[str] = field(default_factory=list)
    """What is told of keys that could not be kept."""


def imported_works(
    site: Site, sources: Sequence[Source], read: Sequence[tuple[Source, Item]], look: Look | None = None
) -> Incoming:
    """The works of some files as a proposal. Raises RefusedError where content/references.yml cannot be read.

    `look` checks a project: dates of new works that cannot be beside their other ones are then left out, and told.
    """
    if Work in site.closed:
        raise RefusedError(f"{LIBRARY} cannot be read, so nobody knows what is there; mend it first: explainer check")
    library = next((each for each in sources if each.path == LIBRARY), None)
    documents, _ = parse_library(library) if library else ((), ())
    style = style_of(library, documents) if library else HouseStyle()
    taken = _taken(site, read, style)
    if look and taken.new:
        _undated(taken, look, [*(each for each in sources if each.path != LIBRARY), _alone(taken)])
    told = telling.works(taken.new, taken.here, taken.left, taken.keys, _kept(taken))
    edits = (*_additions(taken, style), *(_placed(library, documents, taken.new, style) if library else ()))
    new = "".join(written(each.data, style) for each in sorted(taken.new, key=lambda each: each.work.id))
    if library and not documents:
        edits = (*edits, Edit(library.span(len(library.text)), f"{_gap(library)}{new}")) if new else edits
    proposal = Proposal(edits, added={LIBRARY: new} if new and not library else {}, told=tuple(told))
    lines = {each.work.id: (each.source, each.item.line) for each in taken.new}
    lines |= {found.id: (each.source, each.item.line) for each, found, _ in taken.here}
    return Incoming(proposal, lambda problem: _at_its_line(problem, lines))


def _taken(site: Site, read: Iterable[tuple[Source, Item]], style: HouseStyle) -> Taken:
    held, taken = KnownWorks(site), Taken()
    for source, item in read:
        given = str(item.data.get("id", ""))
        item.data["id"] = given if usable(given) else "new"
        made = valid(source, item, style)
        if made is None:
            taken.left.append((source, item))
        elif same := held.of(made.work):
            taken.here.append((made, *same))
        else:
            if not usable(given) or given in held.taken:
                made = valid(source, item, style, new_key(item.data, held.taken))
                assert made
                taken.keys.append(_renamed(made, given, taken))
            taken.new.append(made)
            held.add(made.work)
    return _gathered(taken)


def _renamed(made: Valid, given: str, taken: Taken) -> str:
    """That a work has another key here, and where the key that it came with stands in the files themselves."""
    other = next((each for each in taken.new if each.work.id == given), None)
    at = f"{made.source.path}:{made.item.line}: " if other else ""
    why = f", since {other.source.path}:{other.item.line} has that key, too" if other else ""
    return f"{at}`{given or 'without a key'}` is called `{made.work.id}` here{why}"


def _gathered(taken: Taken) -> Taken:
    """Fields that a work lacks, and another record of it in the same import has, are added to it."""
    by_id = {each.work.id: each for each in taken.new}
    rest = []
    for each, found, by in taken.here:
        if (own := by_id.get(found.id)) and own.work is found:
            own.data.update({name: value for name, value in each.data.items() if name not in own.data})
        rest.append((each, found, by))
    taken.here = rest
    return taken


def _alone(taken: Taken) -> Source:
    """The new works as a library of their own."""
    return Source(LIBRARY, "".join(written(each.data, HouseStyle()) for each in taken.new))


def _undated(taken: Taken, look: Look, sources: Sequence[Source]) -> None:
    """Leaves the dates that a check refuses."""
    _, problems = look(sources)
    documents, _ = parse_library(sources[-1])
    by_line = [(each.front.at.first, each.front.at.last, new) for each, new in zip(documents, taken.new, strict=True)]
    for problem in problems:
        if problem.source is sources[-1] and problem.rule.code in DATES and problem.severity is Severity.ERROR:
            new = next(new for first, last, new in by_line if first <= problem.first <= last)
            name = problem.source.line(problem.first.line).strip().partition(":")[0]
            if name in new.data:
                new.item.leave(name, new.data.pop(name), f"left out, {problem.message}; {problem.help}")


# what is added to works that are here ---------------------------------------------------------------------------------


def _missing(taken: Taken) -> Iterator[tuple[Work, str, Valid]]:
    """Each field that a work of the site lacks and an item has: the first item that has it counts."""
    seen: set[tuple[str, str]] = set()
    new = {each.work.id for each in taken.new}
    for each, found, _ in taken.here:
        if isinstance(found, Article) or found.id in new or found.withdrawn:
            continue
        there = found.document.front.data
        assert isinstance(there, dict)
        braces = found.document.front.values.get((), found.document.front.at).text.startswith("{")
        for name in each.data:
            free = name not in there and name not in WRITTEN_BY_OTHERS and (found.id, name) not in seen
            # Not `number` beside what is written in braces, nor a second place where it appeared.
            if free and not braces:
                seen.add((found.id, name))
                yield found, name, each


def _additions(taken: Taken, style: HouseStyle) -> Iterator[Edit]:
    for work, name, each in _missing(taken):
        yield added(work, "\n".join(field_lines(name, each.data[name], style)))


def _kept(taken: Taken) -> list[tuple[str, str, str, str]]:
    """Where an item says something else than the work that is here: key, field, what stays, what was said."""
    found = []
    for each, work, _ in taken.here:
        if isinstance(work, Article):
            continue
        own = work_data(work)
        for name, value in each.data.items():
            mine = own.get(name)
            if name not in WRITTEN_BY_OTHERS and mine is not None and mine != value:
                found.append((work.id, name, telling.said(mine), telling.said(value)))
    return found


# where new ones stand -------------------------------------------------------------------------------------------------


def _placed(
    library: Source, documents: tuple[Document, ...], new: Sequence[Valid], style: HouseStyle
) -> Iterator[Edit]:
    """New works where their keys belong in a library that is in order, else at its end."""
    if not documents:
        return
    places: defaultdict[int, list[Valid]] = defaultdict(list)
    ids = [str(each.front.data.get("id", "")) for each in documents if isinstance(each.front.data, dict)]
    for each in sorted(new, key=lambda each: each.work.id):
        behind = next((n for n, id in enumerate(ids) if id > each.work.id), None) if style.ordered else None
        at = len(library.text) if behind is None else _start(library, documents[behind], style.indent)
        places[at].append(each)
    for at, works in places.items():
        text = "".join(written(each.data, style) for each in works)
        yield Edit(library.span(at, at), f"{_gap(library)}{text}" if at == len(library.text) else text)


def _gap(library: Source) -> str:
    return "" if library.text.endswith("\n") or not library.text else "\n"


def _start(library: Source, document: Document, indent: str) -> int:
    """The line at which an item begins, or the comment above it; one that stands further in is of the item before."""
    line = document.front.at.first.line
    while line > 1 and library.line(line - 1).startswith(f"{indent}#"):
        line -= 1
    return library.starts[line - 1]


def _at_its_line(problem: Diagnostic, lines: dict[str, tuple[Source, int]]) -> Diagnostic | None:
    """A problem of what would be written, at the line from which it came; None where it is none of a new work."""
    if problem.source.path != LIBRARY:
        return problem
    documents, _ = parse_library(problem.source)
    for each in documents:
        if each.front.at.first <= problem.first <= each.front.at.last and isinstance(each.front.data, dict):
            id = str(each.front.data.get("id"))
            if id in lines:
                source, line = lines[id]
                if problem.rule.code == UNUSED:
                    return None
                return telling.moved(problem, source, line, f"`{id}`")
    return problem
