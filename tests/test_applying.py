"""Commands that change entries: shown first, written only once agreed to, all of it or nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import applying
from generator.cli.main import main
from generator.editing import Proposal, renamed
from generator.publish import find_project
from generator.source import Edit, RefusedError
from tests import harbour

PIER = Path("content/claims/pier-stays.md")
OPEN = Path("content/claims/pier-open.md")
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    harbour.write(tmp_path)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


def state() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


LIVES = [
    ("rename", "pier-stays", "pier-open"),
    ("withdraw", "pier-stays", "--reason", "It was not said."),
    ("correct", "pier-stays", "--text", "The day was wrong.", "--what", "wording"),
    ("review", "pier-stays", "--by", "Ada Quill"),
]


@pytest.mark.parametrize("words", LIVES, ids=lambda words: words[0])
def test_a_change_is_shown_and_written_only_when_agreed_to(run: Run, words: tuple[str, ...]) -> None:
    before = state()
    shown = run(*words, "--dry-run")
    assert shown.exit_code == 0 and "+++ content/claims/pier-" in shown.stdout and "@@ " in shown.stdout
    refused = run(*words)
    assert refused.exit_code == 1 and refused.stderr.endswith("agree with --yes, or look with --dry-run\n")
    assert state() == before
    done = run(*words, "--yes")
    assert done.exit_code == 0 and done.stdout.startswith(shown.stdout) and f"wrote {PIER.as_posix()}\n" in done.stdout
    assert state() != before
    assert run("check").exit_code == 0


@pytest.mark.parametrize(("answer", "written"), [("n\n", False), ("y\n", True)])
def test_with_a_terminal_it_is_asked_whether_to_write(
    run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    before = state()
    at, proposal = opened(), labelled()
    with CliRunner().isolation(input=answer):
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        assert applying.offer(at, proposal, yes=False, dry_run=False) is written
    assert (state() != before) is written


def opened() -> applying.Opened:
    return applying.opened(find_project(Path.cwd()))


def labelled() -> Proposal:
    source = next(each for each in opened().read.texts if each.path == PIER.as_posix())
    start = source.text.index("reviewed")
    return Proposal((Edit(source.span(start, start), "label: as recorded\n"),))


def test_rename_moves_the_file_and_what_belongs_to_an_article(run: Run) -> None:
    Path("archive/quill-2021").mkdir()
    Path("archive/quill-2021/2021-01-01-abc.md").write_text("older", encoding="utf-8")
    done = run("rename", "quill-2021", "quill", "--yes")
    assert done.exit_code == 0, done.output
    assert not list(Path().rglob("quill-2021*"))
    assert Path("archive/quill/2021-01-01-abc.md").read_text("utf-8") == "older"
    assert {path.name for path in Path("content/articles").iterdir()} == {"quill.md", "quill.proofs.json"}
    assert run("check", "--strict").exit_code == 0


def test_what_a_withdrawal_leaves_to_mend_is_told(run: Run) -> None:
    told = run("withdraw", "pier-stays", "--reason", "It was not said.", "--dry-run").stderr
    assert (
        "Then there is to mend:\n" in told
        and "content/events/2021-03-04-council.md:6:10: warning[withdrawn-shown]" in told
    )


def test_what_would_bring_in_an_error_is_not_written(run: Run) -> None:
    before = state()
    at = opened()
    source = next(each for each in at.read.texts if each.path == PIER.as_posix())
    start = source.text.index("supported")
    with pytest.raises(RefusedError, match="it would bring in errors"):
        applying.offer(at, Proposal((Edit(source.span(start, start + 9), "suported"),)), yes=True, dry_run=False)
    assert state() == before


def test_a_file_keeps_its_line_ends_and_its_mark_but_where_it_is_edited(run: Run) -> None:
    raw = b"\xef\xbb\xbf" + PIER.read_bytes().replace(b"\n", b"\r\n").replace(
        b"topics: [harbour]\r\n", b"topics: [harbour]\n"
    )
    PIER.write_bytes(raw)
    assert run("review", "pier-stays", "--yes").exit_code == 0
    there = PIER.read_bytes()
    day = next(line for line in there.split(b"\r\n") if line.startswith(b"reviewed: "))
    assert there.replace(day, b"reviewed: 2021-05-01") == raw and day != b"reviewed: 2021-05-01"


def test_a_file_that_changed_meanwhile_stays_and_what_was_written_is_taken_back(run: Run) -> None:
    at = opened()
    entry = at.site.at_path(PIER.as_posix())
    assert entry
    proposal = renamed(at.site, entry, "pier-open")
    event = Path("content/events/2021-03-04-council.md")
    event.write_text(event.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    before = state()
    with pytest.raises(RefusedError, match=r"council\.md has changed since it was read"):
        list(applying.store(at, proposal))
    assert state() == before
    event.write_text(event.read_text("utf-8").removesuffix("\nMore.\n"), encoding="utf-8")
    OPEN.write_text("another's", encoding="utf-8")
    before = state()
    with pytest.raises(RefusedError, match=r"pier-open\.md is there already"):
        list(applying.store(at, proposal))
    assert state() == before


def test_without_a_terminal_what_readers_are_told_is_asked_as_an_option(run: Run) -> None:
    for command, option in (("withdraw", "--reason"), ("correct", "--text")):
        refused = run(command, "pier-stays", "--yes")
        assert refused.exit_code == 2 and f"without a terminal {option} is needed" in refused.stderr


@pytest.mark.parametrize("new", ["a/b", "terms/pier-open", "../../pier-open", "/pier-open"])
def test_an_entry_is_not_renamed_into_another_folder(run: Run, new: str) -> None:
    before = state()
    told = run("rename", "pier-stays", new, "--yes")
    assert told.exit_code == 1 and "it stays in content/claims/; give the new id alone" in told.stderr
    assert state() == before
    assert run("rename", "pier-stays", "content/claims/pier-open.md", "--yes").exit_code == 0 and OPEN.is_file()
