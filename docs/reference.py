"""What the documentation tells of fields, settings, commands and rules, made from these themselves.

A hook of MkDocs: `mkdocs build -f docs/mkdocs.yml`. Meanings are the docstrings of fields, or stand in
`generator/editing/words.toml` for fields whose name needs none in the code.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

import click
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.cli import main, manual  # noqa: E402
from generator.editing import field_words  # noqa: E402
from generator.model import Entry, Fields, Ref, configuration, settings  # noqa: E402
from generator.model.decode import models  # noqa: E402
from generator.model.kinds import KINDS  # noqa: E402
from generator.model.parts import Drawn  # noqa: E402
from generator.syntax import Cite, Edtf  # noqa: E402

OURS = (settings.Settings, settings.Words)
LEVELS = "A field is needed unless it says *optional*."


# fields ---------------------------------------------------------------------------------------------------------------


def form(annotation: Any) -> str:
    """What is written for a field, in words."""
    origin, parts = get_origin(annotation), [each for each in get_args(annotation) if each is not type(None)]
    if origin is Ref:
        return f"id of {article(parts[0].__name__)}"
    if origin is tuple or annotation is tuple:
        return f"list: {form(parts[0])}" if parts else "list"
    if isinstance(annotation, type):
        return plain(annotation)
    if not parts:
        return "text"
    if hasattr(annotation, "__metadata__"):
        return form(parts[0])
    return " or ".join(dict.fromkeys(form(each) for each in parts))


def plain(kind: type) -> str:
    if issubclass(kind, StrEnum):
        return "one of: " + ", ".join(f"`{each}`" for each in kind)
    if issubclass(kind, Fields):
        return "fields, listed below"
    known = {bool: "`true` or `false`", int: "a whole number", date: "a day", Edtf: "a date (EDTF)", Cite: "a key"}
    return next((words for each, words in known.items() if kind is each), "text")


def article(name: str) -> str:
    word = {"WrittenPage": "page"}.get(name, name.lower())
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def row(name: str, info: FieldInfo, meaning: str) -> str:
    needed = "" if info.is_required() else "*optional*; "
    default = info.default
    shown = isinstance(default, bool | int | StrEnum) or (isinstance(default, str) and default)
    usual = f"; `{str(default).lower()}` where left out" if not info.is_required() and shown else ""
    return f"| `{name}` | {needed}{form(info.annotation)}{usual} | {meaning} |".replace("\n", " ")


def table(model: type[Fields], above: str = "", common: bool = True) -> Iterator[str]:
    """A row for each field, and behind it those of the fields within it."""
    for name, info in model.model_fields.items():
        if not common and name in Entry.model_fields:
            continue
        yield row(f"{above}{info.alias}", info, field_words(model).get(name, ""))
        for inner in inner_models(info):
            many = "[]" if "tuple" in str(info.annotation) else ""
            yield from table(inner, f"{above}{info.alias}{many}.")


def inner_models(info: FieldInfo) -> Iterator[type[Fields]]:
    """The models of fields within a field, but for drawn pictures, each of which has a table of its own."""
    return (inner for inner in models(info.annotation) if not issubclass(inner, Drawn))


def drawn() -> dict[str, type[Fields]]:
    """The pictures that are drawn, by the name of their kind."""
    widened = {kind.model for kind in KINDS if kind.model.widened}
    found = (inner for model in widened for inner in models(model.model_fields["pictures"].annotation))
    known = {str(inner.drawn_as): inner for inner in found if issubclass(inner, Drawn) and inner.drawn_as}
    return dict(sorted(known.items()))


HEAD = "| field | what is written | what it says |\n| --- | --- | --- |"


def fields() -> str:
    parts = [
        "# Fields",
        "An entry is a file: its fields between two lines `---`, and its text below. "
        f"{LEVELS} `a.b` is a field `b` within `a`, `a[].b` one of each item of the list `a`. "
        "The file’s name, without `.md`, is the entry’s id.",
        "## Every entry",
        f"{HEAD}\n" + "\n".join(table(Entry)),
    ]
    for kind in KINDS:
        place = f"content/{kind.folder}" if kind.library else f"content/{kind.folder}/…md"
        said = inspect.getdoc(kind.model) or ""
        rows = "\n".join(table(kind.model, common=False))
        parts += [f"## {kind.name.capitalize()} {{: #{kind.name} }}", f"`{place}`. {said}", f"{HEAD}\n{rows}"]
    able = ", ".join(f"`{kind.name}`" for kind in KINDS if kind.model.widened)
    parts += ["## Drawn pictures {: #drawn }", f"Items of `pictures` of {able}, told apart by their `kind`."]
    for name, model in drawn().items():
        rows = "\n".join(table(model))
        parts += [f"### {name} {{: #drawn-{name} }}", inspect.getdoc(model) or "", f"{HEAD}\n{rows}"]
    return "\n\n".join(parts) + "\n"


def settings_page() -> str:
    ours, words = "\n".join(table(settings.Settings)), "\n".join(table(settings.Words))
    theirs = "\n".join(table(configuration.Configuration))
    return f"""# Settings

