"""Lists narrowed, sorted and found again by their address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from site_tests.browsing import Watch, watching
from site_tests.looking import WIDTHS
from site_tests.project import Built

ROWS = ":is([data-filtered], [data-found] ol) > li:not(.quote)"


@pytest.fixture(params=WIDTHS, ids=str)
def watch(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Watch]:
    with watching(browser, host, request.param) as watch:
        yield watch
        assert watch.wrong == []


def at(watch: Watch, address: str) -> Page:
    watch.page.goto(watch.host + address)
    unfolded(watch.page)
    return watch.page


def unfolded(page: Page) -> None:
    """What is narrowed, and by what, is folded in part."""
    for fold in page.locator(".era:not([open]) > summary, .narrow:not([open]) > summary").all()[::-1]:
        fold.click()


def rows(page: Page) -> list[dict[str, str]]:
    """What is listed: the values of each row that is to be seen, and its title."""
    found: list[dict[str, str]] = page.locator(f"{ROWS}:not([hidden])").evaluate_all(
        "all => all.map(each => ({...each.dataset, title: each.querySelector('h3').textContent}))"
    )
    # Themes are folded until something is chosen.
    if not page.locator("[data-filtered]").first.evaluate("each => Boolean(each.closest('details'))") or query(page):
        assert page.locator(f"{ROWS} >> visible=true").count() == len(found)
    return found


def counts(page: Page) -> dict[tuple[str, str], int]:
    """What each choice says that it would leave."""
    found: list[list[str]] = page.locator("a[data-facet]").evaluate_all(
        "all => all.map(each => [each.dataset.facet, each.dataset.value, each.querySelector('b').textContent])"
    )
    return {(facet, value): int(count) for facet, value, count in found}


def option(page: Page, facet: str, value: str) -> Locator:
    link = page.locator(f"a[data-facet='{facet}'][data-value='{value}']")
    unfold(link)
    return link


def unfold(inside: Locator) -> None:
    """Opens every fold around something."""
    closed = inside.locator("xpath=ancestor::details[not(@open)]")
    while closed.count():
        closed.first.locator("> summary").click()


def fits(row: dict[str, str], chosen: dict[str, str]) -> bool:
    return all(value in row[facet].split() for facet, value in chosen.items())


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def status(page: Page) -> str:
    return page.locator("article [role=status]").first.inner_text()


def facets(page: Page) -> list[str]:
    return list(dict.fromkeys(facet for facet, _ in counts(page)))


def check(page: Page, everything: list[dict[str, str]], chosen: dict[str, str]) -> None:
    """That list, counts, status and address all say the same."""
    left = [row for row in everything if fits(row, chosen)]
    assert rows(page) == left
    said = status(page)
    assert said == f"{len(left)} of {len(everything)}" if chosen else said.startswith(f"All {len(everything)}")
    assert query(page) == chosen
    for (facet, value), count in counts(page).items():
        others = {name: each for name, each in chosen.items() if name != facet}
        assert count == sum(fits(row, others | {facet: value}) for row in everything), (facet, value)
    current = page.locator("a[data-facet][aria-current]").evaluate_all(
        "all => all.map(each => [each.dataset.facet, each.dataset.value])"
    )
    assert dict(current) == chosen
    assert page.locator(".tools button").evaluate("each => each.hidden") != bool(chosen)
    if chips(page).count() or page.locator(".narrowing").count():
        assert sorted(chips(page).evaluate_all("all => all.map(each => each.dataset.off)")) == sorted(chosen)


def chips(page: Page) -> Locator:
    """What was chosen, each to be taken away."""
    return page.locator(".chosen a")


def show_all(page: Page) -> None:
    button = page.locator(".tools button")
    unfold(button)
    button.click()


@pytest.mark.parametrize("address", ["claims/", "timeline/"])
def test_choices_narrow_combine_stay_and_clear(watch: Watch, address: str) -> None:
    page = at(watch, address)
    everything, chosen = rows(page), dict[str, str]()
    if not counts(page):
        pytest.skip("this site has no such list, or nothing to choose in it")
    check(page, everything, chosen)
    for facet in facets(page)[:3]:
        # One that leaves something, and not all.
        here = len(rows(page))
        value = min(
            (abs(count - here / 2), value) for (each, value), count in counts(page).items() if each == facet and count
        )[1]
        option(page, facet, value).click()
        chosen[facet] = value
        check(page, everything, chosen)
    page.reload()
    check(page, everything, chosen)
    page.goto(page.url)
    check(page, everything, chosen)
    last = next(reversed(chosen))
    if chips(page).count():
        chips(page).and_(page.locator(f"[data-off={last}]")).click()
        chosen.pop(last)
    else:
        option(page, last, chosen.pop(last)).click()
    check(page, everything, chosen)
    show_all(page)
    check(page, everything, {})


def test_a_year_without_events_goes_with_its_heading(watch: Watch) -> None:
    page = at(watch, "timeline/")
    value = min((count, value) for (facet, value), count in counts(page).items() if facet == "topic")[1]
    option(page, "topic", value).click()
    with_rows = page.locator(f".tl > section:has({ROWS}:not([hidden]))")
    headings = page.locator(".tl > section > .mon, .tl > section summary.mon")
    seen = [heading for heading in headings.all() if heading.is_visible()]
    assert 0 < len(seen) == with_rows.count()
    assert len(seen) < headings.count() or headings.count() == 1, "a small site has but one"


def test_a_cell_of_the_matrix_narrows(watch: Watch) -> None:
    page = at(watch, "claims/")
    everything = rows(page)
    cells: list[list[str]] = page.locator(".matrix a[data-topic]").evaluate_all(
        "all => all.map(each => [each.dataset.topic, each.dataset.article, each.firstChild.textContent])"
    )
    for topic, article, count in cells:
        chosen = {"topic": topic, "article": article}
        assert int(count) == sum(fits(row, chosen) for row in everything), chosen
    topic, article, _ = cells[len(cells) // 2]
    cell = page.locator(f".matrix a[data-topic={topic}][data-article={article}]")
    unfold(cell)
    cell.click()
    check(page, everything, {"topic": topic, "article": article})
    top = "each => each.getBoundingClientRect().top"
    assert 0 <= page.locator(f"{ROWS} >> visible=true").first.evaluate(top) < page.evaluate("innerHeight") / 2


def test_the_list_is_sorted(watch: Watch) -> None:
    page = at(watch, "claims/")
    everything = rows(page)
    keys: dict[str, Any] = {"said": lambda row: row["said"] or "9", "assessment": lambda row: row["assessment"]}
    unfold(page.get_by_label("Sort by"))
    for value, key in keys.items():
        page.get_by_label("Sort by").select_option(value)
        found = [key(row) for row in rows(page)]
        if value == "said":
            assert found == sorted(found)
        else:
            assert len(list(dict.fromkeys(found))) == sum(a != b for a, b in zip(["", *found], found, strict=False))
        assert query(page) == {"sort": value}
    page.get_by_label("Sort by").select_option("title")
    titles = [row["title"] for row in rows(page)]
    assert (
        titles
        == page.evaluate("all => all.toSorted((a, b) => a.localeCompare(b))", titles)
        != [row["title"] for row in everything]
    )
    facet, value = next(iter(counts(page)))
    option(page, facet, value).click()
    page.reload()
    assert query(page) == {"sort": "title", facet: value}
    left = [row["title"] for row in everything if fits(row, {facet: value})]
    assert [row["title"] for row in rows(page)] == [title for title in titles if title in left]
    show_all(page)
    assert [row["title"] for row in rows(page)] == titles, "to show all keeps the order"
    unfold(page.get_by_label("Sort by"))
    page.get_by_label("Sort by").select_option("")
    check(page, everything, {})


def test_the_way_back_leads_to_the_same_list(watch: Watch) -> None:
    page = at(watch, "")
    page.goto(f"{watch.host}claims/")
    everything = rows(page)
    (facet, value), _ = next(iter(counts(page).items()))
    option(page, facet, value).click()
    page.locator(f"{ROWS} h3 a").locator("visible=true").first.click()
    page.wait_for_url(re.compile(r"/claims/[^/?]+/$"))
    page.go_back()
    check(page, everything, {facet: value})
    page.go_back()
    check(page, everything, {})
    page.go_back()
    assert page.url == watch.host
    page.go_forward()
    page.go_forward()
    check(page, everything, {facet: value})


@pytest.mark.parametrize("address", ["claims/", "timeline/"])
def test_each_step_back_takes_one_choice_off(watch: Watch, address: str) -> None:
    page = at(watch, address)
    everything = rows(page)
    chosen: list[dict[str, str]] = [{}]
    for facet in facets(page)[:2]:
        value = max((count, value) for (each, value), count in counts(page).items() if each == facet)[1]
        option(page, facet, value).click()
        chosen.append(chosen[-1] | {facet: value})
    for before in chosen[-2::-1]:
        page.go_back()
        check(page, everything, before)


def test_what_was_chosen_stays_in_sight(watch: Watch) -> None:
    """The choices fold behind the first one, and what they leave begins on the same screen."""
    page = at(watch, "claims/")
    facet, value = max(counts(page), key=lambda each: counts(page)[each])
    option(page, facet, value).click()
    assert page.locator(f"{ROWS} >> visible=true").first.evaluate(
        "each => each.getBoundingClientRect().top < innerHeight"
    )
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert chips(page).evaluate("each => each.getBoundingClientRect().top >= 0")
    chips(page).click()
    assert not chips(page).count() and query(page) == {}


def test_an_article_is_listed_by_its_paragraphs(watch: Watch, built: Built) -> None:
    for id in built.entries("articles"):
        page = built.pages.get(f"claims/article/{id}/")
        numbers = [int(each["id"].removeprefix("p-")) for each in page.all("h2", "para") if each["id"]] if page else []
        assert numbers == sorted(set(numbers))
        if page and len(numbers) > 1:
            index = [each["href"] for each in page.one("nav", "paragraphs").all("a")]
            assert index == [f"#p-{number}" for number in numbers]


def test_a_false_address_is_taken_as_it_is(watch: Watch) -> None:
    page = at(watch, "claims/?topic=no-such&sort=nothing&else=1")
    assert page.locator(f"{ROWS}:not([hidden])").count() == 0 and status(page).startswith("0 of")
    show_all(page)
    assert status(page).startswith("All")
