"""Which pages a builder need not make again, since all that their HTML is made of is the same."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model import Site

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_EVERY = re.compile(r"\{[{%].*?\bpages\b", re.DOTALL)
_TITLE = re.compile(r"---\n(title: .*\n)")


@dataclass(frozen=True)
class Division:
    """The pages of a docs tree, by how they are built: path and text.

    Pages of the menu are built first and each time. Of them the others see what a menu shows, and no more: `shown` has
    the title alone. So a page that is in no menu is made of its own text, the frame, and the titles of the menu.
    """

    menu: Mapping[str, str]
    others: Mapping[str, str]
    shown: Mapping[str, str]


def divided(site: Site, texts: Mapping[str, str], theme: Mapping[str, bytes]) -> Division:
    """The pages of a docs tree, all in one part where each may show every other.

    So it is without a menu in the settings, which is then one of all pages, and with a frame that lists them.
    """
    if site.config.nav is None or any(_lists(data) for data in theme.values()):
        return Division(texts, {}, {})
    named = {*pages_of(site.config.nav)}
    menu = {path: text for path, text in texts.items() if path in named}
    others = {path: text for path, text in texts.items() if path not in named}
    return Division(menu, others, {path: _shown(text) for path, text in menu.items()})


def frame(configuration: str, theme: Mapping[str, bytes], shown: Mapping[str, str], epoch: int) -> str:
    """A hash of all that a page in no menu is made of, beside its text and the libraries."""
    found = hashlib.sha256()
    for path, data in sorted(theme.items()):
        found.update(f"{path}\0{len(data)}\0".encode() + data)
    found.update(json.dumps([configuration, sorted(shown.items()), epoch]).encode("ascii"))
    return found.hexdigest()


def _lists(data: bytes) -> bool:
    """Whether a file of the frame may ask for all pages of the site, as the builder's templates can."""
    return bool(_EVERY.search(_COMMENT.sub("", data.decode("utf-8", "replace"))))


def _shown(text: str) -> str:
    """A page of the menu as the others know it."""
    title = _TITLE.match(text)
    assert title, "a page without a title"
    return f"---\n{title[1]}---\n"


def pages_of(menu: object) -> Iterator[str]:
    """The files that a menu names."""
    if isinstance(menu, str):
        if menu.endswith(".md"):
            yield menu
    elif isinstance(menu, list | tuple):
        for each in menu:
            yield from pages_of(each)
    elif isinstance(menu, dict):
        for each in menu.values():
            yield from pages_of(each)
