"""A site that does not know its address names none; one that has no repository leads to none."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from site_tests.project import Built, build, small

pytestmark = pytest.mark.each_builder
OWN = re.compile(r'rel="canonical"|property="og:(?:url|image)"|hreflang')


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, str]:
    """A site that was built without an address, and what the build said."""
    project = small(tmp_path_factory.mktemp("nowhere") / "project")
    code, said = build(project)
    assert code == 0, said
    return Built(project, ""), said


def test_the_build_says_so_once(nowhere: tuple[Built, str]) -> None:
    assert nowhere[1].count("SITE_URL=") == 1 and "warning" not in nowhere[1]


def test_no_page_names_an_address_of_its_own(nowhere: tuple[Built, str]) -> None:
    built, _ = nowhere
    for path, page in built.html.items():
        assert not OWN.search(built.text(path)), path
        for script in (each for each in page.all("script") if each["type"] == "application/ld+json"):
            for each in json.loads(script.raw)["@graph"]:
                assert not {"url", "mainEntityOfPage"} & set(each), path
                assert not any("item" in step for step in each.get("itemListElement", ())), path


def test_what_needs_whole_addresses_is_not_there(nowhere: tuple[Built, str]) -> None:
    built, _ = nowhere
    assert not [path for path in built.files if path.startswith("sitemap") or path.endswith("card.png")]
    assert "Sitemap" not in built.text("robots.txt")
    assert not [path for path in built.files if path.endswith(".schema.json") and '"$id"' in built.text(path)]


def test_the_feed_is_whole_and_its_links_are_relative(nowhere: tuple[Built, str]) -> None:
    built, _ = nowhere
    root = ElementTree.fromstring(built.text("feed.xml"))
    ids = [each.text or "" for each in root.findall(".//{*}id")]
    assert len(set(ids)) == len(ids) > 1 and all(each.startswith("urn:uuid:") for each in ids)
    for link in root.findall(".//{*}link"):
        path, _ = built.leads("", link.attrib["href"])
        assert path in built.files, link.attrib


def test_of_an_address_the_feed_has_ids_by_it(either: Built) -> None:
    root = ElementTree.fromstring(either.text("feed.xml"))
    host, _, folder = either.url.removeprefix("https://").strip("/").partition("/")
    first, *others = [each.text or "" for each in root.findall(".//{*}id")]
    assert first == f"{either.url}feed.xml" and len(set(others)) == len(others)
    assert all(re.match(rf"tag:{host},\d{{4}}-\d\d-\d\d:{folder}", each) for each in others)


def test_without_git_no_page_names_a_version(built: Built) -> None:
    assert [path for path, page in built.html.items() if page.all("span", "version")] == []
