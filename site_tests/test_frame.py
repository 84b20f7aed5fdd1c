"""Light and dark, and the menu."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route

from site_tests.browsing import DESK, PHONE, SMALL, Size, hosted, watching
from site_tests.looking import LOST, looking, types
from site_tests.project import Built


def dark(page: Page) -> bool:
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", ground)[:3])) < 3 * 128


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.each_builder), "dark"])
def test_light_and_dark_are_chosen_and_kept(browser: Browser, host: str, scheme: str) -> None:
    with watching(browser, host, PHONE, scheme) as watch:
        page, given = watch.page, scheme == "dark"
        watch.look("claims/")
        button = page.locator("button.scheme")
        assert dark(page) == given and button.inner_text() == ("Light" if given else "Dark")
        button.click()
        assert dark(page) != given and button.inner_text() == ("Dark" if given else "Light")
        page.reload()
        assert dark(page) != given
        watch.look("search/")
        assert dark(page) != given, "on other pages too"
        page.emulate_media(color_scheme="light" if given else "dark")
        assert dark(page) != given, "what was chosen here counts"
        page.emulate_media(color_scheme="dark" if given else "light")
        button.click()
        assert dark(page) == given
        page.reload()
        assert dark(page) == given
        assert watch.wrong == []


def test_without_a_choice_the_page_follows_the_system(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK) as watch:
        watch.look("")
        assert not dark(watch.page)
        watch.page.emulate_media(color_scheme="dark")
        assert dark(watch.page) and watch.page.locator("button.scheme").inner_text() == "Light"


# The theme brings scripts of its own.
@pytest.mark.parametrize(
    "javascript",
    [pytest.param(True, marks=pytest.mark.each_builder, id="scripts"), pytest.param(False, id="no scripts")],
)
@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["phone", "smallest"])
def test_the_menu_opens_and_closes(browser: Browser, host: str, size: Size, javascript: bool) -> None:
    with looking(browser, host, size, javascript=javascript) as sight:
        page = sight.watch.page
        assert sight.open("claims/") == []
        menu, button = page.locator("#menu"), page.get_by_role("button", name="Menu")
        assert menu.is_hidden()
        button.click()
        assert menu.is_visible()
        links = menu.get_by_role("link")
        assert links.count() and all(links.nth(each).is_visible() for each in range(links.count()))
        for link in links.all():
            box = link.bounding_box()
            assert box and box["height"] >= 44 and box["x"] >= 0
            assert box["x"] + box["width"] <= size[0] and box["y"] + box["height"] <= size[1]
        button.click()
        assert menu.is_hidden()
        button.focus()
        page.keyboard.press("Enter")
        assert menu.is_visible()
        page.keyboard.press("Tab")
        assert menu.evaluate("each => each.contains(document.activeElement)"), "the menu comes next"
        page.keyboard.press("Escape")
        assert menu.is_hidden()
        button.click()
        # Beside the text, since a tap goes through to what it meets.
        page.mouse.click(3, size[1] - 5)
        assert menu.is_hidden()
        page.goto(f"{sight.watch.host}claims/")
        button.click()
        last = links.last.evaluate("each => each.href")
        links.last.click()
        page.wait_for_url(last)
        assert menu.is_hidden() and sight.watch.wrong == []


def test_on_a_desk_there_is_no_menu_to_open(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK, javascript=False) as watch:
        watch.look("")
        assert watch.page.get_by_role("button", name="Menu").is_hidden()
        assert watch.page.get_by_role("navigation", name="Main").get_by_role("link").first.is_visible()


def old(page: Page) -> None:
    """Makes a browser one that knows no popover: neither in styles, nor in scripts, nor in attributes."""

    def without(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace("@supports not selector(:popover-open)", "@supports selector(a)")
        route.fulfill(response=answer, body=re.sub(r" popover(target=menu)?(?=[ >])", "", text))

    page.route(lambda url: url.partition("?")[0].endswith((".css", "/")), without)
    page.add_init_script("delete HTMLElement.prototype.popover")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_popovers_the_menu_is_opened_by_its_link(browser: Browser, host: str, size: Size) -> None:
    with watching(browser, host, size) as watch:
        page = watch.page
        old(page)
        watch.look("claims/")
        header, menu, way = page.locator(".mast"), page.locator("#menu"), page.locator(".mast .way")
        tall = header.bounding_box()
        assert tall and tall["height"] <= 60
        if size == PHONE:
            assert menu.is_hidden()
            way.click()
        else:
            assert way.is_hidden()
        first = menu.get_by_role("link").first
        assert first.is_visible()
        first.click()
        page.wait_for_url(lambda url: not url.startswith(f"{host}claims/"))
        assert watch.wrong == []


def test_letters_of_twice_their_size_push_nothing_off_a_phone(browser: Browser, host: str, built: Built) -> None:
    with watching(browser, host, PHONE) as watch:
        devtools = watch.page.context.new_cdp_session(watch.page)
        devtools.send("Page.enable")
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for address in types(built).values():
            if address != LOST:
                watch.look(address)
        assert watch.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 40


def test_the_numbers_of_notes_are_met_by_a_finger(browser: Browser, host: str, built: Built) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    with context:
        page = context.new_page()
        for address in types(built).values():
            page.goto(host + address)
            small = page.locator(".cite a").evaluate_all(
                """all => all.filter(each => each.checkVisibility()).map(each => {
                    const target = getComputedStyle(each, "::after");
                    return [parseFloat(target.width), parseFloat(target.height)];
                }).filter(size => Math.min(...size) < 24)"""
            )
            near = page.locator(".cite").evaluate_all(
                """all => all.filter(each => each.checkVisibility()).flatMap(each => {
                    const boxes = [...each.querySelectorAll("a")].map(link => link.getBoundingClientRect());
                    const middles = boxes.map(box => box.left + box.width / 2);
                    return middles.slice(1).map((middle, at) => middle - middles[at]);
                }).filter(apart => apart < 24)"""
            )
            assert (address, small, near) == (address, [], [])


def test_the_browsers_own_bar_has_the_colour_of_the_page(browser: Browser, host: str) -> None:
    for scheme in ("light", "dark"):
        with watching(browser, host, PHONE, scheme) as watch:
            watch.look("claims/")
            bar = f"meta[name=theme-color][media*={scheme}]"
            ground = watch.page.evaluate("getComputedStyle(document.body).backgroundColor")
            wanted = "#{:02x}{:02x}{:02x}".format(*map(int, re.findall(r"\d+", ground)[:3]))
            assert watch.page.locator(bar).get_attribute("content") == wanted
            watch.page.locator("button.scheme").click()
            chosen = watch.page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert chosen != ground and watch.page.locator(bar).get_attribute("content") == chosen


def test_the_menu_marks_where_one_is(built: Built) -> None:
    for name, address in types(built).items():
        if address in built.pages:
            marked = [link for link in built.pages[address].id("menu").all("a") if link["aria-current"]]
            section = f"{address.partition('/')[0]}/"
            led = [(built.leads(address, link["href"])[0], link["aria-current"]) for link in marked]
            here = "page" if address == section else "true"
            assert led == ([] if name == "home" else [(f"{section}index.html", here)]), name


def test_paper_tells_where_it_is_from_and_when(browser: Browser, host: str, built: Built) -> None:
    with watching(browser, host, DESK) as watch:
        watch.look("claims/")
        line = watch.page.locator(".printed")
        assert line.is_hidden()
        watch.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        watch.page.emulate_media(media="print")
        assert line.is_visible() and re.search(r"/claims/ · printed \d+ \w+ \d{4}", line.inner_text())


@pytest.mark.parametrize(
    ("href", "behind"),
    [
        ("https://code.example/issues/new?page=x", "&wrong={}"),
        ("mailto:desk@reader.example?body=x", "{}"),
        ("https://form.example/", ""),
    ],
)
def test_the_words_that_a_reader_chose_go_with_a_report(
    browser: Browser, built_below: Built, href: str, behind: str
) -> None:
    with hosted(built_below.folder) as host, watching(browser, host, DESK) as watch:
        page = watch.page

        def reported(route: Route) -> None:
            answer = route.fetch()
            text = re.sub(r'(<a class=report href=)("?)[^"> ]*\2', rf'\g<1>"{href}"', answer.text())
            route.fulfill(response=answer, body=text)

        page.route(lambda url: url.endswith("/"), reported)
        watch.look("claims/")
        link = page.locator(".report").first
        page.evaluate("addEventListener('click', event => event.preventDefault())")
        link.evaluate("each => each.click()")
        assert link.get_attribute("href") == href, "nothing was chosen"
        heading = page.locator("h1").first
        heading.select_text()
        page.wait_for_timeout(100)
        link.evaluate("each => each.click()")
        words = quote(f"“{heading.inner_text()}”\r\n", safe="")
        assert link.get_attribute("href") == href + behind.format(words)
