"""A page of the docs tree, and what is said of it where pages are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import Entry
from ..source import address


@dataclass(frozen=True)
class Page:
    """One page of the docs tree. `shows` are the entries whose prose and quotations it must hold in full."""

    path: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    shows: tuple[Entry, ...] = ()
    origin: str | None = None
    """The content file to edit, where there is one."""
    trail: tuple[tuple[str, str], ...] = ()
    """Name and address of each page above it, but for home."""
    layout: str = "side"
    hidden: bool = False
    """Left out of search and of search engines."""
    script: str | None = None
    """The script that the page needs besides that of all pages: `filter` or `search`."""
    moved: str | None = None
    """The address, from the root, to which readers are led on."""

    @property
    def url(self) -> str:
        return address.of_page(self.path)


def count(number: int, one: str, more: str = "") -> str:
    """A number of things: `1 claim`, `2 claims`; `more` where the plural is not made with an s."""
    return f"{number} {one if number == 1 else more or f'{one}s'}"


_SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def spelled(number: int) -> str:
    """A number as it is written in a sentence: in letters up to twelve."""
    return _SPELLED[number] if number < len(_SPELLED) else str(number)
