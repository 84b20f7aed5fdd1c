"""Search: a form where scripts run, and without them the ways to everything by topic, source and letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..language import N_
from ..model import Entry, Site
from ..model.kinds import Claim, Event, Explainer, Person, Term, Work
from ..source import address
from ..views import of_claims
from .listing import ROWS
from .page import Page

FOUND: Mapping[type[Entry], str] = {
    # L10n: only in “Find a claim, an event or a person by a word.”
    Claim: N_("a claim"), Event: N_("an event"), Person: N_("a person"), Term: N_("a term"), Work: N_("a source"),
}  # fmt: skip
"""What a search finds, in words, by the kind of which there must be one."""


def search(site: Site) -> Iterator[Page]:
    ways = [each for each in of_claims(site, site.all(Claim)) if each.key in ("topic", "article", "letter")]
    said = _said(site, [site.language.gettext(words) for model, words in FOUND.items() if site.all(model)])
    context = {"ways": ways, "explainers": site.all(Explainer)[:ROWS]}
    title = site.language.gettext("Search")
    yield Page(address.file("search/"), "search", title, said, context, script="search")


def _said(site: Site, found: list[str]) -> str:
    """What can be found."""
    language = site.language
    *others, last = found or [language.gettext("what is written here")]
    if not others:
        return language.gettext("Find %(thing)s by a word.", thing=last)
    # L10n: %(things)s is “a claim, an event”
    said = language.gettext(", ").join(others)
    return language.gettext("Find %(things)s or %(thing)s by a word.", things=said, thing=last)
