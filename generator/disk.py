"""EDGE: files, read safely and written whole."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostic import Diagnostic, Rule
from generator.site import ARCHIVE, ASSETS, CONTENT
from generator.text import Source

FILE_UNREADABLE = Rule("file-unreadable")
RULES = (FILE_UNREADABLE,)

MARK = ".made-by-explainer"
ANNOTATION_SIZE = 64 * 1024
ARTICLE_SIZE = 5 * 1024 * 1024
TEXT = (".md", ".yml", ".json")


class Refused(Exception):
    """Something that a command will not do; the text says what, and how to mend it."""


@dataclass(frozen=True)
class Project:
    """A folder with mkdocs.yml in it, and the places below it."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "build" / "docs"

    @property
    def lock(self) -> Path:
        return self.root / "build" / "lock"


@dataclass(frozen=True)
class Sources:
    """What was read: texts, the names of assets, and what could not be read."""

    texts: tuple[Source, ...]
    assets: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def find_project(start: Path) -> Project:
    """The project around a folder. Raises Refused where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return Project(folder)
    raise Refused("no project here: run the command where mkdocs.yml and content/ lie, or name it with --project")


def read_sources(project: Project) -> Sources:
    """mkdocs.yml, content/ and archive/. Only regular files below the project are read; nothing else is followed."""
    texts: list[Source] = []
    assets: list[str] = []
    problems: list[Diagnostic] = []
    roots = [project.root / "mkdocs.yml", project.root / CONTENT, project.root / ARCHIVE]
    for file in sorted(file for root in roots for file in _files(root)):
        path = file.relative_to(project.root).as_posix()
        outcome = _read(file, path)
        if isinstance(outcome, Diagnostic):
            problems.append(outcome)
        elif outcome is None:
            assets.append(path)
        else:
            texts.append(outcome)
    return Sources(tuple(texts), tuple(assets), tuple(problems))


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
    assert outcome, "what is read as text is no asset"
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


def _read(file: Path, path: str, limit: int | None = None, *, text: bool = False) -> Source | Diagnostic | None:
    """A text file, by its name or because it is asked for as one; None for others; a problem for what is not read."""
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
            return None
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


@contextmanager
def locked(project: Project) -> Iterator[None]:
    """Keeps a second build out. Raises Refused where one is under way."""
    project.lock.parent.mkdir(parents=True, exist_ok=True)
    with project.lock.open("w") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused("another build of this project is under way; wait for it") from None
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
    """Puts a finished folder in a target's place in one step, where the system can; the old one takes its place."""
    for file in new.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
    new.chmod(0o755)
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        _replace(new, target)
    handle = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
