"""Pictures that are drawn: to scale, without labels that collide, with their table, and told where they are wrong."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as dom

from generator import build
from generator.data import search_records
from generator.model import Drawn, Entry, PictureKind, Site
from generator.model.kinds import Explainer
from generator.pictures import graphic, small
from generator.pictures.labels import LEVELS, ROOM, MarkLabel, fitting, place, width, wrapped
from generator.pictures.maps import inside, natural, polar
from generator.pictures.scale import Scale, day_ticks, over, spread
from generator.pictures.svg import Element
from tests import harbour
from tests.harbour import FILES

PATH = "content/explainers/harbour-plan.md"
SOURCE = "cite: council-minutes-2021"

# --- scales and labels --------------------------------------------------------------------------------------------

DAY = st.integers(-(10**6), 10**6)


@given(st.lists(DAY, min_size=1, max_size=9), st.integers(2, 8))
def test_days_lie_on_their_line_in_order_and_its_ticks_are_few(days: list[int], most: int) -> None:
    line = over(days)
    places = [line.at(day) for day in sorted(days)]
    assert places == sorted(places) and 0 < places[0] <= places[-1] < 100
    marks = day_ticks(line, most)
    assert len(marks) <= most + 1 and [mark.day for mark in marks] == sorted({mark.day for mark in marks})
    assert all(line.first <= mark.day <= line.last for mark in marks)


@given(st.floats(-(10**9), 10**9), st.floats(-(10**9), 10**9), st.floats(-(10**9), 10**9))
def test_a_scale_is_linear_between_its_ends(first: float, last: float, value: float) -> None:
    first, last = sorted((first, last))
    line = Scale(first, last)
    assert 0 <= line.at(value) <= 100
    if last - first > 1:
        assert line.at(first) == 0 and line.at(last) == 100
        assert line.at((first + last) / 2) == pytest.approx(50)


@given(st.lists(st.floats(0, 200), min_size=1, max_size=12), st.floats(1, 16))
def test_what_is_spread_keeps_its_order_and_its_distance_within_the_room(places: list[float], apart: float) -> None:
    found = spread(places, apart, 0, 200)
    order = sorted(range(len(places)), key=lambda number: (places[number], number))
    assert all(found[b] - found[a] >= apart - 1e-6 for a, b in pairwise(order))
    assert all(-1e-6 <= each <= 200 + 1e-6 for each in found)
    if all(b - a >= apart for a, b in pairwise(sorted(places))):
        assert found == pytest.approx(places)


WORDS = st.text("abc ", min_size=1, max_size=30)


@given(st.lists(st.builds(MarkLabel, st.floats(0, 100), WORDS), max_size=10))
def test_no_label_covers_another_or_its_lead_and_all_lie_on_the_narrowest_screen(labels: list[MarkLabel]) -> None:
    found = place(labels)
    assert all(0 <= first <= last <= ROOM for first, last in (each.extent for each in found))
    assert all(0 <= each.level < LEVELS for each in found)
    for one, other in combinations(found, 2):
        (a, b), (c, d) = one.extent, other.extent
        if one.level == other.level:
            assert b <= c or d <= a
        else:
            upper, lower = (one, other) if one.level > other.level else (other, one)
            first, last = lower.extent
            assert not first < upper.lead < last
    if len(labels) == 1 and width(labels[0].words) < ROOM / 2 - 10:
        assert len(found) == 1


@given(st.text("ab ", max_size=120), st.integers(60, 400))
def test_words_are_cut_or_wrapped_to_their_room(words: str, room: int) -> None:
    assert width(fitting(words, room)) <= room
    lines = wrapped(words, room)
    assert " ".join(lines) == " ".join(words.split())
    assert all(width(line) <= room or " " not in line for line in lines)


def test_projections_put_known_places_where_they_are() -> None:
    assert polar(90, 0) == pytest.approx((50, 50)) and polar(51, 0) == pytest.approx((50, 100))
    assert polar(51, 90) == pytest.approx((100, 50))
    assert natural(0, 0) == pytest.approx((50, 50)) and natural(0, -180) == pytest.approx((0, 50))
    assert natural(90, 0) == pytest.approx((50, 0))


# --- drawn --------------------------------------------------------------------------------------------------------


def text(picture: str, prose: str = "[Shown](#it)") -> str:
    front = harbour.FILES[PATH].split("---\n")[1]
    lines = "".join(f"    {line}\n" for line in picture.strip("\n").split("\n"))
    return f"---\n{front}pictures:\n  - id: it\n{lines}---\n{harbour.FILES[PATH].split('---')[2].lstrip()}\n{prose}\n"


@cache
def made(picture: str, prose: str = "[Shown](#it)") -> tuple[Site, Entry, Drawn]:
    found = harbour.check({PATH: text(picture, prose)})
    assert found.site and not found.problems, found.problems
    entry = found.site.get(Explainer, "harbour-plan")
    assert entry
    return found.site, entry, entry.drawn[0][1]


def drawn(picture: str) -> str:
    site, _, found = made(picture)
    return str(graphic(site, found).body)


DOTS = f"""
kind: dots
finding: 2 votes and 1 walk
rows:
  - {{date: 2021-03-04, label: The vote, of: votes, mark: Hall, {SOURCE}}}
  - {{date: 2021-03-20, label: The second vote, of: votes, {SOURCE}}}
  - {{date: 2021-04-05, label: A walk, of: walk, event: 2021-03-04-council}}
