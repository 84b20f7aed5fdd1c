"""A first visit is light, and so is a first search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from site_tests.looking import types
from site_tests.project import Built
from site_tests.weighing import Visit, visiting

REQUESTS = 8
CLAIM, LIST = 42_000, 100_000
SEARCH = 140_000
"""For the word that most claims have in common, which is among the heaviest."""


def light(visit: Visit, limit: int, since: int = 0) -> None:
    weights = visit.weights(since)
    total = sum(weights.values())
    print(f"{total} bytes, {len(visit.asked) - since} requests")
    assert total <= limit, weights


def test_a_claim(browser: Browser, built: Built) -> None:
    assert built.there("claims")
    heaviest = max(
        (each for each in built.pages if each.startswith("claims/") and each.count("/") == 2),
        key=lambda each: len(built.text(f"{each}index.html")),
    )
    for address in (heaviest, types(built)["claim"]):
        with visiting(browser, built.folder, address) as visit:
            light(visit, CLAIM)
            assert len(visit.asked) <= REQUESTS, visit.asked


@pytest.mark.parametrize("address", ["claims/", "timeline/"])
def test_a_list(browser: Browser, built: Built, address: str) -> None:
    if address not in built.pages:
        pytest.skip(f"this site has no /{address}")
    with visiting(browser, built.folder, address) as visit:
        light(visit, LIST)
        assert len(visit.asked) <= REQUESTS, visit.asked


def first_search(browser: Browser, built: Built, words: str, limit: int) -> None:
    with visiting(browser, built.folder, "search/") as visit:
        assert not [path for path in visit.asked if path.startswith("pagefind/")], "nothing before a word is typed"
        before = len(visit.asked)
        visit.page.get_by_role("searchbox").fill(words)
        visit.page.locator(".hits li").first.wait_for()
        visit.page.wait_for_load_state("networkidle")
        assert any(path.endswith(".pf_index") for path in visit.asked[before:])
        light(visit, limit, before)


def test_a_first_search(browser: Browser, built: Built) -> None:
    first_search(browser, built, built.common, SEARCH)
