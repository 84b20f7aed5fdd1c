"""Pandoc's syntax of citations, in prose and in fields, and what only looks like it."""

from __future__ import annotations

import pytest

from generator.source.text import Source
from generator.syntax import citation, markup
from generator.syntax.citation import Cite


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("@key", [("key", "", "")]),
        ("@key, p. 4", [("key", "", "p. 4")]),
        ("@key p. 4", [("key", "", "p. 4")]),
        ("see @key, pp. 3-5, 7", [("key", "see", "pp. 3-5, 7")]),
        ("@one; @other", [("one", "", ""), ("other", "", "")]),
        ("see @one, ch. 2; also @other", [("one", "see", "ch. 2"), ("other", "also", "")]),
        ("-@key", [("key", "", "")]),
        ("see -@key", [("key", "see", "")]),
        ("@Ünïcode_2021", [("Ünïcode_2021", "", "")]),
        ("@doe.2021", [("doe.2021", "", "")]),
        ("@doe:2021/a", [("doe:2021/a", "", "")]),
        ("@foo.", [("foo", "", ".")]),
        ("@foo--bar", [("foo", "", "--bar")]),
        ("@{https://x.example/a?b=c}, p. 1", [("https://x.example/a?b=c", "", "p. 1")]),
        ("@_private", [("_private", "", "")]),
        ("@2021-report", [("2021-report", "", "")]),
        ("@one\nand more", [("one", "", "and more")]),
    ],
)
def test_citation_in_brackets(inner: str, expected: list[tuple[str, str, str]]) -> None:
    found = citation.bracketed(inner)
    assert found is not None
    assert [(cite.key, cite.prefix, cite.locator) for cite in found] == expected
    assert [inner[cite.start : cite.end] for cite in found] == [cite.key for cite in found]


@pytest.mark.parametrize(
    "inner", ["", "text", "a@b.example", "mail me@home", "@", "@ key", "@one; two", "x@key; @other"]
)
def test_what_is_no_citation(inner: str) -> None:
    assert citation.bracketed(inner) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key", [Cite("key", 0, 3)]),
        ("key, p. 4", [Cite("key", 0, 3, "", "p. 4")]),
        ("one; other, ch. 2", [Cite("one", 0, 3), Cite("other", 5, 10, "", "ch. 2")]),
        ("@key", [Cite("key", 1, 4)]),
    ],
)
def test_citation_in_a_field(text: str, expected: list[Cite]) -> None:
    assert list(citation.field(text)) == expected


@pytest.mark.parametrize("text", ["", ";", "key;", "two words", "[@key]", "see key", ", p. 4"])
def test_field_that_is_no_citation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a citation"):
        citation.field(text)


# Traps that checkers elsewhere fell into: a mention, an address or code is taken for a citation, or one is overlooked.
@pytest.mark.parametrize(
    "prose",
    [
        "Ask @pytest or @v4 or me@pier.example.",
        "See https://social.example/@pier and <https://social.example/@pier>.",
        "Read [the thread](https://social.example/@pier).",
        "Read [@pier](https://social.example/@pier).",
        "Write `[@key]` for a citation.",
        "```\n[@key]\n```",
        "A mail address [me@pier.example] in brackets.",
        "Escaped \\[@key\\] is text.",
        "Escaped \\[see @key; or not\\].",
        "Escaped \\\\\\[@key; or not\\].",
        "![@key](../assets/pier.png)",
    ],
)
def test_what_is_no_citation_is_neither_one_nor_reported(prose: str) -> None:
    found, problems = markup.parse(Source("x.md", prose).span())
    assert list(found.citations) == [] and problems == ()


@pytest.mark.parametrize(
    "prose",
    [
        "The pier [@doe.2021].", "The pier [@doe2021; @port:19, p. 4].", "*The pier [@doe]*", "“The pier [@doe]”",
        "| a |\n| - |\n| pier [@doe] |", "- pier [@doe]", "> pier [@doe]", "[@doe]", "(see [@doe])",
        "[pier](x.md)[@doe]",
        "The pier [@doe]: stays",
    ],
)  # fmt: skip
def test_citation_is_found_wherever_text_stands(prose: str) -> None:
    found, problems = markup.parse(Source("x.md", prose).span())
    assert [slot.at.text[:2] for slot in found.citations] == ["[@"] and problems == ()
    assert all(at.text == cite.key for slot in found.citations for cite, at in zip(slot.cites, slot.keys, strict=True))


@pytest.mark.parametrize(
    "prose",
    [
        "The pier [@doe](not closed",
        "The pier [@doe; p. 4].",
        "The pier [@doe.",
        "The pier [@doe; two].",
        "(see[@{doe]",
        "A backslash \\\\[@doe; p. 4].",
    ],
)
def test_what_was_meant_as_a_citation_is_reported(prose: str) -> None:
    found, problems = markup.parse(Source("x.md", prose).span())
    assert list(found.citations) == []
    assert [each.rule.code for each in problems] == ["citation-malformed"]
    assert str(getattr(problems[0].at, "text", "")).startswith("[@")


@pytest.mark.parametrize(
    ("prose", "named"),
    [
        ("As @doe says.", ["@doe"]),
        ("@doe [p. 4] says, and so does @port.", ["@doe [p. 4]", "@port"]),
        ("One [sic] of @doe.", ["@doe"]),
        ("A [pier](x.md) of @doe.", ["@doe"]),
        ("Escaped \\[@doe\\].", ["@doe"]),
        # A name would become a link to a note, and a link holds no other.
        ("Read [the report of @doe](x.md).", []),
        ("Read [“@doe”](x.md).", []),
        ("Write to me@doe or /@doe.", []),
    ],
)
def test_work_named_in_the_text(prose: str, named: list[str]) -> None:
    found, problems = markup.parse(Source("x.md", prose).span())
    assert [slot.at.text for slot in found.namings] == named and problems == ()
