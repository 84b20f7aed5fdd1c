"""A claim among events: what was known when it was said."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Site
from ..model.kinds import Appearance, Claim, Event, attribution
from ..syntax import Edtf

NEAR = 4
"""The most events that are shown before the claim was first said, and after."""


@dataclass(frozen=True)
class Step:
    """Something said, or something that happened; `when` is None where the day of a saying is not known."""

    when: Edtf | None
    appearance: Appearance | None = None
    event: Event | None = None

    @property
    def order(self) -> tuple[bool, int, int, bool, int]:
        """By date, what happened ahead of what was said on the same day; what has no date last."""
        if self.when is None:
            return (True, 0, 0, True, 0)
        within = self.event.rank[-2] if self.event else 0
        return (False, self.when.placed, self.when.until, self.event is None, within)


@dataclass(frozen=True)
class Chronology:
    """What was said and what happened, in order; `left` events are not shown."""

    steps: tuple[Step, ...]
    left: int


def chronology(site: Site, claim: Claim) -> Chronology | None:
    """The claim's appearances among the events that bear on it; None where there are none."""
    events = sorted(site.referring(claim, Event), key=lambda event: event.rank)
    if not events:
        return None
    said = [Step(attribution.said(site, each), appearance=each) for each in claim.appearances]
    first = min((step.when.placed for step in said if step.when), default=None)
    before = [event for event in events if first is None or event.date.placed <= first]
    after = [event for event in events if first is not None and event.date.placed > first]
    shown = [Step(event.date, event=event) for event in (*before[-NEAR:], *after[:NEAR])]
    return Chronology(tuple(sorted((*said, *shown), key=lambda step: step.order)), len(events) - len(shown))
