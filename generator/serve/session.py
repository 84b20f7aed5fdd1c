"""EDGE: one project while it is edited: read again when it changed, its pages made when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from threading import RLock

from .. import build
from ..model import ASSETS, OVERRIDES
from ..output import BadTemplateError, stylesheets
from ..pages import Page
from ..publish import Project, reading, revision
from ..publish.finishing import security_policy
from ..publish.reading import Read
from ..source import MissingLibraryError, Problems, RefusedError, Source, arrange
from .frames import Frames, build_frames, theme
from .snapshot import Make, Snapshot, View, good_texts, snapshot
from .splice import Rendered, Shape, converter, rendered, splice

PASSING = re.compile(
    r"^[.#]|~$|^4913$|\.(?:sw[a-p]|tmp|temp|bak|orig|crdownload|part)$|___jb_\w+___$|^~\$", re.IGNORECASE
)
"""Names of files that editors write beside the one that is saved, and take away again."""
NO_SETTINGS = "mkdocs.yml cannot be read; run `explainer check` to see why"


@dataclass(frozen=True)
class Served:
    """A page as it is sent: its HTML, what it is known by, and what keeps it from being shown as its files say now."""

    html: str
    tag: str
    fault: str = ""
    draft: bool = False
    found: bool = True


@dataclass
class _Pages:
    """What was made of a snapshot so far, by address."""

    now: Snapshot
    made: dict[str, Served] = field(default_factory=dict)


class Session:
    """A project that is edited. It may be asked by several threads; one is answered at a time."""

    def __init__(
        self,
        project: Project,
        environment: Mapping[str, str],
        today: Callable[[], date],
        moment: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        self.project, self.environment, self.today, self.moment = project, environment, today, moment
        self.lock = RLock()
        self.known: dict[str, Read] = {}
        self.good: dict[str, Source] = {}
        self.made_by: dict[str, Make] = {}
        self.origin = revision.origin(project, environment)
        self.frames = Frames()
        self.framed: object = None
        self.last: dict[str, Served] = {}
        self.sheets: dict[str, str] = {}
        self.problems: Problems = ()
        self.fault = ""
        self.pages: _Pages | None = None
        self.refresh()

    # what changed -----------------------------------------------------------------------------------------------------

    def refresh(self) -> frozenset[str] | None:
        """Reads what changed: the files that did, or None where none did. Raises RefusedError without settings."""
        with self.lock:
            before = dict(self.known)
            read = reading.read_sources(self.project, self.known, PASSING)
            there = before.keys() | self.known.keys()
            changed = frozenset(path for path in there if not _same(before.get(path), self.known.get(path)))
            if self.pages and not changed:
                return None
            now = snapshot(read, self.good, self.environment, self.origin, self.made_by, self.moment())
            if now is None:
                raise RefusedError(NO_SETTINGS)
            self.good = good_texts(self.good, now)
            self.pages = _Pages(now)
            self.problems = arrange([*read.problems, *now.made.problems])
            self._styles(now)
            return changed

    def judge(self) -> Problems:
        """All that is wrong with the project as it was last read."""
        now = self.now
        made = build.judge(now.made, self.today())
        with self.lock:
            if self.now is now:
                self.problems = arrange([*now.read.problems, *made.problems])
            return self.problems

    @property
    def now(self) -> Snapshot:
        assert self.pages
        return self.pages.now

    def _styles(self, now: Snapshot) -> None:
        self.fault = ""
        try:
            self.sheets = stylesheets(now.read.templates)
        except BadTemplateError as error:
            self.fault = str(error)

    # pages ------------------------------------------------------------------------------------------------------------

    def page(self, url: str) -> Served:
        """The page at an address, from the root of the site; the last good one where it cannot be made now."""
        with self.lock:
            assert self.pages
            if url not in self.pages.made:
                self.pages.made[url] = self._served(self.pages.now, url)
            return self.pages.made[url]

    def _served(self, now: Snapshot, url: str) -> Served:
        fault = ""
        for view in (now.shown, now.published) if now.drafts else (now.shown,):
            try:
                if html := self._page(view, url):
                    draft = url in now.drafts
                    self.last[url] = Served(html, _tag(html), fault or self.fault, draft)
                    return self.last[url]
            except (BadTemplateError, MissingLibraryError, RefusedError) as error:
                fault = fault or str(error)
            except Exception as error:  # what half-written text does to a page must not end the session
                fault = fault or f"this page cannot be made: {type(error).__name__}: {error}"
        if fault and url in self.last:
            last = self.last[url]
            return Served(last.html, last.tag, fault, last.draft)
        html = self.frames.files.get("404.html", b"<!doctype html><title>Not found</title>").decode("utf-8")
        return Served(html, _tag(html), fault or self.fault, found=False)

    def _page(self, view: View, url: str) -> str | None:
        page, named = view.index.find(url), view.menu
        if page is None:
            self._frames(view, set())
            return None
        found = self._rendered(view, page)
        self._frames(view, {named.shape(found)})
        return security_policy.finish(splice(self.frames.made[named.shape(found)], named, found), self.frames.policy)

    def _rendered(self, view: View, page: Page) -> Rendered:
        return rendered(page.url, view.text(page), converter(view.site.config))

    def _frames(self, view: View, wanted: set[Shape]) -> None:
        """Has the builder make the frames that are wanted, and in the same go those that other pages will want."""
        key = (view.site.config, view.menu, theme(view.site))
        if self.framed == key and wanted <= self.frames.made.keys():
            return
        own = {form.own for form in wanted} - {None}
        more = self.frames.made if self.framed == key else self._likely(view)
        self.frames = build_frames(view.site, view.menu, wanted | {form for form in more if form.own not in own})
        self.framed = key

    def _likely(self, view: View) -> Iterator[Shape]:
        """The shapes of all pages, as far as they can be told without making what is in them."""
        for page in view.index.all():
            if page.url in view.menu.pages or not page.url:
                with suppress(BadTemplateError):
                    yield view.menu.shape(self._rendered(view, page))
            else:
                front = view.fields(page)
                yield from (view.menu.shape_of(page.url, front, headed) for headed in (False, True))

    # files ------------------------------------------------------------------------------------------------------------

    def file(self, path: str) -> bytes | None:
        """What lies on the site at a path and is no page; None where that is nothing of ours."""
        with self.lock:
            now = self.now
            if (asset := now.read.assets.get(f"{ASSETS}{path.removeprefix('assets/')}")) is not None:
                return asset if path.startswith("assets/") else None
            if path.startswith("assets/") and (sheet := self.sheets.get(path.removeprefix("assets/"))) is not None:
                return sheet.encode("utf-8")
            if path.startswith(("data/", "robots.txt")) or path.endswith("feed.xml"):
                text = now.shown.files.get(path)
                return None if text is None else text.encode("utf-8")
            laid = now.read.assets.get(f"{OVERRIDES}{path}")
            return laid if laid is not None else self.frames.files.get(path)

    @property
    def looks(self) -> str:
        """What is another where a style sheet, a script or a picture is."""
        with self.lock:
            digest = sha256()
            for path, data in sorted(self.now.read.assets.items()):
                digest.update(path.encode() + data)
            for name, text in sorted(self.sheets.items()):
                digest.update(f"{name}{text}".encode())
            return digest.hexdigest()[:12]


def _same(one: Read | None, other: Read | None) -> bool:
    return one is not None and other is not None and one.data is other.data


def _tag(html: str) -> str:
    return sha256(html.encode("utf-8")).hexdigest()[:16]
