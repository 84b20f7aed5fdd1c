"""Lists that are bounded: all on one page while they are short, else the newest and pages behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..language import NN_, InterfaceLanguage
from ..model import Entry, PagePath, Site, nodes
from ..model.kinds import UNDATED
from ..source import address
from ..syntax import edtf
from .page import Page

ROWS = 150
"""The most entries that a page lists by name."""
NEWEST = 50
"""How many it lists where there are more."""
CARDS = 8
"""The most that it shows as cards."""
ENTRIES = NN_("%(num)s entry", "%(num)s entries")
"""What a list holds."""


@dataclass(frozen=True)
class ListPage:
    """A page behind a list: what it is called, where it lies, and how many entries it holds."""

    name: str
    url: str
    count: int


@dataclass(frozen=True)
class Listing:
    """What a page lists of its entries, and where the others are: groups of pages by what they are sorted by."""

    entries: tuple[Any, ...]
    total: int
    parts: Mapping[str, tuple[ListPage, ...]]
    more: str | None = None
    """Where all of them are listed, if not here."""

    @property
    def few(self) -> bool:
        """Whether they are few enough to be shown as cards."""
        return len(self.entries) <= CARDS and self.total == len(self.entries)


def listing(entries: Sequence[Any], more: str | None = None) -> Listing:
    """What a page that is not itself a list shows of entries, the newest first: all, or the first and where all are."""
    if len(entries) <= ROWS:
        return Listing(tuple(entries), len(entries), {})
    return Listing(tuple(entries[:NEWEST]), len(entries), {}, more)


def bounded(site: Site, entries: Iterable[Entry], more: str) -> Listing:
    """What a page shows of a list, in the order of its kind; `more` is where all are listed once they are too many."""
    found = tuple(entries)
    kinds = {site.kind(entry) for entry in found}
    order = next(iter(kinds)).order if len(kinds) == 1 else None
    return listing(sorted(found, key=order) if order else found, more)


def paired(site: Site, found: Listing) -> bool:
    """Whether all that is listed is shown in two halves: what was said, and what the record says."""
    return all(site.kind(entry).verdict for entry in found.entries)


def rows(
    entries: Sequence[Entry],
    url: str,
    title: str,
    trail: tuple[tuple[str, str], ...],
    language: InterfaceLanguage,
    noun: tuple[str, str] = ENTRIES,
    *,
    newest: int = 1,
) -> Iterator[Page]:
    """A list by name: one page, or the newest and numbered pages behind. `url` is that of the first.

    `noun` is what the entries are called, with their number, one and many; `newest` is -1 where the newest stand last.
    """
    said = language.gettext("%(many)s: %(title)s.", many=language.ngettext(*noun, len(entries)), title=title)
    if len(entries) <= ROWS:
        shown = Listing(tuple(entries), len(entries), {})
        yield Page(address.file(url), "rows", title, said, {"listing": shown, "noun": noun}, trail=trail)
        return
    chunks = [tuple(entries[at : at + ROWS]) for at in range(0, len(entries), ROWS)]
    parts = tuple(
        ListPage(language.gettext("Page %(number)s", number=n), f"{url}{n}/", len(chunk))
        for n, chunk in enumerate(chunks, 1)
    )
    # L10n: a heading over the pages on which all entries of a list stand
    shown = Listing(tuple(entries[::newest][:NEWEST]), len(entries), {language.gettext("All"): parts})
    yield Page(address.file(url), "rows", title, said, {"listing": shown, "noun": noun}, trail=trail)
    for number, (part, chunk) in enumerate(zip(parts, chunks, strict=True), 1):
        context = {"listing": Listing(chunk, len(chunk), {}), "noun": noun}
        name = language.gettext("%(title)s, page %(number)s", title=title, number=number)
        yield Page(address.file(part.url), "rows", name, said, context, trail=trail)


def paginated(
    site: Site,
    entries: Sequence[Entry],
    top: Page,
    also: Mapping[str, tuple[ListPage, ...]] | None = None,
    *,
    by: str,
    age: Callable[[Any], Any] | None = None,
    says: Callable[[int, str], str],
) -> Iterator[Page]:
    """The pages on which entries without pages of their own stand, in the given order.

    `top` is the page of them all while they fit on one; its template gets `entries`, and `listing` where it is only
    the way to others; `also` names further lists to which it then leads, `by` says what the pages behind are made by,
    `age` sorts what it names as newest where the entries are in another order, and `says` describes a page behind by
    how many entries it leads to, and its name.
    """
    base = top.url
    homes: dict[PagePath, list[Entry]] = {}
    for entry in entries:
        homes.setdefault(site.page_path(entry), []).append(entry)
    for node in nodes(homes):
        below = [entry for path, group in homes.items() if path[: len(node)] == node for entry in group]
        full = tuple(homes.get(node, ())) if node in homes else ()
        parts = tuple(
            ListPage(_said(site, child), f"{base}{'/'.join(child)}/", _count(homes, child))
            for child in _children(homes, node)
        )
        ways = {by: parts, **(also or {})} if not node else {by: parts}
        latest = sorted(below, key=age) if age else below
        name = site.language.message(", ").join((top.title, _said(site, node, "/".join(node)))) if node else top.title
        context = {
            **top.context,
            "entries": full,
            "listing": Listing(tuple(latest[-NEWEST:][::-1]), len(below), ways) if parts else None,
            "gone": top.context.get("gone", ()) if not node else (),
        }
        said = says(len(below), _said(site, node, "/".join(node))) if node else top.description
        path = address.file(f"{base}{'/'.join(node)}") if node else top.path
        trail = ((top.title, base),) if node else ()
        yield Page(
            path, top.template, name, said, context, full, trail=trail, layout=top.layout,
            script=None if parts else top.script,
        )  # fmt: skip


def _children(homes: Mapping[PagePath, Any], node: PagePath) -> list[PagePath]:
    """The pages right behind one, with what is before the Common Era ahead."""
    found = {path[: len(node) + 1] for path in homes if path[: len(node)] == node and path != node}
    return sorted(found, key=lambda child: (child[-1] != edtf.BEFORE, child))


def _said(site: Site, node: PagePath, name: str = "") -> str:
    """What a page behind a list is called."""
    if node[-1] == edtf.BEFORE:
        # L10n: before the Common Era: a heading over all years before the year 1
        return site.language.gettext("BCE")
    return "/".join(undated(site.language) if part == UNDATED else part for part in (name or node[-1]).split("/"))


def undated(language: InterfaceLanguage) -> str:
    """What the page of works without a date is called."""
    # L10n: a heading among years, over all works that bear no date
    return language.gettext("undated")


def _count(homes: Mapping[PagePath, Sequence[Entry]], node: PagePath) -> int:
    return sum(len(group) for path, group in homes.items() if path[: len(node)] == node)
