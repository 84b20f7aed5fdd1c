"""What is known of addresses from one asking to the next: dead is what failed twice, days apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from .outcome import Answer, LinkOutcome

APART = timedelta(days=2)
"""The first and the last of the failures in a row by which an address is dead are at least so far apart."""
AGAIN = {LinkOutcome.FAILED: timedelta(days=1)}
LATER = timedelta(days=7)
"""After so long an address is asked again; one that failed sooner."""
FORMAT = 1


@dataclass(frozen=True)
class LinkState:
    """What is known of an address, since which day it fails, and its copy in an archive."""

    checked: date
    outcome: LinkOutcome
    reason: str = ""
    final: str = ""
    failing: date | None = None
    copy: str = ""

    @property
    def dead(self) -> bool:
        """Whether it failed twice, days apart, and never answered between."""
        failed = self.outcome is LinkOutcome.FAILED and self.failing is not None
        return failed and self.checked - (self.failing or self.checked) >= APART


def due(known: LinkState | None, day: date) -> bool:
    """Whether an address is to be asked on a day."""
    return known is None or day - known.checked >= AGAIN.get(known.outcome, LATER) or day < known.checked


def after(known: LinkState | None, answer: Answer, day: date) -> LinkState:
    """What is known once it was asked. To be kept out tells nothing, so that failures before it still count."""
    before = known.failing if known else None
    failing = (before or day) if answer.outcome is LinkOutcome.FAILED else None
    if answer.outcome is LinkOutcome.BLOCKED:
        failing = before
    found = LinkState(day, answer.outcome, answer.reason, answer.final, failing, known.copy if known else "")
    return found if failing else replace(found, copy="")


def dumped(found: Mapping[str, LinkState]) -> str:
    """What is known as a file keeps it, an address a line."""
    told = {address: _plain(known) for address, known in sorted(found.items())}
    lines = ",\n".join(
        f"{json.dumps(each, ensure_ascii=False)}: {json.dumps(told[each], ensure_ascii=False)}" for each in told
    )
    return f'{{"format": {FORMAT}, "addresses": {{\n{lines}\n}}}}\n'


def loaded(text: str) -> dict[str, LinkState]:
    """What a file keeps; of one that was damaged, or is of another version, what can be read."""
    try:
        told = json.loads(text)
        kept = told["addresses"] if told["format"] == FORMAT else {}
        return {str(address): known for address, each in kept.items() if (known := _known(each))}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _plain(known: LinkState) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(known).items() if value}


def _known(told: Any) -> LinkState | None:
    try:
        failing = date.fromisoformat(told["failing"]) if "failing" in told else None
        texts = {name: str(told.get(name, "")) for name in ("reason", "final", "copy")}
        return LinkState(date.fromisoformat(told["checked"]), LinkOutcome(told["outcome"]), failing=failing, **texts)
    except (ValueError, TypeError, KeyError):
        return None
