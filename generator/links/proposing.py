"""What is to be written instead: the new address of what has moved, a copy of what is dead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag

from ..editing import Proposal, fields
from ..model.kinds import Article, Work
from ..source import Edit
from ..syntax import scalar
from .addresses import External, LinkPlace
from .history import LinkState
from .outcome import LinkOutcome


def proposed(addresses: Iterable[External], known: Mapping[str, LinkState]) -> Proposal:
    """The edits that mend what was found; what cannot be told from a place is left to its editor."""
    edits: list[Edit] = []
    for each in addresses:
        found = known.get(each.address)
        for place in each.places if found else ():
            edits += _edits(place, found) if found else ()
    return Proposal(tuple(dict.fromkeys(edits)))


def _edits(place: LinkPlace, found: LinkState) -> Iterator[Edit]:
    if found.dead and found.copy:
        if place.copy is None:
            yield from _replaced(place, found.copy)
        elif not place.copy and isinstance(place.entry, Article):
            yield fields.put(place.entry, "archive", found.copy)
        elif not place.copy and isinstance(place.entry, Work):
            yield fields.put_within(place.entry, "custom", "archive-url", found.copy)
    elif found.outcome is LinkOutcome.MOVED and place.field != ("DOI",):
        fragment = urldefrag(place.written)[1]
        inherited = fragment and not urldefrag(found.final)[1]
        yield from _replaced(place, f"{found.final}#{fragment}" if inherited else found.final)


def _replaced(place: LinkPlace, address: str) -> Iterator[Edit]:
    if place.replaced is None:
        return
    if place.field:
        yield Edit(place.replaced, scalar(address, flow=True))
    elif not set("()<> ") & set(address):
        yield Edit(place.replaced, address)
