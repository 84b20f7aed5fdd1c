"""All content as one immutable value."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar
from urllib.parse import unquote

from generator import markup, proof, settings
from generator.diagnostic import Diagnostic, Problems, Rule
from generator.document import Document, parse, parse_library
from generator.fields import ID, ID_LENGTH
from generator.proof import Proofs
from generator.schema import E, Entry, Ref, cited, decode, refs
from generator.settings import Settings
from generator.text import Source, Span

ID_INVALID = Rule("id-invalid")
ID_REPEATED = Rule("id-repeated")
FILE_UNEXPECTED = Rule("file-unexpected")
RULES = (ID_INVALID, ID_REPEATED, FILE_UNEXPECTED)

CONTENT = "content/"
ARCHIVE = "archive/"
ASSETS = "content/assets/"
# Names that some file systems keep for devices; a clone there would fail.
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)

T = TypeVar("T", bound=Entry)


@dataclass(frozen=True)
class Kind(Generic[E]):
    """A kind of content: its model, where its entries are written, and where readers find them."""

    model: type[E]
    name: str
    """Of one entry, as `explainer new` takes it."""
    folder: str
    """Below content/: a folder with a file for each entry, or one `.yml` file that lists them all."""
    address: str
    """On the site, `{id}` being the entry's: a page of its own, or an anchor on one that lists them."""

    @property
    def library(self) -> bool:
        return self.folder.endswith(".yml")


@dataclass(frozen=True)
class Use:
    """One place at which an entry is named: by which entry, and where."""

    by: Entry
    at: Span


@dataclass(frozen=True)
class Site:
    """Everything that was written, decoded. Entries that could not be decoded are remembered in `broken`."""

    kinds: tuple[Kind[Any], ...]
    entries: Mapping[type[Entry], Mapping[str, Entry]]
    broken: frozenset[tuple[type[Entry], str]]
    proofs: Mapping[str, Proofs]
    archive: Mapping[str, Source] = field(repr=False)
    assets: frozenset[str]
    config: settings.Site
    settings: Settings

    def all(self, model: type[T], *, drafts: bool = False) -> tuple[T, ...]:
        """The entries of a kind, by id: those that stand; drafts and withdrawn ones only when asked for."""
        found = self.entries.get(model, {}).values()
        return tuple(entry for entry in found if isinstance(entry, model) and (drafts or entry.stands))

    def withdrawn(self, model: type[T]) -> tuple[T, ...]:
        """The entries of a kind that were published and no longer stand."""
        return tuple(entry for entry in self.all(model, drafts=True) if entry.withdrawn and not entry.draft)

    def get(self, model: type[T], id: str) -> T | None:
        entry = self.entries.get(model, {}).get(id)
        return entry if isinstance(entry, model) else None

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
        return next(kind for kind in self.kinds if kind.model is model)

    def address(self, entry: Entry) -> str:
        """Where readers find an entry: relative to the root of the site, with its anchor."""
        return "" if entry.id == "index" else self.kind(entry).address.format(id=entry.id)

    def at_path(self, path: str) -> Entry | None:
        """The entry that a content file holds; `path` is relative to the project."""
        return self._paths.get(path)

    @cached_property
    def _paths(self) -> Mapping[str, Entry]:
        return {entry.source.path: entry for entry in self.everything() if not self.kind(entry).library}

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


def absolute(target: str) -> bool:
    """Whether a link leaves the site: it has a scheme or names a host."""
    head = target.partition("/")[0].partition("#")[0].partition("?")[0]
    return ":" in head or target.startswith(("//", "\\"))


def path(entry: Entry, target: str) -> tuple[str, str]:
    """The content file and the anchor that a relative link of an entry leads to."""
    file, _, anchor = target.partition("#")
    if not file:
        return entry.source.path, unquote(anchor)
    return posixpath.normpath(posixpath.join(posixpath.dirname(entry.source.path), unquote(file))), unquote(anchor)


def citations(entry: Entry) -> Iterator[tuple[str, Span]]:
    """Every key that an entry cites, with the place of the key."""
    for slot in entry.body.citations:
        yield from ((cite.key, at) for cite, at in zip(slot.cites, slot.keys, strict=True))
    for cite, loc in cited(entry):
        yield cite.key, entry.document.front.part(loc, cite.start, cite.end)


