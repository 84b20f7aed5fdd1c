"""A site that has grown: every page stays small, and all of them are reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_tests.project import build
from tests import thousand

CLAIMS = 600
"""Enough for every list to be spread over pages."""
HEAVIEST = 150_000


@pytest.mark.xdist_group("thousand")
@pytest.mark.timeout(180)
def test_no_page_of_a_large_site_is_heavy(tmp_path: Path) -> None:
    """The build's own audit holds links, anchors and that every page is reached; this holds what a page weighs."""
    thousand.write(tmp_path, CLAIMS)
    code, said = build(tmp_path, "https://reader.example/")
    assert code == 0, said
    site = tmp_path / "site"
    weights = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}
    assert len(weights) > CLAIMS
    assert {page: weight for page, weight in weights.items() if weight > HEAVIEST} == {}
