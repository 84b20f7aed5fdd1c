"""Which folder is a project, and where its places lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import project
from generator.publish.project import Project, find_project
from generator.source import RefusedError


def made(folder: Path, *, settings: bool = True, content: bool = True) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if settings:
        (folder / "mkdocs.yml").touch()
    if content:
        (folder / "content").mkdir()
    return folder


@pytest.mark.parametrize(("settings", "content"), [(True, False), (False, True), (False, False)])
def test_what_lacks_settings_or_content_is_no_project(tmp_path: Path, settings: bool, content: bool) -> None:
    with pytest.raises(RefusedError, match=r"no project here: run the command where mkdocs\.yml and content/ lie"):
        find_project(made(tmp_path, settings=settings, content=content))


def test_a_project_has_both(tmp_path: Path) -> None:
    assert find_project(made(tmp_path)) == Project(tmp_path)


def test_settings_are_a_file_and_content_is_a_folder(tmp_path: Path) -> None:
    (made(tmp_path / "a", settings=False) / "mkdocs.yml").mkdir()
    (made(tmp_path / "b", content=False) / "content").touch()
    for name in ("a", "b"):
        with pytest.raises(RefusedError):
            find_project(tmp_path / name)


def test_the_nearest_project_around_a_folder_is_meant(tmp_path: Path) -> None:
    outer, inner = made(tmp_path), made(tmp_path / "examples" / "small")
    (inner / "content" / "claims").mkdir()
    made(inner / "content" / "claims" / "half", content=False)
    assert find_project(inner / "content" / "claims" / "half").root == find_project(inner).root == inner
    assert find_project(tmp_path / "examples").root == find_project(outer).root == outer


def test_what_is_made_lies_below_build(tmp_path: Path) -> None:
    assert Project(tmp_path).docs == tmp_path / "build" / "docs"
    assert Project(tmp_path).lock == tmp_path / "build" / "lock"


@pytest.mark.parametrize("packed", [True, False], ids=["a package", "a checkout"])
def test_the_frame_lies_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    package = tmp_path / "tool"
    monkeypatch.setattr(project, "__file__", str(package / "publish" / "project.py"))
    for folder in (tmp_path / "templates", package / "publish", *([package / "templates"] if packed else [])):
        folder.mkdir(parents=True)
    assert project.frame() == (package if packed else tmp_path) / "templates"
