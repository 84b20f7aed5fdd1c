"""What a build takes from the one before it is what it would have made itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache
from generator.build import docs
from generator.cache import Cache
from generator.output import styles
from generator.output.render import _environment
from generator.publish.page_facts import collect, dumped, loaded
from generator.views import bibliography
from tests import harbour


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return tmp_path / "build"


def made(*results: bytes) -> Callable[[], bytes]:
    """Work that may be done as often as there are results."""
    left = list(results)
    return lambda: left.pop(0)


def never(*_: object) -> bytes:
    raise AssertionError("made again")


def file(build: Path) -> Path:
    return build / cache.FOLDER / cache.FILE


def keep(build: Path, *contents: str) -> None:
    """A build that asks for some contents."""
    kept = cache.opened(build, {})
    for content in contents:
        kept.result("card", content, made(content.encode()))
    kept.close()


def test_a_result_is_made_once(build: Path) -> None:
    keep(build, "a")
    kept = cache.opened(build, {})
    assert kept.result("card", "a", never) == b"a"
    assert kept.result("card", "b", made(b"of b")) == b"of b"
    assert kept.result("facts", "a", made(b"of another kind")) == b"of another kind"
    kept.close()


def test_what_a_build_did_not_ask_for_is_dropped(build: Path) -> None:
    keep(build, *map(str, range(200)))
    before = file(build).stat().st_size
    keep(build, "7")
    assert file(build).stat().st_size < before
    kept = cache.opened(build, {})
    assert kept.result("card", "7", never) == b"7"
    assert kept.result("card", "8", made(b"anew")) == b"anew"
    kept.close()


def test_other_code_and_other_libraries_make_anew(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(build, "a")
    monkeypatch.setattr(cache, "_code", lambda: "newer")
    assert cache.opened(build, {}).result("card", "a", made(b"newer")) == b"newer"


@pytest.mark.parametrize("name", ["checks/dates.py", "checks/judging/en.txt", "pictures/coasts/world.path", "a.new"])
def test_any_file_of_the_package_that_is_another_makes_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    edited = tmp_path / "package" / name
    edited.parent.mkdir(parents=True)
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "package" / "cache.py"))
    found = set()
    for text in ("one", "two"):
        edited.write_text(text)
        found.add(cache._code.__wrapped__())
    assert len(found) == 2


def test_a_workflow_takes_nothing_and_keeps_nothing(build: Path) -> None:
    keep(build, "a")
    kept = cache.opened(build, {"CI": "true"})
    assert kept.result("card", "a", made(b"1", b"2")) == b"1" and kept.result("card", "b", made(b"3")) == b"3"
    kept.close()
    keep(build, "a")


def test_a_cache_that_came_from_elsewhere_is_not_believed(build: Path, tmp_path: Path) -> None:
    keep(build, "a")
    other = tmp_path / "other" / "build"
    file(other).parent.mkdir(parents=True)
    file(other).write_bytes(file(build).read_bytes())
    assert cache.opened(other, {}).result("card", "a", made(b"own")) == b"own"


@pytest.mark.parametrize("of", ["file", "folder", "build"])
def test_nothing_is_read_or_written_through_a_link(build: Path, tmp_path: Path, of: str) -> None:
    keep(build, "a")
    place = {"file": file(build), "folder": file(build).parent, "build": build}[of]
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    before = file(build).read_bytes()
    kept = cache.opened(build, {})
    assert kept.result("card", "a", made(b"own")) == b"own"
    kept.close()
    assert file(build).read_bytes() == before


def test_a_result_that_was_changed_is_made_anew(build: Path) -> None:
    keep(build, "a")
    with sqlite3.connect(file(build)) as opened:
        opened.execute("UPDATE kept SET result = ?", (b"forged",))
    opened.close()
    assert cache.opened(build, {}).result("card", "a", made(b"own")) == b"own"


@pytest.mark.parametrize("damage", [b"no database", b""])
def test_a_damaged_file_is_replaced(build: Path, damage: bytes) -> None:
    keep(build, "a")
    file(build).write_bytes(damage)
    keep(build, "a")
    kept = cache.opened(build, {})
    assert kept.result("card", "a", never) == b"a"
    kept.close()


def test_results_are_found_and_kept_by_the_name_of_their_content(build: Path) -> None:
    kept = cache.opened(build, {})
    kept.keep("page", {"a": b"of a", "b": b"of b"})
    assert kept.found("page", {"one": "a", "two": "c", "three": "b"}) == {"one": b"of a", "three": b"of b"}
    assert kept.found("card", {"one": "a"}) == {}
    kept.close()
    assert cache.opened(build, {}).found("page", {"one": "b"}) == {"one": b"of b"}
    assert Cache().found("page", {"one": "b"}) == {}


def test_a_table_of_an_older_version_goes(build: Path) -> None:
    file(build).parent.mkdir(parents=True)
    with sqlite3.connect(file(build)) as opened:
        opened.execute("CREATE TABLE results (key BLOB PRIMARY KEY)")
    opened.close()
    keep(build, "a")
    with sqlite3.connect(file(build)) as opened:
        assert opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [("kept",)]
    opened.close()


def test_without_a_file_results_are_made() -> None:
    assert Cache().result("card", "a", made(b"1")) == b"1"


def test_facts_of_a_page_survive_being_kept() -> None:
    text = (
        '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head><body>'
        '<base target="x"><a id="x" href="../y/">Tide – é</a><a href="javascript:go()">!</a>'
        '<img src="a.png"><p style="color: red">z</p>'
        '<script type="application/ld+json">{"a": 1}</script></body></html>'
    )
    facts = collect("a/index.html", text)
    assert all(vars(facts).values()), "each fact is told by this page"
    assert loaded("a/index.html", dumped(facts)) == facts
    assert loaded("b/index.html", dumped(facts)).path == "b/index.html"


def test_a_tree_made_of_kept_results_is_the_same(build: Path) -> None:
    site = harbour.site()
    kept = cache.opened(build, {})
    _forget()
    first = docs(site, harbour.templates(), kept)
    kept.close()
    again = cache.opened(build, {})
    _forget()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bibliography, "_entry", never)
        patched.setattr(styles, "_stylesheets", never)
        patched.setattr("jinja2.environment.Environment._parse", never)
        assert docs(site, harbour.templates(), again).files == first.files
    _forget()
    assert docs(site, harbour.templates()).files == first.files


def test_another_template_style_or_work_is_not_taken_from_what_is_kept(build: Path) -> None:
    kept = cache.opened(build, {})
    docs(harbour.site(), harbour.templates(), kept)
    edited = {**harbour.templates()}
    edited["method.html.jinja"] += "<p>edited</p>\n"
    edited["styles/site.css"] += ".edited { color: red }\n"
    _forget()
    changed = docs(harbour.site(), edited, kept).files
    _forget()
    assert changed == docs(harbour.site(), edited).files
    assert "<p>edited" in changed["method/index.md"] and "edited" in changed["assets/site.css"]


def _forget() -> None:
    """What this process remembers by itself."""
    for each in (_environment, styles._stylesheets, bibliography.references, bibliography._entry):
        each.cache_clear()
