"""Events in columns: each where its date is, and few enough labels below."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds.event import Event
from generator.pages.timeline_sections import TOGETHER, timeline_sections
from generator.pictures.strip import APART, FEW, HEIGHT, MONTHS, WIDTH, YEARS, timeline_strip
from tests import harbour

EVENT = harbour.FILES["content/events/2021-03-04-council.md"]


def events(*dates: str) -> list[Event]:
    files = {
        f"content/events/e{number}.md": EVENT.replace("date: 2021-03-04", f"date: {each}")
        for number, each in enumerate(dates)
    }
    site = harbour.site({"content/events/2021-03-04-council.md": "", **files})
    return sorted((each for each in site.all(Event) if each.id[0] == "e"), key=lambda event: event.rank)


def months(year: int, count: int) -> list[str]:
    return [f"{year}-{number % 12 + 1:02}" for number in range(count)]


def test_nothing_is_drawn_of_a_single_year() -> None:
    assert timeline_strip([]) is None
    assert timeline_strip(events("2021-03-04", "2021-05")) is None


def test_few_events_have_a_column_a_year() -> None:
    drawn = timeline_strip(events("2019-01-01", "2021-01-01", "2021-07-01/2021-06-30".replace("2021-07", "2021-05")))
    assert drawn and drawn.dense is None
    assert [(each.x, each.major, each.anchor) for each in drawn.columns] == [
        (0, 1, "y2019"), (333, 0, None), (667, 2, "y2021"),
    ]  # fmt: skip


def test_the_line_of_few_events_is_named_where_it_begins_and_where_it_ends() -> None:
    drawn = timeline_strip(events("1931", "2023-01-01", "2025-06-12"))
    assert drawn and [(each.text, each.end) for each in drawn.labels] == [("1931", False), ("2025", True)]


def test_the_years_of_most_events_have_a_column_a_month_and_end_with_the_last_event() -> None:
    drawn = timeline_strip(events("2001-05-01", "2019-05-01", *months(2020, FEW), "2021-02-03"))
    assert drawn and (drawn.dense, drawn.recent, drawn.total) == (2020, FEW + 1, FEW + 3)
    assert drawn.months == 14, "no month behind the last event"
    assert [each.anchor for each in drawn.columns[-14:]] == [
        *(f"m2020-{month:02}" for month in range(1, 13)), None, "m2021-02",
    ]  # fmt: skip


def test_articles_are_drawn_in_the_column_of_their_publication() -> None:
    found = events("2019-05-01", "2021-02-03")
    drawn = timeline_strip(found, [found[1].date, found[1].date])
    assert drawn and [each.said for each in drawn.columns] == [0, 0, 2]


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=2, max_size=25))
def test_every_event_is_in_a_column_and_labels_stand_apart(days: list[date]) -> None:
    drawn = timeline_strip(events(*(day.isoformat() for day in days)))
    if not drawn:
        assert len({day.year for day in days}) == 1
        return
    assert len(days) == sum(each.major + each.minor for each in drawn.columns)
    assert all(each.x >= 0 and each.x + each.width <= WIDTH for each in drawn.columns)
    assert drawn.months <= MONTHS and drawn.height <= HEIGHT + 4
    places = [label.x for label in drawn.labels]
    assert places[0] == 0 or drawn.labels[0].strong
    assert all(after - before >= APART for before, after in pairwise(places))


def test_a_far_past_stands_in_a_bounded_number_of_columns() -> None:
    drawn = timeline_strip(events("Y-100000", "-0043-03-15", "2019", "2020-05", "2021-03-04"))
    assert drawn and len(drawn.columns) <= YEARS
    assert drawn.labels[0].text == "100,001 BCE" and drawn.columns[-1].major >= 1


@given(st.lists(st.dates(date(2015, 1, 1), date(2022, 12, 31)), min_size=1, max_size=40))
def test_every_event_stands_once_in_order_below_a_head_with_the_ids_that_the_columns_lead_to(days: list[date]) -> None:
    found = events(*(day.isoformat() for day in days))
    sections = timeline_sections(found, ())
    assert [item.event for section in sections for item in section.items] == found
    anchors = [anchor for section in sections for anchor in section.anchors]
    assert len(anchors) == len(set(anchors))
    drawn = timeline_strip(found)
    assert not drawn or {each.anchor for each in drawn.columns if each.anchor} <= set(anchors)
    assert all(section.count <= max(TOGETHER, max(days.count(day) for day in days) * 366) for section in sections)


def test_sparse_years_share_a_head_and_months_of_one_event_too() -> None:
    found = events("2001", "2003", "2005", *["2020-03-01"] * 3, *months(2020, FEW)[3:9], "2021-01", "2021-02-03")
    heads = [section.title for section in timeline_sections(found, ())]
    assert heads == ["2001 to 2005", "March 2020", "April to September 2020", "January to February 2021"]


def test_dates_below_a_head_do_not_repeat_its_year() -> None:
    (section,) = timeline_sections(events("2021-03-04/2021-05-06", "2021"), ())
    assert [section.say(item.date) for item in section.items] == ["2021", "4 Mar–6 May"]
    (other,) = timeline_sections(events("2020-03-04", "2021-03-04"), ())
    assert [other.say(item.date) for item in other.items] == ["4 Mar 2020", "4 Mar 2021"]


def test_what_has_no_beginning_is_listed_in_its_last_year() -> None:
    found = events("../2019-05", "2018", "2021-03-04")
    tree = harbour.docs(harbour.site({each.source.path: each.source.text for each in found}))
    page = tree.files["timeline/index.md"]
    assert "until May 2019" in page and 'id="y2019"' in page and 'id="y1"' not in page


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
    assert "44 BCE" in page and "15 Mar 44 BCE" in page and 'id="y-43"' in page


def test_what_was_published_stands_among_what_happened() -> None:
    page = harbour.docs(harbour.site()).files["timeline/index.md"]
    assert 'class="quote"' in page and "Published " in page


def test_two_thousand_years_are_as_long_as_their_events_and_the_line_breaks_where_years_are_left_out() -> None:
    years = ("-0043", "0033", "0476", "1066", "1215", "1492", "1789", "1945", "2001", "2032")
    drawn = timeline_strip(events(*years))
    assert drawn and len(drawn.columns) == 2 * len(years) - 1 and min(each.width for each in drawn.columns) > 15
    assert [bool(each.anchor) for each in drawn.columns] == [number % 2 == 0 for number in range(2 * len(years) - 1)]
    assert sum(each.gap for each in drawn.columns) == len(years) - 1
    assert drawn.labels[0].text == "44 BCE" and {"1066", "1789"} & {each.text for each in drawn.labels}


def test_where_years_are_left_out_the_timeline_says_so() -> None:
    words, files = "Where the line breaks, years without an event are left out.", {}
    assert words not in harbour.docs(harbour.site()).files["timeline/index.md"]
    files["content/events/ides.md"] = EVENT.replace("date: 2021-03-04", "date: -0043-03-15")
    assert words in harbour.docs(harbour.site(files)).files["timeline/index.md"]


def test_many_years_over_a_long_time_stand_several_in_a_column_that_is_named_by_its_first_event() -> None:
    drawn = timeline_strip(events(*(f"{year:04}" for year in range(1007, 2030, 17))))
    assert drawn and len(drawn.columns) <= YEARS and not any(each.gap for each in drawn.columns)
    assert all((int(each.text.split()[0]) - 1007) % 17 == 0 for each in drawn.labels)
