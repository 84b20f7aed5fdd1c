"""EDGE: raw files read and cleaned, side by side where there are many of them."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from ..ingest import NotTakenError, Prepared, Request, UnreadableError, prepare
from ..page_reader import read_raw
from ..publish import reading
from ..source import MissingLibraryError, RefusedError
from .terminal import named

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

FORKED: Final = 24
"""Files; with fewer, more processes take longer to begin than they save."""
SPAWNED: Final = 400
"""The same where a process loads all of this once more."""
AHEAD: Final = 4
"""Pieces for each core that may be ready before they are asked for, since each takes memory."""
PIECE: Final = 16
"""Files that a process is given at a time."""


@dataclass(frozen=True)
class Options:
    """What the one who takes articles in decided: see `Request`; `dry` writes nothing."""

    id: str | None
    url: str | None
    replace: bool
    dry: bool
    archived: bool = False


@dataclass(frozen=True)
class Ready:
    """A raw file that was read and cleaned."""

    request: Request
    prepared: Prepared


@dataclass(frozen=True)
class Refused:
    """What to tell of a file that is not taken in."""

    lines: tuple[str, ...]


def ready(file: Path, options: Options) -> Ready | Refused:
    """A raw file read and cleaned, or why it cannot be."""
    try:
        text = read_raw(reading.read_raw(file), str(file))
        request = Request(text, file.name, options.id, options.url, options.replace, options.archived)
        return Ready(request, prepare(request))
    except (NotTakenError, UnreadableError, MissingLibraryError, RefusedError, OSError) as error:
        return Refused(reasons(file, error))


def reasons(file: Path, error: Exception) -> tuple[str, ...]:
    """Why a file is not taken in, and how to go on."""
    name = named(file)
    if isinstance(error, NotTakenError | UnreadableError):
        return f"{name}: not taken in: {named(error)}", f"  help: {error.help}"
    if isinstance(error, OSError):
        return (f"{name}: not taken in: {named(error.filename)}: {error.strerror or error}",)
    return (named(error) if isinstance(error, RefusedError) else f"{name}: not taken in: {error}",)


Begun: TypeAlias = "Future[list[Ready | Refused]] | None"


@contextmanager
def all_ready(files: Sequence[Path], options: Options) -> Iterator[Iterator[Ready | Refused]]:
    """The files in order, each read and cleaned; in as many processes as there are cores, where that pays.

    Enter it before threads are begun: processes are forked.
    """
    cores = _cores()
    if cores < 2 or len(files) < (FORKED if _forks() else SPAWNED):
        yield (ready(file, options) for file in files)
        return
    # Loaded where there are many files.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    pieces = [files[at : at + PIECE] for at in range(0, len(files), PIECE)]
    way = multiprocessing.get_context("fork" if _forks() else "spawn")
    pool = ProcessPoolExecutor(min(cores, len(pieces)), way, initializer=_uninterrupted)
    begun = deque(_begin(pool, piece, options) for piece in pieces[: AHEAD * cores])
    try:
        yield _in_order(pool, pieces, begun, options)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, pieces: Sequence[Sequence[Path]], begun: deque[Begun], options: Options
) -> Iterator[Ready | Refused]:
    from concurrent.futures import BrokenExecutor

    further = iter(pieces[len(begun) :])
    for piece in pieces:
        future = begun.popleft()
        try:
            found = future.result() if future else None
        except BrokenExecutor:
            found = None
        # A process was killed, perhaps since memory ran out: what is left is read here, file by file.
        yield from found or (ready(file, options) for file in piece)
        if (another := next(further, None)) is not None:
            begun.append(_begin(pool, another, options))


def _begin(pool: ProcessPoolExecutor, piece: Sequence[Path], options: Options) -> Begun:
    from concurrent.futures import BrokenExecutor

    try:
        return pool.submit(_piece, piece, options)
    except BrokenExecutor:
        return None


def _piece(files: Sequence[Path], options: Options) -> list[Ready | Refused]:
    return [ready(file, options) for file in files]


def _uninterrupted() -> None:
    """Who ends the command ends its processes; none of them has anything of its own to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forks() -> bool:
    """Whether a process can be had that need not load all of this once more, and safely so."""
    return sys.platform.startswith("linux")
