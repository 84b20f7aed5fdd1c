"""EDGE: a built site in its folder, finished there."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from ...model import Site
from ...source import Results
from .site import Finished, finished

AUDITED = (".html", ".css", ".json", ".xml")


def finish(
    new: Path,
    site: Site,
    canary: Mapping[str, str | None],
    ours: Collection[str],
    made: Mapping[str, str | bytes],
    results: Results,
) -> tuple[dict[str, str | None], Finished]:
    """What no builder does to a site, which `put` is to write; what is for nobody is taken from the folder at once.

    `ours` are the files that are not the theme's, `made` those that are not in the folder yet. Returns the site as the
    audit reads it.
    """
    built = dict(sorted({**texts(new), **{path: _read(path, data) for path, data in made.items()}}.items()))
    scripts = {path: _bytes(new, path, made) for path in built if path.endswith((".css", ".js"))}
    done = finished(site, built, scripts, {*canary} - {*ours}, canary, results)
    for path in done.gone:
        (new / path).unlink()
        with suppress(OSError):
            # As many of the folders around it as are empty now.
            os.removedirs((new / path).parent)
    return {path: text for path, text in {**built, **done.written}.items() if path not in done.gone}, done


def texts(folder: Path) -> dict[str, str | None]:
    """A built site as the audit reads it."""
    found: dict[str, str | None] = {}
    for place, _, names in os.walk(folder):
        within = os.path.relpath(place, folder)
        for name in names:
            path = name if within == "." else f"{within}/{name}"
            data = (folder / path).read_bytes() if path.endswith(AUDITED) else b""
            found[path] = _read(path, data)
    return dict(sorted(found.items()))


def _read(path: str, data: str | bytes) -> str | None:
    """A file as the audit reads it: its text, where that matters."""
    if not path.endswith(AUDITED):
        return None
    return data if isinstance(data, str) else data.decode("utf-8", "replace")


def _bytes(folder: Path, path: str, made: Mapping[str, str | bytes]) -> bytes:
    found = made[path] if path in made else (folder / path).read_bytes()
    return found.encode("utf-8") if isinstance(found, str) else found
