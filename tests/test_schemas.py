"""What editors are told: schemas of front matter with ids and keys, tasks whose matcher reads our reports, a vault."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from generator.cli.main import main
from generator.editing import schemas
from generator.editing.finding import own
from generator.model.kinds import KINDS
from generator.source import report
from tests import harbour
from tests.harbour import ROOT

FOLDERS = (ROOT, ROOT / "generator/cli/starter")


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is a text, `yes` too."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (("bool", "true|false", "tf"), ("int", r"-?\d+", "-0123456789")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def valid(schema: dict[str, Any], text: str) -> list[str]:
    data = yaml.load(text, Core)
    return [
        f"{'.'.join(map(str, each.path))}: {each.message}"
        for each in jsonschema.Draft7Validator(schema).iter_errors(data)
    ]


def test_what_is_written_is_valid_by_the_schema_of_its_kind() -> None:
    site = harbour.site()
    made = schemas(site)
    assert set(made) == {kind.name for kind in KINDS}
    for schema in made.values():
        jsonschema.Draft7Validator.check_schema(schema)
    for entry in own(site):
        kind = site.kind(entry)
        text = entry.source.text if kind.library else entry.document.front.at.text
        assert valid(made[kind.name], text) == [], entry.id


CLAIM = harbour.FILES["content/claims/pier-stays.md"].split("---\n")[1]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("topics: [harbour]", "topics: [harbor]", "topics.0"),
        ("article: quill-2021", "article: quill", "appearances.0.article"),
        ("related: [ferry-passengers]", "related: [ferry]", "related.0"),
        ("assessment: supported", "assessment: true-ish", "assessment"),
        ("kind: quote", "kinds: quote", ""),
        ("paragraph: 5", "paragraph: five", "appearances.1.paragraph"),
    ],
)
def test_a_schema_knows_the_ids_that_there_are_and_the_words_of_each_field(old: str, new: str, where: str) -> None:
    schema = schemas(harbour.site())["claim"]
    assert valid(schema, CLAIM) == [] and old in CLAIM
    (told,) = valid(schema, CLAIM.replace(old, new, 1))
    assert told.startswith(f"{where}: ")


def test_what_is_made_with_a_key_is_let_in_and_fields_say_what_they_mean() -> None:
    schema = schemas(harbour.site())["claim"]
    figure, seen = schema["$defs"]["Figure"]["properties"], schema["$defs"]["Appearance"]["properties"]
    keys = ["council-minutes-2021", "port-report-2019", "quill-2021"]
    assert figure["cite"]["anyOf"][0] == {"enum": keys}
    assert valid(schema["$defs"]["Figure"] | {"$defs": {}}, "{label: a, value: 1, unit: b, cite: 'x, p. 4'}") == []
    assert seen["speaker"]["anyOf"][0] == {"enum": ["jo-tidewater"]} and "author" in seen["speaker"]["description"]
    assert schema["properties"]["finding"]["description"] == "What its figures show, in a sentence: their caption."
    assert schema["$defs"]["Shown"]["properties"]["file"]["anyOf"][0] == {"enum": ["pier.png"]}


def test_the_command_writes_a_schema_a_kind_and_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbour.write(tmp_path))
    run = CliRunner().invoke
    assert run(main, ["schemas"]).stdout.endswith("10 schemas, 10 of them written\n")
    assert run(main, ["schemas"]).stdout.endswith("10 schemas, 0 of them written\n")
    work = json.loads(Path(".vscode/schemas/work.json").read_text("utf-8"))
    assert work["type"] == "array" and "id" in work["items"]["required"]
    assert run(main, ["schemas", "-o", "../away"]).exit_code == 1


# the editors' own files -------------------------------------------------------------------------------------------


def read(folder: Path, name: str) -> Any:
    """A file of the repository, or of what `init` writes, where `dot-` stands for a dot."""
    path = folder / (name if folder == ROOT else re.sub(r"(?:^|(?<=/))\.", "dot-", name))
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=["repository", "starter"])
def test_the_matcher_of_each_task_reads_our_reports(folder: Path) -> None:
    made = harbour.check({"content/terms/sea-wall.md": "---\ntitel: [Sea wall]\n---\nA wall.\n"})
    lines = list(report.concise(made.problems))
    assert lines
    tasks = {task["label"]: task for task in read(folder, ".vscode/tasks.json")["tasks"]}
    for task in tasks.values():
        assert [word for word in task["args"] if word in main.list_commands(None)]  # type: ignore[arg-type]
        if not task["problemMatcher"]:
            continue
        pattern = task["problemMatcher"]["pattern"]
        for line, problem in zip(lines, made.problems, strict=True):
            match = re.match(pattern["regexp"], line)
            assert match
            told = {name: match[pattern[name]] for name in ("file", "line", "column", "severity", "code", "message")}
            first = problem.first
            assert told["file"] == problem.source.path and (told["line"], told["column"]) == (
                str(first.line),
                str(first.column),
            )
            assert (told["severity"], told["code"], told["message"]) == (
                problem.severity,
                problem.rule.code,
                problem.message,
            )
    background = tasks["explainer: check while editing"]["problemMatcher"]["background"]
    assert (background["beginsPattern"], background["endsPattern"]) == ("^saved: ", "^checked: ")


def test_a_vault_writes_links_as_we_do_and_is_no_part_of_the_site() -> None:
    for folder in FOLDERS:
        vault = read(folder, "content/.obsidian/app.json")
        assert vault["useMarkdownLinks"] is True and vault["newLinkFormat"] == "relative"
        assert read(folder, ".vscode/settings.json")["yaml.schemas"] == {
            "./.vscode/schemas/work.json": ["content/references.yml"]
        }


def test_hooks_for_other_projects_call_what_there_is() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        command, name, *options = hook["entry"].split()
        known = {word for parameter in main.get_command(None, name).params for word in parameter.opts}  # type: ignore[arg-type, union-attr]
        assert command == "explainer" and {each for each in options if each.startswith("--")} <= known
