"""What is true of the site that ships alone; where another has taken its place there is nothing to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
import yaml
from playwright.sync_api import Browser

from site_tests.browsing import DESK, Watch, watching
from site_tests.project import ROOT, Built
from site_tests.test_finding import leads, look_for
from site_tests.test_weight import first_search
from tests.content.shipped import needs_what_ships

pytestmark = needs_what_ships
QUERIES: dict[str, Sequence[str]] = yaml.load(
    (ROOT / "tests" / "content" / "queries.yml").read_text("utf-8"), yaml.BaseLoader
)
FIRST = 3


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
