"""A work that was read, with all of its fields that can stand here; those that cannot are left, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..formats.works import Item
from ..model import placed
from ..model.decode import decode
from ..model.kinds import Work
from ..model.misread import misread
from ..source import Diagnostic, Source
from ..syntax import Data, Document, Loc, YamlTree, markup, parse_library
from .house_style import HouseStyle, work_data, written

LONGEST = 100_000
"""So many characters a field may have; what is longer is no field of a work, and a list of works may hold no more."""


@dataclass
class Valid:
    """A work, the item that it was, and the file from which it came."""

    work: Work
    item: Item
    source: Source

    @property
    def data(self) -> dict[str, Data]:
        return self.item.data


def valid(source: Source, item: Item, style: HouseStyle, id: str | None = None) -> Valid | None:
    """An item as a work; None where nothing is left that could be one."""
    if id is not None:
        item.data["id"] = id
    if "type" not in item.data:
        item.data["type"] = "document"
        item.leave("type", "", "none is given; it is a `document`")
    _shortened(item)
    while item.data.get("title"):
        document = _document(item, style)
        front = document.front
        assert isinstance(front.data, dict)
        tree = replace(front, data={name: value for name, value in front.data.items() if name != "id"})
        work, problems = decode(tree, Work)
        wrong = (*problems, *misread(tree, Work, ours=False))
        if work is not None and not wrong:
            body, _ = markup.parse(document.prose)
            placed(work, str(item.data["id"]), replace(document, front=tree), body)
            # As it is read: a DOI without its address, an ISSN with its hyphen.
            item.data = work_data(work)
            return Valid(work, item, source)
        for loc, problem in _wrong(tree, wrong):
            _leave(item, loc, problem)
    return None


def _shortened(item: Item) -> None:
    for name in [name for name, value in item.data.items() if len(str(value)) > LONGEST]:
        item.leave(name, item.data.pop(name), f"left out, longer than {LONGEST} characters; shorten it")


def _document(item: Item, style: HouseStyle) -> Document:
    documents, problems = parse_library(Source("content/references.yml", written(item.data, style)))
    assert documents, [each.message for each in problems]
    return documents[0]


def _wrong(tree: YamlTree, problems: tuple[Diagnostic, ...]) -> Iterator[tuple[Loc, Diagnostic]]:
    """The fields that are wrong, the last of a list first, so that places hold; of a field the first problem."""
    found: dict[Loc, Diagnostic] = {}
    for problem in problems:
        places = [loc for loc, at in (*tree.values.items(), *tree.keys.items()) if loc and _holds(at, problem)]
        loc = max(places, key=len, default=("title",))
        # Of a name or of `custom` a part alone can be taken away.
        keep = 2 if len(loc) > 1 and (isinstance(loc[1], int) or loc[0] == "custom") else 1
        found.setdefault(loc[:keep], problem)
    yield from sorted(found.items(), key=lambda each: [str(part).zfill(6) for part in each[0]], reverse=True)


def _holds(at: object, problem: Diagnostic) -> bool:
    start = getattr(problem.at, "start", 0)
    return getattr(at, "start", 0) <= start < max(getattr(at, "end", 0), getattr(at, "start", 0) + 1)


def _leave(item: Item, loc: Loc, problem: Diagnostic) -> None:
    """Takes a field, or a part of one, out of an item."""
    name = str(loc[0])
    held = item.data.get(name)
    why = f"left out, {problem.message}; {problem.help}"
    if len(loc) == 2 and isinstance(held, list) and isinstance(loc[1], int):
        value: Data = held.pop(loc[1])
    elif len(loc) == 2 and isinstance(held, dict):
        value = held.pop(str(loc[1]))
        name = f"{name}.{loc[1]}"
    else:
        value = item.data.pop(name, "")
    if isinstance(held, list | dict) and not held:
        item.data.pop(str(loc[0]), None)
    item.leave(name, value if isinstance(value, str) else " ".join(map(str, _values(value))), why)


def _values(value: Data) -> Iterator[str]:
    yield from value.values() if isinstance(value, dict) else map(str, value)  # type: ignore[misc]
