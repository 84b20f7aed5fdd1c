"""Entries by what they are sorted by: for each facet the groups, each a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..language import N_
from ..letters import initial, sort_key
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


def facet(key: str, name: str, base: str, entries: Sequence[Entry], values: Values, language: str = "en") -> Facet:
    """The groups of a facet, by label as a language sorts them; those without entries do not exist."""
    labels: dict[str, str] = {}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for value, label in dict.fromkeys(values(entry)):
            labels[value] = label
            found.setdefault(value, []).append(entry)
    groups = (Group(value, labels[value], f"{base}{key}/{value}/", tuple(found[value])) for value in found)
    order = sort_key(language)
    return Facet(key, name, tuple(sorted(groups, key=lambda group: (order(group.label), group.key))))


def of_claims(site: Site, claims: Sequence[Claim]) -> tuple[Facet, ...]:
    """By assessment (in its own order), topic, article and speaker; by year of review where there is more than one."""
    base = "claims/"
    _, tag = site.language.gettext, site.language.tag
    order = {str(each): number for number, each in enumerate(Assessment)}
    assessments = facet(
        "assessment", _("Assessment"), base, claims, lambda claim: [(claim.assessment, _(claim.assessment.words))]
    )
    others = (
        facet("topic", _("Topic"), base, claims, lambda claim: topics(site, claim), tag),
        facet("article", _("Article"), base, claims, lambda claim: _articles(site, claim), tag),
        facet("speaker", _("Speaker"), base, claims, lambda claim: (_speaker(site, a) for a in claim.appearances), tag),
        facet("letter", _("First letter"), base, claims, lambda claim: [_letter(claim.title, tag)], tag),
        facet("year", _("Year of review"), base, claims, lambda claim: [(str(claim.reviewed.year),) * 2]),
    )
    ordered = tuple(sorted(assessments.groups, key=lambda group: order[group.key]))
    shown = (each for each in others if each.key != "year" or len(each.groups) > 1)
    return (replace(assessments, groups=ordered), *shown)


def of_events(site: Site, events: Sequence[Event]) -> tuple[Facet, ...]:
    """By topic, and those that one of the articles mentions."""
    base = "timeline/"
    _, tag = site.language.gettext, site.language.tag
    mentioned = ("article", _("Mentioned in the articles"))
    return (
        facet("topic", _("Topic"), base, events, lambda event: topics(site, event), tag),
        # L10n: events by who tells of them, such as “Mentioned in the articles”
        facet("by", _("Told by"), base, events, lambda event: [mentioned] if site.resolve(event.articles) else []),
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


def _letter(title: str, tag: str) -> tuple[str, str]:
    """The first letter or figure of a title, as key and as label."""
    found = initial(title, tag)
    return found.key, found.label
