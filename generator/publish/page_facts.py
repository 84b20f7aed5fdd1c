"""What a finished page defines and uses, read from its HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
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


# What names addresses in HTML and SVG, whatever the element; of `srcdoc` the whole is a page.
_ADDRESSES = etree.XPath(
    "//@href | //@src | //@action | //@formaction | //@data | //@poster | //@cite | //@background | //@longdesc"
    " | //@manifest | //@ping | //@profile | //@codebase | //@classid | //@usemap | //@dynsrc | //@lowsrc | //@icon"
    " | //@*[name() = 'xlink:href']"
)


# Those that run, or that make a page of what they hold, however spaces and control characters are strewn in.
_RUNS = re.compile(
    r"(?:javascript|vbscript|livescript|data:text/(?:html|xml)|data:(?:image/svg|application/)[\w.+-]*)[:;,]?"
)


_INERT_RELS = frozenset({"canonical", "alternate", "prev", "next", "author", "license"})


_ONWARD = re.compile(r"0; url=((?:\.\.?/)+(?:[\w.-]+/)*(?:#[\w.-]+)?)")


_HEADERS = frozenset({"", "content-security-policy", "content-type", "x-ua-compatible"})


_SCRIPTS = frozenset(
    {"", "text/javascript", "application/javascript", "module", "application/json", "application/ld+json"}
)


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
    running: tuple[str, ...] = ()
    """Addresses that are code, or a page of their own."""
    odd: tuple[str, ...] = ()
    """Elements that no page of ours holds: a base, a way on without a click, a frame's page, scripts of other types."""


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
    onward = (_ONWARD.fullmatch(meta.get("content") or "") for meta in root.iter("meta") if _leads_on(meta))
    uses.extend((found[1], False) for found in onward if found)
    return Facts(
        path,
        tuple(_found(_IDS, root)),
        tuple(uses),
        " ".join(_found(_VISIBLE, root)),
        tuple(image.get("src") or "" for image in root.iter("img") if _unnamed(image)),
        tuple(_found(_DATA, root)),
        next(iter(_found(_POLICIES, root)), ""),
        tuple(_found(_STYLED, root)),
        tuple(each for each in _found(_ADDRESSES, root) if _runs(each)),
        tuple(_odd(root)),
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
        running=tuple(told["running"]),
        odd=tuple(told["odd"]),
    )


def _found(query: etree.XPath, root: html.HtmlElement) -> list[str]:
    """What a query for attributes or texts finds, each stripped."""
    return [str(value).strip() for value in cast(list[str], query(root))]


def _runs(address: str) -> bool:
    """Whether an address is code, or a page of its own; browsers skip white space and control characters in it."""
    return bool(_RUNS.match(re.sub(r"[\x00-\x20\x7f-\xa0]", "", address).lower()))


def _leads_on(meta: html.HtmlElement) -> bool:
    """Whether an element sends readers on to a page of this site, as that at an old address does."""
    return meta.get("http-equiv") == "refresh" and bool(_ONWARD.fullmatch(meta.get("content") or ""))


def _odd(root: html.HtmlElement) -> Iterator[str]:
    for element in root.iter("base", "meta", "script", "iframe", "object", "embed", "applet", "portal"):
        name = str(element.tag)
        if name == "meta":
            header = (element.get("http-equiv") or "").strip()
            if header.lower() not in _HEADERS and not _leads_on(element):
                yield f'<meta http-equiv="{header}">'
        elif name == "script":
            type_ = (element.get("type") or "").strip().lower()
            if type_ not in _SCRIPTS:
                yield f'<script type="{type_}">'
        elif name == "base" or element.get("srcdoc") is not None or name in ("applet", "portal"):
            yield f"<{name}{' srcdoc' if element.get('srcdoc') is not None else ''}>"


def _unnamed(image: html.HtmlElement) -> bool:
    """Whether a picture has no description, and stands in no link that has a name of its own."""
    parent = image.getparent()
    named = parent is not None and (parent.get("aria-label") or parent.get("title"))
    return not named and not (image.get("alt") or "").strip()
