"""A site that has grown: every page stays small, all of them are reached, and a visit takes no more than before."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_tests.conftest import Once
from site_tests.project import build
from site_tests.test_weight import CLAIM, LIST, REQUESTS
from site_tests.weighing import visiting
from tests import thousand

CLAIMS = 400
"""More than two pages of a list."""
HEAVIEST = 150_000


def make(folder: Path) -> str:
    thousand.write(folder, CLAIMS)
    code, said = build(folder, "https://reader.example/")
    return said if code else ""


@pytest.fixture(scope="session")
def large(once: Once) -> Path:
    """The built site of a large invented project."""
    return once("large", make) / "site"


def test_no_page_of_a_large_site_is_heavy(large: Path) -> None:
    """The build's own audit holds links, anchors and that every page is reached; this holds what a page weighs."""
    weights = {file.relative_to(large).as_posix(): file.stat().st_size for file in large.rglob("*.html")}
    assert len(weights) > CLAIMS
    assert {page: weight for page, weight in weights.items() if weight > HEAVIEST} == {}


@pytest.mark.parametrize(("address", "limit"), [("claims/claim-7/", CLAIM), ("claims/", LIST), ("timeline/", LIST)])
def test_a_first_visit_is_as_light_as_ever(browser: Browser, large: Path, address: str, limit: int) -> None:
    with visiting(browser, large, address) as visit:
        assert sum(visit.weights().values()) <= limit, visit.weights()
        assert len(visit.asked) <= REQUESTS, visit.asked
