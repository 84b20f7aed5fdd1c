"""What a project may say to the builder: known settings, and nothing that runs code or reaches outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from generator.language import THEME_LANGUAGES
from generator.model import configuration, settings
from generator.model.configuration import Configuration
from generator.source.text import Source
from generator.syntax import yaml_tree
from tests import harbour

SHIPPED = (harbour.ROOT / "mkdocs.yml").read_text("utf-8")
STYLES = frozenset(
    {"assets/tokens.css", "assets/site.css", "assets/material.css", "assets/harbour.css", "assets/icon.svg"}
)


def refused(text: str, environment: Mapping[str, str] | None = None) -> list[tuple[str, int, str]]:
    """Code, line and message of each problem."""
    _, problems = settings.read(Source("mkdocs.yml", text), environment or {}, STYLES)
    assert all(problem.message for problem in problems)
    return [(problem.rule.code, problem.first.line, problem.message) for problem in problems]


def known(text: str, environment: Mapping[str, str] | None = None) -> Configuration:
    read, problems = settings.read(
        Source("mkdocs.yml", text), environment or {}, STYLES | {"assets/pier.png", "assets/pier.svg"}
    )
    assert read and problems == ()
    return read[0]


def told(text: str, environment: Mapping[str, str] | None = None) -> dict[str, object]:
    """What the builder is told, as it reads it."""
    written = configuration.written(known(text, environment), "docs", "html/site", "theme")
    read = yaml.safe_load(written)
    assert isinstance(read, dict)
    assert read["markdown_extensions"].pop() == "generator.finished_blocks"
    return read


HARMFUL = {
    "site_dir: site": "site_dir",
    "site_dir: /tmp/x": "site_dir",
    "site_dir: !ENV [SITE_DIR, /tmp/x]": "site_dir",
    "site_dir: !ENV SITE_DIR": "site_dir",
    "docs_dir: content": "docs_dir",
    "docs_dir: ..": "docs_dir",
    "docs_dir: !ENV [DOCS_DIR, archive]": "docs_dir",
    "theme: {name: material, custom_dir: /etc}": "templates/overrides",
    "theme: {name: material, custom_dir: ..}": "templates/overrides",
    "theme: {name: material, custom_dir: templates/overrides/../../archive}": "templates/overrides",
    "theme: {custom_dir: !ENV [X, archive]}": "templates/overrides",
    "theme: {name: null, custom_dir: templates/overrides}": "theme.name",
    "theme: mkdocs": "theme.name",
    "theme: {name: material, locale: ../../x}": "locale",
    "theme: {name: material, language: ../../x}": "theme.language",
    "theme: {name: material, icon: {logo: ../../../../etc/passwd}}": "theme.icon.logo",
    "theme: {name: material, logo: /etc/passwd}": "theme.logo",
    "theme: {name: material, favicon: https://spy.example/x.png}": "theme.favicon",
    "theme: {name: material, font: {text: Inter}}": "another host",
    "hooks: [hooks.py]": "runs code",
    "plugins: [search]": "`search`",
    "plugins: [{macros: {module_name: x}}]": "`macros`",
    "plugins: search": "`search`",
    "plugins: {search: {}}": "`search`",
    "INHERIT: ../other.yml": "another file",
    "extra_javascript: [assets/x.js]": "templates/overrides/assets/",
    "extra_templates: [x.html]": "templates/overrides/",
    "extra_css: [https://spy.example/x.css]": "extra_css",
    "extra_css: [../archive/x.css]": "extra_css",
    "extra_css: [assets/../../x.css]": "extra_css",
    "extra_css: [assets/gone.css]": "assets/gone.css",
    "theme: {name: material, favicon: assets/gone.svg}": "there is no picture `assets/gone.svg`",
    "theme: {name: material, logo: assets/gone.png}": "there is no picture `assets/gone.png`",
    "markdown_extensions: [pymdownx.snippets]": "Markdown extension",
    "markdown_extensions: [{pymdownx.snippets: {base_path: /}}]": "Markdown extension",
    "markdown_extensions: [{toc: {slugify: x}}]": "an option of `toc`",
    "markdown_extensions: [{attr_list: {x: y}}]": "Markdown extension",
    "markdown_extensions: [{toc: {permalink: false}, pymdownx.snippets: {}}]": "Markdown extension",
    "nav: [{Home: ../mkdocs.yml}]": "nav",
    "nav: [{Home: /etc/passwd}]": "nav",
    "nav: [{More: [{Home: 'javascript:x()'}]}]": "nav",
    "watch: [/]": "watch",
    "exclude_docs: '*'": "exclude_docs",
    "dev_addr: 0.0.0.0:80": "dev_addr",
    "repo_url: https://code.example/": "repository",
    "use_directory_urls: false": "use_directory_urls",
    "edit_uri: edit/": "edit_uri",
    "extra: {analytics: {provider: custom}}": "analytics",
    "extra: {generator: maybe}": "extra.generator",
    "validation: {anchors: never}": "validation.anchors",
    "site_nam: x": "site_nam",
    "markdown_extensions: [{}]": "Markdown extension",
    "plugins: [[]]": "plugin",
}


@pytest.mark.parametrize("line", HARMFUL)
def test_what_could_run_code_or_reach_outside_is_refused_at_its_line(line: str) -> None:
    ((code, number, message),) = refused(f"site_name: The harbour\nsite_url: https://harbour.example/\n{line}\n")
    assert (code, number) == ("setting-refused", 3) and HARMFUL[line] in message


LANGUAGES = {
    "pt_BR": "`pt-BR`", "pt-br": "`pt-BR`", "en-GB": "`en`", "de_AT": "`de`", "German": "`de`", "deu": "`de`",
    "uk-UA": "`uk`", "no": "`nb`", "frr": "`fr`", "ua": "`uk`", "xx": "one of: af, ar,", "gsw": "one of: af",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_the_theme_lacks_is_told_with_the_one_that_is_meant(language: str) -> None:
    text = f"site_name: The harbour\nsite_url: https://harbour.example/\ntheme:\n  language: {language}\n"
    _, (problem,) = settings.read(Source("mkdocs.yml", text), {}, STYLES)
    assert (problem.rule.code, problem.first.line, problem.first.column) == ("setting-refused", 4, 13)
    assert f"`{language}`" in problem.message and LANGUAGES[language] in problem.help


def test_the_languages_are_those_of_the_theme() -> None:
    folder = next(iter(find_spec("material").submodule_search_locations))  # type: ignore[union-attr, arg-type]
    files = Path(folder, "templates/partials/languages").glob("*.html")
    assert {file.stem for file in files} == THEME_LANGUAGES


@pytest.mark.parametrize(
    "value", ["!!python/object/apply:os.system [id]", "!!python/name:os.system x", "!relative x", "!!str x"]
)
def test_no_tag_but_that_for_the_environment_is_read(value: str) -> None:
    ((code, number, message),) = refused(f"site_name: The harbour\nextra:\n  generator: {value}\n")
    assert (code, number) == ("yaml-forbidden", 3) and "tag" in message


def test_each_refusal_is_reported_and_the_rest_is_still_read() -> None:
    text = "site_name: The harbour\nhooks: [a.py]\ntheme:\n  custom_dir: /etc\nextra_css: [assets/no.css]\n"
    assert sorted(number for _, number, _ in refused(text)) == [2, 4, 5]
    read, _ = settings.read(Source("mkdocs.yml", text), {})
    assert read and read[0].site_name == "The harbour" and read[0].theme.custom_dir == "templates/overrides"


def test_a_slip_in_a_name_is_told_with_what_was_meant() -> None:
    _, (problem,) = settings.read(Source("mkdocs.yml", "site_name: x\nsite_desription: y\n"), {})
    assert problem.help == "did you mean `site_description`?"


HARMLESS = """\
site_name: "Yes"
site_author: Ada Quill
use_directory_urls: true
edit_uri: ""
theme:
  variant: modern
  custom_dir: templates/overrides
  language: pt-BR
  direction: ltr
  logo: assets/pier.png
  icon: {logo: material/ferry}
  palette: {scheme: slate, primary: blue grey, toggle: {icon: material/moon, name: Dark}}
  features: [navigation.top]
