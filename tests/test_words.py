"""Word lists: the tool's own for the site's language, and what a site adds to them and takes from them."""

from __future__ import annotations

import pytest

from generator.source import Problems
from tests import harbour

TERM = {"content/terms/pilot.md": "---\ntitle: Pilot\n---\nA notorious guide among harbour rats.\n"}
WORDS = "content/words/en.yml"


def judged(overlay: dict[str, str]) -> list[str]:
    return [each.message for each in harbour.check(TERM | overlay).problems if each.rule.code == "word-judging"]


def problems(overlay: dict[str, str]) -> Problems:
    return harbour.check(overlay).problems


def test_the_tools_list_holds_without_any_settings() -> None:
    assert judged({}) == ["“notorious” judges"]


def test_a_site_adds_words_and_allows_others() -> None:
    assert judged({WORDS: "avoid: [harbour rats]\n"}) == ["“notorious” judges", "“harbour rats” judges"]
    assert judged({WORDS: "avoid: [harbour rats]\nallow: [Notorious]\n"}) == ["“harbour rats” judges"]


def test_a_language_without_a_list_has_the_sites_alone() -> None:
    german = {"mkdocs.yml": f"{harbour.FILES['mkdocs.yml']}theme:\n  name: material\n  language: de\n"}
    assert judged(german) == []
    assert judged(german | {"content/words/de.yml": "avoid: [harbour rats]\n"}) == ["“harbour rats” judges"]


def test_lists_that_nobody_reads_are_told() -> None:
    (problem,) = problems({"content/words/eng.yml": "avoid: [harbour rats]\n"})
    assert problem.rule.code == "file-unexpected" and "content/words/en.yml" in problem.help


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("avoids: [rats]\n", "field-unknown", "1:1"),
        ("avoid: rats\n", "field-invalid", "1:8"),
        ("avoid: [rats\n", "yaml-invalid", "1:1"),
        ("- rats\n", "field-invalid", "1:1"),
    ],
)
def test_what_is_wrong_in_a_list_is_told_at_its_place(text: str, code: str, place: str) -> None:
    (problem,) = problems({WORDS: text})
    assert (problem.rule.code, problem.source.path) == (code, WORDS) and problem.help
    assert f"{problem.at.first.line}:{problem.at.first.column}" == place  # type: ignore[union-attr]
