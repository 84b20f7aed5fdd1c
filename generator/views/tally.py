"""How many claims have which mark: by article, speaker, the speaker's country, and the kind of source cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..language import N_
from ..letters import SortKey, sort_key
from ..model import Entry, Site
from ..model.kinds import Appearance, Assessment, Claim, Work, attribution

TALLIED = 30
"""The most rows of a tally."""
# L10n: of the country of a speaker, or the kind of a source
UNKNOWN = N_("Not said")

Value = tuple[str, Entry | None]
"""What claims are counted by: its name, and the entry that has it, where there is one."""


@dataclass(frozen=True)
class TallyRow:
    """The claims that share a value: how many, and how many have each of the marks."""

    name: str
    entry: Entry | None
    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Tally:
    """A count of claims by one property; a claim counts once in each row that it belongs to."""

    key: str
    rows: tuple[TallyRow, ...]
    left: int
    """How many rows, all shorter, are not shown."""


@dataclass(frozen=True)
class Tallies:
    """Counts of all claims that stand, with the marks that occur, in their own order."""

    assessments: tuple[Assessment, ...]
    all: TallyRow
    tables: tuple[Tally, ...]


def tallies(site: Site) -> Tallies | None:
    """The counts by whatever the content says of its claims; None where there are no claims."""
    claims, unknown = site.all(Claim), site.language.gettext(UNKNOWN)
    marks = tuple(mark for mark in Assessment if any(claim.assessment is mark for claim in claims))
    by: dict[str, Callable[[Claim], Iterable[Value]]] = {
        "article": lambda claim: [(each.outlet, each) for each in site.resolve(a.article for a in claim.appearances)],
        "speaker": lambda claim: [_speaker(site, each) for each in claim.appearances],
        "country": lambda claim: [(attribution.country(site, each) or unknown, None) for each in claim.appearances],
        "source": lambda claim: _kinds(site, claim),
    }
    order = sort_key(site.language.tag)
    tables = (_tally(key, claims, values, marks, unknown, order) for key, values in by.items())
    told = tuple(table for table in tables if any(row.name != unknown for row in table.rows))
    return Tallies(marks, _row((unknown, None), claims, marks), told) if claims else None


def _tally(
    key: str,
    claims: Iterable[Claim],
    values: Callable[[Claim], Iterable[Value]],
    marks: tuple[Assessment, ...],
    unknown: str,
    order: Callable[[str], SortKey],
) -> Tally:
    """The rows with most claims first, those of which nothing is known last."""
    found: dict[Value, list[Claim]] = {}
    for claim in claims:
        for value in dict.fromkeys(values(claim)):
            found.setdefault(value, []).append(claim)
    rows = sorted(
        (_row(value, group, marks) for value, group in found.items()),
        key=lambda row: (row.name == unknown, -row.total, order(row.name)),
    )
    return Tally(key, tuple(rows[:TALLIED]), len(rows[TALLIED:]))


def _row(value: Value, claims: Iterable[Claim], marks: tuple[Assessment, ...]) -> TallyRow:
    given = [claim.assessment for claim in claims]
    return TallyRow(*value, len(given), tuple(given.count(mark) for mark in marks))


def _speaker(site: Site, appearance: Appearance) -> Value:
    """Who said it; what is unsigned is known by where it appeared."""
    name, person = attribution.speaker(site, appearance)
    article = site.find(appearance.article)
    unsigned = not appearance.speaker and article and not article.authors
    if article and unsigned:
        # L10n: an article without an author
        return (site.language.gettext("%(outlet)s, unsigned", outlet=article.outlet), person)
    return (name, person)


def _kinds(site: Site, claim: Claim) -> Iterable[Value]:
    """The kinds of the works that a claim cites."""
    works = (site.get(Work, key) for key, _ in site.cites(claim))
    kinds = (work.custom.kind or site.language.gettext(UNKNOWN) for work in works if work)
    return ((kind[0].upper() + kind[1:], None) for kind in kinds)
