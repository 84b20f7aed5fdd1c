"""EDGE: files written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from ..source import RefusedError

MARK = ".made-by-explainer"
"""Names a folder that a build works in, and may sweep away."""


def write(file: Path, content: str | bytes, *, new: bool = False) -> bool:
    """A file made whole or not at all: written beside, flushed, moved into place. False where nothing changed.

    Raises RefusedError for a link, and, where it is to be `new`, if there is something of its name.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if file.is_symlink():
        raise RefusedError(f"{file} is a link; nothing is written through links")
    if not new and file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        # Nobody knows the file beside it, which was made for a moment.
        error.filename = str(file)
        raise
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(name, 0o644)
        (_link if new else os.replace)(name, file)
    finally:
        Path(name).unlink(missing_ok=True)
    return True


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> int:
    """Makes a folder hold some files and no others: writes what changed, removes what is no longer there.

    They are not flushed, since they can be made again. Returns how many files changed. Raises RefusedError for a folder
    that it did not make.
    """
    if root.is_symlink() or (root.exists() and not (root / MARK).exists() and any(root.iterdir())):
        raise RefusedError(f"{root} was not made by this program; move it away")
    root.mkdir(parents=True, exist_ok=True)
    (root / MARK).touch()
    data = {path: content.encode("utf-8") if isinstance(content, str) else content for path, content in files.items()}
    # First, since a file may stand where a folder will, and nothing is written through a link.
    there, changed = _swept(root, {*data, MARK})
    new = {
        path: content
        for path, content in data.items()
        if path not in there or not _holds(os.path.join(root, path), content)
    }
    put(root, new)
    return changed + len(new)


def _swept(root: Path, wanted: Collection[str]) -> tuple[set[str], int]:
    """Takes from a folder what is not wanted, and folders that are empty. Returns what is left, and how much went."""
    left: set[str] = set()
    gone = 0
    for folder, folders, names in os.walk(root, topdown=False):
        place = os.path.relpath(folder, root)
        for name in (*names, *(each for each in folders if os.path.islink(os.path.join(folder, each)))):
            path = name if place == "." else f"{place}/{name}"
            if path not in wanted:
                os.unlink(os.path.join(folder, name))
                gone += 1
            elif os.path.islink(os.path.join(folder, name)):
                raise RefusedError(f"{os.path.join(folder, name)} is a link; nothing is written through links")
            else:
                left.add(path)
        if place != ".":
            with suppress(OSError):  # there is something in it
                os.rmdir(folder)
    return left, gone


def put(root: Path, files: Mapping[str, str | bytes], before: Path | None = None) -> None:
    """Writes files into a folder that nobody else writes into, and in which what is torn is written again or swept.

    Those that a folder of an earlier time (`before`) holds as they are become further names of the same files: each
    file that is written takes a third of a millisecond, and as long again until it is on the disk and until it is
    deleted (ext4). So what is there is never written into, but taken away first.
    """
    for folder in {root / path.rpartition("/")[0] for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        place = os.path.join(root, path)
        with suppress(FileNotFoundError):
            os.unlink(place)
        kept = before and os.path.join(before, path)
        if not kept or not _holds(kept, data) or not _named(kept, place):
            with open(place, "xb") as opened:
                opened.write(data)


def _holds(file: str, data: bytes) -> bool:
    """Whether a file, no link, holds what it is to hold."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    with os.fdopen(handle, "rb") as opened:
        told = os.fstat(handle)
        return stat.S_ISREG(told.st_mode) and told.st_size == len(data) and opened.read() == data


def _named(file: str, name: str) -> bool:
    """Gives a file another name, where the system can."""
    try:
        os.link(file, name, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _link(name: str, file: Path) -> None:
    """Gives a finished file its name, unless something has that name already."""
    try:
        os.link(name, file)
    except FileExistsError:
        raise RefusedError(f"{file} is there already; it is not written over") from None
    except OSError:
        # Not every file system has links.
        if os.path.lexists(file):
            raise
        os.replace(name, file)
