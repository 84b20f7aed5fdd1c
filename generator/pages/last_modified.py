"""When a page last changed, by the days that its records give: reviews, updates, corrections, withdrawals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..model import Entry, Site
from ..views import ChangelogEntry, Group
from .claims import ThemeClaims
from .listing import Listing
from .page import Page


def last_modified(page: Page, site: Site) -> date | None:
    """The newest day of what the page was given to show; None where no record gives one."""
    return max((*_days(page.shows, site), *_days(page.context, site)), default=None)


def _days(value: object, site: Site) -> Iterator[date]:
    match value:
        case ChangelogEntry():
            yield value.day
        case Entry():
            yield from _changed(value, site)
        case Listing() | Group():
            yield from _days(value.entries, site)
        case ThemeClaims():
            yield from _days(value.claims, site)
        case Mapping():
            yield from _days([*value, *value.values()], site)
        case list() | tuple():
            for each in value:
                yield from _days(each, site)


def _changed(entry: Entry, site: Site) -> Iterator[date]:
    if review := site.kind(entry).review:
        yield review.day(entry)
    if entry.withdrawn:
        yield entry.withdrawn
    yield from (correction.date for correction in entry.corrections)
