"""What keeps templates and settings in the part that MkDocs and Zensical have in common."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.source.text import Source
from generator.syntax.yaml_tree import compose

ROOT = Path(__file__).parent.parent
OVERRIDES = sorted((ROOT / "templates" / "overrides").rglob("*.html"))

# Tried under Jinja2 and MiniJinja; all others fail in one of the two or give something else.
FILTERS = frozenset(
    [
        "default",
        "length",
        "count",
        "join",
        "first",
        "last",
        "min",
        "max",
        "sum",
        "unique",
        "sort",
        "map",
        "selectattr",
        "rejectattr",
        "groupby",
        "batch",
        "slice",
        "dictsort",
        "reverse",
        "list",
        "round",
        "int",
        "float",
        "string",
        "title",
        "upper",
        "lower",
        "trim",
        "replace",
        "indent",
        "striptags",
        "urlencode",
        "tojson",
        "format",
        "safe",
        "e",
        "escape",
        "url",
    ]
)
# What a page or the site's settings have under both builders.
ATTRIBUTES = {
    "page": frozenset(
        [
            "title",
            "url",
            "canonical_url",
            "edit_url",
            "content",
            "toc",
            "meta",
            "ancestors",
            "previous_page",
            "next_page",
        ]
    ),
    "config": frozenset(
        ["site_name", "site_url", "repo_url", "extra", "extra_css", "theme", "copyright", "site_description"]
    ),
    "loop": frozenset(["index", "index0", "first", "last", "previtem", "nextitem", "length"]),
}
SETTINGS = frozenset(
    [
        "site_name",
        "site_description",
        "site_url",
        "site_author",
        "copyright",
        "docs_dir",
        "site_dir",
        "use_directory_urls",
        "edit_uri",
        "repo_url",
        "theme",
        "extra_css",
        "extra_javascript",
        "nav",
        "not_in_nav",
        "exclude_docs",
        "plugins",
        "markdown_extensions",
        "validation",
        "extra",
        "watch",
    ]
)
PLUGINS = frozenset({"search", "tags", "meta", "offline"})
EXTENSIONS = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "meta",
        "tables",
        "toc",
        "pymdownx.details",
        "pymdownx.superfences",
    ]
)


def faults(template: str) -> list[str]:
    """What a template uses that only one of the two engines knows."""
    tree = Environment().parse(template)
    called = ((call.lineno, call.node) for call in tree.find_all(nodes.Call))
    # A partial of the theme has macros, which both know.
    partials = {each.target for each in tree.find_all(nodes.Import)}
    found = [
        f"{line}: a method call, .{node.attr}()"
        for line, node in called
        if isinstance(node, nodes.Getattr) and dotted(node.node) not in partials
    ]
    found += [f"{f.lineno}: the filter {f.name}" for f in tree.find_all(nodes.Filter) if f.name not in FILTERS]
    for each in tree.find_all(nodes.Getattr):
        if isinstance(each.node, nodes.Name) and each.attr not in ATTRIBUTES.get(each.node.name, {each.attr}):
            found.append(f"{each.lineno}: {each.node.name}.{each.attr}")
    found += [f"{each.lineno}: the operator %" for each in tree.find_all(nodes.Mod)]
    return found


@pytest.mark.parametrize("file", OVERRIDES, ids=lambda file: file.name)
def test_overrides_use_only_what_both_engines_know(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.title.upper() }}", "{{ config.extra.items() }}", "{{ page.title | truncate(3) }}",
        "{{ page.file.name }}",
        "{{ page.parent.title }}", "{{ '%s' % page.title }}", "{{ config.docs_dir }}", "{{ page.is_homepage }}",
    ],
)  # fmt: skip
def test_what_one_engine_lacks_is_found(template: str) -> None:
    assert faults(template)


@pytest.mark.parametrize("file", OVERRIDES, ids=lambda file: file.name)
def test_overrides_escape_what_they_print(file: Path) -> None:
    """Neither engine escapes by itself. What the generator has encoded is let through by name."""
    encoded = {"page.content", "page.meta.title", "page.meta.description", "page.meta.layout", "config.copyright"}
    for output in Environment().parse(file.read_text(encoding="utf-8")).find_all(nodes.Output):
        for each in output.nodes:
            if isinstance(each, nodes.TemplateData) or dotted(each) in encoded:
                continue
            assert isinstance(each, nodes.Filter) and each.name in ("e", "url", "tojson"), f"{file.name}:{each.lineno}"


def dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "?"


def test_settings_are_those_that_both_builders_heed() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    tree, problems = compose(Source("mkdocs.yml", text).span(), nodes=1000, size=64 * 1024, tags=frozenset({"!ENV"}))
    assert tree and not problems and isinstance(tree.data, dict)
    assert set(tree.data) <= SETTINGS
    assert set(tree.tags.values()) <= {"!ENV"}
    assert names(tree.data["plugins"]) <= PLUGINS
    assert names(tree.data["markdown_extensions"]) <= EXTENSIONS
    theme = tree.data["theme"]
    assert isinstance(theme, dict) and theme["font"] == "false" and theme["variant"] == "classic"
    # Only this folder's files are published besides the docs tree, so nothing else may lie in it.
    folder = ROOT / str(theme["custom_dir"])
    others = {
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file() and file.suffix != ".html"
    }
    scripts = {f"assets/{name}.js" for name in ("early", "filter", "reader", "search", "worker")}
    assert others == scripts | {"assets/icon.svg", "assets/apple-touch-icon.png"}


def names(listed: object) -> set[str]:
    assert isinstance(listed, list)
    return {next(iter(each)) if isinstance(each, dict) else str(each) for each in listed}


def test_the_builders_are_not_imported() -> None:
    """They are started as programs, so that neither can become part of ours. What asks for several builds has none."""
    builders, alone = {"mkdocs", "material", "zensical"}, "mkdocs_process.py"
    for file in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules += ["generator" if node.level else node.module or ""]
            assert not {module.split(".")[0] for module in modules} & (
                {"generator", "explainer_site"} if file.name == alone else builders
            ), file.name