"""
LANES = f"""
kind: lanes
finding: The toll came in 2012 and went in 2019
rows:
  - {{date: 2012, by: Town, way: added, label: A toll, mark: a toll, {SOURCE}}}
  - {{date: 2019, by: Port, way: eased, label: No toll, until: 2021, {SOURCE}}}
"""
LIVES = f"""
kind: life-bars
finding: The pact ended in 2019
rows:
  - {{of: Pact, by: Town, from: 2001, until: 2019, {SOURCE}}}
  - {{of: Pact, by: Port, until: 2011, {SOURCE}}}
  - {{of: Pact, by: Port, from: 2011, until: 2019, suspended: true, {SOURCE}}}
"""
RANGES = f"""
kind: ranges
finding: The claim, 60, lies above both counts
unit: percent
rows:
  - {{label: Said, value: 60, claimed: true}}
  - {{label: Port, value: 30, {SOURCE}}}
  - {{label: Town, value: 40, {SOURCE}}}
"""
BARS = RANGES.replace("kind: ranges", "kind: bars")
MARKS = BARS.replace("kind: bars", "kind: unit-marks")
LINES = f"""
kind: lines
finding: Boats fell from 5 to 2
unit: boats
rows:
  - {{label: Boats, year: 2012, value: 5, {SOURCE}}}
  - {{label: Boats, year: 2015, value: 2, {SOURCE}}}
  - {{label: Berths, year: 2012, value: 4, {SOURCE}}}
  - {{label: Berths, year: 2015, value: 4, {SOURCE}}}
"""
STRIP = f"""
kind: strip
finding: 2 events
events: {{topic: harbour}}
rows:
  - {{date: 2012, label: The toll, weight: major, {SOURCE}}}
"""
MAP = f"""
kind: map
area: arctic
finding: One port lies far north
rows:
  - {{label: Tromsø, at: "69.6, 18.9", date: 2021, {SOURCE}}}
"""
ALL = {"dots": DOTS, "lanes": LANES, "life-bars": LIVES, "ranges": RANGES, "bars": BARS, "unit-marks": MARKS,
       "lines": LINES, "strip": STRIP, "map": MAP}  # fmt: skip

GOLDEN: Mapping[str, str] = {
    "dots": """\
<svg width="100%" height="163" aria-hidden="true">
<line class="gr" x1="0%" x2="0%" y1="0" y2="127"/>
<text class="q m" x="25%" y="142">M</text>
<text class="b" x="0%" y="159">2021</text>
<line class="gr" x1="50%" x2="50%" y1="0" y2="127"/>
<text class="q m" x="75%" y="142">A</text>
<line class="ax" x1="0%" x2="100%" y1="127" y2="127"/>
<text class="halo" x="0%" y="17"><tspan class="b">2</tspan> votes</text>
<text class="halo q" x="25%" y="36" dx="4">Hall</text>
<circle class="f" cx="25%" cy="67" r="7"/>
<circle class="f" cx="25%" cy="51" r="7"/>
<text class="halo" x="0%" y="97"><tspan class="b">1</tspan> walk</text>
<circle class="f" cx="75%" cy="114" r="7"/></svg>""",
    "lanes": """\
