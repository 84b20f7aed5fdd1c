"""EDGE: what a build may take from the one before it: results by a hash of everything that they are made of."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

N = TypeVar("N")
FOLDER, FILE = "cache", "results.sqlite"
"""Where it lies below build/. It may be deleted at any time."""
_OPEN = (
    "PRAGMA trusted_schema = OFF",
    # What is torn has another sum, and is made again.
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = MEMORY",
    "PRAGMA auto_vacuum = FULL",
    "DROP TABLE IF EXISTS results",  # an older version's
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, sum BLOB NOT NULL, result BLOB NOT NULL)",
)
_NO_PART = (".pyc", ".md", ".js", ".css")
"""Files of the package of which no result is made: manuals, and what runs in browsers. Another form counts at once."""


class Cache:
    """Results by key. Whatever goes wrong with the file, they are made anew."""

    def __init__(self, file: Path | None = None, made_by: str = "") -> None:
        self._made_by = made_by
        self._used: set[bytes] = set()
        self._file = _opened(file) if file else None
        # Cards are drawn beside the builder.
        self._lock = Lock()

    def result(self, kind: str, content: str, make: Callable[[], bytes]) -> bytes:
        """The result of a `kind` for a `content`, which says all that it depends on beside the code."""
        for kept in self.found(kind, {content: content}).values():
            return kept
        made = make()
        self.keep(kind, {content: made})
        return made

    def found(self, kind: str, contents: Mapping[N, str]) -> dict[N, bytes]:
        """Of contents by name the results that are kept."""
        if self._file is None:
            return {}
        keys = {name: self._key(kind, content) for name, content in contents.items()}
        found: dict[N, bytes] = {}
        with self._lock, suppress(sqlite3.Error):
            for name, key in keys.items():
                for digest, kept in self._file.execute("SELECT sum, result FROM kept WHERE key = ?", (key,)):
                    if isinstance(kept, bytes) and digest == _sum(key, kept):
                        found[name] = kept
        return found

    def keep(self, kind: str, made: Mapping[str, bytes]) -> None:
        """Keeps results by their contents."""
        if self._file is None:
            return
        keyed = [(self._key(kind, content), result) for content, result in made.items()]
        with self._lock, suppress(sqlite3.Error):
            self._file.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", ((key, _sum(key, each), each) for key, each in keyed)
            )

    def _key(self, kind: str, content: str) -> bytes:
        key = hashlib.sha256("\0".join((self._made_by, kind, content)).encode("utf-8", "surrogatepass")).digest()
        self._used.add(key)
        return key

    def close(self) -> None:
        """Keeps what was asked for, and nothing else: it never holds more than one site."""
        if self._file is None:
            return
        with suppress(sqlite3.Error):
            kept = {key for (key,) in self._file.execute("SELECT key FROM kept")}
            self._file.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in kept - self._used))
            self._file.commit()
        self._file.close()
        self._file = None


def opened(build: Path, environment: Mapping[str, str], name: str = FILE) -> Cache:
    """A cache of a project; one that keeps nothing in a workflow, whose pages are made of the sources alone.

    Raises OSError where there can be no folder for it.
    """
    if environment.get("CI") or build.is_symlink():
        # Nothing is written through links.
        return Cache()
    build.mkdir(parents=True, exist_ok=True)
    # What was made in another folder, or came along with the sources, is not believed.
    here = build.stat()
    return Cache(build / FOLDER / name, f"{_code()} {here.st_dev} {here.st_ino}")


def _opened(file: Path) -> sqlite3.Connection | None:
    if file.is_symlink() or file.parent.is_symlink() or (file.exists() and not file.is_file()):
        return None
    for _ in range(2):
        with suppress(sqlite3.Error, OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            found = sqlite3.connect(file, check_same_thread=False)
            try:
                for each in _OPEN:
                    found.execute(each)
            except sqlite3.Error:
                found.close()
                file.unlink()
                continue
            return found
    return None


def _sum(key: bytes, result: bytes) -> bytes:
    return hashlib.sha256(key + result).digest()


@cache
def _code() -> str:
    """The code that makes results: of the package every file that one may be made of, of libraries the versions."""
    folder = Path(__file__).parent
    found = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix not in _NO_PART and file.is_file():
            found.update(f"{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    found.update("\0".join(sorted(_libraries())).encode())
    return " ".join((found.hexdigest(), sys.version, os.name))


def _libraries() -> Iterator[str]:
    """Every library that is installed, with its version, by the names of the folders that say so."""
    for path in dict.fromkeys(sys.path):
        with suppress(OSError):
            yield from (each for each in os.listdir(path or ".") if each.endswith((".dist-info", ".egg-info")))
