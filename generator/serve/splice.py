"""A page as the builder would finish it: its content put into a frame that the builder made for pages of its shape."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import markdown

from .. import finished_blocks
from ..model import configuration

BODY, FIRST = "xqbodyqx", "xqfirstqx"
_MARK = re.compile(rf"xq(&amp;|&)(\d+)qx|<p>{BODY}</p>|{FIRST}")
_SAME = frozenset({"layout", "script", "section", "generator"})
"""Fields on which the frame itself depends, and not only the words in it."""
_BUILTIN = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs always has."""


@dataclass(frozen=True)
class Rendered:
    """A page as the builder reads it: its fields, its body as HTML, and the id of its first heading."""

    url: str
    front: Mapping[str, Any]
    content: str
    first: str | None


@dataclass(frozen=True)
class Shape:
    """What a frame depends on: which fields there are, whether there is a heading, and from where its links lead.

    `own` is the address where the menu knows the page; other pages differ by their `depth` only.
    """

    front: str
    headed: bool
    own: str | None
    depth: int

    @property
    def url(self) -> str:
        """Where the builder makes the frame."""
        if self.own is not None:
            return self.own
        name = sha256(f"{self.front}{self.headed}{self.depth}".encode()).hexdigest()[:16]
        return f"frame-{name}/{'x/' * (self.depth - 1)}"

    @property
    def text(self) -> str:
        """The page that the builder is given."""
        fields = "\n".join(f"{name}: {json.dumps(value)}" for name, value in json.loads(self.front).items())
        heading = f"\n\n## Heading {{: #{FIRST} }}\n" if self.headed else "\n"
        return f"---\n{fields}\n---\n\n{BODY}{heading}"


def rendered(url: str, text: str, convert: Callable[[str], tuple[str, str | None]]) -> Rendered:
    """A page as `output.render` writes it, its body through `convert`."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    front = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in head.split("\n"))}
    return Rendered(url, front, *convert(body))


@dataclass(frozen=True)
class Menu:
    """The addresses of the pages that the menu leads to; `titled` where it calls them by their titles."""

    pages: frozenset[str]
    titled: bool

    def shape(self, page: Rendered) -> Shape:
        """The shape of a page."""
        return self.shape_of(page.url, page.front, page.first is not None)

    def shape_of(self, url: str, front: Mapping[str, Any], headed: bool) -> Shape:
        """The shape of a page with such fields, with a heading or without."""
        marks: list[str] = []
        same = _SAME | {"title"} if self.titled else _SAME
        marked = {name: value if name in same else _marked(value, marks) for name, value in front.items()}
        own = url if url in self.pages or not url else None
        return Shape(json.dumps(marked), headed, own, url.count("/"))

    def texts(self, page: Rendered) -> list[str]:
        """What stands in place of the marks, by their numbers."""
        found: list[str] = []
        for name, value in page.front.items():
            if name not in _SAME and not (self.titled and name == "title"):
                _marked(value, found)
        return found


def _marked(value: Any, marks: list[str]) -> Any:
    """A value with a numbered mark in place of each text. An ampersand tells whether a template encodes it."""
    if isinstance(value, str):
        marks.append(value)
        return f"xq&{len(marks) - 1}qx"
    if isinstance(value, dict):
        return {name: _marked(each, marks) for name, each in value.items()}
    return value


def splice(frame: str, menu: Menu, page: Rendered) -> str:
    """A page in the frame of its shape."""
    form, texts = menu.shape(page), menu.texts(page)

    def filled(match: re.Match[str]) -> str:
        if match[2] is None:
            return page.content if match[0] != FIRST else page.first or ""
        text = texts[int(match[2])]
        return html.escape(text) if match[1] == "&amp;" else text

    # What the theme says behind the content of its own heading is nothing; ours has taken its place.
    frame = re.sub(rf'(<p>{BODY}</p>)\n<h2 id="{FIRST}">Heading</h2>', r"\1", frame)
    if form.own is None:
        frame = _moved(frame.replace(form.url, quote(page.url)), page.url)
    return _MARK.sub(filled, frame)


def _moved(frame: str, url: str) -> str:
    """A frame whose links are written as from a page, where the builder knew only how deep it lies."""
    here = url.split("/")[:-1]
    up = "../" * len(here)

    def link(match: re.Match[str]) -> str:
        target = match[2].split("/")
        common = 0
        while common < min(len(here), len(target) - 1) and here[common] == target[common]:
            common += 1
        return f'{match[1]}"{"../" * (len(here) - common)}{"/".join(target[common:])}"'

    return re.sub(rf'((?:href|src)=)"{re.escape(up)}([^".][^"]*)"', link, frame)


def converter(config: configuration.Configuration) -> Callable[[str], tuple[str, str | None]]:
    """The Markdown of a page to HTML, as MkDocs does it, and the id of the first heading."""
    return _converter(json.dumps(config.markdown_extensions))


@lru_cache(maxsize=4)
def _converter(configured: str) -> Callable[[str], tuple[str, str | None]]:
    names, options = [*_BUILTIN], {}
    for each in json.loads(configured):
        named, given = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names += [named] if named not in names else []
        options[named] = given
    parser = markdown.Markdown(extensions=[*names, finished_blocks.makeExtension()], extension_configs=options)

    def convert(body: str) -> tuple[str, str | None]:
        found = parser.reset().convert(body)
        tokens: list[dict[str, Any]] = getattr(parser, "toc_tokens", [])
        return found, str(tokens[0]["id"]) if tokens else None

    return convert
