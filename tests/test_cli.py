"""The command line, on a small project in a folder; nothing is built here (site_tests/ do that)."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import manual
from generator.cli.main import main
from generator.model.kinds import KINDS
from generator.publish import reading
from tests import harbour

CLAIM = "content/claims/pier-stays.md"
TERM = "content/terms/sea-wall.md"
RECORD = "content/articles/quill-2021.md"
PROOFS = "content/articles/quill-2021.proofs.json"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in the project, which has no archived text."""
    harbour.write(tmp_path, {"archive/quill-2021.md": ""})
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert "Traceback" not in result.output
        return result

    return run


def alter(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")


# check ------------------------------------------------------------------------------------------------------------

HELP = "`close` stands there; restore it, or, if the change is meant, run `explainer prove` where the article is"
DEPARTS = "departs from the nearest proved quotation at `open`"
REPORTS: Mapping[str, str] = {
    "full": f"""\
{CLAIM}:8:19: error[quote-unproved]: {DEPARTS}
    8 |       We will not open the pier
                          ^^^^
  help: {HELP}

""",
    "concise": f"{CLAIM}:8:19: error[quote-unproved]: {DEPARTS}\n",
    "json": f'{{"code": "quote-unproved", "severity": "error", "message": "{DEPARTS}", "help": "{HELP}", '
    f'"path": "{CLAIM}", "line": 8, "column": 19, "end_line": 8, "end_column": 23}}\n',
    "github": f"::error file={CLAIM},line=8,col=19,endColumn=23,title=quote-unproved::{DEPARTS}%0Ahelp: {HELP}\n",
}


@pytest.mark.parametrize("form", REPORTS)
def test_check_reports_in_each_format(run: Run, form: str) -> None:
    alter(CLAIM, "We will not close", "We will not open")
    result = run("check", "--format", form)
    assert (result.exit_code, result.stdout) == (1, REPORTS[form])
    assert result.stderr == ("1 error\n" if form == "full" else "")


@pytest.mark.parametrize("form", REPORTS)
def test_check_of_clean_content_exits_with_0_and_prints_nothing(run: Run, form: str) -> None:
    result = run("check", "--strict", "--format", form)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == ("no problems\n" if form == "full" else "")


def test_warnings_stop_a_check_only_when_it_is_strict(run: Run) -> None:
    alter(TERM, "title: Sea wall", "draft: true\ntitel: Sea wall\ntitle: Sea wall")
    for arguments, code in ((("check",), 0), (("check", "--strict"), 1)):
        result = run(*arguments, "--format", "concise")
        assert result.exit_code == code
        assert result.stdout == f"{TERM}:3:1: warning[field-unknown]: unknown field `titel`\n"


def test_paths_limit_the_report_and_its_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alter(CLAIM, "assessment: supported", "assessment: suported")
    alter(TERM, "title:", "titel:")
    concise = ("--format", "concise")
    assert len(run("check", *concise).stdout.splitlines()) == 2
    assert {line.split(":")[0] for line in run("check", "content/claims", *concise).stdout.splitlines()} == {CLAIM}
    assert {line.split(":")[0] for line in run("check", TERM, CLAIM, *concise).stdout.splitlines()} == {CLAIM, TERM}
    assert run("check", "content/topics", *concise).exit_code == 0
    assert len(run("check", ".", *concise).stdout.splitlines()) == 2
    monkeypatch.chdir(tmp_path / "content" / "claims")
    assert {line.split(":")[0] for line in run("check", "pier-stays.md", *concise).stdout.splitlines()} == {CLAIM}


def test_a_file_that_cannot_be_read_is_reported_with_the_rest(run: Run) -> None:
    Path(TERM).write_bytes(b"---\ntitle: \xff\n---\n")
    Path("content/topics/link.md").symlink_to("harbour.md")
    alter(CLAIM, "assessment: supported", "assessment: suported")
    result = run("check", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{CLAIM}:13:13: error[field-invalid]: `assessment` is `suported`",
        f"{TERM}:2:8: error[file-unreadable]: not UTF-8 at byte 12",
        "content/topics/link.md:1:1: error[file-unreadable]: a link to another file",
    ]


# since ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def committed(run: Run) -> Run:
    """The project, committed."""
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return run


def git(*arguments: str) -> str:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=An editor", "-c", "user.email=editor@harbour.example")
    done = subprocess.run(
        ["git", *who, *arguments], env=os.environ | alone, capture_output=True, text=True, check=False
    )
    assert done.returncode <= 1, done.stderr
    return done.stdout


def since(run: Run) -> list[str]:
    """The errors; that others show what was withdrawn, or that nothing is supported now, is a warning."""
    result = run("check", "--since", "HEAD", "--format", "concise")
    errors = [line for line in result.stdout.splitlines() if ": warning[" not in line]
    assert result.exit_code == (1 if errors else 0)
    return errors


def test_what_did_not_change_since_a_revision_is_clean(committed: Run) -> None:
    assert since(committed) == []
    alter(CLAIM, "record the sentence", "record that sentence")
    assert since(committed) == []


def test_an_assessment_does_not_change_without_a_correction(committed: Run) -> None:
    alter(CLAIM, "assessment: supported", "assessment: disputed")
    message = "the assessment changed since it was published, without a correction"
    assert since(committed) == [f"{CLAIM}:13:13: error[correction-missing]: {message}"]
    alter(CLAIM, "reviewed:", "corrections:\n  - date: 2021-06-01\n    text: The minutes were amended.\nreviewed:")
    assert since(committed) == []


def test_an_address_does_not_go_without_leading_on(committed: Run) -> None:
    renamed = "content/terms/wall.md"
    Path(TERM).rename(renamed)
    message = "the term `sea-wall` was published and is gone: its address leads nowhere"
    assert since(committed) == [f"{TERM}:1:1: error[address-gone]: {message}"]
    alter(renamed, "title:", "formerly: [sea-wall]\ntitle:")
    assert since(committed) == []


def test_withdrawing_needs_no_correction_but_a_draft_is_gone(committed: Run) -> None:
    alter(TERM, "title:", "withdrawn: 2021-06-01\nreason: Nobody needs it.\ntitle:")
    assert since(committed) == []
    alter(TERM, "withdrawn: 2021-06-01\nreason: Nobody needs it.\n", "draft: true\n")
    assert [line.split(": ")[1] for line in since(committed)] == ["error[address-gone]"]


def test_a_withdrawn_claim_does_not_change_in_silence_either(committed: Run) -> None:
    alter(CLAIM, "reviewed:", "withdrawn: 2021-06-01\nreason: The minutes were amended.\nreviewed:")
    alter(CLAIM, "assessment: supported", "assessment: disputed")
    assert since(committed) == []
    git("commit", "-q", "-a", "-m", "withdrawn")
    alter(CLAIM, "assessment: disputed", "assessment: supported")
    assert [line.split(": ")[1] for line in since(committed)] == ["error[correction-missing]"]


def test_what_cannot_be_read_now_is_not_gone(committed: Run) -> None:
    Path(TERM).write_bytes(b"---\ntitle: \xff\n---\n")
    assert since(committed) == [f"{TERM}:2:8: error[file-unreadable]: not UTF-8 at byte 12"]
    library = "content/references.yml"
    Path(library).write_bytes(Path(library).read_bytes() + b"# caf\xe9\n")
    assert [line.split(": ")[1] for line in since(committed)] == ["error[file-unreadable]"] * 2


def test_changed_proofs_are_a_warning_for_the_one_who_reviews_them(committed: Run) -> None:
    alter(PROOFS, '"proved": "2021-05-01"', '"proved": "2021-05-02"')
    result = committed("check", "--since", "HEAD", "--format", "concise")
    message = "the proofs changed since they were published (quotations added: 1, taken out: 1)"
    assert (result.exit_code, result.stdout) == (0, f"{PROOFS}:9:5: warning[proofs-changed]: {message}\n")


def test_a_kind_is_known_by_its_folder_too_and_works_are_no_kind_of_file(run: Run) -> None:
    assert "wrote content/people/ada-reed.md" in run("new", "people", "ada-reed").output.replace(os.sep, "/")
    assert "works are entries of content/references.yml" in run("new", "reference", "reed-2021").stderr


def test_help_of_a_new_entry_names_every_kind_in_a_narrow_window() -> None:
    told = CliRunner().invoke(main, ("new", "--help"), env={"COLUMNS": "80"}).stdout
    assert "new [OPTIONS] KIND [ID] [WORDS]" in told
    assert all(re.search(rf"\b{kind.name}\b", told) for kind in KINDS if not kind.library)
    assert CliRunner().invoke(main, ("new", "claim", "Repair cost")).stderr.endswith("; write `repair-cost`\n")


def test_words_that_are_empty_are_a_wrong_call(run: Run) -> None:
    for words in ([""], ["quay", " "], [" "]):
        told = run("new", "claim", "--from", "quill-2021", *words)
        assert told.exit_code == 2 and "an id or words that are empty" in told.stderr


def test_a_revision_that_is_left_empty_is_a_wrong_call(committed: Run) -> None:
    result = committed("check", "--since", "")
    assert result.exit_code == 2 and "--since names no revision; write check --since REV" in result.stderr


def test_a_disk_that_refuses_is_told_with_its_place(run: Run) -> None:
    Path(TERM).unlink()
    Path(TERM).parent.rmdir()
    Path(TERM).parent.write_text("no folder", "utf-8")
    result = run("new", "term", "quay")
    assert result.exit_code == 1 and result.stderr.endswith("; see that it can be read and written there\n")


def test_a_disk_that_refuses_a_file_is_told_with_the_name_that_was_given(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**given: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", f"{given['dir']}/{given['prefix']}x7")

    monkeypatch.setattr("generator.publish.writing.tempfile.mkstemp", full)
    assert "content/terms/quay.md: Read-only file system" in run("new", "term", "quay").stderr


def test_an_unknown_revision_is_refused(committed: Run) -> None:
    result = committed("check", "--since", "no-such-branch")
    told = "git knows no revision `no-such-branch` here; name a branch or a commit that is there, see git log"
    assert (result.exit_code, result.stderr) == (1, f"explainer: {told}\n")


# Windows ----------------------------------------------------------------------------------------------------------

LACKING = """
import os, sys
for module in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[module] = None
for name in ("O_NOFOLLOW", "O_NONBLOCK", "fork", "sched_getaffinity", "getuid", "mkfifo", "fchmod"):
    delattr(os, name)
from generator.cli import main
main()
"""
"""The command where the system lacks what Windows lacks."""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check"], 0, "no problems"),
        (["new", "term", "quay"], 0, "wrote content/terms/quay.md".replace("/", os.sep)),
        (["build"], 1, "a site is built on Linux or macOS only"),
        (["init", "mine", "--language", "de"], 0, "wrote a site into mine"),
        (["rename", "content/terms/sea-wall.md", "dyke", "--yes"], 0, "moved content/terms/sea-wall.md"),
        (["ingest", "article.txt"], 0, "wrote archive/"),
        (["import", "works.json", "--yes"], 0, "wrote content/references.yml"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_editors_on_windows_check_and_write_and_are_told_that_they_cannot_build(
    run: Run, arguments: list[str], code: int, said: str
) -> None:
    assert run("check").exit_code == 0
    Path("article.txt").write_text(f"The tram\n\n{harbour.ARTICLE.replace('pier', 'quay')}", "utf-8")
    Path("works.json").write_text('[{"id": "fog", "type": "book", "title": "Fog bells"}]', "utf-8")
    command = [sys.executable, "-c", LACKING, *arguments]
    path = os.environ | {"PYTHONPATH": str(harbour.ROOT)}
    done = subprocess.run(command, env=path, capture_output=True, text=True, check=False)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_paths_of_windows_are_those_of_a_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    root = PureWindowsPath("C:\\Users\\Jo\\the site")
    assert reading._below(root, f"{root}\\content\\terms\\quay.md") == "content/terms/quay.md"  # type: ignore[arg-type]


@pytest.mark.parametrize(("asked", "encoding"), [("cp1252", "cp1252"), ("", "utf-8")])
def test_any_sign_is_written_where_an_encoding_has_not_all_of_them(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: str, encoding: str
) -> None:
    alter(TERM, "A wall", "Стена → 日本 [@nope], a wall")
    written = io.BytesIO()
    monkeypatch.setenv("PYTHONIOENCODING", asked)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252"))
    with pytest.raises(SystemExit) as ended:
        main.main(["check"])
    sys.stdout.flush()
    told = written.getvalue().decode(encoding)
    assert ended.value.code == 1 and "no work has the key `nope`" in told
    assert ("Стена → 日本" if encoding == "utf-8" else "\\u0421") in told


# explain, stats, new ----------------------------------------------------------------------------------------------


def test_explain_lists_all_rules_and_tells_of_one(run: Run) -> None:
    listed = [line.split()[0] for line in run("explain").stdout.splitlines()]
    assert listed == sorted(rule.code for rule in manual.RULES)
    told = run("explain", "quote-unproved")
    assert told.exit_code == 0 and told.stdout.startswith("quote-unproved\n\n") and "````" in told.stdout
    unknown = run("explain", "quote-unprovd")
    assert unknown.exit_code == 2
    assert "there is no rule `quote-unprovd`; did you mean `quote-unproved`?" in unknown.stderr


def test_stats_tell_the_state_and_the_effect_of_a_change(committed: Run) -> None:
    state = committed("stats").stdout
    assert "| claim | 2 | 0 | 0 |" in state
    assert "| quill-2021 | 2 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 17 | 114 | 14.9 |" in state
    assert "- term `sea-wall`: Sea wall" in state
    nothing = "No published entry changes. Addresses: 0 new, 0 led on, 0 lost."
    assert committed("stats", "--since", "HEAD").stdout == f"## Effect on the site\n\n{nothing}\n\n"
    alter(CLAIM, "assessment: supported", "assessment: disputed")
    Path(TERM).unlink()
    effect = committed("stats", "--since", "HEAD").stdout
    assert (
        f"- **claim “The pier will not be closed”**, altered (`{CLAIM}`)\n  - assessment: supported → disputed"
        in effect
    )
    assert f"- **term “Sea wall”**, gone (`{TERM}`)" in effect
    assert committed("check", "--since", "HEAD", "--report").stdout == effect


def test_the_report_of_an_effect_ends_as_a_check_does_and_goes_with_since_alone(committed: Run) -> None:
    assert committed("check", "--since", "HEAD", "--report").exit_code == 0
    alter(CLAIM, "assessment: supported", "assessment: disputed")
    told = committed("check", "--since", "HEAD", "--report")
    assert told.exit_code == 1 and "`correction-missing`" in told.stdout
    for words in (
        ("--report",),
        ("--report", "--since", "HEAD", "--changed"),
        ("--report", "--since", "HEAD", "--fix"),
    ):
        assert committed("check", *words).exit_code == 2


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.library], ids=lambda kind: str(kind.name))
def test_a_new_entry_is_a_draft_that_only_warns(run: Run, kind: object) -> None:
    name, folder = getattr(kind, "name", ""), getattr(kind, "folder", "")
    made = run("new", name, "north-pier")
    path = f"content/{folder}/north-pier.md"
    assert made.exit_code == 0 and made.stdout.startswith(f"wrote {path}: fill in each …")
    text = Path(path).read_text("utf-8")
    assert text.startswith("---\ndraft: true\n") and "…" in text
    checked = run("check", "--format", "json")
    assert checked.exit_code == 0
    found = [json.loads(line) for line in checked.stdout.splitlines()]
    assert all(problem["severity"] == "warning" and problem["path"] == path for problem in found)
    assert not [problem for problem in found if problem["code"] in ("yaml-invalid", "field-unknown", "field-missing")]
    again = run("new", name, "north-pier")
    assert (again.exit_code, again.stderr) == (
        1,
        f"explainer: {path} is there already; choose another id, or edit that file\n",
    )


def test_a_new_claim_names_the_article_in_which_it_is_made(run: Run) -> None:
    assert run("new", "claim", "north-pier", "--from", "quill-2021").exit_code == 0
    assert "article: quill-2021\n" in Path("content/claims/north-pier.md").read_text("utf-8")


# prove, ingest ----------------------------------------------------------------------------------------------------


def test_prove_writes_what_stands_and_exits_with_1_for_what_does_not(run: Run) -> None:
    assert run("prove").stdout == "quill-2021: no archived text (archive/quill-2021.md)\n"
    assert run("prove", "quill-2021").exit_code == 1
    Path("archive").mkdir()
    Path("archive/quill-2021.md").write_text(harbour.ARTICLE, encoding="utf-8")
    assert run("prove").stdout == "quill-2021: 2 quotations stand\n"
    alter(CLAIM, "We will not close the pier", "Mayor Jo Tidewater told the council")
    assert "error[quote-unproved]: not yet proved" in run("check").stdout
    proved = run("prove")
    assert proved.stdout == f"quill-2021: 2 quotations stand; wrote {PROOFS}\n" and proved.exit_code == 0
    assert run("check").exit_code == 0
    alter(CLAIM, "told the council", "told a council")
    fallen = run("prove", "quill-2021")
    assert fallen.exit_code == 1 and "1 quotation stands, 1 does not (see explainer check)" in fallen.stdout


def test_prove_names_the_articles_that_there_are(run: Run) -> None:
    result = run("prove", "quil-2021")
    assert (result.exit_code, result.stderr) == (
        1, "explainer: there is no article `quil-2021`; there are quill-2021\n",
    )  # fmt: skip


RAW = """\
The Lighthouse Keepers Who Stayed

By Edda Saltmarsh

May 2, 2022

Share this article

The keepers of the northern lighthouse stayed through four winters, and each of them wrote home about the fog.

In the fifth winter the lamp went out twice, the log says, and twice it was lit again before the hour was over.

Subscribe to our newsletter

Nobody on the mainland noticed, which the keepers took for the highest praise that their trade could earn.
"""


def files() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def test_ingest_writes_record_and_text_once(run: Run) -> None:
    Path("raw.txt").write_text(RAW, encoding="utf-8")
    before = files()
    dry = run("ingest", "raw.txt", "--dry-run")
    assert dry.exit_code == 0 and "(new: its record is a draft to fill in)" in dry.stdout
    assert files() == before
    taken = run("ingest", "raw.txt", "--id", "saltmarsh-2022", "--url", "https://courier.example/keepers")
    assert taken.exit_code == 0
    new = {path: text for path, text in files().items() if path not in before}
    assert sorted(new) == ["archive/saltmarsh-2022.md", "content/articles/saltmarsh-2022.md"]
    archived = new["archive/saltmarsh-2022.md"].decode("utf-8")
    assert "stayed through four winters" in archived and "newsletter" not in archived
    record = new["content/articles/saltmarsh-2022.md"].decode("utf-8")
    assert "draft: true" in record and 'url: "https://courier.example/keepers"' in record
    assert run("check").exit_code == 0
    after = files()
    assert "wrote" not in run("ingest", "raw.txt").stdout
    assert files() == after
    # What cannot be done with what was given is told, since a record is never changed.
    other = run("ingest", "raw.txt", "--url", "https://courier.example/moved").stdout
    assert "write `url: https://courier.example/moved` in content/articles/saltmarsh-2022.md" in other
    assert "stays as it is" not in run("ingest", "raw.txt", "--url", "https://courier.example/keepers").stdout
    assert files() == after


def test_git_ignores_the_archive(run: Run) -> None:
    git("init", "-q")
    Path(".gitignore").write_text((harbour.ROOT / ".gitignore").read_text("utf-8"), encoding="utf-8")
    assert git("check-ignore", "archive/saltmarsh-2022.md", RECORD) == "archive/saltmarsh-2022.md\n"


# wrong calls ------------------------------------------------------------------------------------------------------

WRONG = [
    ("check", "--format", "xml"),
    ("check", "no-such-file.md"),
    ("check", ".."),
    ("chek",),
    ("check", "--no-such-option"),
    ("--project", "no-such-folder", "check"),
    ("ingest",),
    ("ingest", "no-such-file.txt"),
    ("ingest", "mkdocs.yml", "--id", "Not An Id"),
    ("ingest", "mkdocs.yml", RECORD, "--id", "two-files"),
    ("new", "novel", "x"),
    ("new", "claim", "Not An Id"),
    ("new", "claim", "../outside"),
    ("new", "claim", "a" * 65),
    ("new", "term", "x", "--from", "quill-2021"),
    ("build", "--with", "hugo"),
    ("explain", "no-such-rule"),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_call_exits_with_2_and_a_message(run: Run, arguments: tuple[str, ...]) -> None:
    before = files()
    result = run(*arguments)
    assert result.exit_code == 2 and not result.stdout
    assert "Error: " in result.stderr or "Usage: " in result.stderr
    assert files() == before


@pytest.mark.parametrize("command", ["check", "prove", "stats", "build"])
def test_without_a_project_there_is_a_message(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    result = run(command)
    assert result.exit_code == 1 and not result.stdout
    assert result.stderr.startswith("explainer: no project here: run the command where mkdocs.yml and content/ lie")


def test_a_raw_file_that_is_no_text_is_refused(run: Run) -> None:
    Path("raw.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    before = files()
    result = run("ingest", "raw.txt")
    assert result.exit_code == 1 and result.stderr.startswith("explainer: raw.txt: not taken in: no text")
    assert files() == before


@pytest.mark.parametrize("output", ["content", "content/claims", ".", "..", "templates", "archive", "build/docs"])
def test_a_site_does_not_go_where_other_things_are_kept(run: Run, output: str) -> None:
    before = files()
    result = run("build", "-o", output)
    assert result.exit_code == 1
    assert result.stderr == f"explainer: the site cannot go to {output}: name a folder of its own below the project\n"
    assert files() == before


def test_a_site_does_not_take_the_place_of_what_no_build_made(run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/index.html").write_text("my page")
    Path("mine/thesis.txt").write_text("years of work")
    before = files()
    result = run("build", "-o", "mine")
    assert result.exit_code == 1
    assert result.stderr == (
        "explainer: mine is not known to be a built site, and nothing is deleted: move it away, or name another folder "
        "with -o; a site that an older version built, delete yourself\n"
    )
    assert files() == before


def test_settings_that_cannot_be_read_end_a_command_with_their_place(run: Run) -> None:
    Path("mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    for command in ("stats", "prove"):
        result = run(command)
        assert result.exit_code == 1
        assert result.stdout.startswith("mkdocs.yml:") and "the settings cannot be read" in result.stderr


def test_the_program_runs_as_a_module_of_its_own(run: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "--project", str(tmp_path), "check", "--format", "concise"]
    alter(CLAIM, "We will not close", "We will not open")
    done = subprocess.run(command, cwd=harbour.ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, REPORTS["concise"], "")
    wrong = subprocess.run([*command[:3], "chek"], cwd=harbour.ROOT, capture_output=True, text=True, check=False)
    assert wrong.returncode == 2 and wrong.stderr.startswith("Usage: explainer [OPTIONS]")
    assert wrong.stderr.endswith("No such command 'chek'; did you mean 'check'?\n")
    asked = {**os.environ, "_EXPLAINER_COMPLETE": "bash_complete", "COMP_WORDS": "explainer chek ", "COMP_CWORD": "2"}
    completed = subprocess.run(command[:3], env=asked, cwd=harbour.ROOT, capture_output=True, text=True, check=False)
    assert completed.stderr == ""


def test_help_says_of_commands_what_they_say_of_themselves() -> None:
    context = click.Context(main, info_name="explainer")
    read, imported = context.make_formatter(), context.make_formatter()
    main.format_commands(context, read)
    click.Group.format_commands(main, context, imported)
    assert read.getvalue() == imported.getvalue()


def test_help_imports_no_command() -> None:
    code = "import sys; from generator.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=harbour.ROOT, capture_output=True, text=True, check=True
    ).stdout
    loaded = set(said.splitlines()[-1].split())
    assert "generator.cli.main" in loaded and not loaded & {"generator.model", "pydantic", "generator.cli.check"}


def test_a_check_loads_nothing_that_only_a_site_needs() -> None:
    code = (
        "import sys; from generator.cli import main\n"
        "try: main(['check'], standalone_mode=False)\nexcept SystemExit: print(*sys.modules)"
    )
    # In a workflow no answer is kept, so everything is looked at.
    environment = {**os.environ, "CI": "true"}
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=harbour.ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    loaded = set(said.splitlines()[-1].split())
    assert "generator.checks" in loaded
    assert not loaded & {"citeproc", "edtf", "generator.output", "generator.pages", "jinja2", "lxml", "rich"}
