"""The same input gives the same bytes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.project import Project
from generator.publish.publication import publish
from site_tests.project import ROOT, Built, build, builder, copy, small, state

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4711",
    "LC_ALL": "C",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
}


@pytest.fixture
def other(tmp_path: Path, snapshot: Path) -> Path:
    """The project in another folder, its files written in another order, on another day."""
    project = copy(tmp_path / "another place", snapshot)
    for file in sorted(file for file in (project / "content").rglob("*") if file.is_file())[::-1]:
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data)
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return project


@pytest.mark.each_builder
def test_two_builds_are_byte_for_byte_the_same(other: Path, built: Built) -> None:
    code, said = build(other, built.url, **ELSEWHERE)
    assert code == 0, said
    assert state(other / "site") == state(built.folder)


def test_the_archive_changes_nothing_that_is_published(other: Path, built: Built) -> None:
    """With it every quotation is proved anew; without it the proofs are believed."""
    if not list((ROOT / "archive").glob("*.md")):
        pytest.skip("there is no archive on this machine (archive/*.md)")
    shutil.copytree(ROOT / "archive", other / "archive")
    code, said = build(other, built.url)
    assert code == 0, said
    assert state(other / "site") == state(built.folder)


CLAIM, TERM, ADDED = "content/claims/ferry-passengers.md", "content/terms/sea-wall.md", "content/terms/quay.md"
DRAWING = "content/assets/wall.svg"
FRAME, SHEET = "templates/overrides/main.html", "templates/styles/site/page.css"
Edit = tuple[str, Callable[[str], str]]
EDITS: dict[str, tuple[Edit, ...]] = {
    "a body": ((CLAIM, lambda text: f"{text}\nA sentence more [@port-report-2019].\n"),),
    "a title, an entry added": (
        (CLAIM, lambda text: text.replace("title: ", "title: Once more – ", 1)),
        (ADDED, lambda text: "---\ntitle: quay\n---\n\nWhere ships lie.\n"),
    ),
    "a title of the menu": (("mkdocs.yml", lambda text: text.replace("- Claims:", "- All claims:")),),
    "an entry withdrawn, a template": (
        (ADDED, lambda text: text.replace("title:", "withdrawn: 2021-06-01\nreason: No.\ntitle:")),
        ("templates/claim.html.jinja", lambda text: f"{text}\n<p>Edited</p>\n"),
    ),
    "an entry removed, an asset": ((ADDED, lambda text: ""), (DRAWING, lambda text: text.replace("0h9", "0h8"))),
    "the frame": ((FRAME, lambda text: text.replace('<footer class="foot">', '<footer class="foot" id="end">')),),
    "a setting, a style": (
        ("mkdocs.yml", lambda text: text.replace("site_name: ", "site_name: New ", 1)),
        (SHEET, lambda text: f"{text}\n.edited {{ color: red }}\n"),
    ),
}
"""What is edited of the invented project, one after the other: the file, and what becomes of it."""


def edited(file: Path, edit: Callable[[str], str]) -> None:
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(edit(before), encoding="utf-8")
    assert file.read_text("utf-8") != before
    if not edit(before):
        file.unlink()


def test_a_build_after_each_of_many_edits_is_the_same_with_what_is_kept_and_without(tmp_path: Path) -> None:
    project = small(tmp_path / "small")
    environment = {"SITE_URL": "https://reader.example/"}

    def built(output: str, **more: str) -> dict[str, str]:
        made = publish(
            Project(project), builder(), output, strict=False, environment=environment | more, say=lambda step: None
        )
        assert made.published, [each.message for each in made.problems]
        return state(project / output)

    (project / DRAWING).write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>', "utf-8")
    before = built("site")
    assert built("site") == before
    for name, edits in EDITS.items():
        for path, edit in edits:
            edited(project / path, edit)
        warm = built("site")
        # A workflow takes nothing from what is kept, and no site was in this place.
        shutil.rmtree(project / "other", ignore_errors=True)
        assert warm == built("other", CI="true") and warm != before, name
        before = warm
    assert (project / "build/cache/results.sqlite").stat().st_size < 5_000_000
