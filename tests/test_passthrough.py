"""What the generator writes is what the builder's Markdown parser puts out: HTML as it is, headings as given."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

import markdown
import pytest
import yaml
from lxml import html as dom

from generator.output.page_context import numeric
from tests import harbour
from tests.harbour import FILES, ROOT

HEADING = re.compile(r"^(#{1,6}) (.+) \{: #([\w-]+) \}$", re.MULTILINE)

HOSTILE = """\
Text with `{: .x }` and {: .x } and [^1] and *[HTML]: x and &amp; and &lt;b&gt; and <b>raw</b> [@council-minutes-2021].

*[HTML]: nothing

[^1]: no note

    indented code {: .x }

```python
print("{: #y }")  # [^1]

<p>blank lines before and after</p>

```

- a list {: .x }

  with a paragraph

- 1986\\. was a year
    1. nested

> a quotation {: #z }
>
> of two paragraphs

| one | two {: .x } |
| --- | --- |
| `a` | &amp; * _x_ |

## A heading {: .x } with `code`, &amp; <i>signs</i> [^1] # *HTML* #

Setext-like text
\\---

### 1. Another \\_heading\\_ ###

$$x^2$$ and ~~gone~~ and ==marked== and "quotes" ... -- and :smile: and !!! note [@council-minutes-2021].
"""


def settings_extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """The Markdown extensions of mkdocs.yml, as Python-Markdown takes them."""

    class Loader(yaml.SafeLoader):
        """Reads `!ENV` as nothing."""

    Loader.add_constructor("!ENV", lambda loader, node: None)
    # The class is a safe loader with one harmless tag more.
    read = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)["markdown_extensions"]
    configured = {name: options for each in read if isinstance(each, dict) for name, options in each.items()}
    return [each if isinstance(each, str) else next(iter(each)) for each in read], configured


def hostile() -> Mapping[str, str]:
    """The small project, with prose that means something to some Markdown parser or other, in every kind."""
    prose = {
        path: "---\n" + text.split("---\n")[1] + "---\n" + HOSTILE
        for path, text in FILES.items()
        if path.startswith("content/") and path.endswith(".md")
    }
    titles = {
        "content/terms/sea-wall.md": "---\ntitle: \"Sea `wall` {: .x } *[HTML]: &amp; <b> # 1. _x_\"\n---\n" + HOSTILE,
        "content/topics/harbour.md": "---\ntitle: \"[The](x) harbour ## {: #id } [^1]\"\n---\nText.\n",
    }  # fmt: skip
    made = harbour.check({**prose, **titles})
    assert made.site
    return harbour.docs(made.site).files


@dataclass(frozen=True)
class Passed:
    """A page without its front matter: as written, and as it comes out of the builder's parser."""

    path: str
    written: str
    out: str


def passed(files: Mapping[str, str]) -> tuple[Passed, ...]:
    """The Markdown pages of a docs tree."""
    pages = {path: text.partition("\n---\n")[2] for path, text in files.items() if PurePosixPath(path).suffix == ".md"}
    return tuple(Passed(path, page, converted(page)) for path, page in pages.items())


TREES = {"small": lambda: harbour.docs(harbour.site()).files, "hostile": hostile}


@pytest.fixture(scope="module", params=TREES)
def pages(request: pytest.FixtureRequest) -> tuple[Passed, ...]:
    return passed(TREES[request.param]())


@cache
def converter() -> markdown.Markdown:
    names, options = settings_extensions()
    return markdown.Markdown(extensions=names, extension_configs=options)


def converted(page: str) -> str:
    return converter().reset().convert(page)


def blocks(page: str) -> list[str]:
    """A page as written, cut at its Markdown headings: what is between them is HTML."""
    return [part.strip() for part in re.split(r"\n\n#{1,6} [^\n]+(?=\n\n)", f"\n{page}\n\n") if part.strip()]


def test_the_settings_are_those_with_which_other_tests_convert() -> None:
    names, options = settings_extensions()
    assert names == list(harbour.EXTENSIONS)
    assert options == {name: value for name, value in harbour.EXTENSIONS.items() if value}


def assert_blocks_come_out(pages: Collection[Passed]) -> None:
    assert len(pages) > 10
    for page in pages:
        at = 0
        for block in blocks(page.written):
            for paragraph in re.split(r"\n{2,}(?=<)", block):
                found = page.out.find(paragraph, at)
                assert found >= 0, f"{page.path}: {paragraph[:300]}"
                at = found + len(paragraph)


def assert_headings_come_out(pages: Collection[Passed]) -> None:
    met = 0
    for page in pages:
        tree = dom.fromstring(f"<div>{page.out}</div>")
        for hashes, text, id in HEADING.findall(page.written):
            met += 1
            (heading,) = (each for each in tree.iter(f"h{len(hashes)}") if each.get("id") == id)
            assert (heading.text or "") == html.unescape(text), page.path
            assert dict(heading.items()) == {"id": id} and len(heading) == 0, page.path
    assert met > 10


def assert_nothing_is_brought(pages: Collection[Passed]) -> None:
    for page in pages:
        written = "".join(blocks(page.written)) + "".join(
            f"<h{len(a)} id='{c}'></h{len(a)}>" for a, _, c in HEADING.findall(page.written)
        )
        assert tags(page.out) == tags(written), page.path


def test_every_html_block_comes_out_byte_for_byte(pages: Collection[Passed]) -> None:
    assert_blocks_come_out(pages)


def test_every_heading_has_the_id_and_the_text_given(pages: Collection[Passed]) -> None:
    assert_headings_come_out(pages)


def test_a_page_brings_no_element_but_those_written(pages: Collection[Passed]) -> None:
    assert_nothing_is_brought(pages)


def tags(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for tag in re.findall(r"<([a-zA-Z][\w-]*)", text):
        found[tag] = found.get(tag, 0) + 1
    return found


@pytest.mark.parametrize(
    "text",
    ["1. one", "# x", "a `b` c", "[a](b) ![c](d)", "{: #x .y }", "*[HTML]: x", "[^1]", "&amp; &lt;", "<b>x</b>",
     "a_b_ *c*", "–", "x\\*y", "http://a.example", "a  \n b", "!!! note", "=== x", "--- y",
     "\u00a0nbsp", "日本語 ١٢", ":x: ~~y~~"],
)  # fmt: skip
def test_a_heading_says_what_it_was_given_whatever_that_is(text: str) -> None:
    out = converted(f"\n\n## {numeric(text)} {{: #given }}\n\n")
    (heading,) = dom.fromstring(f"<div>{out}</div>")
    assert (heading.tag, dict(heading.items()), len(heading)) == ("h2", {"id": "given"}, 0)
    assert " ".join((heading.text or "").split()) == " ".join(text.split())
