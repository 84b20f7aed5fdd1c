"""What a visit takes over the line, as a server that compresses texts would send it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from site_tests.browsing import NO_WORKER, PHONE, Host, hosted

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


@dataclass(frozen=True)
class Visit:
    """A first visit by somebody who has nothing of the site yet."""

    page: Page
    host: str
    folder: Path
    asked: list[str]

    def weights(self, since: int = 0) -> dict[str, int]:
        """What was sent since so many requests, with its compressed size."""
        return {path: weight(self.folder / path) for path in self.asked[since:]}


def weight(file: Path) -> int:
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes()) if file.suffix in TEXTS else file.read_bytes())


@contextmanager
def visiting(browser: Browser, folder: Path, address: str) -> Iterator[Visit]:
    asked: list[str] = []

    class Listening(Host):
        """Asked by workers too, of which the page's own events tell nothing."""

        def log_request(self, code: object = "-", size: object = "-") -> None:
            asked.append(self.path.partition("?")[0].lstrip("/"))

    viewport = {"width": PHONE[0], "height": PHONE[1]}
    with (
        hosted(folder, Listening) as host,
        browser.new_context(viewport=viewport) as context,  # type: ignore[arg-type]
    ):
        context.add_init_script(NO_WORKER)
        page = context.new_page()
        page.goto(host + address, wait_until="networkidle")
        yield Visit(page, host, folder, asked)
