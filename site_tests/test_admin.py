"""The editor in the browser: what an editor saves there, on a phone and at a desk, is what `check` accepts.

It needs the two tarballs of npm in build/packages (`make packages`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from generator import admin, api
from generator.output import stylesheets
from generator.source import Source
from generator.syntax import compose
from site_tests.browsing import DESK, PHONE, Size, hosted, watching
from tests import harbour

PACKAGES = harbour.ROOT / "build" / "packages"
TRIAL = {path: text for path, text in harbour.FILES.items() if path.endswith((".md", ".yml")) and "content/" in path}
KNOWN = ("allow-same-origin", "derived_inert")
"""What the program itself warns of: the frame of its previews, and a reading of a value that is no more."""
STORED = """async (last) => {
  const walk = async (found, folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(found, handle, `${path}${name}/`);
      else found[path + name] = await (await handle.getFile()).text();
    }
    return found;
  };
  const copy = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
  for (let tries = 0; tries < 300; tries += 1) {
    // A file that is being written has another name for a moment.
    const found = await walk({}, copy, "").catch(() => ({}));
    if (Object.values(found).some((text) => text.includes(last))) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nobody wrote ${last}`);
}"""
ROUND = """async ([files, blocks]) => {
  const { entry } = (await import("./files.js")).formats(blocks);
  const again = ([path, text]) => [path, `${entry.toFile(entry.fromFile(text.trim())).trim()}\\n`];
  return Object.fromEntries(Object.entries(files).map(again));
}"""


TYPED = """async ([texts, blocks]) => {
  const { entry, library } = (await import("./files.js")).formats(blocks);
  return texts.map((text) => {
    const appearances = [{ article: "quill-2021", quote: text }];
    const said = { title: text, appearances, also: [text, text], draft: false };
    const before = ["---", "# Ours.", "title: Old one", "appearances:", "  - {article: quill-2021, quote: old} # Kept.",
      "---", "Text", ""].join("\\n");
    const source = "- id: b\\n  type: book\\n  title: 'B'\\n";
    return [
      entry.toFile({ ...said, body: "Text" }),
      entry.toFile({ ...entry.fromFile(before), ...said }),
      library.toFile({ ...library.fromFile(source), entries: [{ id: "a", title: text }, { id: "b", title: text }] }),
    ];
  });
}"""
"""Each text as it is typed into fields of a new file, of an old one, and of works, one new and one old."""
TEXTS = (
    "a: b", "a # b", "- a", "? a", "a:", ": a", "#a", "'a", 'a"b', "a\\b", "a\\nb", "`a`", "@a", "%a", "&a *b", "*a",
    "!a", "|", ">", "[a", "a]", "{a", "a}", "[@a]", "a, b", "---", "...", "--- a", "true", "no", "null", "~", "12",
    "46.50", "0x1F", "1e3", "2021-05-01", "2021-05~", "=", "<<", "“We will”, he said: “not”", "«Да», — сказал он: нет",
    "قال: نعم", "50 %", "a\u00a0b", "a  b", "é: è", "a\u2028b", "a\x85b", "a\x07b",
    "🙂 :p", "a" * 300 + ": " + "b" * 300,
)  # fmt: skip


def tarballs() -> dict[str, bytes]:
    files = [PACKAGES / each.tarball for each in admin.PACKAGES]
    if missing := [file.name for file in files if not file.is_file()]:
        pytest.skip(f"{', '.join(missing)} not in build/packages: `make packages` fetches them")
    return {file.name: file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("admin")
    files = admin.files(harbour.site(), tarballs(), stylesheets(harbour.templates()), trial=TRIAL)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with hosted(folder) as found:
        yield found


def field(page: Page, key: str) -> Locator:
    """What is typed into for a field."""
    return page.locator(f'[data-key-path="{key}"]').locator("input:visible, textarea:visible").first


def choose(page: Page, key: str, option: str) -> None:
    page.locator(f'[data-key-path="{key}"]').get_by_role("combobox").first.click()
    page.get_by_role("option", name=option, exact=True).click()


def tick(page: Page, key: str, option: str) -> None:
    page.locator(f'[data-key-path="{key}"]').get_by_role("checkbox", name=option).first.click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()
    # Behind it stands the list again.
    page.wait_for_url(re.compile(r"#/collections/\w+$"))


def edit_a_claim(page: Page, host: str) -> None:
    page.goto(f"{host}#/collections/claims/entries/ferry-passengers")
    page.locator('[data-key-path="appearances.0"], [data-key-path="appearances"]').last.get_by_label(
        "Expand"
    ).first.click()
    words = field(page, "appearances.0.quote")
    assert "explainer prove" in page.locator('[data-key-path="appearances.0.quote"]').inner_text()
    words.fill("The old ferry across the Sound carried 48,000 passengers")
    field(page, "label").fill("by the port: “tickets” #1")
    field(page, "reviewed").fill("2 May 2021")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("a day is written as 2025-02-18").first.wait_for()
    field(page, "reviewed").fill("2021-05-02")
    save(page)


def add_an_event(page: Page, host: str, size: Size) -> None:
    page.goto(f"{host}#/collections/events/new")
    field(page, "title").fill("The pier opens: all of it")
    field(page, "date").fill("2021-04~")
    tick(page, "topics", "The harbour")
    field(page, "body").fill("It opened [@pier-log-2021].")
    if size == PHONE:
        page.get_by_role("button", name="Show Editor Options").click()
        page.get_by_role("menuitem", name="Slug").click()
    page.get_by_role("textbox", name="Slug").first.fill("2021-04-pier")
    if size == PHONE:
        page.get_by_role("button", name="Close").first.click()
    save(page)


def add_a_work(page: Page, host: str) -> None:
    page.goto(f"{host}#/collections/references/entries/work")
    page.locator('[data-key-path="entries"] button:visible').filter(has_text="Work").first.click()
    field(page, "entries.0.id").fill("pier-log-2021")
    choose(page, "entries.0.type", "report")
    field(page, "entries.0.title").fill("Log of the pier: “April”, 50% of it")
    field(page, "entries.0.issued").fill("2021-04")
    save(page)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_is_saved_in_the_browser_is_what_the_check_accepts(
    browser: Browser, host: str, size: Size, tmp_path: Path
) -> None:
    with watching(browser, host, size) as watch:
        page = watch.page
        page.goto(host)
        page.get_by_role("button", name="Work with Test Repository").click()
        page.get_by_text("Claims").first.wait_for()
        edit_a_claim(page, host)
        add_an_event(page, host, size)
        add_a_work(page, host)
        saved: dict[str, str] = page.evaluate(STORED, "id: pier-log-2021")
        # No violation of the policy, no request to a host that is not named: both would stand here.
        known = (*KNOWN, f"asked: blob:{host}")
        assert [each for each in watch.wrong if not any(part in each for part in known)] == []
    changed = {path: text for path, text in saved.items() if text != TRIAL.get(path)}
    assert set(changed) == {
        "content/claims/ferry-passengers.md", "content/events/2021-04-pier.md", "content/references.yml",
    }  # fmt: skip
    claim = TRIAL["content/claims/ferry-passengers.md"].replace(" passengers in 2019\ntopics", " passengers\ntopics")
    claim = claim.replace("label: tickets only", 'label: "by the port: “tickets” #1"').replace("05-01", "05-02")
    assert changed["content/claims/ferry-passengers.md"] == claim and ">-\n      The old ferry" in claim
    assert changed["content/events/2021-04-pier.md"] == (
        '---\ntitle: "The pier opens: all of it"\ndate: 2021-04~\ntopics: [harbour]\n---\nIt opened [@pier-log-2021].\n'
    )
    work = '- id: pier-log-2021\n  type: report\n  title: "Log of the pier: “April”, 50% of it"\n  issued: 2021-04\n'
    assert changed["content/references.yml"] == TRIAL["content/references.yml"].replace(
        "- id: port", f"{work}- id: port"
    )
    assert [each.message for each in api.check(harbour.write(tmp_path, changed))] == []


def test_a_file_that_was_not_edited_is_written_as_it_was(browser: Browser, host: str) -> None:
    with watching(browser, host, DESK) as watch:
        watch.page.goto(host)
        entries = {path: text for path, text in TRIAL.items() if path.endswith(".md")}
        blocks = json.loads(watch.page.evaluate("fetch('config.json').then((each) => each.text())"))["blocks"]
        assert watch.page.evaluate(ROUND, [entries, blocks]) == entries


def said(text: str) -> Any:
    tree, problems = compose(Source("typed", text).span(), nodes=100, size=10_000)
    assert tree and problems == (), text
    return tree.data


def head(text: str) -> str:
    return text.removeprefix("---\n").rpartition("\n---\n")[0]


def test_what_is_typed_is_what_is_read(browser: Browser, host: str) -> None:
    """Whatever the letters: each text in each place is read again as it was typed, and what stood around it stays."""
    with watching(browser, host, DESK) as watch:
        watch.page.goto(host)
        written = watch.page.evaluate(TYPED, [list(TEXTS), ["quote"]])
    for typed, (new, old, works) in zip(TEXTS, written, strict=True):
        text = re.sub("[\u2028\x85\x07]", " ", typed)
        quoted = [{"article": "quill-2021", "quote": text}]
        data = {"title": text, "appearances": quoted, "also": [text, text]}
        assert said(head(new)) == data, new
        assert said(head(old)) == data, old
        assert old.startswith("---\n# Ours.\ntitle: ") and old.endswith("---\nText\n")
        assert said(works) == [{"id": "a", "title": text}, {"id": "b", "type": "book", "title": text}], works
        assert "quote: >-" in new
