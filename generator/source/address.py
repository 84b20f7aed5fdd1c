"""Addresses on the site: of the page that a Markdown file becomes, and of one place seen from another."""

from __future__ import annotations

import posixpath
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def of_page(path: str) -> str:
    """The address of a file of the docs tree, relative to the root: `claims/x/index.md` is `claims/x/`."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return posixpath.join(folder, "" if name == "index" else name, "").lstrip("/")


def file(url: str) -> str:
    """The file of the docs tree that becomes the page at an address.

    Every page is an `index.md` in a folder of its own, so that a link in it is relative to the same place for the
    file and for the page: Zensical rewrites links in HTML blocks of all other files, MkDocs does not.
    """
    return posixpath.join(url, "index.md")


def relative(target: str, page: str) -> str:
    """A target, relative to the root, as a link on a page; both as `of_page` gives them, the target with its anchor."""
    path, sign, anchor = target.partition("#")
    if sign and path == page:
        return f"#{anchor}"
    here = page if page.endswith("/") else posixpath.dirname(page)
    link = _steps(tuple(filter(None, path.split("/"))), tuple(filter(None, here.split("/"))))
    return f"{link}{'/' if path.endswith('/') or not path else ''}{sign}{anchor}"


def _steps(there: tuple[str, ...], here: tuple[str, ...]) -> str:
    """The way from a folder to another place, by the names of what they lie in."""
    shared = 0
    while shared < min(len(there), len(here)) and there[shared] == here[shared]:
        shared += 1
    return "/".join((*[".."] * (len(here) - shared), *there[shared:])) or "."
