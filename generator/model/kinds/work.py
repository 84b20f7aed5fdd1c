"""A work that is cited: an item of CSL 1.0.2 in the bibliography."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from pydantic import model_validator

from ...source import Source
from ...syntax import markup, say
from .. import Address, Entry, Fields, Kind, Text, When, mistake
from .article import Article

NO_PROSE, _ = markup.parse(Source("", "").span())
# The types and variables are those of the Citation Style Language 1.0.2 specification, appendices III and IV.
Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip


class Name(Fields):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Text | None = None
    given: Text | None = None
    suffix: Text | None = None
    non_dropping_particle: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _named(self) -> Name:
        if bool(self.family) == bool(self.literal):
            help = "add one of the two" if not self.family else "take one of the two out"
            raise mistake(f"a name is either `family` (and `given`) or `literal`; {help}")
        return self

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.non_dropping_particle, self.family) if part)


class Custom(Fields):
    """What CSL has no variable for."""

    kind: Text | None = None
    """What kind of source it is, in words shown to readers: `news agency`, `state media`, …"""
    caution: Text | None = None
    """A weakness that readers must know; it labels the source as weak."""
    archive_url: Address | None = None
    archived: When | None = None


class Work(Entry):
    """One item of the bibliography. Dates are EDTF text."""

    type: Type
    title: Text
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    container_title: Text | None = None
    collection_title: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    event_title: Text | None = None
    authority: Text | None = None
    genre: Text | None = None
    medium: Text | None = None
    edition: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    number: Text | None = None
    page: Text | None = None
    section: Text | None = None
    chapter_number: Text | None = None
    version: Text | None = None
    status: Text | None = None
    note: Text | None = None
    language: Text | None = None
    issued: When | None = None
    accessed: When | None = None
    event_date: When | None = None
    URL: Address | None = None
    DOI: Text | None = None
    ISBN: Text | None = None
    custom: Custom = Custom()

    @classmethod
    def of(cls, article: Article) -> Work:
        """An article of the site as a work, under the article's id and with its place."""
        work = cls.model_construct(
            draft=article.draft,
            type="article-newspaper" if article.publisher else "webpage",
            title=article.title,
            author=tuple(Name.model_construct(literal=author) for author in article.authors),
            container_title=article.publisher,
            language=article.language,
            issued=article.published,
            URL=article.url,
            custom=Custom.model_construct(archive_url=article.archive),
        )
        work.place(article.id, article.document, NO_PROSE)
        return work

    @property
    def creators(self) -> str:
        """Who is named for it in running text: its authors, else where it appeared, else its title."""
        names = [name.literal or name.family or "" for name in self.author or self.editor]
        if len(names) > 3:
            return f"{names[0]} and others"
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or self.outlet or self.title

    @property
    def address(self) -> str | None:
        """Where it can be read: its URL, else by its DOI."""
        return self.URL or (f"https://doi.org/{quote(self.DOI)}" if self.DOI else None)

    @property
    def outlet(self) -> str:
        """Where it appeared: the newspaper or site, else who published it."""
        return self.container_title or self.publisher or self.authority or ""

    @property
    def appeared(self) -> str:
        """Where and when, as far as known: `The Sound Courier, 14 March 2021`."""
        return ", ".join(filter(None, (self.outlet, say(self.issued) if self.issued else "")))


def _year(work: Work) -> tuple[str, ...]:
    return (str(work.issued.earliest.year) if work.issued else "undated",)


WORK = Kind(Work, "work", "references.yml", "references/#{id}", _year, full=200)
