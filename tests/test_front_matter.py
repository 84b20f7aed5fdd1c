"""What an editor did to the fields of an entry is said once, where it was done, and how it is mended."""

# ruff: noqa: E501 - tables of odd texts are read by row.

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator import build, pages
from generator.model.site import Site
from generator.source.diagnostic import Diagnostic
from tests import harbour

CLAIM, LIBRARY = "content/claims/pier-stays.md", "content/references.yml"
TEXT = harbour.FILES[CLAIM]
SETTINGS = "site_name: The harbour\nextra: {explainer: {publisher: none}}\n"


def only(path: str, text: str) -> Diagnostic:
    (problem,) = harbour.check({path: text}).problems
    assert problem.help
    return problem


# what is replaced, by what; rule, line and column, a word of the message
DONE = [
    ("title: The pier", "title The pier", "yaml-invalid", (2, 1), "without a colon"),
    ("assessment: supported", "assessment supported", "yaml-invalid", (13, 1), "without a colon"),
    ("title: The pier", "title：The pier", "yaml-invalid", (2, 1), "full-width colon"),
    ("title: The pier", "title:The pier", "yaml-invalid", (2, 1), "colon without a space"),
    ("assessment: supported", "assessment:\u00a0supported", "yaml-invalid", (13, 12), "no-break space"),
    ("    speaker: jo", "\u00a0\u00a0\u00a0\u00a0speaker: jo", "yaml-invalid", (5, 1), "no-break space"),
    ("    speaker: jo", "\tspeaker: jo", "yaml-invalid", (5, 1), "a tab"),
    ("topics: [harbour]", "topics: [harbour", "yaml-invalid", (11, 1), "list that is not closed"),
    ("topics: [harbour]", "topics: [harbour}", "yaml-invalid", (11, 1), "list that is not closed"),
    ("topics: [harbour]", "topics: [harbour,, pier]", "yaml-invalid", (11, 18), "comma"),
    ("title: The pier", "title: [The] pier", "yaml-invalid", (2, 8), "`[` begins a list"),
    ("title: The pier", "title: {The} pier", "yaml-invalid", (2, 8), "`{` begins a map"),
    ("title: The pier", 'title: "The" pier', "yaml-invalid", (2, 8), "ends before the line does"),
    ("title: The pier", "title: 'The mayor's pier", "yaml-invalid", (2, 8), "ends before the line does"),
    ("title: The pier", 'title: "The pier', "yaml-invalid", (2, 8), "not closed"),
    ("title: The pier", "title: Mayor: the pier", "yaml-invalid", (2, 13), "a colon within a value"),
    ("title: The pier", "title: @The pier", "yaml-invalid", (2, 8), "begins with `@`"),
    ("title: The pier", "title: `The` pier", "yaml-invalid", (2, 8), "begins with"),
    ("title: The pier", "title: *The pier", "yaml-forbidden", (2, 8), "alias"),
    ("title: The pier will not be closed", 'title: "The \\pier"', "yaml-invalid", (2, 13), "backslash"),
    ("assessment: supported", "  assessment: supported", "yaml-invalid", (13, 3), "another column"),
    ("  - article: quill-2021\n    speaker", "  -article: quill-2021\n    speaker", "yaml-invalid", (4, 3), "hyphen"),
    ("  - article: quill-2021\n    speaker", "    article: quill-2021\n    speaker", "yaml-invalid", (4, 5), "hyphen"),
    ("title: The pier will", "title: The pier\nwill", "yaml-invalid", (3, 1), "without a colon"),
    ("title: The", "<<<<<<< HEAD\ntitle: The", "merge-conflict", (2, 1), "not merged"),
    ("kind: quote", "---\nkind: quote", "front-matter-split", (12, 1), "among the fields"),
    ("---\ntitle", "---\ntitle: Another\n---\n---\ntitle", "front-matter-split", (1, 1), "two front matters"),
    ("related: [ferry-passengers]\n---", "related: [ferry-passengers]\n—", "front-matter-missing", (16, 1), "not `---`"),
    ("related: [ferry-passengers]\n---", "related: [ferry-passengers]", "front-matter-missing", (1, 1), "not closed"),
    ("---\ntitle", "\n---\ntitle", "front-matter-missing", (1, 1), "no front matter"),
    ("title: The pier will", "title: The #1 pier will", "value-misread", (2, 12), "comment"),
    ("title: The pier will not be closed", "title: null", "value-misread", (2, 8), "`null`"),
    ("title: The pier will not be closed", "title: ~", "value-misread", (2, 8), "`~`"),
    ("title: The pier will not be closed", "title: …", "value-misread", (2, 8), "`…`"),
    ("topics: [harbour]", "topics: [TODO]", "value-misread", (11, 10), "`TODO`"),
    ("related: [ferry-passengers]", "related: ~", "value-misread", (15, 10), "`~`"),
    ("title: The pier will not be closed", "title: “The pier stays”", "value-misread", (2, 8), "quotation marks"),
    ("title: The pier will", "title: “The pier will", "value-misread", (2, 8), "quotation marks"),
    ("title: The pier will", "title: The *pier* will", "markup-in-field", (2, 12), "`*pier*`"),
    ("title: The pier will", "title: The <b>pier</b> will", "markup-in-field", (2, 12), "`<b>`"),
    ("title: The pier will", "title: The &amp; will", "markup-in-field", (2, 12), "`&amp;`"),
    ("title: The pier will", "title: The {{ pier }} will", "markup-in-field", (2, 12), "`{{`"),
    ("be closed", "be closed [@council-minutes-2021]", "markup-in-field", (2, 36), "`[@council-minutes-2021]`"),
    ("title:", "titel:", "field-unknown", (2, 1), "`titel`"),
    ("title:", "headline:", "field-unknown", (2, 1), "`headline`"),
    ("appearances:", "appearance:", "field-unknown", (3, 1), "`appearance`"),
    ("title: The pier will not be closed", "title:", "field-invalid", (2, 7), "empty"),
    ("topics: [harbour]", "topics:", "field-invalid", (11, 1), "empty"),
    ("topics: [harbour]", "topics: [harbour.md]", "field-invalid", (11, 10), "not an id"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "place", "said"), DONE, ids=[each[1] for each in DONE])
