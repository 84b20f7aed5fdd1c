"""Figures to scale."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as dom

from generator.language import ENGLISH
from generator.model.kinds.figure import Figure
from generator.pictures.charts import LABELS, MOST, THOUSAND, Chart, charts
from generator.pictures.lines import lines
from generator.pictures.scale import ticks
from generator.pictures.svg import Element
from generator.syntax.edtf import ordinal
from tests import harbour

NUMBER = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=9)
SPAN = st.tuples(NUMBER, NUMBER).map(sorted).filter(lambda pair: pair[0] < pair[1])
WHOLE = st.integers(-(10**12), 10**12)
RANGES = st.lists(st.tuples(WHOLE, WHOLE).map(sorted), min_size=2, max_size=8)


@given(SPAN, st.integers(1, 8))
def test_ticks_are_few_round_and_even_and_enclose_both_values_closely(span: list[Decimal], most: int) -> None:
    low, high = span
    marks = ticks(low, high, most)
    assert marks[0] <= low < high <= marks[-1]
    assert 2 <= len(marks) <= max(most, 2 if low < 0 < high else 1) + 1
    steps = {after - before for before, after in pairwise(marks)}
    (step,) = steps
    assert low - marks[0] < step and marks[-1] - high < step
    assert step.normalize().as_tuple().digits in ((1,), (2,), (5,))
    assert all(mark % step == 0 for mark in marks)
    assert (0 in marks) == (marks[0] <= 0 <= marks[-1])


@given(NUMBER.filter(bool))
def test_a_scale_from_zero_has_three_steps_at_least(value: Decimal) -> None:
    marks = ticks(min(value, Decimal(0)), max(value, Decimal(0)))
    assert 4 <= len(marks) <= 6 and 0 in marks


@given(st.integers(1, 9999), st.integers(1, 200))
def test_ticks_of_years_are_years(year: int, later: int) -> None:
    marks = ticks(Decimal(year), Decimal(year + later), least=Decimal(1))
    assert all(mark == int(mark) for mark in marks) and len(marks) <= 6


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [("0", "10", "0 2 4 6 8 10"), ("0", "48000", "0 10000 20000 30000 40000 50000"), ("0", "0.3", "0 0.1 0.2 0.3"),
     ("0", "1", "0 0.2 0.4 0.6 0.8 1"), ("0", "99", "0 20 40 60 80 100"), ("0", "101", "0 50 100 150"),
     ("0", "0", "0"), ("-3", "7", "-5 0 5 10"), ("-30", "0", "-30 -20 -10 0"),
     ("-0.01", "0", "-0.010 -0.008 -0.006 -0.004 -0.002 0"),
     ("2013", "2015", "2013.0 2013.5 2014.0 2014.5 2015.0")],
)  # fmt: skip
def test_ticks_of_some_numbers(low: str, high: str, marks: str) -> None:
    assert ticks(Decimal(low), Decimal(high)) == tuple(Decimal(mark) for mark in marks.split())


@pytest.mark.parametrize(
    ("value", "text"),
    [("1579.6", "1,579.6"), ("-5", "−5"), ("0.000000001", "0.000000001"), ("48000", "48,000"), ("2.0", "2.0")],
)
def test_numbers_are_written_as_in_print(value: str, text: str) -> None:
    assert ENGLISH.number(Decimal(value)) == text


def figure(value: str, unit: str = "boats", **fields: str) -> Figure:
    return Figure.model_validate({"label": "A", "value": value, "unit": unit, **fields})


def only(figures: list[Figure]) -> Chart:
    (chart,) = charts(figures).charts
    return chart


@given(RANGES)
def test_bars_are_in_proportion_and_begin_at_zero(ranges: list[list[int]]) -> None:
    figures = [figure(f"{low} to {high}") for low, high in ranges]
    if not any(low or high for low, high in ranges):
        assert charts(figures).charts == ()
        return
    chart = only(figures)
    assert [bar.row.figure for bar in chart.bars] == figures
    least, most = (Decimal(tick.text.replace(",", "").replace("−", "-")) for tick in (chart.ticks[0], chart.ticks[-1]))

    def place(value: int) -> Decimal:
        return THOUSAND * (value - least) / (most - least)

    assert abs(chart.zero - place(0)) <= Decimal("0.5")
    assert chart.zero in [tick.at for tick in chart.ticks]
    for bar, (low, high) in zip(chart.bars, ranges, strict=True):
        begins, reaches = bar.possible.at, bar.possible.at + bar.possible.width
        assert 0 <= begins <= reaches <= THOUSAND
        assert abs(begins - place(low)) <= Decimal("0.5") and abs(reaches - place(high)) <= Decimal("0.5")
        sure = {bar.certain.at, bar.certain.at + bar.certain.width}
        assert chart.zero in sure
        # The certain part leads from zero to the end of the range that is nearer to it.
        nearer = 0 if low < 0 < high else min(low, high, key=abs)
        assert any(abs(end - place(nearer)) <= Decimal("0.5") for end in sure)
        assert set(bar.ends) <= {begins, reaches} and (not bar.ends) == (low == high)


@given(RANGES)
def test_ticks_are_evenly_spread_and_their_labels_have_room(ranges: list[list[int]]) -> None:
    if not (found := charts([figure(f"{low} to {high}") for low, high in ranges]).charts):
        return
    places = [tick.at for tick in found[0].ticks]
    assert places == [round(Decimal(THOUSAND * each) / (len(places) - 1)) for each in range(len(places))]
    if len(places) > 3:
        assert max(len(tick.text) for tick in found[0].ticks) * (len(places) - 1) <= LABELS


@pytest.mark.parametrize(
    ("value", "certain", "ends"),
    [("2 to 4", (500, 200), [900]), ("-4 to -2", (300, 200), [100]), ("-2 to 4", (500, 0), [300, 900]),
     ("4", (500, 400), []), ("-4", (100, 400), []), ("0 to 4", (500, 0), [900]),
     ("-4 to 0", (500, 0), [100]), ("0", (500, 0), [])],
)  # fmt: skip
def test_a_range_is_certain_up_to_its_nearer_end(value: str, certain: tuple[int, int], ends: list[int]) -> None:
    chart = only([figure(value), figure("-5"), figure("5")])
    bar = chart.bars[0]
    assert chart.zero == 500 and (bar.certain.at, bar.certain.width) == certain and list(bar.ends) == ends


def test_each_unit_has_a_chart_in_order_of_appearance() -> None:
    shown = charts([figure("3", "per cent"), figure("1"), figure("4", "per cent"), figure("2 to 5")])
    assert [(chart.unit, len(chart.bars)) for chart in shown.charts] == [("per cent", 2), ("boats", 2)]
    assert shown.unit == "" and len(shown.rows) == 4
    assert charts([figure("1"), figure("2")]).unit == "boats"


def test_of_many_figures_the_largest_are_drawn_in_their_order_and_all_stand_in_the_table() -> None:
    shown = charts([figure(str(value)) for value in range(200)])
    (chart,) = shown.charts
    assert [bar.row.number for bar in chart.bars] == [str(value) for value in range(200 - MOST, 200)]
    assert chart.says() == "The 20 largest of 200; all are in the table." and len(shown.rows) == 200


@pytest.mark.parametrize("values", [["5"], ["0", "0"], []])
def test_what_cannot_be_compared_is_not_drawn_but_in_the_table(values: list[str]) -> None:
    shown = charts([figure(value) for value in values])
    assert shown.charts == () and [row.number for row in shown.rows] == values


# --- words --------------------------------------------------------------------------------------------------------


def test_a_year_is_said_once_where_all_have_it() -> None:
    shown = charts([figure("1", year="2024"), figure("2", year="2024")])
    assert shown.year == shown.charts[0].year == "2024"
    assert not shown.dated and [row.small for row in shown.rows] == ["", ""]


def test_years_that_differ_are_said_row_by_row_unless_the_words_have_them() -> None:
    shown = charts([figure("1", year="2024", note="a count"), figure("2", year="2023", note="early 2023"), figure("3")])
    assert shown.year == shown.charts[0].year == "" and shown.dated
    assert [row.small for row in shown.rows] == ["a count; 2024", "early 2023", ""]


def test_a_claimed_number_is_called_claimed_once() -> None:
    figures = [figure("1", claimed="true"), figure("2 to 5000", label="Boats, as claimed", claimed="true")]
    assert [row.label for row in charts(figures).rows] == ["A, as claimed", "Boats, as claimed"]
    assert [row.number for row in charts(figures).rows] == ["1", "2 to 5,000"]


# --- lines --------------------------------------------------------------------------------------------------------


@given(st.dictionaries(st.integers(1, 9999), WHOLE, min_size=3, max_size=9))
def test_one_measure_over_years_is_a_line_on_two_linear_scales(values: dict[int, int]) -> None:
    figures = [figure(str(value), year=f"{year:04}") for year, value in values.items()]
    if not any(values.values()):
        return
    chart = only(figures)
    assert chart.bars == () and [each.year.text for each in chart.series if each.year] == [
        f"{year:04}" for year in sorted(values)
    ]
    points = [
        (float(dict(each.attributes)["cx"].rstrip("%")), float(dict(each.attributes)["cy"]))
        for each in lines(chart.series).inside
        if isinstance(each, Element) and each.tag == "circle"
    ]
    days = {year: ordinal(year, 1, 1) for year in sorted(values)}
    first, last = min(days.values()), max(days.values())
    left, right = points[0][0], points[-1][0]
    assert 12 <= left <= 42 and 58 <= right <= 88
    assert all(
        abs(x - left - (right - left) * (day - first) / (last - first)) < 0.02
        for (x, _), day in zip(points, days.values(), strict=True)
    )
    heights = [values[year] for year in days]
    (least, foot), (most, top) = min(zip(heights, points, strict=True)), max(zip(heights, points, strict=True))
    for value, (_, y) in zip(heights, points, strict=True):
        if most > least:
            assert abs(y - (foot[1] + (top[1] - foot[1]) * (value - least) / (most - least))) < 0.03


@pytest.mark.parametrize(
    "changed",
    [{"year": "2014"}, {"year": "2016~"}, {"year": "2016-03"}, {"label": "B"}, {"value": "3 to 4"}],
    ids=lambda each: next(iter(each.items()))[1],
)
def test_other_figures_stay_bars(changed: dict[str, str]) -> None:
    """A year twice, or not plainly one; another measure; a range. Bars make no order in time of them."""
    last = {"label": "A", "value": "3", "unit": "boats", "year": "2016"} | changed
    figures = [figure("1", year="2013"), figure("2", year="2014"), Figure.model_validate(last)]
    assert len(only(figures).bars) == 3
    assert len(only(figures[:2]).bars) == 2


# --- pages --------------------------------------------------------------------------------------------------------

CLAIM = "content/claims/ferry-passengers.md"
FIGURES = """\
  - label: As claimed
    value: 48000
    unit: passengers
    claimed: true
  - label: Tickets sold
    value: 41000 to 43000
    unit: passengers
    year: 2019
    cite: port-report-2019
