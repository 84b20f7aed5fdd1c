"""What is published beside the pages: claims, events and works as JSON, figures as CSV, a feed of corrections."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

from generator import bibliography
from generator.feed import feed
from generator.kinds.claim import Claim
from generator.kinds.event import Event
from generator.kinds.work import Work
from generator.schema import Entry, Ref, refs
from generator.site import Site

COLUMNS = ("label", "note", "value", "low", "high", "unit", "year", "claimed", "works")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def files(site: Site) -> dict[str, str]:
    """Path below the docs tree and text of each file."""
    return {
        "data/claims.json": _text([_claim(claim, site) for claim in site.all(Claim)]),
        "data/events.json": _text([_event(event, site) for event in site.all(Event)]),
        "data/works.json": _text([bibliography.csl(work) for work in site.all(Work)]),
        "feed.xml": feed(site),
        # A withdrawn claim keeps its page, so it keeps what that leads to.
        **{
            f"data/figures/{claim.id}.csv": figures(claim)
            for claim in (*site.all(Claim), *site.withdrawn(Claim))
            if claim.figures
        },
    }


def figures(claim: Claim) -> str:
    """The figures of a claim as CSV (RFC 4180): as written and as numbers, with the works that they come from."""
    lines = _Lines()
    table = csv.writer(lines)
    table.writerow(COLUMNS)
    for each in claim.figures:
        year, works = each.year.text if each.year else "", "; ".join(cite.key for cite in each.cite)
        value = (each.value.text, f"{each.value.low:f}", f"{each.value.high:f}")
        row = (each.label, each.note or "", *value, each.unit, year, "true" if each.claimed else "false", works)
        table.writerow(map(cell, row))
    return "".join(lines)


def cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one (OWASP)."""
    risky = text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    return f"'{text}" if risky and not _NUMBER.fullmatch(text) else text


class _Lines(list[str]):
    """A file to the writer of CSV."""

    def write(self, line: str) -> None:
        self.append(line)


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
