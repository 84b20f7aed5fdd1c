"""EDGE: files, read safely."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..source import (
    ARCHIVE,
    ASSETS,
    CONTENT,
    OVERRIDES,
    PICTURES,
    STYLES,
    TEMPLATES,
    Diagnostic,
    RefusedError,
    Rule,
    Source,
)
from .project import Project, frame

FILE_UNREADABLE = Rule("file-unreadable", first=True)
RULES = (FILE_UNREADABLE,)

ANNOTATION_SIZE = 64 * 1024
ARTICLE_SIZE = 5 * 1024 * 1024
TEXT = (".md", ".yml", ".json")


@dataclass(frozen=True)
class Sources:
    """What was read, once: all that is published comes from here."""

    texts: tuple[Source, ...]
    assets: Mapping[str, bytes]
    """What is published as it is, or lies over the theme, and style sheets, by path."""
    templates: Mapping[str, str]
    """The templates of pages, and the files of style sheets, by their path below templates/."""
    problems: tuple[Diagnostic, ...]
    """What could not be read."""

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The paths of the files that could not be read."""
        return tuple(problem.source.path for problem in self.problems)


@dataclass(frozen=True)
class Read:
    """A file as it was when it was read."""

    stamp: tuple[int, ...]
    data: bytes | Diagnostic
    text: Source | Diagnostic | None
    """What it says; None where it is no text."""


def read_sources(
    project: Project, known: dict[str, Read] | None = None, ignored: re.Pattern[str] | None = None
) -> Sources:
    """mkdocs.yml, content/, templates/ and what lies directly in archive/: its folders hold texts that were replaced.

    A template that the project does not have is the tool's own. Only regular files are read; no link is followed.
    Where `known` is given, a file that is as it was there is not opened, and `known` is brought up to date. Files whose
    name is `ignored` are taken for absent.
    """
    texts: list[Source] = []
    assets: dict[str, bytes] = {}
    templates: dict[str, str] = {}
    problems: list[Diagnostic] = []
    closed: list[OSError] = []
    found = _found(project, closed.append)
    problems.extend(_closed(project, error) for error in closed)
    if ignored:
        found = {path: file for path, file in found.items() if not ignored.search(path.rpartition("/")[2])}
    before = dict(known or {})
    files = {path: _again(file, path, before.get(path)) for path, file in sorted(found.items())}
    if known is not None:
        known.clear()
        known.update(files)
    for path, file in files.items():
        data, read = file.data, file.data if file.text is None else file.text
        if isinstance(read, Diagnostic):
            problems.append(read)
            continue
        if isinstance(data, bytes) and _published(path):
            assets[path] = data
        if isinstance(read, Source) and path.startswith(TEMPLATES) and path.endswith((".jinja", ".css")):
            templates[path.removeprefix(TEMPLATES)] = read.text
        elif isinstance(read, Source) and not path.endswith(".html"):
            texts.append(read)
    return Sources(tuple(texts), assets, templates, tuple(problems))


def _again(file: str, path: str, before: Read | None) -> Read:
    """A file as it is now; the value that was read before, where nothing of it changed."""
    stamp = _stamp(file)
    if before and stamp and before.stamp == stamp:
        return before
    data = _read(Path(file), path)
    if before and before.data == data:
        return replace(before, stamp=stamp)
    text = _decoded(data, path) if isinstance(data, bytes) and path.endswith(_texts(path)) else None
    return Read(stamp, data, text)


RACY = 2_000_000_000
"""Nanoseconds after which a second change of a file has another time, on every file system."""


def _stamp(file: str) -> tuple[int, ...]:
    """What is another wherever a file changed; empty where it changed so lately that it may change again unseen."""
    try:
        found = os.lstat(file)
    except OSError:
        return ()
    recent = time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < RACY
    return () if recent else (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_mode)


def _closed(project: Project, error: OSError) -> Diagnostic:
    """A folder whose files are not known."""
    path = _below(project.root, os.fsdecode(error.filename or ""))
    message = f"a folder whose files cannot be listed: {os.strerror(error.errno or 0)}"
    return FILE_UNREADABLE.at(Source(path, ""), message, "let it be read and entered, or take it out of the project")


