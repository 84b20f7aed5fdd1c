"""`check --fix`: what can be mended without a thought is, and nothing else of a file changes; --changed and --watch."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import check as command
from generator.cli.main import main
from generator.editing import mended
from generator.model import Site
from generator.source import report
from generator.source.diagnostic import Problems
from generator.source.text import Source
from tests import harbour

PIER = "content/claims/pier-stays.md"
FERRY = "content/claims/ferry-passengers.md"
PLAN = "content/explainers/harbour-plan.md"
MAYOR = "content/people/jo-tidewater.md"
WORKS = "content/references.yml"
WALL = "content/terms/sea-wall.md"
Run = Callable[..., Result]


def look(texts: Sequence[Source]) -> tuple[Site | None, Problems]:
    made = build.check(texts, assets=harbour.ASSETS)
    return made.site, made.problems


def mend(overlay: dict[str, str], among: Callable[[str], bool] = lambda path: True) -> dict[str, str]:
    sources = harbour.sources(overlay)
    return {source.path: source.text for source in mended(sources, look, among).after(sources)}


BLOCK = "    quote: >-\n      We will not close the pier\n"
FIXES = [
    (PIER, BLOCK, "    quote: We will not close the pier\n", BLOCK),
    (PIER, BLOCK, '    quote: "We will not close the pier"\n', BLOCK),
    (PIER, BLOCK, "    quote: We will not\n      close the pier\n", BLOCK),
    (PIER, BLOCK, '    quote: "We will not close" the pier\n', '    quote: >-\n      "We will not close" the pier\n'),
    (WALL, "title: Sea wall", "title: “Sea wall”", "title: Sea wall"),
    (WALL, "title: Sea wall", "title: Sea wall #2", 'title: "Sea wall #2"'),
    (WALL, "title: Sea wall", "title: Sea wall: tide", 'title: "Sea wall: tide"'),
    (WALL, "title: Sea wall", 'title: "Sea" wall', 'title: "\\"Sea\\" wall"'),
    (WALL, "title: Sea wall", "title:Sea wall", "title: Sea wall"),
    (WALL, "title: Sea wall", "title：Sea wall", "title: Sea wall"),
    (WALL, "title: Sea wall", "title:\u00a0Sea wall", "title: Sea wall"),
    (WALL, "title: Sea wall", "Title: Sea wall", "title: Sea wall"),
    (WALL, "title: Sea wall", "title: Sea wall\nlink: No", "title: Sea wall\nlink: false"),
    (WALL, "title: Sea wall", "title: Sea wall\nalso: dike", "title: Sea wall\nalso: [dike]"),
    (WALL, "keeps the", "keeps\u200b the", "keeps the"),
    (WALL, "wall\n---\n", "wall\n----\n", "wall\n---\n"),
    (PIER, "said: 2021-03-04", "said: 4 March 2021", "said: 2021-03-04"),
    (PIER, "reviewed: 2021-05-01", 'reviewed: "2021/05/01"', "reviewed: 2021-05-01"),
    (PIER, "[ferry-passengers]", "[ferry-passengers.md]", "[ferry-passengers]"),
    (PIER, "[ferry-passengers]", "[../claims/ferry-passengers.md]", "[ferry-passengers]"),
    (PIER, "assessment: supported", "assessment: Supported", "assessment: supported"),
    (FERRY, "assessment: partly-supported", "assessment: partly supported", "assessment: partly-supported"),
    (WORKS, "issued: 2020-02", "issued: February 2020", "issued: 2020-02"),
    (PLAN, "../claims/ferry-passengers.md)", "../claims/ferry-passengers)", "../claims/ferry-passengers.md)"),
    (PLAN, "ferry-passengers.md)", "ferry-passengers/index.html#x 'y')", "ferry-passengers.md#x 'y')"),
    (PLAN, "(../events/2021-03-04-council.md)", "(../events/2021-03-04-council/)", "(../events/2021-03-04-council.md)"),
    (PLAN, "## The ferry", "##The ferry", "## The ferry"),
    (PLAN, "[@port-", "[@council-minutes-2021, @port-", "[@council-minutes-2021; @port-"),
    (PLAN, "[@port-", "[see @council-minutes-2021, p. 3 and @port-", "[see @council-minutes-2021, p. 3; @port-"),
    (PLAN, "[@port-", "[@council-minutes-2021, port-", "[@council-minutes-2021; @port-"),
    (MAYOR, "cite: council-minutes-2021", "cite: council-minutes-2021, port-report-2019",
     "cite: council-minutes-2021; port-report-2019"),
    (MAYOR, "[@council-minutes-2021]", "[council-minutes-2021]", "[@council-minutes-2021]"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "right", "wrong", "wanted"), FIXES, ids=[each[2][:40] for each in FIXES])
def test_what_can_mean_one_thing_only_is_written_so(path: str, right: str, wrong: str, wanted: str) -> None:
    text = harbour.FILES[path]
    assert text.count(right) == 1
    files = mend({path: text.replace(right, wrong)})
    assert files == {**harbour.FILES, path: text.replace(right, wanted)}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PIER, "assessment: supported", "assessment: suported"),
        (PIER, "said: 2021-03-04", "said: 3/4/2021"),
        (PIER, "topics: [harbour]", "topics: harbour, plans"),
        (PIER, "title:", "titel:"),
        (PLAN, "ferry-passengers.md", "ferry.md"),
        (PIER, BLOCK, "    quote: We will not close the pier  # so\n"),
        (PIER, "[ferry-passengers]", "[The Ferry!]"),
        (WALL, "title: Sea wall", "title: [Sea wall"),
    ],
)
def test_what_its_editor_has_to_think_about_is_left(path: str, old: str, new: str) -> None:
    wrong = {path: harbour.FILES[path].replace(old, new, 1)}
    assert mend(wrong) == {**harbour.FILES, **wrong}


@pytest.mark.parametrize("name", ["ebb.markdown", "ebb.md.txt", "ebb.MD", "ebb.txt"])
def test_a_text_with_another_name_is_named_as_an_entry(name: str) -> None:
    text = b"---\ntitle: Ebb\n---\nThe ebb.\n"

    def with_it(texts: Sequence[Source]) -> tuple[Site | None, Problems]:
        made = build.check(texts, assets={**harbour.ASSETS, f"content/terms/{name}": text})
        return made.site, made.problems

    assert mended(harbour.sources(), with_it, lambda path: True).moves == {
        f"content/terms/{name}": "content/terms/ebb.md"
    }
    taken = harbour.sources({"content/terms/ebb.md": text.decode()})
    assert mended(taken, with_it, lambda path: True).empty
    left = ("content/terms/Ebb & flow.txt", "content/terms/ebb.docx", "content/ebb.txt", "content/terms/ebb.txt~")

    def others(texts: Sequence[Source]) -> tuple[Site | None, Problems]:
        made = build.check(texts, assets={**harbour.ASSETS, **dict.fromkeys(left, text)})
        return made.site, made.problems

    assert mended(harbour.sources(), others, lambda path: True).empty


def test_clean_content_stays_as_it_is_and_what_hides_something_else_is_mended_with_it() -> None:
    assert mended(harbour.sources(), look, lambda path: True).empty
    text = harbour.FILES[PIER]
    both = text.replace("title: The pier", "title:The pier").replace("said: 2021-03-04", "said: 4 March 2021")
    assert mend({PIER: both}) == harbour.FILES
    assert mend({PIER: both}, lambda path: path != PIER)[PIER] == both


def test_a_report_for_programs_says_what_mends_a_problem() -> None:
    made = harbour.check({WALL: harbour.FILES[WALL].replace("title: Sea", "title:\u00a0Sea")})
    (line,) = (json.loads(each) for each in report.REPORTERS["json"](made.problems))
    assert line["fix"] == [{"line": 2, "column": 7, "end_line": 2, "end_column": 8, "text": " "}]


# the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    harbour.write(tmp_path)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, ["check", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


def alter(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_fixes_are_told_shown_and_written_and_the_rest_is_reported(run: Run) -> None:
    alter(PIER, "said: 2021-03-04", "said: 4 March 2021")
    alter(WALL, "title:", "titel:")
    plain = run()
    assert plain.exit_code == 1 and plain.stderr.endswith("1 of them can be mended by explainer check --fix\n")
    wrong = Path(PIER).read_text("utf-8")
    assert "+    said: 2021-03-04\n" in run("--fix", "--dry-run").stdout and Path(PIER).read_text("utf-8") == wrong
    assert run("--fix").exit_code == 1 and Path(PIER).read_text("utf-8") == wrong
    assert run("--fix", WALL, "--yes").exit_code == 1 and Path(PIER).read_text("utf-8") == wrong
    done = run("--fix", "--yes")
    assert Path(PIER).read_text("utf-8") == harbour.FILES[PIER]
    assert done.exit_code == 1 and f"{WALL}:2:1: error[field-unknown]" in done.stdout
    assert run("--yes").exit_code == 2


def git(*arguments: str) -> None:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=An editor", "-c", "user.email=editor@harbour.example")
    subprocess.run(["git", *who, *arguments], env=os.environ | alone, capture_output=True, check=True)


def test_only_files_that_changed_are_reported_and_what_broke_where_one_is_gone(run: Run) -> None:
    alter(WALL, "title:", "titel:")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    concise = ("--format", "concise")
    assert run("--changed", "HEAD", *concise).exit_code == 0
    alter(PIER, "assessment: supported", "assessment: suported")
    Path("content/topics/ebb.md").write_text("---\ntitel: Ebb\n---\n", encoding="utf-8")
    told = run("--changed", *concise)
    assert told.exit_code == 1
    assert {line.split(":")[0] for line in told.stdout.splitlines()} == {PIER, "content/topics/ebb.md"}
    alter(PIER, "assessment: suported", "assessment: supported")
    Path("content/topics/ebb.md").unlink()
    Path(FERRY).unlink()
    told = run("--changed", *concise)
    assert {line.split(":")[0] for line in told.stdout.splitlines() if "error[" in line} == {PIER, PLAN}
    assert run("--changed", "nowhere").stderr == (
        "explainer: git knows no revision `nowhere` here; name a branch or a commit that is there, see git log\n"
    )


def test_it_is_checked_again_whenever_a_file_is_saved(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def watch(*paths: Path, raise_interrupt: bool) -> Iterator[set[tuple[int, str]]]:
        seen.extend(sorted(path.name for path in paths))
        alter(PIER, "assessment: supported", "assessment: suported")
        yield {(2, str(Path(PIER).resolve()))}
        alter(PIER, "assessment: suported", "assessment: supported")
        yield {(2, str(Path(PIER).resolve())), (2, str(Path(WALL).resolve()))}
        assert raise_interrupt, "else the library says on its own what ended"
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "library", lambda name, extra, use: SimpleNamespace(watch=watch))
    told = run("--watch", "--format", "concise")
    assert (told.exit_code, seen) == (0, ["archive", "content", "mkdocs.yml"])
    assert told.stdout.count("`assessment` is `suported`") == 1
    saved = f"checked: no problems\nsaved: {PIER}\nchecked: 1 error\nsaved: {PIER}, {WALL}\nchecked: no problems\n"
    assert told.stderr == saved.replace("/", os.sep)
