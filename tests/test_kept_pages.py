"""Which pages a builder need not make again: those of which all that they are made of is known, and the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import build
from generator.model import Site
from generator.publish.builder import PagesRun, run_mkdocs
from generator.publish.building.kept_pages import divided, frame
from generator.publish.project import Project
from generator.source import RefusedError
from tests import harbour

FRAME = b"{# on all pages #}{{ page.content }}{% for item in nav.items %}{{ item.title }}{% endfor %}"
TEXTS = {
    "index.md": '---\ntitle: "Home"\nlayout: home\n---\n\n<p>x</p>\n',
    "claims/index.md": '---\ntitle: "Claims"\nmodified: 2025-01-02\n---\n\n<p>x</p>\n',
    "claims/wall/index.md": '---\ntitle: "The wall"\n---\n\n<p>x</p>\n',
}


def site(nav: object) -> Site:
    made = build.check(harbour.sources()).site
    assert made
    return replace(made, config=made.config.model_copy(update={"nav": nav}))


NAV = ["index.md", {"More": [{"Claims": "claims/index.md"}]}]


def test_pages_of_the_menu_are_built_each_time_and_the_others_know_their_titles_alone() -> None:
    parts = divided(site(NAV), TEXTS, {"main.html": FRAME})
    assert {*parts.menu} == {"index.md", "claims/index.md"} and {*parts.others} == {"claims/wall/index.md"}
    assert parts.shown == {
        "index.md": '---\ntitle: "Home"\n---\n',
        "claims/index.md": '---\ntitle: "Claims"\n---\n',
    }


def test_without_a_menu_every_page_is_in_it() -> None:
    parts = divided(site(None), TEXTS, {"main.html": FRAME})
    assert parts.menu == TEXTS and not parts.others and not parts.shown


def test_where_a_template_may_list_all_pages_each_depends_on_all() -> None:
    for listing in (b"{% for each in pages %}", b"{{\n pages|length }}", b"{%- set all = config or pages %}"):
        assert not divided(site(NAV), TEXTS, {"main.html": FRAME, "partials/x.html": listing}).others
    for other in (b"<p>All pages</p>{{ x }}", b"const pages = {};", b"{{ item.pages_ }}"):
        assert divided(site(NAV), TEXTS, {"main.html": FRAME, "partials/x.html": other}).others


def test_the_shipped_frame_lists_no_pages() -> None:
    folder = harbour.ROOT / "templates/overrides"
    theme = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert "main.html" in theme and divided(site(NAV), TEXTS, theme).others


def test_a_frame_is_another_where_anything_around_a_page_is() -> None:
    theme, shown = {"main.html": FRAME, "assets/icon.svg": b"<svg/>"}, {"index.md": "---\ntitle: Home\n---\n"}
    found = {
        frame("site_name: A", theme, shown, 0),
        frame("site_name: B", theme, shown, 0),
        frame("site_name: A", {**theme, "main.html": FRAME + b" "}, shown, 0),
        frame("site_name: A", {**theme, "assets/icon.svg": b"<svg />"}, shown, 0),
        frame("site_name: A", {"main.html": FRAME}, shown, 0),
        frame("site_name: A", theme, {"index.md": "---\ntitle: Start\n---\n"}, 0),
        frame("site_name: A", theme, shown, 86400),
    }
    assert len(found) == 7
    assert frame("site_name: A", dict(reversed(theme.items())), shown, 0) in found


def test_of_several_builds_only_the_fault_of_the_one_that_failed_is_told(tmp_path: Path) -> None:
    told = tmp_path / "mkdocs.yml"
    told.write_text("site_name: x\nplugins: []\nnav: [index.md, other.md]\nvalidation: {not_found: warn}\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    lenient, strict = (PagesRun(told, each, {"index.md": "# Home\n"}) for each in (False, True))
    (made,) = run_mkdocs(Project(tmp_path), [lenient], 0)
    assert ">Home</h1>" in made["index.html"]
    with pytest.raises(RefusedError, match="nothing was published") as refused:
        run_mkdocs(Project(tmp_path), [lenient, strict], 0)
    assert str(refused.value).count("other.md") == 1
