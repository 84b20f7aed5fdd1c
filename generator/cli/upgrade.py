"""EDGE: `explainer upgrade`."""

from __future__ import annotations

import sys

import click

from ..ingest import upgrade as upgrade_site
from ..publish import write
from ..source import counted
from .terminal import current_project, read_site, refusing, written_day


@click.command()
@click.option("--dry-run", is_flag=True, help="Tell what would be written, but write nothing.")
@click.pass_context
def upgrade(context: click.Context, dry_run: bool) -> None:
    """Carry a project of an older version over: write again what is written otherwise today.

    Word lists move from mkdocs.yml to content/words/. Proofs need the archived text (archive/ID.md). Exits with 1 where
    something must stay as it is.

    Example: explainer upgrade --dry-run
    """
    with refusing():
        project = current_project(context)
        steps = tuple(upgrade_site(read_site(project), written_day()))
        for step in steps:
            wrote = step.text is not None and not dry_run and write(project.root / step.path, step.text)
            click.echo(f"{step.path}: {step.told}" + ("; wrote it" if wrote else ""))
    click.echo(f"{counted(len(steps), 'file') if steps else 'no files'} of an older version")
    sys.exit(1 if any(step.text is None for step in steps) else 0)
