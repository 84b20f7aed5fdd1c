"""What is true of the site that ships alone: how long its pages are, where they begin, and how its search answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
import yaml
from playwright.sync_api import Browser

from site_tests.browsing import DESK, PHONE, Watch, watching
from site_tests.project import ROOT, Built, builder
from site_tests.test_finding import leads, look_for
from site_tests.test_weight import first_search
from tests.content.shipped import needs_what_ships

SCREEN = PHONE[1]
SCREENS = {
    "": 5,
    "claims/": 6.5,
    "timeline/": 12,
    "glossary/": 12,
    "references/": 12,
    "references/2025/1/": 12,
    "corrections/": 14,
    # The longest of their kind.
    "articles/faf-2025/": 6,
    "articles/hossain-2025/": 6,
}
"""The most screens of a phone that a page is long, as it is opened."""

pytestmark = [
    needs_what_ships,
    pytest.mark.skipif(builder() != "mkdocs", reason="the second builder writes the same blocks"),
]

QUERIES: dict[str, Sequence[str]] = yaml.load(
    (ROOT / "tests" / "content" / "queries.yml").read_text("utf-8"), yaml.BaseLoader
)
LONGEST = 20
"""Among so many of the longest texts is the longest page."""
SITE = 13_200_000
"""The most bytes of all files, with addresses, cards and embeds: of 143 claims and 11 questions, and a hundredth."""
FIRST = 3
"""Among so many results the answer has to be."""


@pytest.fixture
def watch(browser: Browser, host: str) -> Iterator[Watch]:
    with watching(browser, host, PHONE) as watch:
        yield watch


def screens(watch: Watch, address: str) -> float:
    """How many screens of a phone a page is long, as it is opened."""
    watch.look(address)
    height: int = watch.page.evaluate("document.documentElement.scrollHeight")
    return height / SCREEN


@pytest.mark.parametrize("address", SCREENS)
def test_a_page_is_as_long_as_one_likes_to_read(watch: Watch, address: str) -> None:
    assert screens(watch, address) <= SCREENS[address]


def test_sheets_of_the_timeline(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK) as watch:
        watch.look("timeline/")
        assert watch.page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") <= 12


@pytest.mark.parametrize(("kind", "most"), [("claims", 4.5), ("explainers", 8)])
def test_each_entry_is_read_within_a_few_screens(watch: Watch, built: Built, kind: str, most: float) -> None:
    pages = {f"{kind}/{id}/": built.pages[f"{kind}/{id}/"] for id in built.entries(kind)}
    longest = sorted(pages, key=lambda address: -len(pages[address].text))[:LONGEST]
    found = {address: screens(watch, address) for address in longest}
    assert {address: length for address, length in found.items() if length > most} == {}


def test_the_first_screen_shows_a_claim_beside_its_context(watch: Watch, built: Built) -> None:
    page = watch.page
    page.goto(watch.host)
    top = "all => all.map(each => each.getBoundingClientRect())"
    (verdict,) = page.locator(".hero .verdict").evaluate_all(top)
    answer = page.locator(".hero .verdict + p").evaluate("each => each.getBoundingClientRect().bottom")
    assert verdict["top"] <= 420 and answer <= SCREEN
    assert len(built.entries("claims")) > 1


def test_a_claim_in_a_list_is_a_row(watch: Watch) -> None:
    watch.page.goto(f"{watch.host}claims/")
    heights = "all => all.map(each => each.getBoundingClientRect().height).filter(Boolean)"
    found = sorted(watch.page.locator(".row").evaluate_all(heights))
    assert found[0] >= 44 and found[len(found) // 2] <= 76 and found[-3] <= 88 and found[-1] <= 100


def test_picked_claims_show_each_assessment_once(built: Built) -> None:
    picked = [claim for claim in built.entries("claims").values() if "picked" in claim]
    kinds = {str(claim["assessment"]) for claim in built.entries("claims").values()}
    assert sorted(str(claim["assessment"]) for claim in picked) == sorted(kinds)
    assert len(built.pages["claims/"].one("div", "picked").all("div", "card")) == len(picked)


@pytest.fixture
def searching(browser: Browser, host: str) -> Iterator[Watch]:
    with watching(browser, host, DESK) as watch:
        yield watch
        assert watch.wrong == []


def test_what_readers_ask_is_answered_by_the_first_results(searching: Watch) -> None:
    page = searching.page
    page.goto(f"{searching.host}search/")
    missed = {}
    for words, answers in QUERIES.items():
        look_for(page, words)
        # Events, terms and works stand on pages of which there may come to be several.
        first = [each.removeprefix(searching.host) for each in leads(page)[:FIRST]]
        if not set(first) & set(answers):
            missed[words] = first
    assert len(QUERIES) >= 20 and missed == {}


def test_who_mistypes_is_led_to_what_was_meant(searching: Watch) -> None:
    page = searching.page
    page.goto(f"{searching.host}search/")
    for words, meant in {
        "Jeda": "Jeddah",
        "sanktions": "Sanctions",
        "Zelensky sanktions": "Zelensky sanctions",
    }.items():
        assert look_for(page, words) == 0
        assert page.locator("form.search [role=status] a").inner_text().casefold() == meant.casefold()


def test_a_first_search_is_light(browser: Browser, built: Built) -> None:
    first_search(browser, built, "sanctions", 130_000)


def test_the_site_is_light(built: Built) -> None:
    """Pages, pictures, data and index together: what a change adds to every page is met here."""
    sizes = {path: (built.folder / path).stat().st_size for path in built.files}
    heaviest = sorted(sizes, key=lambda path: -sizes[path])[:10]
    assert sum(sizes.values()) <= SITE, {path: sizes[path] for path in heaviest}
    # The frame around a page: all that the page for lost readers is, but for a few words.
    assert sizes["404.html"] <= 4_200
