"""Light and dark, and the menu."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from site_tests.browsing import DESK, PHONE, SMALL, Size, watching
from site_tests.looking import looking


def dark(page: Page) -> bool:
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", ground)[:3])) < 3 * 128


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_are_chosen_and_kept(browser: Browser, host: str, scheme: str) -> None:
    with watching(browser, host, PHONE, scheme) as watch:
        page, given = watch.page, scheme == "dark"
        watch.look("claims/")
        button = page.locator("button.scheme")
        assert dark(page) == given and button.inner_text() == ("Light" if given else "Dark")
        button.click()
        assert dark(page) != given and button.inner_text() == ("Dark" if given else "Light")
        page.reload()
        assert dark(page) != given
        watch.look("search/")
        assert dark(page) != given, "on other pages too"
        page.emulate_media(color_scheme="light" if given else "dark")
        assert dark(page) != given, "what was chosen here counts"
        page.emulate_media(color_scheme="dark" if given else "light")
        button.click()
        assert dark(page) == given
        page.reload()
        assert dark(page) == given
        assert watch.wrong == []


def test_without_a_choice_the_page_follows_the_system(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK) as watch:
        watch.look("")
        assert not dark(watch.page)
        watch.page.emulate_media(color_scheme="dark")
        assert dark(watch.page) and watch.page.locator("button.scheme").inner_text() == "Light"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["phone", "smallest"])
def test_the_menu_opens_and_closes(browser: Browser, host: str, size: Size, javascript: bool) -> None:
    with looking(browser, host, size, javascript=javascript) as sight:
        page = sight.watch.page
        assert sight.open("claims/") == []
        menu, button = page.locator("#menu"), page.get_by_role("button", name="Menu")
        assert menu.is_hidden()
        button.click()
        assert menu.is_visible()
        links = menu.get_by_role("link")
        assert links.count() and all(links.nth(each).is_visible() for each in range(links.count()))
        for link in links.all():
            box = link.bounding_box()
            assert box and box["height"] >= 44 and box["x"] >= 0
            assert box["x"] + box["width"] <= size[0] and box["y"] + box["height"] <= size[1]
        button.click()
        assert menu.is_hidden()
        button.focus()
        page.keyboard.press("Enter")
        assert menu.is_visible()
        page.keyboard.press("Tab")
        assert menu.evaluate("each => each.contains(document.activeElement)"), "the menu comes next"
        page.keyboard.press("Escape")
        assert menu.is_hidden()
        button.click()
        # Beside the text, since a tap goes through to what it meets.
        page.mouse.click(3, size[1] - 5)
        assert menu.is_hidden()
        page.goto(f"{sight.watch.host}claims/")
        button.click()
        last = links.last.evaluate("each => each.href")
        links.last.click()
        page.wait_for_url(last)
        assert menu.is_hidden() and sight.watch.wrong == []


def test_on_a_desk_there_is_no_menu_to_open(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK, javascript=False) as watch:
        watch.look("")
        assert watch.page.get_by_role("button", name="Menu").is_hidden()
        assert watch.page.get_by_role("navigation", name="Main").get_by_role("link").first.is_visible()
