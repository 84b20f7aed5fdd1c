"""Word lists: the tool's own for the site's language, and what a site adds to them and takes from them."""

from __future__ import annotations

import pytest

from generator.source import Problems, blocking
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


@pytest.mark.parametrize("name", ["eng", "English", "en-GB", "en_US"])
def test_lists_of_the_sites_language_are_named_as_the_settings_name_it(name: str) -> None:
    (problem,) = problems({f"content/words/{name}.yml": "avoid: [harbour rats]\n"})
    assert problem.rule.code == "words-misnamed" and "rename the file to content/words/en.yml" in problem.help


def test_where_the_language_is_refused_its_lists_are_not_told_too() -> None:
    settings = f"{harbour.FILES['mkdocs.yml']}theme:\n  language: DE\n"
    (problem,) = problems({"mkdocs.yml": settings, "content/words/de.yml": "avoid: [Ratten]\n"})
    assert problem.rule.code == "setting-refused" and problem.help == "did you mean `de`?"


def test_lists_of_no_language_are_told() -> None:
    (problem,) = problems({"content/words/rats.yml": "avoid: [harbour rats]\n"})
    assert problem.rule.code == "words-misnamed" and "of no language" in problem.message


@pytest.mark.parametrize("name", ["de", "pt-BR"])
def test_lists_of_another_language_may_be_kept_and_are_said_to_be_of_no_use_here(name: str) -> None:
    (problem,) = problems({f"content/words/{name}.yml": "avoid: [Ratten]\n"})
    assert problem.rule.code == "words-unused" and not blocking([problem])
    assert "content/words/en.yml" in problem.help and "rename" not in problem.help


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
