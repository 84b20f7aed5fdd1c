"""What is told of addresses that were asked: those that are dead, and those that have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..source import Diagnostic, Rule, Severity
from .addresses import External, LinkPlace
from .history import LinkState
from .outcome import LinkOutcome

LINK_DEAD = Rule("link-dead")
LINK_MOVED = Rule("link-moved", Severity.WARNING)
RULES = (LINK_DEAD, LINK_MOVED)


def problems(addresses: Iterable[External], known: Mapping[str, LinkState]) -> Iterator[Diagnostic]:
    """What is wrong, at each place that leads there; a record that names a copy has done what it can."""
    for each in addresses:
        found = known.get(each.address)
        for place in each.places if found else ():
            assert found
            if found.dead and not place.copy:
                yield _dead(each, place, found)
            elif found.outcome is LinkOutcome.MOVED and place.field != ("DOI",):
                message = f"`{each.address}` has moved for good"
                yield LINK_MOVED.at(place.at, message, f"write `{found.final}`; explainer links --fix does it")


def _dead(each: External, place: LinkPlace, found: LinkState) -> Diagnostic:
    message = f"`{each.address}` is dead since {found.failing} or before: {found.reason}"
    if not found.copy:
        return LINK_DEAD.at(place.at, message, "look for where it went, or for a copy in an archive, and lead there")
    how = "name its copy beside it" if place.copy is not None else "lead to its copy"
    return LINK_DEAD.at(place.at, message, f"{how}, {found.copy}; explainer links --fix does it")


def summary(addresses: Iterable[External], known: Mapping[str, LinkState]) -> str:
    """`212 addresses: 200 fine, 3 moved, 7 blocked, 1 failed for now, 1 dead`."""
    found = list(addresses)
    told = Counter(_word(known.get(each.address)) for each in found)
    order = ("fine", "moved", "blocked", "failed for now", "dead", "not asked")
    counts = ", ".join(f"{told[word]} {word}" for word in order if told[word])
    return f"{len(found)} address{'' if len(found) == 1 else 'es'}{': ' if counts else ''}{counts}"


def _word(known: LinkState | None) -> str:
    if known is None:
        return "not asked"
    if known.outcome is LinkOutcome.FAILED:
        return "dead" if known.dead else "failed for now"
    return known.outcome.value
