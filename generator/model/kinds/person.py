"""A person who speaks or acts."""

from __future__ import annotations

from datetime import date

from ...language import N_
from .. import Cites, Entry, Fields, Kind, Search, Site, Text, When


class Role(Fields):
    """An office or function, with the time in which it was held as far as known."""

    title: Text
    from_: When | None = None
    to: When | None = None
    cite: Cites = ()

    def held(self, day: date) -> bool:
        """Whether it may have been held on a day."""
        begun = not self.from_ or self.from_.earliest <= day
        return begun and (not self.to or day <= self.to.latest)


class Person(Entry):
    """Someone who speaks or acts; the body says who it is."""

    name_: Text
    also: tuple[Text, ...] = ()
    """Other spellings, by which search finds the person."""
    roles: tuple[Role, ...] = ()
    country: Text | None = None
    """For which they speak, or where they work; claims are counted by it."""

    @property
    def name(self) -> str:
        return self.name_

    def role(self, day: date) -> Role | None:
        """The role at a date; the first listed where several were held."""
        return next((role for role in self.roles if role.held(day)), None)


def _names(site: Site, person: Person) -> tuple[str, ...]:
    """The surname, as far as it is the last word, and other spellings of the name and of its last word."""
    others = (person.name, *person.also)
    return tuple(dict.fromkeys((*person.also, *(each.rpartition(" ")[2] for each in others))))


PERSON = Kind(
    Person, "person", "people", "people/{id}/",
    title=N_("People"),
    guidance=None,
    ours=True,
    row=None,
    order=None,
    reached=False,
    layout="side",
    summary=None,
    verdict=None,
    search=Search(N_("Person"), words=lambda site, person: person.also, rank=4, names=_names),
    preview=lambda site, person: person.roles[0].title if person.roles else "",
    card=lambda site, person: site.language.gettext("Person"),
    structured=None,
    review=None,
)  # fmt: skip
