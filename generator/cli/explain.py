"""EDGE: `explainer explain`."""

from __future__ import annotations

import click

from ..source import nearest
from . import manual


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Tell what a rule is for, with an example and how to mend it; without CODE list all rules.

    Example: explainer explain quote-unproved
    """
    sections = manual.sections()
    if code is None:
        for rule in manual.RULES:
            click.echo(f"{rule.code:28} {rule.severity}")
        return
    if code not in sections:
        meant = nearest(code, sections)
        raise click.UsageError(f"there is no rule `{code}`" + (f"; did you mean `{meant}`?" if meant else ""))
    click.echo(sections[code])
