"""What a finished page defines and uses, read from its HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import cast

from lxml import etree, html

# What a page defines, what it leads readers to, and what a browser loads on its own.
_IDS = etree.XPath("//@id | //a[not(@id = @name)]/@name")


_FOLLOWED = etree.XPath("//a/@href | //area/@href | //form/@action")


_LOADED = etree.XPath(
    "//img/@src | //script/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src | //embed/@src"
    " | //track/@src | //input/@src | //object/@data | //video/@poster | //use/@href | //image/@href"
    " | //@*[name() = 'xlink:href']"
)


_SETS = etree.XPath("//@srcset | //@imagesrcset")


_POLICIES = etree.XPath("//meta[translate(@http-equiv, 'CSP', 'csp') = 'content-security-policy']/@content")


_STYLED = etree.XPath("//@*[name() = 'style' or starts-with(name(), 'on')] | //style/text()")


_VISIBLE = etree.XPath("//text()[not(parent::script or parent::style or ancestor::code or ancestor::pre)]")


_DATA = etree.XPath("//script[contains(@type, 'json')]/text()")


_INERT_RELS = frozenset({"canonical", "alternate", "prev", "next", "author", "license"})


@dataclass(frozen=True)
class Facts:
    """What one page defines and uses."""

    path: str
    ids: tuple[str, ...]
    uses: tuple[tuple[str, bool], ...]
    """Addresses, and whether the browser loads them on its own."""
    text: str
    alts_missing: tuple[str, ...]
    data: tuple[str, ...]
    policy: str = ""
    styled: tuple[str, ...] = ()
    """Inline styles, and handlers in attributes."""


def collect(path: str, text: str) -> Facts:
    """The facts of a page."""
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return Facts(path, (), (), "", (), ())
    uses = [(value, False) for value in _found(_FOLLOWED, root)] + [(value, True) for value in _found(_LOADED, root)]
    for link in root.iter("link"):
        inert = not set((link.get("rel") or "").split()) - _INERT_RELS
        uses.append(((link.get("href") or "").strip(), not inert))
    for candidates in _found(_SETS, root):
        uses.extend((candidate.split()[0], True) for candidate in candidates.split(",") if candidate.split())
    return Facts(
        path,
        tuple(_found(_IDS, root)),
        tuple(uses),
        " ".join(_found(_VISIBLE, root)),
        tuple(image.get("src") or "" for image in root.iter("img") if _unnamed(image)),
        tuple(_found(_DATA, root)),
        next(iter(_found(_POLICIES, root)), ""),
        tuple(_found(_STYLED, root)),
    )


def dumped(facts: Facts) -> bytes:
    """Facts as a cache keeps them: without the path, since pages that are alike may lie anywhere."""
    return json.dumps(vars(facts) | {"path": ""}).encode("ascii")


def loaded(path: str, kept: bytes) -> Facts:
    """The facts of the page at a path, as `dumped` wrote them."""
    told = json.loads(kept)
    return Facts(
        path=path,
        ids=tuple(told["ids"]),
        uses=tuple((address, loads) for address, loads in told["uses"]),
        text=told["text"],
        alts_missing=tuple(told["alts_missing"]),
        data=tuple(told["data"]),
        policy=told["policy"],
        styled=tuple(told["styled"]),
    )


def _found(query: etree.XPath, root: html.HtmlElement) -> list[str]:
    """What a query for attributes or texts finds, each stripped."""
    return [str(value).strip() for value in cast(list[str], query(root))]


def _unnamed(image: html.HtmlElement) -> bool:
    """Whether a picture has no description, and stands in no link that has a name of its own."""
    parent = image.getparent()
    named = parent is not None and (parent.get("aria-label") or parent.get("title"))
    return not named and not (image.get("alt") or "").strip()
