"""EDGE: files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..source import RefusedError

MARK = ".made-by-explainer"
"""Names a folder that a build works in, and may sweep away."""


def write(file: Path, content: str | bytes, *, new: bool = False, flush: bool = True) -> bool:
    """A file made whole or not at all: written beside, flushed, moved into place. False where nothing changed.

    Raises RefusedError for a link, and, where it is to be `new`, if there is something of its name.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if file.is_symlink():
        raise RefusedError(f"{file} is a link; nothing is written through links")
    if not new and file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            if flush:
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
    changed = 0
    wanted = {root / path for path in files} | {root / MARK}
    # First, since a file may stand where a folder will, and nothing is written through a link.
    for file in sorted(root.rglob("*"), reverse=True):
        if file.is_dir() and not file.is_symlink():
            if not any(file.iterdir()):
                file.rmdir()
        elif file not in wanted:
            file.unlink()
            changed += 1
    return changed + sum(write(root / path, content, flush=False) for path, content in files.items())


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
