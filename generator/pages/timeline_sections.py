"""The timeline under its heads: months where most events lie, years before them, and what was published among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language import ENGLISH, InterfaceLanguage
from ..model.kinds import Article, Event, Weight
from ..pictures import Month, anchor_of, dense_from, place_of
from ..syntax import Edtf

TOGETHER = 20
"""The most events under the head of several years."""
BEGUN = 5
"""How many stand under such a head before a year with a turning point begins another."""


@dataclass(frozen=True)
class TimelineItem:
    """An event, or an article at the date of its publication."""

    date: Edtf
    event: Event | None = None
    article: Article | None = None

    @property
    def order(self) -> tuple[int, int, bool, tuple[object, ...]]:
        """By date, what happened ahead of what was published on the same day."""
        rank = self.event.rank[-2:] if self.event else (self.article.id if self.article else "",)
        return (self.date.placed, self.date.until, self.event is None, rank)


@dataclass(frozen=True)
class TimelineSection:
    """What stands under a head: years, or a month; `opens` where it is the first of its year."""

    places: tuple[Month, ...]
    items: tuple[TimelineItem, ...]
    opens: bool
    language: InterfaceLanguage = ENGLISH

    @property
    def title(self) -> str:
        first, last = self.places[0], self.places[-1]
        if not first[1]:
            return self.language.say_years(first[0], last[0])
        return self.language.say_months(first[1], last[1], first[0])

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of all the years and months in it."""
        year = (anchor_of((self.year, 0)),) if self.opens and self.months else ()
        return (*(anchor_of(place) for place in self.places), *year)

    @property
    def year(self) -> int:
        return self.places[0][0]

    @property
    def short(self) -> str:
        """Its name below that of its year."""
        if not self.months:
            return self.title
        return self.language.say_months(self.places[0][1], self.places[-1][1], None, "abbreviated")

    @property
    def months(self) -> bool:
        return bool(self.places[0][1])

    @property
    def count(self) -> int:
        """How many events it has."""
        return sum(item.event is not None for item in self.items)

    @property
    def turning(self) -> tuple[str, ...]:
        """The titles of its turning points."""
        found = (item.event for item in self.items if item.event)
        return tuple(event.title for event in found if event.weight is Weight.MAJOR)

    def say(self, date: Edtf) -> str:
        """A date below this head, in little room: months cut short, without the year that the head names."""
        return self.language.say_below(date, self.year if len(set(self._years)) == 1 else None)

    @property
    def _years(self) -> list[int]:
        return [year for year, _ in self.places]


def timeline_sections(
    events: Sequence[Event], articles: Sequence[Article], language: InterfaceLanguage = ENGLISH
) -> tuple[TimelineSection, ...]:
    """Events and the publication of articles, in order, under as few heads as are of use."""
    dense = dense_from(events)
    found = [TimelineItem(event.date, event=event) for event in events]
    found += [TimelineItem(each.published, article=each) for each in articles if each.published]
    places: dict[Month, list[TimelineItem]] = {}
    for item in sorted(found, key=lambda item: item.order):
        places.setdefault(place_of(item.date, dense), []).append(item)
    groups: list[list[Month]] = []
    for place in sorted(places):
        if groups and _joins(groups[-1], place, places):
            groups[-1].append(place)
        else:
            groups.append([place])
    years = [group[0][0] for group in groups]
    return tuple(
        TimelineSection(
            tuple(group),
            tuple(item for place in group for item in places[place]),
            year not in years[:number],
            language,
        )
        for number, (group, year) in enumerate(zip(groups, years, strict=True))
    )


def _joins(group: Sequence[Month], place: Month, places: dict[Month, list[TimelineItem]]) -> bool:
    """Whether a year or month stands under the head before it: years while they are few, months of one event each."""
    if bool(place[1]) != bool(group[-1][1]):
        return False
    if place[1]:
        return place[0] == group[-1][0] and all(len(places[each]) == 1 for each in (*group, place))
    before = sum(len(places[each]) for each in group)
    turns = any(item.event and item.event.weight is Weight.MAJOR for item in places[place])
    return before + len(places[place]) <= TOGETHER and not (turns and before >= BEGUN)