def test_mistake_is_told_once_where_it_was_made(
    old: str, new: str, code: str, place: tuple[int, int], said: str
) -> None:
    assert old in TEXT
    problem = only(CLAIM, TEXT.replace(old, new, 1))
    assert (problem.rule.code, (problem.first.line, problem.first.column)) == (code, place), problem.message
    assert said in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: quote", "kind:"), ("kind: quote", "kind: quote\nlabel:"), ("kind: quote", 'kind: quote\nlabel: ""'),
        ("    said: 2021-03-04", "    said:"), ("related: [ferry-passengers]", "related:"),
        ("kind: quote", "kind: quote  # said on the record"), ("kind: quote", "# kind: quote"),
        ("title: The pier will not be closed", 'title: "The #1 pier: null, ~ and …"'),
        ("title: The pier will not be closed", 'title: "null"'),
        ("title: The pier will not be closed", "title: “Never” is what the mayor said"),
        ("title: The pier will not be closed", "title: '“Never”'"),
        ("title: The pier will not be closed", "title: Of 5 * 3 piers, a_b_c and R&D [sic] < 7"),
        ("title: The pier will not be closed", "title: The pier\n  will stay"),
    ],
)  # fmt: skip
def test_what_is_meant_as_it_stands_is_taken(old: str, new: str) -> None:
    assert old in TEXT
    assert harbour.check({CLAIM: TEXT.replace(old, new, 1)}).problems == ()


def test_what_was_filled_in_wrongly_is_a_warning_in_a_draft() -> None:
    text = TEXT.replace("title: The pier will not be closed", "draft: true\ntitle: …", 1)
    problems = harbour.check({CLAIM: text, "content/events/2021-03-04-council.md": ""}).problems
    assert [(each.rule.code, str(each.severity)) for each in problems if each.rule.code == "value-misread"] == [
        ("value-misread", "warning")
    ]


