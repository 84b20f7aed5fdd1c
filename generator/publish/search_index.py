"""EDGE: the search index, which Pagefind makes of our records."""

from __future__ import annotations

import gzip
import html
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from ..cache import Cache
from ..data import SearchRecord
from ..source import RefusedError
from .writing import put

NAMES = "names.json"
"""What entries are called, by kind as search ranks them, with the id of each among Pagefind's pieces."""
MANY = 300
"""The most entries of a kind whose names are loaded with a first search."""
FOLDER = "pagefind"
"""Where in the site it lies."""
UNUSED = ("*ui*", "*highlight*", "pagefind.js")
"""Pagefind's own interfaces, for which ours stands."""
NO_LANGUAGE = "wasm.unknown.pagefind"
"""What searches a language of which Pagefind knows no stems."""


def index(records: Iterable[SearchRecord], folder: Path, language: str, kept: Cache) -> dict[str, bytes]:
    """The files of the index, by their path on the site: pieces of which a search loads the few that it needs.

    Words are cut to their stems as `language` (BCP 47) has them. The same records have the same index; it is made in a
    folder. Raises RefusedError, with Pagefind's words, where it fails.
    """
    found = tuple(records)
    return unpacked(kept.result("index", f"{language}\0{found!r}", lambda: packed(_made(found, folder, language))))


def _made(records: Sequence[SearchRecord], folder: Path, language: str) -> dict[str, bytes]:
    """The index, made anew. Pagefind is given a small page for each record: its Python interface takes a tenth of a
    second for each (1.5.2)."""
    if importlib.util.find_spec("pagefind") is None:
        raise RefusedError("pagefind is not installed: pip install 'pagefind[bin]'")
    with tempfile.TemporaryDirectory(dir=folder) as name:
        pages, made = Path(name) / "pages", Path(name) / "made"
        put(pages, {f"{number}.html": _page(record, language) for number, record in enumerate(records)})
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(made)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode:
            said = (done.stdout + done.stderr).strip()
            raise RefusedError(f"pagefind made no index, and nothing was published:\n{said}")
        files = {file.relative_to(made).as_posix(): file.read_bytes() for file in made.rglob("*") if file.is_file()}
    unused = {path for path in files if "/" not in path and any(map(PurePath(path).match, UNUSED))}
    used = {path: data for path, data in files.items() if path not in unused}
    if sum(path.startswith("wasm.") for path in used) > 1:
        del used[NO_LANGUAGE]
    ids = {_address(data): _id(path) for path, data in used.items() if path.startswith("fragment/")}
    return {f"{FOLDER}/{path}": data for path, data in (used | {NAMES: names(records, ids).encode("utf-8")}).items()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one: a line of JSON with their paths and sizes, and what they hold."""
    return json.dumps([[path, len(data)] for path, data in files.items()]).encode() + b"\n" + b"".join(files.values())


def unpacked(kept: bytes) -> dict[str, bytes]:
    """The files that `packed` made one of, by path."""
    head, _, rest = kept.partition(b"\n")
    found, at = {}, 0
    for path, size in json.loads(head):
        found[path], at = rest[at : at + size], at + size
    return found


def _id(path: str) -> str:
    """The id of a piece, by its path."""
    return PurePath(path).stem.rpartition("_")[2]


def _address(fragment: bytes) -> str:
    """Where the record of a fragment lies; a fragment is packed JSON behind a mark (Pagefind 1.5)."""
    told = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    return str(told["meta"].get("url", ""))


def names(records: Iterable[SearchRecord], ids: Mapping[str, str]) -> str:
    """The names of the records that are known by them, each behind its id, in lists by kind, as JSON.

    Of a kind of which there are very many only the ids, so that a first search stays light.
    """
    kinds: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for record in records:
        kind = kinds.setdefault(record.filters["kind"], [])
        if record.names is not None:
            kind.append((ids[record.url], record.title, *record.names))
    listed = [[each if len(kind) <= MANY else each[:1] for each in kind] for kind in kinds.values() if kind]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def _page(record: SearchRecord, language: str) -> str:
    """A record as Pagefind reads it; the address is told as data, since an anchor can be no file.

    So is what results are narrowed by: Pagefind's own filters come out in another order each time (1.5.2).
    """
    told = {"url": record.url, "said": record.said} | {
        name: " | ".join(values) for name, values in record.filters.items()
    }
    tags = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(value)}">'
        for name, value in told.items()
        if value
    )
    return (
        f'<!doctype html><html lang="{html.escape(language)}"><meta charset="utf-8"><body data-pagefind-body>{tags}'
        f"<h1>{html.escape(record.title)}</h1><p>{html.escape(record.text)}</p></body></html>"
    )
