"""The project at one moment, as an editor is to see it: drafts shown, and what cannot be read as it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from .. import build
from ..build import Build
from ..data import export
from ..model import SETTINGS as FILE
from ..model import Entry, Origin, Site
from ..output import SharedContext, beside, environment, fields, prepare, render
from ..pages import PAGES, Page
from ..publish.reading import Sources
from ..source import Source, kept
from .frames import menu
from .splice import Menu

Make = Callable[[Site], Iterator[Page]]


class Index:
    """The pages of a site, made no sooner than one of them is asked for; `made_by` tells who made which before."""

    def __init__(self, site: Site, made_by: dict[str, Make]) -> None:
        self.site, self.made_by = site, made_by
        self.open = {make: make(site) for make in PAGES}
        self.pages: dict[str, Page] = {}

    def find(self, url: str) -> Page | None:
        """The page at an address."""
        likely = self.made_by.get(url, PAGES[0])
        for make in (likely, *(each for each in PAGES if each is not likely)):
            if url in self.pages:
                break
            for page in self.open[make]:
                self.made_by[page.url] = make
                self.pages[page.url] = page
                if page.url == url:
                    break
        return self.pages.get(url) if url not in self.site.vacant else None

    def all(self) -> list[Page]:
        """Every page."""
        self.find("no page has this address")
        return [page for page in self.pages.values() if page.url not in self.site.vacant]


@dataclass(frozen=True)
class View:
    """A site whose pages are rendered when they are asked for."""

    site: Site
    templates: Mapping[str, str] = field(repr=False)
    made_by: dict[str, Make] = field(repr=False)

    @cached_property
    def index(self) -> Index:
        return Index(self.site, self.made_by)

    @cached_property
    def menu(self) -> Menu:
        return menu(self.site, lambda: (page.url for page in self.index.all()))

    @cached_property
    def shared(self) -> SharedContext:
        return prepare(self.site)

    def text(self, page: Page) -> str:
        """A page as the builder reads it. Raises BadTemplateError."""
        return render(page, self.site, environment(self.templates, self.site.language), self.shared)

    def fields(self, page: Page) -> dict[str, Any]:
        """What a page tells its frame."""
        return fields(page, self.site, environment(self.templates, self.site.language), self.shared)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """What lies beside the pages, but for style sheets and assets."""
        words = {"assets/words.js": script} if (script := self.site.language.script) else {}
        return {**export.files(self.site), **beside(self.site), **words}


@dataclass(frozen=True)
class Snapshot:
    """The project at one moment."""

    read: Sources = field(repr=False)
    made: Build = field(repr=False)
    """What the files say now, with what keeps some from being read."""
    published: View
    """Without drafts."""
    shown: View
    """With drafts, as if they were published."""
    drafts: Mapping[str, Entry]
    """By their address."""


def snapshot(
    read: Sources,
    good: Mapping[str, Source],
    env: Mapping[str, str],
    origin: Origin,
    made_by: dict[str, Make],
    moment: datetime | None = None,
) -> Snapshot | None:
    """The project as its files are; for what cannot be read, its last `good` text. None without any settings.

    What is scheduled is a draft until `moment`.
    """
    made = _read(read, read.texts, read.unreadable, env, origin, moment)
    texts = {source.path: source for source in read.texts}
    bad = {*unread(made), *read.unreadable} & good.keys()
    seen = made
    if bad:
        whole = (*(good.get(path, source) if path in bad else source for path, source in texts.items()),)
        whole += tuple(good[path] for path in bad - texts.keys())
        seen = _read(read, whole, [path for path in read.unreadable if path not in good], env, origin, moment)
    if (site := seen.site) is None:
        return None
    drafts = {site.address(entry): entry for entry in site.everything() if entry.draft}
    shown = with_drafts(site) if drafts else site
    published = View(site, read.templates, made_by)
    return Snapshot(read, made, published, View(shown, read.templates, made_by) if drafts else published, drafts)


def _read(
    read: Sources,
    texts: tuple[Source, ...],
    unreadable: Iterable[str],
    env: Mapping[str, str],
    origin: Origin,
    moment: datetime | None,
) -> Build:
    made = build.read(texts, assets=read.assets, unreadable=unreadable, environment=env, now=moment)
    # Pages and checks are of one site, so that what both derive from it is derived once.
    return replace(made, site=replace(made.site, origin=origin)) if made.site else made


def unread(made: Build) -> set[str]:
    """The files that do not hold what they should."""
    settings = {FILE} if made.site is None else set()
    return settings | {problem.source.path for problem in made.problems if problem.rule.first}


def with_drafts(site: Site) -> Site:
    """The site as if its drafts were published."""
    entries = {
        model: {id: _published(entry) if entry.draft else entry for id, entry in found.items()}
        for model, found in site.entries.items()
    }
    return replace(site, entries=entries)


@kept
def _published(entry: Entry) -> Entry:
    return entry.model_copy(update={"draft": False})


def good_texts(before: Mapping[str, Source], now: Snapshot) -> dict[str, Source]:
    """Of each file that is there its last text that could be read."""
    bad = {*unread(now.made), *now.read.unreadable}
    there = {source.path: source for source in now.read.texts}
    kept_ = {path: source for path, source in before.items() if path in bad and path in {*there, *now.read.unreadable}}
    return kept_ | {path: source for path, source in there.items() if path not in bad}
