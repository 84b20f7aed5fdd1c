"""What changed lately: corrections, withdrawals and reviews, with the days that the records give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..language import ENGLISH, N_, InterfaceLanguage
from ..model import Corrected, Entry, Site, named
from ..model.kinds import Work

WITHDRAWN = N_("Entry withdrawn")
CORRECTED = {
    Corrected.STATEMENT: N_("Statement corrected"),
    Corrected.ASSESSMENT: N_("Assessment corrected"),
    Corrected.WORDING: N_("Wording corrected"),
    None: N_("Entry corrected"),
}


@dataclass(frozen=True)
class ChangelogEntry:
    """What became of an entry on a day; `text` says more where the record does."""

    day: date
    entry: Entry
    what: str
    """In English, as `day` is a day: readers see both in the language of the interface."""
    text: str = ""
    part: str = ""
    """What a correction changed, where it says so: the statement, its assessment, its wording."""
    language: InterfaceLanguage = ENGLISH

    @property
    def name(self) -> str:
        """That of the entry; where the change itself does not say that it was withdrawn since, this does."""
        return self.entry.name if self.what == WITHDRAWN else named(self.entry, self.language)

    @property
    def substantial(self) -> bool:
        """Whether it is another statement or another assessment now, or none any more."""
        return self.what == WITHDRAWN or self.part in (Corrected.STATEMENT, Corrected.ASSESSMENT)

    @property
    def part_of_list(self) -> int:
        """Where the list of corrections has it: 0 statements and assessments, 1 details and wording, 2 sources."""
        if isinstance(self.entry, Work):
            return 2
        return 0 if self.substantial else 1

    @property
    def order(self) -> tuple[date, bool, str, str]:
        """By day, corrections ahead of reviews where the newest come first."""
        return (self.day, bool(self.text), self.entry.id, self.text)


def corrections(site: Site) -> tuple[ChangelogEntry, ...]:
    """Every correction and withdrawal, the newest first."""
    found = [
        ChangelogEntry(each.date, entry, CORRECTED[each.what], each.text, each.what or "", site.language)
        for entry in site.published()
        for each in entry.corrections
    ]
    found += [
        ChangelogEntry(entry.withdrawn, entry, WITHDRAWN, _why(site, entry), language=site.language)
        for entry in site.published()
        if entry.withdrawn
    ]
    return tuple(sorted(found, key=lambda change: change.order, reverse=True))


def _why(site: Site, entry: Entry) -> str:
    """Why it was withdrawn; a source is not, as a statement is, and its reason stands alone."""
    if isinstance(entry, Work):
        return entry.reason or ""
    return site.language.gettext("Withdrawn: %(reason)s", reason=entry.reason)


def changelog(site: Site) -> tuple[ChangelogEntry, ...]:
    """Corrections and withdrawals, and when what is reviewed was last; the newest first."""
    reviews = [
        ChangelogEntry(kind.review.day(entry), entry, kind.review.what, language=site.language)
        for kind in site.kinds
        for entry in (site.all(kind.model) if kind.review else ())
        if kind.review
    ]
    return tuple(sorted((*corrections(site), *reviews), key=lambda change: change.order, reverse=True))
