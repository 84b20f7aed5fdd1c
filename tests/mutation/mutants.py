"""The mutants of a module, and a sample of those of all rooms."""

from __future__ import annotations

import difflib
import random
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, zip_longest
from pathlib import Path

import libcst as cst
import libcst.matchers as m
from mutmut.mutation.mutators import mutation_operators, operator_string

from tests.mutation.rooms import ROOMS, ROOT

# What a message says is held by the pages of the rules, to the letter; upper case in it tells nothing.
OPERATORS = tuple(each for each in mutation_operators if each[1] is not operator_string)
# What only a type checker sees: annotations, casts, names of types; and decorators, whose faults end every import.
UNSEEN = (
    m.Annotation()
    | m.Decorator()
    | m.Call(func=m.Name("cast"))
    | m.Assign(targets=[m.AssignTarget(m.Name(m.MatchRegex(r"[A-Z][a-z]\w*|__all__")))])
)
EQUIVALENT = Path(__file__).parent / "equivalent.toml"


@dataclass(frozen=True)
class Mutant:
    """A module with one small fault in it."""

    room: str
    path: str
    before: str
    after: str

    @property
    def diff(self) -> tuple[str, ...]:
        lines = difflib.unified_diff(self.before.split("\n"), self.after.split("\n"), lineterm="", n=1)
        return tuple(lines)[2:]

    @property
    def change(self) -> tuple[str, str]:
        """What the fault takes away and what it puts in its place."""
        sides = ([line[1:].strip() for line in self.diff if line.startswith(sign)] for sign in "-+")
        old, new = (" ".join(lines) for lines in sides)
        return old, new


@dataclass(frozen=True)
class Fault:
    """A place of a module where a fault can be planted. Only what is drawn is written: that takes long."""

    path: str
    plant: Callable[[], Mutant | None]


def faults(room: str, path: str, text: str) -> list[Fault]:
    module = cst.parse_module(text)
    finder = _Finder()
    module.visit(finder)

    def plant(node: cst.CSTNode, new: cst.CSTNode) -> Mutant | None:
        after = cst.ensure_type(module.deep_replace(node, new), cst.Module).code
        return Mutant(room, path, text, after) if after != text and _compiles(after) else None

    return [Fault(path, partial(plant, *each)) for each in finder.found]


class _Finder(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if m.matches(node, UNSEEN):
            return False
        for kind, mutate in OPERATORS:
            if isinstance(node, kind):
                self.found += [(node, new) for new in mutate(node)]
        return super().on_visit(node)


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def every(root: Path = ROOT) -> Mapping[str, Sequence[Fault]]:
    """All faults, by room."""
    return {
        name: [each for path in room.files(root) for each in faults(name, path, (root / path).read_text("utf-8"))]
        for name, room in ROOMS.items()
    }


def draw(found: Mapping[str, Sequence[Fault]], count: int, seed: str) -> list[Mutant]:
    """A sample, the same for the same seed: from each room in turn while it has any, so that small rooms are met.

    Each mutant can be compiled, and stands in it once.
    """
    pick = random.Random(seed)
    shuffled = [planted(pick.sample(each, len(each))) for each in found.values()]
    turns = (each for turn in zip_longest(*shuffled) for each in turn if each)
    return list(islice(turns, count))


def planted(faults: Iterable[Fault]) -> Iterator[Mutant]:
    """The mutants of some faults, each once."""
    seen: set[Mutant] = set()
    for fault in faults:
        mutant = fault.plant()
        if mutant and mutant not in seen:
            seen.add(mutant)
            yield mutant


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can notice, and why."""

    path: str
    old: str
    new: str
    reason: str

    def is_(self, mutant: Mutant) -> bool:
        return (self.path, (self.old, self.new)) == (mutant.path, mutant.change)


def equivalents() -> tuple[Equivalent, ...]:
    return tuple(Equivalent(**each) for each in tomllib.loads(EQUIVALENT.read_text("utf-8")).get("equivalent", ()))
