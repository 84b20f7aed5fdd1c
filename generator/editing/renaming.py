"""An entry under another id: its file, everything that names it, and its former address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import ARCHIVE, CONTENT, ID, ID_LENGTH, RESERVED, TEXT, Entry, Site, citations, likely_id, occupied, refs
from ..model.kinds import Article, Work, WrittenPage
from ..quotation import SUFFIX
from ..source import Edit, RefusedError, Span
from ..syntax import Link
from .fields import appended, word
from .finding import own, unread
from .proposal import Proposal

KEY = re.compile(r"\w+(?:[-:._]\w+)*")
"""A key of a work that can be cited without braces."""
FIXED = frozenset({"index", "method", "corrections", "about"})
"""Pages that are known by their ids."""


def renamed(site: Site, entry: Entry, new: str) -> Proposal:
    """An entry renamed: nothing of any file changes but its id. Raises RefusedError where it cannot be."""
    _allowed(site, entry, new)
    edits = (*_naming(site, entry, new), *_menu(site, entry, new), *_known(site, entry, new))
    return Proposal(edits, dict(_files(site, entry, new)), told=tuple(_told(site, entry)))


def _allowed(site: Site, entry: Entry, new: str) -> None:
    """Raises RefusedError for an id that an entry cannot get, and where nobody knows what names it."""
    kind, model = site.kind(entry), type(entry)
    if why := _malformed(new, library=kind.library):
        like = None if kind.library else likely_id(new)
        raise RefusedError(f"`{new}` cannot be {why}; {f'write `{like}`' if like else 'choose another'}")
    if model is WrittenPage and entry.id in FIXED:
        raise RefusedError(f"the page `{entry.id}` is known by its id; it keeps it")
    if occupied(site.kinds, kind, new):
        raise RefusedError(f"`{new}` is the address of a page that the tool makes; choose another id")
    if site.get(model, new) or site.unread(model, new):
        raise RefusedError(f"there is a {kind.name} `{new}` already; choose another id")
    for other in site.all(model, drafts=True):
        if other != entry and new in other.formerly:
            raise RefusedError(
                f"`{new}` leads to the {kind.name} `{other.id}`, which was so called formerly; choose another id"
            )
    if model in (Article, Work) and any(site.get(each, new) for each in (Article, Work)):
        raise RefusedError(f"`{new}` is cited already, as another work; choose another key")
    if closed := unread(site):
        raise RefusedError(f"{closed[0]} cannot be read, so nobody knows what it names; mend it first")


def _malformed(new: str, *, library: bool) -> str | None:
    """What a word cannot be, and what is written; None where it can."""
    if library and (not KEY.fullmatch(new) or len(new) > 128):
        return "a key: letters, digits, and single `-`, `_`, `.` or `:` within"
    if not library and (not ID.fullmatch(new) or len(new) > ID_LENGTH or new in RESERVED):
        return f"an id: small letters, digits and single hyphens, at most {ID_LENGTH}"
    return None


# what names it --------------------------------------------------------------------------------------------------------


def _naming(site: Site, entry: Entry, new: str) -> Iterator[Edit]:
    """Every reference, citation and link, in the fields and the prose of all entries."""
    for by in own(site):
        for ref, loc in refs(by):
            if ref.to is type(entry) and ref.id == entry.id:
                yield Edit(by.document.front.part(loc, 0, len(ref.id)), new)
        if isinstance(entry, Article | Work):
            keys = (*citations(by), *((slot.cite.key, slot.key) for slot in by.body.namings))
            yield from (Edit(word(at, key), new) for key, at in keys if key == entry.id)
        for link in by.body.links:
            if site.target(by, link.target) == entry:
                yield from (Edit(at, f"{new}.md") for at in _file_names(by, link))


def _file_names(by: Entry, link: Link) -> Iterator[Span]:
    """Where in a link, or at the label behind which its target stands, the name of a file is written."""
    for target in (link.written,) if link.written else _defined(by, link.target):
        path = target.text.partition("#")[0]
        start = path.rfind("/") + 1
        if start < len(path):
            yield target.within(start, len(path))


def _defined(by: Entry, target: str) -> Iterator[Span]:
    prose = by.body.at
    for match in re.finditer(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s<>]+)", prose.text, re.MULTILINE):
        if match[1] == target:
            yield prose.within(*match.span(1))


def _menu(site: Site, entry: Entry, new: str) -> Iterator[Edit]:
    """What mkdocs.yml names: the page in the menu, the publisher's pages."""
    old, to = (f"{site.kind(entry).address.format(id=id)}index.md" for id in (entry.id, new))
    yield from (Edit(word(at, old), to) for at in site.navigation if at.text.strip("\"'") == old)
    publisher: Any = site.settings.publisher
    for name in ("imprint", "privacy") if isinstance(entry, WrittenPage) and publisher not in (None, "none") else ():
        if getattr(publisher, name) == entry.id:
            yield Edit(word(site.settings.at("publisher", name), entry.id), new)


# itself ---------------------------------------------------------------------------------------------------------------


def _known(site: Site, entry: Entry, new: str) -> Iterator[Edit]:
    """Its own record: the id of a work, and under which ids readers knew it."""
    if site.kind(entry).library:
        yield Edit(word(entry.at("id"), entry.id), new)
    if new in entry.formerly:
        yield Edit(word(entry.at("formerly", entry.formerly.index(new)), new), entry.id)
    elif not entry.draft and ID.fullmatch(entry.id):
        yield appended(entry, "formerly", entry.id)


def _files(site: Site, entry: Entry, new: str) -> Iterator[tuple[str, str]]:
    kind = site.kind(entry)
    if kind.library:
        return
    folder = f"{CONTENT}{kind.folder}/"
    ends = (".md", TEXT, SUFFIX) if isinstance(entry, Article) else (".md",)
    yield from ((f"{folder}{entry.id}{end}", f"{folder}{new}{end}") for end in ends)
    if isinstance(entry, Article):
        yield from ((f"{ARCHIVE}{entry.id}{end}", f"{ARCHIVE}{new}{end}") for end in (".md", "/"))


def _told(site: Site, entry: Entry) -> Iterator[str]:
    same = [each for each in own(site) if each.id == entry.id and each != entry and not site.kind(each).library]
    for each in same:
        kind = site.kind(each)
        yield f"the {kind.name} `{each.id}` keeps its id; rename it as {kind.folder}/{each.id}"
