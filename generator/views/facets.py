"""Entries by what they are sorted by: for each facet the groups, each a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..language import N_
from ..model import Entry, Ref, Site
from ..model.kinds import Appearance, Assessment, Claim, Event

# L10n: by whom a claim is made: the author of the article that makes it
AUTHOR = ("author", N_("The article’s author"))
# L10n: by whom claims are made: people who are named and have no page of their own
OTHERS = ("others", N_("Others, by name only"))


@dataclass(frozen=True)
class Group:
    """The entries that share a value; `url` is that of the page that lists them."""

    key: str
    label: str
    url: str
    entries: tuple[Any, ...]


@dataclass(frozen=True)
class Facet:
    """One property by which entries are sorted into groups; an entry may be in several."""

    key: str
    name: str
    groups: tuple[Group, ...]

    def keys(self, entry: Entry) -> tuple[str, ...]:
        """The groups that an entry is in."""
        return tuple(self._keys.get((type(entry), entry.id), ()))

    @cached_property
    def _keys(self) -> Mapping[tuple[type[Entry], str], list[str]]:
        found: dict[tuple[type[Entry], str], list[str]] = {}
        for group in self.groups:
            for entry in group.entries:
                found.setdefault((type(entry), entry.id), []).append(group.key)
        return found


Values = Callable[[Any], Iterable[tuple[str, str]]]
"""Key and label of each group that an entry is in."""


def facet(key: str, name: str, base: str, entries: Sequence[Entry], values: Values) -> Facet:
    """The groups of a facet, by label; those without entries do not exist."""
    labels: dict[str, str] = {}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for value, label in dict.fromkeys(values(entry)):
            labels[value] = label
            found.setdefault(value, []).append(entry)
    groups = (Group(value, labels[value], f"{base}{key}/{value}/", tuple(found[value])) for value in found)
    return Facet(key, name, tuple(sorted(groups, key=lambda group: (group.label.casefold(), group.key))))


def of_claims(site: Site, claims: Sequence[Claim]) -> tuple[Facet, ...]:
    """By assessment (in its own order), topic, article and speaker; by year of review where there is more than one."""
    base = "claims/"
    said = site.language.gettext
    order = {str(each): number for number, each in enumerate(Assessment)}
    assessments = facet(
        "assessment", said("Assessment"), base, claims, lambda claim: [(claim.assessment, said(claim.assessment.words))]
    )
    others = (
        facet("topic", said("Theme"), base, claims, lambda claim: topics(site, claim)),
        facet("article", said("Article"), base, claims, lambda claim: _articles(site, claim)),
        facet("speaker", said("Speaker"), base, claims, lambda claim: (_speaker(site, a) for a in claim.appearances)),
        facet("letter", said("First letter"), base, claims, lambda claim: [letter(claim.title)]),
        facet("year", said("Year of review"), base, claims, lambda claim: [(str(claim.reviewed.year),) * 2]),
    )
    ordered = tuple(sorted(assessments.groups, key=lambda group: order[group.key]))
    shown = (each for each in others if each.key != "year" or len(each.groups) > 1)
    return (replace(assessments, groups=ordered), *shown)


def of_events(site: Site, events: Sequence[Event]) -> tuple[Facet, ...]:
    """By topic, and those that one of the articles mentions."""
    base = "timeline/"
    said = site.language.gettext
    mentioned = ("article", said("Mentioned in the articles"))
    return (
        facet("topic", said("Theme"), base, events, lambda event: topics(site, event)),
        # L10n: events by who tells of them, such as “Mentioned in the articles”
        facet("by", said("Told by"), base, events, lambda event: [mentioned] if site.resolve(event.articles) else []),
    )


def topics(site: Site, entry: Claim | Event) -> Iterator[tuple[str, str]]:
    return ((topic.id, topic.name) for topic in site.resolve(entry.topics))


def _articles(site: Site, claim: Claim) -> Iterator[tuple[str, str]]:
    return ((article.id, article.outlet) for article in site.resolve(each.article for each in claim.appearances))


def _speaker(site: Site, appearance: Appearance) -> tuple[str, str]:
    if isinstance(appearance.speaker, Ref):
        person = site.find(appearance.speaker)
        if person and person.stands:
            return (person.id, person.name)
    key, label = OTHERS if appearance.speaker else AUTHOR
    return (key, site.language.gettext(label))


def letter(title: str) -> tuple[str, str]:
    """The first letter or figure of a title, as key and as label."""
    first = next((sign for sign in title.casefold() if sign.isascii() and sign.isalnum()), "0")
    return ("0-9", "0–9") if first.isdigit() else (first, first.upper())
