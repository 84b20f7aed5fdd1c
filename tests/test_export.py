"""Claims, events and works as JSON and CSV, held against their schemas; figures as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data.export import COLUMNS, columns, files
from generator.data.field_words import fields
from generator.data.schemas import WORDS, schemas
from generator.formats.spreadsheet import cell
from generator.model.kinds.work import Work
from generator.pages.downloads import FIGURES
from tests import harbour

CLAIM = "content/claims/ferry-passengers.md"
FILE = "data/figures/ferry-passengers.csv"
SIGNS = "=+-@\t\r\n＝＋－＠"


def test_each_claim_with_figures_has_its_file() -> None:
    made = files(harbour.site())
    assert [path for path in made if path.startswith("data/figures/")] == [FILE]
    assert made[FILE] == (
        "\ufefflabel,note,value,low,high,unit,year,claimed,works,withdrawn,reason\r\n"
        "As claimed,,48000,48000,48000,passengers,,true,,,\r\n"
        "Tickets sold,,41000 to 43000,41000,43000,passengers,2019,false,port-report-2019,,\r\n"
    )


def test_a_withdrawn_claim_keeps_the_file_to_which_its_page_leads() -> None:
    text = harbour.FILES[CLAIM].replace("reviewed:", "withdrawn: 2021-06-01\nreason: We erred.\nreviewed:")
    assert FILE in files(harbour.site({CLAIM: text}))


def test_a_draft_has_no_file() -> None:
    text = harbour.FILES[CLAIM].replace("reviewed:", "draft: true\nreviewed:")
    made = harbour.check({CLAIM: text}).site
    assert made and FILE not in files(made)


def test_what_a_field_holds_comes_out_of_the_file_again() -> None:
    text = (
        harbour.FILES[CLAIM]
        .replace("label: Tickets sold", 'label: "=1+1, \\"sold\\"; é"')
        .replace("41000 to 43000", "-5")
    )
    (_, _, row) = csv.reader(files(harbour.site({CLAIM: text}))[FILE].splitlines())
    assert row == ['\'=1+1, "sold"; é', "", "-5", "-5", "-5", "passengers", "2019", "false", "port-report-2019", "", ""]


@given(st.text() | st.tuples(st.sampled_from(SIGNS), st.text()).map("".join))
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    made = cell(text)
    assert made.removeprefix("'") == text.removeprefix("'") and made in (text, f"'{text}")
    assert not made or made[0] not in SIGNS or float(made) <= 0


@pytest.mark.parametrize("text", ["-5", "-0.25", "12", "1.5", "", "'quoted'", "a=b", "2019-03"])
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize("text", ["-5 to 3", "=cmd|'/c calc'!A0", "+1", "-1+1", "@SUM(A1)", "-", "－1", "\t=1", "-٣"])
def test_what_a_spreadsheet_could_compute_is_marked_as_text(text: str) -> None:
    assert cell(text) == f"'{text}"


# --- claims, events and works -------------------------------------------------------------------------------------


NAMES = ("claims", "events", "works")


def assert_as_the_schema_says(made: Mapping[str, str], name: str) -> None:
    schema, data = json.loads(made[f"data/{name}.schema.json"]), json.loads(made[f"data/{name}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert data and [error.message for error in checker.iter_errors(data)] == []
    # It says enough to find a field too many, one that is missing, and one of another type.
    for wrong in ({**data[0], "more": 1}, {k: v for k, v in data[0].items() if k != "id"}, {**data[0], "title": 1}):
        assert not checker.is_valid([wrong])


def assert_a_row_for_each_record(made: Mapping[str, str], name: str) -> None:
    rows = list(csv.reader(io.StringIO(made[f"data/{name}.csv"].removeprefix("\ufeff"), newline="")))
    data = json.loads(made[f"data/{name}.json"])
    assert tuple(rows[0]) == columns(name) and {len(row) for row in rows} == {len(rows[0])}
    assert [row[rows[0].index("id")] for row in rows[1:]] == [each["id"] for each in data]
    assert [row[rows[0].index("title")] for row in rows[1:]] == [cell(each["title"]) for each in data]


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_as_its_schema_says(name: str) -> None:
    assert_as_the_schema_says(files(harbour.site()), name)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_a_row_for_each_record_and_the_columns_that_are_documented(name: str) -> None:
    assert_a_row_for_each_record(files(harbour.site()), name)


def test_lists_stand_in_one_cell_and_parts_in_the_order_of_the_list() -> None:
    made = files(harbour.site())
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(made["data/claims.csv"].removeprefix("\ufeff"), newline=""))
    }
    pier = rows["pier-stays"]
    assert pier["appearances.article"] == "quill-2021\nquill-2021"
    assert pier["appearances.quote"] == "We will not close the pier\n–"
    assert pier["appearances.paragraph"] == "–\n5" and pier["appearances.speaker"] == "Jo Tidewater\n–"
    assert rows["ferry-passengers"]["works"] == "port-report-2019; council-minutes-2021"
    assert rows["ferry-passengers"]["context"].endswith("as the mayor said.") and pier["label"] == ""
    works = {
        row["id"]: row for row in csv.DictReader(io.StringIO(made["data/works.csv"].removeprefix("\ufeff"), newline=""))
    }
    assert works["port-report-2019"]["author"] == "Mo Lantern" and works["port-report-2019"]["issued"] == "2020-02"


def test_no_title_is_a_formula_in_a_table() -> None:
    text = harbour.FILES[CLAIM].replace("title: The ferry", 'title: "=HYPERLINK(1) the ferry')
    text = text.replace("passengers in 2019\nappearances", 'passengers in 2019"\nappearances')
    assert "'=HYPERLINK(1)" in files(harbour.site({CLAIM: text}))["data/claims.csv"]


def test_every_field_has_its_meaning_and_every_column_its_words() -> None:
    for name, schema in schemas().items():
        assert "$id" not in schema
        found = fields(name)
        assert len({field.name for field in found}) == len(found) > 5
        assert [field.name for field in found if not field.meaning or not field.type] == [], name
    assert tuple(field.name for field in FIGURES) == COLUMNS


def test_every_field_of_a_work_is_published_or_left_out_on_purpose() -> None:
    kept_back = {"custom", "draft", "publish", "formerly", "withdrawn", "reason", "corrections", "pictures"}
    known = {str(info.alias) for info in Work.model_fields.values()} - kept_back
    assert known | {"id"} == set(WORDS)


def test_the_address_of_a_schema_is_its_own() -> None:
    assert schemas("https://x.example/a/")["works"]["$id"] == "https://x.example/a/data/works.schema.json"


def test_crawlers_are_told_where_the_map_is() -> None:
    assert harbour.docs(harbour.site()).files["robots.txt"].endswith("\nSitemap: https://harbour.example/sitemap.xml\n")
    bare = harbour.FILES["mkdocs.yml"].replace("site_url: https://harbour.example/\n", "")
    assert "Sitemap" not in harbour.docs(harbour.site({"mkdocs.yml": bare})).files["robots.txt"]
