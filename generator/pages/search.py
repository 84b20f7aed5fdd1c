"""Search: a form where scripts run, and without them the ways to everything by topic, source and letter."""

from __future__ import annotations

from collections.abc import Iterator

from generator import address
from generator.facets import of_claims
from generator.kinds.claim import Claim
from generator.kinds.explainer import Explainer
from generator.listing import ROWS
from generator.page import Page
from generator.site import Site


def search(site: Site) -> Iterator[Page]:
    ways = [each for each in of_claims(site, site.all(Claim)) if each.key in ("topic", "article", "letter")]
    said = "Find a claim, an event, a person, a term or a source by a word."
    context = {"ways": ways, "explainers": site.all(Explainer)[:ROWS]}
    yield Page(address.file("search/"), "search", "Search", said, context, script="search")
