"""Browsers of other makes, driven by the protocols that they bring: WebDriver BiDi (Firefox), WebDriver (WebKitGTK).

Playwright drives changed builds of both, which cannot be installed from a distribution.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from urllib.request import Request, urlopen

from websockets.sync.client import ClientConnection, connect

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
WEBKIT = shutil.which("WebKitWebDriver")
MINI = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), reverse=True)), None)
SCREEN = shutil.which("Xvfb")
PATIENCE = 60
"""Seconds for a browser on a busy machine to begin or to answer."""


class Engine(Protocol):
    """A window of a browser. `wrong` is what it said of itself that went wrong, where it tells."""

    wrong: list[str]

    def visit(self, address: str) -> None:
        """Opens a page, and waits until it is loaded."""
        ...

    def run(self, script: str) -> Any:
        """What the body of an asynchronous function returns in the page."""
        ...


@dataclass
class Firefox:
    """Firefox by WebDriver BiDi (W3C)."""

    socket: ClientConnection
    context: str = ""
    wrong: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def ask(self, method: str, **params: object) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self.socket.recv(timeout=PATIENCE))
            if told.get("id") == number:
                assert told["type"] == "success", told
                return told["result"]
            self.heard(told)

    def heard(self, told: dict[str, Any]) -> None:
        said = told.get("params", {})
        if told.get("method") == "log.entryAdded" and said["level"] in ("error", "warn"):
            self.wrong.append(f"{said['level']}: {said['text']}")
        if told.get("method") == "network.responseCompleted" and said["response"]["status"] >= 400:
            self.wrong.append(f"{said['response']['status']}: {said['response']['url']}")

    def visit(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def run(self, script: str) -> Any:
        told = self.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await (async () => {{{script}}})() ?? null))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])


@contextmanager
def firefox(folder: Path, size: tuple[int, int]) -> Iterator[Firefox]:
    """Firefox without a window, with a profile of its own."""
    assert FIREFOX
    (folder / "user.js").write_text('user_pref("dom.serviceWorkers.enabled", false);\n', encoding="utf-8")
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
    with _started([*command, "about:blank"], folder / "log.txt") as log:
        address = _said(log, r"WebDriver BiDi listening on (ws://\S+)")
        with connect(f"{address}/session", max_size=None, open_timeout=PATIENCE, proxy=None) as opened:
            found = Firefox(opened)
            found.ask("session.new", capabilities={})
            found.ask("session.subscribe", events=["log.entryAdded", "network.responseCompleted"])
            found.context = found.ask("browsingContext.getTree")["contexts"][0]["context"]
            width, height = size
            found.ask("browsingContext.setViewport", context=found.context, viewport={"width": width, "height": height})
            yield found


@dataclass
class WebKit:
    """WebKitGTK by WebDriver (W3C)."""

    session: str
    wrong: list[str] = field(default_factory=list)

    def sized(self, size: tuple[int, int]) -> WebKit:
        """The window so wide and high within, as far as its own bar lets it: about 450 pixels at least."""
        for _ in range(2):
            rect = _posted(f"{self.session}/window/rect", {"width": size[0], "height": size[1]})
            width, height = self.run("return [innerWidth, innerHeight]")
            more = {"width": rect["width"] + size[0] - width, "height": rect["height"] + size[1] - height}
            _posted(f"{self.session}/window/rect", more)
        return self

    def visit(self, address: str) -> None:
        _posted(f"{self.session}/url", {"url": address})

    def run(self, script: str) -> Any:
        body = (
            f"const done = arguments[0]; (async () => {{{script}}})()"
            ".then(value => done([JSON.stringify(value ?? null)]), error => done(`${error}`))"
        )
        told = _posted(f"{self.session}/execute/async", {"script": body, "args": []})
        assert isinstance(told, list), told
        return json.loads(told[0])


@contextmanager
def webkit(folder: Path, size: tuple[int, int]) -> Iterator[WebKit]:
    """WebKitGTK's small browser on a screen that nobody sees."""
    assert WEBKIT and MINI and SCREEN
    with ExitStack() as stack:
        display = f":{_free_port() % 1000 + 100}"
        screen = [SCREEN, display, "-screen", "0", f"{size[0] + 40}x{size[1] + 200}x24", "-nolisten", "tcp"]
        stack.enter_context(_started(screen, folder / "screen.txt"))
        port = _free_port()
        quiet = {"DISPLAY": display, "HOME": str(folder), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        stack.enter_context(_started([WEBKIT, f"--port={port}"], folder / "log.txt", quiet))
        root = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(MINI), "args": ["--automation"]}
        asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = f"{root}/{_patiently(root, asked)['sessionId']}"
        stack.callback(lambda: urlopen(Request(session, method="DELETE"), timeout=PATIENCE).close())
        _posted(f"{session}/timeouts", {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000})
        yield WebKit(session).sized(size)


def _posted(address: str, body: object) -> Any:
    request = Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)["value"]


def _patiently(address: str, body: object) -> Any:
    """The answer of a server that may not have begun yet."""
    for _ in range(PATIENCE * 5):
        try:
            return _posted(address, body)
        except ConnectionError:
            time.sleep(0.2)
        except OSError as error:
            if not isinstance(getattr(error, "reason", None), ConnectionError):
                raise
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@contextmanager
def _started(command: list[str], log: Path, more: dict[str, str] | None = None) -> Iterator[Path]:
    with (
        log.open("wb") as told,
        subprocess.Popen(command, stdout=told, stderr=told, env={**os.environ, **(more or {})}) as process,
    ):
        try:
            yield log
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _said(log: Path, pattern: str) -> str:
    for _ in range(PATIENCE * 5):
        if found := re.search(pattern, log.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8", "replace"))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
