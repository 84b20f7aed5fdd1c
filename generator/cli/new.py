"""EDGE: `explainer new`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from ..model import CONTENT, ID, ID_LENGTH, RESERVED
from ..model.kinds import KINDS
from ..publish import write
from ..source import RefusedError
from .scaffold import scaffold
from .terminal import current_project, refusing, seen


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
    if not ID.fullmatch(id) or len(id) > ID_LENGTH or id in RESERVED:
        raise click.UsageError(f"`{id}` cannot be an id: small letters, digits and single hyphens, at most 64")
    if article and kind != "claim":
        raise click.UsageError("--from goes with a claim")
    with refusing():
        project = current_project(context)
        path = f"{CONTENT}{made.folder}/{id}.md"
        if (project.root / path).exists():
            raise RefusedError(f"{path} is there already")
        text = scaffold(made, datetime.now(UTC).date())
        if article:
            text = text.replace("article: …", f"article: {article}", 1)
        write(project.root / path, text)
        shown = seen(project.root / path)
        click.echo(f"wrote {shown}: fill in each …, then run explainer check {shown}")
