"""An article: what was said, and where. Its text is not part of the record."""

from __future__ import annotations

from enum import StrEnum

from ...language import ENGLISH, N_, InterfaceLanguage
from .. import Address, Block, Day, Entry, Fields, Kind, Search, Site, Text, When
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
        return _GENRES[self][0]

    @property
    def label(self) -> str:
        """Alone, at the beginning of a line."""
        return _GENRES[self][1]

    @property
    def within(self) -> str:
        """Alone, within a line."""
        return _GENRES[self][2]


_GENRES = {
    # L10n: “a news report”: only in “Claim, in a news report”. “News”, “news”: a kind of article, alone, at the
    # beginning of a line and within one
    Genre.NEWS: (N_("a news report"), N_("News"), N_("news")),
    # L10n: as “a news report”
    Genre.ANALYSIS: (N_("a news analysis"), N_("News analysis"), N_("news analysis")),
    # L10n: as “a news report”
    Genre.OPINION: (N_("an opinion article"), N_("Opinion"), N_("opinion")),
    # L10n: as “a news report”
    Genre.ESSAY: (N_("an essay"), N_("Essay"), N_("essay")),
    # L10n: as “a news report”
    Genre.REPORT: (N_("a report"), N_("Report"), N_("report")),
    # L10n: as “a news report”
    Genre.INTERVIEW: (N_("an interview"), N_("Interview"), N_("interview")),
    # L10n: as “a news report”
    Genre.WEB_PAGE: (N_("a web page"), N_("Web page"), N_("web page")),
}


class Rights(StrEnum):
    """Whether the text may be published: only what is not `all-rights-reserved` may."""

    RESERVED = "all-rights-reserved"
    PUBLIC_DOMAIN = "public-domain"
    CC0 = "cc0"
    CC_BY = "cc-by-4.0"
    CC_BY_SA = "cc-by-sa-4.0"

    @property
    def words(self) -> str:
        """As readers see it, in English."""
        return _RIGHTS.get(self, self.value.replace("-", " "))


_RIGHTS = {Rights.RESERVED: N_("all rights reserved"), Rights.PUBLIC_DOMAIN: N_("public domain")}


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

    def byline(self, language: InterfaceLanguage = ENGLISH) -> str:
        """Who wrote it."""
        # L10n: in place of the author of an article
        return language.message(", ").join(self.authors) or language.gettext("Unsigned")


def _card(site: Site, article: Article) -> str:
    return site.language.message(", ").join((site.language.gettext(article.genre.label), article.outlet))


ARTICLE = Kind(
    Article, "article", "articles", "articles/{id}/",
    title=N_("Articles"),
    guidance="What kind of source this is, what it does well, what to beware of.",
    ours=False,
    row=None,
    order=None,
    reached=True,
    layout="read",
    summary=None,
    verdict=None,
    search=Search(
        N_("Article"), lambda site, each: each.outlet,
        lambda site, each: (each.byline(site.language), each.outlet), rank=7,
    ),
    preview=None,
    card=_card,
    structured=None,
    review=None,
)  # fmt: skip
