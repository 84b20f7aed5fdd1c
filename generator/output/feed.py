"""Feeds of what is new and corrected (Atom, RFC 4287), with the days that the records give; what lies beside pages."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree

from ..model import Entry, Site
from ..model.kinds import Claim, Topic
from ..pages import describe
from ..views import ChangelogEntry, changelog
from .sitemap import robots
from .structured_data import REVIEWS, claim_reviews

FILE = "feed.xml"
FEED = 50
"""The most entries of a feed."""


def beside(site: Site) -> dict[str, str]:
    """What lies beside the pages for programs, but for the data: feeds, reviews in one file, a word to crawlers."""
    return {**feeds(site), REVIEWS: claim_reviews(site), "robots.txt": robots(site.config.site_url)}


def feeds(site: Site) -> dict[str, str]:
    """The feed of all that is new and corrected, and one for each topic that stands and each claim, by their paths."""
    changes = changelog(site)
    of: defaultdict[str, list[ChangelogEntry]] = defaultdict(list)
    told: defaultdict[Entry, list[ChangelogEntry]] = defaultdict(list)
    for change in changes:
        for id in dict.fromkeys(_themes(change.entry)):
            of[id].append(change)
        if isinstance(change.entry, Claim):
            told[change.entry].append(change)
    name = site.config.site_name
    found = {FILE: _feed(site, changes, FILE, name)}
    for topic in site.all(Topic):
        path = f"{site.address(topic)}{FILE}"
        found[path] = _feed(site, of[topic.id], path, f"{name}, {topic.name}")
    for claim in (*site.all(Claim), *site.withdrawn(Claim)):
        path = f"{site.address(claim)}{FILE}"
        found[path] = _feed(site, told[claim], path, f"{name}, {claim.title}")
    return found


def _themes(entry: Entry) -> Iterator[str]:
    """The ids of the topics in whose feed an entry is told; a topic is told in its own."""
    yield from [entry.id] if isinstance(entry, Topic) else (each.id for each in getattr(entry, "topics", ()))


def _feed(site: Site, changes: Sequence[ChangelogEntry], path: str, name: str) -> str:
    """Corrections, withdrawals and reviews, the newest first."""
    base = site.config.site_url or ""
    found = changes[:FEED]
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.config.theme.language})
    root.append(_element("title", site.language.gettext("%(site)s: new and corrected", site=name)))
    root.append(_element("id", f"{base}{path}" if base else _name(site, path.removesuffix(".xml"))))
    ElementTree.SubElement(root, "author").append(_element("name", site.config.site_name))
    if base:
        ElementTree.SubElement(root, "link", rel="self", href=f"{base}{path}")
    root.append(_element("updated", _instant(found[0].day if found else date(2000, 1, 1))))
    root.extend(_item(change, site, base) for change in found)
    ElementTree.indent(root, "")
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
