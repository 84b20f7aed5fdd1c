"""Nothing hostile runs in a browser: with the policy of the pages, and without it."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator import build
from generator.publish import BUILDERS, reading
from generator.publish.project import Project
from generator.source.diagnostic import Diagnostic
from generator.source.text import Source
from site_tests.browsing import NO_WORKER, hosted
from site_tests.conftest import Once
from site_tests.project import build as build_site
from site_tests.project import builder, small
from tests import hostile

pytestmark = [
    # It tries both builders itself, so that one of the two sessions is enough.
    pytest.mark.skipif(builder() != "mkdocs", reason="run in the session for MkDocs, with both builders"),
]

EACH = 25
"""Payloads that stand together in each text: fewer pages to open."""
UNFINISHED = re.compile(r"\[@|\{\{|\}\}|\{%|%\}|</?slot|\{:\s*#|\]\(|\]\[|\]:")
"""What stops a build before a browser sees it: the audit finds text unfinished, Zensical takes a title for a link."""
POLICY = re.compile(r"<meta http-equiv=Content-Security-Policy[^>]*>")
# ruff: noqa: E501 - what is handed to the browser is as long as it is.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
LISTEN = "window.__blocked = []; addEventListener('securitypolicyviolation', e => __blocked.push(e.blockedURI + ' ' + e.effectiveDirective))"
# Links do not leave; what is no link to a page is let run.
TOUCH = """() => {
  addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a')
    if (link && !/^(javascript|data|vbscript):/i.test(link.href)) event.preventDefault()
  }, true)
  for (const each of document.querySelectorAll('article *, footer *')) {
    for (const type of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'animationstart', 'toggle'])
      each.dispatchEvent(new Event(type, {bubbles: true}))
    if (each.focus) each.focus()
    if (each.click) each.click()
  }
  return [window.__ran, window.__blocked]
}"""


def payloads() -> list[str]:
    # Those of many lines would take the others' lines in with them; pure tests try each alone.
    usable = [each for each in hostile.ALL if "\n" not in each and not UNFINISHED.search(each)]
    return ["  ".join(usable[at : at + EACH]) for at in range(0, len(usable), EACH)]


def overlay(project: Path) -> Mapping[str, str]:
    """Entries with payloads in every field and in prose, as far as they are not refused."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("quote-words: 25", "quote-words: 500"), encoding="utf-8")
    (project / hostile.PICTURE).parent.mkdir(exist_ok=True)
    (project / hostile.PICTURE).write_bytes(PIXEL)
    read = reading.read_sources(Project(project))
    base = {source.path: source.text for source in read.texts}

    def check(files: Mapping[str, str]) -> tuple[Mapping[str, str], Sequence[Diagnostic]]:
        def problems(more: Mapping[str, str]) -> build.Build:
            return build.check([Source(*each) for each in {**base, **more}.items()], assets=read.assets)

        made = problems(files)
        others = [each for each in made.problems if each.rule.code != "quote-unproved"]
        if others or not made.site:
            return files, others
        proved = {**files, **hostile.proved(made.site)}
        return proved, problems(proved).problems

    return hostile.settle(payloads(), base, check).files


def make_project(folder: Path) -> str:
    small(folder)
    for path, text in overlay(folder).items():
        (folder / path).write_text(text, encoding="utf-8")
    return ""


@pytest.fixture(scope="session", params=BUILDERS)
def site(request: pytest.FixtureRequest, once: Once) -> Path:
    if importlib.util.find_spec(request.param) is None:
        pytest.skip(f"{request.param} is not installed: hostile content was NOT tried with it")

    def make(folder: Path) -> str:
        shutil.copytree(once("hostile", make_project), folder)
        code, said = build_site(folder, "https://reader.example/", by=request.param)
        return said[-3000:] if code else ""

    return once(f"hostile-{request.param}", make) / "site"


