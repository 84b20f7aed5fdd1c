"""Claims, events and selections as tables: out, in, and what a spreadsheet does to them on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build
from generator.exchange import TABLES, Incoming, folder_of, imported_entries, json_of, table_of
from generator.exchange.columns import CellForm, Column, at, columns, read, said, shapes
from generator.exchange.tables import fields_of
from generator.exchange.yaml_written import field
from generator.formats import cell, read_table, written_table
from generator.formats.spreadsheet import LONGEST, uncelled
from generator.model import Site
from generator.model.kinds import Claim, Event
from generator.source import Diagnostic, RefusedError, Severity, Source
from generator.syntax import compose, parse
from tests import harbour

FERRY, PIER = "content/claims/ferry-passengers.md", "content/claims/pier-stays.md"
SELECTION = "content/selections/quill-2021.md"
OVERLAY: Mapping[str, str] = {
    SELECTION: """\
---
title: What the opinion article states
article: quill-2021
statements:
  - {paragraph: 1, text: "The ferry carried 48,000 passengers", claim: ferry-passengers}
  # Said in passing.
  - {paragraph: 2, text: "The pier stays", claim: pier-stays}
  - {paragraph: 3, text: "The tramway costs $12.5 million", left: vague}
---
Gone through twice.
""",
    # Spaces and lines that a cell does not have.
    FERRY: harbour.FILES[FERRY]
    .replace("label: tickets only", 'label: "tickets  only"')
    .replace("finding: At most 43,000 tickets were sold", "finding: >-\n  At most 43,000\n  tickets were sold"),
    PIER: harbour.FILES[PIER].replace("kind: quote", "kind: quote  # as said\nwritten-by: [Ada Quill, Mo Lantern]"),
}


@cache
def site() -> Site:
    return harbour.site(OVERLAY)


def rows(folder: str) -> tuple[list[str], list[dict[str, str]]]:
    """The table of a kind as a spreadsheet has it."""
    text, told = table_of(site(), folder)
    assert not told and text.startswith("\ufeff")
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    found = [dict(row) for row in reader]
    return list(reader.fieldnames or ()), found


def saved(heads: list[str], found: list[dict[str, str]], sign: str = ",") -> Source:
    """A table as a spreadsheet saves it."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, heads, delimiter=sign, restval="")
    table.writeheader()
    table.writerows(found)
    return Source("sheet.csv", out.getvalue().replace("\r\n", "\n"))


def changed(folder: str, change: Callable[[list[dict[str, str]]], object], sign: str = ",") -> Incoming:
    heads, found = rows(folder)
    change(found)
    heads += [name for row in found for name in row if name not in heads]
    return imported_entries(site(), saved(heads, found, sign), "csv", folder)


def lines(incoming: Incoming) -> list[str]:
    """The lines that change."""
    return [each for each in incoming.proposal.diff() if each[:1] in "+-" and each[:3] not in ("+++", "---")]


def problems(incoming: Incoming) -> list[Diagnostic]:
    made = build.check(list(incoming.proposal.after(harbour.sources(OVERLAY))), assets=harbour.ASSETS)
    found = (incoming.placed(each) for each in made.problems)
    return [each for each in found if each and each.severity is Severity.ERROR]


