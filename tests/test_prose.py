"""Our own text is measured sentence by sentence: what states something is cited, in it or in the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.reports import language, readability
from generator.source import extras
from generator.views.sentences import Sentence, sentences, split, states
from tests import harbour

CLAIM = harbour.FILES["content/claims/pier-stays.md"]


def context(body: str) -> list[Sentence]:
    head = CLAIM.rpartition("---\n")[0] + "---\n"
    site = harbour.site({"content/claims/pier-stays.md": head + body})
    return [each for each in sentences(site) if each.by.id == "pier-stays"]


@pytest.mark.parametrize(
    "text",
    [
        "It sold 43,000 tickets.",
        "The vote was in March.",
        "The mayor said so.",
        "According to the port it sank.",
        "Half of them stayed.",
    ],
)
def test_figure_date_or_attribution_is_a_statement(text: str) -> None:
    assert states(text)


@pytest.mark.parametrize("text", ["The pier stays.", "Marching is slow.", "That is all."])
def test_sentence_without_one_states_nothing(text: str) -> None:
    assert not states(text)


def test_citation_belongs_to_the_sentence_before_it() -> None:
    found = context("It sold 7 [@port-report-2019]. The mayor said no. It cost 9. It cost 8 [@port-report-2019].\n")
    assert [(each.cited, each.covered) for each in found] == [(True, True), (False, False), (False, True), (True, True)]


def test_citation_in_the_middle_counts_for_its_sentence() -> None:
    (found,) = context("It sold 7 [@port-report-2019], and the mayor said 8.\n")
    assert found.cited


def test_next_paragraph_is_not_the_next_sentence() -> None:
    first, _ = context("It cost 9.\n\nIt cost 8 [@port-report-2019].\n")
    assert not first.covered


def test_row_of_a_table_is_one_sentence() -> None:
    found = context("| year | cost |\n| --- | --- |\n| 2019 | 9 [@port-report-2019] |\n| 2020 | 8 |\n")
    assert [(each.text, each.states, each.cited) for each in found] == [
        ("2019 | 9", True, True),
        ("2020 | 8", True, False),
    ]


def test_report_lists_what_is_not_cited_with_its_place() -> None:
    head = CLAIM.rpartition("---\n")[0] + "---\n"
    path = "content/claims/pier-stays.md"
    site = harbour.site({path: head + "It sold 7 [@port-report-2019].\nIt cost 9.\n"})
    lines = list(readability.report(site, lambda text: 50.0, lambda words: words & {"ferry", "disputed"}))
    assert f"- {path}:18: It cost 9." in lines
    assert "- disputed: content/explainers/harbour-plan.md" in lines


def test_quotations_are_left_out_of_spelling_and_ease() -> None:
    head = CLAIM.rpartition("---\n")[0] + "---\n"
    site = harbour.site({"content/claims/pier-stays.md": head + "He said “zorgl it” [@port-report-2019].\n"})
    assert "zorgl" not in readability.spelled(site, set)


def test_accepted_spellings_are_not_reported() -> None:
    words = readability.spelled(harbour.site({"content/words/en.yml": "spelling: [tramway]\n"}), set)
    assert "tramway" not in words and "passengers" in words


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Gull of the U.S. Navy paid 3.5 million. | He left.",
        "She met Ms. Tern and Md. Aslam Gull. | They left.",
        "It began at 10 a.m. harbour time, approx. 3 hours late. | It ended.",
        "See vol. 3, no. 5 and pp. 4-6 of it. | That is all.",
        "The site pier.example says so. | It is right.",
        "He said: “We stay. We go.” | They left.",
    ],
)
def test_sentences_end_where_they_end(text: str) -> None:
    first, second = text.split(" | ")
    assert split(f"{first} {second}") == [f"{first} ", second]


def test_libraries_find_ease_and_words() -> None:
    assert (
        language.reading_ease("The cat sat. It was fat.")
        > 90
        > language.reading_ease("Institutional considerations notwithstanding, multilateral organisations deliberated.")
    )
    assert language.unknown({"ferry", "ferrry"}) == {"ferrry"}


def test_command_tells_what_to_install_where_the_libraries_are_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "library", _missing)
    found = CliRunner().invoke(cli.main, ["--project", str(harbour.write(tmp_path)), "stats", "--prose"])
    assert found.exit_code == 1 and "pip install 'pyspellchecker" in found.output


def _missing(name: str, extra: str, use: str) -> None:
    raise extras.MissingLibraryError(f"{use} needs a library: {extras.install(extra)}")
