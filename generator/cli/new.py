"""EDGE: `explainer new`."""

from __future__ import annotations

import click

from ..model import CONTENT
from ..model.kinds import KINDS
from ..publish import write
from ..source import RefusedError
from .scaffold import scaffold
from .terminal import current_project, refusing, seen, valid_id, written_day


@click.command()
@click.argument("kind", type=click.Choice([kind.name for kind in KINDS if not kind.library]))
@click.argument("id")
@click.option("--from", "article", help="For a claim: the id of the article in which it is made.")
@click.pass_context
def new(context: click.Context, kind: str, id: str, article: str | None) -> None:
    """Write a stub of a new entry: a draft, with what to fill in.

    Example: explainer new claim gas-imports --from faf-2025
    """
    made = next(each for each in KINDS if each.name == kind)
    valid_id(id)
    if article and kind != "claim":
        raise click.UsageError("--from goes with a claim")
    with refusing():
        project = current_project(context)
        path = f"{CONTENT}{made.folder}/{id}.md"
        if (project.root / path).exists():
            raise RefusedError(f"{path} is there already")
        text = scaffold(made, written_day())
        if article:
            text = text.replace("article: …", f"article: {article}", 1)
        write(project.root / path, text, new=True)
        shown = seen(project.root / path)
        click.echo(f"wrote {shown}: fill in each …, then run explainer check {shown}")
