"""The second site is whole, and its proofs are those of its articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.harbour import ROOT

ZONE = ROOT / "tests" / "zone"


@pytest.mark.parametrize("archive", [True, False], ids=["with the articles", "without the articles"])
def test_the_second_site_has_no_problems(tmp_path: Path, archive: bool) -> None:
    shutil.copytree(ZONE, tmp_path / "zone", ignore=None if archive else shutil.ignore_patterns("archive"))
    shutil.copytree(ROOT / "templates", tmp_path / "zone" / "templates")
    said = CliRunner().invoke(main, ["--project", str(tmp_path / "zone"), "check", "--strict"])
    assert said.exit_code == 0, said.output
