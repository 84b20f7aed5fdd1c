"""EDGE: raw articles into a project's records and archive; what is there is not written over, or it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..ingest import Imported, NotTakenError, Request, import_article
from ..model import ARCHIVE, Site, assemble
from ..model.kinds import KINDS
from ..publish import Project, reading, write
from ..source import Problems, RefusedError, Source, report


@dataclass(frozen=True)
class Options:
    """What the one who takes articles in decided: see `Request`; `dry` writes nothing."""

    id: str | None
    url: str | None
    replace: bool
    dry: bool


@dataclass(frozen=True)
class IngestOutcome:
    """What came of one raw file: whether it was taken in, and what to tell of it."""

    taken: bool
    lines: tuple[str, ...]


def take_in(
    project: Project, files: Iterable[Path], options: Options, environment: Mapping[str, str], today: date
) -> Iterator[IngestOutcome]:
    """Takes raw files in, one after the other: each is held against those before it, written or not.

    A file that is not taken in does not keep back the others. Raises RefusedError where the settings cannot be read.
    """
    read = reading.read_sources(project)
    sources = {source.path: source for source in read.texts}
    for file in files:
        site, problems = assemble(
            sources.values(), KINDS, assets=read.assets, unreadable=read.unreadable, environment=environment
        )
        if site is None:
            raise RefusedError(f"the settings cannot be read: {next(report.concise(problems), '')}")
        try:
            taken = _take(site, file, options, (*read.problems, *problems))
            written = () if options.dry else _write(project, taken, today)
        except NotTakenError as why:
            yield IngestOutcome(False, (f"{file}: not taken in: {why}", f"  help: {why.help}"))
        except RefusedError as refused:
            yield IngestOutcome(False, (str(refused),))
        except OSError as error:
            yield IngestOutcome(False, (f"{file}: not taken in: {error.filename}: {error.strerror or error}",))
        else:
            sources |= {path: Source(path, text) for path, text in taken.files.items()}
            yield IngestOutcome(True, (*taken.lines, *(written if not options.dry else _planned(taken))))


def _take(site: Site, file: Path, options: Options, problems: Problems) -> Imported:
    request = Request(reading.read_raw(file), file.name, options.id, options.url, options.replace)
    return import_article(site, request, problems)


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
