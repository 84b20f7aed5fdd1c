"""Every page: there, whole, named, described, and reached from home."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from site_tests.conftest import BRANCH, REPOSITORY
from site_tests.project import NOT_FOUND, Built
from site_tests.reading import Element

PAGES = {"claims": "claims/{}/", "articles": "articles/{}/", "explainers": "explainers/{}/", "topics": "topics/{}/",
         "people": "people/{}/", "pages": "{}/"}  # fmt: skip
ANCHORS = {"events": "timeline/", "terms": "glossary/"}
LISTS = ("explainers/", "claims/", "timeline/", "articles/", "topics/", "people/", "glossary/")
FOLDERS = {"timeline/": "events", "glossary/": "terms"}
# What an unfilled template, an unset value or a stub leaves behind; a sentence may well begin with "None".
LEFT_OVER = re.compile(
    r"\[@|\{\{|\}\}|\{%|\{:|^\W*…\W*$|: …$|\bundefined\b|^None\b(?! [a-z])|(?<!^)(?<![.!?] )(?<!“)\bNone\b"
)


def metas(page: Element) -> dict[str, str]:
    """What a page says of itself, by name and by property: an element may have both."""
    found = (([each["name"], each["property"]], each["content"]) for each in page.all("meta"))
    return {name: content for names, content in found for name in names if name}


@pytest.mark.parametrize("folder", PAGES)
def test_every_entry_has_its_page(built: Built, folder: str) -> None:
    entries = built.there(folder)
    for id, front in entries.items():
        page = built.pages["" if id == "index" else PAGES[folder].format(id)]
        assert page.one("h1").text == front.get("title", front.get("name")), id


@pytest.mark.parametrize("folder", ANCHORS)
def test_every_entry_of_a_list_has_its_place(built: Built, folder: str) -> None:
    entries = built.there(folder)
    for id, front in entries.items():
        place = built.pages[ANCHORS[folder]].id(id)
        # Of what is folded the title stands above its place.
        fold = place.parent if place.parent and place.parent.tag == "details" else place
        assert str(front["title"]) in fold.text, id


def test_every_work_has_its_place(built: Built) -> None:
    shelves = [page for address, page in built.pages.items() if address.startswith("references/")]
    for key in built.works:
        assert any(each["id"] == key and each.all("cite") for page in shelves for each in page.all("li")), key


def test_every_list_has_its_page(built: Built) -> None:
    lists = {each for each in LISTS if built.entries(FOLDERS.get(each, each.strip("/")))}
    assert lists <= set(built.pages)


def test_a_page_has_one_name(either: Built) -> None:
    for path, page in either.html.items():
        heading, title = page.one("h1").text, page.one("title").text
        assert heading and title, path
        assert page.one("html")["lang"] == either.language, path
        if path not in ("index.html", NOT_FOUND):
            assert title.startswith(heading), f"{path}: {title}"
    titles = Counter(page.one("title").text for page in either.html.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_a_page_says_what_and_where_it_is(either: Built) -> None:
    for address, page in either.pages.items():
        said = metas(page)
        (canonical,) = (link["href"] for link in page.all("link") if link["rel"] == "canonical")
        assert canonical == said["og:url"] == either.url + address
        assert said["description"].strip() and said["description"] == said["og:description"], address
        assert said["og:title"].strip() and page.one("title").text.startswith(said["og:title"]), address
        assert said["og:type"] and said["og:site_name"], address
        assert "&amp;" not in said["description"] + said["og:title"], f"{address}: encoded twice"


def test_every_picture_is_described(either: Built) -> None:
    pictures = [(path, each) for path, page in either.html.items() for each in page.all("img")]
    assert [(path, each["src"]) for path, each in pictures if not each["alt"].strip()] == []
    drawn = [(path, each) for path, page in either.html.items() for each in page.all("svg") if each["role"] == "img"]
    assert [path for path, each in drawn if not each["aria-label"].strip()] == []


def test_no_id_is_given_twice(either: Built) -> None:
    for path, page in either.html.items():
        counted = Counter(each["id"] for each in page.walk() if each["id"])
        assert [id for id, times in counted.items() if times > 1] == [], path


def test_nothing_unfinished_is_left(either: Built) -> None:
    for path, page in either.html.items():
        # How others cite a page is code.
        shown = [" ".join(piece.split()) for piece in page.pieces(without="copy")]
        values = [value for each in page.walk() for value in each.attributes.values()]
        # An address elsewhere is spelt as it is.
        values = [value for value in values if value.startswith(either.url) or not value.startswith("http")]
        assert [text for text in (*shown, *values) if LEFT_OVER.search(text)] == [], path


def test_every_page_is_reached_from_home(either: Built) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        for link in either.pages[address].all("a"):
            path, _ = either.leads(address, link["href"])
            there = path.removesuffix("index.html") if path else None
            if there is not None and there in either.pages and there not in reached:
                reached.add(there)
                waiting.append(there)
    assert set(either.pages) - reached == set()


def test_headings_skip_no_level(either: Built) -> None:
    for path, page in either.html.items():
        (article,) = page.all("article")
        levels = [int(each.tag[1]) for each in article.walk() if re.fullmatch(r"h[1-6]", each.tag)]
        assert levels and levels[0] == 1, f"{path} begins with a heading of level {levels[:1]}"
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{path} goes from level {before} to {after}"


def test_a_page_leads_to_its_content_file(built: Built, built_below: Built) -> None:
    start = f"{REPOSITORY}/edit/{BRANCH}/"
    for folder, address in PAGES.items():
        for id in built_below.entries(folder):
            page = built_below.pages["" if id == "index" else address.format(id)]
            (edit,) = (link["href"] for link in page.all("a") if link.text == "Edit this page")
            assert edit == f"{start}content/{folder}/{id}.md"
            assert (built_below.project / edit.removeprefix(start)).is_file()
    without = [address for address, page in built.pages.items() if "Edit this page" in page.text]
    assert without == [], "there is no repository to lead to"
