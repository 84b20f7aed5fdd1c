"""The built site as a browser sees it: served as GitHub Pages serves, and watched for what goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, AnyStr

from playwright.sync_api import Browser, ConsoleMessage, Page

from site_tests.project import NOT_FOUND

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

# The first is the engine without windows and bars around it, which takes a third less of the processor.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
NO_WORKER = "delete Navigator.prototype.serviceWorker"
PHONE, DESK, SMALL, TABLET = (360, 740), (1280, 800), (320, 568), (768, 1024)
Size = tuple[int, int]


class Host(SimpleHTTPRequestHandler):
    """Serves a site as GitHub Pages does, its 404 page included."""

    def log_message(self, _format: str, *args: object) -> None:
        pass

    def copyfile(self, source: SupportsRead[AnyStr], outputfile: SupportsWrite[AnyStr]) -> None:
        # A page that is left breaks off what it was loading.
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        root, first = Path(self.directory), self.path.split("/")[1]
        page = next((each for each in (root / first / NOT_FOUND, root / NOT_FOUND) if each.is_file()), None)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes() if page else b"")


@contextmanager
def hosted(folder: Path, host: type[Host] = Host) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Watch:
    """What went wrong on a page while it was looked at."""

    page: Page
    host: str
    wrong: list[str] = field(default_factory=list)

    def on(self) -> Watch:
        ours = (self.host, "data:")
        self.page.on("request", lambda each: self.note("asked", each.url, not each.url.startswith(ours)))
        self.page.on("response", lambda each: self.note(str(each.status), each.url, each.status >= 400))
        # Aborted is what the next page cuts short.
        self.page.on("requestfailed", lambda each: self.note("failed", each.url, each.failure != "net::ERR_ABORTED"))
        self.page.on("console", lambda each: self.note(*console(each)))
        self.page.on("pageerror", lambda each: self.note("script", each.message, True))
        return self

    def note(self, what: str, detail: str, wrong: bool) -> None:
        if wrong:
            self.wrong.append(f"{what}: {detail}")

    def look(self, address: str, *, to_the_end: bool = False) -> None:
        """Opens a page; to the end is until it has asked for nothing more for half a second."""
        self.page.goto(self.host + address, wait_until="networkidle" if to_the_end else "load")
        width, room = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        self.note("sideways", f"{width} of {room} pixels", width > room)
        assert self.wrong == [], f"/{address} at {room} pixels"


def console(message: ConsoleMessage) -> tuple[str, str, bool]:
    return "console", f"{message.text} ({message.location['url']})", message.type in ("error", "warning")


@contextmanager
def watching(
    browser: Browser, host: str, size: Size, scheme: str = "light", *, javascript: bool = True
) -> Iterator[Watch]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=javascript,
    )
    with context:
        # What a worker keeps is looked at by itself (`test_offline`).
        context.add_init_script(NO_WORKER)
        yield Watch(context.new_page(), host).on()
