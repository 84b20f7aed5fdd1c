"""What a finished page defines and uses, read from its HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree, html

_PARSER = etree.HTMLParser(encoding="utf-8")
_FOLLOWED = frozenset({("a", "href"), ("area", "href"), ("form", "action")})
"""Where what a page leads readers to stands: element and attribute."""
_LOADED = frozenset({
    ("object", "data"), ("video", "poster"), ("use", "href"), ("image", "href"),
    *((tag, "src") for tag in ("img", "script", "iframe", "source", "video", "audio", "embed", "track", "input")),
})  # fmt: skip
"""Where what a browser loads on its own stands."""
_SETS = frozenset({"srcset", "imagesrcset"})
_POLICY = "content-security-policy"
_UNSEEN = ("script", "style", "code", "pre")
_TEXT = etree.XPath("//text()", smart_strings=False)
_INERT_RELS = frozenset({"canonical", "alternate", "prev", "next", "author", "license"})
_ADDRESSED = frozenset({
    "href", "src", "action", "formaction", "data", "poster", "cite", "background", "longdesc", "manifest", "ping",
    "profile", "codebase", "classid", "usemap", "dynsrc", "lowsrc", "icon", "xlink:href", "xml:base",
    "to", "from", "by", "values",  # of what moves in a drawing, to an address too
})  # fmt: skip
"""What names addresses in HTML and SVG, whatever the element."""
_SAID = _ADDRESSED | _SETS | {"id", "name", "style"} | {name for _, name in _FOLLOWED | _LOADED}
"""Attributes of which something is told, beside those whose name begins with `on`."""
_TOLD = frozenset({"link", "img", "style", "script", "meta"})
"""Elements of which something is told beside their attributes."""
# Those that run, or that make a page of what they hold, however spaces and control characters are strewn in.
_RUNS = re.compile(
    r"(?:javascript|vbscript|livescript|data:text/(?:html|xml)|data:(?:image/svg|application/)[\w.+-]*)[:;,]?"
)
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


@dataclass
class _Found:
    """What one walk over a page's elements finds: each a list, in the order of the page."""

    ids: list[str] = field(default_factory=list)
    followed: list[tuple[str, bool]] = field(default_factory=list)
    loaded: list[tuple[str, bool]] = field(default_factory=list)
    links: list[tuple[str, bool]] = field(default_factory=list)
    sets: list[tuple[str, bool]] = field(default_factory=list)
    alts_missing: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)

    def element(self, each: etree._Element) -> None:
        tag = str(each.tag)
        for name, value in each.items():
            if (named := str(name)) in _SAID or named.startswith("on"):
                self.attribute(tag, each, named, str(value).strip())
        if tag not in _TOLD:
            return
        match tag:
            case "link":
                inert = not set((each.get("rel") or "").split()) - _INERT_RELS
                self.links.append(((each.get("href") or "").strip(), not inert))
            case "img" if _unnamed(each):
                self.alts_missing.append(each.get("src") or "")
            case "style" if each.text:
                self.styled.append(each.text.strip())
            case "script" if each.text and "json" in (each.get("type") or ""):
                self.data.append(each.text.strip())
            case "meta" if (each.get("http-equiv") or "").lower() == _POLICY:
                self.policies.append((each.get("content") or "").strip())
            case "meta" if _leads_on(each) and (onward := _ONWARD.fullmatch(each.get("content") or "")):
                self.followed.append((onward[1], False))

    def attribute(self, tag: str, each: etree._Element, name: str, value: str) -> None:
        if name in _ADDRESSED and _runs(value):
            self.running.append(value)
        if name == "id" or (name == "name" and tag == "a" and each.get("id") != each.get("name")):
            self.ids.append(value)
        elif (tag, name) in _FOLLOWED:
            self.followed.append((value, False))
        elif (tag, name) in _LOADED or name == "xlink:href":
            self.loaded.append((value, True))
        elif name in _SETS:
            self.sets.extend((candidate.split()[0], True) for candidate in value.split(",") if candidate.split())
        elif name == "style" or name.startswith("on"):
            self.styled.append(value)


def collect(path: str, text: str) -> Facts:
    """The facts of a page."""
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=_PARSER)
    except (etree.ParserError, ValueError):
        return Facts(path, (), (), "", (), ())
    found = _Found()
    for each in root.iter(etree.Element):
        found.element(each)
    odd = tuple(_odd(root))
    return Facts(
        path,
        tuple(found.ids),
        (*found.followed, *found.loaded, *found.links, *found.sets),
        _visible(root),
        tuple(found.alts_missing),
        tuple(found.data),
        next(iter(found.policies), ""),
        tuple(found.styled),
        tuple(found.running),
        odd,
    )


def _visible(root: etree._Element) -> str:
    """What a page shows, but for code; the tree is done with."""
    for each in list(root.iter(*_UNSEEN)):
        behind = each.tail
        each.clear()
        each.tail = behind
    return " ".join(part.strip() for part in cast(list[str], _TEXT(root)))


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


def _runs(address: str) -> bool:
    """Whether an address is code, or a page of its own; browsers skip white space and control characters in it."""
    return bool(_RUNS.match(re.sub(r"[\x00-\x20\x7f-\xa0]", "", address).lower()))


def _leads_on(meta: etree._Element) -> bool:
    """Whether an element sends readers on to a page of this site, as that at an old address does."""
    return meta.get("http-equiv") == "refresh" and bool(_ONWARD.fullmatch(meta.get("content") or ""))


def _odd(root: etree._Element) -> Iterator[str]:
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


def _unnamed(image: etree._Element) -> bool:
    """Whether a picture has no description, and stands in no link that has a name of its own."""
    parent = image.getparent()
    named = parent is not None and (parent.get("aria-label") or parent.get("title"))
    return not named and not (image.get("alt") or "").strip()
