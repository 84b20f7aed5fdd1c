"""The second site in Arabic, with a long German word in each of its fields: from right to left, whole and narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from site_tests.browsing import hosted, watching
from site_tests.conftest import URLS, Once
from site_tests.project import ROOT, Built, build, builder, copy
from site_tests.test_valid import faults

WORD = "Straßenverkehrszulassungsbehörde"
FIELDS = frozenset(
    ("title", "name", "label", "finding", "note", "answer", "reason", "found", "for", "text", "description", "unit",
     "publisher", "country", "caution", "authors", "also", "literal", "family", "container-title", "none-supported")
)  # fmt: skip


def lengthened(value: Any, field: str = "") -> Any:
    """Fields of free text with the word before what they say."""
    if isinstance(value, dict):
        return {name: lengthened(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [lengthened(each, field) for each in value]
    return f"{WORD} {value}" if field in FIELDS else value


def dump(value: Any) -> str:
    return yaml.dump(lengthened(value), allow_unicode=True, sort_keys=False, width=10**6)


def arabic(folder: Path, by: str) -> str:
    copy(folder, ROOT / "tests" / "zone")
    for file in (folder / "content").rglob("*.md"):
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        body = re.sub(r"(?m)^(## )", rf"\1{WORD} ", body)
        file.write_text(f"---\n{dump(yaml.load(front, yaml.BaseLoader))}---\n{body}", "utf-8")
    works = folder / "content" / "references.yml"
    works.write_text(dump(yaml.load(works.read_text("utf-8"), yaml.BaseLoader)), "utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("language: en", "language: ar")
    text = re.sub(r"- (Answers|Find|Persons|Files):", rf"- \1 {WORD}:", text)
    settings.write_text(re.sub(r"(?m)^site_name: .*", f"site_name: {WORD}", text), "utf-8")
    code, said = build(folder, URLS["root"], by=by)
    return said if code else ""


@pytest.fixture(scope="module")
def site(once: Once) -> Built:
    return Built(once(f"arabic-{builder()}", partial(arabic, by=builder())), URLS["root"])


@pytest.fixture(scope="module")
def arabic_host(site: Built) -> Iterator[str]:
    with hosted(site.folder) as address:
        yield address


def test_its_pages_are_valid_and_say_what_is_in_another_language(site: Built) -> None:
    # Of our words some may not be translated yet.
    assert not [each for each in faults(site.folder).splitlines() if "appears to be written in" not in each]
    page = site.text("claims/ausnahmen/index.html")
    assert "<html lang=ar>" in page and "<body dir=rtl>" in page
    assert "<blockquote lang=de dir=ltr>" in page and "<meta property=og:locale content=ar_AR>" in page
    assert "<blockquote><p>" in site.text("claims/nine-gates/index.html")


def test_no_page_scrolls_sideways_on_the_smallest_phone_nor_with_letters_of_twice_their_size(
    browser: Browser, arabic_host: str, site: Built
) -> None:
    wide: list[str] = []
    # A page of each kind.
    few = {address.partition("/")[0] + str(address.count("/")): address for address in site.pages}.values()
    for width in (320, 180):
        with watching(browser, arabic_host, (width, 568)) as watch:
            for address in site.pages if width > 200 else few:
                watch.page.goto(arabic_host + address, wait_until="load")
                watch.page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
                found = watch.page.evaluate("document.documentElement.scrollWidth")
                wide += [f"/{address}: {found} of {width}"] * (found > width)
    assert wide == []
