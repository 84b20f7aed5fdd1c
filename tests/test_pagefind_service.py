"""Pagefind's service is asked for an index, and what goes wrong with it is told in its words."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest
from pagefind.service import get_executable

from generator.cache import Cache
from generator.data.search_records import SearchRecord
from generator.publish.searching import search_index
from generator.publish.searching.pagefind_service import ServiceError, indexed
from generator.source import RefusedError

PAGE = "<!doctype html><html lang=en><body data-pagefind-body><h1>The pier</h1><p>It stays open.</p></body></html>"


def program(folder: Path, code: str) -> Path:
    """What is started instead of Pagefind."""
    made = folder / "pagefind"
    made.write_text(f"#!{sys.executable}\nimport base64, json, sys\n{code}\n", encoding="utf-8")
    made.chmod(0o755)
    return made


def answer(payload: str) -> str:
    return f"print(base64.b64encode(json.dumps({{'payload': {payload}}}).encode()).decode(), end=',', flush=True)"


def test_pages_become_fragments_that_know_their_address() -> None:
    found = get_executable()
    assert found is not None
    files = indexed(found, [("/1.html", PAGE), ("/2.html", PAGE.replace("pier", "café"))])
    fragments = [data for path, data in files.items() if path.startswith("fragment/")]
    told = [json.loads(gzip.decompress(each).removeprefix(b"pagefind_dcd")) for each in fragments]
    assert {(each["url"], each["meta"]["title"]) for each in told} == {("/1.html", "The pier"), ("/2.html", "The café")}
    assert files == indexed(found, [("/1.html", PAGE), ("/2.html", PAGE.replace("pier", "café"))])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('wrong architecture')", "wrong architecture"),
        ("sys.exit(3)", "ended after 0 of 3 messages"),
        (answer("{'type': 'NewIndex'}"), "ended after 1 of 3 messages"),
        (answer("{'type': 'Error', 'message': 'no room left'}"), "no room left"),
        ("print('thread panicked, at once', flush=True); sys.stdin.read()", "thread panicked"),
    ],
)
def test_what_the_service_says_is_told(tmp_path: Path, code: str, said: str) -> None:
    with pytest.raises(ServiceError, match=said):
        indexed(program(tmp_path, code), [("/1.html", PAGE * 50_000)])


def test_a_program_that_cannot_be_started_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="pagefind"):
        indexed(tmp_path / "pagefind", [])


def test_no_index_stops_a_build_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program(tmp_path, "print('illegal instruction')")))
    record = SearchRecord("claims/pier/", "The pier", "It stays.", "", {"kind": ("Claim",)})
    with pytest.raises(RefusedError, match="made no index, and nothing was published:\nillegal instruction"):
        search_index.index([record], "en", Cache(None))