def test_a_stub_is_one_problem_which_names_what_is_to_be_filled_in() -> None:
    text = (
        "---\ndraft: true\ntitle: Said\narticle: voice-2021\nstatements:\n"
        "  - {paragraph: 1, text: …, left: …}\n  - {paragraph: 2, text: …, left: vague}\n  - {paragraph: 3, text: Much, left: ~}\n---\n"
    )
    problems = harbour.check({"content/selections/said.md": text}).problems
    told = [(each.first.line, each.message) for each in problems if each.rule.code == "value-misread"]
    assert told == [
        (6, "3 values are still to be filled in: `statements.text`, `statements.left`"),
        (8, "`~` in place of a value"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("  title: Minutes", "\ttitle: Minutes", "yaml-invalid", 3),
        ("  title: Minutes", "  title Minutes", "yaml-invalid", 3),
        ("{literal: Harbour Town Council}", "{literal: Harbour Town Council", "yaml-invalid", 5),
        ("- id: port-report-2019", "-id: port-report-2019", "yaml-invalid", 8),
        ("- id: port-report-2019", "<<<<<<< HEAD\n- id: port-report-2019", "merge-conflict", 8),
        ("- id: port-report-2019", "- key: port-report-2019", "id-invalid", 8),
        ("- id: port-report-2019", "- id: council-minutes-2021", "id-repeated", 8),
        ("  title: Annual", "  titel: Annual", "field-unknown", 10),
        ("caution: Counts tickets", "caution: Counts #1 tickets", "value-misread", 17),
        ("title: Annual report", "title: Annual report [@x]", "markup-in-field", 10),
    ],
)
def test_mistake_in_the_bibliography_is_told_once(old: str, new: str, code: str, line: int) -> None:
    """Not again wherever one of its works is cited."""
    problem = only(LIBRARY, harbour.FILES[LIBRARY].replace(old, new, 1))
    assert (problem.rule.code, problem.first.line) == (code, line)


@pytest.mark.parametrize(
    ("value", "help"),
    [("1,600", "write `1600`"), ("12’500", "write `12500`"), ("5%", "write `5`, and `unit: percent`"),
     ("$12.5", "write the number alone, `12.5`"), ("12,5", "write `12.5`, with a point"), ("1.600,5", "write `1600.5`, with a point"),
     ("3-4", "write a range as `3 to 4`"),
     ("12 million", "write the number alone, `12`")],
)  # fmt: skip
def test_number_that_cannot_be_read_is_told_how_it_is_written(value: str, help: str) -> None:
    path = "content/claims/ferry-passengers.md"
    problem = only(path, harbour.FILES[path].replace("value: 48000", f"value: {value}", 1))
    assert problem.help.startswith(help)


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("[harbour; money]", "write a comma between them: `harbour, money`"),
        ("[harbour，money]", "write a comma between them: `harbour, money`"),
        ("harbour; money", "write `topics: [harbour, money]`"),
        ("［harbour］", "write `topics: [harbour]`"),
        ("【harbour、money】", "write `topics: [harbour, money]`"),
    ],
)
def test_list_with_other_signs_than_those_of_yaml_is_told_how_it_is_written(written: str, help: str) -> None:
    path = "content/claims/ferry-passengers.md"
    text = harbour.FILES[path]
    line = next(each for each in text.split("\n") if each.startswith("topics:"))
    problem = only(path, text.replace(line, f"topics: {written}", 1))
    assert problem.help == help and not problem.fix


def test_sum_with_separators_of_thousands_is_told_the_number() -> None:
    path = "content/claims/ferry-passengers.md"
    problem = only(path, harbour.FILES[path].replace("48000 - 43000 = 5000", '"48,000 - 43,000 = 5,000"', 1))
    assert (problem.rule.code, getattr(problem.at, "text", ""), problem.help) == (
        "arithmetic-invalid", "48,000", "write `48000`",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "help"),
    [
        ("content/terms/quay.markdown", "rename it to `quay.md`"), ("content/terms/quay.txt", "rename it to `quay.md`"),
        ("content/terms/quay.md.txt", "rename it to `quay.md`"), ("content/terms/quay.MD", "rename it to `quay.md`"),
        ("content/terms/old/quay.txt", "move it to content/terms/quay.md"),
        ("content/terms/quay.md.orig", "delete it"), ("content/terms/quay.png", "pictures, style sheets and fonts go"),
        ("content/references.yaml", "rename it to `references.yml`"),
        ("content/References.yml.txt", "rename it to `references.yml`"),
        ("content/term/quay.txt", "did you mean content/terms/quay.md?"), ("content/quay.txt", "move it to the folder"),
    ],
)  # fmt: skip
def test_file_that_is_no_entry_is_told_where_it_belongs(path: str, help: str) -> None:
    (problem,) = build.check(harbour.sources(), assets={**harbour.ASSETS, path: b""}).problems
    assert problem.source.path == path and problem.help.startswith(help)


