"""A claim for the frames of other sites: what stands, what was withdrawn or corrected, and where it is from."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator import build
from generator.model import Site
from tests import harbour

URL = "https://reader.example/repo/"


def cards(files: dict[str, str] | None = None, url: str | None = URL) -> dict[str, str]:
    made = harbour.site(files or {})
    site: Site = replace(made, config=made.config.model_copy(update={"site_url": url}))
    return dict(build.docs(site, harbour.templates()).embeds)


def claim(change: str = "") -> tuple[str, str]:
    path = "content/claims/ferry-passengers.md"
    return path, harbour.FILES[path].replace("title: ", f"{change}title: ", 1)


def test_without_an_address_there_are_none() -> None:
    assert cards(url=None) == {}


def test_what_stands_is_said_with_its_assessment_and_its_source() -> None:
    found = cards()["claims/ferry-passengers/embed/index.html"]
    title = claim()[1].partition("title: ")[2].partition("\n")[0]
    assert title in found and 'class="verdict' in found and "<script" not in found
    assert f'<link rel="canonical" href="{URL}claims/ferry-passengers/">' in found and 'href="../"' in found


def test_what_was_withdrawn_says_so_and_nothing_of_what_it_said() -> None:
    path, text = claim("withdrawn: 2021-07-01\nreason: The count was of another year.\n")
    found = cards({path: text})["claims/ferry-passengers/embed/index.html"]
    assert "The count was of another year." in found
    assert 'class="verdict' not in found and "<blockquote" not in found


def test_a_correction_of_the_statement_is_told() -> None:
    path, text = claim("corrections:\n  - {date: 2021-07-02, what: statement, text: It said boats.}\n")
    found = cards({path: text})["claims/ferry-passengers/embed/index.html"]
    assert "It said boats." in found


def test_programs_are_told_the_frame() -> None:
    told = json.loads(cards()["claims/ferry-passengers/embed/oembed.json"])
    assert told["html"].startswith(f'<iframe src="{URL}claims/ferry-passengers/embed/"')
    assert {"version", "type", "title", "width", "height"} <= told.keys()


@pytest.mark.parametrize("title", ['"><script>x</script>', "a & b"])
def test_a_title_cannot_leave_the_frame(title: str) -> None:
    path, text = claim()
    old = text.partition("title: ")[2].partition("\n")[0]
    made = cards({path: text.replace(f"title: {old}", f"title: {json.dumps(title)}", 1)})
    code = json.loads(made["claims/ferry-passengers/embed/oembed.json"])["html"]
    assert "<script" not in code and code.count(">") == 2
