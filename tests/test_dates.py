"""Dates are read in one spelling each, sorted by what they may mean, and said honestly."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.syntax import edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "said"),
    [
        ("2025-02-18", "2025-02-18", "2025-02-18", "18 February 2025"),
        ("2025-02", "2025-02-01", "2025-02-28", "February 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2025-03~", "2025-03-01", "2025-03-31", "about March 2025"),
        ("2025-03-04?", "2025-03-04", "2025-03-04", "possibly 4 March 2025"),
        ("2025%", "2025-01-01", "2025-12-31", "about, possibly 2025"),
        ("199X", "1990-01-01", "1999-12-31", "the 1990s"),
        ("2014-03-06/2014-09", "2014-03-06", "2014-09-30", "6 March to September 2014"),
        ("2014-03-06/2014-03-18", "2014-03-06", "2014-03-18", "6 to 18 March 2014"),
        ("2013-12-30/2014-01-02", "2013-12-30", "2014-01-02", "30 December 2013 to 2 January 2014"),
        ("2013/2014", "2013-01-01", "2014-12-31", "2013 to 2014"),
        ("2014-03/..", "2014-03-01", "9999-12-31", "since March 2014"),
        ("../2014-03", "0001-01-01", "2014-03-31", "until March 2014"),
        ("2014/", "2014-01-01", "9999-12-31", "from 2014, end not known"),
        ("/2014", "0001-01-01", "2014-12-31", "until 2014, beginning not known"),
        ("2014-03-18/2014-03-18", "2014-03-18", "2014-03-18", "18 March 2014"),
        ("2014-03/2014-03", "2014-03-01", "2014-03-31", "March 2014"),
        ("2014~/2014-03", "2014-01-01", "2014-03-31", "about 2014 to March 2014"),
        ("0225-03-11", "0225-03-11", "0225-03-11", "11 March 225 CE"),
        ("022X", "0220-01-01", "0229-12-31", "between 220 and 229 CE"),
        ("2021-21", "2021-03-01", "2021-05-31", "spring 2021"),
        ("2021-03-XX", "2021-03-01", "2021-03-31", "March 2021, day not known"),
        ("2014-02~/2014-03", "2014-02-01", "2014-03-31", "about February to March 2014"),
    ],
)
def test_date_is_read_and_said(text: str, earliest: str, latest: str, said: str) -> None:
    found = edtf.parse(text)
    assert (found.earliest.isoformat(), found.latest.isoformat(), str(found)) == (earliest, latest, said)


@pytest.mark.parametrize(
    ("text", "first", "last", "year", "said"),
    [
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15), -43, "15 March 44 BCE"),
        ("-0043", (-43, 1, 1), (-43, 12, 31), -43, "44 BCE"),
        ("-0043~", (-43, 1, 1), (-43, 12, 31), -43, "about 44 BCE"),
        ("0000", (0, 1, 1), (0, 12, 31), 0, "1 BCE"),
        ("-004X", (-49, 1, 1), (-40, 12, 31), -49, "between 50 and 41 BCE"),
        ("00XX", (0, 1, 1), (99, 12, 31), 0, "between 1 BCE and 99 CE"),
        ("-0043/0014", (-43, 1, 1), (14, 12, 31), -43, "44 BCE to 14 CE"),
        ("-0049/-0043", (-49, 1, 1), (-43, 12, 31), -49, "50 to 44 BCE"),
        ("-0049-01/-0049-03", (-49, 1, 1), (-49, 3, 31), -49, "January to March 50 BCE"),
        ("Y-170000002", (-170000002, 1, 1), (-170000002, 12, 31), -170000002, "170,000,003 BCE"),
    ],
)
def test_years_before_the_first_and_far_past_are_read_placed_and_said(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], year: int, said: str
) -> None:
    found = edtf.parse(text)
    assert (found.first, found.last) == (edtf.ordinal(*first), edtf.ordinal(*last))
    assert (found.year, str(found), found.machine) == (year, said, None)


@given(st.dates(date(1, 1, 1)))
def test_a_numbered_day_is_that_of_the_calendar(day: date) -> None:
    number = edtf.ordinal(day.year, day.month, day.day)
    assert (number, edtf.year(number)) == (day.toordinal(), day.year)


@given(st.integers(-(10**9), 10**9))
def test_years_follow_each_other_without_end(year: int) -> None:
    assert edtf.year(edtf.ordinal(year, 1, 1)) == edtf.year(edtf.ordinal(year, 12, 31)) == year
    assert edtf.ordinal(year + 1, 1, 1) - edtf.ordinal(year, 12, 31) == 1


def test_an_open_beginning_is_no_year_of_its_own() -> None:
    for text in ("../2014-03", "/2014-03"):
        found = edtf.parse(text)
        assert (found.first, found.year, found.year_month) == (None, 2014, ("2014", "03"))


@pytest.mark.parametrize(
    "text",
    ["", "today", "18 February 2025", "2025-2-18", "2025/02/18", "18.02.2025", "2025-02-30", "2025-13", "2025-00",
     "20250218",
     "2025-02-18T12:00:00Z", "2014/2013", "2014-03-06/2014-02", "1/2/3", "-0043-02-29",
     "Y-17E7", "XXXX", "1XXX", "Y9999999999", "{2014,2015}", "../199X", "2025-XX/2025-02",
     "2025-02/2025-XX", "../open", "2025-02-18/2025-02-17", "99999"],
)  # fmt: skip
def test_other_spellings_are_refused_with_a_reason(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        edtf.parse(text)
    assert capsys.readouterr().out == "", "what the parser prints would stand amid the report"


@pytest.mark.parametrize("text", ["２０２５", "٢٠٢٥", "٢٠٢٥-٠٢", "٢٠٢٥-٠٢~", "199X/٢٠٢٥", "../..", "/", "../", "/.."])
def test_digits_of_other_scripts_and_intervals_without_ends_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        edtf.parse(text)


@pytest.mark.parametrize(
    "text", ["2025-2-18", "2025-02", "20250218", "2025-W08-2", "2025-02-30", "", "2025-02-18\n", "２０２５-02-18"]
)
def test_day_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        edtf.day(text)


@given(st.dates(date(1, 1, 1)))
def test_day_means_itself(day: date) -> None:
    found = edtf.parse(day.isoformat())
    assert found.earliest == found.latest == edtf.day(day.isoformat()) == day
    assert not found.hedged and found.machine == day.isoformat()


@given(st.dates(date(1600, 1, 1), date(2200, 1, 1)), st.integers(0, 4000))
def test_interval_reaches_from_its_first_to_its_last_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = edtf.parse(f"{first}/{last}")
    assert (found.earliest, found.latest, found.machine) == (first, last, None if length else first.isoformat())


PLAIN = st.one_of(
    st.dates().map(str),
    st.sampled_from(["2025", "2024-02", "2025-02-30", "0000", "9999-12", "2025-13", "199X"]),
)


@given(
    st.lists(st.tuples(PLAIN, st.sampled_from(["", "~", "?", "%", "~?"])), min_size=1, max_size=2).map(
        lambda ends: "/".join(f"{plain}{hedge}" for plain, hedge in ends)
    )
)
@settings(max_examples=60, deadline=None)
def test_hedged_dates_and_ranges_reach_as_far_as_the_library_says(text: str) -> None:
    def read() -> object:
        try:
            found = edtf.parse.__wrapped__(text)
            return found.first, found.last
        except ValueError:
            return None

    quick = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edtf, "_hedged", lambda text: None)
        assert read() == quick


def test_sorted_by_earliest_then_latest_day() -> None:
    texts = [
        "2014-03-18",
        "2014-03",
        "2014",
        "2013-12-31",
        "2014-03-18/2014-09",
        "../2012",
        "-0043",
        "-0044",
        "Y-20000",
    ]
    assert sorted(texts, key=lambda text: edtf.parse(text).order) == [
        "Y-20000", "-0044", "-0043", "../2012", "2013-12-31", "2014", "2014-03", "2014-03-18", "2014-03-18/2014-09"
    ]  # fmt: skip


END = st.sampled_from(["2025", "199X", "2025-02", "2025-XX", "2025-02-XX", "2025-21", "2025-02-18~", "Y12", "..", ""])


@given(
    st.text(st.sampled_from("0123456789X-/.~?%"), max_size=12)
    | st.builds("{}/{}".format, END, END)
    | st.text(max_size=8)
)
def test_no_text_makes_it_fail_otherwise(text: str) -> None:
    with suppress(ValueError):
        found = edtf.parse(text)
        assert found.earliest <= found.latest and found.placed <= found.until and str(found)
        assert "X" not in str(found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/", "an interval needs a beginning or an end"), ("/..", "an interval needs a beginning or an end"),
        ("../", "an interval needs a beginning or an end"), ("../..", "an interval needs a beginning or an end"),
        ("{2014,2015}", "not a date of EDTF level 0 or 1"), ("2021-25", "not a date of EDTF level 0 or 1"),
        ("2021-25/2022", "not a date of EDTF"), ("today", "not a date of EDTF"), ("../199X", "not a date of EDTF"),
        ("2014/2013", "ends before it begins"), ("10000", "not a date of EDTF"),
        ("Y17000000002", "year out of range"),
    ],
)  # fmt: skip
def test_each_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        edtf.parse(text)


def test_a_day_in_another_spelling_is_refused_with_the_right_one() -> None:
    with pytest.raises(ValueError, match=r"^not a day written as 2025-02-18$"):
        edtf.day("18.2.2025")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("/2014", "0001-01-01", "2014-12-31"), ("../2014", "0001-01-01", "2014-12-31"),
        ("2014/", "2014-01-01", "9999-12-31"), ("2014-05/..", "2014-05-01", "9999-12-31"),
        ("2014-05~/2014-06?", "2014-05-01", "2014-06-30"), ("19XX", "1900-01-01", "1999-12-31"),
        ("2014-XX", "2014-01-01", "2014-12-31"), ("2021-24", "2021-12-01", "2021-12-31"),
        ("9999", "9999-01-01", "9999-12-31"), ("0001", "0001-01-01", "0001-12-31"),
    ],
)  # fmt: skip
def test_ends_that_are_open_or_not_known_reach_as_far_as_they_may(text: str, earliest: str, latest: str) -> None:
    found = edtf.parse(text)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/2014", "until 2014, beginning not known"),
        ("../2014-03-06", "until 6 March 2014"), ("2014-03/", "from March 2014, end not known"),
        ("2014-03-06/2014-03-09", "6 to 9 March 2014"), ("2014-03/2015-03", "March 2014 to March 2015"),
        ("2014-03-06/2015-03-09", "6 March 2014 to 9 March 2015"), ("2014-03/2014-04-09", "March to 9 April 2014"),
        ("2014/2014-04", "2014 to April 2014"), ("19XX", "the 1900s"), ("199X~", "about the 1990s"),
        ("2021-22", "summer 2021"), ("2021-23", "autumn 2021"), ("2021-24", "winter 2021"),
        ("2021-XX", "2021"), ("2021-12-XX", "December 2021, day not known"), ("2021-01-09~", "about 9 January 2021"),
        ("0987", "987 CE"), ("0000-05", "May 1 BCE"), ("-0044/-0043", "45 to 44 BCE"),
    ],
)  # fmt: skip
def test_each_form_is_said_in_its_words(text: str, said: str) -> None:
    assert edtf.say(edtf.parse(text)) == said


@pytest.mark.parametrize(
    ("text", "hedged", "machine"),
    [("2014", False, "2014"), ("2014-03", False, "2014-03"), ("2014~", True, None), ("2014?", True, None),
     ("2014%", True, None), ("201X", True, None), ("2014/2015", False, None), ("2021-21", False, None)],
)  # fmt: skip
def test_what_is_approximate_and_what_machines_are_told(text: str, hedged: bool, machine: str | None) -> None:
    found = edtf.parse(text)
    assert (found.hedged, found.machine) == (hedged, machine)


def test_a_plain_day_is_said_too() -> None:
    assert edtf.say(date(2014, 3, 6)) == "6 March 2014"


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("-0001-02", ("bce",)),
        ("0000", ("bce",)),
        ("/-0003", ("bce",)),
        ("0001", ("0001", "01")),
        ("2014-03", ("2014", "03")),
    ],
)
def test_years_before_the_first_are_listed_together(text: str, listed: tuple[str, ...]) -> None:
    assert edtf.parse(text).year_month == listed
