"""EDGE: `explainer build`."""

from __future__ import annotations

import os
import sys

import click

from ..publish import BUILDERS, publication
from ..source import counted, report
from .terminal import current_project, now, progress, refusing, show, today

NO_ADDRESS = (
    "note: the site does not know its address: its pages name none, and have neither a map for search engines nor "
    "pictures where they are shared\n  help: give it, with its final slash: SITE_URL=https://example.org/record/"
)
EXAMPLE = (
    "note: every page says that the site is an example, and nobody’s publication (`publisher: none`)\n"
    "  help: if it is yours, write in mkdocs.yml who publishes it, as the comment there says"
)


@click.command()
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option("--with", "builder", type=click.Choice(BUILDERS), default=BUILDERS[0], show_default=True, help="Builder.")
@click.option("-o", "--output", default="site", show_default=True, help="Folder of the site, below the project.")
@click.pass_context
def build(context: click.Context, strict: bool, builder: str, output: str) -> None:
    """Check, generate, build, audit, and only then publish to the folder.

    Whatever goes wrong, the last good site stays.

    Example: explainer build --strict -o site
    """
    with refusing(), progress() as say:
        project = current_project(context)
        made = publication.publish(
            project, builder, output, strict=strict, environment=os.environ, say=say, today=today(), now=now()
        )
    show(made.problems, "full")
    if not made.published:
        click.echo(f"not published: {report.summary(made.problems)}", err=True)
        sys.exit(1)
    click.echo(f"{output}: {counted(made.pages, 'page')}, {report.summary(made.problems)}", err=True)
    for told in made.lacking:
        click.echo(f"note: {told}", err=True)
    if made.url is None:
        click.echo(NO_ADDRESS, err=True)
    elif made.example:
        # On the way to where readers are; before that it is one note too many.
        click.echo(EXAMPLE, err=True)
