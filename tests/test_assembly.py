"""What could not be read is reported where it stands, once: nothing is said of what may be in it."""

from __future__ import annotations

import pytest

from generator import build
from generator.syntax.document import LIBRARY_SIZE
from tests import harbour

LIBRARY = "content/references.yml"
WORKS = harbour.FILES[LIBRARY]
PROOFS = "content/articles/quill-2021.proofs.json"
PERSON = "content/people/jo-tidewater.md"


def codes(overlay: dict[str, str]) -> list[str]:
    return [problem.rule.code for problem in harbour.check(overlay).problems]


@pytest.mark.parametrize(
    ("library", "code"),
    [
        (WORKS.replace("  type", "\ttype", 1), "yaml-invalid"),
        (WORKS.replace("title: Annual", "title: Annual: report", 1), "yaml-invalid"),
        (WORKS.replace("  type: report", "  type: report\n  type: report", 1), "yaml-duplicate-key"),
        (WORKS.replace("Harbour", "&all Harbour", 1), "yaml-forbidden"),
        (WORKS + "#" * LIBRARY_SIZE, "yaml-limit"),
        (WORKS.replace("Annual", "Annu\u200bal", 1), "hidden-character"),
        (f"works:\n{WORKS}", "front-matter-missing"),
        (WORKS.replace("- id: port-report-2019\n ", "-", 1), "id-invalid"),
        (WORKS.replace("id: port-report-2019", "id: port report", 1), "id-invalid"),
    ],
    ids=["tab", "colon", "key twice", "anchor", "size", "invisible", "no list", "no key", "key of two words"],
)
def test_one_slip_in_the_library_is_one_report(library: str, code: str) -> None:
    assert library != WORKS
    assert codes({LIBRARY: library}) == [code]


def test_work_that_cannot_be_decoded_leaves_the_others_judged() -> None:
    slip = WORKS.replace("issued: 2020-02", "issued: 2020-13")
    topic = {"content/topics/pier.md": "---\ntitle: The pier\n---\nIt stands [@council-minuets-2021].\n"}
    assert codes({LIBRARY: slip} | topic) == ["field-invalid", "citation-unknown"]


@pytest.mark.parametrize("path", [LIBRARY, PROOFS, PERSON, "content/claims/pier-stays.md", "mkdocs.yml"])
def test_file_that_its_reader_could_not_read_is_reported_by_the_reader_alone(path: str) -> None:
    sources = [source for source in harbour.sources({"archive/quill-2021.md": ""}) if source.path != path]
    unread = build.check(sources, assets=harbour.ASSETS, unreadable=[path])
    assert unread.problems == ()
    assert build.check(sources, assets=harbour.ASSETS).problems != (), "its absence is a problem"


def test_damaged_proofs_are_one_report_with_the_article_and_without() -> None:
    damaged = {PROOFS: harbour.FILES[PROOFS].replace("[21,", "[2,")}
    assert codes(damaged) == ["proofs-invalid"]
    assert codes(damaged | {"archive/quill-2021.md": ""}) == ["proofs-invalid"]


def test_file_whose_name_cannot_be_an_id_is_one_report() -> None:
    tables = WORKS + "- id: tide-tables\n  type: book\n  title: Tide tables\n"
    assert codes({LIBRARY: tables}) == ["work-unused"]
    citing = "---\ntitle: The pier\n---\nIt is dry at low tide [@tide-tables].\n"
    assert codes({LIBRARY: tables, "content/topics/The_Pier.md": citing}) == ["id-invalid"]


def test_text_that_an_archived_one_replaced_is_no_archived_text() -> None:
    kept = "archive/quill-2021/2021-05-01-0123abcd.md"
    site = harbour.site({kept: "Another text.\n", "archive/notes.json": "{}"})
    assert set(site.archive) == {"quill-2021"} and kept in site.files
