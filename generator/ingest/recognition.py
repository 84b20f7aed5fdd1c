"""Which article of the site a text is: by its words first, and by headline and author only where no words speak."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import Site
from ..model.kinds import Article
from ..quotation import normalise, words
from ..source import Source
from ..views import archived
from .cleaning import Cleaned, archive

_TOKEN = re.compile(r"\w+")
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


@dataclass
class Texts:
    """The archived texts of a site, by their runs of words and as a whole; more can be added."""

    whole: dict[int, str]
    runs: dict[int, str | list[str]]
    """a list only where several texts have a run: most runs are in one"""
    sizes: dict[str, int]

    @classmethod
    def of(cls, site: Site) -> Texts:
        texts = cls({}, {}, {})
        for id, source in site.archive.items():
            texts.add(id, [span.text for span in archived(source).paragraphs])
        return texts

    def add(self, id: str, paragraphs: Iterable[str]) -> None:
        found = tokens(paragraphs)
        self.whole[hash(tuple(found))] = id
        runs = _runs(found)
        self.sizes[id] = len(runs)
        for run in runs:
            if (others := self.runs.setdefault(run, id)) is not id:
                self.runs[run] = [*([others] if isinstance(others, str) else others), id]

    def _having(self, runs: Iterable[int]) -> Iterator[str]:
        for run in runs:
            if (ids := self.runs.get(run)) is not None:
                yield from (ids,) if isinstance(ids, str) else ids

    def overlaps(self, found: Sequence[str]) -> Iterator[tuple[str, Overlap]]:
        """What each text shares with these words, where it shares anything."""
        mine = _runs(found)
        for id, shared in Counter(self._having(mine)).items():
            theirs = self.sizes[id]
            yield id, Overlap(shared / (len(mine) + theirs - shared or 1), shared / (min(len(mine), theirs) or 1))


def recognise(site: Site, cleaned: Cleaned, texts: Texts | None = None) -> str | None:
    """The id of the article whose text this is; None where it is none of them.

    Raises UnsureError where one thing says that it is one and another that it is not.
    """
    texts = texts or Texts.of(site)
    found = tokens(cleaned.paragraphs)
    if id := _proved(site, cleaned, len(found)) or texts.whole.get(hash(tuple(found))):
        return id
    best, most = max(
        ((id, overlap) for id, overlap in texts.overlaps(found) if overlap.shorter > 0.5),
        key=lambda pair: (pair[1].both, pair[1].shorter),
        default=("", Overlap(0, 0)),
    )
    if best:
        record = site.get(Article, best)
        if most.both > 0.5 or record is None or signed(cleaned, record):
            return best
        raise UnsureError(best, f"most of its words stand in `{best}` too, or most of those in it")
    return _by_title(site, cleaned) if _words(cleaned.title or "") else _by_author(site, cleaned)


def _proved(site: Site, cleaned: Cleaned, count: int) -> str | None:
    """The article whose proofs were made of these words."""
    # Numbering words takes longer than all else here; the proofs of another text tell of another number of words.
    near = [id for id, proofs in site.proofs.items() if abs(proofs.words - count) <= 0.2 * count]
    digest = normalise.digest(cleaned.paragraphs) if near else ""
    return next((id for id in near if site.proofs[id].sha256 == digest), None)


def tokens(paragraphs: Iterable[str]) -> list[str]:
    """The words of a text, near enough to see whether it is another one."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", "\n".join(paragraphs)).casefold())


def overlap(cleaned: Cleaned, source: Source) -> Overlap:
    theirs = Texts({}, {}, {})
    theirs.add("", [span.text for span in archived(source).paragraphs])
    found = tokens(cleaned.paragraphs)
    return next((each for _, each in theirs.overlaps(found)), Overlap(0, 0))


def same(site: Site, id: str, cleaned: Cleaned) -> bool | None:
    """Whether an article has these words; None where neither its archived text nor its proofs can tell."""
    proofs, source = site.proofs.get(id), site.archive.get(id)
    if proofs and proofs.sha256 == normalise.digest(cleaned.paragraphs):
        return True
    if source and archived(source).paragraphs:
        return archived(source).digest == normalise.digest(cleaned.paragraphs) or overlap(cleaned, source).shorter > 0.5
    if proofs and proofs.quotations:
        text = archived(Source("", archive(cleaned)))
        stand = [all(text.has(run) for run, _ in proved.segments) for proved in proofs.quotations]
        return sum(stand) * 2 >= len(stand)
    return None


def unchanged(cleaned: Cleaned, source: Source) -> bool:
    """Whether a text has the words of an archived one, in the same paragraphs."""
    mine = Source("", archive(cleaned))
    return archived(mine).counts == archived(source).counts and archived(mine).digest == archived(source).digest


def _by_title(site: Site, cleaned: Cleaned) -> str | None:
    title, authors = _words(cleaned.title or ""), _names(cleaned.authors)
    titled = [
        record.id
        for record in site.all(Article, drafts=True)
        # Two authors can have had the same idea.
        if _words(record.title) == title
        and not (authors and record.authors and authors.isdisjoint(_names(record.authors)))
    ]
    fits = [id for id in titled if same(site, id, cleaned) is not False]
    if len(fits) == 1 or not titled:
        return next(iter(fits), None)
    raise UnsureError(titled[0], f"it has the headline of {_all(titled)}" + ("" if fits else ", but other words"))


def _by_author(site: Site, cleaned: Cleaned) -> str | None:
    """A text without a headline: an author writes more than one article, so what was proved must stand in it too."""
    authors = _names(cleaned.authors)
    fits = [
        record.id
        for record in site.all(Article, drafts=True)
        if authors and _names(record.authors) == authors and same(site, record.id, cleaned)
    ]
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


def _runs(found: Sequence[str]) -> set[int]:
    return {hash(tuple(found[at : at + RUN])) for at in range(len(found) - RUN + 1)}
