"""EDGE: `explainer export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..exchange import TABLES as ENTRIES
from ..exchange import WORKS, json_of, lost, table_of, works_going_out
from ..formats.works import TABLES
from ..model import Site
from ..publish import write
from ..source import MissingLibraryError, RefusedError
from .terminal import current_project, read_site, refusing, seen

THINGS = ("works", *ENTRIES)
FORMS = (*WORKS, *TABLES)


@click.command()
@click.argument("thing", type=click.Choice(THINGS), default="works")
@click.option("--format", "form", type=click.Choice(FORMS), required=True, help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file that is not there yet.")
@click.pass_context
def export(context: click.Context, thing: str, form: str, output: Path | None) -> None:
    """Write works for Zotero and other programs, or entries for a spreadsheet.

    What a form cannot say is told.

    Example: explainer export --format biblatex -o references.bib
    """
    fitting = WORKS if thing == "works" else TABLES
    if form not in fitting:
        raise click.UsageError(f"{thing} are written as {', '.join(fitting)}, not as {form}; choose one of these")
    with refusing():
        if output and output.exists():
            raise RefusedError(f"{seen(output)} is there already; give another name to -o, or move it away")
        site = read_site(current_project(context))
        text, told = _works(site, form) if thing == "works" else _entries(site, form, thing)
        for line in told:
            click.echo(f"note: {line}", err=True)
        if output is None:
            sys.stdout.buffer.write(text.encode("utf-8"))
        else:
            write(output, text, new=True)
            click.echo(f"wrote {seen(output)}", err=True)


def _works(site: Site, form: str) -> tuple[str, tuple[str, ...]]:
    works, told = works_going_out(site)
    text = WORKS[form](works)
    try:
        return text, (*told, *lost(form, works, text))
    except MissingLibraryError as missing:
        return text, (*told, f"what the form cannot say was not looked for: {missing}")


def _entries(site: Site, form: str, thing: str) -> tuple[str, tuple[str, ...]]:
    return (json_of(site, thing), ()) if form == "json" else table_of(site, thing)
