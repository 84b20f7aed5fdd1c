"""The stylesheet and the templates fit: no rule and no macro stands there for nothing."""

from __future__ import annotations

import re

from jinja2 import meta, nodes

from generator.model.kinds import Weight
from generator.model.kinds.claim import Assessment
from generator.output import environment, stylesheets
from generator.output.render import SUFFIX
from tests.harbour import ROOT, templates

OVERRIDES = ROOT / "templates" / "overrides"
COMPOSED = (
    {f"is-{each}" for each in Assessment}
    | set(Weight)
    | {"c2", "c3", "f", "catalogue", "claim-page", "home", "read", "side", "w2", "w3", "w4", "w5"}
)
"""Classes that templates put together: of assessments, weights, cells, bars, paragraphs, and layouts of pages."""


def test_every_class_of_the_stylesheet_is_written_by_a_template_or_a_script() -> None:
    css = stylesheets(templates())["site.css"]
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", css)))
    framed = "".join(file.read_text("utf-8") for file in OVERRIDES.glob("*.html"))
    attributes = re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', "".join(templates().values()) + framed)
    scripts = "".join(file.read_text("utf-8") for file in OVERRIDES.rglob("*.js"))
    drawn = "".join(file.read_text("utf-8") for file in (ROOT / "generator" / "pictures").glob("*.py"))
    marks = set(re.findall(r"[\w-]+", " ".join(re.findall(r'"([^"\n]*)"', drawn))))
    written = set(re.findall(r"[\w-]+", " ".join(attributes) + scripts)) | marks | {"picture", "term"}
    assert sorted(styled - written - COMPOSED) == []


def test_every_macro_is_called() -> None:
    text = "".join(templates().values())
    macros = re.findall(r"\{% macro (\w+)\(", text)
    assert macros and [name for name in macros if len(re.findall(rf"\b{name}\(", text)) == 1] == []


def named(tree: nodes.Node) -> set[str]:
    """What a template, a loop or a macro names for what stands in it: by `set`, as its item, as a parameter."""
    targets = [
        node.target for node in (tree, *tree.find_all(nodes.Assign)) if isinstance(node, nodes.Assign | nodes.For)
    ]
    found = [each for target in targets for each in (target, *target.find_all(nodes.Name))]
    found += tree.args if isinstance(tree, nodes.Macro) else []
    return {each.name for each in found if isinstance(each, nodes.Name)}


def test_what_a_partial_shows_is_handed_to_it() -> None:
    """A partial that takes something is a macro with parameters: no include reads what its template names."""
    loaded = environment(templates())
    pages = {path.removesuffix(SUFFIX): text for path, text in templates().items() if path.endswith(SUFFIX)}
    trees = {name: loaded.parse(text) for name, text in pages.items()}
    found = set()
    for name, tree in trees.items():
        for place in (tree, *tree.find_all((nodes.For, nodes.Macro))):
            for include in place.find_all(nodes.Include):
                assert isinstance(include.template, nodes.Const)
                partial = trees[include.template.value]
                read = meta.find_undeclared_variables(partial) - named(partial)
                found |= {(name, include.template.value, each) for each in named(place) & read}
    assert len(trees) > 30 and found == set()
