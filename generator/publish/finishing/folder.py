"""EDGE: a built site in its folder, finished there."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from ...model import Site
from .site import finished

AUDITED = (".html", ".css", ".json", ".xml")


def finish(
    new: Path, site: Site, canary: Mapping[str, str | None], ours: Collection[str]
) -> tuple[dict[str, str | None], frozenset[str]]:
    """Does to a built site what no builder does; `ours` are the files that are not the theme's.

    Returns the site as the audit reads it, and the files that are new in it.
    """
    built = texts(new)
    scripts = {path: (new / path).read_bytes() for path in built if path.endswith((".css", ".js"))}
    done = finished(site, built, scripts, {*canary} - {*ours}, canary)
    for path, text in done.written.items():
        (new / path).write_text(text, encoding="utf-8")
    for path in done.gone:
        (new / path).unlink()
        with suppress(OSError):
            # As many of the folders around it as are empty now.
            os.removedirs((new / path).parent)
    return {path: text for path, text in {**built, **done.written}.items() if path not in done.gone}, done.added


def texts(folder: Path) -> dict[str, str | None]:
    """A built site as the audit reads it."""
    found: dict[str, str | None] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace") if file.suffix in AUDITED else None
            found[file.relative_to(folder).as_posix()] = text
    return found
