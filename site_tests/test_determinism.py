"""The same input gives the same bytes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from site_tests.project import ROOT, Built, build, copy, small, state

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


def test_a_build_after_edits_is_the_same_with_a_cache_and_without(tmp_path: Path) -> None:
    url = "https://reader.example/"
    project = small(tmp_path / "small")
    claim = project / "content/claims/ferry-passengers.md"

    def built(**environment: str) -> dict[str, str]:
        code, said = build(project, url, **environment)
        assert code == 0, said
        return state(project / "site")

    first = built()
    text = claim.read_text("utf-8")
    edits = {
        "body": text + "\nA sentence more [@port-report-2019].\n",
        "title": text.replace("title: ", "title: Once more – ", 1),
        "nothing": text,
    }
    for name, edited in edits.items():
        claim.write_text(edited, encoding="utf-8")
        warm = built()
        assert (warm == first) == (name == "nothing"), name
        # A workflow takes nothing from the cache.
        assert warm == built(CI="true"), name
    assert (project / "build/cache/results.sqlite").stat().st_size < 5_000_000
