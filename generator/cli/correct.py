"""EDGE: `explainer correct`."""

from __future__ import annotations

import click

from ..editing import corrected, meant
from ..model import Corrected
from .applying import deciding, offer, opened
from .terminal import answer, current_project, refusing, written_day


@click.command()
@click.argument("id")
@click.option("--text", help="What was wrong and what is right, as readers are told; asked for on a terminal.")
@click.option("--what", type=click.Choice([each.value for each in Corrected]), help="What the correction changed.")
@deciding
@click.pass_context
def correct(context: click.Context, id: str, text: str | None, what: str | None, *, yes: bool, dry_run: bool) -> None:
    """Tell a correction on an entry, dated today: it stands at the top of its page, and in the list of corrections.

    What was wrong in the entry itself its editor changes.

    Example: explainer correct gas-imports --what statement --text "The year was given as 2022; it was 2021."
    """
    with refusing():
        at = opened(current_project(context))
        entry = meant(at.site, id)
        said = answer(text, "What was wrong and what is right", "--text")
        proposal = corrected(at.site, entry, said, Corrected(what) if what else None, written_day())
        offer(at, proposal, yes=yes, dry_run=dry_run)
