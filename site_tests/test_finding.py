"""Search finds what is said, in its words, and leads there and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from site_tests.browsing import Watch, watching
from site_tests.looking import JUMP, LINGER, WIDTHS, looking
from site_tests.project import Built

LONG = re.compile(r"\b[a-z]{7,}\b")
HITS = ".hits li"
PAGE = 6
"""How many results are shown at a time."""
FACETS = {"Kind": "kind", "Topic": "theme", "Article": "source", "Assessment": "assessment"}
STATUS = "form.search [role=status]"
FOUND = """([what, words]) => new URLSearchParams(location.search).get("q") === words
    && /^(\\d|Nothing)/.test(document.querySelector(what).textContent)"""


@pytest.fixture(params=WIDTHS, ids=str)
def watch(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Watch]:
    with watching(browser, host, request.param) as watch:
        yield watch
        assert watch.wrong == []


def telling(built: Built) -> dict[str, str]:
    """For claims a word of their quotation that few pages have, in whatever form."""
    stems = Counter(stem for page in built.pages.values() for stem in {word[:6] for word in LONG.findall(page.text)})
    found = {}
    for id, page in built.pages.items():
        # Another claim is shown below, as the next to read.
        quoted = (each.text for each in page.all("blockquote") if not each.within("div", "next"))
        said = LONG.findall(" ".join(quoted))
        word = min(said, key=lambda word: stems[word[:6]], default="")
        if re.fullmatch(r"claims/[^/]+/", id) and 0 < stems[word[:6]] < PAGE:
            found[id] = word
    return found


def look_for(page: Page, words: str) -> int:
    """Types words, and tells how many results there are."""
    page.get_by_role("searchbox").fill(words)
    status = page.locator(STATUS)
    page.wait_for_function(FOUND, arg=[STATUS, words])
    said = status.inner_text()
    if said.startswith("Nothing"):
        assert words in said and leads(page) == []
        return 0
    page.locator(HITS).first.wait_for()
    return int(said.split()[0])


def leads(page: Page) -> list[str]:
    found: list[str] = page.locator(f"{HITS} a").evaluate_all("all => all.map(each => each.href)")
    return found


def test_a_claim_is_found_by_a_word_of_its_quotation(watch: Watch, built: Built) -> None:
    words = list(telling(built).items()) or pytest.skip("no claim of this site has a word of its own")
    page = watch.page
    page.goto(f"{watch.host}search/")
    for id, word in words[:: max(1, len(words) // 6)]:
        assert look_for(page, word), word
        assert watch.host + id in leads(page), f"{word}: {leads(page)}"
    assert look_for(page, "zzzyx") == 0 and leads(page) == []
    page.get_by_role("searchbox").fill("")
    page.wait_for_function("what => !document.querySelector(what).textContent", arg=STATUS)
    assert urlsplit(page.url).query == ""


def test_results_are_narrowed(watch: Watch, built: Built) -> None:
    page = watch.page
    page.goto(f"{watch.host}search/")
    everything = look_for(page, built.common)
    page.get_by_text("Narrow the results").click()
    page.locator(".narrow label").first.wait_for()
    left = everything
    offered = page.locator(".narrow label")
    # The words of what may be chosen belong to a label, too.
    choices = {name: offered.filter(has_text=re.compile(rf"^\s*{name}")).locator("select") for name in FACETS}
    names = {name for name, choice in choices.items() if choice.count()}
    for name in filter(names.__contains__, FACETS):
        choice = choices[name]
        options = choice.locator("option").all_inner_texts()
        # The most met of those that leave out something.
        counted = {text: int(text.rpartition("(")[2].strip(")")) for text in options[1:]}
        best = max(
            (text for text in counted if name != "Kind" or text.startswith("Claim")), key=lambda text: counted[text]
        )
        choice.select_option(label=best)
        expected = counted[best]
        page.wait_for_function(
            "([what, count]) => parseInt(document.querySelector(what).textContent) === count", arg=[STATUS, expected]
        )
        assert expected <= left
        left = expected
    chosen = parse_qs(urlsplit(page.url).query)
    assert set(chosen) == {"q", *(FACETS[name] for name in names)} > {"q"}
    page.locator(HITS).first.wait_for()
    before = leads(page)
    page.reload()
    page.locator(HITS).first.wait_for()
    assert leads(page) == before and parse_qs(urlsplit(page.url).query) == chosen


def test_more_results_are_shown_and_the_way_back_leads_to_them(watch: Watch, built: Built) -> None:
    page, words = watch.page, built.common
    page.goto(watch.host)
    page.locator("a[href$='search/']").locator("visible=true").first.click()
    page.wait_for_url("**/search/")
    everything = look_for(page, words)
    if everything <= PAGE:
        pytest.skip(f"{everything} results of this site are met at most, and all are shown at once")
    page.locator(HITS).nth(PAGE - 1).wait_for()
    first = leads(page)
    assert len(first) == PAGE
    page.get_by_role("button", name="More").click()
    page.locator(HITS).nth(PAGE).wait_for()
    assert leads(page)[:PAGE] == first and len(set(leads(page))) == len(leads(page))
    address = page.url
    page.locator(f"{HITS} a").first.click()
    page.wait_for_url(first[0])
    page.go_back()
    page.locator(HITS).nth(PAGE - 1).wait_for()
    assert page.url == address and page.get_by_role("searchbox").input_value() == words
    assert leads(page)[:PAGE] == first
    page.go_back()
    assert page.url == watch.host


def test_what_is_called_so_comes_first(watch: Watch, built: Built) -> None:
    """A claim by its title, an event by its day, whatever else has the words; in any case, and without its signs."""
    page = watch.page
    page.goto(f"{watch.host}search/")
    for id, front in list(built.there("claims").items())[::40]:
        look_for(page, f"“{str(front['title']).upper()}”!")
        assert leads(page)[0] == f"{watch.host}claims/{id}/"


def test_a_word_that_is_nowhere_is_said_to_be_so_and_the_nearest_is_offered(watch: Watch, built: Built) -> None:
    page = watch.page
    page.goto(f"{watch.host}search/")
    # Twice the letters in a title's longest word that are not met so in English.
    word = max(re.findall(r"[a-z]{6,}", str(next(iter(built.there("claims").values()))["title"])), key=len)
    assert look_for(page, word[:3] + "qq" + word[5:]) == 0 or len(word) < 8
    assert look_for(page, f"{word[:-2]}q{word[-1]}") == 0
    page.locator(f"{STATUS} a").click()
    page.locator(HITS).first.wait_for()
    asked = parse_qs(urlsplit(page.url).query)["q"][0]
    assert asked.casefold() == word


def test_nothing_moves_when_results_come(browser: Browser, host: str, built: Built) -> None:
    for size in WIDTHS:
        with looking(browser, host, size) as sight:
            sight.open(f"search/?q={built.common}")
            sight.watch.page.locator(HITS).first.wait_for()
            sight.watch.page.wait_for_timeout(LINGER)
            assert sum(sight.jumps) < JUMP, size
            ways = sight.watch.page.locator("#lists")
            assert ways.is_hidden(), "the lists stand back while there are results"
            sight.watch.page.get_by_role("searchbox").fill("")
            ways.wait_for()
