"""A feed of what is new and corrected (Atom, RFC 4287), with the days that the records give."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree

from ..model import Site
from ..pages import describe
from ..views import ChangelogEntry, changelog

FEED = 50
"""The most entries of a feed."""


def feed(site: Site) -> str:
    """Corrections, withdrawals and reviews, the newest first."""
    base = site.config.site_url or ""
    found = changelog(site)[:FEED]
    root = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    root.append(_element("title", site.language.gettext("%(site)s: new and corrected", site=site.config.site_name)))
    root.append(_element("id", f"{base}feed.xml" if base else _name(site, "feed")))
    ElementTree.SubElement(root, "author").append(_element("name", site.config.site_name))
    if base:
        ElementTree.SubElement(root, "link", rel="self", href=f"{base}feed.xml")
    root.append(_element("updated", _instant(found[0].day if found else date(2000, 1, 1))))
    root.extend(_item(change, site, base) for change in found)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _item(change: ChangelogEntry, site: Site, base: str) -> ElementTree.Element:
    entry = change.entry
    item = ElementTree.Element("entry")
    item.append(_element("title", f"{site.language.gettext(change.what)}: {change.name}"))
    said = hashlib.sha256(change.text.encode()).hexdigest()[:8]
    item.append(_element("id", _tag(base, f"{site.kind(entry).name}:{entry.id}:{said}", change.day) if base
                         else _name(site, f"{site.kind(entry).name}:{entry.id}:{change.day}:{said}")))  # fmt: skip
    item.append(_element("updated", _instant(change.day)))
    item.append(_element("summary", change.text or describe(site, entry)))
    ElementTree.SubElement(item, "link", href=f"{base}{site.address(entry)}")
    return item


def _tag(base: str, name: str, day: date) -> str:
    """An id by who holds the address on that day (RFC 4151), which stays when the page moves on the site."""
    place = urlsplit(base)
    return f"tag:{place.hostname},{day.isoformat()}:{place.path.strip('/')}/{name}".replace(":/", ":")


def _name(site: Site, name: str) -> str:
    """An id of a site that has no address yet."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{site.config.site_name}:{name}").urn


def _element(tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(tag)
    element.text = text
    return element


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