"""


def page(figures: str) -> dom.HtmlElement:
    assert FIGURES in harbour.FILES[CLAIM]
    made = harbour.docs(harbour.site({CLAIM: harbour.FILES[CLAIM].replace(FIGURES, figures)}))
    return dom.document_fromstring(harbour.converted(made.files["claims/ferry-passengers/index.md"]))


def text(element: dom.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def entry(label: str, value: str, unit: str = "passengers", more: str = "cite: port-report-2019") -> str:
    return f"  - label: {label}\n    value: {value}\n    unit: {unit}\n    {more}\n"


def test_a_chart_says_in_words_all_that_it_draws() -> None:
    shown = page(FIGURES)
    (chart,) = shown.iter("figure")
    for attribute, words in {
        "aria-labelledby": "At most 43,000 tickets were sold",
        "aria-describedby": "Passengers. The paler part of a bar is a range. Tinted colour: claimed; blue: on record.",
    }.items():
        (named,) = chart.xpath(f"//*[@id='{chart.get(attribute)}']")
        assert text(named) == words
    assert [text(each) for each in chart.xpath(".//li")] == [
        "As claimed 48,000",
        "Tickets sold 2019 41,000 to 43,000",
    ]
    assert text(chart.xpath(".//*[@class='axis']")[0]) == "020,00040,00060,000"
    assert chart.xpath("count(.//svg[not(@aria-hidden='true')])") == 0
    assert chart.xpath("count(.//div[@class='draw'][@aria-hidden='true'])") == 1
    assert shown.xpath("//@style | //style") == []


def test_marks_of_ranges_and_claimed_numbers_can_be_told_apart() -> None:
    claimed, sold = page(FIGURES).xpath("//ol[@class='bars']//svg")
    assert [each.get("class") for each in claimed.iter("rect")] == ["t", "s"]
    assert [(each.get("class"), each.get("x"), each.get("width")) for each in sold.iter("rect")] == [
        ("t", None, "100%"), ("f r", "68.3%", "3.4%"), ("f", None, "68.3%")]  # fmt: skip
    assert [each.get("x1") for each in sold.xpath("line[@class='lim']")] == ["71.7%"]


def test_what_is_below_zero_is_drawn_to_the_left_of_a_line() -> None:
    shown = page(entry("Fall", "-20") + entry("Rise", "10"))
    fall, rise = shown.xpath("//ol[@class='bars']//svg")
    assert [(each.get("x"), each.get("width")) for each in fall.xpath("rect[@class='f']")] == [(None, "66.7%")]
    assert [(each.get("x"), each.get("width")) for each in rise.xpath("rect[@class='f']")] == [("66.7%", "33.3%")]
    zero = "string(line[@class='zero']/@x1)"
    assert fall.xpath(zero) == rise.xpath(zero) == "66.7%"
    assert "A strong line is zero." in text(shown) and "−20" in text(shown)


def test_numbers_of_a_line_stand_at_its_points_and_years_below() -> None:
    years = "".join(entry("Tickets", value, more=f"year: {year}\n    cite: port-report-2019")
                    for year, value in ((2015, '5'), (2012, '2'), (2013, '4')))  # fmt: skip
    shown = page(years)
    drawn = shown.xpath("//div[@class='draw']/svg")[0]
    assert [text(each) for each in drawn.iter("text")] == ["2012", "2013", "2015", "4", "2", "5"]
    assert drawn.xpath("circle/@cx") == ["12%", "37.38%", "88%"] and len(drawn.xpath("line[@class='ln f']")) == 2
    assert text(shown.xpath("//figcaption/span")[0]) == "Tickets, passengers."


def rows(shown: dom.HtmlElement) -> list[list[str]]:
    (table,) = shown.xpath("//table")
    return [[text(each) for each in row] for row in table.iter("tr")]


def test_the_table_has_the_sources_and_says_once_what_all_rows_share() -> None:
    shown = page(FIGURES)
    assert rows(shown) == [["What", "Number", "Year"], ["As claimed", "48,000", ""],
                           ["Tickets sold1", "41,000 to 43,000", "2019"]]  # fmt: skip
    assert text(shown.xpath("//caption")[0]) == "The numbers and their sources: passengers"
    assert len(shown.xpath("//details//table")) == 1
    other = page(entry("Boats", "2", "boats", "note: at noon\n    cite: port-report-2019") + entry("Berths", "3"))
    assert rows(other) == [["What", "Definition", "Number", "Unit"], ["Boats1", "at noon", "2", "boats"],
                           ["Berths1", "", "3", "passengers"]]  # fmt: skip


def test_a_table_without_a_chart_lies_open() -> None:
    shown = page(entry("Boats", "2"))
    assert list(shown.iter("figure")) == [] and shown.xpath("//details//table") == []
    assert rows(shown) == [["What", "Number"], ["Boats1", "2"]]


def test_the_file_of_a_claim_is_linked_to_download() -> None:
    (link,) = page(FIGURES).xpath("//a[@download]")
    assert (link.get("href"), text(link)) == ("../../data/figures/ferry-passengers.csv", "Download as CSV")
