"""What axe-core finds on a page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
SAMPLES = (Path(__file__).parent / "samples.js").read_text("utf-8")


def violations(page: Page, *, colours: bool = False, whole: bool = False) -> list[str]:
    """What breaks a rule; or only the rule of contrast, since nothing else changes with the colours.

    Unless the `whole` page is looked at, rows are taken out that are made as others are: an hour's work for axe-core,
    and what it says of them it says of the others.
    """
    if not whole:
        page.evaluate(SAMPLES)
    page.evaluate(AXE)
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": ["color-contrast"]} if colours else {})
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
