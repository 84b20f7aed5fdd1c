"""EDGE: files, read safely and written whole."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model import ARCHIVE, ASSETS, CONTENT
from ..source import RASTER, Diagnostic, Picture, Refused, Rule, Source
from . import pictures
from .project import Project

FILE_UNREADABLE = Rule("file-unreadable")
RULES = (FILE_UNREADABLE,)

ANNOTATION_SIZE = 64 * 1024
ARTICLE_SIZE = 5 * 1024 * 1024
TEXT = (".md", ".yml", ".json")


@dataclass(frozen=True)
class Sources:
    """What was read: texts, the names of assets, and what could not be read."""

    texts: tuple[Source, ...]
    assets: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    pictures: Mapping[str, Picture | None] = field(default_factory=dict)
    """What was measured of pictures among the assets; None where nothing is at hand to measure them."""


def read_sources(project: Project) -> Sources:
    """mkdocs.yml, content/ and archive/. Only regular files below the project are read; nothing else is followed."""
    texts: list[Source] = []
    assets: list[str] = []
    problems: list[Diagnostic] = []
    measured: dict[str, Picture | None] = {}
    roots = [project.root / "mkdocs.yml", project.root / CONTENT, project.root / ARCHIVE]
    for file in sorted(file for root in roots for file in _files(root)):
        path = file.relative_to(project.root).as_posix()
        outcome = _read(file, path)
        if isinstance(outcome, Diagnostic):
            problems.append(outcome)
        elif outcome is None or isinstance(outcome, bytes):
            assets.append(path)
            if outcome is not None:
                measured[path] = pictures.measure(outcome)
        else:
            texts.append(outcome)
    return Sources(tuple(texts), tuple(assets), tuple(problems), measured)


def read_texts(folder: Path, suffix: str) -> dict[str, str]:
    """The text of each file of a folder, by its path below it."""
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(_files(folder))
        if file.name.endswith(suffix)
    }


def read_raw(file: Path) -> str:
    """A raw article, as text. Raises Refused where it is no readable text file."""
    outcome = _read(file, str(file), ARTICLE_SIZE, text=True)
    if isinstance(outcome, Diagnostic):
        raise Refused(f"{file}: {outcome.message}; {outcome.help}")
    assert isinstance(outcome, Source), "what is read as text is no asset"
    if re.match(r"\s*<(?:!doctype|html|\?xml|head|body)\b", outcome.text, re.IGNORECASE):
        raise Refused(f"{file}: a web page; save its text (in a browser: select all, copy) and take that in")
    return outcome.text


def _files(root: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder, hidden files left out; links are not followed."""
    if root.is_symlink() or root.is_file():
        # A link is not followed: reading it tells what is wrong.
        yield root
        return
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from (Path(folder) / name for name in [*names, *linked] if not name.startswith("."))


def _read(file: Path, path: str, limit: int | None = None, *, text: bool = False) -> Source | Diagnostic | bytes | None:
    """A text file, by its name or because it is asked for as one; of a picture its bytes; None for others.

    A problem for what is not read.
    """
    text = text or path.endswith(".svg" if path.startswith(ASSETS) else TEXT)
    limit = limit or _limit(path)
    nowhere = Source(path, "")
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        link = error.errno in (errno.ELOOP, errno.EMLINK)
        message = "a link to another file" if link else f"cannot be opened: {os.strerror(error.errno or 0)}"
        return FILE_UNREADABLE.at(nowhere, message, "put the file itself here, readable")
    with os.fdopen(handle, "rb") as opened:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return FILE_UNREADABLE.at(nowhere, "not a regular file", "take it out of the project")
        if status.st_size > limit:
            help = "split it, or make it smaller"
            return FILE_UNREADABLE.at(nowhere, f"larger than {limit // 1024} KiB", help)
        if not text:
            return opened.read(limit) if path.startswith(ASSETS) and path.lower().endswith(RASTER) else None
        data = opened.read(limit + 1)
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        known = Source(path, data[: error.start].decode("utf-8-sig", "replace") + "\ufffd")
        at = known.span(len(known.text) - 1)
        return FILE_UNREADABLE.at(at, f"not UTF-8 at byte {error.start + 1}", "save the file as UTF-8")
    return Source(path, decoded.replace("\r\n", "\n").replace("\r", "\n"))


def _limit(path: str) -> int:
    if path.startswith((ASSETS, ARCHIVE)) or path.endswith((".yml", ".json", ".text.md")):
        return ARTICLE_SIZE
    return ANNOTATION_SIZE


# --- writing ------------------------------------------------------------------------------------------------------