<svg width="100%" height="124" aria-hidden="true">
<line class="gr" x1="30.78%" x2="30.78%" y1="18" y2="104"/>
<text class="q m" x="30.78%" y="120">2015</text>
<line class="gr" x1="78.86%" x2="78.86%" y1="18" y2="104"/>
<text class="q m" x="78.86%" y="120">2020</text>
<line class="ax" x1="0%" x2="100%" y1="104" y2="104"/>
<line class="ld" x1="1.92%" x2="1.92%" y1="16" y2="39"/>
<line class="gr" x1="0%" x2="100%" y1="48" y2="48"/>
<svg x="1.92%" y="48" overflow="visible"><path class="f" d="M-2-9h4v18h-4z"/></svg>
<text class="halo" x="0%" y="34"><tspan class="b">Town</tspan></text>
<line class="gr" x1="0%" x2="100%" y1="88" y2="88"/>
<rect class="h" x="69.25%" width="28.83%" y="80" height="16"/>
<text class="halo" x="0%" y="74"><tspan class="b">Port</tspan></text>
<text class="halo" x="1.92%" y="13" dx="4"><tspan class="b">2012</tspan> a toll</text></svg>""",
    "life-bars": """\
<svg width="100%" height="93" aria-hidden="true">
<line class="gr" x1="4.53%" x2="4.53%" y1="0" y2="73"/>
<text class="q" x="4.53%" y="89">2000</text>
<line class="gr" x1="29.19%" x2="29.19%" y1="0" y2="73"/>
<text class="q m" x="29.19%" y="89">2005</text>
<line class="gr" x1="53.85%" x2="53.85%" y1="0" y2="73"/>
<text class="q m" x="53.85%" y="89">2010</text>
<line class="gr" x1="78.5%" x2="78.5%" y1="0" y2="73"/>
<text class="q m" x="78.5%" y="89">2015</text>
<line class="ax" x1="0%" x2="100%" y1="73" y2="73"/>
<text class="halo" x="0%" y="16"><tspan class="b">Pact</tspan></text>
<rect class="f" x="9.47%" width="88.76%" y="23" height="17"/>
<text class="on" x="9.47%" y="36" dx="6">Town</text>
<rect class="f" x="0%" width="58.77%" y="42" height="17"/>
<rect class="h" x="58.77%" width="39.45%" y="42" height="17"/>
<text class="on" x="0%" y="55" dx="6">Port</text></svg>""",
    "ranges": """\
