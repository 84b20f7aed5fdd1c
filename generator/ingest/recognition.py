"""Which article of the site a text is: by its words first, and by headline and author only where no words speak."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..model import ARCHIVE, CONTENT, TEXT, Site
from ..model.kinds import Article
from ..quotation import normalise, proofs, words
from ..source import Source
from ..views import archived
from .cleaning import Cleaned, archive

_TOKEN = re.compile(r"\w+")
FOLDER = f"{CONTENT}articles/"
USUAL = 32
"""Texts that have a run in common: beyond it is the site's phrase, and says nothing of one of them."""
RUN = 5
"""Words in a row; two texts that share most of these are one text."""


class UnsureError(Exception):
    """Only an editor can tell whether a text is that of an article. `id` is that of the article, `why` a clause."""

    def __init__(self, id: str, why: str) -> None:
        super().__init__(why)
        self.id, self.why = id, why


@dataclass(frozen=True)
class Overlap:
    """What two texts share, by their runs of words: as a part of both together, and of the shorter one."""

    both: float
    shorter: float


class Texts:
    """The archived texts of a site, by their runs of words and as a whole; more can be added."""

    def __init__(self) -> None:
        self._whole: dict[int, str] = {}
        self._runs: dict[int, str | list[str]] = {}
        """a list only where several texts have a run: most runs are in one"""
        self._sizes: dict[str, int] = {}
        self._usual: set[int] = set()
        """Runs that so many texts have that they tell none from the others."""

    def add(self, id: str, paragraphs: tuple[str, ...]) -> None:
        whole, runs, _ = _read(paragraphs)
        self._whole[whole] = id
        self._sizes[id] = len(runs) - len(runs & self._usual)
        shared = self._runs.keys() & runs
        self._runs.update(dict.fromkeys(runs - shared - self._usual, id))
        for run in shared:
            others = self._runs[run]
            found = [others] if isinstance(others, str) else others
            if id not in found:
                self._share(run, [*found, id])

    def _share(self, run: int, ids: list[str]) -> None:
        if len(ids) <= USUAL:
            self._runs[run] = ids
            return
        self._usual.add(run)
        del self._runs[run]
        for id in ids:
            self._sizes[id] -= 1

    def same(self, paragraphs: tuple[str, ...]) -> str | None:
        """The id of the text that has just these words."""
        return self._whole.get(_read(paragraphs)[0])

    def overlaps(self, paragraphs: tuple[str, ...]) -> Iterator[tuple[str, Overlap]]:
        """What each text shares with these words, where it shares anything."""
        _, runs, _ = _read(paragraphs)
        mine = len(runs) - len(runs & self._usual)
        found = (self._runs[run] for run in self._runs.keys() & runs)
        for id, shared in Counter(id for ids in found for id in ([ids] if isinstance(ids, str) else ids)).items():
            theirs = self._sizes[id]
            yield id, Overlap(shared / (mine + theirs - shared or 1), shared / (min(mine, theirs) or 1))


class Held:
    """The articles of a site, and those that were taken in since, by id, words, headline and author."""

    def __init__(self, site: Site) -> None:
        self._records = dict(site.entries.get(Article, {}))
        self._archive = dict(site.archive)
        self.site = replace(site, archive=self._archive, entries={**site.entries, Article: self._records})
        """As it was read, but that what was taken in since is got by its id."""
        self.ids = named(site.files)
        self.last: dict[str, int] = {}
        """The number of the last article of those that would have one id."""
        self.former = frozenset(old for record in site.all(Article, drafts=True) for old in record.formerly)
        self.texts = Texts()
        self.titled: dict[tuple[str, ...], list[Article]] = {}
        self.written: dict[frozenset[tuple[str, ...]], list[Article]] = {}
        for id, source in site.archive.items():
            self.texts.add(id, _paragraphs(source))
        for record in site.all(Article, drafts=True):
            self._name(record)

    def add(self, id: str, text: Source | None, drafted: Article | None, paragraphs: tuple[str, ...]) -> None:
        """Takes an article in, with what is new of it."""
        base, _, number = id.rpartition("-")
        if base in self.ids and number == str(self.last.get(base, 1) + 1):
            self.last[base] = int(number)
        self.ids.add(id)
        self.texts.add(id, paragraphs)
        if text:
            self._archive[id] = text
        if drafted:
            self._records[id] = drafted
            self._name(drafted)

    def _name(self, record: Article) -> None:
        self.titled.setdefault(_words(record.title), []).append(record)
        self.written.setdefault(_names(record.authors), []).append(record)


def named(files: Iterable[str]) -> set[str]:
    """Every id of which there is a record, a text or proofs, whether they can be read or not."""
    found = set[str]()
    for path in files:
        folder, _, name = path.rpartition("/")
        ends = {FOLDER: (TEXT, proofs.SUFFIX, ".md"), ARCHIVE: (".md",)}.get(f"{folder}/", ())
        if end := next((end for end in ends if name.endswith(end)), None):
            found.add(name.removesuffix(end))
    return found


