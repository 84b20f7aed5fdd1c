"""EDGE: `explainer check`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from ..publish import Project
from ..source import Problems, arrange, blocking, library, report
from . import answering
from .terminal import chosen, current_project, now, refusing, show, today

# An answer that was kept is told at once; all else is loaded where it is needed.
if TYPE_CHECKING:
    from ..build import Build

FORMATS = tuple(report.REPORTERS)


class _Moment(click.ParamType[datetime]):
    """A day with its hour and their zone."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        from ..model import moment

        try:
            return moment(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="How to report.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--since", metavar="REV", help="Report too what was published at this git revision and changed silently.")
@click.option(
    "--report", "effect_", is_flag=True, help="With --since: print as Markdown what the change adds, alters and breaks."
)
@click.option(
    "--changed", metavar="[REV]", is_flag=False, flag_value="HEAD", help="Only files changed since REV (HEAD)."
)
@click.option(
    "--at", type=_Moment(), metavar="TIME", help="As it will be then: what is scheduled is no draft any more."
)
@click.option("--fix", is_flag=True, help="Mend what can be mended without a thought, and report the rest.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved; ends with Ctrl+C.")
@click.option("--yes", is_flag=True, help="With --fix: write it without asking.")
@click.option("--dry-run", is_flag=True, help="With --fix: show what would be written, but write nothing.")
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], form: str, *, strict: bool, since: str | None,
    effect_: bool, changed: str | None, at: datetime | None, fix: bool, watch: bool, yes: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Report everything that is wrong with the content, at file, line and column.

    PATHS limit the report to files and folders. Exits with 0 when clean, 1 with problems, 2 for a wrong call.

    Example: explainer check content/claims --format concise
    """
    if (yes or dry_run) and not fix:
        raise click.UsageError("--yes and --dry-run go with --fix; add it, or leave them out")
    if since is not None and not since.strip():
        # A variable of a workflow that is not set: without the earlier state all would seem well.
        raise click.UsageError("--since names no revision; write check --since REV, a branch or a commit")
    if effect_ and (not since or changed or watch or fix):
        raise click.UsageError(
            "--report goes with --since, and without --changed, --watch and --fix; write check --since REV --report"
        )
    if not watch:
        # What a check makes stays until its end: to look for what went was a seventh of a check of 10,000 claims.
        gc.disable()
    with refusing():
        project = current_project(context)
        if fix:
            _fix(project, paths, yes=yes, dry_run=dry_run)
        if effect_ and since:
            sys.exit(_reported(project, since, at or now(), strict=strict))
        found = _told(project, paths, form, since, changed, at or now())
        for _ in _saved(project, report.summary(found)) if watch else ():
            found = _told(project, paths, form, since, changed, at or now())
            click.echo(f"checked: {report.summary(found)}", err=True)
    sys.exit(1 if blocking(found, strict=strict) else 0)


def _reported(project: Project, since: str, at: datetime, *, strict: bool) -> int:
    """Prints the effect of a change, and says with which status to end."""
    from ..publish import checking
    from ..reports import unescaped

    lines, found = effect_since(project, since, checking.check(project, os.environ, today(), at))
    # Where it is no page that is made of it but a person who reads it.
    click.echo("\n".join(map(unescaped, lines) if sys.stdout.isatty() else lines))
    return 1 if blocking(found, strict=strict) else 0


def effect_since(project: Project, since: str, made: Build) -> tuple[Iterator[str], Problems]:
    """The effect of what has changed since a revision, as Markdown, and every problem that there is now."""
    from ..publish import checking
    from ..reports import effect

    before = checking.earlier(project, since, os.environ)
    found = arrange((*made.problems, *checking.silent(before, made)))
    return effect(before.site, made.site, before.problems, found), found


def _told(
    project: Project, paths: tuple[str, ...], form: str, since: str | None, changed: str | None, at: datetime
) -> Problems:
    """Checks, and tells what was found."""
    wanted = chosen(project, paths)
    problems = _problems(project, since, changed, at)
    found = arrange(each for each in problems if wanted(each.source.path))
    if form == "github" and since:
        from ..publish import revision

        # Of so many GitHub shows ten: what lies in changed files is likelier the cause.
        paths_, _ = revision.changed(project, since)
        show(sorted(found, key=lambda each: each.source.path not in paths_), form)
    else:
        show(found, form)
    if form == "full":
        click.echo(report.summary(found), err=True)
        if able := sum(bool(each.fix) for each in found):
            click.echo(f"{able} of them can be mended by explainer check --fix", err=True)
    return found


def _problems(project: Project, since: str | None, changed: str | None, at: datetime) -> Problems:
    """What is wrong in the content, or in what has changed; with what has changed in silence."""
    if not since and not changed:
        return answering.problems(project, os.environ, today(), at)
    from ..publish import checking

    made = checking.check(project, os.environ, today(), at)
    silent = checking.since(project, since, made, os.environ) if since else ()
    problems = checking.of_changed(project, changed, made, os.environ) if changed else made.problems
    return (*problems, *silent)


def _fix(project: Project, paths: tuple[str, ...], *, yes: bool, dry_run: bool) -> None:
    from ..editing import mended
    from .applying import offer, opened

    at = opened(project)
    proposal = mended(at.read.texts, at.look, chosen(project, paths))
    if not proposal.empty:
        offer(at, proposal, yes=yes, dry_run=dry_run, tried=False)


def _next(saves: Iterator[set[tuple[Any, str]]]) -> set[tuple[Any, str]] | None:
    try:
        return next(saves, None)
    except KeyboardInterrupt:
        return None


def _saved(project: Project, found: str) -> Iterator[None]:
    """Comes back whenever a file of the project was saved; `found` is what was found at first.

    An editor knows by the words at the beginning of a line when a check begins and ends.
    """
    watchfiles = library("watchfiles", "serve", "check --watch")
    click.echo(f"checked: {found}", err=True)
    folders = [project.root / name for name in ("content", "archive", "templates", "mkdocs.yml")]
    saves = iter(watchfiles.watch(*(each for each in folders if each.exists()), raise_interrupt=True))
    # Ctrl-C is how this ends, so nothing more is said of it.
    while saved := _next(saves):
        # Many editors write beside and rename; what they wrote beside is gone.
        there = [path for _, path in saved if os.path.exists(path)]
        names = sorted({os.path.relpath(path, project.root) for path in there or [path for _, path in saved]})
        click.echo(f"saved: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}", err=True)
        yield
