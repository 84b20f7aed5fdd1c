"""When a page last changed, by the days that its records give: reviews, updates, corrections, withdrawals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from ..model import Entry, Site
from ..source import kept
from ..views import ChangelogEntry
from .page import Page


@kept
def last_modified(page: Page, site: Site) -> date | None:
    """The newest day of what the page was given to show; None where no record gives one."""
    return _newest((page.shows, page.context), site)


def _newest(values: Iterable[object], site: Site) -> date | None:
    return max((day for each in values if (day := _day(each, site))), default=None)


def _day(value: object, site: Site) -> date | None:
    match value:
        case str() | int() | None:
            return None
        case ChangelogEntry():
            return value.day
        case Entry():
            return _changed(value, site)
        case Mapping():
            return _newest((*value, *value.values()), site)
        case list() | tuple():
            return _newest(value, site)
        case _ if is_dataclass(value):
            return _held(value, site)
    return None


# The same lists, of all groups and with all their entries, are given to many pages.
@kept
def _held(value: Any, site: Site) -> date | None:
    """The newest day of a list, or a part of one: of what it holds."""
    return _newest((getattr(value, part.name) for part in fields(value)), site)


def _changed(entry: Entry, site: Site) -> date | None:
    review = site.kind(entry).review
    days = (review.day(entry) if review else None, entry.withdrawn, *(each.date for each in entry.corrections))
    return max((day for day in days if day), default=None)