def assemble(
    sources: Iterable[Source],
    kinds: tuple[Kind[Any], ...],
    *,
    assets: Iterable[str] = (),
    environment: Mapping[str, str] | None = None,
) -> tuple[Site | None, Problems]:
    """The content of a project: mkdocs.yml, content/ and, where it is there, archive/. None without settings."""
    reader = _Assembly(kinds)
    config: tuple[settings.Site, Settings] | None = None
    for source in sorted(sources, key=lambda source: source.path):
        if source.path == settings.FILE:
            config, problems = settings.read(source, environment or {})
            reader.problems.extend(problems)
        elif source.path.startswith(ARCHIVE):
            reader.archive[source.path.removeprefix(ARCHIVE).removesuffix(".md")] = source
        elif source.path.endswith(proof.SUFFIX):
            reader.proofs_of(source)
        else:
            reader.content(source)
    if config is None:
        if not reader.problems:
            missing = Source(settings.FILE, "")
            reader.problems.append(
                settings.SETTINGS_MISSING.at(missing, "no mkdocs.yml", "run the command where mkdocs.yml lies")
            )
        return None, tuple(reader.problems)
    ordered = {model: dict(sorted(entries.items())) for model, entries in reader.entries.items()}
    site = Site(kinds, ordered, frozenset(reader.broken), reader.proofs, reader.archive, frozenset(assets), *config)
    return site, tuple(reader.problems)


class _Assembly:
    """Sorts sources by what they hold."""

    def __init__(self, kinds: tuple[Kind[Any], ...]) -> None:
        self.kinds = kinds
        self.entries: dict[type[Entry], dict[str, Entry]] = {kind.model: {} for kind in kinds}
        self.broken: set[tuple[type[Entry], str]] = set()
        self.proofs: dict[str, Proofs] = {}
        self.archive: dict[str, Source] = {}
        self.problems: list[Diagnostic] = []

    def proofs_of(self, source: Source) -> None:
        proofs, problems = proof.parse(source)
        self.problems.extend(problems)
        if proofs:
            self.proofs[source.path.rpartition("/")[2].removesuffix(proof.SUFFIX)] = proofs

    def content(self, source: Source) -> None:
        folder, _, name = source.path.removeprefix(CONTENT).rpartition("/")
        kind = next((kind for kind in self.kinds if kind.folder == (folder or name)), None)
        if kind is None or not name.endswith((".md", ".yml")):
            known = ", ".join(f"{CONTENT}{kind.folder}" for kind in self.kinds)
            help = f"move it; content is read from {known}"
            self.problems.append(FILE_UNEXPECTED.at(source, "a file that belongs to no kind of content", help))
        elif kind.library:
            documents, problems = parse_library(source)
            self.problems.extend(problems)
            for document in documents:
                self.item(kind, document)
        else:
            single, problems = parse(source)
            self.problems.extend(problems)
            self.entry(kind, name.removesuffix(".md"), source, single)

    def item(self, kind: Kind[Any], document: Document) -> None:
        """An entry of a library, whose id stands among its fields."""
        data = dict(document.front.data) if isinstance(document.front.data, dict) else {}
        id, tree = data.pop("id", ""), document.front
        bare = type(tree)(data, tree.at, tree.values, tree.keys, tree.tags)
        at = tree.place(("id",)) if id else tree.at.within(0, 1)
        if not isinstance(id, str) or not id or any(character.isspace() for character in id) or len(id) > 128:
            help = "write `id: …`, a key without spaces"
            self.problems.append(ID_INVALID.at(at, "an entry without a usable id", help))
        elif id in self.entries[kind.model]:
            first = self.entries[kind.model][id].at("id").first.line
            help = f"keep one; the first stands in line {first}"
            self.problems.append(ID_REPEATED.at(at, f"`{id}` stands twice", help))
        else:
            self.decoded(kind, id, Document(document.source, bare, document.prose))

    def entry(self, kind: Kind[Any], id: str, source: Source, document: Document | None) -> None:
        """An entry of its own file, whose id is the file's name."""
        if not ID.fullmatch(id) or len(id) > ID_LENGTH or id in RESERVED:
            help = "rename the file: small letters, digits and single hyphens, at most 64, no device names"
            self.problems.append(ID_INVALID.at(source, f"`{id}` cannot be an id", help))
        elif document is None:
            self.broken.add((kind.model, id))
        else:
            self.decoded(kind, id, document)

    def decoded(self, kind: Kind[Any], id: str, document: Document) -> None:
        entry, problems = decode(document.front, kind.model)
        body, wrong = markup.parse(document.prose)
        self.problems.extend((*problems, *wrong))
        if entry is None:
            self.broken.add((kind.model, id))
            return
        entry._id, entry._document, entry._body = id, document, body
        self.entries[kind.model][id] = entry
