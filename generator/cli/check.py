"""EDGE: `explainer check`."""

from __future__ import annotations

import os
import sys

import click

from ..publish import publication
from ..source import blocking, report
from .terminal import below, current_project, refusing, show, today

FORMATS = tuple(report.REPORTERS)


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="How to report.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--since", metavar="REV", help="Report too what was published at this git revision and changed silently.")
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], form: str, strict: bool, since: str | None) -> None:
    """Report everything that is wrong with the content, at file, line and column.

    PATHS limit the report to files and folders. Exits with 0 when clean, 1 with problems, 2 for a wrong call.

    Example: explainer check content/claims --format concise
    """
    with refusing():
        project = current_project(context)
        made = publication.check(project, os.environ, today())
        silent = publication.since(project, since, made, os.environ) if since else ()
        found = below([*made.problems, *silent], project, paths)
    show(found, form)
    if form == "full":
        click.echo(report.summary(found), err=True)
    sys.exit(1 if blocking(found, strict=strict) else 0)
