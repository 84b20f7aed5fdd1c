"""The site that readers see is always a whole one: while a build runs, and after one was killed."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from site_tests.project import build, builder, ended, start, state

pytestmark = [
    pytest.mark.skipif(builder() != "mkdocs", reason="the swap is ours, whoever builds: tried with MkDocs"),
]
URL = "https://reader.example/"
KILLS = 5


def beside(project: Path) -> list[Path]:
    """The folders in which builds make the next site."""
    return list(project.glob(".site-*"))


def stopped_under_way(project: Path) -> subprocess.Popen[str]:
    """A build that has its folder beside the site, and goes no further until it is told."""
    process = start(project, URL)
    while not beside(project):
        assert process.poll() is None, process.communicate()
    os.killpg(process.pid, signal.SIGSTOP)
    return process


def renamed(project: Path, name: str) -> None:
    """Makes every page of the next site differ from the last one's."""
    settings = project / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^site_name: .*$", f"site_name: {name}", settings.read_text()))


def test_a_second_build_is_refused(workshop: Path) -> None:
    good = state(workshop / "site")
    first = stopped_under_way(workshop)
    try:
        code, said = build(workshop, URL)
        assert code == 1 and "another build of this project is under way" in said
        assert "Traceback" not in said
        assert state(workshop / "site") == good and len(beside(workshop)) == 1
    finally:
        os.killpg(first.pid, signal.SIGCONT)
        outcome = ended(first)
    assert outcome[0] == 0, outcome[1]
    assert beside(workshop) == []


def test_while_a_build_runs_its_pages_are_there(workshop: Path) -> None:
    renamed(workshop, "The site of the moment")
    pages = [workshop / "site" / name for name in ("index.html", "references/index.html", "404.html")]
    before = state(workshop / "site")
    process = start(workshop, URL)
    missing = set()
    while process.poll() is None:
        missing |= {page.name for page in pages if not page.is_file()}
    code, said = ended(process)
    assert code == 0, said
    assert state(workshop / "site") != before, "the site was exchanged while it was looked at"
    assert missing == set()


def test_killed_at_any_moment_it_leaves_a_whole_site(workshop: Path) -> None:
    began = time.monotonic()
    assert build(workshop, URL)[0] == 0
    usual = time.monotonic() - began
    old = state(workshop / "site")
    renamed(workshop, "The site that comes next")
    left = {}
    # Any moment, and some of the last ones more, when the audit is over and the site is exchanged.
    moments = [random.uniform(0.1, usual) for _ in range(KILLS - 2)] + [random.uniform(0.8, 1) * usual, 0.95 * usual]
    for moment in moments:
        process = start(workshop, URL)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        left[moment] = state(workshop / "site")
    code, said = build(workshop, URL)
    assert code == 0, said
    new = state(workshop / "site")
    assert new.keys() == old.keys() and new != old
    assert [moment for moment, found in left.items() if found not in (old, new)] == []
    assert beside(workshop) == []


def test_killed_under_way_its_folder_is_swept_by_the_next_build(workshop: Path) -> None:
    good = state(workshop / "site")
    process = stopped_under_way(workshop)
    os.killpg(process.pid, signal.SIGKILL)
    ended(process)
    assert beside(workshop) and state(workshop / "site") == good
    code, said = build(workshop, URL)
    assert code == 0, said
    assert beside(workshop) == []


def test_what_is_no_folder_of_ours_is_not_swept(workshop: Path) -> None:
    kept = workshop / ".site-notes"
    kept.mkdir()
    (kept / "todo.txt").write_text("wind the clock")
    assert build(workshop, URL)[0] == 0
    assert (kept / "todo.txt").read_text() == "wind the clock"
    shutil.rmtree(kept)
