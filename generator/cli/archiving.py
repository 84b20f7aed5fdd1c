"""EDGE: raw articles into a project's records and archive; what is there is not written over, or it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..ingest import Imported, NotTakenError, Raw, Report, Request, Texts, UnreadableError, added, form, import_article
from ..ingest import read as read_form
from ..model import ARCHIVE, Site, assemble
from ..model.kinds import KINDS
from ..publish import Project, reading, write
from ..publish.reading import Sources
from ..source import MissingLibraryError, Problems, RefusedError, report
from .web_page import read_page


@dataclass(frozen=True)
class Options:
    """What the one who takes articles in decided: see `Request`; `dry` writes nothing."""

    id: str | None
    url: str | None
    replace: bool
    dry: bool
    archived: bool = False


@dataclass(frozen=True)
class IngestOutcome:
    """What came of one raw file: its report where it was taken in, and what to tell of it."""

    file: Path
    report: Report | None
    lines: tuple[str, ...]

    @property
    def taken(self) -> bool:
        return self.report is not None


def take_in(
    project: Project, files: Sequence[Path], options: Options, environment: Mapping[str, str], today: date
) -> Iterator[IngestOutcome]:
    """Takes raw files in, one after the other: each is held against those before it, written or not.

    A file that is not taken in does not keep back the others. Raises RefusedError where the settings cannot be read.
    """
    read = reading.read_sources(project)
    site, problems = assembled(read, environment)
    texts = Texts.of(site)
    for file in files:
        try:
            request = Request(raw(file), file.name, options.id, options.url, options.replace, options.archived)
            taken = import_article(site, request, problems, texts)
            written = () if options.dry else _write(project, taken, today)
        except (NotTakenError, UnreadableError) as why:
            yield IngestOutcome(file, None, (f"{file}: not taken in: {why}", f"  help: {why.help}"))
        except MissingLibraryError as missing:
            yield IngestOutcome(file, None, (f"{file}: not taken in: {missing}",))
        except RefusedError as refused:
            yield IngestOutcome(file, None, (str(refused),))
        except OSError as error:
            yield IngestOutcome(file, None, (f"{file}: not taken in: {error.filename}: {error.strerror or error}",))
        else:
            if taken.files:
                site = added(site, taken)
                texts.add(taken.id, taken.report.cleaned.paragraphs)
            lines = (*taken.lines, *(written if not options.dry else _planned(taken)))
            yield IngestOutcome(file, taken.report, lines)


def assembled(read: Sources, environment: Mapping[str, str]) -> tuple[Site, Problems]:
    """The site, and what is wrong with it. Raises RefusedError where the settings cannot be read."""
    site, problems = assemble(
        read.texts, KINDS, assets=read.assets, unreadable=read.unreadable, environment=environment
    )
    if site is None:
        raise RefusedError(f"the settings cannot be read: {next(report.concise(problems), '')}")
    return site, (*read.problems, *problems)


def raw(file: Path) -> Raw:
    """The text of a raw file, of whatever form."""
    data = reading.read_raw(file)
    return read_page(data, str(file)) if form(data, file.name) == "web page" else read_form(data, file.name)


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
