"""EDGE: a proposal shown, tried, agreed to, and written: all of its files or none."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import click

from .. import build
from ..build import Build
from ..editing import Proposal
from ..model import Site
from ..publish import Project, reading, write
from ..source import Diagnostic, Problems, RefusedError, Severity, Source, arrange
from .terminal import now, show

Placing = Callable[[Diagnostic], Diagnostic | None]
"""A problem where its editor finds it; None where it is none."""


@dataclass(frozen=True)
class Opened:
    """A project that was read: its sources, and what came of them."""

    project: Project
    read: reading.Sources
    made: Build

    @property
    def site(self) -> Site:
        """Raises RefusedError where the settings cannot be read."""
        if self.made.site is None:
            show(self.made.problems, "full")
            raise RefusedError("the settings cannot be read; mend first what is told above")
        return self.made.site

    def look(self, texts: Sequence[Source]) -> tuple[Site | None, Problems]:
        """What there would be, and what would be wrong with it, with other texts."""
        made = _check(self.read, tuple(texts))
        return made.site, arrange([*self.read.problems, *made.problems])


def opened(project: Project) -> Opened:
    read = reading.read_sources(project)
    return Opened(project, read, _check(read, read.texts))


def _check(read: reading.Sources, texts: tuple[Source, ...]) -> Build:
    return build.check(texts, assets=read.assets, unreadable=read.unreadable, environment=os.environ, now=now())


def deciding(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which a proposal is only shown, or agreed to beforehand."""
    command = click.option("--yes", is_flag=True, help="Write it without asking.")(command)
    return click.option("--dry-run", is_flag=True, help="Show what would be written, but write nothing.")(command)


def offer(
    at: Opened, proposal: Proposal, *, yes: bool, dry_run: bool, tried: bool = True, placed: Placing | None = None
) -> bool:
    """Shows a proposal, and what would be wrong after it; writes it once it is agreed to. False where it is not.

    What is to be filled in yet is not `tried`; `placed` tells where what would be wrong comes from.

    Raises RefusedError where errors would come of it, and where nobody can be asked.
    """
    for line in proposal.diff():
        click.echo(click.style(line, fg=_colour(line)))
    for line in proposal.told:
        click.echo(f"note: {line}", err=True)
    if proposal.empty:
        click.echo("nothing to change")
        return False
    if tried:
        _try(at, proposal, placed)
    if dry_run or not _agreed(yes):
        return False
    for line in store(at, proposal):
        click.echo(line)
    return True


def _agreed(yes: bool) -> bool:
    """Whether a proposal is to be written. Raises RefusedError where nobody can be asked."""
    if not yes and not sys.stdin.isatty():
        raise RefusedError("nothing was written: agree with --yes, or look with --dry-run")
    return yes or click.confirm("Write this?", err=True)


def _colour(line: str) -> str | None:
    return {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])


def _try(at: Opened, proposal: Proposal, placed: Placing | None) -> None:
    """Checks the project as it would be, and tells what would be wrong then and is not today."""
    after = _check(at.read, tuple(proposal.after(at.read.texts)))
    new = _new(at.made.problems, after.problems, proposal.moves)
    new = [found for problem in new if (found := placed(problem))] if placed else new
    if new:
        click.echo("Then there is to mend:", err=True)
        # What lies in another file than the one that is shown above needs its help beside it.
        show(new, "full" if placed else "concise", err=True)
    if any(each.severity is Severity.ERROR for each in new):
        raise RefusedError("nothing was written: it would bring in errors; mend first what is told above")


def _new(before: Problems, after: Problems, moves: Mapping[str, str]) -> list[Diagnostic]:
    """The problems that were none before. What only says another line, or another id, was one in the same file."""
    exact = Counter((each.rule.code, moves.get(each.source.path, each.source.path), each.message) for each in before)
    left = []
    for problem in after:
        key = (problem.rule.code, problem.source.path, problem.message)
        exact[key] -= 1
        left += [problem] if exact[key] < 0 else []
    alike = Counter((code, path) for (code, path, _), count in exact.items() for _ in range(count))
    new = []
    for problem in left:
        alike[(problem.rule.code, problem.source.path)] -= 1
        new += [problem] if alike[(problem.rule.code, problem.source.path)] < 0 else []
    return new


# writing --------------------------------------------------------------------------------------------------------------


def store(at: Opened, proposal: Proposal) -> Iterator[str]:
    """Writes a proposal, and tells of each file. What was written is taken back where a file cannot be.

    Raises RefusedError where a file has changed since it was read, or something has the name of a new one.
    """
    root = at.project.root
    undo: list[Callable[[], object]] = []
    try:
        for source, text in proposal.texts.items():
            yield _edit(root / source.path, source, text, undo)
        for old, new in proposal.moves.items():
            if (root / old).exists():
                yield _move(root, old, new, undo)
        for path, text in proposal.added.items():
            write(root / path, text, new=True)
            undo.append((root / path).unlink)
            yield f"wrote {path}"
    except BaseException:
        for back in reversed(undo):
            back()
        raise


def _edit(file: Path, source: Source, text: str, undo: list[Callable[[], object]]) -> str:
    data = file.read_bytes()
    raw = data.decode("utf-8")
    if _plain(raw) != source.text:
        raise RefusedError(f"{source.path} has changed since it was read; nothing was written")
    write(file, _as_before(raw, text))
    undo.append(lambda: write(file, data))
    return f"wrote {source.path}"


def _move(root: Path, old: str, new: str, undo: list[Callable[[], object]]) -> str:
    # Some file systems do not tell small letters from capitals.
    if (root / new).exists() and not os.path.samefile(root / old, root / new):
        raise RefusedError(f"{new} is there already; nothing was written")
    os.rename(root / old, root / new)
    undo.append(lambda: os.rename(root / new, root / old))
    return f"moved {old} to {new}"


def _plain(raw: str) -> str:
    """A text as it is read: without a mark of its order of bytes, and with line ends of one kind."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _as_before(raw: str, text: str) -> str:
    """A new text with the line ends, and the mark at the beginning, that the file has."""
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    if "\r" not in raw:
        return mark + text
    written = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", raw.removeprefix("\ufeff"))
    before, after = (each.splitlines(keepends=True) for each in (_plain(raw), text))
    usual = "\r\n" if raw.count("\r\n") * 2 >= raw.count("\n") else "\n"
    lines: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = kind == "equal"
        lines += written[first:last] if same else [line.replace("\n", usual) for line in after[start:end]]
    return mark + "".join(lines)
