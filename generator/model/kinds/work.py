"""A work that is cited: an item of CSL 1.0.2 in the bibliography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import quote

from pydantic import BeforeValidator, model_validator

from ...language import ENGLISH, N_, InterfaceLanguage
from ...source import Source
from ...syntax import markup
from .. import Address, Entry, Fields, Kind, Search, Site, Text, When, mistake, placed
from .article import Article
from .identifiers import Doi, Isbn, Issn, Language
from .name import Name, Names, several
from .work_terms import FIELDS, LEFT_OUT, TYPES

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


UNDATED = "undated"
"""Part of the address of the page on which works without a date stand."""
_FALLEN = re.compile(
    r"retract|withdrawn|disputed|superseded|revoked|repealed|expression of concern|fake", re.IGNORECASE
)


class Custom(Fields):
    """What CSL has no variable for."""

    kind: Text | None = None
    """What kind of source it is, in words shown to readers: `news agency`, `state media`, …"""
    caution: Text | None = None
    """A weakness that readers must know; it labels the source as weak."""
    read: Text | None = None
    """What was read of it when it was cited: `whole`, `opening`, `excerpt`, …"""
    archive_url: Address | None = None
    archived: When | None = None


def _csl_date(value: Any) -> Any:
    """A date as CSL-JSON and Zotero write it in parts, as EDTF; any other value as it is."""
    found = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(found, dict) and isinstance(found.get("date-parts"), list):
        ends = ["-".join(part.zfill(2) for part in each) for each in found["date-parts"] if isinstance(each, list)]
        return "/".join(ends)
    if isinstance(found, dict) and found.keys() <= {"year", "month", "day"}:
        return "-".join(str(found[part]).zfill(2) for part in ("year", "month", "day") if part in found)
    return found.get("literal", found.get("raw", found)) if isinstance(found, dict) else value


Dated = Annotated[When, BeforeValidator(_csl_date)]


class Work(Entry):
    """One item of the bibliography. Dates are EDTF text."""

    instead: ClassVar[Mapping[str, str]] = FIELDS
    values: ClassVar[Mapping[str, str]] = TYPES

    type: Type
    title: Text
    author: Names = ()
    editor: Names = ()
    translator: Names = ()
    interviewer: Names = ()
    director: Names = ()
    host: Names = ()
    guest: Names = ()
    contributor: Names = ()
    illustrator: Names = ()
    recipient: Names = ()
    container_author: Names = ()
    collection_editor: Names = ()
    original_author: Names = ()
    reviewed_author: Names = ()
    container_title: Text | None = None
    collection_title: Text | None = None
    collection_number: Text | None = None
    original_title: Text | None = None
    reviewed_title: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    original_publisher: Text | None = None
    event_title: Text | None = None
    event_place: Text | None = None
    authority: Text | None = None
    jurisdiction: Text | None = None
    genre: Text | None = None
    medium: Text | None = None
    dimensions: Text | None = None
    edition: Text | None = None
    volume: Text | None = None
    number_of_volumes: Text | None = None
    issue: Text | None = None
    number: Text | None = None
    part_number: Text | None = None
    page: Text | None = None
    number_of_pages: Text | None = None
    section: Text | None = None
    chapter_number: Text | None = None
    version: Text | None = None
    status: Text | None = None
    license: Text | None = None
    archive: Text | None = None
    archive_location: Text | None = None
    note: Text | None = None
    language: Language | None = None
    issued: Dated | None = None
    original_date: Dated | None = None
    submitted: Dated | None = None
    accessed: Dated | None = None
    event_date: Dated | None = None
    URL: Address | None = None
    DOI: Doi | None = None
    ISBN: Isbn | None = None
    ISSN: Issn | None = None
    PMID: Text | None = None
    custom: Custom = Custom()

    @model_validator(mode="before")
    @classmethod
    def _from_managers(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if {"itemType", "creators"} <= value.keys():
            help = "take it out here, and take it in by explainer import FILE"
            raise mistake("a work as Zotero keeps it, not as it is exported", "itemType", help=help)
        # Before CSL 1.0.2 the event had the shorter name.
        return {
            "event-title" if name == "event" else name: each for name, each in value.items() if name not in LEFT_OUT
        }

    @property
    def fallen(self) -> str | None:
        """Its status, where that says that it no longer stands; readers are warned of it."""
        return self.status if self.status and _FALLEN.search(self.status) else None

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
        return placed(work, article.id, article.document, NO_PROSE)

    def creators(self, language: InterfaceLanguage = ENGLISH) -> str:
        """Who is named for it in running text: its authors, else where it appeared, else its title."""
        return several(self.author or self.editor, language, short=True) or self.outlet or self.title

    @property
    def address(self) -> str | None:
        """Where it can be read: its URL, else by its DOI."""
        return self.URL or (f"https://doi.org/{quote(self.DOI)}" if self.DOI else None)

    @property
    def outlet(self) -> str:
        """Where it appeared: the newspaper or site, else who published it."""
        return self.container_title or self.publisher or self.authority or ""

    def appeared(self, language: InterfaceLanguage = ENGLISH) -> str:
        """Where and when, as far as known: `The Sound Courier, 14 March 2021`."""
        return language.parted((self.outlet, language.say(self.issued) if self.issued else ""))


def _year(work: Work) -> tuple[str, ...]:
    return work.issued.year_month[:1] if work.issued else (UNDATED,)


def _appeared(site: Site, work: Work) -> str:
    return work.appeared(site.language)


def _words(site: Site, work: Work) -> str:
    day = site.language.say(work.issued) if work.issued else ""
    return f"{', '.join(map(str, work.author))} {', '.join(filter(None, (work.outlet, day)))}".strip()


WORK = Kind(
    Work, "work", "references.yml", "references/#{id}", _year, full=200, part=200,
    title=N_("References"),
    guidance=None,
    ours=False,
    row=_appeared,
    order=None,
    reached=True,
    layout="side",
    summary=None,
    verdict=None,
    search=Search(N_("Source"), _appeared, lambda site, work: (_words(site, work),), rank=9, names=None),
    preview=None,
    card=None,
    structured=None,
    review=None,
)  # fmt: skip
