"""What a publication has: a picture where it is shared, dates, ways up, downloads, paper, a page for the lost."""

from __future__ import annotations

import csv
import io
import json
import struct
from xml.etree import ElementTree

import jsonschema
import pytest
from playwright.sync_api import Browser

from site_tests.browsing import hosted
from site_tests.looking import types
from site_tests.project import NOT_FOUND, Built
from site_tests.reading import Element

NAMES = ("claims", "events", "works")


def said(page: Element) -> dict[str, str]:
    """What the head says, by name or property."""
    return {each["property"] or each["name"]: each["content"] for each in page.all("meta")}


def maps(site: Built) -> dict[str, str | None]:
    root = ElementTree.fromstring(site.text("sitemap.xml"))
    items = root.findall("{*}url")
    return {(i.findtext("{*}loc") or "").removeprefix(site.url): i.findtext("{*}lastmod") for i in items}


# --- where a link is shared ---------------------------------------------------------------------------------------


def test_each_page_has_a_picture_that_says_the_same(either: Built) -> None:
    titles = {f"{folder}/{id}/": front for folder in ("claims", "explainers")
              for id, front in either.entries(folder).items() if either.cards and "withdrawn" not in front}  # fmt: skip
    meant = {path.removesuffix("card.png") for path in either.files if f"/{path}".endswith("/card.png")}
    assert titles.keys() <= meant and (not either.cards or {"", "claims/"} & either.pages.keys() <= meant)
    for address in sorted(meant):
        head = said(either.pages[address])
        assert head["og:image"] == f"{either.url}{address}card.png" and head["twitter:card"] == "summary_large_image"
        picture = (either.folder / address / "card.png").read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (int(head["og:image:width"]), int(head["og:image:height"]))
        assert len(picture) < 40_000
        assert str(titles.get(address, {}).get("title", "")) in head["og:image:alt"]
    for address in set(either.pages) - meant:
        # A part of a list has that of the list.
        shown = said(either.pages[address]).get("og:image")
        whole = f"{address.partition('/')[0]}/"
        assert shown is None or (whole in meant and shown == f"{either.url}{whole}card.png"), address


def test_every_page_names_its_language_and_its_icon(either: Built) -> None:
    for path, page in either.html.items():
        (icon,) = (each["href"] for each in page.all("link") if each["rel"] == "apple-touch-icon")
        file, _ = either.leads(path.removesuffix("index.html"), icon)
        assert file and struct.unpack(">II", (either.folder / file).read_bytes()[16:24]) == (180, 180)
        if path != NOT_FOUND:
            assert said(page)["og:locale"].startswith(either.language), path


# --- dates and ways up --------------------------------------------------------------------------------------------


def test_the_days_of_the_map_are_those_of_the_records_and_of_the_pages(either: Built) -> None:
    days = maps(either)
    for folder, field in (("claims", "reviewed"), ("explainers", "updated")):
        for id, front in either.entries(folder).items():
            if "withdrawn" not in front:
                assert (days[f"{folder}/{id}/"] or "") >= str(front[field]), id
    for address, day in days.items():
        assert said(either.pages[address]).get("article:modified_time") == day, address
        (script,) = (each for each in either.pages[address].all("script") if each["type"] == "application/ld+json")
        (article,) = (each for each in json.loads(script.raw)["@graph"] if each["@type"] == "Article")
        assert article.get("dateModified") == day, address
    assert None in days.values()


def test_crawlers_find_the_map(either: Built) -> None:
    assert f"Sitemap: {either.url}sitemap.xml" in either.text("robots.txt").splitlines()


def test_the_ways_up_are_those_that_machines_are_told(either: Built) -> None:
    shown = 0
    for address, page in either.pages.items():
        (script,) = (each for each in page.all("script") if each["type"] == "application/ld+json")
        (trail,) = (each for each in json.loads(script.raw)["@graph"] if each["@type"] == "BreadcrumbList")
        steps = [(step["name"], step["item"].removeprefix(either.url)) for step in trail["itemListElement"][1:-1]]
        navs = [each for each in page.all("nav") if each["aria-label"] == "Breadcrumb"]
        assert len(navs) == bool(steps), address
        links = [link for nav in navs for link in nav.all("a")]
        assert [link.text for link in links] == [name for name, _ in steps], address
        for link, (_, url) in zip(links, steps, strict=True):
            assert either.leads(address, link["href"]) == (f"{url}index.html", ""), address
        shown += bool(navs)
    assert shown >= len(either.entries("claims"))


