"""Search: a form where scripts run, and without them the ways to everything by topic, source and letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Entry, Site
from ..model.kinds import Claim, Event, Explainer, Person, Term, Work
from ..source import address
from ..views import of_claims
from .listing import ROWS
from .page import Page

FOUND: Mapping[type[Entry], str] = {
    Claim: "a claim", Event: "an event", Person: "a person", Term: "a term", Work: "a source",
}  # fmt: skip
"""What a search finds, in words, by the kind of which there must be one."""


def search(site: Site) -> Iterator[Page]:
    ways = [each for each in of_claims(site, site.all(Claim)) if each.key in ("topic", "article", "letter")]
    *others, last = [words for model, words in FOUND.items() if site.all(model)] or ["what is written here"]
    said = f"Find {' or '.join(filter(None, [', '.join(others), last]))} by a word."
    context = {"ways": ways, "explainers": site.all(Explainer)[:ROWS]}
    yield Page(address.file("search/"), "search", "Search", said, context, script="search")
