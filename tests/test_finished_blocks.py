"""Pages come out of the builder's Markdown the same, whether it knows of finished blocks or not."""

from __future__ import annotations

import importlib
from functools import cache

import markdown
import pytest
import yaml

from generator import finished_blocks
from generator.model import configuration
from tests import harbour
from tests.test_passthrough import hostile

BUILTIN = ("toc", "tables", "fenced_code", "attr_list")
TREES = {"small": lambda: harbour.docs(harbour.site()).files, "hostile": hostile}


@cache
def parser(knows: bool) -> markdown.Markdown:
    ours = [finished_blocks.makeExtension()] if knows else []
    return markdown.Markdown(extensions=[*BUILTIN, *ours])


def converted(text: str, *, knows: bool) -> tuple[str, object]:
    made = parser(knows).reset()
    return made.convert(text), getattr(made, "toc_tokens", None)


@pytest.mark.parametrize("tree", TREES)
def test_a_page_comes_out_the_same(tree: str) -> None:
    pages = {path: text for path, text in TREES[tree]().items() if path.endswith(".md")}
    assert len(pages) > 20
    for path, text in pages.items():
        body = text.partition("\n---\n")[2]
        assert converted(body, knows=True) == converted(body, knows=False), path


@pytest.mark.parametrize("tree", TREES)
def test_the_blocks_of_most_pages_are_put_aside(tree: str) -> None:
    pages = [text.partition("\n---\n")[2] for path, text in TREES[tree]().items() if path.endswith(".md")]
    keep = parser(True).preprocessors["finished_blocks"]
    parser(True).reset()
    aside = [text for text in pages if "<" not in "".join(keep.run(text.split("\n")))]
    assert len(aside) >= (len(pages) if tree == "small" else len(pages) // 3)


@pytest.mark.parametrize(
    "text",
    [
        "Words.\n\n<p>block</p>",
        "<b>no block</b>\n\n<p>block</p>",
        "<pre><code>a\n\n# b {: #c }\n\n</code></pre>",
        "<p>block</p>\n\n# Heading without an id",
        "<p>block</p>\n\n# Heading {: #two }\nof two lines",
        "<!-- comment -->\n\n<p>block</p>",
        "<p>block</p>\n\n    <p>code</p>",
        "",
    ],
)
def test_what_is_no_page_of_ours_is_left_to_the_parsers(text: str) -> None:
    assert converted(text, knows=True) == converted(text, knows=False)


def test_the_builder_is_told_a_module_that_makes_the_extension() -> None:
    site = harbour.site()
    told = yaml.safe_load(configuration.written(site.config, "docs", "site", "theme"))["markdown_extensions"]
    assert told[:-1] == [*site.config.markdown_extensions]
    assert isinstance(importlib.import_module(told[-1]).makeExtension(), finished_blocks.FinishedBlocks)
