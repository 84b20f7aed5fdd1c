"""From sources to the site: each file read as what its folder says it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from ..language import InterfaceLanguage
from ..quotation import Proofs
from ..quotation import proofs as proofs_file
from ..source import (
    ARCHIVE,
    ASSETS,
    CONTENT,
    OVERRIDES,
    STYLES,
    TEXT,
    Diagnostic,
    Problems,
    Rule,
    Severity,
    Source,
    Span,
    kept,
)
from ..syntax import Document, markup, parse, parse_library
from . import settings
from .configuration import SETTING_REFUSED, Configuration
from .decode import decode
from .fields import ID, ID_LENGTH, RESERVED, likely_id
from .folders import misplaced
from .kind import Kind
from .misread import gathered, misread
from .schema import Entry, placed
from .site import Site, occupied

ID_INVALID = Rule("id-invalid", first=True)
ID_REPEATED = Rule("id-repeated", first=True)
FILE_UNEXPECTED = Rule("file-unexpected", first=True)
RULES = (ID_INVALID, ID_REPEATED, FILE_UNEXPECTED)


def assemble(
    sources: Iterable[Source],
    kinds: tuple[Kind[Any], ...],
    *,
    assets: Mapping[str, bytes] = MappingProxyType({}),
    unreadable: Iterable[str] = (),
    environment: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> tuple[Site | None, Problems]:
    """The content of a project: mkdocs.yml, content/ and, where it is there, archive/. None without settings.

    `assets` is what is published as it is, by path: files of content/assets/, and of the theme's overrides; and style
    sheets, which are joined first.
    What is scheduled is a draft until `now`, and where it is not said when that is.
    `unreadable` are the paths of files that are there but could not be read, which their reader reports.
    """
    reader = _Assembly(kinds, environment or {}, assets, now)
    for path in unreadable:
        reader.unread(path)
    for source in sorted(sources, key=lambda source: source.path):
        reader.read(source)
    if settings.FILE not in reader.files:
        help = "run the command where mkdocs.yml lies"
        reader.problems.append(settings.SETTINGS_MISSING.at(Source(settings.FILE, ""), "no mkdocs.yml", help))
    return reader.site(), tuple(reader.problems)


def _published(names: Iterable[str]) -> frozenset[str]:
    """Where on the site the files lie that are published as they are, and the style sheets."""
    assets = (re.sub(rf"^{STYLES}(?=[^/]+$)", "assets/", name) for name in names)
    return frozenset(re.sub(rf"^(?:{CONTENT}|{OVERRIDES})(?=assets/)", "", name) for name in assets)


class _Assembly:
    """Sorts sources by what they hold."""

    def __init__(
        self,
        kinds: tuple[Kind[Any], ...],
        environment: Mapping[str, str],
        assets: Mapping[str, bytes],
        now: datetime | None,
    ) -> None:
        self.kinds, self.environment, self.assets, self.now = kinds, environment, assets, now
        self.config: tuple[Configuration, settings.Settings] | None = None
        self.entries: dict[type[Entry], dict[str, Entry]] = {kind.model: {} for kind in kinds}
        self.broken: set[tuple[type[Entry], str]] = set()
        self.closed: set[type[Entry]] = set()
        self.proofs: dict[str, Proofs] = {}
        self.unproved: set[str] = set()
        self.archive: dict[str, Source] = {}
        self.texts: dict[str, Source] = {}
        self.lists: dict[str, Source] = {}
        self.drawings: dict[str, str] = {}
        self.files: set[str] = set(assets)
        self.menu: tuple[Span, ...] = ()
        self.problems: list[Diagnostic] = []

    def read(self, source: Source) -> None:
        self.files.add(source.path)
        if source.path == settings.FILE:
            self.config, problems = settings.read(source, self.environment, _published(self.assets))
            self.menu = settings.navigation(source) if self.config else ()
            self.problems.extend(problems)
        elif source.path.startswith((ASSETS, OVERRIDES)):
            self.drawings[source.path] = source.text
        elif source.path.startswith(ARCHIVE):
            self.archived(source)
        elif source.path.endswith(proofs_file.SUFFIX):
            self.proofs_of(source)
        elif source.path.startswith(settings.WORDS):
            self.lists[source.path] = source
        elif source.path.endswith(TEXT):
            self.texts[source.path.rpartition("/")[2].removesuffix(TEXT)] = source
        else:
            self.content(source)

    def site(self) -> Site | None:
        """What was read, as one value; None without settings."""
        if self.config is None:
            return None
        config, limits = self.config
        listed = self.words(config.theme.language)
        names = {path for path in self.assets if not path.startswith(STYLES)} | set(self.drawings)
        over = frozenset(path for path in names if path.startswith(OVERRIDES))
        return Site(
            kinds=self.kinds,
            entries={
                model: {id: _as_of(entry, self.now) for id, entry in sorted(entries.items())}
                for model, entries in self.entries.items()
            },
            broken=frozenset(self.broken),
            closed=frozenset(self.closed),
            proofs=self.proofs,
            unproved=frozenset(self.unproved),
            # A text that may be published lies with the content; it is what the article is held against.
            archive=self.archive | self.texts,
            texts=frozenset(self.texts),
            assets=frozenset(names - over),
            overrides=over,
            drawings=self.drawings,
            data=self.assets,
            files=frozenset(self.files),
            config=config,
            language=InterfaceLanguage(config.theme.language),
            settings=limits,
            words=listed,
            navigation=self.menu,
        )

    def words(self, language: str) -> settings.Words:
        """The lists for the site's language; those for another one are told."""
        wanted = settings.word_file(language)
        others = sorted(self.lists.keys() - {wanted})
        # Where settings are refused, the language may be among them.
        if not any(each.rule is SETTING_REFUSED for each in self.problems):
            self.problems.extend(settings.unread(self.lists[path], language) for path in others)
        if wanted not in self.lists:
            return settings.Words()
        found, problems = settings.read_words(self.lists[wanted])
        self.problems.extend(problems)
        return found

    def archived(self, source: Source) -> None:
        """An archived text lies directly in its folder; below are texts that it replaced."""
        id = source.path.removeprefix(ARCHIVE).removesuffix(".md")
        if source.path.endswith(".md") and "/" not in id:
            self.archive[id] = source

    def proofs_of(self, source: Source) -> None:
        id = source.path.rpartition("/")[2].removesuffix(proofs_file.SUFFIX)
        proofs, problems = proofs_file.parse(source)
        self.problems.extend(problems)
        if proofs:
            self.proofs[id] = proofs
        else:
            self.unproved.add(id)

    def unread(self, path: str) -> None:
        """What a file that could not be read holds is unknown, which is not the same as that it is not there."""
        self.files.add(path)
        name, kind = path.rpartition("/")[2], self.kind(path)
        if kind and kind.library:
            self.closed.add(kind.model)
        elif path.endswith(proofs_file.SUFFIX):
            self.unproved.add(name.removesuffix(proofs_file.SUFFIX))
        elif kind and name.endswith(".md"):
            self.broken.add((kind.model, name.removesuffix(".md")))
        else:
            # A folder: which entries lie in it nobody knows.
            folder = path.removeprefix(CONTENT)
            self.closed |= {each.model for each in self.kinds if path == CONTENT.rstrip("/") or each.folder == folder}

    def kind(self, path: str) -> Kind[Any] | None:
        """The kind of entry that a file holds, by its folder."""
        folder, _, name = path.removeprefix(CONTENT).rpartition("/")
        return next((kind for kind in self.kinds if kind.folder == (folder or name)), None)

    def content(self, source: Source) -> None:
        name, kind = source.path.rpartition("/")[2], self.kind(source.path)
        if kind is None or not name.endswith((".md", ".yml")):
            help = misplaced(source.path, (kind.folder for kind in self.kinds))
            self.problems.append(FILE_UNEXPECTED.at(source, "a file that belongs to no kind of content", help))
        elif kind.library:
            documents, problems = parse_library(source)
            self.problems.extend(problems)
            if problems:
                self.closed.add(kind.model)
            for document in documents:
                self.item(kind, document)
        else:
            single, problems = parse(source)
            self.problems.extend(problems)
            self.entry(kind, name.removesuffix(".md"), source, single)

    def item(self, kind: Kind[Any], document: Document) -> None:
        """An entry of a library, whose id stands among its fields."""
        tree = document.front
        id = tree.data.get("id", "") if isinstance(tree.data, dict) else ""
        at = tree.place(("id",)) if id else tree.at.within(0, 1)
        if not isinstance(id, str) or not id or any(character.isspace() for character in id) or len(id) > 128:
            help = "write `id: …`, a key without spaces"
            self.problems.append(ID_INVALID.at(at, "an entry without a usable id", help))
            self.closed.add(kind.model)
        elif id in self.entries[kind.model]:
            first = self.entries[kind.model][id].at("id").first.line
            help = f"keep one; the first stands in line {first}"
            self.problems.append(ID_REPEATED.at(at, f"`{id}` stands twice", help))
            # Which of the two ids was mistyped nobody knows.
            self.closed.add(kind.model)
        else:
            self.decoded(kind, id, _bare(document))

    def entry(self, kind: Kind[Any], id: str, source: Source, document: Document | None) -> None:
        """An entry of its own file, whose id is the file's name."""
        if not ID.fullmatch(id) or len(id) > ID_LENGTH or id in RESERVED or occupied(self.kinds, kind, id):
            like = f" to {likely_id(id)}.md" if likely_id(id) else ""
            help = f"rename the file{like}: small letters, digits and single hyphens, at most 64, no device names"
            self.problems.append(ID_INVALID.at(source, f"`{id}` cannot be an id", help))
            self.broken.add((kind.model, id))
        elif document is None:
            self.broken.add((kind.model, id))
        else:
            self.decoded(kind, id, document)

    def decoded(self, kind: Kind[Any], id: str, document: Document) -> None:
        entry, problems = _entry(document, kind.model, id, not kind.library)
        self.problems.extend(problems)
        if entry is not None:
            self.entries[kind.model][id] = entry
        elif not _draft(document):
            self.broken.add((kind.model, id))


