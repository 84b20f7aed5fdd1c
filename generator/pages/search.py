"""Search: a form where scripts run, and without them the ways to everything by topic, source and letter."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Claim, Explainer
from ..source import address
from ..views import of_claims
from .listing import ROWS
from .page import Page


def search(site: Site) -> Iterator[Page]:
    ways = [each for each in of_claims(site, site.all(Claim)) if each.key in ("topic", "article", "letter")]
    said = "Find a claim, an event, a person, a term or a source by a word."
    context = {"ways": ways, "explainers": site.all(Explainer)[:ROWS]}
    yield Page(address.file("search/"), "search", "Search", said, context, script="search")
