"""No date of the record lies in the future, none comes before what it must follow, and slips are noticed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from generator import build
from generator.source.diagnostic import Diagnostic
from tests import harbour
from tests.harbour import FILES

TODAY = date(2026, 11, 27)
CLAIM = "content/claims/pier-stays.md"
EVENT = "content/events/2021-03-04-council.md"
EXPLAINER = "content/explainers/harbour-plan.md"
ARTICLE = "content/articles/quill-2021.md"
PERSON = "content/people/jo-tidewater.md"
WORKS = "content/references.yml"
SETTINGS = "mkdocs.yml"


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new, 1)}


def found(overlay: Mapping[str, str], today: date | None = TODAY) -> list[Diagnostic]:
    made = build.check(harbour.sources(overlay), assets=harbour.ASSETS, today=today)
    return list(made.problems)


FUTURE = [
    (CLAIM, "reviewed: 2021-05-01", "reviewed: 2062-05-01", "2062-05-01"),
    (CLAIM, "reviewed: 2021-05-01", "withdrawn: 2026-12-25\nreason: No.\nreviewed: 2021-05-01", "2026-12-25"),
    (CLAIM, "topics:", "corrections:\n  - {date: 2027-01-01, text: Mended}\ntopics:", "2027-01-01"),
    (CLAIM, "topics:", "material: 2027-01\ntopics:", "2027-01"),
    (CLAIM, "topics:", "response: {by: jo-tidewater, date: 2026-11-29, text: Yes}\ntopics:", "2026-11-29"),
    (CLAIM, "topics:", "searched:\n  - {date: 2027-02-02, for: A film, found: Nothing}\ntopics:", "2027-02-02"),
    (CLAIM, "said: 2021-03-04", "said: 2201-03-04", "2201-03-04"),
    (EXPLAINER, "updated: 2021-05-02", "updated: 2062-11-22", "2062-11-22"),
    (ARTICLE, "published: 2021-03-14", "published: 2201-03-14", "2201-03-14"),
    (WORKS, "issued: 2021-03-04", "issued: 2120-03", "2120-03"),
    (WORKS, "issued: 2021-03-04", "issued: 2021-03-04\n  accessed: 2062-03-04", "2062-03-04"),
    (SETTINGS, "quote-words: 25", "material: 2027-07-01", "2027-07-01"),
]


@pytest.mark.parametrize(("path", "old", "new", "place"), FUTURE, ids=[new for _, _, new, _ in FUTURE])
def test_what_is_dated_in_the_future_is_reported_once_at_the_date(path: str, old: str, new: str, place: str) -> None:
    # What is withdrawn is still shown by others, which is another report.
    (problem,) = (each for each in found(changed(path, old, new)) if each.rule.code != "withdrawn-shown")
    assert (problem.rule.code, problem.source.path) == ("date-future", path)
    assert getattr(problem.at, "text", "") == place and "27 November 2026" in problem.help
    assert "date-future" not in {each.rule.code for each in found(changed(path, old, new), None)}


def test_the_day_that_it_is_lies_not_in_the_future() -> None:
    assert found(changed(CLAIM, "reviewed: 2021-05-01", "reviewed: 2026-11-27")) == []


def test_a_slip_in_the_day_of_a_correction_is_not_told_as_their_order_as_well() -> None:
    given = "corrections:\n  - {date: 2062-05-02, text: A}\n  - {date: 2021-05-07, text: B}\ntopics:"
    (problem,) = found(changed(CLAIM, "topics:", given))
    assert (problem.rule.code, problem.at.text) == ("date-future", "2062-05-02")


def test_a_slip_in_the_day_of_an_article_is_told_once_where_it_stands() -> None:
    cited = {CLAIM: FILES[CLAIM].replace("[@council-minutes-2021]", "[@council-minutes-2021; @quill-2021]")}
    assert cited[CLAIM] != FILES[CLAIM]
    for when, code in (("2062-03-14", "date-future"), ("0221-03-14", "date-unlikely")):
        (problem,) = found(cited | changed(ARTICLE, "published: 2021-03-14", f"published: {when}"))
        assert (problem.rule.code, problem.source.path, problem.at.text) == (code, ARTICLE, when)


def test_figures_of_a_year_that_changed_places_are_put_right_in_the_help() -> None:
    (problem,) = found(changed(CLAIM, "reviewed: 2021-05-01", "reviewed: 2062-05-01"))
    assert problem.help == "did you mean 2026-05-01? Today is 27 November 2026"


def test_pages_do_not_depend_on_the_day() -> None:
    made = [build.check(harbour.sources(), assets=harbour.ASSETS, today=day) for day in (TODAY, date(2031, 1, 1))]
    files = [harbour.docs(each.site).files for each in made if each.site]
    assert len(files) == 2 and files[0] == files[1]


UNORDERED = [
    (PERSON, "from: 2018-05", "from: 2018-05\n    to: 2008-05", "2008-05"),
    (WORKS, "issued: 2021-03-04", "issued: 2021-03-04\n  accessed: 2020-03-04", "2020-03-04"),
    (WORKS, "issued: 2020-02", "issued: 2020-02\n  accessed: 2020-01-31", "2020-01-31"),
    (WORKS, "kind: port authority", "archived: 2012-01-01", "2012-01-01"),
    (CLAIM, "reviewed: 2021-05-01", "reviewed: 2012-05-01", "2012-05-01"),
    (CLAIM, "said: 2021-03-04", "said: 2021-04-03", "2021-04-03"),
    (CLAIM, "topics:", "material: 2021-05-02\ntopics:", "2021-05-01"),
    (CLAIM, "topics:", "response: {by: The mayor, date: 2021-01-02, text: Yes}\ntopics:", "2021-01-02"),
]


@pytest.mark.parametrize(("path", "old", "new", "place"), UNORDERED, ids=[new for _, _, new, _ in UNORDERED])
def test_what_comes_before_what_it_follows_is_reported_once(path: str, old: str, new: str, place: str) -> None:
    (problem,) = found(changed(path, old, new))
    assert (problem.rule.code, problem.source.path, problem.at.text) == ("dates-unordered", path, place)
    assert problem.help


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WORKS, "issued: 2020-02", "issued: 2020-02\n  accessed: 2020-02-01"),
        (CLAIM, "said: 2021-03-04", "said: 2021-03-14"),
        (CLAIM, "said: 2021-03-04", "said: 2021-03"),
        (CLAIM, "topics:", "material: 2021-05\ntopics:"),
        (PERSON, "from: 2018-05", "from: 2018-05\n    to: 2018"),
    ],
)
def test_dates_that_may_be_in_order_are_taken_as_such(path: str, old: str, new: str) -> None:
    assert found(changed(path, old, new)) == []


UNLIKELY = [
    (EVENT, "date: 2021-03-04", "date: 0221-03-04", "0221-03-04"),
    (EVENT, "date: 2021-03-04", "date: 2012-03-04", "2012-03-04"),
    (CLAIM, "reviewed: 2021-05-01", "reviewed: 0221-05-01", "0221-05-01"),
    (CLAIM, "reviewed: 2021-05-01", "reviewed: 1921-05-01", "1921-05-01"),
    (WORKS, "issued: 2021-03-04", "issued: 0221-03-04", "0221-03-04"),
    (PERSON, "from: 2018-05", "from: 0218-05", "0218-05"),
]


@pytest.mark.parametrize(("day", "told"), [("1989-12-31", ["date-unlikely"]), ("1990-01-01", [])])
def test_nothing_was_read_before_there_was_a_web(day: str, told: list[str]) -> None:
    read = changed(WORKS, "kind: port authority", f"archived: {day}")
    read = {WORKS: read[WORKS].replace("issued: 2020-02", "issued: 1980")}
    assert [each.rule.code for each in found(read)] == told


@pytest.mark.parametrize(("path", "old", "new", "place"), UNLIKELY, ids=[new for _, _, new, _ in UNLIKELY])
def test_a_date_that_looks_like_a_slip_is_a_warning(path: str, old: str, new: str, place: str) -> None:
    (problem,) = found(changed(path, old, new))
    assert (problem.rule.code, problem.severity, problem.at.text) == ("date-unlikely", "warning", place)
    assert problem.help


def event(id: str, when: str) -> dict[str, str]:
    return {f"content/events/{id}.md": FILES[EVENT].replace("The council", f"At {id}").replace("2021-03-04", when, 1)}


@pytest.mark.parametrize(
    ("id", "when", "expected"),
    [
        ("ides", "-0043-03-15", ["date-unlikely"]),
        ("to-come", "2031-01-01", ["date-unlikely"]),
        ("1215-charter", "1215-06-15", []),
        ("2031-opening", "2031-01-01", []),
        ("2020-plan", "2019-06/2021", []),
        ("2019-plan", "../2021", []),
        ("works", "1911-05", []),
    ],
)
def test_the_name_of_the_file_confirms_the_year_of_an_event(id: str, when: str, expected: list[str]) -> None:
    assert [each.rule.code for each in found(event(id, when))] == expected


def test_on_a_site_about_antiquity_its_years_are_likely() -> None:
    old = event("ides", "-0043-03-15") | event("triumph", "-0045") | changed(EVENT, "2021-03-04\n", "0014-08-19\n")
    old = {path.replace("2021-03-04-council", "augustus"): text for path, text in old.items()}
    work = changed(WORKS, "issued: 2021-03-04", "issued: 0221-03-04")
    assert [each.rule.code for each in found({EVENT: "", **old, **work}) if each.rule.code == "date-unlikely"] == []


def test_an_article_that_is_dated_behind_the_reviews_of_its_claims_is_one_problem() -> None:
    (problem,) = found(changed(ARTICLE, "published: 2021-03-14", "published: 2021-08-14"))
    assert (problem.rule.code, problem.source.path, problem.first.line) == ("dates-unordered", ARTICLE, 4)
