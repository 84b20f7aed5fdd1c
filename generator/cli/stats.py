"""EDGE: `explainer stats`."""

from __future__ import annotations

import os

import click

from ..publish import checking
from ..reports import language, readability
from ..reports import statistics as numbers
from .check import effect_since
from .terminal import current_project, now, read_site, refusing, today, written_day


@click.command()
@click.option("--since", metavar="REV", help="Tell instead what has changed since this git revision.")
@click.option("--prose", "own", is_flag=True, help="Tell instead of our own text: citations, ease, spelling.")
@click.pass_context
def stats(context: click.Context, since: str | None, own: bool) -> None:
    """Print the state of the content in numbers, as Markdown: counts, quoted shares, drafts, orphans,
    reviews that are overdue or older than an event of their topic.

    Example: explainer stats --since origin/main
    """
    with refusing():
        project = current_project(context)
        if since:
            lines, _ = effect_since(project, since, checking.check(project, os.environ, today(), now()))
        elif own:
            site = read_site(project)
            tag = site.config.theme.language
            lines = readability.report(site, language.reading_ease(tag), language.unknown(tag))
        else:
            lines = numbers.state(read_site(project), written_day())
        click.echo("\n".join(lines))
