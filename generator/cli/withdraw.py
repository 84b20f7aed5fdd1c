"""EDGE: `explainer withdraw`."""

from __future__ import annotations

import click

from ..editing import meant, withdrawn
from .applying import deciding, offer, opened
from .terminal import answer, current_project, refusing, written_day


@click.command()
@click.argument("id")
@click.option("--reason", help="Why it no longer stands, as readers are told; asked for on a terminal.")
@deciding
@click.pass_context
def withdraw(context: click.Context, id: str, reason: str | None, *, yes: bool, dry_run: bool) -> None:
    """Withdraw an entry that was published: its page stays and says why, and it leaves lists, feeds and search.

    What still names it is told.

    Example: explainer withdraw gas-imports --reason "The figure was that of another year."
    """
    with refusing():
        at = opened(current_project(context))
        entry = meant(at.site, id)
        said = answer(reason, "Why it no longer stands, as readers are told", "--reason")
        offer(at, withdrawn(at.site, entry, said, written_day()), yes=yes, dry_run=dry_run)
