"""From sources to the site: each file read as what its folder says it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..quotation import Proofs
from ..quotation import proofs as proofs_file
from ..source import Diagnostic, Picture, Problems, Rule, Severity, Source
from ..syntax import Document, markup, parse, parse_library
from . import settings
from .decode import decode
from .fields import ID, ID_LENGTH
from .folders import ARCHIVE, ASSETS, CONTENT, TEXT
from .kind import Kind
from .schema import Entry
from .settings import Settings
from .site import Site, occupied

ID_INVALID = Rule("id-invalid")
ID_REPEATED = Rule("id-repeated")
FILE_UNEXPECTED = Rule("file-unexpected")
RULES = (ID_INVALID, ID_REPEATED, FILE_UNEXPECTED)

# Names that some file systems keep for devices; a clone there would fail.
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)


def assemble(
    sources: Iterable[Source],
    kinds: tuple[Kind[Any], ...],
    *,
    assets: Iterable[str] = (),
    pictures: Mapping[str, Picture | None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> tuple[Site | None, Problems]:
    """The content of a project: mkdocs.yml, content/ and, where it is there, archive/. None without settings."""
    reader = _Assembly(kinds)
    config: tuple[settings.SiteSettings, Settings] | None = None
    for source in sorted(sources, key=lambda source: source.path):
        if source.path == settings.FILE:
            config, problems = settings.read(source, environment or {})
            reader.problems.extend(problems)
        elif source.path.startswith(ASSETS):
            reader.drawings[source.path] = source.text
        elif source.path.startswith(ARCHIVE):
            reader.archive[source.path.removeprefix(ARCHIVE).removesuffix(".md")] = source
        elif source.path.endswith(proofs_file.SUFFIX):
            reader.proofs_of(source)
        elif source.path.endswith(TEXT):
            reader.texts[source.path.rpartition("/")[2].removesuffix(TEXT)] = source
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
    # A text that may be published lies with the content; it is what the article is held against.
    archive = reader.archive | reader.texts
    broken, texts = frozenset(reader.broken), frozenset(reader.texts)
    names = frozenset(assets) | set(reader.drawings)
    drawn = pictures or {}
    site = Site(kinds, ordered, broken, reader.proofs, archive, texts, names, reader.drawings, *config, drawn)
    return site, tuple(reader.problems)


class _Assembly:
    """Sorts sources by what they hold."""

    def __init__(self, kinds: tuple[Kind[Any], ...]) -> None:
        self.kinds = kinds
        self.entries: dict[type[Entry], dict[str, Entry]] = {kind.model: {} for kind in kinds}
        self.broken: set[tuple[type[Entry], str]] = set()
        self.proofs: dict[str, Proofs] = {}
        self.archive: dict[str, Source] = {}
        self.texts: dict[str, Source] = {}
        self.drawings: dict[str, str] = {}
        self.problems: list[Diagnostic] = []

    def proofs_of(self, source: Source) -> None:
        proofs, problems = proofs_file.parse(source)
        self.problems.extend(problems)
        if proofs:
            self.proofs[source.path.rpartition("/")[2].removesuffix(proofs_file.SUFFIX)] = proofs

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
        if not ID.fullmatch(id) or len(id) > ID_LENGTH or id in RESERVED or occupied(self.kinds, kind, id):
            help = "rename the file: small letters, digits and single hyphens, at most 64, no device names"
            self.problems.append(ID_INVALID.at(source, f"`{id}` cannot be an id", help))
        elif document is None:
            self.broken.add((kind.model, id))
        else:
            self.decoded(kind, id, document)

    def decoded(self, kind: Kind[Any], id: str, document: Document) -> None:
        entry, problems = decode(document.front, kind.model)
        body, wrong = markup.parse(document.prose)
        if entry is None and _draft(document):
            # Nothing of it is published, so it stops nothing; what names it is told that it is not there.
            self.problems.extend(replace(each, severity=Severity.WARNING) for each in (*problems, *wrong))
            return
        self.problems.extend((*problems, *wrong))
        if entry is None:
            self.broken.add((kind.model, id))
            return
        entry.place(id, document, body)
        self.entries[kind.model][id] = entry


def _draft(document: Document) -> bool:
    """Whether an entry that cannot be decoded says at least that it is a draft."""
    return isinstance(document.front.data, dict) and document.front.data.get("draft") == "true"
