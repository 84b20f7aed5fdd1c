"""Where a file of the content belongs, and where a link that an editor wrote leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from ..source import CONTENT, nearest
from .schema import Entry

_LEFT = re.compile(r"\.(?:orig|rej|bak|swp|tmp)$|~$|^(?:Thumbs\.db|desktop\.ini)$")
_WRITTEN = re.compile(r"(?:\.(?:md|markdown|mdown|mkd|mdx|txt|text|rtf|docx?|odt|html?))+$", re.IGNORECASE)


def misplaced(path: str, folders: Iterable[str]) -> str:
    """Where a file belongs that lies in content/ and is of no kind: how its editor mends it."""
    known, libraries = list[str](), list[str]()
    for each in folders:
        (libraries if each.endswith(".yml") else known).append(each)
    folder, name = posixpath.split(path.removeprefix(CONTENT))
    if _LEFT.search(name):
        return "delete it: a program left it there"
    library = re.sub(r"\.ya?ml(?:\.txt)?$|\.(?:json|txt)$", "", name, flags=re.IGNORECASE).casefold() + ".yml"
    if library in libraries and not folder:
        return f"rename it to `{library}`: works stand in {CONTENT}{library}"
    plain = _WRITTEN.sub("", name)
    if plain == name:
        return "pictures, style sheets and fonts go into content/assets/; entries are text files that end in .md"
    top = folder.partition("/")[0]
    right = folder if folder in known else top if top in known else nearest(top, known) if top else None
    wanted = f"{plain}.md"
    if right is None:
        return f"move it to the folder of its kind: {', '.join(f'{CONTENT}{each}' for each in known)}"
    if right == folder:
        return f"rename it to `{wanted}`: a text is an entry where its name ends in .md"
    if right == top:
        return f"move it to {CONTENT}{right}/{wanted}: folders below are not read"
    return f"did you mean {CONTENT}{right}/{wanted}?"


def text_name(name: str) -> str | None:
    """The name of an entry's file that was meant by one of a text in another form; None for what is no text."""
    plain = _WRITTEN.sub("", name)
    return f"{plain}.md" if plain != name and not _LEFT.search(name) else None


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
