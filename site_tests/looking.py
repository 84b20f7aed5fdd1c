"""A page looked at closely: what overlaps, what is too small to tap, what the keyboard meets, what jumps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession

from site_tests.browsing import DESK, PHONE, Size, Watch, watching
from site_tests.project import ROOT, Built, builder

MEASURES = (Path(__file__).parent / "measures.js").read_text("utf-8")
# The second builder writes the same blocks: one width shows whether its frame holds them.
WIDTHS = (PHONE, DESK) if builder() == "mkdocs" else (PHONE,)
ARTEFACTS = ROOT / "test-artefacts"
LOST = "no/such/page/"
"""An address that leads nowhere, and shows the page that says so."""
JUMP = 0.01
LINGER = 500
"""Milliseconds in which a page that moves once more does so."""
STRIDE = 12
"""So many elements are reached by the Tab key; that the others follow is held by their order in the page."""
LONGEST = 4000
"""Pixels of a page that a picture shows."""
VIOLATIONS = """
    window.violations_ = [];
    addEventListener("securitypolicyviolation",
        event => window.violations_.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def types(built: Built) -> dict[str, str]:
    """The address of a page of each type that the site has; of claims, one with figures where there are any."""
    claims = built.entries("claims")
    claim = next((id for id, front in claims.items() if front.get("figures")), next(iter(claims), ""))
    folders = ("articles", "explainers", "people", "selections", "topics")
    first = {folder: next(iter(built.entries(folder)), "") for folder in folders}
    group = next((address for address in built.pages if address.startswith("claims/topic/")), "claims/topic/")
    lists = ("claims", "timeline", "references", "glossary", "search", "people", "method", "corrections", "selections")
    found = {
        "home": "",
        **{name: f"{name}/" for name in lists},
        "claim": f"claims/{claim}/",
        "group": group,
        "article": f"articles/{first['articles']}/",
        "explainer": f"explainers/{first['explainers']}/",
        "person": f"people/{first['people']}/",
        "selection": f"selections/{first['selections']}/",
        "topic": f"topics/{first['topics']}/",
        "404": LOST,
    }
    return {name: address for name, address in found.items() if address in built.pages or address == LOST}


@dataclass
class Sight:
    """A browser's window, in which one page after another is looked at."""

    watch: Watch
    devtools: CDPSession
    javascript: bool
    jumps: list[float] = field(default_factory=list)

    def measure(self, what: str) -> Any:
        return self.watch.page.evaluate(f"{MEASURES}.{what}()")

    def open(self, address: str) -> list[str]:
        """Opens a page, and tells what went wrong on the way."""
        self.jumps.clear()
        self.watch.wrong.clear()
        page = self.watch.page
        page.goto(self.watch.host + address, wait_until="load")
        page.wait_for_timeout(60)
        faults = [each for each in self.watch.wrong if address != LOST or LOST not in each]
        if self.javascript:
            faults += [f"policy: {each}" for each in self.measure("violations")]
        return faults

    def settled(self) -> list[str]:
        """What moved since the page was opened, if it moves whenever the page is opened.

        On a busy machine a page is painted while it is being read, and a line that is not whole yet may wrap.
        """
        moved = sum(self.jumps)
        if moved > JUMP:
            self.open(urlsplit(self.watch.page.url).path.removeprefix("/"))
            self.watch.page.wait_for_timeout(LINGER)
            moved = min(moved, sum(self.jumps))
        return [f"jumps: {moved:.3f}"] if moved > JUMP else []

    def keyboard(self) -> list[str]:
        """What is wrong for who has only a keyboard."""
        page, faults = self.watch.page, []
        if self.measure("typing"):
            # A page to type in begins there; what comes first is reached all the same.
            page.locator(".skip").focus()
        else:
            page.keyboard.press("Tab")
        active = self.measure("active")
        if not (active["skip"] and active["seen"]):
            faults.append("the first Tab does not lead to a visible skip link")
        met = [0]
        for _ in range(STRIDE):
            page.keyboard.press("Tab")
            met.append(self.measure("walked"))
        whole = len(met) if -1 not in met else met.index(-1)
        if met[:whole] != list(range(whole)) or whole < 5:
            faults.append(f"Tab goes to {met}")
        faults += self.measure("focus")
        page.locator(".skip").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        if not self.measure("active")["inside"]:
            faults.append("the skip link does not lead into the page")
        return faults

    def keep(self, name: str) -> None:
        """Keeps a picture among what a run leaves."""
        folder = ARTEFACTS / builder()
        folder.mkdir(parents=True, exist_ok=True)
        page = self.watch.page
        width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, LONGEST)}
        page.screenshot(path=folder / f"{name}.png", full_page=True, clip=clip)  # type: ignore[arg-type]


@contextmanager
def looking(
    browser: Browser, host: str, size: Size, scheme: str = "light", *, javascript: bool = True
) -> Iterator[Sight]:
    with watching(browser, host, size, scheme, javascript=javascript) as watch:
        devtools = watch.page.context.new_cdp_session(watch.page)
        sight = Sight(watch, devtools, javascript)
        devtools.on("PerformanceTimeline.timelineEventAdded", lambda told: sight.jumps.append(_jump(told["event"])))
        devtools.send("PerformanceTimeline.enable", {"eventTypes": ["layout-shift"]})
        watch.page.add_init_script(VIOLATIONS)
        yield sight


def _jump(event: dict[str, Any]) -> float:
    shift = event["layoutShiftDetails"]
    return 0.0 if shift["hadRecentInput"] else float(shift["value"])
