"""YAML becomes text, lists and maps with exact places; whatever could do harm is refused with a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.diagnostic import Problems
from generator.source.text import Position, Source
from generator.syntax.yaml_tree import DEPTH, YamlTree, compose


def read(text: str, nodes: int = 500, size: int = 64 * 1024) -> tuple[YamlTree | None, Problems]:
    return compose(Source("x.md", text).span(), nodes=nodes, size=size)


def composed(text: str) -> YamlTree:
    tree, problems = read(text)
    assert tree and not problems
    return tree


def test_every_scalar_stays_text() -> None:
    text = "a: yes\nb: 2025-02-18\nc: 1e3\nd: 0x1F\ne: ~\nf:\ng: 012\nh: 1:30\ni: 0000-00-00\nj: .nan\n"
    assert composed(text).data == {
        "a": "yes", "b": "2025-02-18", "c": "1e3", "d": "0x1F", "e": "~", "f": "", "g": "012", "h": "1:30",
        "i": "0000-00-00", "j": ".nan",
    }  # fmt: skip


WRITTEN = """\
plain: some words
single: 'it''s'
double: "a \\"b\\""
flow: [one, {two: three}]
block: >-
  folded
  text
list:
  - first
  - name: second
    more: 🚢 third
"""


@pytest.mark.parametrize(
    ("loc", "expected"),
    [
        (("plain",), "some words"),
        (("single",), "'it''s'"),
        (("double",), '"a \\"b\\""'),
        (("flow",), "[one, {two: three}]"),
        (("flow", 0), "one"),
        (("flow", 1), "{two: three}"),
        (("flow", 1, "two"), "three"),
        (("block",), ">-\n  folded\n  text"),
        (("list", 0), "first"),
        (("list", 1), "name: second\n    more: 🚢 third"),
        (("list", 1, "more"), "🚢 third"),
        (("list", 7), "- first\n  - name: second\n    more: 🚢 third\n"),
        (("nowhere", "at", "all"), WRITTEN),
    ],
)
def test_place_of_a_value_is_what_was_written(loc: tuple[str | int, ...], expected: str) -> None:
    assert composed(WRITTEN).place(loc).text == expected


def test_place_of_a_key_is_the_key() -> None:
    tree = composed(WRITTEN)
    assert tree.key(("list", 1, "more")).text == "more"
    assert tree.key(("list", 0)).text == "first"


def test_places_count_from_the_beginning_of_the_file() -> None:
    source = Source("x.md", "---\na: b\nc: d\n---\n")
    tree, _ = compose(source.span(4, 14), nodes=9, size=99)
    assert tree and tree.place(("c",)).first == Position(3, 4)


@pytest.mark.parametrize(
    ("yaml", "part", "expected"),
    [
        ("q: one two three", "two", "two"),
        ("q: 'one two three'", "two", "two"),
        ('q: "one two three"', "three", "three"),
        ("q: >-\n  one\n  two three\n", "two", "two"),
        ("q: |\n  one\n    two three\n", "three", "three"),
        ("q: one\n  two three", "two three", "two three"),
        ("q: >-\n  one two,\n  three\n", "two, three", "two,\n  three"),
        ("q: |\n  one\n  two  three\n", " three", "  three"),
        ("q: |\n  one\n  two   three\n", "two ", "two"),
        ('q: "one tw\\u006f three"', "two", '"one tw\\u006f three"'),
    ],
)
def test_part_of_a_text_is_found_in_the_source(yaml: str, part: str, expected: str) -> None:
    tree = composed(yaml)
    value = str(tree.value(("q",)))
    start = value.index(part)
    assert tree.part(("q",), start, start + len(part)).text == expected


WORD = st.text(st.sampled_from("abcé🚢:-#'\"[]{},&*!|>%@`"), min_size=1, max_size=8)


@given(st.lists(WORD, min_size=1, max_size=9), st.data())
def test_part_of_a_block_is_exact_whatever_it_holds(words: list[str], data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.integers(1, 4), min_size=len(words), max_size=len(words)))
    text, behind = "q: >-\n  ", 0
    for number, word in enumerate(words):
        text += word + ("\n  " if lines[number] == 1 else " ") * (number + 1 < len(words))
    at = data.draw(st.integers(0, len(words) - 1))
    tree = composed(text)
    value = str(tree.value(("q",)))
    for word in words[:at]:
        behind = value.index(word, behind) + len(word)
    start = value.index(words[at], behind)
    assert tree.part(("q",), start, start + len(words[at])).text == words[at]


REFUSED = {
    "anchor": ("a: &x b", "yaml-forbidden", 1),
    "alias": ("a: b\nc: *x", "yaml-forbidden", 2),
    "billion laughs": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "yaml-forbidden", 1),
    "merge key": ("a: b\n<<: {c: d}", "yaml-forbidden", 2),
    "tag": ("a: !!python/object/apply:os.system [id]", "yaml-forbidden", 1),
    "tag on a key": ("!x a: b", "yaml-forbidden", 1),
    "anchor on a key": ("&x a: b", "yaml-forbidden", 1),
    "set": ("a: !!set {b, c}", "yaml-forbidden", 1),
    "list for a key": ("? [a, b]\n: c", "yaml-forbidden", 1),
    "map for a key": ("{{a: b}: c}", "yaml-forbidden", 1),
    "second document": ("a: b\n--- \nc: d", "yaml-forbidden", 2),
    "same key twice": ("a: b\nc: d\na: e", "yaml-duplicate-key", 3),
    "same key twice, deeper": ("a:\n  b: c\n  'b': d", "yaml-duplicate-key", 3),
    "same key as list": ("a: b\na: [c, d]", "yaml-duplicate-key", 2),
    "nesting": ("a: " + "[" * DEPTH + "]" * DEPTH, "yaml-limit", 1),
    "a hundred thousand brackets": ("[" * 60_000, "yaml-limit", 1),
    "a hundred thousand braces": ("{a: " * 15_000, "yaml-limit", 1),
    "nested lists in block style": ("- " * 30_000, "yaml-limit", 1),
    "many values": ("a: [" + "b," * 500 + "]", "yaml-limit", 1),
    "many bytes": ("a: " + "é" * 33_000, "yaml-limit", 1),
    "null character": ('a: "\\0"', "hidden-character", 1),
    "override": ('a: "b\\u202e"', "hidden-character", 1),
    "escaped key": ('"a\\u200b": b', "hidden-character", 1),
    "tab": ("a:\n\tb: c", "yaml-invalid", 2),
    "colon": ("a: b\ntitle: The pier: a history", "yaml-invalid", 2),
    "quotation mark": ('a: b\nquote: "Never" he said', "yaml-invalid", 2),
    "bracket that is never closed": ("a: b\nc: [d\ne: f\n", "yaml-invalid", 2),
    "quotation mark that is never closed": ('a: b\nc: "d\ne: f\n', "yaml-invalid", 2),
    "unknown directive": ("%YAML 9.9\n---\na: b", "yaml-invalid", 1),
    "bell": ("a: \x07", "yaml-invalid", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_line_and_a_help(name: str) -> None:
    text, code, line = REFUSED[name]
    tree, problems = read(text)
    assert tree is None
    assert [(each.rule.code, each.first.line) for each in problems] == [(code, line)]
    assert problems[0].help


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "a:", "[]", "a: '&b *c !d <<'", "a: \u00a0", "é: ü"])
def test_taken(text: str) -> None:
    assert read(text)[1] == ()


def test_deepest_allowed() -> None:
    assert read("a: " + "[" * (DEPTH - 1) + "]" * (DEPTH - 1))[1] == ()


def test_help_for_a_quotation_says_how_to_write_it() -> None:
    _, (problem,) = read('quote: "Never" he said')
    assert problem.help == "write a quotation as a block: `quote: >-`, and the words indented on the next line"


@given(st.text(st.sampled_from("ab: -\n[]{}'\"#&*!|>%@\t\\0u?,~é🚢"), max_size=60))
def test_no_text_makes_it_fail_and_no_place_lies_outside(text: str) -> None:
    tree, problems = read(text)
    assert (tree is None) == bool(problems)
    for place in [*(tree.values.values() if tree else ()), *(p.at for p in problems if not isinstance(p.at, Source))]:
        assert 0 <= place.start <= place.end <= len(text)


def test_tree_is_told_in_a_failure_by_what_it_holds_alone() -> None:
    tree = composed("pier: stays")
    tree.part(("pier",), 0, 5)
    assert repr(tree) == f"YamlTree(data={tree.data!r}, at={tree.at!r})"


@pytest.mark.parametrize(
    ("text", "at", "message", "help"),
    [
        ('a: ["b]', 'a: ["b]', "a list that is not closed", "write `]` at its end"),
        ("a: [b}", "a: [b}", "a list that is not closed", "write `]` at its end"),
        ('a: ["b", "c]', 'a: ["b", "c]', "a list that is not closed", "write `]` at its end"),
        ("a: {b: [c}", "a: {b: [c}", "a map that is not closed", "write `}` at its end"),
        ("a: [ @b ]", "[ @b ]", "a value that begins with `@`, or holds it in a list", "put it in double quotes"),
        ("a: [c, @b]", "[c, @b]", "a value that begins with `@`, or holds it in a list", "put it in double quotes"),
        ('a: [b, "c"] d', '[b, "c"] d', "`[` begins a list, which ends before the line does",
         "put the whole value in double quotes"),
        ('a: "b\n  c\nd: e', '"', "a quotation mark that is not closed", "write `\"` at the value's end"),
        ("a: 'b\n  c\nd: e", "'", "a quotation mark that is not closed", "write `'` at the value's end"),
        ("a: [,b]", ",", "a comma with nothing before it", "take it out"),
        ("a: b\n---\nc: d", "---", "a second YAML document", "keep one document"),
        ("a: b\n<<: {c: d}", "<<", "a merge key", "write the fields out"),
        ("&x a: b", "&x a", "a key that is not a plain name", "write `name: value`"),
        ("a: b\na: c", "a", "`a` stands twice", "keep one; the first stands in line 1"),
        ("- a: b\n  c: d\n  a: e\n  c: f", "a", "`a` stands twice",
         "begin another entry with `- `; if this is none, keep one; the first stands in line 1"),
        ("- a: b\n  c: d\n  c: f", "c", "`c` stands twice", "keep one; the first stands in line 2"),
        ('a: "b\\u202e"', '"b\\u202e"', "an escape makes U+202E",
         "take the escape out; write only what a reader can see"),
    ],
)  # fmt: skip
def test_mistake_in_yaml_is_told_where_it_is_and_how_it_is_mended(text: str, at: str, message: str, help: str) -> None:
    (problem,) = read(text)[1]
    assert (getattr(problem.at, "text", ""), problem.help) == (at, help)
    assert problem.message.startswith(message)


def test_limits_of_yaml_are_those_that_are_named() -> None:
    assert read("a: " + "b" * (1021 + 1024), size=2048)[1] == ()
    (problem,) = read("a: " + "b" * (1022 + 1024), size=2048)[1]
    assert (problem.message, problem.first, problem.last) == ("more than 2 KiB of YAML", Position(1, 1), Position(1, 4))
    assert read("a: [b, c]", nodes=4)[1] == ()
    assert [each.rule.code for each in read("a: [b, c]", nodes=3)[1]] == ["yaml-limit"]


def test_each_field_that_stands_twice_is_told() -> None:
    problems = read("a: b\na: c\nd: e\nd: f")[1]
    assert [(each.rule.code, each.first.line) for each in problems] == [
        ("yaml-duplicate-key", 2),
        ("yaml-duplicate-key", 4),
    ]
