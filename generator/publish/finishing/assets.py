"""Styles and scripts in addresses that change with what they hold, and without what of the theme nobody loads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

_OWN = re.compile(r"assets/[\w-]+\.(?:css|js)")
_NAMED = re.compile(r"assets/[^\s\"'<>()\\?#&,;]+")
_ASKED = re.compile(rf'(<(?:link|script)\b[^<>]*\b(?:href|src)="[^"?#]*?)({_OWN.pattern})(?=")')


def unused(files: Mapping[str, str | None], theme: Iterable[str]) -> set[str]:
    """The assets of the theme that no page and no style sheet names, and maps of scripts, which nobody loads.

    `files` are those of the built site, with their text where it is read. Of scripts all are kept where one is named,
    since they load each other.
    """
    assets = {path for path in theme if path.startswith("assets/")}
    maps = {path for path in assets if path.endswith(".map")}
    names = {path.rpartition("/")[2]: path for path in assets - maps}
    in_sheets = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    # A style sheet lies among them; whatever else names one, names the folder.
    texts = ((in_sheets if path.endswith(".css") else _NAMED, text) for path, text in files.items() if text)
    said = {name.rpartition("/")[2] for pattern, text in texts for name in pattern.findall(text)}
    named = {path for name, path in names.items() if name in said}
    if any(path.endswith(".js") for path in named):
        named |= {path for path in assets - maps if path.startswith("assets/javascripts/")}
    return {path for path in assets - named if path in files}


def versions(files: Mapping[str, bytes]) -> dict[str, str]:
    """A mark of what a style sheet or script holds, by path: eight digits of its SHA-256."""
    return {path: hashlib.sha256(data).hexdigest()[:8] for path, data in files.items() if _OWN.fullmatch(path)}


def versioned(page: str, versions: Mapping[str, str]) -> str:
    """A page that asks for each of its styles and scripts with the mark of what it holds.

    So no new page meets an old style, which hosts and browsers keep for a while (RFC 9111).
    """
    return _ASKED.sub(
        lambda match: f"{match[0]}?v={versions[match[2]]}" if match[2] in versions else match[0],
        page,
    )