def test_file_in_a_folder_below_is_told_where_it_belongs() -> None:
    problem = only("content/terms/old/quay.md", "---\ntitle: Quay\n---\nA wall for ships.\n")
    assert (problem.rule.code, problem.help.partition(":")[0]) == (
        "file-unexpected",
        "move it to content/terms/quay.md",
    )


def test_errors_come_first_and_of_them_what_keeps_a_file_from_being_read() -> None:
    problems = harbour.check(
        {
            "content/claims/ferry-passengers.md": harbour.FILES["content/claims/ferry-passengers.md"].replace(
                "topics: [harbour]", "topics: [harbor]"
            ),
            "content/topics/harbour.md": "---\ntitle: The harbour\n---\nIt was built in 1911.\n",
            "content/terms/sea-wall.md": "---\ntitel: Sea wall\n---\nA wall.\n",
        }
    ).problems
    assert [each.rule.code for each in problems] == ["field-unknown", "ref-unknown", "sentence-uncited"]


# the menu -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("nav:\n  - Claims: claims/index.md\n  - index.md\n  - More:\n      - How: method/index.md\n", []),
        ("nav:\n  - Claims: claim/index.md\n", ["claim/index.md"]),
        ("nav:\n  - More:\n      - About: about/index.md\n", ["about/index.md"]),
        ("nav:\n  - The claim: claims/pier-stays/index.md\n  - https://x.example/\n", []),
        ("nav:\n  - The claim: claims/pier-goes/index.md\n", ["claims/pier-goes/index.md"]),
    ],
)
def test_line_of_the_menu_names_a_page_that_there_is(lines: str, told: list[str]) -> None:
    problems = harbour.check({"mkdocs.yml": f"{SETTINGS}{lines}"}).problems
    assert [(each.rule.code, getattr(each.at, "text", "")) for each in problems] == [
        ("page-missing", at) for at in told
    ]


def test_every_list_of_the_site_may_stand_in_the_menu() -> None:
    pages = [page.path for page in harbour.docs(harbour.site()).pages.values() if page.path.count("/") == 1]
    menu = "".join(f"  - x: {path}\n" for path in [*pages, "index.md"])
    assert len(pages) > 8
    assert harbour.check({"mkdocs.yml": f"{SETTINGS}nav:\n{menu}"}).problems == ()


def test_a_page_of_a_new_kind_may_stand_in_the_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    def tides(site: Site) -> Iterator[pages.Page]:
        yield pages.Page("tides/index.md", "page", "Tides", "High and low water.", {})

    menu = {"mkdocs.yml": f"{SETTINGS}nav:\n  - Tides: tides/index.md\n"}
    assert [each.rule.code for each in harbour.check(menu).problems] == ["page-missing"]
    monkeypatch.setattr(pages, "PAGES", (*pages.PAGES, tides))
    assert harbour.check(menu).problems == ()


def test_site_without_a_home_page_is_told() -> None:
    (problem,) = harbour.check({"content/pages/index.md": ""}).problems
    assert (problem.rule.code, problem.source.path) == ("page-missing", "content/pages/index.md")


@pytest.mark.parametrize("value", ["Todo", "TK", "Lorem ipsum dolor sit amet, consectetur", "'???'"])
def test_stub_that_was_not_filled_is_told_and_no_quotes_are_proposed(value: str) -> None:
    path = "content/terms/sea-wall.md"
    text = harbour.FILES[path]
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    problem = only(path, text.replace(title, f"title: {value}", 1))
    assert problem.rule.code == "value-misread" and "in place of a value" in problem.message
    assert problem.help == "write the value, or take the field out"


def test_address_written_as_a_link_is_told_the_address() -> None:
    path = "content/articles/quill-2021.md"
    text = harbour.FILES[path].replace("published:", 'archive: "[it](https://port.example/x)"\npublished:', 1)
    problem = only(path, text)
    assert problem.help == "write `https://port.example/x`"
