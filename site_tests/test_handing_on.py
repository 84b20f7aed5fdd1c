"""A claim handed on: its address by whatever the reader shares by, its quotation with where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_tests.browsing import PHONE
from site_tests.project import Built

CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, permissions=["clipboard-read", "clipboard-write"]
    )
    with context:
        yield context.new_page()


def quoted(built: Built) -> tuple[str, dict[str, str]]:
    """A claim whose first appearance is a quotation, and that appearance."""
    firsts: dict[str, Any] = {id: claim["appearances"] for id, claim in built.entries("claims").items()}
    return next((id, found[0]) for id, found in firsts.items() if "quote" in found[0])


def test_a_quotation_is_copied_with_its_source(page: Page, host: str, built: Built) -> None:
    id, appearance = quoted(built)
    page.goto(f"{host}claims/{id}/")
    page.locator(".copy-quote").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate(CLIPBOARD)
    article = built.entries("articles")[appearance["article"]]
    assert " ".join(appearance["quote"].split()) in copied
    assert str(article["title"]) in copied and copied.endswith(f"{built.url}claims/{id}/")


def test_what_is_shared_is_the_address(page: Page, host: str, built: Built) -> None:
    id, _ = quoted(built)
    page.add_init_script("navigator.share = async (what) => { window.shared_ = what; }")
    page.goto(f"{host}claims/{id}/")
    page.locator(".share").click()
    shared = page.evaluate("window.shared_")
    assert shared["url"] == f"{built.url}claims/{id}/" and shared["title"]


def test_where_nothing_shares_the_address_is_copied(page: Page, host: str, built: Built) -> None:
    id, _ = quoted(built)
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{host}claims/{id}/")
    page.locator(".share").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate(CLIPBOARD) == f"{built.url}claims/{id}/"


def test_every_claim_leads_on(built: Built) -> None:
    alone = {id for id in built.entries("claims") if not built.pages[f"claims/{id}/"].all("div", "next")}
    assert len(alone) < len(built.entries("claims")) / 2