extra_css: [assets/harbour.css]
nav:
  - claims/index.md
  - Council: https://council.example/
  - More:
      - Terms: glossary/index.md
not_in_nav: |
  *
  !x
markdown_extensions:
  - attr_list
  - toc:
      permalink: true
      toc_depth: 3
"""


def test_what_is_known_is_handed_on_as_it_is_meant() -> None:
    found = told(HARMLESS.replace("blue grey", "indigo"))
    assert found["site_name"] == "Yes" and found["plugins"] == [] and found["not_in_nav"] == "*\n!x\n"
    assert found["nav"] == [
        "claims/index.md", {"Council": "https://council.example/"}, {"More": [{"Terms": "glossary/index.md"}]}
    ]  # fmt: skip
    assert found["markdown_extensions"] == ["attr_list", {"toc": {"permalink": True, "toc_depth": 3}}]
    theme = found["theme"]
    assert isinstance(theme, dict) and theme["custom_dir"] == "theme" and theme["font"] is False
    assert theme["palette"] == [
        {"scheme": "slate", "primary": "indigo", "toggle": {"icon": "material/moon", "name": "Dark"}}
    ]
    assert (found["docs_dir"], found["site_dir"]) == ("docs", "html/site")


def test_a_project_that_says_only_its_name_gets_what_the_pages_need() -> None:
    found = told("site_name: x\n")
    theme = {"name": "material", "variant": "classic", "custom_dir": "theme", "language": "en", "font": False}
    assert found["theme"] == theme | {"favicon": "assets/icon.svg", "features": []}
    assert found["markdown_extensions"] == ["attr_list", "toc"]
    assert found["extra_css"] == ["assets/tokens.css", "assets/site.css", "assets/material.css"]


def test_the_shipped_settings_are_handed_on_whole() -> None:
    class Loader(yaml.SafeLoader):
        """Reads `!ENV` as its last word."""

    Loader.add_constructor("!ENV", lambda loader, node: node.value[-1].value)
    # The class is a safe loader with one harmless tag more.
    shipped = yaml.load(SHIPPED, Loader)
    found = told(SHIPPED)
    for name in set(shipped) - {"site_url", "docs_dir", "site_dir", "theme", "extra", "validation"}:
        assert found[name] == shipped[name], name
    assert isinstance(theme := found["theme"], dict) and isinstance(validation := found["validation"], dict)
    assert theme == shipped["theme"] | {"custom_dir": "theme", "features": []}
    assert shipped["validation"].items() <= validation.items()
    assert found["extra"] == {"generator": False}


def test_the_environment_is_put_in_and_names_no_folder() -> None:
    environment = {"SITE_URL": "https://reader.example/repo", "SITE_DIR": "/", "DOCS_DIR": "/etc"}
    found = told(SHIPPED, environment)
    assert found["site_url"] == "https://reader.example/repo/"
    assert (found["docs_dir"], found["site_dir"]) == ("docs", "html/site")
    assert known(SHIPPED, {"SITE_URL": ""}).site_url is None, "an address that is not its own is worse than none"


def test_what_the_environment_puts_in_is_checked_like_what_is_written() -> None:
    text = "site_name: x\ntheme:\n  custom_dir: !ENV [OVER, templates/overrides]\n"
    assert refused(text) == []
    assert [(code, line) for code, line, _ in refused(text, {"OVER": "/etc"})] == [("setting-refused", 3)]


@pytest.mark.parametrize(
    "name", ["yes", "2025", "0x1F", "null", "~", "a: b", "!x", "*", "é 🚢 ü", "'\"", "- x", "%", "#"]
)
def test_text_stays_text(name: str) -> None:
    assert told(f"site_name: {json.dumps(name, ensure_ascii=False)}\n")["site_name"] == name


def test_yaml_that_we_write_has_no_tag() -> None:
    written = configuration.written(known(SHIPPED), "docs", "site", "theme")
    read, problems = yaml_tree.compose(Source("x", written).span(), nodes=1000, size=64 * 1024)
    assert read and problems == ()