@pytest.mark.parametrize("folder", TABLES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_went_out_and_comes_in_unchanged_changes_nothing(folder: str, form: str) -> None:
    text = table_of(site(), folder)[0].removeprefix("\ufeff") if form == "csv" else json_of(site(), folder)
    source = Source(f"x.{form}", text.replace("\r\n", "\n"))
    assert folder_of(source, form) == folder
    incoming = imported_entries(site(), source, form, folder)
    assert incoming.proposal.empty and incoming.proposal.told[0].startswith("0 new, 0 changed, ")


def test_a_cell_changes_its_field_and_nothing_else() -> None:
    def change(found: list[dict[str, str]]) -> None:
        ferry, pier = found
        ferry["figures.2.value"] = "40000 to 43000"
        ferry["appearances.1.speaker"] = "jo-tidewater"
        ferry["arithmetic"] = "48000 - 43000 = 5000\n43000 - 40000 = 3000"
        ferry["body"] = ferry["body"].replace("Children", "All children")
        pier["title"], pier["related"] = "The pier stays open", ""
        pier["appearances.1.quote"] = "We will  not close\nthe pier"
        pier["written-by"] = "Mo Lantern"
        pier["reviewed-by"] = "Ada Quill"

    incoming = changed("claims", change)
    assert lines(incoming) == [
        "+    speaker: jo-tidewater",
        "-    value: 41000 to 43000", "+    value: 40000 to 43000",
        "+  - 43000 - 40000 = 3000",
        "-Children travelled free, as the [mayor](../people/jo-tidewater.md) said [@council-minutes-2021].",
        "+All children travelled free, as the [mayor](../people/jo-tidewater.md) said [@council-minutes-2021].",
        "-title: The pier will not be closed", "+title: The pier stays open",
        "-written-by: [Ada Quill, Mo Lantern]", "+written-by: [Mo Lantern]",
        "-related: [ferry-passengers]",
        "+reviewed-by:", "+  - Ada Quill",
    ]  # fmt: skip
    assert problems(incoming) == []


def test_statements_are_rows_whose_order_is_that_of_their_numbers() -> None:
    def change(found: list[dict[str, str]]) -> None:
        found[2]["text"] = "The tramway costs “$12.5 million”"
        found.append({"id": "quill-2021", "paragraph": "5", "text": "Nobody says: who pays", "left": "vague"})
        del found[1]
        found.reverse()
        found[0]["statement"] = "4"

    incoming = changed("selections", change)
    assert lines(incoming) == [
        '-  - {paragraph: 2, text: "The pier stays", claim: pier-stays}',
        '-  - {paragraph: 3, text: "The tramway costs $12.5 million", left: vague}',
        '+  - {paragraph: 3, text: "The tramway costs “$12.5 million”", left: vague}',
        '+  - {paragraph: 5, text: "Nobody says: who pays", left: vague}',
    ]  # fmt: skip
    assert problems(incoming) == []


NEW = {"title": "The tramway costs $12.5 million", "appearances.1.article": "quill-2021", "topics": "harbour",
       "appearances.1.paragraph": "3", "assessment": "unverifiable", "reviewed": "2021-05-01", "draft": "TRUE",
       "searched.1.date": "2021-05-01", "searched.1.for": "a tender", "searched.1.found": "none",
       "body": "The council gave no figure [@council-minutes-2021]."}  # fmt: skip


def test_a_new_row_is_a_new_entry() -> None:
    incoming = changed("claims", lambda found: found.append(dict(NEW)), ";")
    assert dict(incoming.proposal.added) == {
        "content/claims/tramway-costs-12-5-million.md": """\
---
draft: true
title: The tramway costs $12.5 million
appearances:
  - article: quill-2021
    paragraph: 3
topics: [harbour]
assessment: unverifiable
reviewed: 2021-05-01
searched:
  - date: 2021-05-01
    for: a tender
    found: none
---
The council gave no figure [@council-minutes-2021].
"""
    }
    assert problems(incoming) == [] and "1 new, 0 changed, 2 as they were" in incoming.proposal.told


def test_a_new_event_is_called_by_its_day_and_its_title() -> None:
    row = {"title": "The ferry’s last run", "date": "2019-12-31", "topics": "harbour", "weight": "minor", "body": "x"}
    assert list(changed("events", lambda found: found.append(row)).proposal.added) == [
        "content/events/2019-12-31-the-ferrys-last-run.md"
    ]


def test_rows_that_are_missing_take_nothing_away() -> None:
    incoming = changed("claims", lambda found: found.pop())
    assert incoming.proposal.empty and "1 stay that the table does not name: pier-stays" in incoming.proposal.told


def test_columns_that_are_missing_leave_their_fields() -> None:
    source = saved(["id", "title"], [{"id": "pier-stays", "title": "It stays"}])
    assert lines(imported_entries(site(), source, "csv", "claims")) == [
        "-title: The pier will not be closed", "+title: It stays",
    ]  # fmt: skip


# What a spreadsheet or its user makes of a cell: kind, row, column, what it says then, and what is told.
SPOILT = [
    ("claims", 0, "reviewed", "1/2/2025", "row 2, column", "write 2025-01-02 or 2025-02-01, whichever it is"),
    ("claims", 1, "reviewed", "25/12/2025", "row 3, column", "2025-12-25"),
    ("claims", 0, "reviewed", "45000", "row 2, column", "write a day as"),
    ("events", 0, "date", "Mar-21", "row 2, column C (`date`)", "write a date as"),
    ("claims", 0, "figures.2.value", "4,1E+04", "(`figures.2.value`)", "write"),
    ("claims", 0, "figures.1.value", "48,000", "(`figures.1.value`)", "write `48000`"),
    ("claims", 1, "appearances.2.paragraph", "05", "(`appearances.2.paragraph`)", "write digits alone"),
    ("claims", 1, "appearances.2.paragraph", "5.0", "(`appearances.2.paragraph`)", "write digits alone"),
    ("claims", 0, "assessment", "Partly supported", "(`assessment`)", "did you mean `partly-supported`?"),
    ("claims", 0, "topics", "the harbor", "(`topics`)", "write `the-harbor`"),
    ("claims", 1, "title", "“The pier stays”", "(`title`)", "ake them out"),
    ("claims", 0, "title", "", "row 2", "add `title: …`"),
    ("claims", 0, "body", "He said so.", "(`body`)", "add the source"),
    ("selections", 1, "text", "", "row 3", "add `text: …`"),
    ("selections", 2, "left", "vauge", "row 4, column F (`left`)", "did you mean `vague`?"),
]


@pytest.mark.parametrize(("folder", "number", "name", "text", "where", "help"), SPOILT)
def test_what_a_spreadsheet_spoils_is_told_with_row_and_column(
    folder: str, number: int, name: str, text: str, where: str, help: str
) -> None:
    incoming = changed(folder, lambda found: found[number].update({name: text}))
    found = problems(incoming)
    assert found and all(each.source.path == "sheet.csv" for each in found)
    assert any(where in each.message and help in each.help for each in found), [(e.message, e.help) for e in found]


def test_flags_may_be_written_as_a_spreadsheet_writes_them() -> None:
    assert changed("claims", lambda found: found[0].update({"figures.1.claimed": "TRUE"})).proposal.empty


HEAD = "id,title,assessment\n"
REFUSED = [
    ("", "sheet.csv:1:1"), ("\n\n", "sheet.csv:1:1"), ("title,assessment\nx,y\n", "sheet.csv:1:1"),
    ("id,titel,assessment\n", "did you mean `title`"), ("id,title,title\n", "stands twice"),
    (HEAD + "pier-stays,a,supported\npier-stays,b,supported\n", "row 3"), (HEAD + "a,b,c,d\n", "row 2"),
    (HEAD + 'a,"b\n', "sheet.csv:2:1"), (HEAD + "Not An Id,b,supported\n", "row 2, column A (`id`)"),
    (HEAD + "../../x,b,supported\n", "row 2, column A"), (HEAD + ",,supported\n", "row 2"),
    (HEAD + f"pier-stays,{'x' * LONGEST},supported\n", "cut off"), (HEAD + "con,b,supported\n", "cannot be an id"),
    ("id,assessment,pictures\npier-stays,supported,[\n", "column C (`pictures`)"),
    ("id,assessment,appearances.0.article\n", "did you mean `appearances.1.article`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where"), REFUSED)
def test_a_table_that_cannot_be_read_is_refused_with_its_place_and_a_help(text: str, where: str) -> None:
    with pytest.raises(RefusedError, match=r"^sheet\.csv:\d+:1: .+; .+") as refused:
        imported_entries(site(), Source("sheet.csv", text), "csv", "claims")
    assert where in str(refused.value)


SHEET = "id,statement,paragraph,text,title\nquill-2021,1,1,a,One\n"
UNCLEAR = [
    (SHEET + "quill-2021,x,2,b,\n", "row 3, column B (`statement`): `x` is no number"),
    (SHEET + "quill-2021,2,2,b,Two\n", "row 3, column E (`title`)"),
    (SHEET + "quill-2021,2,2,#NAME?,\n", "is an error of the spreadsheet"),
]


@pytest.mark.parametrize(("text", "where"), UNCLEAR)
def test_rows_that_do_not_agree_are_refused_with_their_place_and_a_help(text: str, where: str) -> None:
    with pytest.raises(RefusedError, match=r"^sheet\.csv:3:1: .+; .+") as refused:
        imported_entries(site(), Source("sheet.csv", text), "csv", "selections")
    assert where in str(refused.value)


def test_a_row_with_fewer_cells_than_columns_takes_nothing_away_and_is_refused() -> None:
    text = "id,title,topics\nferry-passengers,Other\n"
    with pytest.raises(RefusedError, match=r"^t\.csv:2:1: row 2 has 2 cells for 3 columns; save it anew"):
        read_table(Source("t.csv", text))


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\n', "sep=,\n", ""])
def test_a_first_line_that_tells_excel_what_parts_the_cells_is_heeded(first: str) -> None:
    sign = "," if "," in first else ";"
    (row,) = read_table(Source("t.csv", f"{first}id{sign}title\na{sign}Once\n")).rows
    assert row.cells == {"id": "a", "title": "Once"} and row.line == (3 if first else 2)


def test_json_keeps_what_it_does_not_name_and_takes_away_what_is_null() -> None:
    text = json.dumps({"claims": [{"id": "pier-stays", "related": None, "picked": 2, "kind": "event"}]})
    assert lines(imported_entries(site(), Source("x.json", text), "json", "claims")) == [
        "-kind: quote  # as said", "+kind: event  # as said", "-related: [ferry-passengers]", "+picked: 2",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ['{"claims": ["a"]}', '{"claims": [{"id": "a", "title": "b"}, {"id": "a"}]}'])
def test_json_that_cannot_be_read_is_refused_with_a_help(text: str) -> None:
    with pytest.raises(RefusedError, match=r"^x\.json:1:1: .+; .+"):
        imported_entries(site(), Source("x.json", text), "json", "claims")


# --- properties -------------------------------------------------------------------------------------------------------

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=20)
RISKY = st.tuples(st.sampled_from("'=+-@\t\n＝"), ANY).map("".join)


