"""Style sheets as they are joined: every rule once, in its order, and no browser left without a colour."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import tinycss2

from generator import build
from generator.model.kinds.claim import Assessment
from generator.output import BadTemplateError, share_image, styles, stylesheets
from tests import harbour

NAMES = ("embed.css", "material.css", "site.css", "tokens.css")
OURS = {path: text for path, text in harbour.templates().items() if path.endswith(".css")}
_SPACES = {"skip_comments": True, "skip_whitespace": True}
ROOT = ":root { --ink: light-dark(#111, #eee); --size: 1rem }\n"
DARK = '@media screen { :root[data-scheme="dark"] { color-scheme: dark } }\n'


def joined(**files: str) -> str:
    return stylesheets({f"styles/{path.replace('__', '/')}.css": text for path, text in files.items()})["site.css"]


def rules(text: str, within: str = "") -> Iterator[tuple[str, str, Any]]:
    """The conditions, the selector and the declarations of each rule."""
    for node in tinycss2.parse_rule_list(text, **_SPACES):
        prelude = " ".join(tinycss2.serialize(node.prelude).split())
        if node.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(node.content, **_SPACES)
            yield within, prelude, [(each.name, tinycss2.serialize(each.value).strip()) for each in declared]
        elif node.at_keyword in ("media", "supports"):
            yield from rules(tinycss2.serialize(node.content), f"{within}@{node.at_keyword} {prelude}")


# --- joining ------------------------------------------------------------------------------------------------------


def test_what_is_imported_stands_in_its_place_in_the_order_of_the_imports() -> None:
    text = joined(
        site='/* a */ @import "site/b.css"; @import "site/a.css";\n.own { top: 0 }',
        site__a=".a { top: 1px }",
        site__b='@import "deep/c.css";\n.b { top: 2px }',
        site__deep__c=".c { top: 3px }",
    )
    assert [selector for _, selector, _ in rules(text)] == [".c", ".b", ".a", ".own"]


def test_only_what_lies_directly_in_the_folder_is_a_sheet() -> None:
    files = {
        "styles/site.css": "",
        "styles/site/a.css": ".a { top: 0 }",
        "styles/notes.txt": "x",
        "home.html.jinja": "",
    }
    assert set(stylesheets(files)) == {"site.css"}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"site": '.a { top: 0 }\n@import "gone.css";'}, "site.css:2: `gone.css` .* no templates/styles/gone.css"),
        ({"site": '@import "site.css";'}, "site.css:1: .* it would import itself"),
        ({"site": '@import "a/a.css";', "a__a": '\n@import "../site.css";'}, "a/a.css:2: .* it would import itself"),
        ({"site": ".a { top: 0 }\n}"}, "site.css:2: not CSS: "),
        ({"site": ".a { color: light-dark(#111, #eee) }" + DARK}, "site.css: `light-dark.*`"),
        ({"site": ROOT}, "site.css: `light-dark.*color-scheme: dark"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_joined_is_named(files: Mapping[str, str], told: str) -> None:
    with pytest.raises(BadTemplateError, match=f"templates/styles/{told}"):
        joined(**files)


def test_addresses_are_left_for_the_audit_to_refuse() -> None:
    text = joined(site='@import "https://x.example/a.css";\n@import url(//x.example/b.css);\n@import "c.css" print;')
    assert text.count("@import") == 3 and "https://x.example/a.css" in text and "//x.example/b.css" in text


def test_comments_and_white_space_go_where_they_mean_nothing_and_stay_where_they_do() -> None:
    text = joined(
        site="""/* { */ .a  .b ,\n.c:not( .d )::before { content: "/* not a comment;  } */"; /* gone */ --none: ;
        margin: 0 calc( 1px + 2px ) ; }\n@media screen  and (min-width: 1px) { .a > .b { top : 0 } }
        @supports (grid-template-columns: subgrid) { .e { --last: } }"""
    )
    assert text == (
        '.a .b ,.c:not(.d)::before{content: "/* not a comment;  } */";--none: ;margin: 0 calc(1px + 2px) ;}\n'
        "@media screen and (min-width: 1px){.a > .b{top : 0}}\n"
        "@supports (grid-template-columns: subgrid){.e{--last: }}\n"
    )


# --- two colours --------------------------------------------------------------------------------------------------


def test_two_colours_are_spelled_out_for_browsers_that_do_not_know_them() -> None:
    text = joined(site=ROOT + DARK + ".a { color-scheme: dark light }")
    assert text == (
        ":root{--ink: #111;--size: 1rem}\n"
        '@media screen{:root[data-scheme="dark"]{color-scheme: dark;--ink: #eee}}\n'
        ".a{color-scheme: dark light}\n"
    )


def test_each_colour_stands_once_and_holds_in_both_ways_to_dark() -> None:
    tokens, made = OURS["styles/tokens.css"], stylesheets(OURS)["tokens.css"]
    names = re.findall(r"(--[\w-]+): light-dark", tokens)
    assert len(names) > 20 and max(Counter(re.findall(r"(?<!\()(--[\w-]+):", tokens)).values()) == 1
    found = {(within, selector): dict(declared) for within, selector, declared in rules(made)}
    system = found["@media screen and (prefers-color-scheme: dark)", ':root:not([data-scheme="light"])']
    chosen = found["@media screen", ':root[data-scheme="dark"]']
    assert system == chosen and list(chosen) == ["color-scheme", *names] and "light-dark" not in made
    light = found["", ":root"]
    assert light["color-scheme"] == "light" and all(light[name] != chosen[name] for name in names)


def test_no_colour_is_written_outside_the_tokens() -> None:
    others = {path: text for path, text in OURS.items() if path != "styles/tokens.css"}
    assert {path: re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", text) for path, text in others.items()} == {
        path: [] for path in others
    }


# --- the shipped ones ---------------------------------------------------------------------------------------------


def test_every_file_is_joined_once() -> None:
    assert set(stylesheets(OURS)) == {*NAMES}
    targets = [
        posixpath.join(posixpath.dirname(path), target)
        for path, text in OURS.items()
        for target in re.findall(r'@import "([^"]+)";', text)
    ]
    assert sorted(targets) == sorted(path for path in OURS if path.count("/") > 1) and len(targets) > 20


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_stands_twice(name: str) -> None:
    found = Counter((within, selector) for within, selector, _ in rules(stylesheets(OURS)[name]))
    assert found and [rule for rule, count in found.items() if count > 1] == []


def test_every_rule_of_the_files_is_in_the_sheets() -> None:
    """And nothing else, but for the colours in dark."""
    written = Counter(rule[:2] for text in OURS.values() for rule in rules(re.sub("@import .*", "", text)))
    made = Counter(rule[:2] for text in stylesheets(OURS).values() for rule in rules(text))
    plain = {(within, re.sub(r"\s*([,()])\s*", r"\1", selector)): n for (within, selector), n in written.items()}
    assert {(within, re.sub(r"\s*([,()])\s*", r"\1", selector)): n for (within, selector), n in made.items()} == plain


def test_the_sheets_stay_light() -> None:
    weights = [len(gzip.compress(text.encode(), mtime=0)) for text in stylesheets(OURS).values()]
    assert sum(weights) <= 12_000


def test_a_sheet_of_the_content_stands_for_ours_of_its_name() -> None:
    site = build.check(harbour.sources(), assets={**harbour.ASSETS, "content/assets/site.css": b""}).site
    assert site
    files = build.docs(site, harbour.templates()).files
    assert "assets/site.css" not in files and "assets/tokens.css" in files


def test_settings_may_name_a_sheet_that_is_joined_but_no_part_of_one() -> None:
    text = harbour.FILES["mkdocs.yml"] + "extra_css: [assets/site.css, assets/text.css]\n"
    sheets = ("templates/styles/site.css", "templates/styles/site/text.css")
    made = build.check(harbour.sources({"mkdocs.yml": text}), assets={**harbour.ASSETS, **dict.fromkeys(sheets, b"")})
    assert [problem.message for problem in made.problems] == ["there is no style sheet `assets/text.css`"]


# --- the colours of pictures --------------------------------------------------------------------------------------


def test_the_tokens_have_every_colour_that_pictures_are_drawn_in() -> None:
    found = styles.properties(stylesheets(OURS)["tokens.css"])
    used = [getattr(share_image, name) for name in ("PAGE", "TINT", "TINT_RULE", "INK", "INK_2", "TINT_INK_2", "LINE")]
    for name in (*used, *(f"--a-{each}" for each in Assessment)):
        assert re.fullmatch(r"#[0-9a-f]{6}", found[name]), name


def test_properties_are_those_of_the_page_in_light_whether_joined_or_not() -> None:
    text = ROOT + DARK + ".a { --ink: red }\n@media print { :root { --size: 2rem } }"
    assert styles.properties(text) == styles.properties(joined(site=text)) == {"--ink": "#111", "--size": "1rem"}
