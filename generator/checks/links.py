"""A link leads to an entry, a picture or an allowed address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..model import ASSETS, CONTENT, PICTURES, Entry, Site, absolute, path, published_by
from ..source import Diagnostic, Edit, Rule, nearest, unsafe
from ..syntax import Link

LINK_BROKEN = Rule("link-broken")
LINK_ANCHOR = Rule("link-anchor-missing")
LINK_DRAFT = Rule("link-to-draft")
ADDRESS_UNSAFE = Rule("address-unsafe")
IMAGE_MISSING = Rule("image-missing")
RULES = (LINK_BROKEN, LINK_ANCHOR, LINK_DRAFT, ADDRESS_UNSAFE, IMAGE_MISSING)

_FILE = r"(?!.*\.(?:md|yml|markdown|txt|png|jpe?g|svg|webp|gif|avif)(?:#|$))"
_MISTYPED = re.compile(r"(?!https?://\w)(?:h?t{1,3}p{1,2}s?|hts?ps?)[:;/]{1,4}(?=\w)", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,24}")
_HOST = re.compile(rf"{_FILE}(?:[\w-]+\.)+[a-z]{{2,24}}(?:[/?#:]|$)")


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
            elif file not in site.assets and not site.hides(file):
                yield IMAGE_MISSING.at(image.at, f"there is no picture `{file}`", _meant(entry, file, site.assets))


def _link(site: Site, entry: Entry, link: Link, files: set[str] | frozenset[str]) -> Iterator[Diagnostic]:
    if absolute(link.target):
        if reason := unsafe(link.target):
            help = _absolute_help(link.target)
            yield ADDRESS_UNSAFE.at(link.at, f"`{link.target}` is not linked to: {reason}", help)
        return
    if not link.target.strip("# "):
        help = "write where it leads: a file, as ../claims/some-id.md, or an address that begins with https://"
        yield LINK_BROKEN.at(link.at, "a link that leads nowhere", help)
        return
    if not link.text.strip() and not any(image.at.inside(link.at) for image in entry.body.images):
        yield LINK_BROKEN.at(link.at, "a link without words", "write between the square brackets what it leads to")
        return
    file, anchor = path(entry, link.target)
    if file in site.assets or (not anchor and site.listed_at(file) is not None):
        return
    if to := site.at_path(file):
        yield from _reached(entry, link, to, file, anchor)
    # What could not be decoded was reported where it stands.
    elif not site.hides(file):
        told = LINK_BROKEN.at(link.at, *_nowhere(site, entry, link.target, files))
        yield told.mended(*_named(entry, link, files))


def _reached(entry: Entry, link: Link, to: Entry, file: str, anchor: str) -> Iterator[Diagnostic]:
    """What is wrong with a link to an entry that is there."""
    if to is entry and not anchor:
        help = "take it out, or name the entry that was meant"
        yield LINK_BROKEN.at(link.at, "a link to the page on which it stands", help)
    elif to.draft and not entry.draft:
        help = f"{published_by(to)}, or do not link to it yet"
        yield LINK_DRAFT.at(link.at, f"`{file}` is a draft", help)
    elif anchor and anchor not in (ids := _anchors(to)):
        meant = nearest(anchor, ids)
        help = f"did you mean `#{meant}`?" if meant else f"there are: {', '.join(ids) or 'none'}"
        yield LINK_ANCHOR.at(link.at, f"`{file}` has no heading or picture `#{anchor}`", help)


def _anchors(entry: Entry) -> list[str]:
    """What in an entry has an address: its headings, and the pictures that are drawn."""
    return [*(heading.id for heading in entry.body.headings), *(picture.id for _, picture in entry.drawn)]


def _named(entry: Entry, link: Link, files: set[str] | frozenset[str]) -> Iterator[Edit]:
    """The file of an entry in place of its page, or of its name without `.md`."""
    meant = _entry(path(entry, link.target)[0], files)
    if link.written and meant:
        _, sign, anchor = link.written.text.partition("#")
        yield Edit(link.written, f"{posixpath.relpath(meant, posixpath.dirname(entry.source.path))}{sign}{anchor}")


def _entry(file: str, files: set[str] | frozenset[str]) -> str | None:
    """The file of an entry that was meant by its page, or by its name without `.md`, also from the site's root."""
    meant = re.sub(r"(?:/index)?(?:\.(?:html?|markdown))?/*$", "", file) + ".md"
    return next((each for each in (meant, f"{CONTENT}{meant.lstrip('/')}") if each in files), None)


def _absolute_help(target: str) -> str:
    if mistyped := _MISTYPED.match(target):
        return f"write `https://{target[mistyped.end() :]}`"
    if re.match(r"[a-z]:(?:[\\/]|%5c)|file:|\\|%5c", target, re.IGNORECASE):
        return "link to the file of an entry, such as ../claims/some-id.md: nobody else has what lies on this computer"
    return "link to an address that begins with https://"


def _nowhere(site: Site, entry: Entry, target: str, files: set[str] | frozenset[str]) -> tuple[str, str]:
    """What is wrong with a link to a file that is not there, and how it is mended."""
    file, anchor = path(entry, target)
    if mistyped := _MISTYPED.match(target):
        return f"`{target}` is no address", f"write `https://{target[mistyped.end() :]}`"
    if _HOST.match(target):
        return f"`{target}` names a host, but no `https://`", f"write `https://{target}`"
    if _MAIL.fullmatch(target):
        return f"`{target}` is a mail address without `mailto:`", f"write `mailto:{target}`"
    if any(file == f"{CONTENT}{kind.folder}" for kind in site.kinds if kind.library):
        return f"`{target}` is no page", f"cite the work: `[@{anchor}]`"
    if meant := _entry(file, files):
        return (
            f"there is no `{file}`",
            f"did you mean `{posixpath.relpath(meant, posixpath.dirname(entry.source.path))}`?",
        )
    if file.endswith(".html") or target.endswith("/"):
        return f"there is no `{file}`", "link to the file of an entry, such as ../claims/some-id.md"
    return f"there is no `{file}`", _meant(entry, file, files)


def _meant(entry: Entry, file: str, files: set[str] | frozenset[str]) -> str:
    """Of the files beside the one that is not there, the one with the nearest name; else the nearest of all by name."""
    folder, _, name = file.rpartition("/")
    names = {other.rpartition("/")[2]: other for other in sorted(files, key=lambda other: other.startswith(folder))}
    meant = names.get(nearest(name, names) or "")
    if not meant:
        return "links are relative to this file, such as ../claims/some-id.md"
    return f"did you mean `{posixpath.relpath(meant, posixpath.dirname(entry.source.path))}`?"
