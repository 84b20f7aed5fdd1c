"""The stylesheet and the templates fit: no rule and no macro stands there for nothing."""

from __future__ import annotations

import re

from generator.model.kinds.claim import Assessment
from generator.model.kinds.event import Weight
from generator.output import stylesheets
from tests.harbour import ROOT, templates

OVERRIDES = ROOT / "templates" / "overrides"
COMPOSED = {f"is-{each}" for each in Assessment} | set(Weight) | {"c2", "c3", "f", "claim-page", "side"}
"""Classes that templates put together: of assessments, weights, cells and bars, and the layouts of pages."""


def test_every_class_of_the_stylesheet_is_written_by_a_template_or_a_script() -> None:
    css = stylesheets(templates())["site.css"]
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", css)))
    framed = "".join(file.read_text("utf-8") for file in OVERRIDES.glob("*.html"))
    attributes = re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', "".join(templates().values()) + framed)
    scripts = "".join(file.read_text("utf-8") for file in OVERRIDES.rglob("*.js"))
    written = set(re.findall(r"[\w-]+", " ".join(attributes) + scripts)) | COMPOSED | {"term"}
    assert sorted(styled - written) == []


def test_every_macro_is_called() -> None:
    text = "".join(templates().values())
    macros = re.findall(r"\{% macro (\w+)\(", text)
    assert macros and [name for name in macros if len(re.findall(rf"\b{name}\(", text)) == 1] == []
