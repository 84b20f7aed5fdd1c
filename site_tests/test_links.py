"""Every address on the site leads somewhere: by the audit, and by a second reading that shares no code with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from urllib.parse import urlsplit

import pytest

from generator.model.site import Site
from generator.publish import checking
from generator.publish.audit import audit
from generator.publish.project import find_project
from site_tests.project import Built
from site_tests.reading import Element, read

PAGE = "claims/index.html"
ADDRESSED = ("href", "src", "poster", "data", "action", "xlink:href")
BROKEN = {
    "a page that is not there": ('<a href="../nowhere/">x</a>', "../nowhere/"),
    "a folder without its slash": ('<a href="../claims">x</a>', "../claims"),
    "an address from the host's root": ('<a href="/nowhere/claims/">x</a>', "/nowhere/claims/"),
    "too far up": ('<a href="../../../nowhere/">x</a>', "../../../nowhere/"),
    "an anchor of this page": ('<a href="#nowhere">x</a>', "#nowhere"),
    "an anchor of another page": ('<a href="../references/#nowhere">x</a>', "../references/#nowhere"),
    "a picture": ('<img src="../assets/nowhere.png" alt="x">', "../assets/nowhere.png"),
    "a larger picture": ('<img srcset="../assets/big.png 2x" src="../assets/icon.svg" alt="x">', "../assets/big.png"),
    "a script": ('<script src="../assets/nowhere.js"></script>', "../assets/nowhere.js"),
    "a stylesheet": ('<link rel="stylesheet" href="../assets/nowhere.css">', "../assets/nowhere.css"),
    "a symbol": ('<svg><use href="#i-nowhere"/></svg>', "#i-nowhere"),
}
OUTSIDE = ("/claims/", "../../claims/", "/repository/claims/", "/")
WHOLE = (
    '<a href="../claims/">x</a>', '<a href="..">x</a>', '<a href="#claims">x</a>', '<a href="#">x</a>',
    '<a href="https://other.example/">x</a>', '<a href="mailto:desk@reader.example">x</a>',
    '<img src="../assets/icon.svg" alt="x">',
)  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """The site as both readings take it: its texts by path."""

    built: Built
    site: Site
    texts: Mapping[str, str | None]

    def with_(self, markup: str) -> Linked:
        """The same with a piece of markup planted in the page `PAGE`."""
        page = self.texts[PAGE]
        assert page and "</article>" in page
        return replace(self, texts={**self.around, PAGE: page.replace("</article>", f"{markup}</article>")})

    @cached_property
    def around(self) -> Mapping[str, str | None]:
        """The site without what its pages say, but for `PAGE`, the pages to places of which it leads, and so on."""
        kept, open_ = set[str](), {PAGE, "references/index.html"}
        while open_:
            kept |= open_
            led = (self.built.leads(path, target) for path in open_ for target in self.targets(path))
            open_ = {path for path, anchor in led if path and anchor} - kept
        return {path: text if path in kept else None for path, text in self.texts.items()}

    def targets(self, path: str) -> Iterator[str]:
        """The addresses that a page of the site holds."""
        return iter(defined_and_used(self.texts.get(path) or "")[1] if path.endswith(".html") else ())

    def by_audit(self) -> list[str]:
        return [problem.message for problem in audit(self.texts, self.site) if "leads to" in problem.message]

    def by_reading(self) -> set[tuple[str, str]]:
        """Each page with each of its addresses that lead nowhere."""
        broken = set()
        for path, text in self.texts.items():
            for target in defined_and_used(text)[1] if text and path.endswith(".html") else ():
                there, anchor = self.built.leads(path, target)
                if there not in self.texts or (anchor and anchor not in self.ids(there)):
                    broken.add((path, target))
        return broken

    def ids(self, path: str | None) -> frozenset[str]:
        return defined_and_used(self.texts[path] or "")[0] if path else frozenset()


@cache
def defined_and_used(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of a page, and its addresses within the site."""
    page = read(text)
    ids = frozenset(each["id"] for each in page.walk())
    return ids, frozenset(filter(internal, addresses(page)))


def addresses(page: Element) -> Iterator[str]:
    for element in page.walk():
        yield from (value for name, value in element.attributes.items() if name in ADDRESSED)
        yield from (each.split()[0] for each in element["srcset"].split(",") if each.strip())


def internal(target: str) -> bool:
    return not urlsplit(target).scheme and not target.startswith("//")


def link(built: Built) -> Linked:
    site = checking.check(find_project(built.project), {"SITE_URL": built.url}).site
    assert site, "the project of a built site can be read"
    texts = {path: built.text(path) if path.endswith((".html", ".css", ".json")) else None for path in built.files}
    return Linked(built, site, texts)


@pytest.fixture(scope="module")
def linked_below(built_below: Built) -> Linked:
    return link(built_below)


@pytest.fixture(params=["root", "below"], scope="module")
def linked(request: pytest.FixtureRequest, built: Built, linked_below: Linked) -> Linked:
    return link(built) if request.param == "root" else linked_below


def test_nothing_leads_nowhere(linked: Linked) -> None:
    assert linked.by_reading() == set()
    assert linked.by_audit() == []


@pytest.mark.parametrize(("markup", "target"), BROKEN.values(), ids=BROKEN)
def test_both_readings_see(linked: Linked, markup: str, target: str) -> None:
    planted = linked.with_(markup)
    assert planted.by_reading() == {(PAGE, target)}
    (message,) = planted.by_audit()
    assert PAGE in message and f"`{target}`" in message


@pytest.mark.parametrize("target", OUTSIDE)
def test_both_readings_see_a_way_out_of_the_sites_folder(linked_below: Linked, target: str) -> None:
    """Where another site of the same owner may lie."""
    planted = linked_below.with_(f'<a href="{target}">x</a>')
    assert planted.by_reading() == {(PAGE, target)}
    assert len(planted.by_audit()) == 1


@pytest.mark.parametrize("markup", WHOLE)
def test_both_readings_let_pass(linked: Linked, markup: str) -> None:
    planted = linked.with_(markup)
    assert planted.by_reading() == set() and planted.by_audit() == []


def test_the_404_page_finds_its_files_from_any_depth(either: Built) -> None:
    found = [target for target in addresses(either.html["404.html"]) if internal(target)]
    assert len(found) > 5
    for target in found:
        assert target.startswith(("/", "#")), f"{target} depends on the address that was mistyped"


def test_stylesheets_load_what_is_there(either: Built) -> None:
    sheets = [path for path in either.files if path.endswith(".css")]
    assert sheets
    for path in sheets:
        text = re.sub(r"/\*.*?\*/", "", either.text(path), flags=re.DOTALL)
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s*[\"']([^\"']+)", text):
            address = "".join(target)
            if not address.startswith(("data:", "#")):
                assert either.leads(path, address)[0] in either.files, f"{path} loads {address}"
