"""What may be published beside the pages."""

from __future__ import annotations

import pytest

from generator import build
from generator.checks.assets import unsafe
from tests import harbour

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{}>{}</svg>'


@pytest.mark.parametrize(
    "text",
    [
        SVG.format("", '<title>A pier</title><path d="M0 0h9v9z" fill="#123"/><g><circle r="3"/></g>'),
        SVG.format("", '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>'),
        '<?xml version="1.0"?>' + SVG.format("", "<style>rect { fill: red }</style><text>fish &amp; chips</text>"),
    ],
)
def test_a_plain_drawing_is_let_through(text: str) -> None:
    assert unsafe(text) is None


@pytest.mark.parametrize(
    "text",
    [
        SVG.format("", "<script>x()</script>"),
        SVG.format(' onload="x()"', ""),
        SVG.format("", '<a href="javascript:x()"><text>t</text></a>'),
        SVG.format("", "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>"),
        SVG.format("", '<image href="https://spy.example/x.png"/>'),
        SVG.format("", '<use href="https://spy.example/x.svg#a"/>'),
        SVG.format("", '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:text/html,x"/>'),
        SVG.format("", '<rect fill="url(https://spy.example/x)"/>'),
        SVG.format("", "<style>@import 'https://spy.example/x.css';</style>"),
        SVG.format("", "<animate attributeName='href' values='javascript:x()'/>"),
        SVG.format("", "<set attributeName='onload' to='x()'/>"),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", "&a;"),
        '<?xml-stylesheet href="https://spy.example/x.css"?>' + SVG.format("", ""),
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></h:html>',
        "<svg><unclosed></svg>",
        "no drawing",
    ],
)
def test_what_is_more_than_a_drawing_is_refused(text: str) -> None:
    assert unsafe(text)


@pytest.mark.parametrize("name", ["x.html", "x.js", "x.svgz", "x.xhtml", "javascripts/x.css", "stylesheets/x.css", "x"])
def test_what_could_run_or_take_the_place_of_the_themes_files_is_refused(name: str) -> None:
    (problem,) = harbour.check({f"content/assets/{name}": "x"}).problems
    assert (problem.rule.code, problem.source.path) == ("asset-refused", f"content/assets/{name}")


@pytest.mark.parametrize("name", ["content/pier.png", "content/claims/pier.png", "content/notes.docx"])
def test_a_file_outside_the_assets_is_not_published(name: str) -> None:
    (problem,) = build.check(harbour.sources(), assets={**harbour.ASSETS, name: b""}).problems
    assert (problem.rule.code, problem.source.path) == ("asset-refused", name)
