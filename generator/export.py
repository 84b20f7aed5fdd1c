"""What is published beside the pages: claims, events and works as JSON, and a feed of corrections."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

from generator import bibliography
from generator.kinds.claim import Claim
from generator.kinds.event import Event
from generator.kinds.work import Work
from generator.pages.entries import corrections
from generator.schema import Entry, Ref, refs
from generator.site import Site

FEED = 50
"""The most entries of a feed."""


def files(site: Site) -> dict[str, str]:
    """Path below the docs tree and text of each file."""
    return {
        "data/claims.json": _text([_claim(claim, site) for claim in site.all(Claim)]),
        "data/events.json": _text([_event(event, site) for event in site.all(Event)]),
        "data/works.json": _text([bibliography.csl(work) for work in site.all(Work)]),
        "feed.xml": feed(site),
    }


def feed(site: Site) -> str:
    """Corrections and withdrawals as an Atom feed (RFC 4287), the newest first."""
    base = site.config.site_url or ""
    root = ElementTree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    ElementTree.SubElement(root, "title").text = f"{site.config.site_name}: corrections"
    ElementTree.SubElement(root, "id").text = f"{base}feed.xml" if base else "urn:explainer:corrections"
    ElementTree.SubElement(root, "author").append(_element("name", site.config.site_name))
    if base:
        ElementTree.SubElement(root, "link", rel="self", href=f"{base}feed.xml")
    found = corrections(site)[:FEED]
    root.append(_element("updated", _instant(found[0][0] if found else date(2000, 1, 1))))
    for day, entry, text in found:
        item = ElementTree.SubElement(root, "entry")
        name = f"{site.kind(entry).name}:{entry.id}:{day.isoformat()}"
        item.append(_element("title", entry.name))
        item.append(_element("id", f"urn:explainer:{name}:{hashlib.sha256(text.encode()).hexdigest()[:8]}"))
        item.append(_element("updated", _instant(day)))
        item.append(_element("summary", text))
        ElementTree.SubElement(item, "link", href=f"{base}{site.address(entry)}")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _element(tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(tag)
    element.text = text
    return element


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _claim(claim: Claim, site: Site) -> dict[str, Any]:
    appearances = []
    for each in claim.appearances:
        speaker = site.find(each.speaker) if isinstance(each.speaker, Ref) else None
        appearances.append(
            {
                "article": each.article.id,
                "quote": each.quote,
                "paragraph": each.paragraph,
                "speaker": speaker.name if speaker else each.speaker,
                "said": each.said.text if each.said else None,
            }
        )
    return _common(claim, site) | {
        "title": claim.title,
        "kind": claim.kind,
        "assessment": claim.assessment,
        "label": claim.label,
        "reviewed": claim.reviewed.isoformat(),
        "topics": [topic.id for topic in claim.topics],
        "appearances": appearances,
        "context": [passage.text for passage in claim.body.passages],
    }


def _event(event: Event, site: Site) -> dict[str, Any]:
    return _common(event, site) | {
        "title": event.title,
        "date": event.date.text,
        "weight": event.weight,
        "topics": [topic.id for topic in event.topics],
        "claims": [ref.id for ref, _ in refs(event) if ref.to is Claim],
        "text": [passage.text for passage in event.body.passages],
    }


def _common(entry: Entry, site: Site) -> dict[str, Any]:
    cited = dict.fromkeys(cite.key for citation in entry.body.citations for cite in citation.cites)
    return {"id": entry.id, "address": site.address(entry), "works": list(cited)}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
