"""An article: what was said, and where. Its text is not part of the record."""

from __future__ import annotations

from enum import StrEnum

from .. import Address, Block, Day, Entry, Fields, Kind, Search, Text, When
from .identifiers import Language
from .name import Author


class Genre(StrEnum):
    """What kind of text it is."""

    NEWS = "news"
    ANALYSIS = "news-analysis"
    OPINION = "opinion"
    ESSAY = "essay"
    REPORT = "report"
    INTERVIEW = "interview"
    WEB_PAGE = "web-page"

    @property
    def words(self) -> str:
        """With its article, as in "a claim in …"."""
        return _GENRES[self]


_GENRES = {
    Genre.NEWS: "a news report", Genre.ANALYSIS: "a news analysis", Genre.OPINION: "an opinion article",
    Genre.ESSAY: "an essay", Genre.REPORT: "a report", Genre.INTERVIEW: "an interview", Genre.WEB_PAGE: "a web page",
}  # fmt: skip


class Rights(StrEnum):
    """Whether the text may be published: only what is not `all-rights-reserved` may."""

    RESERVED = "all-rights-reserved"
    PUBLIC_DOMAIN = "public-domain"
    CC0 = "cc0"
    CC_BY = "cc-by-4.0"
    CC_BY_SA = "cc-by-sa-4.0"


class Revision(Fields):
    """A state of the text that was read: when, and the SHA-256 of its normalised words."""

    date: Day
    sha256: Text


class Article(Entry):
    """The record of an article; the body is the editor's note on what kind of source it is."""

    title: Text
    authors: tuple[Author, ...] = ()
    published: When | None = None
    publisher: Text | None = None
    url: Address | None = None
    archive: Address | None = None
    genre: Genre = Genre.OPINION
    rights: Rights = Rights.RESERVED
    language: Language = "en"
    country: Text | None = None
    """Where it appeared; what its authors say is counted by it."""
    none_supported: Text | None = None
    """Why no claim of it is marked as supported, where that is so: readers are told on its page."""
    revisions: tuple[Revision, ...] = ()
    keep: tuple[Block, ...] = ()
    """How each line of the raw file begins that cleaning must keep."""
    drop: tuple[Block, ...] = ()
    """How each line of the raw file begins that cleaning must drop."""

    @property
    def outlet(self) -> str:
        """What it is called where there is little room: where it appeared, else its title."""
        return self.publisher or self.title

    @property
    def byline(self) -> str:
        return ", ".join(self.authors) or "Unsigned"


ARTICLE = Kind(
    Article, "article", "articles", "articles/{id}/",
    title="Articles",
    guidance="What kind of source this is, what it does well, what to beware of.",
    ours=False,
    row=None,
    order=None,
    reached=True,
    layout="read",
    summary=None,
    verdict=None,
    search=Search("Article", lambda site, each: each.outlet, lambda site, each: (each.byline, each.outlet), rank=7),
    preview=None,
    card=lambda site, article: f"{article.genre.replace('-', ' ').capitalize()}, {article.outlet}",
    structured=None,
    review=None,
)  # fmt: skip