def _found(project: Project, closed: Callable[[OSError], object] = lambda error: None) -> dict[str, str]:
    """The files of a project and, where it has none of their name, of the tool, each by its path in the project.

    `closed` is told of each folder that cannot be listed.
    """
    roots = {"mkdocs.yml": True, CONTENT: True, ARCHIVE: False, TEMPLATES: True}
    own = (file for root, deep in roots.items() for file in _files(project.root / root, closed, deep=deep))
    found = {f"{TEMPLATES}{_below(frame(), file)}": file for file in _files(frame(), closed)}
    return found | {_below(project.root, file): file for file in own}


def _below(root: Path, file: str) -> str:
    """A file's path below a folder. As text, since thousands are read again at each change."""
    return file[len(str(root)) :].lstrip(os.sep).replace(os.sep, "/")


def _texts(path: str) -> tuple[str, ...]:
    """How the names of texts end where a file lies."""
    folders = {ASSETS: (".svg",), OVERRIDES: (".svg", ".html"), STYLES: (".css",), TEMPLATES: (".jinja",)}
    return next((names for folder, names in folders.items() if path.startswith(folder)), TEXT)


def _published(path: str) -> bool:
    """Whether a file is not read for what it says; the checks refuse those that may not be published."""
    return path.startswith((ASSETS, OVERRIDES, STYLES)) or not (path.startswith(TEMPLATES) or path.endswith(TEXT))


def read_raw(file: Path) -> bytes:
    """What a raw article's file holds. Raises RefusedError where it is no regular file, or too large."""
    data = _read(file, str(file), ARTICLE_SIZE)
    if isinstance(data, Diagnostic):
        raise RefusedError(f"{file}: {data.message}; {data.help}")
    return data


def _files(root: Path, closed: Callable[[OSError], object], *, deep: bool = True) -> Iterator[str]:
    """Everything below a folder, or only in it, that is no folder; hidden files left out; links are not followed."""
    if root.is_symlink() or root.is_file():
        # A link is not followed: reading it tells what is wrong.
        yield str(root)
        return

    def missed(error: OSError) -> None:
        if error.errno != errno.ENOENT:
            closed(error)

    for folder, folders, names in os.walk(root, onerror=missed, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        yield from (os.path.join(folder, name) for name in [*names, *linked] if not name.startswith("."))
        if not deep:
            return


def _read(file: Path, path: str, limit: int | None = None) -> bytes | Diagnostic:
    """What a file holds, or why it is not read."""
    limit = limit or _limit(path)
    nowhere = Source(path, "")
    try:
        handle = _open(file)
    except OSError as error:
        link = error.errno in (errno.ELOOP, errno.EMLINK)
        message = "a link to another file" if link else f"cannot be opened: {os.strerror(error.errno or 0)}"
        return FILE_UNREADABLE.at(nowhere, message, "put the file itself here, readable")
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return FILE_UNREADABLE.at(nowhere, "not a regular file", "take it out of the project")
        data = opened.read(limit + 1)
    if len(data) > limit:
        picture = path.startswith(ASSETS) and path.casefold().endswith(PICTURES)
        help = "export it smaller: 1600 pixels are wide enough" if picture else "split it, or make it smaller"
        return FILE_UNREADABLE.at(nowhere, f"larger than {limit // 1024} KiB", help)
    return data


def _decoded(data: bytes, path: str) -> Source | Diagnostic:
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        known = Source(path, data[: error.start].decode("utf-8-sig", "replace") + "\ufffd")
        at = known.span(len(known.text) - 1)
        return FILE_UNREADABLE.at(at, f"not UTF-8 at byte {error.start + 1}", "save the file as UTF-8")
    return Source(path, decoded.replace("\r\n", "\n").replace("\r", "\n"))


def _open(file: Path) -> int:
    """A file opened for reading as it is. Raises OSError, for a link with ELOOP."""
    # Windows lacks the first two flags, has no pipes among its files, and without the third changes line ends.
    if not hasattr(os, "O_NOFOLLOW") and file.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    return os.open(file, os.O_RDONLY | sum(flags))


def _limit(path: str) -> int:
    if path.startswith((ASSETS, ARCHIVE, TEMPLATES)) or path.endswith((".yml", ".json", ".text.md")):
        return ARTICLE_SIZE
    return ANNOTATION_SIZE
