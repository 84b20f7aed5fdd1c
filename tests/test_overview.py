"""Events on a line stand where their dates are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds.event import Event
from generator.pages.timeline_strip import COLUMNS, LABELS, WIDTH, timeline_strips
from tests import harbour

EVENT = harbour.FILES["content/events/2021-03-04-council.md"]


def events(*dates: str) -> list[Event]:
    files = {
        f"content/events/e{number}.md": EVENT.replace("date: 2021-03-04", f"date: {each}")
        for number, each in enumerate(dates)
    }
    site = harbour.site({"content/events/2021-03-04-council.md": "", **files})
    return sorted((each for each in site.all(Event) if each.id[0] == "e"), key=lambda event: event.rank)


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


def test_a_far_past_stands_on_the_line_in_a_bounded_number_of_parts() -> None:
    (line, near) = timeline_strips(events("Y-100000", "-0043-03-15", "2019", "2020-05", "2021-03-04"))
    assert len(line.labels) <= COLUMNS and (line.first, line.last) == (-100000, 2021)
    assert [label.text for label in line.labels if label.year is not None] == ["100,001 BCE", "2019"]
    assert next(mark.x for mark in line.marks) <= WIDTH // COLUMNS and max(mark.x for mark in line.marks) <= WIDTH
    assert (near.first, near.last) == (2019, 2021)


def test_what_has_no_beginning_is_drawn_from_where_the_line_begins_and_listed_in_its_last_year() -> None:
    found = events("../2019-05", "2018", "2021-03-04")
    (line,) = timeline_strips(found)
    assert line.first == 2018 and [mark.x for mark in line.marks][1] == 0
    tree = harbour.docs(harbour.site({each.source.path: each.source.text for each in found}))
    page = tree.files["timeline/index.md"]
    assert "until May 2019" in page and ": #y2019 }" in page and ": #y1 }" not in page


def test_events_of_one_day_stand_in_the_order_that_they_are_given() -> None:
    files = {
        f"content/events/2021-03-04-{name}.md": EVENT.replace("The council votes", f"The {name}").replace(
            "weight: major", order
        )
        for name, order in {"evening": "order: 2", "morning": "order: 1", "afterwards": "weight: minor"}.items()
    }
    page = harbour.docs(harbour.site(files)).files["timeline/index.md"]
    names = ["The morning on", "The evening on", "The afterwards on", "The council votes on"]
    places = [page.index(f"<h3>{name}") for name in names]
    assert places == sorted(places)


def test_years_before_the_first_are_headed_with_their_era() -> None:
    files = {"content/events/ides.md": EVENT.replace("date: 2021-03-04", "date: -0043-03-15")}
    page = harbour.docs(harbour.site(files)).files["timeline/index.md"]
    assert "44 BCE" in page and "15 March 44 BCE" in page and ": #y-43 }" in page