<svg width="100%" height="74" aria-hidden="true">
<line class="gr" x1="3.47%" x2="3.47%" y1="18" y2="54"/>
<text class="q m" x="3.47%" y="70">0</text>
<line class="gr" x1="34.49%" x2="34.49%" y1="18" y2="54"/>
<text class="q m" x="34.49%" y="70">20</text>
<line class="gr" x1="65.51%" x2="65.51%" y1="18" y2="54"/>
<text class="q m" x="65.51%" y="70">40</text>
<line class="gr" x1="96.53%" x2="96.53%" y1="18" y2="54"/>
<text class="q e" x="100%" y="70">60 %</text>
<line class="ax" x1="0%" x2="100%" y1="54" y2="54"/>
<rect class="f2" x="50%" y="24" width="15.51%" height="20"/>
<svg x="96.53%" y="34" overflow="visible"><path class="s" d="M0-9 9 0 0 9-9 0z"/></svg>
<circle class="f" cx="50%" cy="34" r="5"/>
<circle class="f" cx="65.51%" cy="34" r="5"/>
<text class="halo b e" x="65.51%" y="13" dx="-4">counted: 30 to 40</text>
<text class="halo b e" x="96.53%" y="13" dx="-4">claimed: 60</text></svg>""",
}


@pytest.mark.parametrize("kind", GOLDEN)
def test_what_is_drawn_is_to_scale_and_small_enough_to_be_read(kind: str) -> None:
    assert drawn(ALL[kind]) == GOLDEN[kind].replace("\n", "")


@pytest.mark.parametrize("kind", ALL)
def test_each_kind_is_drawn_with_its_table_its_file_and_no_style(kind: str) -> None:
    site, _, picture = made(ALL[kind])
    files = build.docs(site, harbour.templates()).files
    page: Any = dom.document_fromstring(harbour.converted(files["explainers/harbour-plan/index.md"]))
    (figure,) = page.xpath("//figure[@id='it']")
    (body,) = figure.xpath("div[@class='draw'][@aria-hidden='true']")
    assert body.xpath("count(.//svg)") >= 1 and page.xpath("//@style | //style") == []
    assert picture.finding in str(figure.text_content())
    rows = figure.xpath("details//tbody/tr")
    (link,) = figure.xpath("details//a[@download]/@href")
    table = list(csv.reader(files[link.removeprefix("../../")].splitlines()))
    assert len(rows) == len(table) - 1 == len(graphic(site, picture).table.rows)
    # Each row leads to what it rests on.
    bare = [row for row in rows if not row.xpath(".//a")]
    assert len(bare) == (kind in ("ranges", "bars", "unit-marks")), "only what somebody claims"
    mini = small(site, picture)
    assert (mini is None) == (kind == "map")
    assert "<text" not in str(mini)


ENDS = {
    "ranges": RANGES.replace("value: 30", "value: 0").replace("lies above", "and 0 lie around"),
    "lines": LINES, "dots": DOTS, "lanes": LANES, "life-bars": LIVES,
}  # fmt: skip


@pytest.mark.parametrize("kind", ENDS)
def test_a_mark_at_an_end_of_its_scale_is_not_cut_on_the_narrowest_screen(kind: str) -> None:
    marks: Any = dom.fromstring(drawn(ENDS[kind])).xpath("//svg//circle[contains(@cx, '%')] | //svg/svg[@x]")
    for mark in marks:
        at = float(mark.get("cx", mark.get("x")).rstrip("%")) * ROOM / 100
        half = float(mark.get("r") or (9 if mark.xpath("path[contains(@d, 'M0-9')]") else 2))
        assert half <= at <= ROOM - half, (kind, dom.tostring(mark))


def test_a_picture_of_a_claims_figures_draws_those_of_its_unit() -> None:
    found = drawn("kind: bars\nfinding: 48,000 claimed\nunit: passengers\nclaim: ferry-passengers")
    assert found.count("<li>") + found.count("<li ") == 2 and "48,000" in found and "41,000 to 43,000" in found


def test_where_years_are_left_out_the_picture_says_so() -> None:
    words = "Where the line breaks, years without an event are left out."
    assert words not in shown(STRIP) and words in shown(STRIP.replace("date: 2012", "date: 1012"))


def shown(picture: str) -> str:
    site, _, found = made(picture)
    return str(graphic(site, found))


def test_events_of_a_topic_are_drawn_with_what_they_say_of_themselves() -> None:
    event = harbour.FILES["content/events/2021-03-04-council.md"].replace(
        "weight: major", "weight: major\nmeeting: {of: votes, where: Hall, dates: [2021-03-04, 2021-03-11]}"
    )
    picture = text("kind: dots\nfinding: 2 votes\nevents: {topic: harbour, from: 2021}")
    found = harbour.check({"content/events/2021-03-04-council.md": event, PATH: picture})
    assert found.site and not found.problems, found.problems
    entry = found.site.get(Explainer, "harbour-plan")
    assert entry
    table = graphic(found.site, entry.drawn[0][1]).table
    assert [row.cells for row in table.rows] == [
        ("4 March 2021", "The council votes on the harbour plan", "votes", "Hall"),
        ("11 March 2021", "The council votes on the harbour plan", "votes", "Hall"),
    ]
    later = harbour.check({"content/events/2021-03-04-council.md": event, PATH: picture.replace("2021}", "2022}")})
    assert [problem.rule.code for problem in later.problems] == ["picture-empty"]


# --- many rows, and one -------------------------------------------------------------------------------------------


def many(kind: str, count: int) -> str:
    """A picture with rows that are much alike."""
    value = {"lines": "label: L{0}, year: {1}, value: {2}", "dots": "date: 2021-0{3}, label: D, of: K{0}, mark: M{2}",
             "lanes": "date: {1}, by: B{0}, way: added, label: S, mark: step number {2}",
             "life-bars": "of: T{0}, by: P{2}, from: {1}, until: {1}", "strip": "date: {1}, label: E"}  # fmt: skip
    row = value.get(kind, "label: A long label number {2}, value: {2}")
    unit = "unit: boats\n" if kind in ("bars", "ranges", "unit-marks", "lines") else ""
    rows = "".join(
        f"  - {{{row.format(n % 9, 1800 + n, n + 1, n % 9 + 1)}, {SOURCE}}}\n" for n in range(count)
    )  # fmt: skip
    return f"kind: {kind}\nfinding: Many\n{unit}rows:\n{rows}"


def heights(element: Element) -> list[float]:
    own = [float(value) for name, value in element.attributes if name == "height" and not value.endswith("%")]
    return own + [each for child in element.inside if isinstance(child, Element) for each in heights(child)]


@pytest.mark.parametrize("count", [1, 200])
@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "map"])
def test_a_picture_of_one_row_and_one_of_200_are_sane(kind: str, count: int) -> None:
    site, _, picture = made(many(kind, count))
    found = graphic(site, picture)
    assert found.body and len(found.table.rows) == count
    assert max(heights(found.body)) <= 2_400 and str(found.body).count("</li>") <= 20
    assert len(str(found.body)) < 60_000
    assert str(small(site, picture)).count("<") < 700


# --- mistakes -----------------------------------------------------------------------------------------------------


def told(picture: str, prose: str = "[Shown](#it)") -> list[str]:
    found = harbour.check({PATH: text(picture, prose)})
    return [f"{p.at.text if not isinstance(p.at, str) else p.at}: {p.message}" for p in found.problems]


@pytest.mark.parametrize(
    ("picture", "report"),
    [
        (BARS.replace("value: 30", "value: 30 boats"), ["30 boats: `pictures.rows.value`: not a number"]),
        (BARS.replace("unit: percent\n", ""), ["id: field `pictures.unit` is missing"]),
        (BARS.replace("finding: The claim, 60, lies above both counts\n", ""),
         ["id: field `pictures.finding` is missing"]),
        (BARS.replace("label: Town", "name: Town"), ["name: unknown field `name`"]),
        (BARS.replace("kind: bars", "kind: bar"), ["bar: `pictures.kind` is `bar`"]),
        (DOTS.replace("of: walk", "way: walk"), ["way: unknown field `way`"]),
        (LANES.replace("way: added", "way: more"), ["more: `pictures.rows.way` is `more`"]),
        (MARKS.replace("value: 30", "value: 3.5"), ["value: `3.5` cannot be counted"]),
        (LINES.replace("2015, value: 2,", "2012, value: 2,"), ["year: `Boats` has two numbers of 2012"]),
        (LIVES.replace("until: 2011", "until: 2011, from: 2012"), ["until: it ends before it begins"]),
        (MAP.replace("69.6, 18.9", "690, 18.9"), ["\"690, 18.9\": `pictures.rows.at`: no place on earth"]),
        ("kind: bars\nfinding: Nothing\nunit: boats", ["kind: nothing to draw"]),
        ("kind: bars\nfinding: 48,000\nunit: boats\nclaim: ferry-passengers",
         ["id: it\n    kind: bars\n    finding: 48,000\n    unit: boats\n    claim: ferry-passengers:"
          " the claim has no figures of this unit"]),
        (BARS.replace("claim, 60,", "claim, 61,"), ["61: no row bears the number 61"]),
        (DOTS.replace("2 votes", "5 votes"), ["5: no row bears the number 5"]),
        (BARS.replace(f"value: 30, {SOURCE}", "value: 30"), ["{label: Port, value: 30}: a row names no source"]),
        (BARS.replace("council-minutes-2021", "council-minutes-2022", 1),
         ["council-minutes-2022: no work has the key `council-minutes-2022`"]),
        (BARS + "arithmetic: [60 / 40 = 3]\n", ["60 / 40 = 3: the stated result is wrong"]),
        (DOTS.replace("event: 2021-03-04-council", "event: 2021-03-04-counsel"),
         ["2021-03-04-counsel: there is no event `2021-03-04-counsel`"]),
        ("kind: strip\nfinding: Events\nevents: {topic: harbor}", ["harbor: there is no topic `harbor`"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_picture_is_told_at_its_place(picture: str, report: list[str]) -> None:
    found = [each.replace("id: it", "id", 1) if each.startswith("id: it:") else each for each in told(picture)]
    assert found == report


def test_a_number_that_a_sum_gives_may_stand_in_a_finding() -> None:
    picture = BARS.replace("finding: The claim, 60,", "finding: The claim, 2 times the 30 of the port,")
    assert told(picture) == ["2: no row bears the number 2"]
    assert told(f"{picture}arithmetic: [60 / 30 = 2]\n") == []


def test_a_picture_is_drawn_on_pages_of_some_kinds_alone() -> None:
    person = harbour.FILES["content/people/jo-tidewater.md"].replace("roles:", "pictures:\n  - kind: bars\nroles:")
    found = harbour.check({"content/people/jo-tidewater.md": person})
    assert sorted(problem.message for problem in found.problems) == [
        "field `pictures.finding` is missing",
        "field `pictures.id` is missing",
    ]
    person = person.replace("kind: bars", "kind: bars\n    id: it\n    finding: Nothing")
    (problem,) = harbour.check({"content/people/jo-tidewater.md": person}).problems
    assert problem.message == "nothing is drawn here" and problem.help.startswith("move it to an explainer")


def test_a_sentence_may_lead_to_a_picture_and_a_paragraph_of_another_page_to_it() -> None:
    assert told(BARS, "[Shown](#it)\n\nSee [the bars](#it) above.") == []
    assert told(BARS, "See [the bars](#its).\n\n[Shown](#it)") == [
        f"[the bars](#its): `{PATH}` has no heading or picture `#its`"
    ]


def test_places_beyond_the_rim_are_not_on_the_map() -> None:
    _, _, picture = made(MAP)
    (place,) = picture.rows  # type: ignore[attr-defined]
    assert inside(picture.area, place.at)  # type: ignore[attr-defined]


def test_what_a_picture_says_is_searched_and_held_to_what_all_our_words_are() -> None:
    site, _, picture = made(BARS)
    (record,) = [each for each in search_records(site) if each.url == "explainers/harbour-plan/"]
    assert picture.finding in record.text
    assert told(DOTS.replace("2021-04-05", "0221-04-05")) == [
        "0221-04-05: `date` is 5 April 221 CE, a year before 1000"
    ]
    assert told(DOTS.replace("and 1 walk", "and 1 shamefully short walk")) == ["shamefully: “shamefully” judges"]


def test_editors_are_told_by_a_schema_which_kinds_there_are() -> None:
    schema = Explainer.model_json_schema()
    kinds = [each.get("properties", {}).get("kind") for each in schema["$defs"].values()]
    assert [each["const"] for each in kinds if each and "const" in each] == sorted(PictureKind, key=_model)


def _model(kind: PictureKind) -> str:
    return "".join(part.capitalize() for part in kind.split("-"))


def test_a_claim_and_a_topic_show_pictures_at_addresses_of_their_own() -> None:
    picture = "pictures:\n  - id: it\n" + "".join(f"    {line}\n" for line in BARS.strip().split("\n"))
    claim = FILES["content/claims/pier-stays.md"].replace("related:", f"{picture}related:") + "\n[Shown](#it)\n"
    topic = FILES["content/topics/harbour.md"].replace("---\nWhat", f"{picture}---\nWhat") + "\n[Shown](#it)\n"
    site = harbour.site({"content/claims/pier-stays.md": claim, "content/topics/harbour.md": topic})
    files = build.docs(site, harbour.templates()).files
    for path, id in {"claims/pier-stays": "pier-stays-it", "topics/harbour": "harbour-it"}.items():
        assert f'<figure class="pic" id="{id}"' in files[f"{path}/index.md"]
        assert f"data/pictures/{path}/it.csv" in files


def test_steps_of_events_are_drawn_in_the_lanes_of_who_took_them() -> None:
    event = FILES["content/events/2021-03-04-council.md"].replace(
        "weight: major", "weight: major\nstep: {by: Town, way: eased, until: 2021-06, mark: no toll}"
    )
    row = f"rows:\n  - {{date: 2012, by: Port, way: added, label: A toll, {SOURCE}}}"
    picture = f"kind: lanes\nfinding: 1 of 2 steps eased the toll\nevents: {{topic: harbour}}\n{row}"
    found = harbour.check({"content/events/2021-03-04-council.md": event, PATH: text(picture)})
    assert found.site and not found.problems, found.problems
    entry = found.site.get(Explainer, "harbour-plan")
    assert entry
    shown = graphic(found.site, entry.drawn[0][1])
    assert [row.cells for row in shown.table.rows] == [
        ("2012", "A toll", "Port", "added", ""),
        ("4 March 2021", "The council votes on the harbour plan", "Town", "eased", "June 2021"),
    ]
    assert shown.table.rows[1].event and 'class="h"' in str(shown.body) and "no toll" in str(shown.body)
