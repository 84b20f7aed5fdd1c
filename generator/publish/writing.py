"""EDGE: files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..source import Refused

MARK = ".made-by-explainer"


def write(file: Path, text: str) -> bool:
    """A file made whole or not at all: written beside, flushed, moved into place. False where nothing changed."""
    data = text.encode("utf-8")
    if file.is_symlink():
        raise Refused(f"{file} is a link; nothing is written through links")
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def write_tree(root: Path, files: Mapping[str, str], assets: Mapping[str, Path]) -> int:
    """Makes a folder equal to texts and copied assets: writes what changed, removes what is no longer there.

    Returns how many files changed. Raises Refused for a folder that it did not make.
    """
    if root.exists() and not (root / MARK).exists() and any(root.iterdir()):
        raise Refused(f"{root} was not made by this program; move it away")
    root.mkdir(parents=True, exist_ok=True)
    (root / MARK).touch()
    changed = 0
    for path, text in files.items():
        changed += write(root / path, text)
    for path, source in assets.items():
        target = root / path
        data = source.read_bytes()
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            changed += 1
    wanted = {root / path for path in (*files, *assets)} | {root / MARK}
    for file in sorted(root.rglob("*"), reverse=True):
        if file.is_dir() and not file.is_symlink():
            if not any(file.iterdir()):
                file.rmdir()
        elif file not in wanted:
            file.unlink()
            changed += 1
    return changed
