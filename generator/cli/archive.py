"""EDGE: `explainer archive`."""

from __future__ import annotations

import sys

import click

from ..ingest import Kept, kept_texts
from ..source import counted
from .terminal import current_project, read_site, refusing


@click.command()
@click.pass_context
def archive(context: click.Context) -> None:
    """Tell of each article whether its text is here, and whether it was proved by that text.

    Exits with 1 where a text is not the one that the proofs were made of. The texts lie in archive/, which git ignores:
    keep a private repository of them and mount it there, `git clone ADDRESS archive`.

    Example: explainer archive
    """
    with refusing():
        found = list(kept_texts(read_site(current_project(context))))
        for each in found:
            click.echo(f"{each.id}: {each.text}; {each.proved}")
        here = sum(each.here for each in found)
        proved = counted(sum(each.proofs for each in found), "article is", "articles are")
        click.echo(f"{here} of {counted(len(found), 'text')} {'is' if here == 1 else 'are'} here, {proved} proved")
    sys.exit(1 if any(_other(each) for each in found) else 0)


def _other(each: Kept) -> bool:
    return each.here and each.proofs and not each.agrees
