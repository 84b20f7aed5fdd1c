"""An entry's former ids are free, and its corrections are dated after each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..model import Site, occupied
from ..source import Diagnostic, Rule

FORMERLY_TAKEN = Rule("formerly-taken")
CORRECTIONS_ORDER = Rule("corrections-unordered")
RULES = (FORMERLY_TAKEN, CORRECTIONS_ORDER)


def check(site: Site) -> Iterator[Diagnostic]:
    for kind in site.kinds:
        claimed: dict[str, str] = {}
        for entry in site.all(kind.model, drafts=True):
            for number, old in enumerate(entry.formerly):
                at = entry.at("formerly", number)
                if occupied(site.kinds, kind, old):
                    yield FORMERLY_TAKEN.at(at, f"`{old}` is the address of a list", "take it out")
                elif site.get(kind.model, old):
                    help = f"take it out, or rename the {kind.name} that has the id now"
                    yield FORMERLY_TAKEN.at(at, f"`{old}` is the id of another {kind.name}", help)
                elif old in claimed:
                    help = "an old address can lead to one place only; keep one of the two"
                    yield FORMERLY_TAKEN.at(at, f"`{claimed[old]}` was formerly `{old}` too", help)
                claimed[old] = entry.id
            for number, (one, next_) in enumerate(pairwise(entry.corrections), 1):
                if next_.date < one.date:
                    at = entry.at("corrections", number, "date")
                    yield CORRECTIONS_ORDER.at(
                        at, "an earlier correction stands below a later one", "sort them by date"
                    )
