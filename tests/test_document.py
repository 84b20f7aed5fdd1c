"""A content file as syntax: every part has the place at which it was written."""

from __future__ import annotations

import pytest

from generator.source.text import Position, Source
from generator.syntax import document
from generator.syntax.document import parse, parse_library

FILE = "---\ntitle: The pier\ntopics: [harbour]\n---\n\nSome *prose*.\n"


def test_fields_and_prose_of_a_file() -> None:
    found, problems = parse(Source("x.md", FILE))
    assert found and not problems
    assert found.front.data == {"title": "The pier", "topics": ["harbour"]}
    assert found.prose.text == "\nSome *prose*.\n"
    assert found.front.place(("topics", 0)).first == Position(3, 10)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("---\n---\n", ""),
        ("---\n---", ""),
        ("---  \ntitle: x\n---\t\nText", "Text"),
        ("---\ntitle: x\n---\n---\nA rule above.\n", "---\nA rule above.\n"),
        ("---\ntitle: x\n---\nText\n\n---\n\nMore\n", "Text\n\n---\n\nMore\n"),
        ("---\nbody: |\n  a\n  ---\n  b\n---\nText", "Text"),
    ],
)
def test_prose_begins_behind_the_second_line_of_dashes(text: str, prose: str) -> None:
    found, problems = parse(Source("x.md", text))
    assert found and found.prose.text == prose and not problems


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "front-matter-missing", 1),
        ("Just text\n", "front-matter-missing", 1),
        ("\n---\ntitle: x\n---\n", "front-matter-missing", 1),
        ("---\ntitle: x\n", "front-matter-missing", 1),
        ("----\ntitle: x\n----\n", "front-matter-missing", 1),
        ("---\njust text\n---\n", "front-matter-missing", 2),
        ("---\n- a\n- b\n---\n", "front-matter-missing", 2),
        ("---\ntitle: x\n---\na\u202eb\n", "hidden-character", 4),
        ("---\ntitle: a\u200bb\n---\n", "hidden-character", 2),
        ("---\ntitle: [\n---\n", "yaml-invalid", 2),
        ("---\ntitle: 'a\n\n\n---\n", "yaml-invalid", 2),
        ("---\nx: [" + "y, " * document.NODES + "]\n---\n", "yaml-limit", 2),
    ],
)
def test_what_is_no_content_file_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    found, problems = parse(Source("x.md", text))
    assert found is None
    assert [(each.rule.code, each.first.line) for each in problems] == [(code, line)]


def test_library_holds_an_entry_for_each_item_with_its_own_places() -> None:
    text = "# works\n- id: a\n  title: One\n- id: b\n  author:\n    - {family: Lantern}\n"
    found, problems = parse_library(Source("r.yml", text))
    assert [entry.front.data for entry in found] == [
        {"id": "a", "title": "One"}, {"id": "b", "author": [{"family": "Lantern"}]}
    ]  # fmt: skip
    assert not problems and all(entry.prose.text == "" for entry in found)
    assert found[1].front.place(("author", 0, "family")).first == Position(6, 16)
    assert found[0].front.key(("title",)).text == "title"


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_empty_library_is_no_problem(text: str) -> None:
    assert parse_library(Source("r.yml", text)) == ((), ())


@pytest.mark.parametrize("text", ["- a\n- b\n", "- {id: a}\n- b\n", "text"])
def test_library_that_is_no_list_of_entries_is_refused(text: str) -> None:
    found, problems = parse_library(Source("r.yml", text))
    assert found == () and [each.rule.code for each in problems] == ["front-matter-missing"]


@pytest.mark.parametrize(("text", "codes"), [("  - id: a\n  - id: b\n", []), ("id: a\n", ["front-matter-missing"])])
def test_library_may_be_indented_and_a_map_is_no_list(text: str, codes: list[str]) -> None:
    assert [each.rule.code for each in parse_library(Source("r.yml", text))[1]] == codes


def test_library_grows_with_its_items() -> None:
    items = "".join(f"- id: w{number}\n  title: Work\n  issued: 2021\n" for number in range(3000))
    found, problems = parse_library(Source("r.yml", items))
    assert len(found) == 3000 and not problems
    one = "- id: a\n  author: [" + "{literal: b}, " * document.LIBRARY_NODES_EACH + "]\n"
    assert [each.rule.code for each in parse_library(Source("r.yml", one))[1]] == ["yaml-limit"]
