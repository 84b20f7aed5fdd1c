"""Claims, events and works as open data: JSON files that are published with the site."""

from __future__ import annotations

import json
from typing import Any

from generator import bibliography
from generator.kinds.claim import Claim
from generator.kinds.event import Event
from generator.kinds.work import Work
from generator.schema import Entry, Ref, refs
from generator.site import Site


def files(site: Site) -> dict[str, str]:
    """Path below the docs tree and text of each file."""
    return {
        "data/claims.json": _text([_claim(claim, site) for claim in site.all(Claim)]),
        "data/events.json": _text([_event(event, site) for event in site.all(Event)]),
        "data/works.json": _text([bibliography.csl(work) for work in site.all(Work)]),
    }


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
