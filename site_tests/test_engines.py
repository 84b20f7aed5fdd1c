"""The site in other engines than Chromium's: every type of page, and what its scripts do.

Firefox tells its driver of every fault of a script or a policy. WebKitGTK tells nothing: there only what a page shows
and does is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from site_tests import engines
from site_tests.browsing import PHONE, Size, hosted
from site_tests.engines import Engine
from site_tests.looking import LOST, types
from site_tests.project import Built
from site_tests.test_lists import ROWS

MAKES: dict[str, tuple[Callable[[Path, Size], AbstractContextManager[Engine]], object]] = {
    "firefox": (engines.firefox, engines.FIREFOX),
    "webkit": (engines.webkit, engines.WEBKIT and engines.MINI and engines.SCREEN),
}
UNTIL = """
const until = async (what) => {
  for (let left = 200; left; left -= 1) {
    const found = what();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never: ${what}`);
};
"""
LAYOUT = """
const reader = document.querySelector("article, main");
return {
  title: document.title, shown: reader.innerText.length,
  sideways: document.documentElement.scrollWidth - innerWidth, font: getComputedStyle(document.body).fontFamily.length,
};
"""


@pytest.fixture(scope="module", params=MAKES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    make, there = MAKES[request.param]
    if not there:
        pytest.skip(f"no {request.param} on this machine: the site was NOT looked at in it")
    with make(tmp_path_factory.mktemp(request.param), PHONE) as opened:
        yield opened


@pytest.fixture(scope="module")
def root(built: Built) -> Iterator[str]:
    with hosted(built.folder) as address:
        yield address


@pytest.fixture(autouse=True)
def quiet(engine: Engine) -> Iterator[None]:
    engine.wrong.clear()
    yield
    assert engine.wrong == []


def test_every_type_of_page_is_whole(engine: Engine, root: str, built: Built) -> None:
    found = types(built)
    assert len(found) > 10
    faults = {}
    for name, address in found.items():
        if address == LOST:
            continue
        engine.visit(root + address)
        told = engine.run(LAYOUT)
        if told["sideways"] > 0 or told["shown"] < 100 or not told["font"] or not told["title"]:
            faults[name] = told
    assert faults == {}


def test_light_and_dark_are_chosen_and_kept(engine: Engine, root: str) -> None:
    engine.visit(root)
    before, after = engine.run("""
        const page = () => getComputedStyle(document.body).backgroundColor;
        const before = page();
        document.querySelector(".scheme").click();
        return [before, page()];
    """)
    assert before != after
    engine.visit(f"{root}method/")
    assert engine.run("return getComputedStyle(document.body).backgroundColor") == after
    engine.run("localStorage.clear()")


@pytest.mark.parametrize("popover", [True, False], ids=["popover", "none"])
def test_the_menu_opens(engine: Engine, root: str, popover: bool) -> None:
    engine.visit(root)
    opened = engine.run(
        UNTIL + "const seen = (each) => each.getClientRects().length > 0;"
        'const menu = document.querySelector("#menu");'
        + (
            'document.querySelector("[popovertarget=menu]").click(); await until(() => menu.matches(":popover-open"));'
            if popover
            # As a browser that knows no popover has it: the attribute means nothing.
            else 'menu.removeAttribute("popover"); location.hash = "menu"; await until(() => menu.matches(":target"));'
        )
        + 'return [...menu.querySelectorAll("a")].filter(seen).length'
    )
    assert opened > 4


def test_a_note_is_previewed_where_it_stands(engine: Engine, root: str, built: Built) -> None:
    claim = types(built).get("claim")
    if not claim:
        pytest.skip("this site has no claims")
    engine.visit(root + claim)
    told = engine.run(
        UNTIL
        + 'const mark = document.querySelector(".cite a[href^=\'#n\']"); const box = document.querySelector(".peek");'
        'mark.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse", clientY: 1 }));'
        'await until(() => box.matches(":popover-open")); const rect = box.getBoundingClientRect();'
        "return { text: box.innerText.length, left: rect.left, right: innerWidth - rect.right }"
    )
    assert told["text"] > 20 and told["left"] >= 0 and told["right"] >= 0


def test_a_list_is_narrowed(engine: Engine, root: str, built: Built) -> None:
    if "claims/" not in built.pages:
        pytest.skip("this site has no claims")
    engine.visit(f"{root}claims/")
    all_, left, address = engine.run(f"""{UNTIL}
        const rows = () => document.querySelectorAll("{ROWS}:not([hidden])").length;
        const all = rows();
        document.querySelector("a[data-facet=assessment]").click();
        await until(() => location.search.includes("assessment"));
        return [all, rows(), location.search];
    """)
    assert 0 < left < all_, address


def test_a_word_is_found(engine: Engine, root: str, built: Built) -> None:
    engine.visit(f"{root}search/?q={built.common}")
    found = engine.run(f"""{UNTIL}
        await until(() => document.querySelectorAll(".hits li").length);
        return document.querySelectorAll(".hits li").length;
    """)
    assert found > 0
