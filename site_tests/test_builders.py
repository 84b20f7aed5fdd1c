"""Both builders make the same site of the same tree: pages, headings, ids, links and what a reader sees."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from site_tests.conftest import Once
from site_tests.project import Built, build, builder, copy
from site_tests.reading import Element

pytestmark = [
    pytest.mark.skipif(builder() != "mkdocs", reason="run in the session for MkDocs, with both builders"),
]
# What only one of the two makes: each keeps its index of the search elsewhere.
OWN = {"search.json", "objects.inv"}


@pytest.fixture(scope="session")
def other(once: Once, snapshot: Path, built: Built) -> Built:
    """The same site by the other builder."""
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("zensical is not installed: make installs it with the locked dependencies")

    def make(folder: Path) -> str:
        code, said = build(copy(folder, snapshot), built.url, by="zensical")
        return said if code else ""

    return Built(once("by-zensical", make), built.url)


def article(page: Element) -> Element:
    (found,) = page.all("article")
    return found


def test_both_builders_make_the_same_pages(built: Built, other: Built) -> None:
    assert set(built.pages) == set(other.pages)


def test_both_builders_publish_the_same_data(built: Built, other: Built) -> None:
    for folder in ("data", "assets"):
        for file in sorted((built.project / "build" / "docs" / folder).rglob("*")):
            path = file.relative_to(built.project / "build" / "docs")
            if file.is_file():
                assert (built.folder / path).read_bytes() == (other.folder / path).read_bytes(), path
    cards = sorted(path for path in built.files if path.endswith("card.png"))
    assert cards == sorted(path for path in other.files if path.endswith("card.png"))
    for name in ("feed.xml", "robots.txt", "sitemap.xml", *cards):
        assert (built.folder / name).read_bytes() == (other.folder / name).read_bytes(), name


def test_both_builders_show_the_same(built: Built, other: Built) -> None:
    """Headings, ids, links, pictures and text of the article are alike to the letter, on every page."""
    for url, page in built.pages.items():
        one, two = article(page), article(other.pages[url])
        for tag in ("h1", "h2", "h3", "h4"):
            assert [each.text for each in one.all(tag)] == [each.text for each in two.all(tag)], (url, tag)
        assert [each["id"] for each in one.walk() if each["id"]] == [each["id"] for each in two.walk() if each["id"]], (
            url
        )
        assert [each["href"] for each in one.all("a")] == [each["href"] for each in two.all("a")], url
        assert one.text == two.text, url


def test_both_builders_put_the_same_into_the_head(built: Built, other: Built) -> None:
    for url, page in built.pages.items():
        for tag, key in (("title", ""), ("meta", "description")):
            one, two = ([each.raw or each["content"] for each in side.all(tag) if each["name"] == key]
                        for side in (page, other.pages[url]))  # fmt: skip
            assert [" ".join(text.split()) for text in one] == [" ".join(text.split()) for text in two], (url, tag)
