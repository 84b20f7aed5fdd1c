"""Nothing is asked of another host, nothing is missing, and nothing runs off a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from site_tests.browsing import PHONE, SMALL, Size, hosted, watching
from site_tests.looking import types
from site_tests.project import NOT_FOUND, Built, builder
from site_tests.reading import Element

INERT = {"canonical", "alternate", "prev", "next", "author", "license", "me"}


def loaded(page: Element) -> Iterator[str]:
    """What a browser loads without being asked."""
    for element in page.walk():
        names = ["src", "srcset", "poster", "data"] + (["href"] if element.tag in ("use", "image") else [])
        if element.tag == "link" and set(element["rel"].split()) - INERT:
            names.append("href")
        yield from (element[name] for name in names if element[name])
        yield from re.findall(r"url\(\s*[\"']?([^\"')]+)", element["style"])


def test_no_page_loads_from_another_host(either: Built) -> None:
    for path, page in either.html.items():
        found = list(loaded(page))
        assert len(found) > 3, path
        foreign = [each for each in found if urlsplit(each).scheme not in ("", "data") or each.startswith("//")]
        assert foreign == [], path
        inline = " ".join(each.raw for each in page.all() if each.tag in ("style", "script") and not each["type"])
        assert not re.search(r"https?:|[\"']//\w", inline), path


def test_every_page_forbids_other_hosts(either: Built) -> None:
    """By a policy that comes before anything is loaded, and makes no exceptions for what is inline."""
    for path, page in either.html.items():
        charset, first = page.one("head").all()[:2]
        assert charset["charset"] and first["http-equiv"].lower() == "content-security-policy", path
        policy = first["content"]
        assert re.match(r"default-src '(self|none)'", policy) and "unsafe" not in policy, path
        assert not re.search(r"https?:|\*", policy), f"{path}: {policy}"


def test_no_stylesheet_loads_from_another_host(either: Built) -> None:
    sheets = [path for path in either.files if path.endswith(".css")]
    assert sheets
    for path in sheets:
        assert not re.search(r"(?:url\(\s*|@import\s+)[\"']?(?:https?:)?//", either.text(path)), path


# --- in a browser -------------------------------------------------------------------------------------------------


def of_each_type(built: Built) -> list[str]:
    """A page of each of eight types, where the site has them."""
    names = ("home", "claims", "timeline", "references", "glossary", "claim", "article", "explainer")
    found = types(built)
    return [found[name] for name in names if name in found]


# The second builder writes the same blocks: `make test-all` looks at each of its pages.
@pytest.mark.parametrize("size", [pytest.param(SMALL, marks=() if builder() == "mkdocs" else pytest.mark.full)])
def test_every_page_on_the_smallest_phone(browser: Browser, host: str, built: Built, size: Size) -> None:
    with watching(browser, host, size) as watch:
        for address in built.pages:
            watch.look(address)


def test_what_is_watched_for_is_seen(browser: Browser, tmp_path: Path) -> None:
    faults = {
        "asked": '<img src="http://127.0.0.1:1/x.png" alt="x">',
        "404": '<link rel="stylesheet" href="nowhere.css">',
        "script": "<script>nobody()</script>",
        "console": "<script>console.error('x')</script>",
        "sideways": '<table><tr><td><hr width="2000">wide</td></tr></table>',
    }
    for name, markup in faults.items():
        (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title><body>{markup}", encoding="utf-8")
        with hosted(tmp_path) as host, watching(browser, host, PHONE) as watch:
            with pytest.raises(AssertionError):
                watch.look("", to_the_end=True)
            assert [each for each in watch.wrong if each.startswith(name)], f"{name}: {watch.wrong}"


def test_below_a_folder_too(browser: Browser, built_below: Built, tmp_path: Path) -> None:
    (tmp_path / "repo").symlink_to(built_below.folder)
    with hosted(tmp_path) as host, watching(browser, f"{host}repo/", PHONE) as watch:
        for address in of_each_type(built_below):
            watch.look(address, to_the_end=True)


def test_a_mistyped_address_is_told_with_style(browser: Browser, built_below: Built, tmp_path: Path) -> None:
    (tmp_path / "repo").symlink_to(built_below.folder)
    with hosted(tmp_path) as host, watching(browser, f"{host}repo/", PHONE) as watch:
        with pytest.raises(AssertionError):
            watch.look("claims/no-such/claim/", to_the_end=True)
        assert [each for each in watch.wrong if "no-such" not in each] == []
        assert watch.page.locator("h1").inner_text() == built_below.html[NOT_FOUND].one("h1").text
        assert watch.page.evaluate("getComputedStyle(document.body).margin") == "0px", "the styles were found"


def test_without_scripts_everything_can_be_read(browser: Browser, host: str, built: Built) -> None:
    with watching(browser, host, PHONE, javascript=False) as watch:
        for address in of_each_type(built):
            watch.look(address)
            watch.page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
            seen = " ".join(watch.page.locator("article").inner_text().split()).casefold()
            (article,) = built.pages[address].all("article")
            parts = [each for each in article.all() if each.tag in ("h1", "h2", "h3", "p", "li", "td", "blockquote")]
            parts = [each for each in parts if "vh" not in each["class"].split()]
            said = [piece.strip().casefold() for part in parts for piece in part.pieces(without="vh") if piece.strip()]
            assert len(said) > 3
            assert [piece for piece in said if " ".join(piece.split()) not in seen] == [], f"/{address}"
