"""`explainer init` begins a site that is whole, asks nothing without a terminal, and touches nothing that is there."""

from __future__ import annotations

import json
from datetime import date
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__, build, cli
from generator.cli import init as command
from generator.cli import origin as origins
from generator.cli.origin import Installation, origin
from generator.model.kinds import KINDS, Claim
from generator.publish import Project, checking, reading
from tests.test_workflows import PIN, TEXTS

TODAY = date(2026, 4, 12)


@pytest.fixture(autouse=True)
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "origin", lambda: Installation("explainer-site==1.0\n"))


def init(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["init", *arguments], catch_exceptions=False)


def state(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_new_site_has_an_entry_of_every_kind_and_no_problem(tmp_path: Path) -> None:
    assert init(str(tmp_path / "mine")).exit_code == 0
    made = checking.check(Project(tmp_path / "mine"), {}, date.today())
    assert made.problems == () and made.site
    assert [kind.name for kind in KINDS if not made.site.all(kind.model)] == []
    quoted = {each.quote is not None for claim in made.site.all(Claim) for each in claim.appearances}
    assert quoted == {True, False}, "one is quoted and one paraphrased"
    assert made.site.texts == {"quince-2024"}


def test_its_pages_can_be_made_by_the_tools_own_templates(tmp_path: Path) -> None:
    init(str(tmp_path / "mine"))
    project = Project(tmp_path / "mine")
    made, read = checking.check(project, {}), reading.read_sources(project)
    assert made.site and {"", "claims/hours-fell/", "timeline/"} <= set(build.docs(made.site, read.templates).pages)


def test_without_a_terminal_it_takes_the_folders_name_and_asks_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "low-emission-zone"
    assert "Name" not in init(str(folder)).output
    site = checking.check(Project(folder), {}).site
    assert site and (site.config.site_name, site.config.theme.language) == ("Low emission zone", "en")
    assert site.config.site_url is None


def test_what_is_given_stands_in_the_settings_as_it_was_written(tmp_path: Path) -> None:
    name = 'The "zone": what\'s said # really'
    init(str(tmp_path / "x"), "--name", name, "--language", "de", "--address", "https://zone.example/record")
    site = checking.check(Project(tmp_path / "x"), {}).site
    assert site and (site.config.site_name, site.config.theme.language) == (name, "de")
    assert site.config.site_url == "https://zone.example/record/"
    assert (tmp_path / "x/README.md").read_text("utf-8").startswith(f"# {name}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--language", "xx"], "no language `xx`"),
        (["--address", "zone.example"], "begins with https://"),
        (["--address", "https://"], "it names no host"),
        (["--address", "https://zone.example/a b/"], "it holds a space"),
        (["--address", "https://zone.example/?q=1"], "without ? and #"),
        (["--name", " "], "a site has a name"),
        (["--name", "The\x1b zone"], "U+001B control character, which nobody sees"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(tmp_path: Path, arguments: list[str], told: str) -> None:
    result = init(str(tmp_path / "x"), *arguments)
    assert result.exit_code == 2 and told in result.output and not (tmp_path / "x").exists()


@pytest.mark.parametrize("there", ["mkdocs.yml", "content/x.md"])
def test_a_site_that_is_there_is_refused(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine", "utf-8")
    before = state(tmp_path)
    result = init(str(tmp_path))
    assert result.exit_code == 1 and "is there already" in result.output and state(tmp_path) == before


@pytest.mark.parametrize("below", ["content", "content/more/mine"])
def test_no_site_begins_in_the_content_of_another(tmp_path: Path, below: str) -> None:
    init(str(tmp_path / "mine"))
    before = state(tmp_path)
    result = init(str(tmp_path / "mine" / below))
    assert result.exit_code == 1 and "lies in the content of a site" in result.output and state(tmp_path) == before
    assert init(str(tmp_path / "mine/other")).exit_code == 0


def test_a_file_that_is_there_is_left_as_it_is_and_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    result = init(str(tmp_path))
    assert result.exit_code == 0 and "README.md is there already" in result.output
    assert (tmp_path / "README.md").read_text("utf-8") == "mine" and (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "a folder with a file"])
def test_a_disk_that_is_full_leaves_no_half_of_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine/README.md").write_text("mine", "utf-8")
    before = state(tmp_path)
    wrote: list[Path] = []

    def write(file: Path, content: bytes, *, new: bool) -> None:
        if len(wrote) == 5:
            raise OSError(28, "No space left on device", str(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        wrote.append(file)

    monkeypatch.setattr(command, "write", write)
    result = init(str(tmp_path / "mine"))
    assert result.exit_code == 1 and "No space left" in result.output
    assert state(tmp_path) == before and (tmp_path / "mine").exists() == there


def test_its_workflows_use_the_actions_that_ours_use(tmp_path: Path) -> None:
    init(str(tmp_path))
    texts = [file.read_text("utf-8") for file in sorted((tmp_path / ".github/workflows").iterdir())]
    ours = {match[0] for text in TEXTS.values() for match in PIN.finditer(text)}
    assert all(text.count("uses: ") == len(PIN.findall(text)) for text in texts)
    assert {match[0] for text in texts for match in PIN.finditer(text)} <= ours
    assert all("  pull_request_target:" not in text and "\npermissions: {}" in text for text in texts)


class Installed:
    def __init__(self, direct: object) -> None:
        self.direct = direct

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self.direct is None else json.dumps(self.direct)


@pytest.mark.parametrize(
    ("direct", "line"),
    [
        (None, f"explainer-site=={__version__}\n"),
        (
            {"url": "https://x.example/x.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "explainer-site @ git+https://x.example/x.git@abc\n",
        ),
        (
            {"url": "https://x.example/x.whl", "archive_info": {"hashes": {"sha256": "12"}}},
            "explainer-site @ https://x.example/x.whl --hash=sha256:12\n",
        ),
    ],
)
def test_workflows_install_what_was_installed_here(direct: object, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "distribution", lambda name: Installed(direct))
    assert origin() == Installation(line)


def test_a_wheel_from_a_file_is_taken_along_with_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "the tool-1.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    monkeypatch.setattr(origins, "distribution", lambda name: Installed({"url": wheel.as_uri(), "archive_info": {}}))
    found = origin()
    assert found.wheels == (wheel,) and found.requirement.startswith(f"./tool/{wheel.name} --hash=sha256:")
    monkeypatch.setattr(command, "origin", lambda: found)
    command.begin(tmp_path / "mine", command.NewSite("x", "en", ""), TODAY)
    assert (tmp_path / "mine/tool" / wheel.name).read_bytes() == b"wheel"
    assert (tmp_path / "mine/tool.txt").read_text("utf-8") == found.requirement


def test_a_checkout_says_which_wheel_is_to_be_put_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(origins, "distribution", absent)
    found = origin()
    assert found.wheels == () and "make wheel" in found.requirement
