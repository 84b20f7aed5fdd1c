"""The site is exchanged whole, where the system can do it in one step and where it cannot."""

from __future__ import annotations

import ctypes
import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.publish import swap as module
from generator.publish.project import Project
from generator.publish.swap import SITE, beside, locked, swap
from generator.publish.writing import MARK
from generator.source import RefusedError


def site(folder: Path, text: str) -> Path:
    (folder / "claims").mkdir(parents=True)
    (folder / SITE).touch()
    (folder / "index.html").write_text(text)
    (folder / "claims" / "index.html").write_text(f"{text} claims")
    return folder


def says(folder: Path) -> str:
    return (folder / "index.html").read_text()


def denied(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


# which way ------------------------------------------------------------------------------------------------------------


def lacking(name: str | None, use_errno: bool = False) -> object:
    """A C library without `renameat2`."""
    return SimpleNamespace()


def unloadable(name: str | None, use_errno: bool = False) -> object:
    raise OSError("no C library can be loaded")


def refusing(name: str | None, use_errno: bool = False) -> object:
    """One whose `renameat2` fails, as on a file system that cannot exchange."""
    return SimpleNamespace(renameat2=lambda *_: -1)


@pytest.mark.parametrize("library", [lacking, unloadable, refusing])
def test_where_the_system_cannot_exchange_the_new_site_gets_there_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Callable[..., object]
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", library)
    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    swap(new, target)
    assert says(target) == "new" and (target / "claims" / "index.html").read_text() == "new claims"
    assert [each.name for each in tmp_path.iterdir()] == ["site"], "nothing is left beside it"


def test_the_system_is_asked_to_exchange_both_by_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def rename(*words: object) -> int:
        asked.extend(words)
        return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: SimpleNamespace(renameat2=rename))
    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    swap(new, target)
    here, exchange = -100, 2
    assert asked == [here, os.fsencode(new), here, os.fsencode(target), exchange]
    assert says(target) == "old", "what says that it is done is believed"


def test_in_one_step_the_old_site_takes_the_new_ones_place(tmp_path: Path) -> None:
    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    if not module._exchange(new, target):
        pytest.skip("this file system cannot exchange folders")
    assert (says(target), says(new)) == ("new", "old")


def test_the_first_site_is_moved_into_place(tmp_path: Path) -> None:
    swap(site(tmp_path / "new", "first"), tmp_path / "site")
    assert says(tmp_path / "site") == "first"


def test_where_the_second_rename_fails_the_first_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    rename = Path.rename

    def failing(self: Path, goal: Path) -> Path:
        if self == new:
            raise OSError(5, "Input/output error")
        return rename(self, goal)

    monkeypatch.setattr(ctypes, "CDLL", lacking)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output error"):
        swap(new, target)
    assert says(target) == "old" and says(new) == "new"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new", "site"]


def test_a_folder_of_old_pages_is_marked_so_that_the_next_build_sweeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a build is killed between the two renames."""
    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    monkeypatch.setattr(ctypes, "CDLL", lacking)
    monkeypatch.setattr(os, "rmdir", denied)
    monkeypatch.setattr(os, "unlink", denied)
    swap(new, target)
    assert says(target) == "new", "that the old site cannot be removed stops nothing"
    (left,) = tmp_path.glob(".site-*")
    assert (left / MARK).exists() and says(left / "old") == "old"


# before it ------------------------------------------------------------------------------------------------------------


def test_every_file_is_on_the_disk_before_the_exchange_and_the_folder_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        flushed.append(f"{path.relative_to(tmp_path).as_posix()} {says(tmp_path / 'site')}")
        fsync(handle)

    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(ctypes, "CDLL", lacking)
    swap(new, target)
    assert sorted(flushed[:-1]) == [f"new/{SITE} old", "new/claims/index.html old", "new/index.html old"]
    assert flushed[-1] == ". new"


def test_where_the_system_can_all_files_are_flushed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def flush(handle: int) -> int:
        told.append(f"{Path(os.readlink(f'/proc/self/fd/{handle}')).name} {says(tmp_path / 'site')}")
        return 0

    new, target = site(tmp_path / "new", "new"), site(tmp_path / "site", "old")
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: SimpleNamespace(syncfs=flush))
    swap(new, target)
    assert told == ["new old"] and says(target) == "new"


def test_no_handle_is_left_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    swap(site(tmp_path / "new", "new"), tmp_path / "site")
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_web_server_may_read_the_site(tmp_path: Path) -> None:
    new = site(tmp_path / "new", "new")
    new.chmod(0o700)
    swap(new, tmp_path / "site")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755


def test_whatever_the_umask_each_file_of_the_site_may_be_read_and_none_written_by_others(tmp_path: Path) -> None:
    for mask in (0o077, 0o000):
        before = os.umask(mask)
        try:
            swap(site(tmp_path / "new", "new"), tmp_path / "site")
        finally:
            os.umask(before)
        modes = {each.is_dir(): stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "site").rglob("*")}
        assert modes == {True: 0o755, False: 0o644}


# the folder beside ----------------------------------------------------------------------------------------------------


def test_a_folder_beside_is_new_hidden_marked_and_gone_at_the_end(tmp_path: Path) -> None:
    with beside(tmp_path / "site") as one, beside(tmp_path / "other") as two:
        assert one.parent == two.parent == tmp_path
        assert one.name.startswith(".site-") and two.name.startswith(".other-")
        assert [each.name for each in one.iterdir()] == [MARK]
        (one / "site").mkdir()
    assert list(tmp_path.iterdir()) == []


def test_only_marked_folders_of_the_same_site_are_swept(tmp_path: Path) -> None:
    def folder(name: str, *, marked: bool = True) -> Path:
        (tmp_path / name / "within").mkdir(parents=True)
        if marked:
            (tmp_path / name / MARK).touch()
        return tmp_path / name

    stale = folder(".site-stale")
    kept = [folder(".site-notes", marked=False), folder(".sites-x"), folder("site-x"), folder(".other-x")]
    linked = tmp_path / ".site-link"
    linked.symlink_to(folder("elsewhere"))
    with beside(tmp_path / "site"):
        assert not stale.exists()
        assert all((each / "within").is_dir() for each in kept)
        assert linked.is_symlink() and (tmp_path / "elsewhere" / "within").is_dir()


def test_what_cannot_be_swept_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".site-stale").mkdir()
    (tmp_path / ".site-stale" / MARK).touch()

    with beside(tmp_path / "site") as folder:
        pass
    assert not folder.exists()
    (tmp_path / ".site-stale").mkdir(exist_ok=True)
    (tmp_path / ".site-stale" / MARK).touch()
    monkeypatch.setattr(os, "rmdir", denied)
    monkeypatch.setattr(os, "unlink", denied)
    with beside(tmp_path / "site") as folder:
        assert folder.is_dir()


# the lock -------------------------------------------------------------------------------------------------------------


def test_a_lock_is_held_by_the_system_and_goes_with_its_holder(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for _ in range(2):
        with locked(project):
            assert project.lock.is_file()
            with project.lock.open("w") as other, pytest.raises(BlockingIOError):
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with project.lock.open("w") as other, pytest.raises(BlockingIOError):
                fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
    with project.lock.open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with (
            pytest.raises(RefusedError, match="another build of this project is under way; wait for it"),
            locked(project),
        ):
            pass


def test_a_fault_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(Project(tmp_path)):
        raise ZeroDivisionError
    with locked(Project(tmp_path)):
        pass
