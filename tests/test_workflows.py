"""GitHub workflows can do no more than they must, and do what they are for."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Context

from generator import cli
from generator.cli.links import FILE as LINKS
from generator.links.history import APART
from generator.publish.swap import SITE
from tests import harbour

GITHUB = harbour.ROOT / ".github"
Tree = Mapping[str, Any]

# Who may do what. A job that is not named here, or asks for more, fails.
PERMISSIONS = {
    ("check", "check"): {"contents": "read"},
    ("check", "comment"): {"pull-requests": "write"},
    ("links", "links"): {"contents": "read", "issues": "write"},
    ("prove", "prove"): {"contents": "read"},
    ("publish", "due"): {"contents": "read"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("release", "wheel"): {"contents": "read"},
    ("release", "trial"): {},
    ("release", "publish"): {"id-token": "write"},
}
TRIGGERS = {
    "check": {"pull_request": "", "push": ""},
    "links": {"schedule": [{"cron": "23 4 * * 1,4"}], "workflow_dispatch": ""},
    "prove": {"push": ""},
    "publish": {"push": "", "workflow_dispatch": "", "schedule": [{"cron": "7 * * * *"}]},
    "release": {"push": {"tags": ["v*"]}},
}
DEFAULT = "github.ref_name == github.event.repository.default_branch"
# Of pushes only those to the default branch, which need not be `main`.
CONDITIONS = {
    ("check", "check"): f"${{{{ github.event_name == 'pull_request' || {DEFAULT} }}}}",
    ("check", "comment"): "${{ !cancelled() && github.event_name == 'pull_request'"
    " && github.event.pull_request.head.repo.full_name == github.repository"
    " && github.event.pull_request.user.login != 'dependabot[bot]' }}",
    ("links", "links"): None,
    ("prove", "prove"): f"${{{{ vars.ARCHIVE_REPOSITORY != '' && {DEFAULT} }}}}",
    ("publish", "due"): None,
    # By the clock and by hand GitHub runs it on the default branch, or on the one that is chosen.
    ("publish", "build"): f"${{{{ needs.due.outputs.build && (github.event_name != 'push' || {DEFAULT}) }}}}",
    ("publish", "deploy"): None,
    ("release", "wheel"): None,
    ("release", "trial"): None,
    ("release", "publish"): None,
}
# The tag stands last, because Dependabot renews it only there.
PIN = re.compile(r"uses: ((?:actions|pypa)/[a-z-]+)@([0-9a-f]{40}) # \d{4}-\d\d-\d\d v\d+\.\d+\.\d+")


def read(path: str) -> Tree:
    # BaseLoader leaves every scalar a text: `on` stays a name, and `true` what was written.
    tree = yaml.load((GITHUB / path).read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(tree, dict)
    return tree


TEXTS = {path.stem: path.read_text("utf-8") for path in sorted((GITHUB / "workflows").iterdir())}
WORKFLOWS = {name: read(f"workflows/{name}.yml") for name in TEXTS}
JOBS = {(name, id): job for name, workflow in WORKFLOWS.items() for id, job in workflow["jobs"].items()}
STEPS = [(*where, step) for where, job in JOBS.items() for step in job.get("steps", ())]

STARTER = yaml.load(
    (harbour.ROOT / "generator/cli/starter/dot-github/workflows/check.yml").read_text("utf-8"), yaml.BaseLoader
)

each_workflow = pytest.mark.parametrize("name", sorted(WORKFLOWS))
each_job = pytest.mark.parametrize("where", sorted(JOBS), ids="-".join)


def values(tree: object, key: str) -> Iterator[Any]:
    """What a key holds, however deep it lies."""
    if isinstance(tree, dict):
        if key in tree:
            yield tree[key]
        for below in tree.values():
            yield from values(below, key)
    elif isinstance(tree, list):
        for below in tree:
            yield from values(below, key)


def steps_with(action: str) -> list[Tree]:
    return [step for *_, step in STEPS if step.get("uses", "").startswith(f"{action}@")]


def script(name: str) -> str:
    """All that the steps of a workflow run."""
    return "\n".join(step["run"] for workflow, _, step in STEPS if workflow == name and "run" in step)


# what they must not do ------------------------------------------------------------------------------------------------


@each_workflow
def test_every_action_is_pinned_by_hash_with_date_and_tag_behind_it(name: str) -> None:
    pinned = [f"{action}@{commit}" for action, commit in PIN.findall(TEXTS[name])]
    assert pinned == list(values(WORKFLOWS[name], "uses"))
    assert len(re.findall(rf"^ +{PIN.pattern}$", TEXTS[name], re.MULTILINE)) == len(pinned) > 0


def test_an_action_has_one_pin_everywhere() -> None:
    pins = {pin for text in TEXTS.values() for pin in PIN.findall(text)}
    assert len({action for action, _ in pins}) == len(pins)


@each_workflow
def test_nothing_is_permitted_but_by_a_job(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}


def test_every_job_has_exactly_the_rights_that_it_needs() -> None:
    assert {where: job.get("permissions") for where, job in JOBS.items()} == PERMISSIONS


def test_workflows_start_for_their_own_triggers_only() -> None:
    assert {name: workflow["on"] for name, workflow in WORKFLOWS.items()} == TRIGGERS
    assert {where: job.get("if") for where, job in JOBS.items()} == CONDITIONS


@each_workflow
def test_what_a_stranger_proposes_never_runs_with_our_rights(name: str) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(WORKFLOWS[name]["on"])
    # Only where the text of the articles is fetched is a secret named, and only a push to the main branch comes there.
    named = re.findall(r"\bsecrets\b\.?\w*", TEXTS[name])
    assert named == (["secrets.ARCHIVE_KEY"] if name == "prove" else [])


def test_scripts_get_values_by_the_environment_only() -> None:
    scripts = [step["run"] for *_, step in STEPS if "run" in step]
    assert len(scripts) >= len(WORKFLOWS)
    assert [text for text in scripts if "${{" in text] == []


def test_checkout_leaves_no_credentials_behind() -> None:
    found = [step.get("with", {}).get("persist-credentials") for step in steps_with("actions/checkout")]
    assert found == ["false"] * 7


@each_job
def test_every_job_ends_in_time_on_a_named_machine(where: tuple[str, str]) -> None:
    assert 0 < int(JOBS[where]["timeout-minutes"]) <= 60
    named = JOBS[where].get("strategy", {}).get("matrix", {}).get("os", [JOBS[where]["runs-on"]])
    assert [each for each in named if not re.fullmatch(r"(?:ubuntu-\d\d\.\d\d|macos-\d+|windows-\d{4})", each)] == []


# what they are for ----------------------------------------------------------------------------------------------------


def test_check_covers_content_style_and_tests_in_this_order() -> None:
    places = [script("check").index(step) for step in (".ready", "explainer check", "stats", "make lint", "make test")]
    assert places == sorted(places)


def test_check_annotates_what_a_pull_request_changes() -> None:
    steps = (step["run"] for name, _, step in STEPS if name == "check" and step.get("name") == "Check the content")
    lines = next(steps).splitlines()
    # Once, so that nothing takes the place of another thing among the ten that are shown.
    assert [line for line in lines if "--format github" in line] == [
        '.venv/bin/explainer check --format github ${BASE:+--since "$BASE"} || code=$?'
    ]
    assert ".venv/bin/explainer check --strict --format concise" in lines and lines[-1] == 'exit "$code"'
    assert '--since "$BASE" --report > effect.md' in script("check")
    assert "github.event_name == 'pull_request' && 'HEAD^1'" in JOBS["check", "check"]["env"]["BASE"]
    assert steps_with("actions/checkout")[0]["with"]["fetch-depth"] == "0"


def test_who_may_comment_runs_nothing_that_was_proposed_and_only_for_branches_of_the_repository() -> None:
    for job in (JOBS["check", "comment"], STARTER["jobs"]["comment"]):
        assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == ["actions/download-artifact", ""]
        assert "head.repo.full_name == github.repository" in job["if"] and job["needs"] == "check"
        assert not {"checkout", "explainer check", "make"} & set(
            re.findall(r"checkout|explainer check|\bmake\b", str(job))
        )
    assert STARTER["jobs"]["comment"]["if"] == JOBS["check", "comment"]["if"]


@pytest.mark.parametrize(
    ("id", "method"), [("", "POST repos/o/r/issues/7/comments"), ("9", "PATCH repos/o/r/issues/comments/9")]
)
def test_the_comment_is_one_that_is_kept_up_to_date(id: str, method: str, tmp_path: Path) -> None:
    (step,) = (step for step in JOBS["check", "comment"]["steps"] if "run" in step)
    (tmp_path / "effect.md").write_text("## Effect\n")
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> said\ncase "$*" in *paginate*) echo "{id}";; esac\n')
    gh.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "GH_REPO": "o/r", "NUMBER": "7"}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=True)
    _, said = (tmp_path / "said").read_text().splitlines()
    assert said == f"api --method {method} --field body=@body.md"
    assert (tmp_path / "body.md").read_text().startswith("<!-- ") and "## Effect" in (tmp_path / "body.md").read_text()


def test_effect_is_told_even_where_the_check_found_something() -> None:
    (step,) = (each for name, _, each in STEPS if name == "check" and "GITHUB_STEP_SUMMARY" in each.get("run", ""))
    assert "!cancelled()" in step["if"]


@each_workflow
def test_commands_of_the_workflows_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (harbour.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    used = re.findall(r"\bmake ([a-z]+|\.venv/\.ready)$", script(name), re.MULTILINE)
    assert used and set(used) <= targets | {".venv/.ready"}
    for command, rest in re.findall(r"(?:bin/explainer|-m generator) ([a-z]+)(.*)", script(name)):
        found = cli.main.get_command(Context(cli.main), command)
        assert found, command
        known = {option for each in found.params for option in each.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, command


def test_python_is_the_oldest_that_is_promised() -> None:
    project = tomllib.loads((harbour.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tried = "${{ matrix.python }}"
    versions = [step["with"]["python-version"] for step in steps_with("actions/setup-python")]
    assert versions == [*[project["requires-python"].removeprefix(">=")] * 5, tried]
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert JOBS["release", "trial"]["strategy"]["matrix"]["python"] == promised


def test_links_are_known_from_one_time_to_the_next_and_asked_twice_within_the_days_after_which_one_is_dead() -> None:
    (kept,) = steps_with("actions/cache")
    assert kept["with"]["path"] == LINKS and kept["with"]["restore-keys"] == "links-"
    (cron,) = (each["cron"] for each in WORKFLOWS["links"]["on"]["schedule"])
    days = [int(day) for day in cron.split()[-1].split(",")]
    assert min(abs(one - other) for one in days for other in days if one != other) >= APART.days


@pytest.mark.parametrize(
    ("code", "open_", "told"),
    [
        ("1", "", ["label create", "issue create"]),
        ("1", "7", ["issue edit 7"]),
        ("0", "7", ["issue close 7"]),
        ("0", "", []),
    ],
)
def test_what_is_dead_is_one_issue_that_is_kept_up_to_date(
    code: str, open_: str, told: list[str], tmp_path: Path
) -> None:
    (step,) = (step for *_, step in STEPS if "gh issue" in step.get("run", ""))
    (tmp_path / "links.txt").write_text("content/x.md:1:1: error[link-dead]: `https://x.example/` is dead\n")
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> said\ncase "$*" in "issue list"*) echo "{open_}";; esac\n')
    gh.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "CODE": code}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=True)
    _, *said = (tmp_path / "said").read_text().splitlines()
    assert [each for each, line in zip(told, said, strict=True) if not line.startswith(each)] == []
    if code == "1":
        assert "error[link-dead]" in (tmp_path / "body.md").read_text()


def test_a_release_is_tried_before_it_goes_out_and_has_no_token() -> None:
    assert (JOBS["release", "trial"]["needs"], JOBS["release", "publish"]["needs"]) == ("wheel", "trial")
    assert JOBS["release", "publish"]["environment"] == "pypi"
    trial = script("release")
    assert all(f"explainer {each}" in trial for each in ("init", "check --strict", "build --strict"))


def test_the_text_of_the_articles_is_fetched_only_where_it_is_kept_and_not_shown() -> None:
    job = JOBS["prove", "prove"]
    (mount,) = (step["with"] for step in job["steps"] if step["name"] == "Mount the archive")
    assert (mount["repository"], mount["path"]) == ("${{ vars.ARCHIVE_REPOSITORY }}", "archive")
    commands = script("prove")
    assert [commands.index(each) for each in ("explainer check", "explainer prove", "git diff --exit-code")] == sorted(
        commands.index(each) for each in ("explainer check", "explainer prove", "git diff --exit-code")
    )
    # The full report, and a diff with its lines, would print the article into a log.
    assert "--format concise" in commands and "--stat" in commands


def test_site_is_built_for_the_address_that_it_gets() -> None:
    (pages,) = steps_with("actions/configure-pages")
    (build,) = (step for *_, step in STEPS if step.get("run") == "make site")
    assert build["env"] == {
        "SITE_URL": f"${{{{ steps.{pages['id']}.outputs.base_url }}}}/",
        "EXPLAINER_REPOSITORY": "${{ github.server_url }}/${{ github.repository }}",
    }
    settings = (harbour.ROOT / "mkdocs.yml").read_text("utf-8")
    assert [name for name in build["env"] if f"!ENV [{name}," not in settings] == []


def test_only_a_whole_site_is_published_and_only_after_the_build() -> None:
    steps = JOBS["publish", "build"]["steps"]
    names = [step["name"] for step in steps]
    assert names[-3:] == ["Build the site", "Refuse hidden files", "Upload the site"]
    assert steps[-1]["with"] == {"path": "site"}
    # Without a condition or leave to fail, the first step that fails ends the job.
    assert not any({"if", "continue-on-error"} & set(step) for step in steps)
    deploy = JOBS["publish", "deploy"]
    assert deploy["needs"] == "build" and "if" not in deploy
    assert deploy["environment"]["name"] == "github-pages"


@pytest.mark.parametrize(
    ("file", "stops"),
    [("assets/.hidden", True), (".well-known/x", True), ("a.b/index.html", False), (SITE, False)],
)
def test_a_hidden_file_stops_the_upload(file: str, stops: bool, tmp_path: Path) -> None:
    (command,) = (step["run"] for *_, step in STEPS if step.get("name") == "Refuse hidden files")
    hidden = tmp_path / "site" / file
    hidden.parent.mkdir(parents=True)
    hidden.touch()
    done = subprocess.run(["bash", "-e", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "::error::" in done.stdout) == ((1, True) if stops else (0, False))


def test_a_deployment_is_never_broken_off() -> None:
    concurrency = WORKFLOWS["publish"]["concurrency"]
    # A push to another branch, which is not published, takes no place in the queue.
    assert concurrency == {"group": "pages-${{ github.ref }}", "cancel-in-progress": "false"}


def test_a_newer_push_ends_only_checks_of_pull_requests() -> None:
    concurrency = WORKFLOWS["check"]["concurrency"]
    assert concurrency["group"].endswith("${{ github.ref }}")
    assert concurrency["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


# beside them ----------------------------------------------------------------------------------------------------------


def test_updates_come_weekly_together_and_not_fresh() -> None:
    updates = read("dependabot.yml")["updates"]
    assert {each["package-ecosystem"] for each in updates} == {"github-actions", "pip"}
    for each in updates:
        assert each["schedule"]["interval"] == "weekly"
        assert int(each["cooldown"]["default-days"]) >= 7
        assert [group["patterns"] for group in each["groups"].values()] == [["*"]]


def test_form_asks_for_page_error_and_source() -> None:
    form = read("ISSUE_TEMPLATE/error.yml")
    asked = {field["id"]: field["validations"]["required"] for field in form["body"] if field["type"] != "markdown"}
    assert asked == {"page": "true", "wrong": "true", "source": "false"}
    assert read("ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] == "false"
