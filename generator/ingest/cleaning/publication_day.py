"""On which day an article says that it was published: by the lines at its head, and else by one at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from . import boilerplate, prose
from .byline import CHANGED, DAY, FIRST, INTRODUCTIONS, LONGEST, day, unglued

BODY: Final = ""
DATED: Final = ("date", "byline", "below the article")
HEAD: Final = 8
"""Lines from the first paragraph on: a short one there may have been taken for it."""
FOOT: Final = 8
"""Lines behind the last paragraph."""
WORDS: Final = 14
_REMARKS: Final = frozenset(
    {
        BODY,
        boilerplate.UNLIKE,
        "above the title",
        "date",
        "byline",
        "time stamp",
        "comment form",
        "photo caption",
        "breadcrumb",
    }
)
_DOUBTED: Final = ("photo caption", BODY)
_POSTED = re.compile(r"(?:posted|published|last updated|updated)\b", re.IGNORECASE)
_HEADED = re.compile(r".{4,20}\b\d{4}\b.{0,12}\b(?:by|min)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d[:.]\d\d|\bat \d")
_SHORT_YEAR = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
Found = tuple[str, int]


def dated(texts: Sequence[str], whys: Sequence[str], start: int, top: int | None, order: bool | None) -> Found | None:
    """The day on which the article says that it was published, and the line: one of its own, or its byline.

    `start` is the first paragraph and `top` the headline; `order` tells whether the day goes first in numbers.
    """
    days = [
        (when.isoformat(), at)
        for at, why in enumerate(whys[: start + 3])
        if why in DATED and (when := day(published(texts[at]), order)[0])
    ]
    about = range(0 if top is None else max(0, top - 3), min(len(texts), start + 3))
    for near in ([pair for pair in days if pair[1] in about], days):
        found = [pair for pair in near if not changed(texts[pair[1]])] or near
        if found and (len({when for when, _ in found}) == 1 or (top is not None and near is not days)):
            return found[0]
    if days:
        return None
    head = range(start if top is None else top + 1, start)
    return (
        _remarked(texts, whys, about, head, order)
        or _below(texts, whys, start, order)
        or _at_foot(texts, whys, order)
        or _named(texts, whys, order)
    )


def changed(line: str) -> bool:
    """Whether the day in a line is that of a change."""
    return CHANGED.match(prose.plain(published(line))) is not None


def published(line: str) -> str:
    """A line from where it says when it was published, where it also says when it was changed."""
    low = prose.plain(line)
    found = FIRST.search(low) if CHANGED.search(low) else None
    return line[found.start() :] if found and len(low) == len(line) else line


def _remarked(texts: Sequence[str], whys: Sequence[str], about: range, head: range, order: bool | None) -> Found | None:
    """The day that a short line by the headline holds among other things: a place, a count of comments, a section."""
    found = [
        (when.isoformat(), at)
        for at in about
        if whys[at] in _REMARKS
        and (
            whys[at] not in _DOUBTED or _POSTED.match(texts[at]) or (whys[at] == BODY and _headed(texts[at], at, head))
        )
        and texts[at].count(" ") < WORDS
        and not texts[at].endswith((".", "?", "!"))
        and (when := _mentioned(texts[at], order))
    ]
    return _one([pair for pair in found if not changed(texts[pair[1]])] or found)


def _headed(line: str, at: int, head: range) -> bool:
    """Whether a line of the text stands between headline and text, or begins as a byline does."""
    return at in head or _HEADED.match(line) is not None


def _mentioned(line: str, order: bool | None) -> date | None:
    """The day in a line that may hold other things, one glued to the other."""
    line = published(unglued(line))
    low = prose.plain(line)
    if len(line) < LONGEST and len(DAY.findall(low)) == 1:
        return day(line, order)[0]
    short = _SHORT_YEAR.search(low)
    if short is None or DAY.search(low):
        return None
    month, number = int(short[1]), int(short[2])
    if number <= 12 < month:
        month, number = number, month
    elif month <= 12 and number <= 12 and month != number:
        if order is None:
            return None
        month, number = (number, month) if order else (month, number)
    try:
        return date(2000 + int(short[3]), month, number)
    except ValueError:
        return None


def _below(texts: Sequence[str], whys: Sequence[str], start: int, order: bool | None) -> Found | None:
    """The day of a line of its own a few lines into the text, where what stands above it was taken for the text."""
    last = max((at for at, why in enumerate(whys) if why == BODY), default=0)
    lines = range(start + 3, min(last, start + HEAD))
    found = [pair for pair in _days(texts, whys, lines, order) if not changed(texts[pair[1]])]
    return _one(found) or _one([pair for pair in found if _introduced(texts, whys, pair[1])])


def _named(texts: Sequence[str], whys: Sequence[str], order: bool | None) -> Found | None:
    """The one day of which a line says, wherever it stands, that something was published on it."""
    days = _days(texts, whys, range(len(texts)), order)
    return _one([(when, at) for when, at in days if _POSTED.match(texts[at]) and not changed(texts[at])])


def _at_foot(texts: Sequence[str], whys: Sequence[str], order: bool | None) -> Found | None:
    """The day of a line of its own behind the last paragraph, before any list or comment, that something introduces."""
    last = max((at for at, why in enumerate(whys) if why == BODY), default=len(whys))
    lines = []
    for at in range(last + 1, min(len(texts), last + 1 + FOOT)):
        if whys[at] in boilerplate.LISTS or whys[at] in boilerplate.FORMS or whys[at] in boilerplate.TALK - {"date"}:
            break
        lines.append(at)
    found = [
        (when, at)
        for when, at in _days(texts, whys, lines, order)
        if not _CLOCK.search(texts[at]) and _introduced(texts, whys, at)
    ]
    return _one([pair for pair in found if not changed(texts[pair[1]])])


def _introduced(texts: Sequence[str], whys: Sequence[str], at: int) -> bool:
    before = prose.plain(texts[at - 1]).strip(boilerplate.EDGE)
    beside = {whys[to] for to in (at - 1, at + 1) if to < len(texts)}
    return bool(
        _POSTED.match(texts[at])
        or before in INTRODUCTIONS
        or before in ("published", "date", "posted", "posted on", "published on", "publish date")
        or "byline" in beside
    )


def _days(texts: Sequence[str], whys: Sequence[str], lines: Iterable[int], order: bool | None) -> list[Found]:
    return [
        (when.isoformat(), at) for at in lines if whys[at] == "date" and (when := day(published(texts[at]), order)[0])
    ]


def _one(found: Sequence[Found]) -> Found | None:
    """The first of them, where all are of one day."""
    return found[0] if len({when for when, _ in found}) == 1 else None
