"""What changed lately: corrections, withdrawals and reviews, with the days that the records give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.kinds.claim import Claim
from generator.kinds.explainer import Explainer
from generator.schema import Entry
from generator.site import Site


@dataclass(frozen=True)
class Change:
    """What became of an entry on a day; `text` says more where the record does."""

    day: date
    entry: Entry
    what: str
    text: str = ""

    @property
    def order(self) -> tuple[date, bool, str, str]:
        """By day, corrections ahead of reviews where the newest come first."""
        return (self.day, bool(self.text), self.entry.id, self.text)


def corrections(site: Site) -> tuple[Change, ...]:
    """Every correction and withdrawal, the newest first."""
    found = [
        Change(each.date, entry, "Entry corrected", each.text)
        for entry in site.published()
        for each in entry.corrections
    ]
    found += [
        Change(entry.withdrawn, entry, "Entry withdrawn", f"Withdrawn: {entry.reason}")
        for entry in site.published()
        if entry.withdrawn
    ]
    return tuple(sorted(found, key=lambda change: change.order, reverse=True))


def changes(site: Site) -> tuple[Change, ...]:
    """Corrections and withdrawals, and when each claim and explainer was last reviewed; the newest first."""
    reviews = [Change(claim.reviewed, claim, "Entry reviewed") for claim in site.all(Claim)]
    reviews += [Change(explainer.updated, explainer, "Entry updated") for explainer in site.all(Explainer)]
    return tuple(sorted((*corrections(site), *reviews), key=lambda change: change.order, reverse=True))
