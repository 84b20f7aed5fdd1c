"""EDGE: `explainer prove`."""

from __future__ import annotations

import sys

import click

from ..ingest import prove as prove_article
from ..model.kinds import Article
from ..publish import write
from ..source import RefusedError, counted
from .terminal import current_project, read_site, refusing, written_day


@click.command()
@click.argument("ids", nargs=-1)
@click.pass_context
def prove(context: click.Context, ids: tuple[str, ...]) -> None:
    """Hold every quotation against the archived articles, and write what was proved.

    Needs the archived text (archive/ID.md). Exits with 1 where a quotation does not stand.

    Example: explainer prove pifer-2025
    """
    fallen = False
    with refusing():
        project = current_project(context)
        site = read_site(project)
        known = {article.id: article for article in site.all(Article, drafts=True)}
        for unknown in set(ids) - set(known):
            raise RefusedError(f"there is no article `{unknown}`; there are {', '.join(known) or 'none'}")
        for article in (known[id] for id in (sorted(set(ids)) or known)):
            outcome = prove_article(site, article, written_day())
            if outcome is None:
                click.echo(f"{article.id}: no archived text (archive/{article.id}.md)")
                fallen = fallen or bool(ids)
                continue
            wrote = f"; wrote {outcome.path}" if write(project.root / outcome.path, outcome.text) else ""
            fell = f", {counted(outcome.fall, 'does', 'do')} not (see explainer check)" if outcome.fall else ""
            fallen = fallen or bool(outcome.fall)
            click.echo(f"{article.id}: {counted(outcome.stand, 'quotation stands', 'quotations stand')}{fell}{wrote}")
    sys.exit(1 if fallen else 0)
