"""What is true of the site that ships with the tool: how long its pages are on a phone, and where they begin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from site_tests.browsing import PHONE, Watch, watching
from site_tests.project import Built, builder

SCREEN = PHONE[1]
pytestmark = pytest.mark.skipif(builder() != "mkdocs", reason="the second builder writes the same blocks")


@pytest.fixture
def watch(browser: Browser, host: str) -> Iterator[Watch]:
    with watching(browser, host, PHONE) as watch:
        yield watch


def screens(watch: Watch, address: str) -> float:
    """How many screens of a phone a page is long, as it is opened."""
    watch.page.goto(watch.host + address)
    height: int = watch.page.evaluate("document.documentElement.scrollHeight")
    return height / SCREEN


@pytest.mark.parametrize(("address", "limit"), [("", 5), ("claims/", 6.5)])
def test_a_page_is_as_long_as_one_likes_to_read(watch: Watch, address: str, limit: float) -> None:
    assert screens(watch, address) <= limit


def test_each_claim_is_read_within_a_few_screens(watch: Watch, built: Built) -> None:
    found = {id: screens(watch, f"claims/{id}/") for id in built.entries("claims")}
    assert {id: length for id, length in found.items() if length > 4.5} == {}


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
    assert found[0] >= 44 and found[len(found) // 2] <= 76 and found[-1] <= 106


def test_picked_claims_show_each_assessment_once(built: Built) -> None:
    picked = [claim for claim in built.entries("claims").values() if "picked" in claim]
    kinds = {str(claim["assessment"]) for claim in built.entries("claims").values()}
    assert sorted(str(claim["assessment"]) for claim in picked) == sorted(kinds)
    assert len(built.pages["claims/"].one("div", "picked").all("div", "card")) == len(picked)