@given(ANY | RISKY)
def test_what_guards_a_cell_is_taken_away_again(text: str) -> None:
    assert uncelled(cell(text)) == text
    assert not cell(text).startswith(("=", "+", "@", "\t", "＝"))


@settings(deadline=None)
@given(st.lists(st.tuples(ANY | RISKY, ANY), min_size=1, max_size=4))
def test_any_cell_comes_out_of_a_table_as_it_went_in(cells: list[tuple[str, str]]) -> None:
    text = written_table(("id", "title"), [{"id": f"a{one}", "title": two} for one, two in cells])
    table = read_table(Source("t.csv", text.replace("\r\n", "\n")))
    assert [(row.cells["id"], row.cells["title"]) for row in table.rows] == [(f"a{one}", two) for one, two in cells]


WORDS = st.text(st.sampled_from("abc :;,#-'\"[]{}&*!|>%@`é漢“”?\\/"), min_size=1, max_size=12).filter(str.strip)
IDS = st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), min_size=1, max_size=3)


@settings(deadline=None)
@given(
    WORDS.map(lambda text: " ".join(text.split())), IDS, st.lists(WORDS.map(lambda t: " ".join(t.split())), min_size=1)
)
def test_any_field_is_written_so_that_it_is_read_again(text: str, ids: list[str], texts: list[str]) -> None:
    known = shapes(Claim)
    data: dict[str, Any] = {"title": text, "topics": ids, "arithmetic": texts}
    data["appearances"] = [{"article": ids[0], "quote": text}]
    for name, form in (("topics", CellForm.IDS), ("arithmetic", CellForm.LINES)):
        assert read(said(data[name], form), form) == data[name]
    written = "".join(f"{field(name, value, known[name])}\n" for name, value in data.items())
    tree, found = compose(Source("x", written).span(), nodes=500, size=10_000)
    assert tree and tree.data == data, found


