"""EDGE: `explainer links`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import click

from .. import links as asked
from ..links import External, LinkState
from ..links.probing import Probe
from ..publish import Project, write
from ..source import arrange, blocking, report
from .applying import Opened, deciding, offer, opened
from .terminal import chosen, current_project, progress, refusing, show, written_day

FORMATS = tuple(report.REPORTERS)
FILE = ".cache/links.json"
"""What is known of addresses, below the project's folder."""


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="How to report.")
@click.option("--all", "everything", is_flag=True, help="Ask all addresses again, not only those that are due.")
@click.option("--offline", is_flag=True, help="Ask nobody: report what is known.")
@click.option("--fix", is_flag=True, help="Write the new address of what has moved, and the copy of what is dead.")
@deciding
@click.pass_context
def links(
    context: click.Context, paths: tuple[str, ...], form: str, *, everything: bool, offline: bool, fix: bool,
    yes: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Ask whether the addresses elsewhere still work, and propose what to write where one does not.

    PATHS limit it to files and folders. Each host is asked for one address after the other, an address once a week.
    One is dead when it failed twice, two days apart; one that keeps programs out is not. Exits with 1 where any is.

    Example: explainer links, and some days later explainer links --fix
    """
    if (yes or dry_run) and not fix:
        raise click.UsageError("--yes and --dry-run go with --fix; add it, or leave them out")
    with refusing():
        project = current_project(context)
        wanted, known = chosen(project, paths), _known(project)
        at = opened(project)
        addresses = _within(at, wanted)
        if not offline:
            known = _ask(project, addresses, known, everything=everything)
        if fix and offer(at, asked.proposed(addresses, known), yes=yes, dry_run=dry_run):
            addresses = _within(opened(project), wanted)
        found = arrange(asked.problems(addresses, known))
        show(found, form)
        click.echo(asked.summary(addresses, known), err=True)
    sys.exit(1 if blocking(found) else 0)


def _within(at: Opened, wanted: Callable[[str], bool]) -> list[External]:
    """The addresses of a project, each with its places in the files that are wanted."""
    found = (
        replace(each, places=tuple(place for place in each.places if wanted(place.at.source.path)))
        for each in asked.external(at.site)
    )
    return [each for each in found if each.places]


def _ask(
    project: Project, addresses: list[External], known: dict[str, LinkState], *, everything: bool
) -> dict[str, LinkState]:
    """What is known after asking for what is due, which is written down."""
    day = written_day()
    due = [each for each in addresses if everything or asked.due(known.get(each.address), day)]
    if not due:
        return known
    with progress() as say:
        probe = Probe(say=lambda done, of: say(f"{done} of {of} addresses"))
        known = known | probe.ask(due, known, day)
    write(project.root / FILE, asked.dumped(known))
    return known


def _known(project: Project) -> dict[str, LinkState]:
    file = project.root / FILE
    return asked.loaded(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else {}
