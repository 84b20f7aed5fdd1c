"""Both builders make the same site of the same tree: pages, headings, ids, links and what a reader sees."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from pathlib import Path

import pytest

from generator.publish.builder import BUILDERS
from site_tests.project import COMMAND, Built, builder, copy
from site_tests.reading import Element

# What only one of the two makes: each keeps its index of the search elsewhere.
OWN = {"search.json", "objects.inv"}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, snapshot: Path, built: Built) -> Built:
    """The same site by the other builder."""
    (name,) = set(BUILDERS) - {builder()}
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed: make installs it with the locked dependencies")
    folder = copy(tmp_path_factory.mktemp("other") / "project", snapshot)
    command = [*COMMAND, "--project", str(folder), "build", "--strict", "--with", name, "-o", "site"]
    done = subprocess.run(
        command, env={"PATH": os.environ["PATH"], "SITE_URL": built.url}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder, built.url)


def article(page: Element) -> Element:
    (found,) = page.all("article")
    return found


@pytest.mark.xdist_group("builders")
def test_both_builders_make_the_same_pages(built: Built, other: Built) -> None:
    assert set(built.pages) == set(other.pages)


@pytest.mark.xdist_group("builders")
def test_both_builders_publish_the_same_data(built: Built, other: Built) -> None:
    for folder in ("data", "assets"):
        for file in sorted((built.project / "build" / "docs" / folder).rglob("*")):
            path = file.relative_to(built.project / "build" / "docs")
            if file.is_file():
                assert (built.folder / path).read_bytes() == (other.folder / path).read_bytes(), path
    cards = sorted(path for path in built.files if path.endswith("/card.png"))
    assert cards == sorted(path for path in other.files if path.endswith("/card.png")) and cards
    for name in ("feed.xml", "robots.txt", "sitemap.xml", *cards):
        assert (built.folder / name).read_bytes() == (other.folder / name).read_bytes(), name


@pytest.mark.xdist_group("builders")
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


@pytest.mark.xdist_group("builders")
def test_both_builders_put_the_same_into_the_head(built: Built, other: Built) -> None:
    for url, page in built.pages.items():
        for tag, key in (("title", ""), ("meta", "description")):
            one, two = ([each.raw or each["content"] for each in side.all(tag) if each["name"] == key]
                        for side in (page, other.pages[url]))  # fmt: skip
            assert [" ".join(text.split()) for text in one] == [" ".join(text.split()) for text in two], (url, tag)
