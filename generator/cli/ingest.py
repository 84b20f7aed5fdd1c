"""EDGE: `explainer ingest`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from .terminal import current_project, refusing, valid_id, written_day


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "name", help="Id of the article, where one file is given.")
@click.option("--url", help="Address of the article, for a new record.")
@click.option("--replace", is_flag=True, help="It is that article, though it is much shorter or has other words.")
@click.option("--dry-run", is_flag=True, help="Report, but write nothing.")
@click.pass_context
def ingest(
    context: click.Context, files: tuple[Path, ...], name: str | None, url: str | None, replace: bool, dry_run: bool
) -> None:
    """Clean raw articles: record and archived text, and a report of what was dropped and why.

    A record that is there is never changed, and an article is known again by its words. Where these changed, the
    archived text that they replace is kept below archive/ID/. A file that is not taken in keeps no other back; the
    command then exits with 1.

    Example: explainer ingest article.txt --id pifer-2025
    """
    from . import archiving

    if name and len(files) > 1:
        raise click.UsageError("--id goes with one file")
    with refusing():
        options = archiving.Options(name and valid_id(name), url, replace, dry_run)
        left = 0
        for outcome in archiving.take_in(current_project(context), files, options, os.environ, written_day()):
            left += not outcome.taken
            click.echo(("" if outcome.taken else "explainer: ") + "\n".join(outcome.lines), err=not outcome.taken)
    if left and len(files) > 1:
        click.echo(f"explainer: {left} of {len(files)} files not taken in", err=True)
    sys.exit(1 if left else 0)
