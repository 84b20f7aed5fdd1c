"""EDGE: `explainer export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..exchange import WORKS, lost, works_going_out
from ..publish import write
from ..source import MissingLibraryError
from .terminal import current_project, read_site, refusing, seen

THINGS = ("works",)
FORMS = (*WORKS,)


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
    with refusing():
        site = read_site(current_project(context))
        works, told = works_going_out(site)
        text = WORKS[form](works)
        try:
            told = (*told, *lost(form, works, text))
        except MissingLibraryError as missing:
            told = (*told, f"what the form cannot say was not looked for: {missing}")
        for line in told:
            click.echo(f"note: {line}", err=True)
        if output is None:
            sys.stdout.buffer.write(text.encode("utf-8"))
        else:
            write(output, text, new=True)
            click.echo(f"wrote {seen(output)}", err=True)
