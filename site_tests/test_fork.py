"""The tests travel: in a fork of the repository on another subject they are as green as here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_tests.fork import fork
from site_tests.project import Built, builder

# What takes a few seconds; the others with --full.
QUICK = ("tests/content", "site_tests/test_pages.py", "site_tests/test_links.py", "site_tests/test_citations.py")
WHOLE = (("tests",), ("site_tests",), ("site_tests", "--builder", "zensical"))

pytestmark = pytest.mark.skipif(builder() != "mkdocs", reason="run in the session for MkDocs")


def run(folder: Path, *arguments: str) -> str:
    """What the fork's tests say; those that make a fork of the fork are left out."""
    # By its own tests and generator, and no part of this session.
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--ignore", "site_tests/test_fork.py"]
    done = subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_quick_tests_hold_in_a_fork(tmp_path: Path) -> None:
    said = run(fork(tmp_path / "fork"), *QUICK)
    assert "another content has taken the place" in said, (
        "what is true of the content that ships says why it is skipped"
    )


@pytest.mark.full
@pytest.mark.parametrize("arguments", WHOLE, ids=" ".join)
def test_every_test_holds_in_a_fork(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run(fork(tmp_path / "fork"), *arguments)


def test_the_second_site_has_what_there_is_to_look_at(tmp_path: Path) -> None:
    """Of each kind something, and of the assessments all seven."""
    zone = Built(fork(tmp_path / "fork"), "")
    least = {"articles": 2, "claims": 6, "events": 3, "explainers": 1, "people": 2, "terms": 2, "topics": 2,
             "selections": 1}  # fmt: skip
    assert {folder: len(zone.entries(folder)) for folder in least if len(zone.entries(folder)) < least[folder]} == {}
    assert len({front["assessment"] for front in zone.entries("claims").values()}) == 7
