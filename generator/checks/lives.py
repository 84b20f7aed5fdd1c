"""An entry's former ids are free, its corrections are dated after each other, and what was withdrawn is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..model import RESERVED, Entry, Kind, Site, occupied, refs
from ..model.kinds import Work
from ..source import Diagnostic, Label, Rule, Severity, Span
from ..syntax import say

FORMERLY_TAKEN = Rule("formerly-taken")
_SLIPS = ("date-future", "date-unlikely")
CORRECTIONS_ORDER = Rule("corrections-unordered", repeats=_SLIPS)
WITHDRAWN_SHOWN = Rule("withdrawn-shown", Severity.WARNING, repeats=_SLIPS)
RULES = (FORMERLY_TAKEN, CORRECTIONS_ORDER, WITHDRAWN_SHOWN)

_MEND = "take it out here, or put what stands in its place; until then the site says that it was withdrawn"


def check(site: Site) -> Iterator[Diagnostic]:
    for kind in site.kinds:
        yield from _former(site, kind)
        for entry in site.all(kind.model, drafts=True):
            yield from _unordered(entry)
    gone = any(site.withdrawn(kind.model) for kind in site.kinds)
    for entry in site.published() if gone else ():
        for named, at, what in _shown(site, entry) if entry.stands else ():
            if named and named.withdrawn:
                day = say(named.withdrawn)
                message = f"{what} the {site.kind(named).name} `{named.id}`, which was withdrawn on {day}"
                yield WITHDRAWN_SHOWN.at(at, message, _MEND, Label(named.at("withdrawn"), "withdrawn here"))


def _former(site: Site, kind: Kind[Entry]) -> Iterator[Diagnostic]:
    """Old ids of a kind that lead to more than one place."""
    claimed: dict[str, str] = {}
    for entry in site.all(kind.model, drafts=True):
        for number, old in enumerate(entry.formerly):
            at = entry.at("formerly", number)
            if occupied(site.kinds, kind, old):
                yield FORMERLY_TAKEN.at(at, f"`{old}` is the address of a list", "take it out")
            elif old in RESERVED:
                yield FORMERLY_TAKEN.at(at, f"`{old}` is the name of a device, which no file can have", "take it out")
            elif old == entry.id:
                yield FORMERLY_TAKEN.at(at, f"`{old}` is the id of this {kind.name} today", "take it out")
            elif site.get(kind.model, old):
                help = f"take it out, or rename the {kind.name} that has the id now"
                yield FORMERLY_TAKEN.at(at, f"`{old}` is the id of another {kind.name}", help)
            elif old in claimed:
                help = "an old address can lead to one place only; keep one of the two"
                yield FORMERLY_TAKEN.at(at, f"`{claimed[old]}` was formerly `{old}` too", help)
            claimed[old] = entry.id


def _unordered(entry: Entry) -> Iterator[Diagnostic]:
    for number, (one, next_) in enumerate(pairwise(entry.corrections), 1):
        if next_.date < one.date:
            at, above = (entry.at("corrections", each, "date") for each in (number, number - 1))
            message = "an earlier correction stands below a later one"
            yield CORRECTIONS_ORDER.at(at, message, "sort them by date", Label(above, "the later one"))


def _shown(site: Site, entry: Entry) -> Iterator[tuple[Entry | None, Span, str]]:
    """What an entry shows of others besides links in its sentences, which are marked: whom, where, and how."""
    for ref, loc in refs(entry):
        yield site.find(ref), entry.at(*loc), "this names"
    for link in entry.body.links:
        if link.alone:
            yield site.target(entry, link.target), link.at, "this is a card of"
    for key, at in site.cites(entry):
        yield site.get(Work, key), at, "this cites"
