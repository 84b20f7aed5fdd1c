"""Whatever is broken on purpose stops the build, is named, and leaves the last good site as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_tests.project import build, builder, state

TEMPLATE = "templates/claims.html.jinja"
PAGE = "claims/index.html"
SETTINGS = "mkdocs.yml"
CLAIM = "content/claims/*.md"
CITED = re.compile(r"\[@")
QUOTED = re.compile(r"(quote: >-\n\s+)(\S+)")


@dataclass(frozen=True)
class Fault:
    """What is done to a file: something replaced at its first place, or appended."""

    file: str
    with_: str
    code: str
    names: str
    """What the report names: the content file, or the page for what no content file holds."""
    at: re.Pattern[str] = re.compile(r"\Z")


FAULTS = {
    "a raw link in a template": Fault(TEMPLATE, '\n<p><a href="../nowhere/">x</a></p>\n', "built-link-broken", PAGE),
    "an anchor in a template": Fault(TEMPLATE, '\n<p><a href="#nowhere">x</a></p>\n', "built-anchor-missing", PAGE),
    "a picture in a template": Fault(TEMPLATE, '\n<p><img src="../x.png" alt="x"></p>\n', "built-link-broken", PAGE),
    "a left-over citation": Fault(TEMPLATE, "\n<p>So it was [@somebody].</p>\n", "built-leftover", PAGE),
    "an id given twice": Fault(TEMPLATE, '\n<p id="here"></p><p id="here"></p>\n', "built-id-repeated", PAGE),
    "a foreign stylesheet": Fault(
        "templates/overrides/main.html", '<link rel="stylesheet" href="https://styles.example/site.css">\n',
        "built-foreign-address", PAGE, re.compile("(?=<meta name=.color-scheme.)"),
    ),
    "a foreign stylesheet in the settings": Fault(
        "mkdocs.yml", "extra_css:\n  - https://styles.example/site.css", "setting-refused", SETTINGS,
        re.compile("extra_css:"),
    ),
    "the live site as the builder's folder": Fault(
        "mkdocs.yml", "site_dir: site", "setting-refused", SETTINGS, re.compile("site_dir: .*")
    ),
    "a folder outside as the theme's": Fault(
        "mkdocs.yml", "custom_dir: /etc", "setting-refused", SETTINGS, re.compile("custom_dir: .*")
    ),
    "a hook": Fault("mkdocs.yml", "hooks: [content/assets/hook.py]\n", "setting-refused", SETTINGS),
    "a plugin": Fault("mkdocs.yml", "plugins: [search]", "setting-refused", SETTINGS, re.compile(r"plugins: \[\]")),
    "a tag that runs code": Fault(
        "mkdocs.yml", "site_name: !!python/object/apply:os.mkdir [ran]", "yaml-forbidden", SETTINGS,
        re.compile("site_name: .*"),
    ),
    "a foreign style in a stylesheet": Fault(
        "templates/styles/site.css", "\n@import url(https://styles.example/a.css);\n", "built-foreign-address",
        "site.css",
    ),
    "linked data": Fault(
        "templates/partials/data.html.jinja", '<script type="application/ld+json">[1,', "built-data-invalid", PAGE,
        re.compile(r'<script type="application/ld\+json">'),
    ),
    "the key of a citation": Fault(CLAIM, "[@nobody-0000; @", "citation-unknown", CLAIM, CITED),
    "a word of a quotation": Fault(CLAIM, r"\1zebra", "quote-unproved", CLAIM, QUOTED),
    "a link in content": Fault(CLAIM, "see [it](nowhere.md) [@", "link-broken", CLAIM, CITED),
    "an anchor in content": Fault(CLAIM, "[it](../pages/method.md#nowhere) [@", "link-anchor-missing", CLAIM, CITED),
    "a picture in content": Fault(CLAIM, "![A pier](../assets/nowhere.png) [@", "image-missing", CLAIM, CITED),
}  # fmt: skip


@contextmanager
def broken(project: Path, fault: Fault) -> Iterator[str]:
    """The name of the file while it is broken; then it is as it was."""
    found = sorted(project.glob(fault.file))
    file = next(file for file in found if fault.at.search(file.read_text(encoding="utf-8")))
    before = file.read_text(encoding="utf-8")
    file.write_text(fault.at.sub(fault.with_, before, count=1), encoding="utf-8")
    try:
        yield file.relative_to(project).as_posix()
    finally:
        file.write_text(before, encoding="utf-8")


# What the audit finds it finds in the pages of either; one of each way in which a build is stopped is enough.
FEW = {"a raw link in a template", "a left-over citation", "a hook", "a link in content"}
TRIED = [
    pytest.param(fault, id=name, marks=() if builder() == "mkdocs" or name in FEW else pytest.mark.full)
    for name, fault in FAULTS.items()
]


@pytest.mark.each_builder
@pytest.mark.parametrize("fault", TRIED)
def test_is_stopped(workshop: Path, fault: Fault) -> None:
    good, around = state(workshop / "site"), {each.name for each in workshop.iterdir()}
    assert good
    with broken(workshop, fault) as name:
        code, said = build(workshop, "https://reader.example/")
        assert code == 1, said
        codes = set(re.findall(r"(?:error|warning)\[([a-z-]+)\]", said))
        # Zensical refuses some of what the audit would find behind it.
        refused = builder() == "zensical" and "zensical did not build the site" in said
        assert codes == {fault.code} or (refused and not codes), said
        assert (name if fault.names == CLAIM else fault.names.partition(":")[0].removesuffix(".html")) in said
        assert re.search("not published|nothing was published", said) and "Traceback" not in said
    assert state(workshop / "site") == good
    assert {each.name for each in workshop.iterdir()} - around <= {"build", ".cache"}


def test_a_link_among_the_overrides_is_not_published(workshop: Path) -> None:
    good = state(workshop / "site")
    link = workshop / "templates" / "overrides" / "assets" / "leak.txt"
    link.symlink_to("/etc/passwd")
    code, said = build(workshop, "https://reader.example/")
    link.unlink()
    assert code == 1 and "assets/leak.txt:1:1: error[file-unreadable]: a link to another file" in said
    assert state(workshop / "site") == good


def test_a_folder_that_no_build_made_stays_as_it_is(workshop: Path) -> None:
    """Neither does a page in it make a site of it."""
    mark = workshop / "site" / ".explainer-site"
    kept = mark.read_bytes()
    mark.unlink()
    (workshop / "site" / "thesis.txt").write_text("years of work")
    mine = state(workshop / "site")
    code, said = build(workshop, "https://reader.example/")
    assert code == 1 and "site is not known to be a built site, and nothing is deleted" in said
    assert state(workshop / "site") == mine
    (workshop / "site" / "thesis.txt").unlink()
    mark.write_bytes(kept)


def test_mended_it_is_published_as_before(workshop: Path) -> None:
    good = state(workshop / "site")
    code, said = build(workshop, "https://reader.example/")
    assert code == 0, said
    assert state(workshop / "site") == good
