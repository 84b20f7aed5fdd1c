"""Annotation Markdown: everything found in it stands where it says, and nothing in it can do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it.parser_inline import ParserInline

from generator.source.text import Source
from generator.syntax import markdown, markup
from generator.syntax.inline_nodes import Citation, Heading, Image, InlineNode, Link, LinkEnd, Mention, Naming
from generator.syntax.markup import Markup
from tests.growth import assert_linear


def parse(text: str) -> Markup:
    return markup.parse(Source("content/topics/x.md", text).span())[0]


def codes(text: str) -> list[tuple[str, int]]:
    return [(each.rule.code, each.first.line) for each in markup.parse(Source("x.md", text).span())[1]]


def fill(slot: InlineNode) -> str:
    match slot:
        case Link(target):
            return f'<a href="#{target.isalnum()}">'
        case LinkEnd():
            return "</a>"
        case Heading(level, text):
            return f"<h{level}>{len(text)}</h{level}>"
        case Citation() | Image():
            return "<sup>1</sup>"
        case Naming() | Mention():
            return "a name"


def written(text: str) -> list[str]:
    return [slot.at.text for slot in parse(text).slots if not isinstance(slot, LinkEnd | Mention)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A [link](x.md) and [@one, p. 2].", ["[link](x.md)", "[@one, p. 2]"]),
        ("A [link](x.md 'title')", ["[link](x.md 'title')"]),
        ("A [link](<a b.md>)", ["[link](<a b.md>)"]),
        ("A [link][ref].\n\n[ref]: x.md", ["[link][ref]"]),
        ("<https://pier.example/>", ["<https://pier.example/>"]),
        ("![pier](pier.png)", ["![pier](pier.png)"]),
        ("[![pier](pier.png)](x.md)", ["![pier](pier.png)", "[![pier](pier.png)](x.md)"]),
        ("[*em* `code`](x.md)", ["[*em* `code`](x.md)"]),
        ("*[a](x.md)* **[b](y.md)** [@c]", ["[a](x.md)", "[b](y.md)", "[@c]"]),
        ("- one [a](x.md)\n- two [@b]\n    - three [c](z.md)", ["[a](x.md)", "[@b]", "[c](z.md)"]),
        ("1. one\n\n   [a](x.md) [@b]", ["[a](x.md)", "[@b]"]),
        ("> said [a](x.md)\n> and [@b]", ["[a](x.md)", "[@b]"]),
        ("> - deep [a](x.md)\n>   more [@b]", ["[a](x.md)", "[@b]"]),
        ("| a | b |\n| - | - |\n| [x](x.md) | [y](y.md) [@c] |", ["[x](x.md)", "[y](y.md)", "[@c]"]),
        ("| a |\n| - |\n| pier [x](x.md) |\n| pier [x](x.md) |", ["[x](x.md)", "[x](x.md)"]),
        ("lazy\n[a](x.md)\n  [@b]", ["[a](x.md)", "[@b]"]),
        ("🚢 [a](x.md) 🚢 [@b]", ["[a](x.md)", "[@b]"]),
        ("&amp; [a](x.md) &copy; [@b]", ["[a](x.md)", "[@b]"]),
        ("\\[ [a](x.md)", ["[a](x.md)"]),
        ("`[` [a](x.md) `]` [@b]", ["[a](x.md)", "[@b]"]),
        ("A [link\nover lines](x.md) [@one;\n@two]", ["[link\nover lines](x.md)", "[@one;\n@two]"]),
        ("a  \n[b](x.md)\\\n[@c]", ["[b](x.md)", "[@c]"]),
        ("## Heading\n\nText [a](x.md)", ["Heading", "[a](x.md)"]),
        ("Heading\n---\n\n[@b] text", ["Heading", "[@b]"]),
        ("The word [@one] and [@one] twice", ["[@one]", "[@one]"]),
        ("Side by side [@one] [@two][@three], and", ["[@one] [@two][@three]"]),
    ],
)
def test_span_of_a_link_or_citation_is_what_was_written(text: str, expected: list[str]) -> None:
    assert sorted(written(text)) == sorted(expected)
    shifted = Source("x.md", f"---\ntitle: x\n---\n{text}")
    found, _ = markup.parse(shifted.span(17))
    assert sorted(slot.at.text for slot in found.slots if not isinstance(slot, LinkEnd | Mention)) == sorted(expected)


PIECE = st.sampled_from(
    ["word", "[a](x.md)", "[@one]", "[@two, p. 3]", "*em*", "🚢", "`[c](y.md)`", "&amp;", "[b](<z y.md>)"]
)
BLOCK = st.sampled_from(
    ["{}", "- {}", "> {}", "> - {}", "1. {}", "  {}", "| a |\n| - |\n| {} |", "| a | b |\n| - | - |\n| [z | {} |",
     "- a\n\n    {}", "## a\n{}", "x | {}", "> x | y {}", "a\n{}", "-\t{}", "- a\n  a {}", "word word\n    {}"]
)  # fmt: skip


@given(st.lists(st.tuples(BLOCK, st.lists(PIECE, min_size=1, max_size=5)), min_size=1, max_size=4))
def test_spans_are_exact_in_any_nesting(blocks: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(block.format(" and ".join(pieces)) for block, pieces in blocks)
    found = parse(text)
    wanted = [piece for _, pieces in blocks for piece in pieces if piece.startswith("[")]
    slots = [slot for slot in found.slots if not isinstance(slot, LinkEnd | Heading | Mention)]
    assert [slot.at.text for slot in slots] == wanted
    places = [slot.at.start for slot in slots]
    assert places == sorted(set(places))
    for citation in found.citations:
        assert [at.text for at in citation.keys] == [cite.key for cite in citation.cites]


def test_headings_have_ids_of_their_own() -> None:
    found = parse("## The pier\n\n## The *pier*\n\n### 東京\n\n- ## In a list")
    assert [(h.level, h.text, h.id, h.top) for h in found.headings] == [
        (2, "The pier", "the-pier", True), (2, "The pier", "the-pier-2", True),
        (3, "東京", "東京", True), (2, "In a list", "in-a-list", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One", [("heading-level", 1)]),
        ("ok\n\n##### Five", [("heading-level", 3)]),
        ("One\n===", [("heading-malformed", 1)]),
        ("## Two\n\n#### Four", [("heading-level", 3)]),
        ("### Three", [("heading-level", 1)]),
        ("## Two\n\nText\n\n## *two*", []),
        ("## Two\n\nText\n\n## two", [("heading-repeated", 5)]),
        ("![](x.png)", [("image-without-alt", 1)]),
        ("a &#8238; b", [("hidden-character", 1)]),
        ("`&#8238;`", []),
        ("## Two\n\n### Three\n\n#### Four", []),
    ],
)
def test_problems_of_prose(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(text) == expected


def test_passages_know_their_text_and_whether_they_cite() -> None:
    text = "One *two* [three](x.md)\nfour [@k].\n\nFive.\n\n- six [@k]\n- seven\n\n[card](x.md)\n\n"
    found = parse(text + "| one | two |\n| --- | --- |\n| three | four |\n")
    assert [(p.text, bool(p.cites), p.kind) for p in found.passages] == [
        ("One two three four.", True, "paragraph"), ("Five.", False, "paragraph"), ("six", True, "paragraph"),
        ("seven", False, "paragraph"), ("card", False, "card"),
        ("one", False, "head"), ("two", False, "head"), ("three", False, "cell"), ("four", False, "cell"),
    ]  # fmt: skip
    assert found.summary == "One two three four."


@pytest.mark.parametrize(
    ("text", "key", "locator", "shown"),
    [
        ("As @one says", "one", "", "@one"),
        ("As @one [p. 3] says", "one", "p. 3", "@one [p. 3]"),
        ("As @{one.two} says", "one.two", "", "@{one.two}"),
    ],
)
def test_name_of_a_work_knows_its_key_and_its_place_in_the_work(text: str, key: str, locator: str, shown: str) -> None:
    (naming,) = parse(text).namings
    assert (naming.cite.key, naming.cite.locator, naming.key.text, naming.at.text) == (key, locator, key, shown)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("[card](x.md)", True), ("[card](x.md).", False), ("See [card](x.md)", False), ("- [card](x.md)", False),
        ("> [card](x.md)", False), ("[a](x.md) [b](y.md)", False), ("[card](x.md) [@k]", False),
        ("text\n\n[*card*](x.md)\n\ntext", True),
    ],
)  # fmt: skip
def test_only_a_link_alone_in_its_paragraph_is_a_card(text: str, alone: bool) -> None:
    assert [link.alone for link in parse(text).links][:1] == [alone]


def test_note_stands_behind_the_punctuation() -> None:
    assert markup.html(parse("The pier stays [@k]. Yes [@k], “it does [@k].”"), fill) == (
        "<p>The pier stays.<sup>1</sup> Yes,<sup>1</sup> “it does.”<sup>1</sup></p>\n"
    )


def test_alignment_of_a_table_is_a_class() -> None:
    out = markup.html(parse("| a | b |\n| :-: | -: |\n| 1 | 2 |"), fill)
    assert 'class="center"' in out and 'class="right"' in out and "style" not in out


def test_content_cannot_write_a_slot() -> None:
    out = markup.html(parse('a <slot name="0"></slot> [b](x.md) <slot name="0">'), fill)
    assert out.count("<a href=") == 1


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))", "[x](&#106;avascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)", "<javascript:alert(1)>", "![x](javascript:alert(1))", "![x\" onerror=\"alert(1)](x.png)",
    "![x](x.png\" onerror=\"alert(1))", "[x](x.md \"t\" onclick=alert(1))", "[x](x.md 'a\" onmouseover=alert(1)')",
    "[x]: javascript:alert(1)\n\n[x]", "## <img src=x onerror=alert(1)>", "## x {: onclick=alert(1) }",
    "text {: style=position:fixed }", "<iframe srcdoc='<script>alert(1)</script>'>", "<style>*{display:none}</style>",
    "<p style='position:fixed'>x</p>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    "<form action=//evil.example><input>", "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "```<script>\n</code><script>alert(1)</script>\n```",
    "``` x\" onclick=\"alert(1)\ncode\n```", "`</code><script>alert(1)</script>`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "| <script>alert(1)</script> |\n| :-\" onclick=alert(1) |\n| - |",
    "| a |\n| :-: |\n| <img src=x onerror=alert(1)> |",
    "<details open ontoggle=alert(1)>", "<object data=data:text/html,x>", "<embed src=//evil.example>",
    "> <script>alert(1)</script>", "- <b onclick=alert(1)>x</b>", "[@\"><script>alert(1)</script>]",
    "<slot name=\"0\" onclick=alert(1)></slot>", "\\<script>alert(1)</script>",
    "<textarea></textarea><img src=x onerror=y>",
]  # fmt: skip


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_hostile_survives(payload: str) -> None:
    out = markup.html(parse(payload), fill)
    root = lxml_html.fromstring(f"<div>{out}</div>")
    tags = {str(element.tag) for element in root.iter()}
    assert tags <= {
        "div", "p", "a", "sup", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "h2",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    for element in root.iter():
        for name, value in element.attrib.items():
            assert name in ("href", "class", "start") and ":" not in value, (name, value)


@pytest.mark.parametrize("payload", ["<b>x</b>", "a <br> b", "&lt;b&gt;", "<a b='c'>", "1 < 2 > 0 & 3"])
def test_raw_html_is_text(payload: str) -> None:
    root = lxml_html.fromstring(f"<div>{markup.html(parse(payload), fill)}</div>")
    assert {str(element.tag) for element in root.iter()} <= {"div", "p"}
    expected = "<b>" if payload.startswith("&lt;") else payload
    assert str(root.xpath("string()")).strip() == expected


@pytest.mark.parametrize("piece", ["[", "[a](b", "![", "*a ", "> ", "`", "[@a; ", "- ", "<", "&", "\\"])
def test_the_longer_the_text_the_more_work_and_no_more(piece: str) -> None:
    assert_linear(lambda size: markup.html(parse(piece * (size // len(piece)) + "x"), fill), 12_000)


def test_the_wider_a_table_the_more_work_and_no_more() -> None:
    assert_linear(lambda size: markup.html(parse("| a " * size + "\n" + "| - " * size), fill), 3_000)


@given(st.text(st.sampled_from("ab[]()@{};,.*_`<>&#|-:!\\\"' \n\t🚢1"), max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    found, problems = markup.parse(Source("x.md", text).span())
    markup.html(found, fill)
    for place in [
        *(slot.at for slot in found.slots if not isinstance(slot, LinkEnd | Mention)),
        *(p.at for p in problems),
    ]:
        assert not isinstance(place, Source) and 0 <= place.start <= place.end <= len(text)


def test_markup_is_told_in_a_failure_without_what_it_was_made_of() -> None:
    found = parse("The *pier* stays [@one].")
    assert "tokens=" not in repr(found) and "shown=" not in repr(found)
    assert found == parse("The *pier* stays [@one].")


SIGNS = st.sampled_from(
    [
        *"a1-*_`)<!#=~|:{}$+^%>\\\t“", "\n", "\n\n", "](", "[", "<b>", "<!--", "-->", "@k", "[@k-1]", "&amp;", "- ",
        "## ", "https://x.y/z?a=b",
    ]
)  # fmt: skip


@given(st.lists(SIGNS, max_size=20).map("".join))
def test_rules_that_are_never_asked_would_find_nothing(text: str) -> None:
    every = markdown.parser.__wrapped__()
    every.enable(["html_block", "html_inline"])
    every.inline.terminator_re = ParserInline().terminator_re
    assert [each.as_dict() for each in markdown.parser().parse(text)] == [each.as_dict() for each in every.parse(text)]
