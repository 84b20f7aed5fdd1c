"""No violation that axe-core knows of, in what scripts make of a page; as it is built `test_screens` looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_tests.axe import violations
from site_tests.browsing import PHONE, hosted
from site_tests.looking import looking
from site_tests.project import Built


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_script_makes(browser: Browser, host: str, built: Built, scheme: str) -> None:
    assessment = next(str(each["assessment"]) for each in built.there("claims").values())
    faults: list[str] = []

    def look(what: str) -> None:
        faults.extend(f"{what}: {each}" for each in sight.measure("layout"))
        faults.extend(f"{what}: {each}" for each in violations(page, colours=scheme == "dark"))

    with looking(browser, host, PHONE, scheme) as sight:
        page = sight.watch.page
        sight.open(f"search/?q={built.common}")
        page.locator(".hits li").first.wait_for()
        page.get_by_text("Narrow the results").click()
        page.locator(".narrow select").first.wait_for()
        look("what was found")
        sight.open(f"claims/?assessment={assessment}")
        look("a list that was narrowed")
        page.get_by_role("button", name="Menu").click()
        faults += [f"the menu: {each}" for each in violations(page, colours=scheme == "dark")]
    assert not faults, "\n".join(faults)


PAGE = """<!doctype html><html lang="en"><title>x</title><style>.pale {{ color: #bbb }}</style>
<main><h1>Rows</h1><ol>{before}{row}{after}</ol></main></html>"""
ROW = '<li class="row"><a href="/a{0}">Words {0}</a> <img src="/b{0}.png" alt="c{0}"></li>'
FAULTS = {
    "color-contrast": '<li class="row"><a href="/x" class="pale">Words</a> <img src="/b.png" alt="c"></li>',
    "image-alt": '<li class="row"><a href="/x">Words</a> <img src="/b.png"></li>',
    "link-name": '<li class="row"><a href="/x"></a> <img src="/b.png" alt="c"></li>',
    "aria-valid-attr-value": '<li class="row" aria-current="yes!"><a href="/x" aria-expanded="no">Words</a></li>',
    "label": '<li class="row"><a href="/x">Words</a> <input type="text"></li>',
}


@pytest.mark.parametrize(("rule", "row"), [("", ROW.format("x")), *FAULTS.items()])
def test_a_fault_in_one_of_many_rows_is_found(browser: Browser, tmp_path: Path, rule: str, row: str) -> None:
    """Though of rows that are made alike two are looked at."""
    rows = [ROW.format(number) for number in range(40)]
    page = PAGE.format(before="".join(rows[:30]), row=row, after="".join(rows[30:]))
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with hosted(tmp_path) as host, looking(browser, host, PHONE) as sight:
        sight.open("")
        found = {each.partition(":")[0] for each in violations(sight.watch.page)}
        assert found == ({rule} if rule else set())
        assert sight.watch.page.locator("li").count() in (2, 3)
