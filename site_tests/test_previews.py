"""Previews: what a link leads to, on hover, focus and tap; and plain links wherever they are not to be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from site_tests.browsing import DESK, PHONE, SMALL, Size, Watch
from site_tests.project import Built

MARK, TIED, BOX = ".cite a[href^='#n']", "a[data-peek]", ".peek"
TOUCH = {"has_touch": True, "is_mobile": True}
RESTING = 400
"""Milliseconds after which a preview has opened or closed."""


def tied(built: Built, kind: str, sources: int = 1) -> str:
    """The address of a page of its own whose prose links to an entry of a kind, and cites so many sources."""
    for address, page in built.pages.items():
        cited = {mark["href"] for each in page.all("sup", "cite") for mark in each.all("a")}
        if any(each["data-peek"].startswith(f"peek-{kind}-") for each in page.all("a")) and len(cited) >= sources:
            return address
    pytest.skip(f"no prose with {sources} sources links to a {kind}")


def test_every_tie_has_its_preview_and_every_preview_a_link(either: Built) -> None:
    met = 0
    for address, page in either.pages.items():
        links = [each["data-peek"] for each in page.all("a") if each["data-peek"]]
        blocks = page.all("div", "peeks")
        made = [each["id"] for block in blocks for each in block.content if not isinstance(each, str)]
        assert sorted(set(links)) == sorted(made), address
        assert len(blocks) <= 1 and all("hidden" in block.attributes for block in blocks), address
        for block in blocks:
            found = {each.tag for each in block.all()}
            assert not found & {"a", "p", "h1", "h2", "h3", "h4", "li", "blockquote"}, f"{address}: no part of the text"
        met += len(made)
    if not met:
        pytest.skip("no text of this site links to what has a preview")


def test_previews_of_a_page_take_little(built: Built) -> None:
    for address in built.pages:
        _, found, rest = built.text(f"{address}index.html").partition("<div class=peeks hidden>")
        assert not found or len(rest.partition("\n</div>\n")[0].encode()) <= 12_000, address


# --- in a browser -------------------------------------------------------------------------------------------------


@contextmanager
def looking(browser: Browser, host: str, address: str, size: Size, **how: Any) -> Iterator[Page]:
    """A page that is open, in a browser of some kind; whatever goes wrong on it meanwhile fails the test."""
    width, height = size
    with browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **how) as context:
        watch = Watch(context.new_page(), host).on()
        watch.look(address, to_the_end=True)
        before = watch.page.url
        yield watch.page
        width, room = watch.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        watch.note("sideways", f"{width} of {room} pixels", width > room)
        assert watch.wrong == [], before


def rest(page: Page) -> None:
    page.wait_for_timeout(RESTING)


def opens(page: Page) -> Locator:
    page.locator(BOX).wait_for(state="visible", timeout=5000)
    assert inside(page, page.locator(BOX))
    return page.locator(BOX)


def closes(page: Page) -> None:
    page.locator(BOX).wait_for(state="hidden", timeout=5000)


def away(page: Page) -> None:
    """Moves the mouse to where there is nothing."""
    page.mouse.move(2, page.evaluate("innerHeight") - 2)


def inside(page: Page, box: Locator) -> bool:
    """Whether all of a box is within the window."""
    at = box.bounding_box()
    assert at
    width, height = page.evaluate("[innerWidth, innerHeight]")
    return bool(at["x"] >= 0 and at["y"] >= 0 and at["x"] + at["width"] <= width and at["y"] + at["height"] <= height)


def tab_to(page: Page, selector: str) -> Locator:
    """The first link of a sort, reached as the keyboard reaches it."""
    link = page.locator(selector).first
    # From just before it, so that a long page takes no hundred strokes.
    link.evaluate("""each => {
        const all = [...document.querySelectorAll('a[href], button, summary')];
        all.slice(0, all.indexOf(each)).findLast(other => other.checkVisibility()).focus();
    }""")
    page.keyboard.press("Tab")
    assert link.evaluate("each => each === document.activeElement && each.matches(':focus-visible')")
    return link


@pytest.mark.parametrize("kind", ["term", "person", "claim"])
def test_a_mouse_that_rests_on_a_link_sees_what_it_leads_to(
    browser: Browser, host: str, built: Built, kind: str
) -> None:
    with looking(browser, host, tied(built, kind), DESK) as page:
        link, box = page.locator(f"a[data-peek^='peek-{kind}-']").first, page.locator(BOX)
        assert box.is_hidden()
        page.evaluate("""() => {
            const now = () => performance.now();
            addEventListener("pointerover", ({target}) => { window.began ||= target.closest("[data-peek]") && now(); });
            document.querySelector(".peek").addEventListener("beforetoggle", () => { window.opened ||= now(); });
        }""")
        link.hover()
        opens(page)
        assert 200 < page.evaluate("opened - began") < 2000
        under, lines = (
            box.bounding_box(),
            link.evaluate("each => [...each.getClientRects()].map(at => [at.y, at.height])"),
        )
        assert under
        gaps = (gap for y, height in lines for gap in (under["y"] - y - height, y - under["y"] - under["height"]))
        assert min(map(abs, gaps)) < 20, "beside a line of the link"
        shown = page.locator(f"#{link.get_attribute('data-peek')}").text_content() or ""
        assert len(shown) > 20 and box.locator(".peek-body").text_content() == shown
        assert link.get_attribute("aria-describedby") == box.locator(".peek-body").get_attribute("id")
        assert box.get_attribute("role") == "note" and box.get_attribute("aria-label")
        grounds = "each => [...each.querySelectorAll('.said')].map(said => getComputedStyle(said).backgroundColor)"
        tints = box.evaluate(grounds)
        assert len(tints) == (kind == "claim"), "what somebody else says has its ground, and nothing of ours"
        assert box.evaluate("each => getComputedStyle(each).backgroundColor") not in tints
        box.hover()
        rest(page)
        assert box.is_visible(), "it stays while the mouse is on it"
        away(page)
        closes(page)
        assert link.get_attribute("aria-describedby") is None


def test_a_mark_shows_its_source(browser: Browser, host: str, built: Built) -> None:
    with looking(browser, host, tied(built, "person"), DESK) as page:
        marks, box = page.locator(MARK), page.locator(BOX)
        for mark in (marks.first, marks.last):
            away(page)
            closes(page)
            mark.hover()
            opens(page)
            note = page.locator(f"id={(mark.get_attribute('href') or '')[1:]}")
            assert note.locator("cite").inner_text() in box.inner_text()
            assert (mark.get_attribute("aria-label") or "!") in box.inner_text()
            assert "In all pages" not in box.inner_text() and not box.locator("[id]:not(#peek_)").count()
            assert page.locator(BOX).count() == 1


def test_a_passing_mouse_opens_nothing(browser: Browser, host: str, built: Built) -> None:
    with looking(browser, host, tied(built, "person"), DESK) as page:
        page.locator(MARK).first.hover()
        page.wait_for_timeout(60)
        away(page)
        rest(page)
        assert page.locator(BOX).is_hidden()


@pytest.mark.parametrize("selector", [MARK, TIED])
def test_a_click_follows_the_link_as_ever(browser: Browser, host: str, built: Built, selector: str) -> None:
    with looking(browser, host, tied(built, "person"), DESK) as page:
        link = page.locator(selector).first
        goal = link.evaluate("each => each.href")
        link.hover()
        opens(page)
        link.click()
        page.wait_for_url(goal)
        away(page)
        closes(page)


def test_the_keyboard_opens_closes_and_follows(browser: Browser, host: str, built: Built) -> None:
    with looking(browser, host, tied(built, "person"), DESK) as page:
        away(page)
        link, box = tab_to(page, MARK), opens(page)
        assert link.evaluate("each => each === document.activeElement"), "the focus stays where it is"
        page.mouse.move(300, 300)
        rest(page)
        assert box.is_visible(), "a mouse that moves elsewhere takes nothing from the keyboard"
        page.keyboard.press("Escape")
        closes(page)
        assert link.evaluate("each => each === document.activeElement")
        rest(page)
        assert box.is_hidden(), "and stays closed"
        assert link.get_attribute("aria-describedby") is None
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        opens(page)
        page.keyboard.press("Tab")
        assert box.is_hidden() and not box.evaluate("each => each.contains(document.activeElement)")
        for waiting in (True, False):
            tab_to(page, MARK)
            if waiting:
                opens(page)
            page.keyboard.press("Enter")
            page.wait_for_url("**#n1")
            rest(page)
            assert box.is_hidden()
            page.goto(page.url.partition("#")[0])


@pytest.mark.parametrize(("kind", "size"), [("term", PHONE), ("person", SMALL), ("claim", SMALL), ("", PHONE)])
def test_a_tap_opens_a_sheet(browser: Browser, host: str, built: Built, kind: str, size: Size) -> None:
    with looking(browser, host, tied(built, kind or "person"), size, **TOUCH) as page:
        before = page.url
        link, box = page.locator(f"a[data-peek^='peek-{kind}-']" if kind else MARK).first, page.locator(BOX)
        goal = link.evaluate("each => each.href")

        def tap() -> None:
            link.evaluate("each => each.scrollIntoView({block: 'center'})")
            link.tap()
            opens(page)
            assert page.url == before

        def closed() -> None:
            closes(page)
            assert page.url == before
            assert link.evaluate("each => each === document.activeElement"), "the focus is back"

        tap()
        at = box.bounding_box()
        assert at and (at["x"], at["width"], at["y"] + at["height"]) == (0, *size)
        assert box.get_attribute("role") == "dialog" and box.get_attribute("aria-label")
        assert box.evaluate("each => each === document.activeElement")
        for target in (box.locator("button"), box.locator(".go")):
            room = target.bounding_box()
            assert room and room["width"] >= 44 and room["height"] >= 44 and inside(page, target)
        box.locator("button").tap()
        closed()
        tap()
        page.keyboard.press("Escape")
        closed()
        rest(page)
        assert box.is_hidden(), "the focus that comes back opens nothing"
        tap()
        page.touchscreen.tap(size[0] / 2, 8)
        closed()
        tap()
        # Where the link is above the sheet, so that a second tap on it is one beside the sheet.
        link.evaluate("each => scrollBy(0, each.getBoundingClientRect().top - 80)")
        link.tap()
        closed()
        tap()
        box.locator(".go").tap()
        page.wait_for_url(goal)
        closes(page)


def test_a_tap_beside_the_sheet_follows_no_link_but_opens_another_preview(
    browser: Browser, host: str, built: Built
) -> None:
    with looking(browser, host, tied(built, "person", 2), PHONE, **TOUCH) as page:
        before, box = page.url, page.locator(BOX)
        marks = page.locator(MARK)
        # As on devices where a tap gives no link the focus.
        page.evaluate("addEventListener('mousedown', event => event.preventDefault(), true)")
        marks.first.evaluate("each => each.scrollIntoView({block: 'center'})")
        marks.first.tap()
        opens(page)
        name = page.locator(".mast-name").bounding_box()
        assert name
        page.touchscreen.tap(name["x"] + 40, name["y"] + 10)
        closes(page)
        rest(page)
        assert page.url == before and marks.first.evaluate("each => each === document.activeElement")
        marks.first.tap()
        opens(page)
        first = box.inner_text()
        # Made to lie in reach, since which marks do depends on the text.
        other = marks.last.element_handle()
        other.evaluate("each => document.querySelector('.mast > div').append(each.closest('.cite'))")
        other.tap()
        rest(page)
        assert box.is_visible() and box.inner_text() != first and page.url == before


def test_nothing_moves_when_a_preview_opens(browser: Browser, host: str, built: Built) -> None:
    for size, how in ((DESK, {}), (PHONE, TOUCH)):
        with looking(browser, host, tied(built, "person"), size, **how) as page:
            page.evaluate("""() => {
                window.shifts = 0;
                new PerformanceObserver(list => { for (const each of list.getEntries()) window.shifts += each.value; })
                    .observe({ type: "layout-shift" });
            }""")
            mark = page.locator(MARK).first
            mark.scroll_into_view_if_needed()
            text, scrolled = page.locator("h1").bounding_box(), page.evaluate("scrollY")
            if how:
                mark.tap()
            else:
                mark.hover()
            opens(page)
            assert page.locator("h1").bounding_box() == text and page.evaluate("scrollY") == scrolled
            assert page.evaluate("document.getAnimations().length") == 0
            page.keyboard.press("Escape")
            closes(page)
            rest(page)
            assert page.evaluate("shifts") == 0 and page.evaluate("scrollY") == scrolled


@pytest.mark.parametrize("how", [{"java_script_enabled": False}, {}], ids=["no script", "no popover"])
def test_without_it_links_are_plain_links(browser: Browser, host: str, built: Built, how: dict[str, Any]) -> None:
    with looking(browser, host, "", PHONE, **TOUCH, **how) as page:
        if not how:
            page.context.add_init_script("delete HTMLElement.prototype.popover")
        page.goto(host + tied(built, "person"))
        assert page.locator(BOX).count() == 0 and page.locator(".peeks").is_hidden()
        page.locator(MARK).first.tap()
        page.wait_for_url("**#n1")
        link = page.locator(TIED).first
        file, _ = built.leads(tied(built, "person"), link.get_attribute("href") or "")
        goal = host + (file or "").removesuffix("index.html")
        link.tap()
        page.wait_for_url(lambda url: url.partition("#")[0] == goal)


def test_no_preview_is_printed(browser: Browser, host: str, built: Built) -> None:
    with looking(browser, host, tied(built, "person"), DESK) as page:
        page.locator(MARK).first.hover()
        opens(page)
        page.emulate_media(media="print")
        assert page.locator(BOX).is_hidden() and page.locator(".peeks").is_hidden()
