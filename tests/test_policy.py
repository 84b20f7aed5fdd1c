"""The content security policy: which scripts it must know, what it allows, where it stands."""

from __future__ import annotations

import base64
import hashlib

import pytest

from generator.publish.finishing.security_policy import CANARY, digest, finish, inline_scripts, policy


@pytest.mark.parametrize(
    "page",
    [
        "<script>run()</script>", "<SCRIPT>run()</SCRIPT>", "<Script >run()</script\n>", "<script\n>run()</script>",
        '<script type="module">run()</script>', "<script type=module>run()</script>",
        "<script type='text/javascript'>run()</script>", '<script TYPE = "Text/JavaScript">run()</script>',
        '<script type="application/javascript">run()</script>', '<script type="">run()</script>',
        "<script async defer>run()</script>", "<p><script>run()</script></p>",
    ],
)  # fmt: skip
def test_a_script_that_a_browser_would_run_is_found(page: str) -> None:
    assert list(inline_scripts(page)) == ["run()"]


@pytest.mark.parametrize(
    "page",
    [
        '<script src="x.js"></script>', "<script SRC = x.js></script>", "<script defer src=x.js>run()</script>",
        '<script type="application/ld+json">{"a": 1}</script>', '<script type="text/template">run()</script>',
        '<script TYPE="application/json">{}</script>', '<script Type=text/x-template>run()</script>',
        "<scripted>run()</scripted>", "<p>run()</p>", "",
    ],
)  # fmt: skip
def test_what_is_loaded_or_is_no_script_is_not(page: str) -> None:
    assert list(inline_scripts(page)) == []


def test_scripts_are_found_each_from_its_beginning_to_its_end_over_lines() -> None:
    page = '<script>\n one("</p>")\n</script>\n<script src=x></script><SCRIPT>two()\n\n</SCRIPT><script></script>'
    assert list(inline_scripts(page)) == ['\n one("</p>")\n', "two()\n\n", ""]


def test_a_digest_is_that_of_the_scripts_bytes() -> None:
    assert digest("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    for script in ("run()", "é – 🚢\n"):
        expected = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert digest(script) == f"'sha256-{expected}'"


def test_without_scripts_nothing_inline_is_allowed() -> None:
    assert policy(()) == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_scripts_of_all_pages_are_allowed_each_once_in_one_order() -> None:
    pages = ["<script>a()</script><script>b()</script>", "<script>b()</script><script src=x></script>", "<p>"]
    expected = policy(()).replace(
        "script-src 'self'", " ".join(["script-src 'self'", *sorted(map(digest, ["a()", "b()"]))])
    )
    assert policy(pages) == policy(reversed(pages)) == expected


def test_the_policy_stands_right_behind_the_first_declaration_of_the_encoding() -> None:
    for charset in (
        '<meta charset="utf-8">',
        "<META CHARSET=UTF-8>",
        "<meta charset='utf-8' />",
        "<meta  charset=utf-8/>",
    ):
        page = f"<head>{charset}<link href=x><p>{charset}"
        tag = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src a&amp;b">"""
        assert finish(page, "default-src 'none'; img-src a&b") == f"<head>{charset}{tag}<link href=x><p>{charset}"


def test_a_page_that_does_not_declare_utf_8_gets_none_and_is_for_the_audit_to_refuse() -> None:
    for page in ("<head><link href=x>", '<meta charset="latin-1">', '<meta name="charset" content="utf-8">'):
        assert finish(page, policy(())) == page


def test_the_canary_has_a_page_at_each_depth_and_no_content() -> None:
    assert sorted(path.count("/") for path in CANARY) == [0, 1, 2, 3, 4, 5]
    assert all(path.endswith("index.md") and "script" not in text.casefold() for path, text in CANARY.items())
