"""Addresses of pages, and of one place seen from another."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source import address


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.md", ""), ("claims/index.md", "claims/"), ("claims/x.md", "claims/x/"), ("timeline.md", "timeline/"),
     ("data/claims.json", "data/claims.json"), ("assets/pier.png", "assets/pier.png")],
)  # fmt: skip
def test_address_of_a_page(path: str, url: str) -> None:
    assert address.of_page(path) == url


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("claims/x/", "claims/y/", "../x/"),
        ("claims/", "claims/y/", "../"),
        ("claims/x/", "claims/", "x/"),
        ("", "claims/y/", "../../"),
        ("claims/x/", "", "claims/x/"),
        ("", "", "./"),
        ("timeline/#a", "timeline/", "#a"),
        ("timeline/#a", "claims/y/", "../../timeline/#a"),
        ("#top", "", "#top"),
        ("#top", "claims/", "../#top"),
        ("assets/pier.png", "claims/y/", "../../assets/pier.png"),
        ("assets/pier.png", "", "assets/pier.png"),
    ],
)
def test_place_seen_from_a_page(target: str, page: str, expected: str) -> None:
    assert address.relative(target, page) == expected


PAGE = st.lists(st.text("ab", min_size=1, max_size=2), max_size=3).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)
TARGET = st.tuples(PAGE, st.sampled_from(["", "#c", "pier.png"])).map("".join)


@given(TARGET, PAGE, st.sampled_from(["", "repo/", "org/repo/"]))
def test_browser_follows_it_to_the_target_wherever_the_site_lies(target: str, page: str, base: str) -> None:
    root = f"https://reader.example/{base}"
    link = address.relative(target, page)
    assert urljoin(root + page, link) == root + target
