"""What changed lately: corrections, withdrawals and reviews, with the days that the records give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model import Corrected, Entry, Site, named

WITHDRAWN = "Entry withdrawn"


@dataclass(frozen=True)
class ChangelogEntry:
    """What became of an entry on a day; `text` says more where the record does."""

    day: date
    entry: Entry
    what: str
    text: str = ""
    part: str = ""
    """What a correction changed, where it says so: the statement, its assessment, its wording."""

    @property
    def name(self) -> str:
        """That of the entry; where the change itself does not say that it was withdrawn since, this does."""
        return self.entry.name if self.what == WITHDRAWN else named(self.entry)

    @property
    def substantial(self) -> bool:
        """Whether it is another statement or another assessment now, or none any more."""
        return self.what == WITHDRAWN or self.part in (Corrected.STATEMENT, Corrected.ASSESSMENT)

    @property
    def order(self) -> tuple[date, bool, str, str]:
        """By day, corrections ahead of reviews where the newest come first."""
        return (self.day, bool(self.text), self.entry.id, self.text)


def corrections(site: Site) -> tuple[ChangelogEntry, ...]:
    """Every correction and withdrawal, the newest first."""
    found = [
        ChangelogEntry(each.date, entry, f"{(each.what or 'entry').capitalize()} corrected", each.text, each.what or "")
        for entry in site.published()
        for each in entry.corrections
    ]
    found += [
        ChangelogEntry(entry.withdrawn, entry, WITHDRAWN, f"Withdrawn: {entry.reason}")
        for entry in site.published()
        if entry.withdrawn
    ]
    return tuple(sorted(found, key=lambda change: change.order, reverse=True))


def changelog(site: Site) -> tuple[ChangelogEntry, ...]:
    """Corrections and withdrawals, and when what is reviewed was last; the newest first."""
    reviews = [
        ChangelogEntry(kind.review.day(entry), entry, kind.review.what)
        for kind in site.kinds
        for entry in (site.all(kind.model) if kind.review else ())
        if kind.review
    ]
    return tuple(sorted((*corrections(site), *reviews), key=lambda change: change.order, reverse=True))
