"""Files are read safely, and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from generator.publish import checking, reading
from generator.publish.project import Project, find_project
from generator.publish.swap import SITE, beside, locked, swap
from generator.publish.writing import MARK, put, write, write_tree
from generator.source import report
from generator.source.refused import RefusedError
from tests import harbour
from tests.test_rules import SECTIONS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project under a tool without a frame."""
    monkeypatch.setattr(reading, "frame", lambda: tmp_path / "frame")
    return Project(harbour.write(tmp_path / "project"))


def messages(project: Project) -> list[str]:
    return [f"{each.source.path}: {each.message}" for each in reading.read_sources(project).problems]


def test_reads_texts_and_names_assets(project: Project) -> None:
    read = reading.read_sources(project)
    assert {source.path: source.text for source in read.texts} == dict(harbour.FILES)
    assert (dict(read.assets), read.problems) == (dict(harbour.ASSETS), ())


def test_a_template_of_the_project_stands_for_the_tools_of_its_name(project: Project, tmp_path: Path) -> None:
    theirs = {"partials/foot.html.jinja": "their foot", "claim.html.jinja": "a claim", "styles/tokens.css": ":root {}"}
    ours = {"partials/foot.html.jinja": "our foot", "own.html.jinja": "more"}
    for folder, files in {tmp_path / "frame": theirs, project.root / "templates": ours}.items():
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    assert dict(reading.read_sources(project).templates) == theirs | ours


def test_byte_order_mark_and_line_ends_of_windows_are_taken(project: Project) -> None:
    (project.root / "content/topics/pier.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: Pier\r\n---\r\rText\r")
    texts = {source.path: source.text for source in reading.read_sources(project).texts}
    assert texts["content/topics/pier.md"] == "---\ntitle: Pier\n---\n\nText\n"


def test_unreadable_bytes_are_reported_as_the_page_of_file_unreadable_says(project: Project) -> None:
    (section,) = (section for section in SECTIONS if section.code == "file-unreadable")
    ((path, text),) = section.files().items()
    (project.root / path).write_bytes(text.encode("ascii").replace(b"\\xe9", b"\xe9"))
    ((module, expected),) = section.reports
    assert module == "tests/test_disk.py"
    assert "\n".join(report.full(reading.read_sources(project).problems)) == expected


