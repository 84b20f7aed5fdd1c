"""What meets who comes to the project: its version, its history, how to report, how files are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from tests.harbour import ROOT

PAPERS = ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
TOP = (*PAPERS, "Makefile", "pyproject.toml", ".editorconfig", ".pre-commit-config.yaml")
FOLDERS = (".ci", ".github", "docs", "generator", "site_tests", "templates", "tests")
PICTURES = (".png", ".ttf", ".woff2")
CHANGES = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def numbers(version: str) -> tuple[int, ...]:
    found = VERSION.fullmatch(version)
    assert found, version
    return tuple(map(int, found.groups()))


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


# version --------------------------------------------------------------------------------------------------------------


def test_the_version_stands_in_one_place() -> None:
    assert VERSION.fullmatch(__version__)
    settings = tomllib.loads(read("pyproject.toml"))
    assert "version" not in settings["project"] and settings["project"]["dynamic"] == ["version"]
    path = ROOT / settings["tool"]["hatch"]["version"]["path"]
    assert re.findall(r'^__version__ = "(.+)"$', path.read_text("utf-8"), re.MULTILINE) == [__version__]
    holding = [file for file in (ROOT / "generator").rglob("*.py") if f'"{__version__}"' in file.read_text("utf-8")]
    assert holding == [path]


def test_the_command_tells_the_version() -> None:
    said = CliRunner().invoke(main, ["--version"])
    assert (said.exit_code, said.output) == (0, f"explainer, version {__version__}\n")


def test_the_history_is_kept_newest_first_under_the_usual_headings() -> None:
    text = read("CHANGELOG.md")
    first, *released = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert first == "[Unreleased]"
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= CHANGES
    found = [re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - (\S+)", each) for each in released]
    assert all(found), released
    versions = [numbers(".".join(each.groups()[:3])) for each in found if each]
    days = [date.fromisoformat(each[4]) for each in found if each]
    assert versions == sorted(versions, reverse=True) and days == sorted(days, reverse=True)
    assert not versions or versions[0] <= numbers(__version__)


# reporting ------------------------------------------------------------------------------------------------------------


def test_a_vulnerability_is_reported_in_private_to_nobody_by_name() -> None:
    text = read("SECURITY.md")
    assert "Report a vulnerability" in text
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+|https?://", text)


# files ----------------------------------------------------------------------------------------------------------------


def files() -> Iterator[Path]:
    """The texts of the tool, as they are committed."""
    below = (file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*")))
    for file in (*(ROOT / name for name in TOP), *below):
        if file.is_file() and file.suffix not in PICTURES and "__pycache__" not in file.parts:
            yield file


def wanted(name: str) -> dict[str, str]:
    """What .editorconfig says of files of a name."""
    parser = ConfigParser()
    parser.read_string(f"[top]\n{read('.editorconfig')}")
    return {key: value for part in parser.sections() if fnmatch(name, part) for key, value in parser[part].items()}


@pytest.mark.parametrize("name", ["x.py", "Makefile", "x.md"])
def test_editors_are_told_how_files_are_written(name: str) -> None:
    told = wanted(name)
    width = tomllib.loads(read("pyproject.toml"))["tool"]["ruff"]["line-length"]
    assert told["end_of_line"] == "lf" and told["charset"] == "utf-8" and told["insert_final_newline"] == "true"
    assert (told.get("max_line_length"), told["indent_size"]) == ((str(width), "4") if name == "x.py" else (None, "2"))
    assert told["indent_style"] == ("tab" if name == "Makefile" else "space")


def test_files_are_written_so() -> None:
    met = 0
    for file in files():
        text = file.read_bytes().decode("utf-8")
        assert "\r" not in text and not text.startswith("\ufeff"), file.name
        assert not text or (text.endswith("\n") and not text.endswith("\n\n")), file.name
        assert not re.search(r"[ \t]$", text, re.MULTILINE), file.name
        assert wanted(file.name)["indent_style"] == "tab" or not re.search(r"^ *\t", text, re.MULTILINE), file.name
        met += 1
    assert met > 150


def test_hooks_fetch_nothing_and_run_what_is_there() -> None:
    text = read(".pre-commit-config.yaml")
    (repository,) = yaml.safe_load(text)["repos"]
    assert repository["repo"] == "local" and "://" not in text
    lint = re.findall(r"-m (\w+)", read("Makefile").partition("\nlint:")[2].partition("\n\n")[0])
    ran = [re.findall(r"-m (\w+)", hook["entry"])[0] for hook in repository["hooks"]]
    assert ran == [*lint, "generator"]
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}


def test_the_papers_name_only_what_there_is_to_make() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    used = {name for paper in PAPERS for name in re.findall(r"`make ([a-z-]+)`", read(paper))}
    assert used and used <= targets
