"""Which works a site has, and which of them an item is; keys for those that are new."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from urllib.parse import urlsplit

from ..editing import KEY
from ..model import Site
from ..model.kinds import Article, Work, same_keys
from ..syntax import Data

Found = Work | Article
PRINTED = frozenset({"article-journal", "book", "chapter", "paper-conference", "thesis"})
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "das", "de", "der", "die", "el", "for", "in", "la", "le", "les", "of", "on", "the",
     "to", "und", "with")
)  # fmt: skip


class KnownWorks:
    """The works and articles of a site, and those that were found new, by what they are known by."""

    def __init__(self, site: Site) -> None:
        self.keys: dict[str, Found] = {}
        self.titles: dict[str, list[Found]] = {}
        articles = site.all(Article, drafts=True)
        works = (each for each in site.all(Work, drafts=True) if not site.get(Article, each.id))
        written: tuple[Found, ...] = (*articles, *works)
        self.ids: dict[str, Found] = {each.id: each for each in written}
        self.taken = {id for each in written for id in (each.id, *each.formerly)}
        for each in written:
            self.add(each)

    def add(self, entry: Found) -> None:
        self.ids.setdefault(entry.id, entry)
        self.taken.add(entry.id)
        for loc, key in same_keys(entry):
            if loc != ("title",):
                self.keys.setdefault(key, entry)
        for key in _titles(entry):
            self.titles.setdefault(key, []).append(entry)

    def of(self, work: Work) -> tuple[Found, str] | None:
        """What a work is here already, and by what that is known."""
        for loc, key in same_keys(work):
            other = self.keys.get(key) if loc != ("title",) else None
            if other is not None and not _apart(work, other):
                return other, str(loc[-1])
        for key in _titles(work):
            for other in self.titles.get(key, ()):
                if not _apart(work, other) and not _elsewhere(work, other):
                    return other, "title"
        named = self.ids.get(work.id)
        if isinstance(named, Work) and _folded(named.title) == _folded(work.title) and not _apart(work, named):
            return named, "id"
        return None


def _apart(work: Work, other: Found) -> bool:
    """Whether two have different numbers, so that they are two."""
    if isinstance(other, Article):
        return False
    mine, its = (each.DOI.casefold() if each.DOI else None for each in (work, other))
    return bool(mine and its and mine != its)


def _elsewhere(work: Work, other: Found) -> bool:
    """Whether two of one title are two: each has an address of its own, or stands elsewhere in what holds it.

    What is printed has one title and many addresses.
    """
    if isinstance(other, Article):
        return bool(work.URL and other.url)
    places = [(work.volume, other.volume), (work.issue, other.issue), (work.page, other.page)]
    if any(mine and its and mine != its for mine, its in (*places, (work.number, other.number))):
        return True
    printed = work.type == other.type and work.type in PRINTED and bool(work.author and other.author)
    return bool(work.URL and other.URL) and not printed


def _titles(entry: Found) -> Iterator[str]:
    """A title with its year, and with who wrote it or where it appeared."""
    yield from (key for loc, key in same_keys(entry) if loc == ("title",))
    title = _folded(entry.title)
    if isinstance(entry, Article):
        year, beside = entry.published, (*entry.authors[:1], entry.outlet)
    else:
        year, names = entry.issued, entry.author or entry.editor
        beside = (*(name.literal or name.family or "" for name in names[:1]), entry.outlet)
    for each in beside:
        if each:
            yield f"{title} {year.year if year else ''} {_folded(each)}"


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())


# keys -----------------------------------------------------------------------------------------------------------------


def usable(id: str) -> bool:
    """Whether a key of another program can be one here."""
    return bool(KEY.fullmatch(id)) and len(id) <= 128


def new_key(data: Mapping[str, Data], taken: Iterable[str]) -> str:
    """A key that no work has: who, when, and a word of the title."""
    taken = set(taken)
    who = next(filter(None, map(_slug, _whos(data))), str(data.get("type", "work")).partition("-")[0])
    year = re.match(r"\d{4}", str(data.get("issued", "")), re.ASCII)
    words = [word for word in re.findall(r"[a-z]+", _ascii(str(data.get("title", "")))) if word not in _SMALL]
    parts = [who, *([year.group()] if year else []), *words[:1]]
    base = "-".join(parts)[:60].strip("-")
    return next(id for id in chain([base], (f"{base}-{number}" for number in count(2))) if id not in taken)


def _whos(data: Mapping[str, Data]) -> Iterator[str]:
    for role in ("author", "editor"):
        names = data.get(role)
        if isinstance(names, list) and names and isinstance(names[0], dict):
            yield str(names[0].get("family") or names[0].get("literal") or "")
    for name in ("container-title", "authority", "publisher"):
        yield str(data.get(name) or "")
    yield (urlsplit(str(data.get("URL") or "")).hostname or "").removeprefix("www.").partition(".")[0]


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()


def _slug(text: str) -> str:
    # Of a name in a script without small Latin letters a digit or a full stop may be left, which says nothing.
    words = [word for word in re.findall(r"[a-z0-9]+", _ascii(text)) if word not in _SMALL]
    return "-".join(words[:3]) if any(re.search(r"[a-z]{2}", word) for word in words) else ""
