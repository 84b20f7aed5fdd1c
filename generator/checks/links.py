"""A link leads to an entry, a picture or an allowed address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..model import ASSETS, CONTENT, Entry, Site, absolute, path, unsafe
from ..source import Diagnostic, Rule, nearest
from ..syntax import Link

LINK_BROKEN = Rule("link-broken")
LINK_ANCHOR = Rule("link-anchor-missing")
LINK_DRAFT = Rule("link-to-draft")
ADDRESS_UNSAFE = Rule("address-unsafe")
IMAGE_MISSING = Rule("image-missing")
RULES = (LINK_BROKEN, LINK_ANCHOR, LINK_DRAFT, ADDRESS_UNSAFE, IMAGE_MISSING)

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg")


def check(site: Site) -> Iterator[Diagnostic]:
    files = {entry.source.path for entry in site.everything()} | site.assets
    for entry in site.everything():
        for link in entry.body.links:
            yield from _link(site, entry, link, files)
        for image in entry.body.images:
            file, _ = path(entry, image.target)
            if absolute(image.target) or not file.startswith(ASSETS) or not file.lower().endswith(PICTURES):
                help = "put the picture (png, jpg, webp, avif, gif, svg) in content/assets/ and link to it from there"
                yield IMAGE_MISSING.at(image.at, f"`{image.target}` is no picture of this site", help)
            elif file not in site.assets:
                yield IMAGE_MISSING.at(image.at, f"there is no picture `{file}`", _meant(entry, file, site.assets))


def _link(site: Site, entry: Entry, link: Link, files: set[str] | frozenset[str]) -> Iterator[Diagnostic]:
    if absolute(link.target):
        if reason := unsafe(link.target):
            help = "link to an address that begins with https://"
            yield ADDRESS_UNSAFE.at(link.at, f"`{link.target}` is not linked to: {reason}", help)
        return
    file, anchor = path(entry, link.target)
    if file in site.assets:
        return
    to = site.at_path(file)
    if to is None:
        # What could not be decoded was reported where it stands.
        if file in {f"{CONTENT}{site.kind(model).folder}/{id}.md" for model, id in site.broken}:
            return
        yield LINK_BROKEN.at(link.at, f"there is no `{file}`", _meant(entry, file, files))
    elif to.draft and not entry.draft:
        help = "publish the draft (take `draft: true` out), or do not link to it yet"
        yield LINK_DRAFT.at(link.at, f"`{file}` is a draft", help)
    elif anchor and anchor not in (ids := [heading.id for heading in to.body.headings]):
        meant = nearest(anchor, ids)
        help = f"did you mean `#{meant}`?" if meant else f"headings there: {', '.join(ids) or 'none'}"
        yield LINK_ANCHOR.at(link.at, f"`{file}` has no heading `#{anchor}`", help)


def _meant(entry: Entry, file: str, files: set[str] | frozenset[str]) -> str:
    """Of the files beside the one that is not there, the one with the nearest name; else the nearest of all by name."""
    folder, _, name = file.rpartition("/")
    names = {other.rpartition("/")[2]: other for other in sorted(files, key=lambda other: other.startswith(folder))}
    alike = {other.casefold(): other for other in names}
    meant = names.get(alike.get(name.casefold()) or nearest(name, names) or "")
    if not meant:
        return "links are relative to this file, such as ../claims/some-id.md"
    return f"did you mean `{posixpath.relpath(meant, posixpath.dirname(entry.source.path))}`?"
