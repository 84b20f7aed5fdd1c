"""EDGE: publishing is a swap: built beside, exchanged in one step, one build at a time."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..source import RefusedError
from .project import Project
from .writing import MARK

SITE = ".explainer-site"
"""Names a built site, which the next one may replace."""


def require_replaceable(target: Path) -> None:
    """Raises RefusedError where a folder holds what is no site of ours: a swap would delete it."""
    if target.exists() and not (target / SITE).is_file() and not (target.is_dir() and not any(target.iterdir())):
        help = "move it away, or name another folder with -o; a site that an older version built, delete yourself"
        raise RefusedError(f"{target.name} is not known to be a built site, and nothing is deleted: {help}")


@contextmanager
def locked(project: Project) -> Iterator[None]:
    """Keeps a second build out. Raises RefusedError where one is under way, and on Windows."""
    try:
        # Windows lacks it: what writes no site must work without.
        import fcntl
    except ImportError:
        raise RefusedError("a site is built on Linux or macOS only; `check` and `new` work here too") from None
    if project.build.is_symlink():
        raise RefusedError(f"{project.build.name} is a link; nothing is written through links")
    project.build.mkdir(exist_ok=True)
    with project.lock.open("w") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RefusedError("another build of this project is under way; wait for it") from None
        yield


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder next to a target, to build in; swept away at the end, with what earlier builds left."""
    prefix = f".{target.name}-"
    for stale in target.parent.glob(f"{prefix}*"):
        if (stale / MARK).exists() and not stale.is_symlink():
            shutil.rmtree(stale, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    (folder / MARK).touch()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Puts a finished site in a target's place in one step, where the system can; the old one takes its place.

    Raises RefusedError where something else is there.
    """
    require_replaceable(target)
    (new / SITE).write_text("A built site: the next build replaces this folder with all that is in it.\n", "utf-8")
    _readable(new)
    _flushed(new)
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        _replace(new, target)
    handle = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _readable(folder: Path) -> None:
    """Whatever the umask was, a server must be able to read all of it, and nobody else to write it."""
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir(follow_symlinks=False):
                _readable(Path(each.path))
            elif each.stat(follow_symlinks=False).st_mode & 0o777 != 0o644:
                os.chmod(each.path, 0o644)
    folder.chmod(0o755)


def _flushed(folder: Path) -> None:
    """Has what a folder holds written to the disk: at once, where the system can, since a file alone takes as long."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle) == 0:
            return
    except (AttributeError, OSError):
        pass
    finally:
        os.close(handle)
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())


def _replace(new: Path, target: Path) -> None:
    """Two renames, for systems that cannot exchange; where the second fails, the first is taken back."""
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    (old / MARK).touch()
    try:
        target.rename(old / "old")
        try:
            new.rename(target)
        except OSError:
            (old / "old").rename(target)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Linux' renameat2 with RENAME_EXCHANGE; False where there is none."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    current, exchange = -100, 2
    return int(rename(current, os.fsencode(one), current, os.fsencode(other), exchange)) == 0
