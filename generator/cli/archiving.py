"""EDGE: raw articles into a project's records and archive; what is there is not written over, or it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..ingest import Held, Imported, NotTakenError, Report, hold, import_article
from ..model import ARCHIVE, CONTENT, TEMPLATES, Site, assemble
from ..model.kinds import KINDS
from ..publish import Project, reading, write
from ..publish.reading import Sources
from ..source import Problems, RefusedError, Source, report
from .preparing import Options, Ready, Refused, reasons
from .terminal import named

OWN = frozenset(("mkdocs.yml", CONTENT.rstrip("/"), TEMPLATES.rstrip("/"), "build", "site"))
"""What lies in a project and is no article that came from elsewhere."""


@dataclass(frozen=True)
class IngestOutcome:
    """What came of one raw file: its report where it was taken in, and what to tell of it."""

    file: Path
    report: Report | None
    lines: tuple[str, ...]
    replaced: tuple[Source, Source] | None = None
    """The archived text that there was, and the one that takes its place."""

    @property
    def taken(self) -> bool:
        return self.report is not None


class Taking:
    """Raw files taken in one after the other: each is held against those before it, written or not."""

    def __init__(self, project: Project, options: Options, environment: Mapping[str, str], today: date) -> None:
        """Raises RefusedError where the settings cannot be read."""
        self._project, self._options, self._today = project, options, today
        site, self._problems = assembled(reading.read_sources(project), environment)
        self._held = Held(site)

    def take(self, file: Path, found: Ready | Refused) -> IngestOutcome:
        """Takes one file in. What is not taken in does not keep back the others."""
        if self._of_the_site(file):
            help = "  help: take in the articles as they came, which lie elsewhere"
            return IngestOutcome(file, None, (f"{named(file)}: not taken in: it is a file of the site itself", help))
        if isinstance(found, Refused):
            return IngestOutcome(file, None, found.lines)
        try:
            taken = import_article(self._held, found.request, self._problems, found.prepared)
            written = tuple(_planned(taken)) if self._options.dry else _write(self._project, taken, self._today)
        except (NotTakenError, RefusedError, OSError) as error:
            return IngestOutcome(file, None, reasons(file, error))
        before = self._held.site.archive.get(taken.id) if taken.replaces else None
        if taken.files:
            hold(self._held, taken)
        replaced = (before, Source(before.path, taken.files[before.path])) if before else None
        return IngestOutcome(file, taken.report, (*taken.lines, *written), replaced)

    def _of_the_site(self, file: Path) -> bool:
        """Whether a file is of the content, or made of it: an archived text is none."""
        try:
            first, *_ = file.resolve().relative_to(self._project.root).parts
        except ValueError:
            return False
        return first in OWN


def assembled(read: Sources, environment: Mapping[str, str]) -> tuple[Site, Problems]:
    """The site, and what is wrong with it. Raises RefusedError where the settings cannot be read."""
    site, problems = assemble(
        read.texts, KINDS, assets=read.assets, unreadable=read.unreadable, environment=environment
    )
    if site is None:
        raise RefusedError(f"the settings cannot be read: {next(report.concise(problems), '')}")
    return site, (*read.problems, *problems)


def _planned(taken: Imported) -> Iterator[str]:
    yield from (f"  would write {path}" for path in taken.files)
    if taken.replaces:
        yield f"  would keep the text that was there in {ARCHIVE}{taken.id}/"


def _write(project: Project, taken: Imported, today: date) -> tuple[str, ...]:
    """Writes what was planned, and tells of it. Raises RefusedError where a file of that name has come up since."""
    lines = []
    for path, text in taken.files.items():
        if path == taken.replaces:
            lines.append(f"  kept the text that was there as {_keep(project, path, taken.id, today)}")
            write(project.root / path, text)
        else:
            write(project.root / path, text, new=True)
        lines.append(f"  wrote {path}")
    return tuple(lines)


def _keep(project: Project, path: str, id: str, today: date) -> str:
    """Copies a text that is to be replaced to `archive/<id>/<today>-<first 8 of its SHA-256>.md`."""
    data = (project.root / path).read_bytes()
    kept = f"{ARCHIVE}{id}/{today.isoformat()}-{hashlib.sha256(data).hexdigest()[:8]}.md"
    file = project.root / kept
    if not (file.is_file() and file.read_bytes() == data):
        write(file, data, new=True)
    return kept
