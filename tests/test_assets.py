"""What may be published beside the pages."""

from __future__ import annotations

import pytest

from generator import build
from generator.checks.svg_file import DEPTH, unsafe
from generator.source import report
from tests import harbour

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{}>{}</svg>'


@pytest.mark.parametrize(
    "text",
    [
        SVG.format("", '<title>A pier</title><path d="M0 0h9v9z" fill="#123"/><g><circle r="3"/></g>'),
        SVG.format("", '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>'),
        '<?xml version="1.0"?>' + SVG.format("", "<style>rect { fill: red }</style><text>fish &amp; chips</text>"),
        '<?xml version="1.0" encoding="UTF-8"?>' + SVG.format(' role="img" aria-label="a: b (c)"', ""),
        SVG.format("", '<path style="fill: url( &quot;#a&quot; ); transform: rotate(4deg)" d="M0,0 1e-3-2"/>'),
        SVG.format("", "<style><![CDATA[@media (prefers-color-scheme: dark) { a > b { fill: rgb(1 2 3) } }]]></style>"),
        SVG.format(' xmlns:xlink="http://www.w3.org/1999/xlink"', '<use xlink:href="#a" xml:space="preserve"/>'),
        SVG.format("", '<g font-family="\'Noto Sans\', serif" clip-path="url(#a)" stroke-dasharray="1 2"/>'),
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
        "<svg></svg>",
        "<rect xmlns='http://www.w3.org/2000/svg'/>",
        '<?xml version="1.0" encoding="iso-2022-jp"?>' + SVG.format("", ""),
        SVG.format("", "<animateMotion/>"),
        SVG.format("", "<switch><foreignObject/></switch>"),
        SVG.format("", "<feImage href='#a'/>"),
        SVG.format("", "<metadata/>"),
        SVG.format(' xml:base="https://spy.example/"', ""),
        SVG.format(" attributeName='href'", ""),
        SVG.format("", "<rect src='x'/>"),
        SVG.format("", "<rect fill='u\\72l(https://spy.example/x)'/>"),
        SVG.format("", "<rect fill='URL(//spy.example/x)'/>"),
        SVG.format("", "<rect fill='url(&quot;//spy.example/x&quot;)'/>"),
        SVG.format("", "<rect style='fill:u\\000072 l(//spy.example/x)'/>"),
        SVG.format("", "<rect style='mask:image-set(&quot;//spy.example/x&quot; 1x)'/>"),
        SVG.format("", "<rect style='mask:-webkit-image-set(&quot;//spy.example/x&quot; 1x)'/>"),
        SVG.format("", "<rect cursor='url(x.cur), auto'/>"),
        SVG.format("", "<rect style='fill:src(&quot;//spy.example/x&quot;)'/>"),
        SVG.format("", "<rect style='fill:url(#a'/><rect style='fill:url(\n//x)'/>"),
        SVG.format("", "<style>\\@import '//spy.example/x'; @im\\70ort '//spy.example/x';</style>"),
        SVG.format("", "<style>@font-face { src: url(x) }</style>"),
        SVG.format("", "<style>a { fill: red; b { fill: image-set('//spy.example/x' 1x) } }</style>"),
        SVG.format("", "<style>a { fill: u<!-- -->rl(//spy.example/x) } b { fill: url(//y) }</style>"),
        SVG.format("", "<style>a { fill: 'x\n' }</style>"),
        SVG.format("", "<g>" * DEPTH + "</g>" * DEPTH),
        SVG.format("", '<g id="a"><use href="#a"/></g>'),
        SVG.format("", '<g id="a"><use href="#b"/></g><g id="b"><use href=" #a"/></g>'),
        SVG.format(
            "",
            '<path id="l0" d="M0 0h1"/>'
            + "".join(f'<g id="l{n + 1}">' + f'<use href="#l{n}"/>' * 10 + "</g>" for n in range(9)),
        ),
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


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.png", "a\tb.png", "a\u202eb.png", "a\u200bb.png", 'a"b.png', "a'b.png", "a`b.png", "a“b.png",
        "a<b.png", "a&b.png", "a#b.png", "a?b.png", "a%41.png", "a\\b.png", "a:b.png",
        "con.png", "aux/b.png", "a /b.png", "a. /b.png",
    ],
)  # fmt: skip
def test_a_name_that_not_every_system_and_address_keeps_is_refused(name: str) -> None:
    (problem,) = harbour.check(files={f"content/assets/{name}": b"x"}).problems
    assert (problem.rule.code, problem.source.path) == ("asset-refused", f"content/assets/{name}")
    assert "in the name of a file" in problem.message and "rename" in problem.help
    assert len(next(report.concise([problem])).splitlines()) == 1


@pytest.mark.parametrize("name", ["Jetée 2.png", "港.png", "a_b-c.v2.png", "(1).png", "ферри/x.webp", "co.png"])
def test_a_name_in_any_script_is_kept(name: str) -> None:
    unread = {"asset-refused"}
    assert not [
        each
        for each in harbour.check(files={f"content/assets/{name}": harbour.PNG}).problems
        if each.rule.code in unread
    ]


@pytest.mark.parametrize("other", ["Pier.png", "PIER.PNG", "pi\uff45r.png"])
def test_names_that_some_systems_take_for_one_are_refused(other: str) -> None:
    found = harbour.check(files={f"content/assets/{other}": harbour.PNG}).problems
    (problem,) = [each for each in found if each.rule.code == "asset-refused"]
    assert "the same name as content/assets/" in problem.message
