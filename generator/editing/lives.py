"""What becomes of an entry that was published: it is withdrawn, corrected, gone through again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..model import Corrected, Entry, Site
from ..model.kinds import HOME, Reviewed, WrittenPage
from ..source import Edit, RefusedError
from .fields import appended, put
from .proposal import Proposal


def withdrawn(site: Site, entry: Entry, reason: str, day: date) -> Proposal:
    """An entry that no longer stands, with the reason that readers are told. Raises RefusedError."""
    kind = site.kind(entry)
    _published(site, entry, "delete its file")
    if isinstance(entry, WrittenPage) and entry.id == HOME:
        raise RefusedError("the home page is where the site begins: it is not withdrawn; change its text")
    if entry.withdrawn:
        raise RefusedError(
            f"the {kind.name} `{entry.id}` was withdrawn on {entry.withdrawn.isoformat()} already; edit its reason"
        )
    return Proposal((put(entry, "withdrawn", day.isoformat()), put(entry, "reason", _said(reason, "reason"))))


def corrected(site: Site, entry: Entry, text: str, what: Corrected | None, day: date) -> Proposal:
    """A correction told on an entry; what is wrong in it its editor changes. Raises RefusedError."""
    _published(site, entry, "change it, without a word")
    if entry.corrections and entry.corrections[-1].date > day:
        last = entry.corrections[-1].date.isoformat()
        raise RefusedError(
            f"the last correction of `{entry.id}` is dated {last}, behind {day.isoformat()}; mend that date first"
        )
    said = _said(text, "text")
    if any(each.date == day and " ".join(each.text.split()) == said for each in entry.corrections):
        raise RefusedError(f"`{entry.id}` tells this correction of {day.isoformat()} already; leave it so")
    part = {"what": what.value} if what else {}
    item = {"date": day.isoformat(), **part, "text": said}
    return Proposal((appended(entry, "corrections", item),))


def reviewed(site: Site, entries: Sequence[Entry], by: str | None, day: date) -> Proposal:
    """Entries that were gone through on a day, and by whom. Raises RefusedError for a kind that has no reviews."""
    edits: list[Edit] = []
    for entry in entries:
        kind = site.kind(entry)
        if not kind.review:
            raise RefusedError(
                f"a {kind.name} has no day of review: `{entry.id}` stays as it is; name claims, explainers and the like"
            )
        if entry.withdrawn:
            raise RefusedError(f"the {kind.name} `{entry.id}` was withdrawn: it is not reviewed; leave it out")
        edits.append(put(entry, kind.review.field, day.isoformat()))
        if by and isinstance(entry, Reviewed) and by.casefold() not in map(str.casefold, entry.reviewed_by):
            edits.append(appended(entry, "reviewed-by", by))
    return Proposal(tuple(edits))


def _published(site: Site, entry: Entry, instead: str) -> None:
    if entry.draft:
        name = site.kind(entry).name
        raise RefusedError(f"the {name} `{entry.id}` is a draft, which nobody has read: {instead}")


def _said(text: str, what: str) -> str:
    """A text in one line. Raises RefusedError for none."""
    if not (line := " ".join(text.split())):
        raise RefusedError(f"readers are told the {what}: it cannot be empty; write a sentence")
    return line
