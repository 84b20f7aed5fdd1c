"""The card of a claim in the frame of another site: nothing runs, it says what stands, and leads to its page."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from site_tests.axe import violations
from site_tests.browsing import PHONE, hosted, watching
from site_tests.project import EMBED, Built


@pytest.fixture
def cards(built_below: Built) -> Built:
    if not built_below.embeds:
        pytest.skip("this site has no claims")
    return built_below


def test_each_claim_has_a_card_that_runs_nothing_and_leads_to_it(cards: Built) -> None:
    assert {path.removesuffix(EMBED).removeprefix("claims/") for path in cards.embeds} == set(cards.entries("claims"))
    for path, page in cards.embeds.items():
        assert not page.all("script") and not page.all("iframe") and not page.all("form"), path
        first = page.one("head").all()[1]
        assert first["content"].startswith("default-src 'none'; style-src 'self'") and "script" not in first["content"]
        (claim,) = {cards.leads(path, link["href"])[0] for link in page.all("a")}
        assert claim == path.replace(EMBED, "/index.html")
        assert page.one("h1").text == cards.html[claim].one("h1").text
        canonical = {link["href"] for link in page.all("link") if link["rel"] == "canonical"}
        assert canonical == {f"{cards.url}{path.removesuffix(EMBED)}/"}


def test_programs_find_the_card_from_the_page_and_readers_its_code(cards: Built) -> None:
    for path in cards.embeds:
        address = f"{path.removesuffix(EMBED)}/"
        page = cards.pages[address]
        (found,) = (each for each in page.all("link") if each["type"] == "application/json+oembed")
        file, _ = cards.leads(address, found["href"])
        told = json.loads(cards.text(file or ""))
        assert (told["version"], told["type"], told["provider_url"]) == ("1.0", "rich", cards.url)
        assert f'src="{cards.url}{address}embed/"' in told["html"]
        shown = [each.text for each in page.all("pre", "copy")]
        assert (told["html"] in shown) == ("withdrawn" not in cards.entries("claims")[address.split("/")[1]]), path


def test_cards_are_in_no_list_of_pages(cards: Built) -> None:
    assert "/embed/" not in cards.text("sitemap.xml") + cards.text("pagefind/names.json") + cards.text("feed.xml")


def test_a_card_fits_a_phone_and_breaks_no_rule(browser: Browser, cards: Built) -> None:
    first = next(iter(cards.embeds)).removesuffix("index.html")
    with hosted(cards.folder) as host, watching(browser, host, PHONE) as watch:
        watch.look(first)
        assert violations(watch.page) == []
