"""EDGE: `explainer import`."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..exchange import Incoming, folder_of, imported_entries, imported_works, together
from ..formats.works import READERS, TABLES, Item, form
from ..source import RefusedError, Source
from .applying import Opened, deciding, offer, opened
from .terminal import current_project, named, refusing

LARGEST = 64 * 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "given", type=click.Choice([*READERS, *TABLES]), help="The form, where it cannot be told.")
@deciding
@click.pass_context
def import_(context: click.Context, files: tuple[str, ...], given: str | None, *, yes: bool, dry_run: bool) -> None:
    """Take in works from Zotero and other programs, and tables of entries from a spreadsheet.

    Works come in BibTeX, BibLaTeX, RIS, CSL-JSON or CSL-YAML and go to content/references.yml; what is there already
    gets the fields that it lacks, and keeps its key and all that it says. FILE is `-` for what is piped in. What cannot
    be taken is told.

    Example: explainer import library.bib --dry-run
    """
    with refusing():
        at = opened(current_project(context))
        sources = [_read(name) for name in files]
        if twice := next((each.path for each in sources if [s.path for s in sources].count(each.path) > 1), None):
            raise RefusedError(f"{twice} is named twice; name each file once")
        parts = list(_parts(at, [(source, given or form(source)) for source in sources]))
        whole = together(parts)
        offer(at, whole.proposal, yes=yes, dry_run=dry_run, placed=whole.placed)


def _parts(at: Opened, sources: list[tuple[Source, str]]) -> Iterator[Incoming]:
    read: list[tuple[Source, Item]] = []
    tables: dict[str, Source] = {}
    for source, name in sources:
        folder = folder_of(source, name) if name in TABLES else None
        if folder in tables:
            raise RefusedError(f"{source.path} has {folder}, as {tables[folder].path} has; take in one after the other")
        if folder:
            tables[folder] = source
            yield imported_entries(at.site, source, name, folder)
        elif name == "csv":
            raise RefusedError(f"{source.path}:1:1: no table of claims, events or selections; see docs, or export one")
        else:
            read += [(source, item) for item in READERS["csl-json" if name == "json" else name](source)]
    if read:
        yield imported_works(at.site, at.read.texts, read, at.look)


def _read(name: str) -> Source:
    """A file, or what is piped in, as text. Raises RefusedError where it is none."""
    path = "<stdin>" if name == "-" else named(name)
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        if Path(name).is_dir():
            raise click.UsageError(f"`{path}` is a folder; name the files in it that are to come in")
        if not Path(name).is_file():
            raise click.UsageError(
                f"there is no file `{path}`; name one as it is seen from here, or `-` for what comes in"
            )
        with Path(name).open("rb") as opened_:
            data = opened_.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RefusedError(f"{path}: more than {LARGEST // 1024 // 1024} MB; split it")
    if data.startswith(b"PK\x03\x04"):
        raise RefusedError(f"{path}: a workbook; save its sheet as CSV UTF-8, and take that in")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RefusedError(f"{path}:{line}: no text in UTF-8; export or save it anew as UTF-8") from None
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
