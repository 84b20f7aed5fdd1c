"""What git tells of the content: on which branch it is edited, and of which day it is."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.model import Origin
from generator.publish.project import Project
from generator.publish.revision import origin
from tests import harbour

DAY = "2021-05-03T12:00:00+00:00"


def git(folder: Path, *words: str) -> None:
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@record.example", "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@record.example", "GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY,
    }  # fmt: skip
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small project, committed on a branch of its own."""
    harbour.write(tmp_path)
    git(tmp_path, "init", "-q", "-b", "trunk")
    git(tmp_path, "add", "mkdocs.yml", "content")
    git(tmp_path, "commit", "-q", "-m", "All that there is")
    return Project(tmp_path)


def test_the_branch_at_hand_and_the_day_of_its_commit(project: Project) -> None:
    found = origin(project, {})
    assert (found.branch, found.day) == ("trunk", date(2021, 5, 3))
    assert re.fullmatch(r"[0-9a-f]{10}", found.version)


def test_a_workflow_says_for_which_branch_it_runs(project: Project) -> None:
    told = {"GITHUB_REF_NAME": "release/1", "GITHUB_REF_TYPE": "branch"}
    assert origin(project, told).branch == "release/1"
    assert origin(project, told | {"GITHUB_REF_TYPE": "tag"}).branch == "trunk", "a tag is no place to edit"
    assert origin(project, told | {"GITHUB_REF_NAME": "12/merge"}).branch == "trunk", "nor is a proposal"


def test_the_default_of_the_remote_goes_before_the_branch_at_hand(project: Project) -> None:
    git(project.root, "update-ref", "refs/remotes/origin/develop", "HEAD")
    git(project.root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/develop")
    git(project.root, "checkout", "-q", "-b", "an-idea")
    assert origin(project, {}).branch == "develop"


@pytest.mark.parametrize("path", ["content/pages/index.md", "content/terms/new.md", "mkdocs.yml"])
def test_what_was_changed_since_is_of_no_commit(project: Project, path: str) -> None:
    with (project.root / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert origin(project, {}).day is None and origin(project, {}).version == ""


def test_what_is_no_part_of_the_repository_around_it_is_of_no_commit(project: Project) -> None:
    inner = project.root / "build" / "inner"
    harbour.write(inner)
    assert origin(Project(inner), {}).day is None


def test_without_git_or_a_repository_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harbour.write(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert origin(Project(tmp_path), {}) == Origin()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert origin(Project(tmp_path), {}) == Origin()
    assert origin(Project(tmp_path), {"GITHUB_REF_NAME": "main", "GITHUB_REF_TYPE": "branch"}) == Origin("main")


CORRECTIONS = {
    "content/pages/corrections.md": "---\ntitle: Corrections\ndescription: What was corrected.\n---\nEach is told.\n"
}
SETTINGS = harbour.FILES["mkdocs.yml"] + "    repository: https://code.example/sound\n"


def test_each_page_names_its_version_and_leads_to_its_branch() -> None:
    site = harbour.site({"mkdocs.yml": SETTINGS})
    pages = harbour.docs(replace(site, origin=Origin("an/idea", date(2021, 5, 3)))).files
    for path in (path for path in pages if path.endswith(".md")):
        assert 'version: {"day": "2021-05-03", "words": "3 May 2021"}' in pages[path], path
    claim = pages["claims/pier-stays/index.md"]
    assert 'href="https://code.example/sound/edit/an/idea/content/claims/pier-stays.md"' in claim


def test_each_page_names_the_commit_that_it_shows_and_where_it_is_kept() -> None:
    site = harbour.site({"mkdocs.yml": SETTINGS, **CORRECTIONS})
    site = replace(site, origin=Origin("trunk", date(2021, 5, 3), "0123456789"))
    pages = harbour.docs(site).files
    kept = '"name": "0123456789", "url": "https://code.example/sound/tree/0123456789/content"'
    assert [path for path, text in pages.items() if path.endswith(".md") and kept not in text] == []
    claim = pages["claims/pier-stays/index.md"]
    assert ", version 0123456789." in claim and "version = {0123456789}" in claim
    assert 'href="https://code.example/sound/commits/trunk/content"' in pages["corrections/index.md"]


def test_without_a_repository_the_commit_is_named_and_leads_nowhere() -> None:
    site = replace(harbour.site(CORRECTIONS), origin=Origin(None, date(2021, 5, 3), "0123456789"))
    pages = harbour.docs(site).files
    claim = pages["claims/pier-stays/index.md"]
    assert '"name": "0123456789"}' in claim and "/tree/" not in claim
    assert "/commits/" not in pages["corrections/index.md"]


def test_the_branch_of_the_settings_goes_before_that_of_git() -> None:
    site = harbour.site({"mkdocs.yml": SETTINGS + "    branch: trunk\n"})
    claim = harbour.docs(replace(site, origin=Origin("an-idea"))).files["claims/pier-stays/index.md"]
    assert "/edit/trunk/content/claims/pier-stays.md" in claim


def test_where_no_branch_is_known_nothing_leads_to_one() -> None:
    pages = harbour.docs(harbour.site({"mkdocs.yml": SETTINGS})).files
    assert not [path for path, text in pages.items() if "/edit/" in text or "\nversion: " in text]
