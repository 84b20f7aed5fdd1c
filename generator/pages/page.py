"""A page of the docs tree, and what is said of it where pages are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..language import InterfaceLanguage
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


_SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def spelled(number: int, language: InterfaceLanguage) -> str:
    """A number as it is written in a sentence: in English in letters up to twelve."""
    return _SPELLED[number] if language.english and number < len(_SPELLED) else language.digits(number)


def articles_spelled(number: int, language: InterfaceLanguage) -> str:
    """How many articles there are, as a sentence says it."""
    # L10n: within a sentence; in English %(num)s is written in letters up to twelve
    return language.ngettext("%(num)s article", "%(num)s articles", number, num=spelled(number, language))
