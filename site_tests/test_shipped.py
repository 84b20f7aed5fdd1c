"""What is true of the content that ships: how long its pages are before anything is opened."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from site_tests.browsing import DESK, PHONE, watching

SCREEN = 740
"""Height of a phone's screen, in pixels; it is 360 wide."""
LONG = (
    ("articles/faf-2025/", 6),
    ("articles/hossain-2025/", 6),
    ("glossary/", 12),
    ("references/", 12),
    ("references/2025/1/", 12),
    ("explainers/energy-gas-oil-lng/", 8),
    ("explainers/nato-europe-guarantees/", 8),
)
"""The longest of their kind."""


@pytest.mark.parametrize(("address", "screens"), [("timeline/", 12), *LONG])
def test_screens_of_a_phone(browser: Browser, host: str, address: str, screens: float) -> None:
    with watching(browser, host, PHONE) as watch:
        watch.look(address)
        assert watch.page.evaluate("document.documentElement.scrollHeight") <= screens * SCREEN


def test_sheets_of_the_timeline(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK) as watch:
        watch.look("timeline/")
        assert watch.page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") <= 12
