"""All content as one immutable value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from ..language import ENGLISH, InterfaceLanguage
from ..quotation import Proofs
from ..source import CONTENT, FORMATS, Picture, Source, Span, kept, measure
from .configuration import Configuration
from .folders import absolute, path
from .kind import Kind
from .pagination import PagePath, paginate
from .schema import Entry, Ref, cited, refs
from .settings import Settings, Words

T = TypeVar("T", bound=Entry)


@dataclass(frozen=True)
class Use:
    """One place at which an entry is named: by which entry, and where."""

    by: Entry
    at: Span


@dataclass(frozen=True)
class Origin:
    """What git tells of the content: the branch on which it is edited, the commit that is shown, and its day."""

    branch: str | None = None
    day: date | None = None
    version: str = ""
    """The first ten digits of the commit."""


@dataclass(frozen=True)
class Site:
    """Everything that was written, decoded. Entries that could not be decoded are remembered in `broken`."""

    kinds: tuple[Kind[Any], ...]
    entries: Mapping[type[Entry], Mapping[str, Entry]]
    broken: frozenset[tuple[type[Entry], str]]
    closed: frozenset[type[Entry]]
    """Kinds whose library could not be read as a whole, so that nobody knows which ids it holds."""
    proofs: Mapping[str, Proofs]
    unproved: frozenset[str]
    """Ids of the articles whose proofs are there but could not be read."""
    archive: Mapping[str, Source] = field(repr=False)
    texts: frozenset[str]
    """Ids of the articles whose text is kept with the content, to be published in full."""
    assets: frozenset[str]
    overrides: frozenset[str]
    """What lies over the theme: its templates, and the files that they load."""
    drawings: Mapping[str, str] = field(repr=False)
    """The text of each SVG file among the two, by path."""
    data: Mapping[str, bytes] = field(repr=False)
    """What each file among them holds."""
    files: frozenset[str] = field(repr=False)
    """The path of every file that was found, those that could not be read too."""
    config: Configuration
    settings: Settings
    words: Words
    language: InterfaceLanguage = ENGLISH
    """In which the interface speaks."""
    navigation: tuple[Span, ...] = ()
    """The pages that the menu leads to, as mkdocs.yml names them."""
    origin: Origin = Origin()

    def all(self, model: type[T], *, drafts: bool = False) -> tuple[T, ...]:
        """The entries of a kind, by id: those that stand; drafts and withdrawn ones only when asked for."""
        if (model, drafts) not in self._all:
            found = self.entries.get(model, {}).values()
            self._all[model, drafts] = tuple(entry for entry in found if drafts or entry.stands)
        return tuple(entry for entry in self._all[model, drafts] if isinstance(entry, model))

    @cached_property
    def _all(self) -> dict[tuple[type[Entry], bool], tuple[Entry, ...]]:
        return {}

    def withdrawn(self, model: type[T]) -> tuple[T, ...]:
        """The entries of a kind that were published and no longer stand."""
        return tuple(entry for entry in self.all(model, drafts=True) if entry.withdrawn and not entry.draft)

    def get(self, model: type[T], id: str) -> T | None:
        entry = self.entries.get(model, {}).get(id)
        return entry if isinstance(entry, model) else None

    def unread(self, model: type[Entry], id: str) -> bool:
        """Whether an entry may have been written but could not be read, which was reported where it stands."""
        return (model, id) in self.broken or model in self.closed

    def hides(self, file: str) -> bool:
        """Whether a file may be there but could not be read, alone or with its folder, which was reported."""
        folder = file.rpartition("/")[0]
        broken = (f"{CONTENT}{self.kind(model).folder}/{id}.md" for model, id in self.broken)
        return file in broken or any(folder == each or folder.startswith(f"{each}/") for each in self.files)

    def find(self, ref: Ref[T]) -> T | None:
        return self.get(ref.to, ref.id)

    def resolve(self, found: Iterable[Ref[T]]) -> tuple[T, ...]:
        """The entries that references name, as far as they stand."""
        entries = (self.find(ref) for ref in found)
        return tuple(entry for entry in entries if entry and entry.stands)

    def everything(self) -> Iterator[Entry]:
        for kind in self.kinds:
            yield from self.entries.get(kind.model, {}).values()

    def published(self) -> Iterator[Entry]:
        """Every entry that has a place on the site, withdrawn ones too."""
        return (entry for entry in self.everything() if not entry.draft)

    def kind(self, entry: Entry | type[Entry]) -> Kind[Any]:
        model = entry if isinstance(entry, type) else type(entry)
        return self._kinds[model]

    @cached_property
    def _kinds(self) -> Mapping[type[Entry], Kind[Any]]:
        return {kind.model: kind for kind in self.kinds}

    def picture(self, path: str) -> Picture | None:
        """What the file of a picture tells of it; None for a drawing, which has no pixels, and for other files."""
        if path not in self.data or not path.lower().endswith(tuple(FORMATS)):
            return None
        if path not in self._opened:
            self._opened[path] = measure(path, self.data[path])
        return self._opened[path]

    @cached_property
    def _opened(self) -> dict[str, Picture]:
        """Pictures are opened when they are asked for, since most content has none; each once."""
        return {}

    def address(self, entry: Entry) -> str:
        """Where readers find an entry: relative to the root of the site, with its anchor."""
        if entry.id == "index":
            return ""
        found = self.kind(entry).address.format(id=entry.id)
        page, sign, anchor = found.partition("#")
        return f"{page}{'/'.join((*self.page_path(entry), ''))}{sign}{anchor}" if sign else found

    def number(self, entry: Entry) -> int:
        """The number of a standing entry among those of its kind, from one."""
        return self._numbers[entry]

    @cached_property
    def _numbers(self) -> Mapping[Entry, int]:
        return {entry: number for kind in self.kinds for number, entry in enumerate(self.all(kind.model), 1)}

    def page_path(self, entry: Entry) -> PagePath:
        """The keys of the page on which an entry stands, of a kind that has no pages of its own."""
        return self._page_paths[type(entry)].get(entry.id, ())

    @cached_property
    def _page_paths(self) -> Mapping[type[Entry], Mapping[str, PagePath]]:
        """By the published entries, so that a page is as long as readers see it."""
        return {
            kind.model: paginate(
                {entry.id: kind.page_keys(entry) for entry in self.all(kind.model)}, kind.full, kind.part
            )
            for kind in self.kinds
            if "#" in kind.address
        }

    def at_path(self, path: str) -> Entry | None:
        """The entry that a content file holds; `path` is relative to the project."""
        return self._paths.get(path)

    @cached_property
    def _paths(self) -> Mapping[str, Entry]:
        return {entry.source.path: entry for entry in self.everything() if not self.kind(entry).library}

    def listed_at(self, path: str) -> str | None:
        """The address of the page that lists a kind, by the folder or file in which its entries are written."""
        folder = path.removeprefix(CONTENT).removesuffix("/index.md").rstrip("/")
        kind = next((kind for kind in self.kinds if kind.folder == folder and kind.address != "{id}/"), None)
        return kind.list_address if kind else None

    @cached_property
    def vacant(self) -> frozenset[str]:
        """The addresses of lists without an entry: such a page is not made, and nothing leads to it."""
        lists = {kind.list_address: kind.model for kind in self.kinds}
        return frozenset(at for at, model in lists.items() if at and not (self.all(model) or self.withdrawn(model)))

    @cached_property
    def naming(self) -> Mapping[Entry, tuple[Entry, ...]]:
        """For each entry the entries that stand and whose fields refer to it."""
        found: defaultdict[Entry, dict[Entry, None]] = defaultdict(dict)
        for entry in self.published():
            for ref, _ in refs(entry) if entry.stands else ():
                if to := self.find(ref):
                    found[to][entry] = None
        return {to: tuple(by) for to, by in found.items()}

    @cached_property
    def linking(self) -> Mapping[Entry, tuple[Entry, ...]]:
        """For each entry the entries that stand and whose prose links to it."""
        found: defaultdict[Entry, dict[Entry, None]] = defaultdict(dict)
        for entry in self.published():
            for link in entry.body.links if entry.stands else ():
                if (to := self.target(entry, link.target)) and to is not entry:
                    found[to][entry] = None
        return {to: tuple(by) for to, by in found.items()}

    def target(self, entry: Entry, target: str) -> Entry | None:
        """The entry to which a relative link of an entry leads."""
        return None if absolute(target) else self.at_path(path(entry, target)[0])

    def prose(self, entry: Entry) -> Iterator[str]:
        """What an entry says, a text for each passage, without the words of a card whose entry was withdrawn."""
        links = (link for link in entry.body.links if link.alone)
        gone = [link.at for link in links if (to := self.target(entry, link.target)) and to.withdrawn]
        for passage in entry.body.passages:
            if passage.kind != "card" or not any(at.inside(passage.at) for at in gone):
                yield passage.text

    def referring(self, entry: Entry, model: type[T]) -> tuple[T, ...]:
        """The entries of a kind that stand and whose fields refer to an entry."""
        return tuple(by for by in self.naming.get(entry, ()) if isinstance(by, model))

    def cites(self, entry: Entry) -> Iterator[tuple[str, Span]]:
        """Every key that an entry cites, with its place; `@key` in the text counts where a work has the key."""
        yield from citations(entry)
        known = self._library
        yield from ((slot.cite.key, slot.key) for slot in entry.body.namings if slot.cite.key in known)

    @cached_property
    def _library(self) -> frozenset[str]:
        """The keys of every kind that is a library."""
        return frozenset(id for kind in self.kinds if kind.library for id in self.entries.get(kind.model, {}))

    @cached_property
    def citing(self) -> Mapping[str, tuple[Use, ...]]:
        """For each cited key where it is cited, in prose and in fields; drafts do not count."""
        found: defaultdict[str, list[Use]] = defaultdict(list)
        for entry in self.published():
            for key, at in self.cites(entry):
                found[key].append(Use(entry, at))
        return {key: tuple(uses) for key, uses in found.items()}


def occupied(kinds: tuple[Kind[Any], ...], kind: Kind[Any], id: str) -> bool:
    """Whether an id would give its entry the address of a page that we make: a list, or a folder of other entries."""
    if kind.address != "{id}/":
        return id == "index"
    ours = {"404", "assets", "data", "downloads", "search"}
    return id in ours | {other.address.partition("/")[0] for other in kinds} - {"{id}"}


@kept
def citations(entry: Entry) -> tuple[tuple[str, Span], ...]:
    """Every key that an entry cites, with the place of the key."""
    slots = entry.body.citations
    text = ((cite.key, at) for slot in slots for cite, at in zip(slot.cites, slot.keys, strict=True))
    fields = ((cite.key, entry.document.front.part(loc, cite.start, cite.end)) for cite, loc in cited(entry))
    return (*text, *fields)


def named(entry: Entry, language: InterfaceLanguage) -> str:
    """What an entry is called where a reader must not take it for one that stands."""
    return language.gettext("%(name)s (withdrawn)", name=entry.name) if entry.withdrawn else entry.name


def withdrawal(entry: Entry, language: InterfaceLanguage) -> str:
    """When and why an entry was withdrawn; empty for one that was not."""
    if not entry.withdrawn:
        return ""
    day = language.say(entry.withdrawn)
    return language.gettext("Withdrawn on %(day)s. %(reason)s", day=day, reason=entry.reason)


def published_by(draft: Entry) -> str:
    """What an editor does so that readers see a draft."""
    if draft.publish:
        return f"wait until {draft.publish.isoformat(timespec='minutes')} (`publish`)"
    return "publish the draft (take `draft: true` out)"
