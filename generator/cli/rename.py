"""EDGE: `explainer rename`."""

from __future__ import annotations

import click

from ..editing import meant, renamed
from ..model import CONTENT
from ..source import RefusedError
from .applying import deciding, offer, opened
from .terminal import current_project, refusing


@click.command()
@click.argument("old")
@click.argument("new")
@deciding
@click.pass_context
def rename(context: click.Context, old: str, new: str, *, yes: bool, dry_run: bool) -> None:
    """Give an entry another id: its file moves, and all that names it follows.

    References, links, citations and cards of every entry are mended, and nothing else of their files; `formerly` keeps
    the address that readers know. OLD is an id, or FOLDER/ID where several kinds have it.

    Example: explainer rename gas-imports gas-imports-2022 --dry-run
    """
    with refusing():
        at = opened(current_project(context))
        entry = meant(at.site, old)
        own = f"{CONTENT}{at.site.kind(entry).folder}"
        folder, _, id = new.removesuffix(".md").rpartition("/")
        if "/" in new and folder not in (own, own.removeprefix(CONTENT)):
            raise RefusedError(f"`{new}`: it stays in {own}/; give the new id alone")
        offer(at, renamed(at.site, entry, id), yes=yes, dry_run=dry_run)
