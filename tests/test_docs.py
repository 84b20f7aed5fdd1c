"""The documentation of the tool: it builds, nothing in it leads nowhere, and it tells of all there is."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html

from generator.cli import main, manual
from generator.cli.main import COMMANDS
from generator.editing.schemas import meanings
from generator.model import Entry, Fields, configuration, settings
from generator.model.decode import models
from generator.model.kinds import KINDS, Explainer
from generator.model.parts import Drawn, PictureKind
from tests.harbour import ROOT

DOCS = ROOT / "docs"
SELF = "https://docs.example/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    """The pages of the documentation by address."""
    to = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", "docs/mkdocs.yml", "-d", str(to)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {file.parent.relative_to(to).as_posix(): file for file in to.rglob("index.html")}
    made = {"" if name == "." else f"{name}/": html.fromstring(file.read_text("utf-8")) for name, file in pages.items()}
    for file in to.rglob("*"):
        made.setdefault(file.relative_to(to).as_posix(), html.Element("file"))
    return made


@pytest.fixture(scope="module")
def reference() -> Iterator[ModuleType]:
    sys.path.insert(0, str(DOCS))
    try:
        yield importlib.import_module("reference")
    finally:
        sys.path.remove(str(DOCS))


def test_nothing_in_the_documentation_leads_nowhere(built: dict[str, html.HtmlElement]) -> None:
    dead = []
    for url, page in built.items():
        for link in [*page.xpath("//a/@href"), *page.xpath("//img/@src"), *page.xpath("//link/@href")]:
            to, anchor = urldefrag(urljoin(f"{SELF}{url}", link))
            if not to.startswith(SELF):
                assert link.startswith("https://squidfunk.github.io/"), f"{url} leads to {link}"
                continue
            target = built.get(unquote(to.removeprefix(SELF)))
            if target is None or (anchor and not target.xpath("//*[@id=$id]", id=unquote(anchor))):
                dead.append((url, link))
    assert dead == [] and len(built) > 20


def fields(model: type[Fields], above: str = "") -> Iterator[str]:
    """The fields of a model, and those within them; each drawn picture has a table of its own."""
    for info in model.model_fields.values():
        yield f"{above}{info.alias}"
        for inner in models(info.annotation):
            if not issubclass(inner, Drawn):
                yield from fields(inner, f"{above}{info.alias}{'[]' if 'tuple' in str(info.annotation) else ''}.")


def rows(page: html.HtmlElement, heading: str) -> dict[str, str]:
    """The fields of a table below a heading, each with what it means."""
    (at,) = page.xpath("//*[self::h2 or self::h3][@id=$id]", id=heading)
    table = at.xpath("following::table[1]")[0]
    cells = ([cell.text_content().strip() for cell in row.xpath("./td")] for row in table.xpath(".//tbody/tr"))
    return {name: meaning for name, _, meaning in cells}


def test_every_field_has_its_entry_and_its_meaning(built: dict[str, html.HtmlElement]) -> None:
    page = built["reference/fields/"]
    common = rows(page, "every-entry")
    assert list(common) == list(fields(Entry))
    for kind in KINDS:
        own = [name for name in fields(kind.model) if name not in common]
        found = rows(page, kind.name)
        assert list(found) == own, kind.name
        assert [name for name, meaning in (found | common).items() if not meaning] == [], kind.name


def test_every_kind_of_drawn_picture_has_its_fields(built: dict[str, html.HtmlElement]) -> None:
    page = built["reference/fields/"]
    drawn = [each for each in models(Explainer.model_fields["pictures"].annotation) if issubclass(each, Drawn)]
    kinds = {each.drawn_as: each for each in drawn if each.drawn_as}
    assert set(kinds) == set(PictureKind)
    for kind, model in kinds.items():
        found = rows(page, f"drawn-{kind}")
        assert list(found) == list(fields(model)) and all(found.values()), kind


def test_every_setting_has_its_entry_and_its_meaning(built: dict[str, html.HtmlElement]) -> None:
    page = built["reference/settings/"]
    tables: dict[str, type[Fields]] = {
        "ours": settings.Settings,
        "mkdocs": configuration.Configuration,
        "words": settings.Words,
    }
    for heading, model in tables.items():
        found = rows(page, heading)
        assert list(found) == list(fields(model)) and all(found.values()), heading


def test_every_command_and_each_of_its_options_has_its_entry(built: dict[str, html.HtmlElement]) -> None:
    page = built["reference/commands/"]
    assert page.xpath("//h2/@id") == list(COMMANDS)
    text = page.text_content()
    for name in COMMANDS:
        command = main.get_command(None, name)  # type: ignore[arg-type]
        assert command
        options = [option for each in command.params for option in each.opts if option.startswith("--")]
        assert [option for option in options if option not in text] == [], name


def test_every_rule_has_its_entry(built: dict[str, html.HtmlElement]) -> None:
    assert built["reference/rules/"].xpath("//h2/@id") == [rule.code for rule in manual.RULES]


def test_words_are_given_for_fields_that_there_are() -> None:
    known: dict[str, set[str]] = {}
    for model in _models():
        known.setdefault(model.__name__, set()).update(name.rstrip("_") for name in model.__annotations__)
    for name, words in meanings().items():
        assert {*words} - {"*"} <= known[name], name


def _models() -> Iterator[type[Fields]]:
    waiting: list[type[Fields]] = [kind.model for kind in KINDS]
    waiting += [settings.Settings, settings.Publisher, settings.Words, configuration.Configuration]
    seen: set[type[Fields]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield from (each for each in model.__mro__ if isinstance(each, type) and issubclass(each, Fields))
            waiting += [inner for info in model.model_fields.values() for inner in models(info.annotation)]


def test_what_the_pages_tell_to_run_and_to_write_is_there() -> None:
    """Commands in the pages exist, with the options that they are given."""
    for file in sorted((DOCS / "pages").rglob("*.md")):
        for line in re.findall(r"^(?:\S+=\S+ )?(?:\S*/)?explainer (.+)$", file.read_text("utf-8"), re.MULTILINE):
            name, *rest = line.split("#")[0].split()
            command = main.get_command(None, name)  # type: ignore[arg-type]
            assert command, f"{file.name}: {line}"
            known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
            assert [each for each in rest if each.startswith("-") and each not in known] == [], f"{file.name}: {line}"


def test_the_example_of_each_rule_names_its_file(reference: ModuleType) -> None:
    text = reference.fenced("````md content/a.md\nx\n````\n\n````report\ny\n````\n")
    assert '````md title="content/a.md"' in text and "It is told:\n\n````text\ny" in text


def test_the_readme_leads_to_what_there_is() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links and [link for link in links if not (ROOT / link).is_file()] == []
    assert [file.name for file in (DOCS / "pages/how-to").glob("*.md") if f"how-to/{file.name}" not in text] == [
        "others.md"
    ]