def test_each_field_of_an_entry_has_its_column() -> None:
    for model in (Claim, Event):
        assert shapes(model).keys() == {str(info.alias) for info in model.model_fields.values()}
    assert shapes(Claim)["figures"].parts["cite"] is CellForm.TEXT and shapes(Claim)["figures"].many
    assert shapes(Claim)["pictures"].form is CellForm.YAML and shapes(Claim)["topics"].form is CellForm.IDS
    assert shapes(Event)["meeting"].parts["dates"] is CellForm.IDS and not shapes(Event)["meeting"].many


COLUMNS = [each for each in columns(Claim, [fields_of(each) for each in site().all(Claim)]) if each.name != "id"]
SIGN = st.sampled_from("abc 09.:;,-'\"[]{}#&*!|>%@`é漢“”\n\\")
CHANGES = st.dictionaries(st.sampled_from(COLUMNS), st.text(SIGN, max_size=8) | st.just(""), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(CHANGES, st.sampled_from([0, 1]))
def test_any_change_of_cells_stands_in_the_file_as_the_cell_says(changes: dict[Column, str], number: int) -> None:
    try:
        incoming = changed("claims", lambda found: found[number].update({c.name: text for c, text in changes.items()}))
    except RefusedError as error:
        refused: str | None = str(error)
    else:
        refused = None
    if refused is not None:
        assert "; " in refused
        return
    path = (FERRY, PIER)[number]
    old = next(each for each in harbour.sources(OVERLAY) if each.path == path)
    (new,) = [each for each in incoming.proposal.after([old]) if each.path == path]
    document, found = parse(new)
    assert document, [each.message for each in found]
    data = document.front.data
    for head, text in changes.items():
        if head.name == "body":
            assert document.prose.text.strip("\n") == text.strip("\n")
        elif not any(isinstance(part, int) for part in head.loc):
            assert said(at(data, head.loc), head.form) == said(read(text, head.form), head.form), new.text
    untouched = {each.loc[0] for each in COLUMNS if each.loc} - {each.loc[0] for each in changes if each.loc}
    before, _ = parse(old)
    assert before and {n: at(data, (n,)) for n in untouched} == {n: at(before.front.data, (n,)) for n in untouched}
