"""EDGE: the search index, which Pagefind makes of our records."""

from __future__ import annotations

import gzip
import html
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import deflate

from ..data import SearchRecord
from ..source import RefusedError

NAMES = "names.json"
"""What entries are called, by kind as search ranks them, with the id of each among Pagefind's pieces."""
MANY = 300
"""The most entries of a kind whose names are loaded with a first search."""
FOLDER = "pagefind"
"""Where in the site it lies."""
UNUSED = ("*ui*", "*highlight*", "pagefind.js")
"""Pagefind's own interfaces, for which ours stands."""
PIECES = ("wasm.*", "*.pf_meta", "index/*", "fragment/*")
"""What Pagefind has packed: packed harder, a first search weighs 4 kB less."""
HARD = 12
"""The hardest of libdeflate; all pieces of a thousand records take a fifth of a second."""
NO_LANGUAGE = "wasm.unknown.pagefind"
"""What searches a language of which Pagefind knows no stems."""


def index(records: Iterable[SearchRecord], site: Path, language: str = "en") -> frozenset[str]:
    """Writes the index into a built site: pieces of which a search loads the few that it needs. Returns their paths.

    Words are cut to their stems as `language` (BCP 47) has them. Pagefind is given a small page for each record: its
    Python interface takes a tenth of a second for each (1.5.2).
    Raises RefusedError, with Pagefind's words, where it fails.
    """
    if importlib.util.find_spec("pagefind") is None:
        raise RefusedError("pagefind is not installed: pip install 'pagefind[bin]'")
    before, found = _files(site), tuple(records)
    with tempfile.TemporaryDirectory(dir=site.parent) as folder:
        for number, record in enumerate(found):
            (Path(folder) / f"{number}.html").write_text(_page(record, language), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(site / FOLDER)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RefusedError(f"pagefind made no index, and nothing was published:\n{(done.stdout + done.stderr).strip()}")
    for pattern in UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    if len(list((site / FOLDER).glob("wasm.*"))) > 1:
        (site / FOLDER / NO_LANGUAGE).unlink()
    (site / FOLDER / NAMES).write_text(names(found, _ids(site)), encoding="utf-8")
    for piece in (file for pattern in PIECES for file in (site / FOLDER).glob(pattern)):
        piece.write_bytes(deflate.gzip_compress(gzip.decompress(piece.read_bytes()), HARD))
    return _files(site) - before


def _ids(site: Path) -> Mapping[str, str]:
    """The id of each record among Pagefind's pieces, by its address: no more of it than tells them apart."""
    found = {_address(file): file.stem.rpartition("_")[2] for file in (site / FOLDER / "fragment").iterdir()}
    longest = max(map(len, found.values()), default=0)
    enough = (length for length in range(1, longest) if len({id[:length] for id in found.values()}) == len(found))
    length = next(enough, longest)
    return {address: id[:length] for address, id in found.items()}


def _address(fragment: Path) -> str:
    """Where the record of a fragment lies; a fragment is packed JSON behind a mark (Pagefind 1.5)."""
    told = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
    return str(told["meta"].get("url", ""))


def names(records: Iterable[SearchRecord], ids: Mapping[str, str]) -> str:
    """The records that are known by names, as JSON: how long an id is, all ids in a row, and a text for each kind.

    In the text an entry is a line, its names apart by tabs; of a kind of which there are very many the lines are empty,
    so that a first search stays light. Ids pack badly among words.
    """
    kinds: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for record in records:
        kind = kinds.setdefault(record.filters["kind"], [])
        if record.names is not None:
            kind.append((ids[record.url], *(" ".join(name.split()) for name in (record.title, *record.names))))
    found = [kind for kind in kinds.values() if kind]
    told = "".join(id for kind in found for id, *_ in kind)
    texts = ["\n".join("\t".join(each[1:]) if len(kind) <= MANY else "" for each in kind) for kind in found]
    length = len(found[0][0][0]) if found else 0
    return json.dumps([length, told, texts], ensure_ascii=False, separators=(",", ":"))


def _files(site: Path) -> frozenset[str]:
    """What lies where the index goes."""
    return frozenset(file.relative_to(site).as_posix() for file in (site / FOLDER).rglob("*") if file.is_file())


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
