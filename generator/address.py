"""Addresses on the site: of the page that a Markdown file becomes, and of one place seen from another."""

from __future__ import annotations

import posixpath


def of_page(path: str) -> str:
    """The address of a file of the docs tree, relative to the root: `claims/x.md` is `claims/x/`."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return posixpath.join(folder, "" if name == "index" else name, "").lstrip("/")


def relative(target: str, page: str) -> str:
    """A target, relative to the root, as a link on a page; both as `of_page` gives them, the target with its anchor.

    The link climbs to the root and down again, also between neighbours: what seems to stay below the folder of the
    Markdown file is taken by Zensical for a link to a file, and rewritten.
    """
    path, hash, anchor = target.partition("#")
    if hash and path == page:
        return f"#{anchor}"
    return f"{'../' * page.count('/') + path or './'}{hash}{anchor}"
