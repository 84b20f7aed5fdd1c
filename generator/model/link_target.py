"""Where a link that an editor wrote leads."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from .schema import Entry


def absolute(target: str) -> bool:
    """Whether a link leaves the site: it has a scheme or names a host."""
    head = target.partition("/")[0].partition("#")[0].partition("?")[0]
    return ":" in head or target.startswith(("//", "\\"))


def path(entry: Entry, target: str) -> tuple[str, str]:
    """The content file and the anchor that a relative link of an entry leads to."""
    file, _, anchor = target.partition("#")
    if not file:
        return entry.source.path, unquote(anchor)
    return posixpath.normpath(posixpath.join(posixpath.dirname(entry.source.path), unquote(file))), unquote(anchor)
