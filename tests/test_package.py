"""The wheel holds all that a site needs, under a name of its own, and works where there is nothing else of ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from generator import __version__, api
from generator.source import extras
from tests import harbour
from tests.harbour import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.txt", "generator/cli/starter/requirements.txt")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pip makes of the wheel, in a folder that holds nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def run(installed: Path, where: Path, *arguments: str) -> str:
    command = [sys.executable, "-P", "-m", "explainer_site", *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)}
    done = subprocess.run(
        command, cwd=where, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_it_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    info = f"explainer_site-{__version__}.dist-info/"
    within = {name.removeprefix("explainer_site/") for name in names if not name.startswith(info)}
    found = [file for folder in ("generator", "templates") for file in (ROOT / folder).rglob("*") if file.is_file()]
    files = [file.relative_to(ROOT).as_posix() for file in found if file.suffix != ".pyc"]
    assert within == {name.removeprefix("generator/") for name in files}
    assert {f"{info}licenses/LICENSE", f"{info}licenses/generator/output/fonts/OFL.txt"} <= set(names)


def test_from_the_wheel_alone_a_new_site_is_checked_and_built(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "init", "mine")
    assert "no problems" in run(installed, tmp_path / "mine", "check", "--strict")
    assert "no problems" in run(installed, tmp_path / "mine", "build", "--strict")
    home = (tmp_path / "mine/site/index.html").read_text("utf-8")
    assert "<h1" in home and "Mine" in home and (tmp_path / "mine/site/assets/icon.svg").is_file()


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|index-url", text), "no address of an index is committed"
    pins = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ;\n]+)", text, re.MULTILINE)
    assert text.count(" --hash=sha256:") >= len(pins) > 20
    return dict(pins)


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_asked_for_is_locked(name: str) -> None:
    extra = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *(each for name in extra for each in extra[name])]
    wanted += PROJECT["dependency-groups"]["dev"] if name == LOCKS[0] else []
    pins = locked(name)
    for each in map(Requirement, wanted):
        assert each.specifier.contains(pins[each.name.lower().replace("_", "-")]), each


def test_a_new_site_is_built_with_what_ours_is_built_with() -> None:
    ours = locked(LOCKS[0])
    assert {name: version for name, version in locked(LOCKS[1]).items() if ours.get(name) != version} == {}
    assert {"pytest", "mypy", "ruff"} & set(locked(LOCKS[1])) == set()


def test_an_extra_that_is_missing_is_told_by_what_it_installs() -> None:
    assert {name: list(each) for name, each in extras.EXTRAS.items()} == PROJECT["project"]["optional-dependencies"]
    assert extras.install("cards").endswith("pip install 'pillow>=12'")


def test_a_library_is_installed_where_the_tool_that_misses_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(sys, "prefix", "/home/a b/.venv")
    monkeypatch.setattr(sys, "executable", "/home/a b/.venv/bin/python")
    assert extras.install("cards") == "\"/home/a b/.venv/bin/python\" -m pip install 'pillow>=12'"
    monkeypatch.setattr(sys, "prefix", "/usr")
    assert extras.install("cards") == "pip install 'pillow>=12'"


def test_other_programs_may_check_prove_and_clean(tmp_path: Path) -> None:
    folder = harbour.write(tmp_path / "project")
    assert api.check(folder / "content") == ()
    (folder / "content/claims/pier-stays.md").unlink()
    assert {each.rule.code for each in api.check(folder)} == {"ref-unknown"}
    proofs = api.prove(harbour.write(tmp_path / "other"), date(2026, 4, 12))
    path = "content/articles/quill-2021.proofs.json"
    assert proofs == {path: harbour.FILES[path]}
    assert (
        "The pier stays open all year, the council has decided."
        in api.clean("Menu\n\nThe pier stays open all year, the council has decided.\n\nShare this\n").paragraphs
    )
    with pytest.raises(api.RefusedError, match="no project here"):
        api.check(tmp_path)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Menu\n\n{0}\n\n{1}\n\n{2}\n\nShare this\n", "pier.txt"),
        ("# The pier stays\n\n{0}\n\n{1}\n\n{2}\n\n[Menu](/menu)\n", "pier.md"),
        ("From: a@b.example\nSubject: The pier stays\nTo: c@b.example\n\n{0}\n\n{1}\n\n{2}\n", "pier.eml"),
        (
            "<html><body><nav>Menu</nav><article><h1>The pier</h1><p>{0}</p><p>{1}</p><p>{2}</p></article></html>",
            "pier",
        ),
    ],
)
def test_other_programs_may_clean_a_file_of_any_form(raw: str, name: str) -> None:
    if raw.startswith("<"):
        pytest.importorskip("trafilatura")
    said = (
        "The pier stays open all year, the council has decided, and nobody in the café at its end spoke against it.",
        "It was to be closed in winter, since the storms of the last years had loosened more than a hundred planks.",
        "The harbour office will pay for new ones, and it says that they will be of oak, as those before them were.",
    )
    for codec in ("utf-8", "latin-1"):
        assert set(said) <= set(api.clean(raw.format(*said).encode(codec), name).paragraphs)


def test_file_without_a_text_is_told_to_other_programs() -> None:
    for data in (b"%PDF-1.4 and no more", b"PK\x03\x04 no archive", b"\x00\x01\x02\xff\xfe" * 40):
        with pytest.raises(api.RefusedError):
            api.clean(data, "raw")
    assert api.clean(b"").paragraphs == ()


def test_other_programs_may_build_and_are_told_what_stops_it(tmp_path: Path) -> None:
    folder = harbour.write(tmp_path / "project")
    (folder / "content/claims/pier-stays.md").unlink()
    made = api.build(folder)
    assert not made.published and made.problems and not (folder / "site").exists()
