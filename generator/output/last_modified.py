"""When a page last changed, by the days that its records give: reviews, updates, corrections, withdrawals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..model import Entry
from ..model.kinds import Claim, Explainer
from ..pages import Listing, Page
from ..views import ChangelogEntry, Group


def last_modified(page: Page) -> date | None:
    """The newest day of what the page was given to show; None where no record gives one."""
    return max((*_days(page.shows), *_days(page.context)), default=None)


def _days(value: object) -> Iterator[date]:
    match value:
        case ChangelogEntry():
            yield value.day
        case Entry():
            if isinstance(value, Claim):
                yield value.reviewed
            if isinstance(value, Explainer):
                yield value.updated
            if value.withdrawn:
                yield value.withdrawn
            yield from (correction.date for correction in value.corrections)
        case Listing() | Group():
            yield from _days(value.entries)
        case Mapping():
            for key, each in value.items():
                yield from (*_days(key), *_days(each))
        case list() | tuple():
            for each in value:
                yield from _days(each)
