"""With scripts off every list, source, number and way of search stays in reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from site_tests.browsing import PHONE, Watch, watching
from site_tests.looking import types
from site_tests.project import Built
from site_tests.reading import Element


@pytest.fixture
def watch(browser: Browser, host: str) -> Iterator[Watch]:
    with watching(browser, host, PHONE, javascript=False) as watch:
        yield watch
        assert watch.wrong == []


def children(element: Element) -> list[Element]:
    return [each for each in element.content if isinstance(each, Element)]


def listed(page: Element) -> set[str]:
    """What a list names, each once: claims by their links, events by their ids or links."""
    cards = {each.all("a")[0]["href"] for each in page.all("li", "row")}
    events = {each["id"] for line in page.all("ol", "days") for each in children(line) if each["id"]}
    return cards or events or {each["href"] for each in page.one("article").all("a") if each.within("ul", "list")}


@pytest.mark.parametrize("address", ["claims/", "timeline/"])
def test_each_choice_is_a_link_to_a_list(watch: Watch, built: Built, address: str) -> None:
    page = watch.page
    watch.look(address)
    for summary in page.locator("details:has(.facets) > summary, .facets summary").all():
        if not summary.evaluate("each => each.parentElement.open"):
            summary.click()
    links = page.locator(".facets a").all()
    if not links:
        pytest.skip("this site has no such list, or nothing to choose in it")
    for link in links:
        assert link.is_visible()
        goal, _ = built.leads(address, link.get_attribute("href") or "")
        assert len(listed(built.html[goal or ""])) == int(link.locator("b").inner_text()), goal
    assert page.locator(".tools").is_hidden(), "nothing is offered that does not work"
    goal = links[-1].evaluate("each => each.href")
    links[-1].click()
    page.wait_for_url(goal)


def test_each_number_of_the_matrix_leads_to_its_claims(built: Built) -> None:
    for link in built.pages["claims/"].one("table", "matrix").all("a"):
        goal, anchor = built.leads("claims/", link["href"])
        parts = [each for each in built.html[goal or ""].one("article").walk() if each.tag in ("h2", "ol")]
        at = next(number for number, each in enumerate(parts) if each["id"] == anchor)
        assert len(children(parts[at + 1])) == int(next(link.pieces(without="vh"))), f"{goal}#{anchor}"


def test_sources_and_numbers_of_a_claim(watch: Watch, built: Built) -> None:
    page = watch.page
    watch.look(types(built)["claim"])
    if any(front.get("figures") for front in built.there("claims").values()):
        page.get_by_text("The same as a table").click()
        table = page.locator("table.figures")
        assert table.is_visible() and table.locator("tbody tr").count() > 1
    for fold in page.locator(".cited > summary, .cited li > details > summary").all():
        fold.click()
    notes = page.locator(".sources > li")
    assert notes.count() and all(each.is_visible() and each.locator("a").first.is_visible() for each in notes.all())
    page.locator(".cite a").first.click()
    top, room = notes.first.evaluate("each => [each.getBoundingClientRect().top, innerHeight]")
    header = page.locator(".mast").evaluate("each => each.getBoundingClientRect().bottom")
    assert header <= top < room, "a note is not hidden by the header"


def test_sources_of_the_timeline(watch: Watch, built: Built) -> None:
    assert built.there("events")
    watch.look("timeline/")
    page = watch.page
    folds = page.locator("details:has(.src) > summary")
    for fold in folds.all():
        fold.click()
    assert page.locator(".src > li").count() and all(each.is_visible() for each in page.locator(".src > li").all())


def test_search_has_other_ways(watch: Watch, built: Built) -> None:
    watch.look("search/")
    assert watch.page.get_by_role("searchbox").is_hidden() and len(built.pages["search/"].all("noscript")) == 1
    ways = watch.page.locator("article a").all()
    assert ways and all(each.is_visible() for each in ways)
    goals = {built.leads("search/", each.get_attribute("href") or "")[0] or "" for each in ways}
    reached = {
        built.leads(goal.removesuffix("index.html"), link["href"])[0]
        for goal in goals
        if goal.startswith("claims/")
        for link in built.html[goal].all("a")
    }
    claims = {f"{address}index.html" for address in built.pages if re.fullmatch(r"claims/[^/]+/", address)}
    assert claims <= reached, "every claim is two steps away"