def test_link_to_a_file_or_folder_is_not_followed(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.md").write_text("secret")
    (project.root / "content/topics/key.md").symlink_to(secret / "key.md")
    (project.root / "content/topics/folder").symlink_to(secret)
    assert messages(project) == [
        "content/topics/folder: a link to another file", "content/topics/key.md: a link to another file"
    ]  # fmt: skip
    assert "secret" not in str([source.text for source in reading.read_sources(project).texts])


def test_windows_follows_no_link_either(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.root / "content/topics/key.md").symlink_to(project.root / "mkdocs.yml")
    monkeypatch.delattr(os, "O_NOFOLLOW")
    monkeypatch.delattr(os, "O_NONBLOCK")
    assert messages(project) == ["content/topics/key.md: a link to another file"]
    assert {source.path: source.text for source in reading.read_sources(project).texts} == dict(harbour.FILES)


def test_pipe_is_refused_without_waiting_for_a_writer(project: Project) -> None:
    os.mkfifo(project.root / "content/topics/pipe.md")
    assert messages(project) == ["content/topics/pipe.md: not a regular file"]


@pytest.mark.parametrize(
    ("path", "size", "expected"),
    [
        ("content/topics/pier.md", reading.ANNOTATION_SIZE, []),
        ("content/topics/pier.md", reading.ANNOTATION_SIZE + 1, ["content/topics/pier.md: larger than 64 KiB"]),
        ("archive/quill-2021.md", reading.ARTICLE_SIZE + 1, ["archive/quill-2021.md: larger than 5120 KiB"]),
        ("content/assets/pier.PNG", reading.ARTICLE_SIZE + 1, ["content/assets/pier.PNG: larger than 5120 KiB"]),
        ("content/assets/pier.css", reading.ARTICLE_SIZE + 1, ["content/assets/pier.css: larger than 5120 KiB"]),
    ],
)
def test_limits_of_size(project: Project, path: str, size: int, expected: list[str]) -> None:
    with (project.root / path).open("wb") as opened:
        opened.truncate(size)
    assert messages(project) == expected
    helped = " ".join(each.help for each in reading.read_sources(project).problems)
    assert ("pixels" in helped) == path.endswith(".PNG")


def test_file_without_permission_is_reported(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as root, whom no permission stops.
    opened = os.open

    def refusing(path: Path, flags: int) -> int:
        if str(path).endswith("harbour.md"):
            raise PermissionError(13, "denied")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    assert messages(project) == ["content/topics/harbour.md: cannot be opened: Permission denied"]


@pytest.mark.parametrize("folder", ["content/claims", "content/assets", "content", "archive", "content/articles"])
def test_a_folder_that_cannot_be_listed_is_said_and_nothing_else(
    project: Project, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    topic = project.root / "content/topics/harbour.md"
    topic.write_text(f"{topic.read_text()}\n[A claim](../claims/pier-stays.md). ![A pier](../assets/pier.png)\n")
    listed = os.scandir

    def refusing(path: str) -> Any:
        if os.fspath(path) == str(project.root / folder):
            raise PermissionError(13, "denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    made = checking.check(project, {})
    told = [(each.source.path, each.message) for each in made.problems if each.rule.code != "picture-uncredited"]
    assert told == [(folder, "a folder whose files cannot be listed: Permission denied")]


def test_templates_are_read_like_content(project: Project, tmp_path: Path) -> None:
    over = project.root / "templates" / "overrides" / "assets"
    over.mkdir(parents=True)
    (over / "reader.js").write_bytes(b"let a = 1\r\n")
    (over.parent / "main.html").write_text("{{ page.content }}")
    (project.root / "templates" / "claim.html.jinja").write_text("{{ page.title }}")
    (project.root / "templates" / "notes.txt").write_text("for us")
    read = reading.read_sources(project)
    assert read.problems == () and read.templates == {"claim.html.jinja": "{{ page.title }}"}
    assert {path: data for path, data in read.assets.items() if path.startswith("templates/")} == {
        "templates/overrides/assets/reader.js": b"let a = 1\r\n",
        "templates/overrides/main.html": b"{{ page.content }}",
    }
    assert {source.path: source.text for source in read.texts} == dict(harbour.FILES)


def test_no_link_pipe_or_huge_file_is_taken_for_a_template(project: Project) -> None:
    over = project.root / "templates" / "overrides" / "assets"
    over.mkdir(parents=True)
    (over / "leak.txt").symlink_to("/etc/passwd")
    (over / "secrets").symlink_to("/etc")
    os.mkfifo(over / "pipe.js")
    os.mkfifo(over.parents[1] / "claim.html.jinja")
    (over.parent / "404.html").write_bytes(b"\xff")
    with (over / "large.js").open("wb") as opened:
        opened.truncate(reading.ARTICLE_SIZE + 1)
    assert messages(project) == [
        "templates/claim.html.jinja: not a regular file",
        "templates/overrides/404.html: not UTF-8 at byte 1",
        "templates/overrides/assets/large.js: larger than 5120 KiB",
        "templates/overrides/assets/leak.txt: a link to another file",
        "templates/overrides/assets/pipe.js: not a regular file",
        "templates/overrides/assets/secrets: a link to another file",
    ]
    assert "templates/overrides/404.html" not in reading.read_sources(project).assets


def test_hidden_files_are_passed_over(project: Project) -> None:
    (project.root / "content/topics/.harbour.md.swp").write_bytes(b"\xff")
    (project.root / "content/.git").mkdir()
    (project.root / "content/.git/config.md").write_bytes(b"\xff")
    assert messages(project) == []


def test_project_is_found_from_a_folder_within(project: Project, tmp_path: Path) -> None:
    assert find_project(project.root / "content" / "claims") == project
    with pytest.raises(RefusedError, match="no project here"):
        find_project(tmp_path)


# --- writing ------------------------------------------------------------------------------------------------------


def test_write_changes_nothing_that_is_there_already(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.md"
    assert write(file, "é\n") is True
    before = file.stat()
    assert write(file, "é\n") is False
    assert file.stat().st_ino == before.st_ino and file.read_bytes() == "é\n".encode()
    assert write(file, "e\n") is True
    assert [path.name for path in file.parent.iterdir()] == ["b.md"]


def test_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "b.md"
    write(file, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(file, "new")
    assert file.read_text() == "old" and [path.name for path in tmp_path.iterdir()] == ["b.md"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(RefusedError, match="is a link"):
        write(tmp_path / "link", "theirs")
    assert (tmp_path / "target").read_text() == "mine"


def test_tree_is_made_equal_and_the_second_time_writes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    tree: dict[str, str | bytes] = {"a.md": "a", "b/c.md": "c", "b/d/e.md": "e", "assets/pier.png": b"\x89PNG"}
    assert write_tree(root, tree) == 4
    assert write_tree(root, tree) == 0
    assert write_tree(root, {"a.md": "A", "b/c.md": "c"}) == 3
    left = sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))
    assert left == [MARK, "a.md", "b", "b/c.md"]


def test_folder_that_was_not_made_by_the_program_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    root.mkdir()
    (root / "thesis.md").write_text("years of work")
    with pytest.raises(RefusedError, match="not made by this program"):
        write_tree(root, {"a.md": "a"})
    assert [path.name for path in root.iterdir()] == ["thesis.md"]


def test_a_tree_is_not_written_through_links(tmp_path: Path) -> None:
    root, mine = tmp_path / "docs", tmp_path / "mine"
    mine.mkdir()
    (mine / "a.css").write_text("mine")
    write_tree(root, {"a.md": "a"})
    (root / "assets").symlink_to(mine)
    assert write_tree(root, {"a.md": "a", "assets/a.css": "theirs"}) == 2
    (tmp_path / "link").symlink_to(root)
    with pytest.raises(RefusedError, match="not made by this program"):
        write_tree(tmp_path / "link", {"b.md": "b"})
    assert (mine / "a.css").read_text() == "mine" and (root / "assets" / "a.css").read_text() == "theirs"


def test_a_file_may_stand_where_a_folder_was(tmp_path: Path) -> None:
    write_tree(tmp_path / "docs", {"a": "a", "b/c.md": "c"})
    assert write_tree(tmp_path / "docs", {"a/c.md": "c", "b": "b"}) == 4
    assert (tmp_path / "docs" / "a" / "c.md").read_text() == "c" and (tmp_path / "docs" / "b").read_text() == "b"


def test_a_link_in_the_place_of_a_file_of_a_tree_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write_tree(root, {"a.md": "a"})
    (tmp_path / "mine").write_text("mine")
    (root / "b.md").symlink_to(tmp_path / "mine")
    with pytest.raises(RefusedError, match=r"b\.md is a link"):
        write_tree(root, {"a.md": "a", "b.md": "theirs"})
    assert (tmp_path / "mine").read_text() == "mine"


def test_what_the_site_before_holds_as_it_is_is_not_written_again(tmp_path: Path) -> None:
    before, new = tmp_path / "before", tmp_path / "new"
    put(before, {"a.html": "a", "claims/b.html": "b", "gone.html": "x"})
    put(new, {"a.html": "a", "claims/b.html": "B", "c.png": b"\x89"}, before)
    assert {path: (new / path).read_bytes() for path in ("a.html", "claims/b.html", "c.png")} == {
        "a.html": b"a", "claims/b.html": b"B", "c.png": b"\x89",
    }  # fmt: skip
    assert (new / "a.html").samefile(before / "a.html") and not (new / "claims/b.html").samefile(
        before / "claims/b.html"
    )
    assert not (new / "gone.html").exists() and (before / "claims/b.html").read_text() == "b"


def test_nothing_is_written_into_a_file_of_the_site_before(tmp_path: Path) -> None:
    before, new = tmp_path / "before", tmp_path / "new"
    put(before, {"a.html": "a"})
    put(new, {"a.html": "a"}, before)
    put(new, {"a.html": "new"}, before)
    assert (new / "a.html").read_text() == "new" and (before / "a.html").read_text() == "a"


def test_a_link_in_the_site_before_is_not_taken_for_its_file(tmp_path: Path) -> None:
    before, new = tmp_path / "before", tmp_path / "new"
    put(tmp_path, {"mine.html": "a"})
    before.mkdir()
    (before / "a.html").symlink_to(tmp_path / "mine.html")
    put(new, {"a.html": "a"}, before)
    assert not (new / "a.html").is_symlink() and not (new / "a.html").samefile(tmp_path / "mine.html")


def test_where_a_file_can_have_no_further_name_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(31, "Too many links")

    put(tmp_path / "before", {"a.html": "a"})
    monkeypatch.setattr(os, "link", full)
    put(tmp_path / "new", {"a.html": "a"}, tmp_path / "before")
    assert (tmp_path / "new/a.html").read_text() == "a"


def test_a_build_does_not_work_behind_a_link(project: Project, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    project.build.symlink_to(tmp_path / "mine")
    with pytest.raises(RefusedError, match="build is a link"), locked(project):
        pass
    assert list((tmp_path / "mine").iterdir()) == []


def test_second_build_of_a_project_is_kept_out(project: Project) -> None:
    with locked(project), pytest.raises(RefusedError, match="another build"), locked(project):
        pass
    with locked(project):
        pass


def test_folder_beside_goes_away_even_after_a_fault_and_sweeps_what_was_left(tmp_path: Path) -> None:
    target = tmp_path / "site"
    left, foreign = tmp_path / ".site-left", tmp_path / ".site-foreign"
    left.mkdir()
    (left / MARK).touch()
    foreign.mkdir()

    def fail() -> None:
        with beside(target) as folder:
            assert folder.parent == tmp_path and not left.exists()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == [foreign]


@pytest.mark.parametrize("exchange", [True, False])
def test_swap_puts_the_new_folder_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr("generator.publish.swap._exchange", lambda one, other: False)
    target = tmp_path / "site"
    for text in ("one", "two"):
        with beside(target) as folder:
            (folder / "site").mkdir()
            (folder / "site" / "index.html").write_text(text)
            swap(folder / "site", target)
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        assert (target / "index.html").read_text() == text
        assert sorted(path.name for path in target.iterdir()) == [SITE, "index.html"]


@pytest.mark.parametrize("names", [("index.html", "thesis.txt"), ("thesis.txt",), (MARK,)])
def test_swap_takes_no_place_but_a_sites(tmp_path: Path, names: tuple[str, ...]) -> None:
    new, mine = tmp_path / "new", tmp_path / "mine"
    for folder in (new, mine):
        folder.mkdir()
    for name in names:
        (mine / name).write_text("years of work")
    with pytest.raises(
        RefusedError, match="mine is not known to be a built site, and nothing is deleted: move it away"
    ):
        swap(new, mine)
    assert {path.name: path.read_text() for path in mine.iterdir()} == dict.fromkeys(names, "years of work")


def test_swap_does_not_replace_a_file(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "mine").write_text("years of work")
    with pytest.raises(RefusedError, match="mine is not known to be a built site"):
        swap(tmp_path / "new", tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "years of work"


def test_a_site_that_was_set_aside_is_not_swept(tmp_path: Path) -> None:
    """Its mark is not that of the folders that builds work in."""
    with beside(tmp_path / "site") as folder:
        (folder / "site").mkdir()
        swap(folder / "site", tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site-of-may")
    with beside(tmp_path / "site"):
        pass
    assert (tmp_path / ".site-of-may").is_dir()
