"""Figures as CSV."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import cell, files
from tests import harbour

CLAIM = "content/claims/ferry-passengers.md"
FILE = "data/figures/ferry-passengers.csv"
SIGNS = "=+-@\t\r\n＝＋－＠"


def test_each_claim_with_figures_has_its_file() -> None:
    made = files(harbour.site())
    assert [path for path in made if path.endswith(".csv")] == [FILE]
    assert made[FILE] == (
        "label,note,value,low,high,unit,year,claimed,works\r\n"
        "As claimed,,48000,48000,48000,passengers,,true,\r\n"
        "Tickets sold,,41000 to 43000,41000,43000,passengers,2019,false,port-report-2019\r\n"
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
    assert row == ['\'=1+1, "sold"; é', "", "-5", "-5", "-5", "passengers", "2019", "false", "port-report-2019"]


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
