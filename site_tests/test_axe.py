"""No violation that axe-core knows of, on any type of page, with all that opens opened."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_tests.browsing import DESK, PHONE, Size
from site_tests.looking import WIDTHS, looking, types
from site_tests.project import Built, builder

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page, *, colours: bool = False) -> list[str]:
    """What breaks a rule; or only the rule of contrast, since nothing else changes with the colours."""
    page.evaluate(AXE)
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": ["color-contrast"]} if colours else {})
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


# Of dark pages only the contrast is looked at, the same in every window; the second builder writes the same blocks.
FEW = {(PHONE, "light"), (DESK, "light"), (PHONE, "dark")} if builder() == "mkdocs" else {(PHONE, "light")}
SEEN = [
    pytest.param(*each, marks=() if each in FEW else pytest.mark.full) for each in product(WIDTHS, ("light", "dark"))
]


@pytest.mark.parametrize(("size", "scheme"), SEEN, ids=str)
def test_every_type_of_page(browser: Browser, host: str, built: Built, size: Size, scheme: str) -> None:
    faults = []
    with looking(browser, host, size, scheme) as sight:
        for name, address in types(built).items():
            sight.open(address)
            sight.measure("open")
            faults += [f"{name}: {each}" for each in violations(sight.watch.page, colours=scheme == "dark")]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_script_makes(browser: Browser, host: str, built: Built, scheme: str) -> None:
    assessment = next(str(each["assessment"]) for each in built.there("claims").values())
    with looking(browser, host, PHONE, scheme) as sight:
        page = sight.watch.page
        sight.open(f"search/?q={built.common}")
        page.locator(".hits li").first.wait_for()
        page.get_by_text("Narrow the results").click()
        page.locator(".narrow select").first.wait_for()
        assert violations(page) == []
        assert sight.measure("layout") == []
        sight.open(f"claims/?assessment={assessment}")
        assert violations(page) == []
        assert sight.measure("layout") == []
        page.get_by_role("button", name="Menu").click()
        assert violations(page) == []
