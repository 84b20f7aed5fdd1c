"""What was read can be read without a network, and never in place of what the network says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page

from site_tests.browsing import PHONE, Host, hosted
from site_tests.project import NOT_FOUND, Built

OFFLINE = ".offline"
READY = "navigator.serviceWorker.ready.then(() => true)"
KEPT = """async () => {
  const found = []
  for (const name of (await caches.keys()).filter(each => each.endsWith("pages")))
    for (const each of await (await caches.open(name)).keys()) found.push(new URL(each.url).pathname)
  return found
}"""
LEFT = "async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]"


@dataclass
class Network:
    """A host that can be out of reach, hang, and say something else than the files do."""

    up: bool = True
    hangs: bool = False
    released: Event = field(default_factory=Event)
    late: Event = field(default_factory=Event)
    """An answer that hung was given, with what there was to say when it was asked for."""
    says: dict[str, bytes | None] = field(default_factory=dict)
    """By path; None is not there any more."""

    def host(self) -> type[Host]:
        network = self

        class Switched(Host):
            def do_GET(self) -> None:  # noqa: N802 - as the library calls it
                path = self.path.partition("?")[0]
                says = dict(network.says)
                if hung := network.hangs:
                    network.released.wait(60)
                if not network.up:
                    self.close_connection = True
                elif path not in says:
                    super().do_GET()
                elif (said := says[path]) is None:
                    self.send_error(404)
                else:
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html" if path.endswith("/") else "text/javascript")
                    self.end_headers()
                    self.wfile.write(said)
                if hung:
                    network.late.set()

        return Switched


@dataclass
class Reader:
    """Somebody with a browser, on a site below a folder of its host."""

    page: Page
    network: Network
    root: str

    def open(self, address: str) -> None:
        self.page.goto(self.root + address, wait_until="load")

    def read(self, address: str) -> None:
        """Opens a page, and waits until it is kept."""
        self.open(address)
        assert self.page.evaluate(READY)
        self.kept(address)

    @property
    def offline(self) -> bool:
        return self.page.locator(OFFLINE).count() > 0

    def kept(self, *addresses: str) -> None:
        """Waits until pages are kept."""
        wanted = {f"/repo/{address}" for address in addresses}
        self.until(lambda: wanted <= set(self.page.evaluate(f"({KEPT})()")))

    def until(self, met: Callable[[], bool]) -> None:
        """Waits for what a worker does in its own time."""
        while not met():
            self.page.wait_for_timeout(50)


@pytest.fixture
def reader(browser: Browser, built_below: Built, tmp_path: Path) -> Iterator[Reader]:
    (tmp_path / "repo").symlink_to(built_below.folder)
    network = Network()
    with (
        hosted(tmp_path, network.host()) as host,
        browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}) as context,
    ):
        yield Reader(context.new_page(), network, f"{host}repo/")
        network.released.set()


@pytest.fixture
def claim(built_below: Built) -> str:
    return f"claims/{next(iter(built_below.there('claims')))}/"


def test_what_was_read_is_there_without_a_network(reader: Reader, built_below: Built, claim: str) -> None:
    page = reader.page
    reader.read(claim)
    title = page.locator("h1").inner_text()
    reader.network.up = False
    reader.open(claim)
    assert page.locator("h1").inner_text() == title and reader.offline
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "with its styles"
    reader.open("claims/never-read/")
    assert not reader.offline and page.locator("main a").all_inner_texts() == [
        built_below.pages[claim].one("title").text
    ]
    reader.network.up = True
    reader.open(claim)
    assert not reader.offline


def test_questions_are_kept_from_the_second_page_on(reader: Reader, built_below: Built, claim: str) -> None:
    questions = [f"explainers/{id}/" for id in built_below.there("explainers")]
    if not questions:
        pytest.skip("this site has no explainers")
    reader.read(claim)
    assert not {f"/repo/{each}" for each in questions} & set(reader.page.evaluate(f"({KEPT})()")), (
        "a first page is light"
    )
    reader.open("")
    reader.kept(*questions)
    reader.network.up = False
    reader.open(questions[-1])
    assert reader.offline


def test_what_was_corrected_or_withdrawn_is_seen_at_once(reader: Reader, built_below: Built, claim: str) -> None:
    page = reader.page
    reader.read(claim)
    old = page.locator("h1").inner_text()
    text = built_below.text(f"{claim}index.html")
    reader.network.says[f"/repo/{claim}"] = text.replace("<h1", "<p id=new>Corrected.</p><h1", 1).encode()
    reader.open(claim)
    assert page.locator("#new").count() and not reader.offline
    reader.kept(claim)
    reader.network.hangs = True
    reader.open(f"{claim}?utm_source=feed")  # the same page by another address, or the browser asks for one at a time
    assert page.locator("#new").count() and reader.offline, "the newest, where no answer comes"
    reader.network.hangs = False
    reader.network.says[f"/repo/{claim}"] = None
    reader.open(claim)
    assert page.locator("h1").inner_text() == built_below.html[NOT_FOUND].one("h1").text != old
    reader.network.released.set()
    assert reader.network.late.wait(60)
    page.wait_for_timeout(200)
    reader.network.up = False
    reader.open(claim)
    assert old not in page.locator("body").inner_text(), "what is gone is not kept"


def test_switched_off_it_removes_itself_and_what_it_kept(reader: Reader, built_below: Built, claim: str) -> None:
    page = reader.page
    reader.read(claim)
    worker = built_below.text("sw.js").splitlines()
    reader.network.says["/repo/sw.js"] = "\n".join(["const SITE = null;", *worker[1:]]).encode()
    bare = built_below.text(f"{claim}index.html").replace("rel=manifest", "rel=other")
    reader.network.says[f"/repo/{claim}"] = bare.encode()
    reader.open(claim)
    reader.until(lambda: page.evaluate(f"({LEFT})()") == [0, 0])
