"""EDGE: `explainer review`."""

from __future__ import annotations

import click

from ..editing import meant, reviewed
from .applying import deciding, offer, opened
from .terminal import current_project, refusing, written_day


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.option("--by", metavar="NAME", help="Who held it against its sources; added to `reviewed-by`.")
@deciding
@click.pass_context
def review(context: click.Context, ids: tuple[str, ...], by: str | None, *, yes: bool, dry_run: bool) -> None:
    """Mark claims and explainers as gone through today: `reviewed`, or `updated`, is the day.

    Example: explainer review gas-imports --by "Ada Quill"
    """
    with refusing():
        at = opened(current_project(context))
        kinds = [kind for kind in at.site.kinds if kind.review]
        entries = dict.fromkeys(meant(at.site, id, kinds) for id in ids)
        offer(at, reviewed(at.site, tuple(entries), by, written_day()), yes=yes, dry_run=dry_run)
