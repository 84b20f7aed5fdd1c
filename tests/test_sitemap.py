"""The map of the pages, and when each last changed."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from generator import build
from generator.output.sitemap import sitemap
from generator.pages.last_modified import last_modified
from tests import harbour
from tests.harbour import FILES

BASE = "https://harbour.example/sub/"
CLAIM, EVENT = "content/claims/ferry-passengers.md", "content/events/2021-03-04-council.md"
CORRECTED = "corrections:\n  - date: 2022-02-03\n    text: The number of passengers was wrong.\n"


def listed(overlay: dict[str, str] | None = None) -> dict[str, str | None]:
    """The day of each address, below the root."""
    root = ElementTree.fromstring(sitemap(harbour.docs(site := harbour.site(overlay)).pages.values(), site, BASE))
    found = {}
    for item in root.findall("{*}url"):
        loc = item.findtext("{*}loc") or ""
        assert loc.startswith(BASE)
        found[loc.removeprefix(BASE)] = item.findtext("{*}lastmod")
    assert list(found) == sorted(found) and len(found) == len(root)
    return found


def days(overlay: dict[str, str]) -> dict[str, date | None]:
    site = harbour.site(overlay)
    return {url: last_modified(page, site) for url, page in harbour.docs(site).pages.items()}


def test_each_page_has_the_newest_day_of_what_it_shows() -> None:
    found = listed()
    assert found["claims/pier-stays/"] == found["claims/"] == found["claims/topic/harbour/"] == "2021-05-01"
    assert found["explainers/harbour-plan/"] == found["explainers/"] == found[""] == "2021-05-02"


def test_a_page_without_a_date_has_none() -> None:
    found = listed()
    assert found["method/"] is found["people/jo-tidewater/"] is found["timeline/"] is found["downloads/"] is None


def test_a_correction_dates_every_page_that_shows_it() -> None:
    found = listed({EVENT: FILES[EVENT].replace("weight:", CORRECTED + "weight:")})
    assert found["timeline/"] == found[""] == "2022-02-03"
    assert found["claims/pier-stays/"] == "2021-05-01"


def test_withdrawn_and_moved_pages_are_dated_but_not_listed() -> None:
    withdrawn = FILES[CLAIM].replace("reviewed:", "withdrawn: 2023-06-01\nreason: We erred.\nreviewed:")
    moved = FILES["content/claims/pier-stays.md"].replace("reviewed:", "formerly: [pier-remains]\nreviewed:")
    overlay = {CLAIM: withdrawn, "content/claims/pier-stays.md": moved.replace("related: [ferry-passengers]\n", "")}
    found = days(overlay)
    assert found["claims/ferry-passengers/"] == date(2023, 6, 1) and "claims/pier-remains/" in found
    assert not {"claims/ferry-passengers/", "claims/pier-remains/"} & set(listed(overlay))
    assert "claims/pier-stays/" in listed(overlay)


def test_the_page_of_corrections_is_dated_by_the_last_of_them() -> None:
    overlay = {
        "content/pages/corrections.md": "---\ntitle: Corrections\ndescription: What was mended.\n---\nText.\n",
        EVENT: FILES[EVENT].replace("weight:", CORRECTED + "weight:"),
    }
    assert days(overlay)["corrections/"] == date(2022, 2, 3)


@pytest.mark.parametrize("url", ["https://harbour.example/sub", "https://harbour.example/sub/"])
def test_the_address_of_the_site_ends_in_a_slash_however_it_was_given(url: str) -> None:
    settings = FILES["mkdocs.yml"].replace("https://harbour.example/", url)
    site = harbour.site({"mkdocs.yml": settings})
    assert site.config.site_url == BASE


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "mailto:me@harbour.example", "https://harbour.example/?a", "https://harbour.example/#a",
        "http://localhost:8000/", "https://user:secret@harbour.example/",
        'https://harbour.example/"x', "//harbour.example/",
    ],
)  # fmt: skip
def test_the_address_of_the_site_and_of_its_repository_is_checked_like_any_other(address: str) -> None:
    given = FILES["mkdocs.yml"].replace("site_url: https://harbour.example/", "site_url: !ENV SITE_URL")
    kept = given.replace("    quote-words", f"    repository: {json.dumps(address)}\n    quote-words")
    for settings, environment in ((given, {"SITE_URL": address}), (kept, {})):
        found = build.check(harbour.sources({"mkdocs.yml": settings}), assets=harbour.ASSETS, environment=environment)
        (problem,) = found.problems
        assert problem.source.path == "mkdocs.yml" and "not " in problem.message and problem.help
