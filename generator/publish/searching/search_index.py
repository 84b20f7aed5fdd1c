"""EDGE: the search index, which Pagefind makes of our records."""

from __future__ import annotations

import gzip
import html
import importlib.util
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import deflate

from ...cache import Cache
from ...data import SearchRecord
from ...source import RefusedError
from .pagefind_service import ServiceError, indexed

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


def index(records: Iterable[SearchRecord], language: str, kept: Cache) -> dict[str, bytes]:
    """The files of the index, by their path on the site: pieces of which a search loads the few that it needs.

    Words are cut to their stems as `language` (BCP 47) has them. The same records have the same index. Raises
    RefusedError, with Pagefind's words, where it fails.
    """
    found = tuple(records)
    return unpacked(kept.result("index", f"{language}\0{found!r}", lambda: packed(_made(found, language))))


def _made(records: Sequence[SearchRecord], language: str) -> dict[str, bytes]:
    """The index, made anew."""
    if importlib.util.find_spec("pagefind") is None:
        raise RefusedError("pagefind is not installed: pip install 'pagefind[bin]'")
    # Loaded where an index is made: it brings asyncio with it.
    from pagefind.service import get_executable

    if (program := get_executable()) is None:
        raise RefusedError("pagefind has no program to start: pip install 'pagefind[bin]'")
    pages = ((f"/{number}.html", _page(record, language)) for number, record in enumerate(records))
    try:
        files = indexed(program, pages)
    except ServiceError as error:
        raise RefusedError(f"pagefind made no index, and nothing was published:\n{error}") from error
    unused = {path for path in files if "/" not in path and any(map(PurePath(path).match, UNUSED))}
    used = {path: data for path, data in files.items() if path not in unused}
    if sum(path.startswith("wasm.") for path in used) > 1:
        del used[NO_LANGUAGE]
    ids = _short({_address(data): _id(path) for path, data in used.items() if path.startswith("fragment/")})
    harder = {path: _harder(data) for path, data in used.items() if any(map(PurePath(path).match, PIECES))}
    whole = used | harder | {NAMES: names(records, ids).encode("utf-8")}
    return {f"{FOLDER}/{path}": data for path, data in whole.items()}


def _harder(piece: bytes) -> bytes:
    """A piece of the index, packed harder."""
    return bytes(deflate.gzip_compress(gzip.decompress(piece), HARD))


def _short(ids: Mapping[str, str]) -> dict[str, str]:
    """Of each id no more than tells it from the others."""
    longest = max(map(len, ids.values()), default=0)
    enough = (length for length in range(1, longest) if len({id[:length] for id in ids.values()}) == len(ids))
    length = next(enough, longest)
    return {address: id[:length] for address, id in ids.items()}


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