@pytest.fixture(scope="session")
def bare(site: Path, once: Once) -> Path:
    """The site without its policy."""

    def make(folder: Path) -> str:
        shutil.copytree(site, folder)
        for file in folder.rglob("*.html"):
            text, count = POLICY.subn("", file.read_text("utf-8"))
            assert count == 1, file
            file.write_text(text, encoding="utf-8")
        return ""

    return once(f"{site.parent.name}-bare", make)


@contextmanager
def opened(browser: Browser, folder: Path) -> Iterator[tuple[Page, str, list[str]]]:
    """A tab, the address of the site, and every address asked of another host."""
    foreign: list[str] = []
    with hosted(folder) as host, browser.new_context() as context:
        context.add_init_script(NO_WORKER)
        context.add_init_script(LISTEN)
        page = context.new_page()
        ours = (host, "data:", "blob:" + host)
        page.on("request", lambda each: None if each.url.startswith(ours) else foreign.append(each.url))
        page.on("dialog", lambda dialog: dialog.dismiss())
        yield page, host, foreign


def addresses(folder: Path) -> list[str]:
    """Every page with payloads of its own, and the lists."""
    found = sorted(file.parent.relative_to(folder).as_posix() for file in folder.rglob("index.html"))
    # A page that has moved leads on by itself.
    ours = (each for each in found if not each.endswith("-old"))
    return [each for each in ours if "hostile" in each or "gone" in each or "/" not in each]


def assert_nothing_runs(browser: Browser, folder: Path) -> None:
    pages = addresses(folder)
    assert len(pages) > 7 * len(payloads()), "seven of each payload, and the lists"
    with opened(browser, folder) as (page, host, foreign):
        for address in pages:
            page.goto(f"{host}{address}/", wait_until="load")
            ran, blocked = page.evaluate(TOUCH)
            assert (ran, blocked, foreign) == (None, [], []), address


def search(page: Page, host: str) -> int:
    """Looks for `script`; returns how many results are shown."""
    page.goto(f"{host}search/?q=script", wait_until="networkidle")
    page.locator(".hits li").first.wait_for()
    page.get_by_text("Narrow the results").click()
    page.locator(".narrow select").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.locator(".hits li").first.wait_for()
    found = page.locator(".hits li").count()
    page.evaluate(TOUCH)
    return found


# What the policy stops in the pages of the second builder would run in them without it.
@pytest.mark.parametrize("site", ["mkdocs", pytest.param("zensical", marks=pytest.mark.full)], indirect=True)
def test_nothing_runs_under_the_policy(browser: Browser, site: Path) -> None:
    assert_nothing_runs(browser, site)


def test_nothing_runs_without_the_policy(browser: Browser, bare: Path) -> None:
    assert_nothing_runs(browser, bare)


def test_nothing_runs_in_search(browser: Browser, site: Path, bare: Path) -> None:
    for folder in (site, bare):
        with opened(browser, folder) as (page, host, foreign):
            assert search(page, host) > 0, "nothing was found, so nothing was tried"
            assert page.evaluate("[window.__ran, window.__blocked]") == [None, []]
            assert foreign == []


def test_what_runs_is_seen(browser: Browser, site: Path, bare: Path, tmp_path: Path) -> None:
    """The same watch on pages into which a payload was put by hand."""
    planted = {
        "markup": "<img src=x onerror=window.__ran=1>",
        "link": "<article><a href=javascript:window.__ran=1>x</a></article>",
    }
    for name, payload in planted.items():
        for folder in (site, bare):
            text = (folder / "404.html").read_text("utf-8").replace("</article>", f"{payload}</article>")
            (tmp_path / "index.html").write_text(text, encoding="utf-8")
            with opened(browser, tmp_path) as (page, host, _):
                page.goto(host, wait_until="load")
                page.evaluate(TOUCH)
                page.wait_for_timeout(200)
                ran, blocked = page.evaluate("[window.__ran, window.__blocked]")
                assert (ran == 1) == (folder == bare) and bool(blocked) == (folder == site), (name, ran, blocked)
