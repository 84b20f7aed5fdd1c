"""What goes to the builder was checked, and what it makes is published only whole; no builder is started here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from generator.cache import Cache
from generator.publish import checking, publication, reading
from generator.publish.builder import PagesRun
from generator.publish.building import site_builder
from generator.publish.project import Project
from generator.publish.swap import SITE
from generator.publish.writing import MARK
from generator.source.refused import RefusedError
from tests import harbour

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
ASSET = "content/assets/wall.svg"
SCRIPT = "templates/overrides/assets/reader.js"


class StoppedError(Exception):
    """Raised where a builder would be started."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = harbour.write(tmp_path / "project", {ASSET: DRAWING})
    shutil.copytree(harbour.ROOT / "templates", folder / "templates")
    return Project(folder)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The configurations with which a builder would have been started; it is stopped."""
    found: list[Path] = []

    def run(project: Project, runs: list[PagesRun], epoch: int) -> list[dict[str, str]]:
        found.extend(each.configuration for each in runs)
        raise StoppedError

    monkeypatch.setattr(site_builder, "run_mkdocs", run)
    return found


def folder(project: Project, run: PagesRun) -> Path:
    """Where a build is to go."""
    return project.build / str(yaml.safe_load(run.configuration.read_text("utf-8"))["site_dir"])


def run(project: Project, output: str = "site", say: publication.Say = lambda step: None) -> publication.Published:
    return publication.publish(project, "mkdocs", output, strict=False, environment={}, say=say)


def test_what_was_checked_is_published_though_the_files_changed_since(project: Project, told: list[Path]) -> None:
    paths = (ASSET, SCRIPT, "templates/overrides/main.html", "templates/claim.html.jinja")
    checked = {path: (project.root / path).read_bytes() for path in paths}

    def swap(step: str) -> None:
        for path in paths if step == "generating" else ():
            (project.root / path).write_text("<script>evil()</script>", encoding="utf-8")

    with pytest.raises(StoppedError):
        run(project, say=swap)
    assert told and (project.docs / "assets/wall.svg").read_bytes() == checked[ASSET]
    assert (project.build / "theme/assets/reader.js").read_bytes() == checked[SCRIPT]
    assert (project.build / "theme/main.html").read_bytes() == checked["templates/overrides/main.html"]
    assert not [file for file in project.build.rglob("*") if file.is_file() and b"evil()" in file.read_bytes()]


def test_the_builder_is_told_folders_below_build_alone(project: Project, told: list[Path]) -> None:
    with pytest.raises(StoppedError):
        run(project)
    assert sorted({*told}) == [project.build / "canary.yml", project.build / "mkdocs.yml"]
    found = yaml.safe_load((project.build / "mkdocs.yml").read_text("utf-8"))
    for path in (found["docs_dir"], found["site_dir"], found["theme"]["custom_dir"]):
        assert (project.build / path).resolve().is_relative_to(project.build), path
    assert (project.build / found["docs_dir"]) == project.docs
    assert not (project.root / "site").exists() and [each.name for each in project.root.glob(".site-*")] == []


@pytest.mark.parametrize(
    "link", [SCRIPT, "templates/overrides/assets/leak.txt", ASSET, "templates/partials/x.html.jinja"]
)
def test_a_link_is_told_at_its_file_and_nothing_is_built(project: Project, told: list[Path], link: str) -> None:
    (project.root / link).unlink(missing_ok=True)
    (project.root / link).symlink_to("/etc/passwd")
    made = run(project)
    assert not made.published and told == []
    assert ("file-unreadable", link) in {(each.rule.code, each.source.path) for each in made.problems}


@pytest.mark.parametrize(
    ("name", "text"),
    [("mkdocs_theme.yml", "extends: x"), ("assets/leak.txt", "x"), ("assets/x.html.jinja", "x"), ("reader.js", "x"),
     ("assets/x.svg", "<svg><script/></svg>"), ("assets/x.svg", "")],
)  # fmt: skip
def test_what_is_no_part_of_the_theme_is_refused_among_its_overrides(
    project: Project, told: list[Path], name: str, text: str
) -> None:
    (project.root / "templates/overrides" / name).write_text(text, encoding="utf-8")
    made = run(project)
    assert not made.published and told == []
    found = {(each.rule.code, each.source.path) for each in made.problems}
    assert found == {("asset-refused", f"templates/overrides/{name}")}


@pytest.mark.parametrize("line", ["site_dir: site", "hooks: [x.py]", "theme: {custom_dir: /etc}", "plugins: [search]"])
def test_a_setting_that_is_refused_starts_no_builder(project: Project, told: list[Path], line: str) -> None:
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as opened:
        opened.write(f"{line}\n")
    made = run(project)
    assert not made.published and told == []
    assert [each.rule.code for each in made.problems] == ["setting-refused"]


@pytest.mark.parametrize("names", [("index.html", "thesis.txt"), ("thesis.txt",), (MARK, "thesis.txt")])
def test_a_folder_that_is_no_site_of_ours_is_left_alone(
    project: Project, told: list[Path], names: tuple[str, ...]
) -> None:
    mine = project.root / "mine"
    mine.mkdir()
    for name in names:
        (mine / name).write_text("years of work")
    with pytest.raises(RefusedError, match="mine is not known to be a built site, and nothing is deleted"):
        run(project, "mine")
    assert told == [] and {file.name: file.read_text() for file in mine.iterdir()} == dict.fromkeys(
        names, "years of work"
    )


def test_a_folder_filled_while_a_site_is_built_is_left_alone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was free when the build began may no longer be when it ends."""
    mine = project.root / "mine"

    def run_mkdocs(project: Project, runs: list[PagesRun], epoch: int) -> list[dict[str, str]]:
        mine.mkdir(exist_ok=True)
        (mine / "thesis.txt").write_text("years of work")
        for each in runs:
            folder(project, each).mkdir(parents=True, exist_ok=True)
        return [{} for _ in runs]

    monkeypatch.setattr(site_builder, "run_mkdocs", run_mkdocs)
    monkeypatch.setattr(publication, "index", lambda *arguments: {})
    monkeypatch.setattr(publication, "audit", lambda *arguments: iter(()))
    with pytest.raises(RefusedError, match="mine is not known to be a built site"):
        run(project, "mine")
    assert [file.name for file in mine.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("found", [(), (SITE, "index.html")])
def test_an_empty_folder_and_a_built_site_may_be_replaced(
    project: Project, told: list[Path], found: tuple[str, ...]
) -> None:
    (project.root / "mine").mkdir()
    for name in found:
        (project.root / "mine" / name).touch()
    with pytest.raises(StoppedError):
        run(project, "mine")


def test_a_file_that_nobody_made_stops_the_build(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_mkdocs(project: Project, runs: list[PagesRun], epoch: int) -> list[dict[str, str]]:
        for each in runs:
            assets = folder(project, each) / "assets"
            assets.mkdir(parents=True, exist_ok=True)
            (assets / "theme.css").touch()
            if each.configuration.name == "mkdocs.yml":
                (assets.parent / "notes.txt").write_text("for us")
        return [{} for _ in runs]

    monkeypatch.setattr(site_builder, "run_mkdocs", run_mkdocs)
    monkeypatch.setattr(publication, "index", lambda *arguments: {})
    monkeypatch.setattr(publication, "audit", lambda *arguments: iter(()))
    made = run(project)
    assert not made.published and not (project.root / "site").exists()
    assert [(each.rule.code, each.source.path) for each in made.problems] == [("built-file-unexpected", "notes.txt")]


def test_pictures_take_the_colours_of_the_tokens_that_are_published(project: Project) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "    cards: true\n", encoding="utf-8")

    def drawn() -> tuple[set[str], bytes]:
        read = reading.read_sources(project)
        made = checking.checked(read, {}, None)
        assert made.site
        docs, cards = publication._generate(made.site, read, Cache())
        return {*docs.files}, b"".join(cards.drawn(Cache()).values())

    files, pictures = drawn()
    assert "assets/tokens.css" in files and b"\xf3\xef\xe2" in pictures and b"\x01\x02\x03" not in pictures
    own = harbour.templates()["styles/tokens.css"].replace("#f3efe2", "#010203")
    (project.root / "content/assets/tokens.css").write_text(own, encoding="utf-8")
    files, pictures = drawn()
    assert "assets/tokens.css" not in files and b"\x01\x02\x03" in pictures and b"\xf3\xef\xe2" not in pictures
    (project.root / "content/assets/tokens.css").write_text(":root { --ink: black }", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"assets/tokens\.css: .*`--page`"):
        drawn()
