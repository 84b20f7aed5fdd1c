"""What machines read: JSON-LD, the sitemap, the open data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from site_tests.conftest import URLS
from site_tests.project import FRAGMENTS, NOT_FOUND, Built, build, fragment
from site_tests.reading import Element

FACTUAL = {"figure", "event", "quote", "treaty"}
JUDGED = {"prediction", "opinion"}


def linked_data(page: Element) -> list[dict[str, Any]]:
    (script,) = (each for each in page.all("script") if each["type"] == "application/ld+json")
    data = json.loads(script.raw)
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def of_type(page: Element, name: str) -> list[dict[str, Any]]:
    return [each for each in linked_data(page) if each["@type"] == name]


def test_every_page_describes_itself(either: Built) -> None:
    for address, page in either.pages.items():
        (article,) = of_type(page, "Article")
        assert article["url"] == article["mainEntityOfPage"] == either.url + address
        # A list by theme or article names above its heading what it lists.
        assert article["headline"].endswith(page.one("h1").text) or not address
        assert article["description"].strip(), address


def test_every_page_knows_the_way_to_it(either: Built) -> None:
    for address, page in either.pages.items():
        (trail,) = of_type(page, "BreadcrumbList")
        steps = trail["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == either.url and steps[-1]["item"] == either.url + address
        for step in steps:
            assert step["name"].strip() and step["item"].removeprefix(either.url) in either.pages, address


def test_reviews_are_of_factual_claims_only_and_in_words(either: Built) -> None:
    claims = either.there("claims")
    reviewed = set()
    for address, page in either.pages.items():
        for review in of_type(page, "ClaimReview"):
            assert address.startswith("claims/"), address
            reviewed.add(address.removeprefix("claims/").strip("/"))
            assert review["claimReviewed"] == page.one("h1").text
            assert review["reviewRating"]["alternateName"].strip()
            assert review["itemReviewed"]["appearance"]
    assert reviewed >= {id for id, claim in claims.items() if claim.get("kind") in FACTUAL}
    judged = {id for id, claim in claims.items() if claim.get("kind") in JUDGED or claim["assessment"] == "opinion"}
    assert reviewed & judged == set()


def test_what_is_only_judged_is_not_reviewed(workshop: Path) -> None:
    """A prediction or an opinion is neither true nor false yet."""
    judged = dict(zip(Built(workshop, URLS["root"]).entries("claims"), sorted(JUDGED), strict=False))
    assert len(judged) == len(JUDGED)
    for id, kind in judged.items():
        file = workshop / "content" / "claims" / f"{id}.md"
        text = re.sub(r"(?m)^kind: .*\n", "", file.read_text(encoding="utf-8"))
        file.write_text(text.replace("\nassessment:", f"\nkind: {kind}\nassessment:"), encoding="utf-8")
    code, said = build(workshop, URLS["root"])
    assert code == 0, said
    site = Built(workshop, URLS["root"])
    assert {site.entries("claims")[id]["kind"] for id in judged} == JUDGED
    for id in judged:
        assert of_type(site.pages[f"claims/{id}/"], "ClaimReview") == [], id
        assert of_type(site.pages[f"claims/{id}/"], "Article"), id


def test_nobody_is_given_marks(either: Built) -> None:
    assert [path for path in either.html if "ratingValue" in either.text(path)] == []


def test_the_sitemap_lists_exactly_the_pages(either: Built) -> None:
    root = ElementTree.fromstring(either.text("sitemap.xml"))
    listed = [each.text or "" for each in root.findall("{*}url/{*}loc")]
    assert len(listed) == len(set(listed))
    shown = {
        address for address, page in either.pages.items() if not [m for m in page.all("meta") if m["name"] == "robots"]
    }
    assert set(listed) == {either.url + address for address in shown}
    assert not any(NOT_FOUND in address for address in listed)
    assert "sitemap.xml.gz" not in either.files


@pytest.mark.parametrize("folder", ["claims", "events"])
def test_the_data_holds_each_entry(built: Built, folder: str) -> None:
    data = json.loads(built.text(f"data/{folder}.json"))
    entries = built.entries(folder)
    assert [each["id"] for each in data] == sorted(entries)
    for each in data:
        assert each["title"] == entries[each["id"]]["title"]
        assert each["works"] and set(each["works"]) <= built.works, each["id"]
        path, anchor = built.leads("", each["address"])
        assert path and path in built.html, each["address"]
        assert not anchor or built.html[path].id(anchor), each["address"]


def test_the_data_holds_each_work(built: Built) -> None:
    data = json.loads(built.text("data/works.json"))
    assert {each["id"] for each in data} == built.works and len(data) == len(built.works)


def test_all_data_can_be_read(either: Built) -> None:
    found = [path for path in either.files if path.endswith(".json")]
    assert {"data/claims.json", "data/events.json", "data/works.json"} <= set(found)
    for path in found:
        assert json.loads(either.text(path)), path


def test_search_leads_to_places_that_are_there(either: Built) -> None:
    found = [fragment(either.folder / path) for path in sorted(either.files) if path.startswith(FRAGMENTS)]
    assert len(found) >= len(either.entries("claims"))
    for each in found:
        address, _, anchor = each["meta"].get("url", "").partition("#")
        assert address in either.pages, each["meta"]
        assert not anchor or either.pages[address].id(anchor), each["meta"]
        assert each["meta"]["title"] and each["meta"]["kind"]