@kept
def _bare(document: Document) -> Document:
    """An entry of a library without its id, which is no field of its kind."""
    assert isinstance(document.front.data, dict)
    data = {name: value for name, value in document.front.data.items() if name != "id"}
    return Document(document.source, replace(document.front, data=data), document.prose)


@kept
def _entry(document: Document, model: type[Entry], id: str, ours: bool) -> tuple[Entry | None, Problems]:
    """A document as an entry, unless it cannot be decoded, and what is wrong with it."""
    entry, problems = decode(document.front, model)
    odd = tuple(misread(document.front, model, ours=ours))
    # What a value was not meant to be is told once, not also as what it cannot be.
    problems = (
        *gathered(document.front, odd),
        *(each for each in problems if each.at not in {other.at for other in odd}),
    )
    body, wrong = markup.parse(document.prose)
    if entry is None and _draft(document):
        # Nothing of it is published, so it stops nothing; what names it is told that it is not there.
        return None, tuple(replace(each, severity=Severity.WARNING) for each in (*problems, *wrong))
    return placed(entry, id, document, body) if entry else None, (*problems, *wrong)


def _as_of(entry: Entry, now: datetime | None) -> Entry:
    """An entry as it is at a moment: one that is scheduled is a draft before."""
    waits = entry.publish is not None and (now is None or now < entry.publish)
    return entry.model_copy(update={"draft": True}) if waits else entry


def _draft(document: Document) -> bool:
    """Whether an entry that cannot be decoded says at least that it is a draft."""
    return isinstance(document.front.data, dict) and document.front.data.get("draft") == "true"
