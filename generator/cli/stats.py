"""EDGE: `explainer stats`."""

from __future__ import annotations

import os

import click

from ..publish import revision
from ..reports import effect, language, readability
from ..reports import statistics as numbers
from .terminal import current_project, read_site, refusing, written_day


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
        site = read_site(project)
        if since:
            old = revision.earlier(project, since, os.environ)
            lines = effect(old, site) if old else iter([f"Nothing could be built at `{since}`: all is new."])
        elif own:
            tag = site.config.theme.language
            lines = readability.report(site, language.reading_ease(tag), language.unknown(tag))
        else:
            lines = numbers.state(site, written_day())
        click.echo("\n".join(lines))
