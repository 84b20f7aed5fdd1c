"""EDGE: what all commands share: the project, what is printed, and what is told where something is refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..publish import Project, find_project
from ..source import Diagnostic, MissingLibraryError, RefusedError, report, safe

# What entries mean is loaded by the commands that ask for it: that is a third of the time of a check.
if TYPE_CHECKING:
    from ..model import Site


def today() -> date:
    """The day that it is where days begin first: what is dated behind it has begun nowhere."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def written_day() -> date:
    """The day, in UTC, that is written into files and up to which reviews are counted."""
    return datetime.now(UTC).date()


def now() -> datetime:
    """The moment at which a command runs: what is scheduled until then is published."""
    return datetime.now(UTC)


def valid_id(id: str) -> str:
    """An id that an entry may have. Raises click.UsageError."""
    from ..model import ID, ID_LENGTH, RESERVED, likely_id

    if not ID.fullmatch(id) or len(id) > ID_LENGTH or id in RESERVED:
        like = likely_id(id)
        raise click.UsageError(
            f"`{named(id)}` cannot be an id: small letters, digits and single hyphens, at most {ID_LENGTH}"
            + (f"; write `{like}`" if like else "")
        )
    return id


def current_project(context: click.Context) -> Project:
    return find_project(Path(context.obj or Path.cwd()).resolve())


def read_site(project: Project) -> Site:
    from ..publish import checking  # with all checks, which not every command needs

    made = checking.check(project, os.environ, now=now())
    if made.site is None:
        show(made.problems, "full")
        raise RefusedError("the settings cannot be read; mend first what is told above")
    return made.site


def chosen(project: Project, paths: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a file is among some files and folders, given as seen from the working folder; all are where none is.

    Raises click.UsageError for what is not there.
    """
    wanted = []
    for path in paths:
        full = Path(path).resolve()
        if not full.exists():
            raise click.UsageError(f"there is no `{named(path)}`; name files and folders as they are seen from here")
        if not full.is_relative_to(project.root):
            raise click.UsageError(f"`{named(path)}` lies outside the project; name files and folders within")
        wanted.append(full.relative_to(project.root).as_posix())
    return lambda file: not wanted or any(each == "." or f"{file}/".startswith(f"{each}/") for each in wanted)


def show(problems: Iterable[Diagnostic], form: str, *, err: bool = False) -> None:
    for line in report.REPORTERS[form](problems):
        click.echo(line, err=err)


def answer(given: str | None, question: str, option: str) -> str:
    """What an option says, or, with a terminal, what is answered. Raises click.UsageError where nobody can be asked."""
    if given is not None:
        return given.strip()
    if not sys.stdin.isatty():
        raise click.UsageError(f"without a terminal {option} is needed; add it")
    found: str = click.prompt(question)
    return found.strip()


@contextmanager
def refusing() -> Iterator[None]:
    """What a command will not do, and faults of the disk, are told in a line."""
    try:
        yield
    except RefusedError as refused:
        click.echo(f"explainer: {printed(refused)}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output left; click ends quietly.
        raise
    except MissingLibraryError as missing:
        click.echo(f"explainer: {missing}", err=True)
        sys.exit(1)
    except OSError as error:
        place = f"{named(error.filename)}: " if error.filename else ""
        click.echo(f"explainer: {place}{error.strerror or error}; see that it can be read and written there", err=True)
        sys.exit(1)


def printed(said: object) -> str:
    """What is told, in lines: whatever else a terminal would obey is shown instead."""
    return "\n".join(map(safe, str(said).split("\n")))


def named(file: object) -> str:
    """A file's name as it is printed: in one line, whatever is in it."""
    return safe(str(file))


def seen(file: Path) -> str:
    """A file as it is seen from here, since that is how `check` reads it; in full from another drive of Windows."""
    try:
        return named(os.path.relpath(file))
    except ValueError:
        return named(file)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Tells how far long work has come; quiet where no person watches."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console  # which most runs of a program have no use for

    with Console(stderr=True).status("reading") as status:
        yield lambda step: status.update(step)
