"""Which entry an editor means, and what cannot be read, so that nobody knows what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..model import CONTENT, TEXT, Entry, Kind, Site
from ..source import RefusedError, nearest


def meant(site: Site, named: str, kinds: Iterable[Kind[Any]] | None = None) -> Entry:
    """The entry of an id, of `FOLDER/id`, or of a path; among some kinds only, where these are given.

    Raises RefusedError where there is none, with the one that was most likely meant, or several.
    """
    among = tuple(kinds or site.kinds)
    folder, _, id = named.removeprefix(CONTENT).removesuffix(".md").rpartition("/")
    entries = [entry for entry in own(site) if site.kind(entry) in among]
    wanted = [entry for entry in entries if not folder or folder in (site.kind(entry).folder, site.kind(entry).name)]
    found = [entry for entry in wanted if entry.id == id]
    if len(found) > 1:
        several = ", ".join(f"{site.kind(entry).folder}/{id}" for entry in found)
        raise RefusedError(f"`{id}` is the id of several entries; write one of {several}")
    if not found:
        raise RefusedError(_missing(site, named, id, wanted or entries, among))
    return found[0]


def _missing(site: Site, named: str, id: str, entries: list[Entry], among: tuple[Kind[Any], ...]) -> str:
    what = among[0].name if len(among) == 1 else "entry"
    for kind in among:
        if (kind.model, id) in site.broken:
            return f"{CONTENT}{kind.folder}/{id}.md cannot be read; mend it first: see explainer check"
    for entry in entries:
        if id in entry.formerly:
            return f"the {site.kind(entry).name} `{id}` was renamed; its id is `{entry.id}`"
    if other := next((entry for entry in own(site) if entry.id == id), None):
        if site.kind(other) in among:
            return f"there is no `{named}`; did you mean `{site.kind(other).folder}/{id}`?"
        wanted = " or ".join(f"`{kind.name}`" for kind in among)
        return f"`{id}` is the id of another kind, {site.kind(other).name}; name one of kind {wanted}"
    known = nearest(id, (entry.id for entry in entries))
    if not known:
        listed = ", ".join(sorted({entry.id for entry in entries})[:8]) or "none"
        return f"there is no {what} `{id}`" + (f"; there are {listed}" if len(among) == 1 else "")
    return f"there is no {what} `{id}`; did you mean `{known}`?"


def own(site: Site) -> Iterator[Entry]:
    """The entries that were written: a work that only stands for an article of the site is none."""
    for entry in site.everything():
        kind = site.kind(entry)
        if not kind.library or entry.source.path == f"{CONTENT}{kind.folder}":
            yield entry


def unread(site: Site) -> tuple[str, ...]:
    """The files of entries that could not be read, drafts too: what they name is not known."""
    held = {entry.source.path for entry in site.everything()}
    folders = {f"{CONTENT}{kind.folder}": kind for kind in site.kinds}
    found = [
        path
        for path in site.files
        if path.rpartition("/")[0] in folders and path.endswith(".md") and not path.endswith(TEXT) and path not in held
    ]
    closed = [path for path, kind in folders.items() if kind.library and kind.model in site.closed]
    return tuple(sorted((*found, *closed)))
