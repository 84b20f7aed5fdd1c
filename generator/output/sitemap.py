"""The pages that search engines are meant to list (sitemaps.org), each with the day on which it last changed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote
from xml.etree import ElementTree

from ..model import Site
from ..pages import Page, last_modified

FILE = "sitemap.xml"
PACKED = "sitemap.xml.gz"
"""What a builder packs beside its own; ours is not packed, since the host does that."""


def sitemap(pages: Iterable[Page], site: Site, base: str) -> str:
    """Every page that is not hidden, by its full address; a page without a date has none here."""
    root = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for page in sorted(pages, key=lambda page: page.url):
        if page.hidden:
            continue
        item = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(item, "loc").text = base + quote(page.url)
        if day := last_modified(page, site):
            ElementTree.SubElement(item, "lastmod").text = day.isoformat()
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def robots(base: str | None) -> str:
    """What crawlers read first: everything may be read, and where the map is."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {base}{FILE}\n" if base else "")