`mkdocs.yml` has the settings of MkDocs that a build takes, and the tool’s own below `extra: explainer:`. Any other
setting is refused, since it could run code or reach outside: [setting-refused](rules.md#setting-refused). A value may
come from the environment: `!ENV [NAME, default]`.

## The tool’s own {{: #ours }}

Below `extra: explainer:`.

{HEAD}
{ours}

## Those of MkDocs {{: #mkdocs }}

{HEAD}
{theirs}

## Word lists {{: #words }}

`content/words/en.yml`, or the site’s language in place of `en`.

{HEAD}
{words}
"""


# commands -------------------------------------------------------------------------------------------------------------


def commands() -> str:
    group = main
    context = click.Context(group, info_name="explainer")
    parts = [
        "# Commands",
        "`explainer --project FOLDER …` works on another folder than the one at hand. Each command exits with 0 where "
        "all is well, with 1 where something is wrong, and with 2 where it was called wrongly.",
    ]
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        parts += [f"## explainer {name} {{: #{name} }}", *_command(command, click.Context(command, context, name))]
    return "\n\n".join(parts) + "\n"


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield "```text\n" + " ".join([context.command_path, *command.collect_usage_pieces(context)]) + "\n```"
    text, _, example = inspect.cleandoc(command.help or "").partition("\n\nExample: ")
    yield escaped(text)
    records = filter(None, (each.get_help_record(context) for each in command.get_params(context)))
    options = [(name, said) for name, said in records if said]
    if options:
        yield "| option | what it does |\n| --- | --- |\n" + "\n".join(
            f"| <code>{cell(name)}</code> | {cell(' '.join(said.split()))} |" for name, said in options
        )
    if example:
        yield f"```sh\n{example.strip()}\n```" if "\n" not in example and "," not in example else f"Example: {example}"


def cell(text: str) -> str:
    return escaped(text).replace("|", "&#124;").replace("*", "&#42;")


def escaped(text: str) -> str:
    return text.replace("<", "&lt;")


# rules ----------------------------------------------------------------------------------------------------------------


def rules() -> str:
    sections = manual.sections()
    parts = [
        "# Rules",
        "Each problem names its rule: `error[citation-unknown]`. An error stops a build; a warning does so with "
        "`--strict`. `explainer explain RULE` tells the same in a terminal.",
    ]
    for rule in manual.RULES:
        _, _, text = sections[rule.code].partition("\n\n")
        parts.append(f"## {rule.code}\n\n*{rule.severity.capitalize()}.* {fenced(text)}")
    return "\n\n".join(parts) + "\n"


def fenced(text: str) -> str:
    """A rule page's examples, whose fences tell the file, as blocks that name it."""
    text = re.sub(r"^````report$", "It is told:\n\n````text", text, flags=re.MULTILINE)
    return re.sub(r"^````(\w+) (.+)$", r'````\1 title="\2"', text, flags=re.MULTILINE)


def architecture() -> str:
    # As text: the theme would load what draws it from another host.
    return (ROOT / "ARCHITECTURE.md").read_text("utf-8").replace("```mermaid", "```text").replace("(docs/pages/", "(")


PAGES = {
    "reference/fields.md": fields,
    "reference/settings.md": settings_page,
    "reference/commands.md": commands,
    "reference/rules.md": rules,
    "architecture.md": architecture,
}


def on_files(files: Any, config: Any) -> Any:
    """MkDocs asks for the files of the site: the generated ones are added."""
    from mkdocs.structure.files import File

    for path, make in PAGES.items():
        files.append(File.generated(config, path, content=make()))
    picture = ROOT / ".github/screenshot.png"
    files.append(File.generated(config, "screenshot.png", abs_src_path=str(picture)))
    return files
