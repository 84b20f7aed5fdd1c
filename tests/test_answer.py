"""The answer of the last check is told again where nothing changed that it looks at, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator import build
from generator.cli import answering
from generator.publish import checking, find_project
from generator.source import Problems
from tests import harbour

CLAIM = "content/claims/ferry-passengers.md"
PERSON = "content/people/jo-tidewater.md"
WRONG = {PERSON: harbour.FILES[PERSON].replace("name:", "Name:")}
DAY = date(2026, 11, 27)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


class Checks:
    """How often the content was looked at."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count, self._check = 0, build.check
        patch.setattr(build, "check", self._counted)

    def _counted(self, *sources: object, **given: object) -> build.Build:
        self.count += 1
        return self._check(*sources, **given)  # type: ignore[arg-type]


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    return Checks(monkeypatch)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return harbour.write(tmp_path / "harbour", WRONG)


def told(
    folder: Path,
    environment: Mapping[str, str] | None = None,
    today: date | None = DAY,
    now: datetime | None = NOON,
) -> Problems:
    return answering.problems(find_project(folder), environment or {}, today, now)


def anew(folder: Path, environment: Mapping[str, str] | None = None) -> Problems:
    return checking.check(find_project(folder), environment or {}, DAY, NOON).problems


def kept(folder: Path) -> Path:
    return folder / "build" / "cache" / answering.ANSWERS


def test_what_did_not_change_is_not_looked_at_again(project: Path, checks: Checks) -> None:
    first, again = told(project), told(project)
    assert checks.count == 1
    assert first == again == anew(project) and {each.rule.code for each in again} >= {"field-unknown"}
    assert [each.fix for each in again] == [each.fix for each in first] != [()]
    assert all(each.source.text == (project / each.source.path).read_text("utf-8") for each in again)


EDITS = (
    (PERSON, "Jo Tidewater", "Jo Ebb"),
    (CLAIM, "48,000", "49,000"),
    ("mkdocs.yml", "The harbour", "Harbour"),
    ("archive/quill-2021.md", "old ferry", "new ferry"),
    ("content/articles/quill-2021.proofs.json", '"first": 22', '"first": 23'),
)


@pytest.mark.parametrize(("file", "old", "new"), EDITS, ids=[file for file, _, _ in EDITS])
def test_a_file_that_changed_is_looked_at(project: Path, checks: Checks, file: str, old: str, new: str) -> None:
    told(project)
    edited = project / file
    edited.write_text(edited.read_text("utf-8").replace(old, new), "utf-8")
    assert told(project) == anew(project)
    assert checks.count == 3


def test_an_asset_that_changed_or_went_is_looked_at(project: Path, checks: Checks) -> None:
    told(project)
    asset = project / "content/assets/pier.png"
    asset.write_bytes(harbour.PNG + b"\0")
    assert told(project) == anew(project) and checks.count == 3
    asset.unlink()
    assert told(project) == anew(project) and checks.count == 5


def test_a_file_that_cannot_be_read_is_told_each_time(project: Path, checks: Checks) -> None:
    (project / CLAIM).write_bytes(b"\xff")
    first = told(project)
    assert first == told(project) == anew(project) and "file-unreadable" in {each.rule.code for each in first}
    assert checks.count == 2


def test_what_keeps_a_file_from_being_read_is_told_as_it_is_now(project: Path) -> None:
    for data in (b"\xff", b"a line\nof words \xff", b"another\nof words \xff", b"x" * (64 * 1024 + 1)):
        (project / CLAIM).write_bytes(data)
        assert told(project) == anew(project), data[:20]


def test_another_day_is_looked_at(project: Path, checks: Checks) -> None:
    told(project)
    told(project, today=DAY + timedelta(days=1))
    told(project, today=None)
    assert checks.count == 3


def test_only_variables_that_the_settings_name_are_looked_at(project: Path, checks: Checks) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://harbour.example/", "!ENV [PLACE, none]"), "utf-8")
    told(project, {"PLACE": "nowhere", "SHLVL": "1"})
    told(project, {"PLACE": "nowhere", "SHLVL": "2"})
    assert checks.count == 1
    assert told(project, {"PLACE": "https://pier.example/"}) != told(project, {"PLACE": "nowhere"})
    assert checks.count == 3


def test_what_is_scheduled_is_looked_at_when_its_hour_comes(project: Path, checks: Checks) -> None:
    claim = project / CLAIM
    claim.write_text(claim.read_text("utf-8").replace("---\n", "---\npublish: 2026-11-27T13:00Z\n", 1), "utf-8")
    hours = [NOON, NOON + timedelta(minutes=30), NOON + timedelta(hours=1), NOON + timedelta(hours=9)]
    found = [told(project, now=hour) for hour in hours]
    assert checks.count == 2, "once before, and once as it has come"
    assert found[0] == found[1] and found[2] == found[3]
    assert found[2] == checking.check(find_project(project), {}, DAY, hours[2]).problems


def test_in_a_workflow_everything_is_looked_at(project: Path, checks: Checks) -> None:
    told(project, {"CI": "true"})
    told(project, {"CI": "true"})
    assert checks.count == 2 and not kept(project).exists()


def test_what_is_kept_may_be_damaged_or_deleted(project: Path, checks: Checks) -> None:
    first = told(project)
    for damage in (b"", b"no database", kept(project).read_bytes()[:-3000] + bytes(3000)):
        kept(project).write_bytes(damage)
        assert told(project) == first
    kept(project).unlink()
    assert told(project) == first
    assert checks.count == 5


def test_no_more_than_one_answer_is_kept(project: Path) -> None:
    claim = project / CLAIM
    for number in range(30):
        claim.write_text(f"{claim.read_text('utf-8')}\nAnd {number} more.\n", "utf-8")
        told(project)
        size = kept(project).stat().st_size
    assert size < 100_000


def test_a_folder_that_cannot_be_written_is_checked_all_the_same(project: Path, checks: Checks) -> None:
    (project / "build").write_text("a file", "utf-8")
    assert told(project) == anew(project)
    assert (project / "build").read_text("utf-8") == "a file"


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[[], [[]]]", b'[[["nowhere", null]], []]', b"[[[]], 1]"])
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        answering.loaded(data, ())


def test_an_answer_names_texts_and_holds_only_what_will_not_be_read_again(project: Path) -> None:
    (project / "mkdocs.yml").rename(project / "mkdocs.yml.old")
    problems = build.check(harbour.sources({**WRONG, "mkdocs.yml": ""})).problems
    known = [each for each in harbour.sources(WRONG) if each.path != "mkdocs.yml"]
    sources, _ = json.loads(answering.dumped(problems, known))
    assert ["mkdocs.yml", ""] in sources and [text for path, text in sources if path != "mkdocs.yml"] != []
    assert all(text is None for path, text in sources if path != "mkdocs.yml")


def test_a_check_that_is_told_again_loads_neither_fields_nor_markdown(project: Path) -> None:
    script = (
        "import sys\nfrom generator.cli import main\n"
        "try: main(['check', '--format', 'concise'])\nexcept SystemExit as end: print(end.code)\n"
        "print(sorted({'pydantic', 'yaml', 'markdown_it', 'regex', 'generator.model'} & {*sys.modules}))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    said = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=project, env={**environment, "PYTHONPATH": str(harbour.ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout.splitlines()
        for _ in range(2)
    ]  # fmt: skip
    assert said[0][:-1] == said[1][:-1] and said[0][-2] == "1" and "field-unknown" in said[0][0]
    assert said[0][-1] != "[]" and said[1][-1] == "[]"