# --- downloads ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_their_schema_and_the_page_of_downloads_say(either: Built, name: str) -> None:
    data, schema = json.loads(either.text(f"data/{name}.json")), json.loads(either.text(f"data/{name}.schema.json"))
    assert schema["$id"] == f"{either.url}data/{name}.schema.json"
    jsonschema.Draft202012Validator(schema).validate(data)
    rows = list(
        csv.DictReader(io.StringIO((either.folder / f"data/{name}.csv").read_bytes().decode("utf-8-sig"), newline=""))
    )
    assert [row["id"] for row in rows] == [each["id"] for each in data]
    page = either.pages["downloads/"]
    (table,) = (each for each in page.all("table") if each.one("caption").text == f"Fields of {name}")
    documented = {cell.text for cell in table.all("code")}
    assert documented >= set(rows[0]) and documented >= {key for each in data for key in each}


def test_the_page_of_downloads_leads_to_every_file_and_is_led_to(either: Built) -> None:
    links = {either.leads("downloads/", link["href"])[0] for link in either.pages["downloads/"].all("a")}
    assert links >= {f"data/{name}.{form}" for name in NAMES for form in ("json", "csv", "schema.json")}
    for path, page in either.html.items():
        (foot,) = page.all("footer", "foot")
        target = {either.leads(path.removesuffix("index.html"), link["href"])[0] for link in foot.all("a")}
        assert "downloads/index.html" in target, path


# --- the lost -----------------------------------------------------------------------------------------------------


def test_the_lost_have_ways_on_wherever_they_are(either: Built) -> None:
    """The page is shown at any depth, so every address on it is counted from the root of the host."""
    page = either.html[NOT_FOUND]
    (article,) = page.all("article")
    ways = {either.leads("no/such/page/", link["href"])[0] for link in article.all("a")}
    meant = {"index.html", "search/index.html", "claims/index.html", "timeline/index.html"}
    assert ways >= meant & either.files
    for each in page.walk():
        for target in filter(None, (each["href"], each["src"])):
            if not target.startswith("#"):
                file, _ = either.leads("no/such/page/", target)
                assert target.startswith("/") and file in either.files, target
    assert page.all("header", "mast") and "canonical" not in {each["rel"] for each in page.all("link")}


# --- paper --------------------------------------------------------------------------------------------------------


def test_on_paper_all_is_read_and_nothing_is_to_be_tapped(browser: Browser, built: Built) -> None:
    """Chosen dark, since paper is light all the same; what programs read, and what else uses a claim, stays away."""
    claim = types(built).get("claim") or pytest.skip("this site has no claim")
    with hosted(built.folder) as host, browser.new_context(viewport={"width": 700, "height": 900}) as context:
        page = context.new_page()
        for address in filter(built.pages.__contains__, (claim, "claims/", "timeline/")):
            page.goto(host + address)
            page.evaluate("document.documentElement.dataset.scheme = 'dark'")
            page.emulate_media(media="print", color_scheme="dark")
            for gone in (".mast", ".foot", ".crumb", ".acts", ".facets", ".tools", ".csv"):
                seen = page.locator(gone).evaluate_all("all => all.some(e => e.checkVisibility())")
                assert not seen, f"{address}: {gone}"
            assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--page')") == "#ffffff"
            closed = page.locator(
                ".reader details:not(.facets *, .acts *, .narrowing *, .jumps, .narrow, #used)"
                " > :not(summary, .bears, pre)"
            )
            hidden = closed.evaluate_all("all => all.filter(e => !e.checkVisibility()).map(e => e.outerHTML)")
            assert hidden == [], address
            page.emulate_media(media="screen")
        page.goto(f"{host}{claim}")
        page.emulate_media(media="print")
        said = page.locator(".sources .work a").first.evaluate(
            "a => [getComputedStyle(a, '::after').content, a.getAttribute('href'),"
            " getComputedStyle(document.querySelector('.said')).printColorAdjust]"
        )
        assert (said[1] in said[0] or "attr(href)" in said[0]) and said[2] == "exact"
        assert page.pdf(format="A4").startswith(b"%PDF")
