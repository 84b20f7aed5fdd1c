"""Events on a line stand where their dates are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds.event import Event
from generator.pages.timeline_strip import LABELS, WIDTH, timeline_strips
from tests import harbour

EVENT = harbour.FILES["content/events/2021-03-04-council.md"]


def events(*dates: str) -> list[Event]:
    files = {
        f"content/events/e{number}.md": EVENT.replace("date: 2021-03-04", f"date: {each}")
        for number, each in enumerate(dates)
    }
    site = harbour.site({"content/events/2021-03-04-council.md": "", **files})
    return sorted((each for each in site.all(Event) if each.id[0] == "e"), key=lambda event: event.date.order)


def test_nothing_is_drawn_of_a_single_year() -> None:
    assert timeline_strips(events("2021-03-04", "2021-05")) == ()


def test_marks_stand_by_date_and_spans_have_their_length() -> None:
    (line,) = timeline_strips(events("2020-01-01", "2021-01-01", "2020-07-01/2021-06-30"))
    assert (line.first, line.last, line.zone) == (2020, 2021, None)
    assert [(mark.x, mark.width) for mark in line.marks] == [(0, 0), (249, 498), (501, 0)]


def test_the_last_years_are_drawn_again_where_they_hold_half_of_the_events() -> None:
    whole, dense = timeline_strips(events("2001-05-01", "2007-05-01", "2012-02-02", "2012-03-03", "2012-04-04"))
    assert whole.zone and whole.zone[1] == WIDTH and (dense.first, dense.last) == (2012, 2012)
    assert len(dense.marks) == 3 and [label.text for label in dense.labels] == ["2012", "Apr", "Jul", "Oct"]


def test_open_ends_reach_to_the_ends_of_the_line() -> None:
    (line,) = timeline_strips(events("2019-05-05", "2020-06/..", "2021-03-04"))
    assert max(mark.x + mark.width for mark in line.marks) == WIDTH


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=2, max_size=12))
def test_every_event_is_on_the_line_and_labels_lead_to_years_with_events(days: list[date]) -> None:
    found = timeline_strips(events(*(day.isoformat() for day in days)))
    for line in found[:1]:
        assert len(line.marks) == len(days)
        assert all(0 <= mark.x <= WIDTH for mark in line.marks)
        assert len(line.labels) == line.last - line.first + 1
        named = [label.year for label in line.labels if label.year]
        assert set(named) <= {day.year for day in days} and len(named) <= LABELS + 1