def recognise(held: Held, cleaned: Cleaned) -> str | None:
    """The id of the article whose text this is; None where it is none of them.

    Raises UnsureError where one thing says that it is one and another that it is not.
    """
    if id := _proved(held.site, cleaned) or held.texts.same(cleaned.paragraphs):
        return id
    best, most = max(
        ((id, overlap) for id, overlap in held.texts.overlaps(cleaned.paragraphs) if overlap.shorter > 0.5),
        key=lambda pair: (pair[1].both, pair[1].shorter),
        default=("", Overlap(0, 0)),
    )
    if best:
        record = held.site.get(Article, best)
        if most.both > 0.5 or record is None or signed(cleaned, record):
            return best
        raise UnsureError(best, f"most of its words stand in `{best}` too, or most of those in it")
    return _by_title(held, cleaned) if _words(cleaned.title or "") else _by_author(held, cleaned)


def _proved(site: Site, cleaned: Cleaned) -> str | None:
    """The article whose proofs were made of these words."""
    # Numbering words takes longer than all else here; the proofs of another text tell of another number of words.
    count = _read(cleaned.paragraphs)[2] if site.proofs else 0
    near = [id for id, proofs in site.proofs.items() if abs(proofs.words - count) <= 0.2 * count]
    digest = normalise.digest(cleaned.paragraphs) if near else ""
    return next((id for id in near if site.proofs[id].sha256 == digest), None)


def tokens(paragraphs: Iterable[str]) -> list[str]:
    """The words of a text, near enough to see whether it is another one."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", "\n".join(paragraphs)).casefold())


def overlap(cleaned: Cleaned, source: Source) -> Overlap:
    theirs = Texts()
    theirs.add("", _paragraphs(source))
    return next((each for _, each in theirs.overlaps(cleaned.paragraphs)), Overlap(0, 0))


def _paragraphs(source: Source) -> tuple[str, ...]:
    return tuple(span.text for span in archived(source).paragraphs)


def same(site: Site, id: str, cleaned: Cleaned) -> bool | None:
    """Whether an article has these words; None where neither its archived text nor its proofs can tell."""
    proofs, source = site.proofs.get(id), site.archive.get(id)
    if source and source.text == archive(cleaned):
        return True
    if proofs and proofs.sha256 == normalise.digest(cleaned.paragraphs):
        return True
    if source and archived(source).paragraphs:
        return archived(source).digest == normalise.digest(cleaned.paragraphs) or overlap(cleaned, source).shorter > 0.5
    if proofs and proofs.quotations:
        text = archived(Source("", archive(cleaned)))
        stand = [all(text.has(run) for run, _ in proved.segments) for proved in proofs.quotations]
        return sum(stand) * 2 >= len(stand)
    return None


def beside(source: Source) -> tuple[tuple[str, str], ...]:
    """What an archived text marks as no paragraph: of what kind, and its words."""
    return tuple((place.setting.value, " ".join(span.text.split())) for place, span in archived(source).beside)


def unchanged(cleaned: Cleaned, source: Source) -> bool:
    """Whether a text has the words of an archived one, in the same paragraphs, and marks nothing beside them anew."""
    if archive(cleaned) == source.text:
        return True
    if not set(cleaned.beside) <= set(beside(source)):
        return False
    mine = Source("", archive(cleaned))
    return archived(mine).counts == archived(source).counts and archived(mine).digest == archived(source).digest


def _by_title(held: Held, cleaned: Cleaned) -> str | None:
    authors = _names(cleaned.authors)
    titled = [
        record.id
        for record in held.titled.get(_words(cleaned.title or ""), ())
        # Two authors can have had the same idea.
        if not (authors and record.authors and authors.isdisjoint(_names(record.authors)))
    ]
    fits = [id for id in titled if same(held.site, id, cleaned) is not False]
    if len(fits) == 1 or not titled:
        return next(iter(fits), None)
    raise UnsureError(titled[0], f"it has the headline of {_all(titled)}" + ("" if fits else ", but other words"))


def _by_author(held: Held, cleaned: Cleaned) -> str | None:
    """A text without a headline: an author writes more than one article, so what was proved must stand in it too."""
    authors = _names(cleaned.authors)
    by_them = held.written.get(authors, ()) if authors else ()
    fits = [record.id for record in by_them if same(held.site, record.id, cleaned)]
    return fits[0] if len(fits) == 1 else None


def signed(cleaned: Cleaned, record: Article) -> bool:
    """Whether a text names the headline or an author of a record."""
    titled = cleaned.title is not None and words(record.title) == words(cleaned.title)
    return titled or not _names(record.authors).isdisjoint(_names(cleaned.authors))


_words = lru_cache(maxsize=4096)(words)


def _names(authors: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(_words(author) for author in authors)


def _all(ids: Iterable[str]) -> str:
    return " and ".join(f"`{id}`" for id in ids)


@lru_cache(maxsize=2)
def _read(paragraphs: tuple[str, ...]) -> tuple[int, frozenset[int], int]:
    """A text as a whole, by its runs of words, and its number of words; kept, since it is asked for again and again."""
    found = tokens(paragraphs)
    return hash(tuple(found)), frozenset(map(hash, zip(*(found[at:] for at in range(RUN)), strict=False))), len(found)
