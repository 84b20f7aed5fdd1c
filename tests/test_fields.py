"""Each type of field has one spelling; addresses lead only where they seem to."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model import fields
from generator.source import meant_date, unsafe
from generator.syntax import edtf
from generator.syntax.citation import Cite


def read(type_: Any, value: object) -> Any:
    return TypeAdapter(type_).validate_python(value)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (fields.Text, " one\n two ", "one two"),
        (fields.Block, "one\n two", "one\n two"),
        (fields.Flag, "true", True),
        (fields.Flag, "false", False),
        (fields.Whole, "7", 7),
        (fields.Day, "2025-02-18", date(2025, 2, 18)),
        (fields.Id, "new-start-2010", "new-start-2010"),
        (fields.Id, "a" * 64, "a" * 64),
        (fields.Cites, "one, p. 4; other", (Cite("one", 0, 3, "", "p. 4"), Cite("other", 11, 16))),
    ],
)
def test_right_spelling(type_: Any, value: str, expected: object) -> None:
    assert read(type_, value) == expected


@pytest.mark.parametrize(
    ("type_", "values"),
    [
        (fields.Text, ["", " ", "\n", ["a"], {"a": "b"}, None]),
        (fields.Flag, ["yes", "True", "TRUE", "1", "on", "", True, ["true"]]),
        (fields.Whole, ["0", "-1", "+1", "1.0", "01", "1,000", "1e3", "0x1", "1_000", " 1", "1 ", "", "1" * 10, 1,
                        "1\n"]),
        (fields.Day, ["2025-2-18", "2025-02", "18.02.2025", "2025-02-30", "2025-02-18T00:00", "", "today"]),
        (fields.When, ["yesterday", "2025-13", "", "2025/2024"]),
        (fields.Id, ["Pier", "the pier", "the_pier", "-pier", "pier-", "the--pier", "", "..", "../pier", "pier/x",
                     "pier.md", "pïer", "a" * 65, "pier\n", "pier\0"]),
    ],
)  # fmt: skip
def test_other_spellings_are_refused(type_: Any, values: list[object]) -> None:
    for value in values:
        with pytest.raises(ValidationError, match="1 validation error"):
            read(type_, value)


@pytest.mark.parametrize("value", ["٣", "３", "1٣"])
def test_digits_of_other_scripts_are_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        read(fields.Whole, value)


BAD = [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://pier.example/", "ssh://pier.example",
    "blob:https://x/y",
    "about:blank", "view-source:https://pier.example", "//pier.example/x", "/x", "x.html", "?q", "#x", "", "https://",
    "https:///x", "https:pier.example", "http:/pier.example", "https://user@pier.example/",
    "https://user:pw@pier.example/",
    "https://good.example@evil.example/", "https://good.example%20@evil.example/",
    "https://pier.example\\@evil.example/",
    "https:\\\\pier.example", "https://pier.example/a b", "https://pier.example/\u202ex", "https://pier.example/\u200b",
    "https://pier.example/\x00", "https://pier\u00ad.example/", "https://pier.example/\U000e0041", "https://[::1",
    "https://pier.example:port/", "https://pier.example:99999/", "https://./", "https://...", "mailto:", "mailto:me",
    "mailto:@pier.example", "mailto:a@b@c", "mailto:me@", "https://pier.example\u2028", "\u200bhttps://pier.example/",
]  # fmt: skip
GOOD = [
    "https://pier.example", "http://pier.example/", "HTTPS://PIER.example/x",
    "https://pier.example:8443/a/b.html?c=d&e=f#g",
    "https://münchen.example/straße", "https://xn--mnchen-3ya.example/", "https://pier.example/a,b;c(d)'e",
    "https://pier.example/%E2%80%AE", "https://192.0.2.1/x", "https://[2001:db8::1]/x",
    "https://pier.example/?url=https://a/",
    "mailto:me@pier.example", "mailto:me+x@pier.example?subject=hello", "https://social.example/@pier",
    "https://пример.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", BAD)
def test_address_that_could_mislead_is_refused(address: str) -> None:
    assert unsafe(address)
    with pytest.raises(ValidationError):
        # Around an address white space does no harm: it is taken off.
        read(fields.Address, address if address.strip() == address else f"{address}x")


@pytest.mark.parametrize("address", GOOD)
def test_honest_address_is_taken(address: str) -> None:
    assert unsafe(address) is None
    assert read(fields.Address, address) == address


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-3-11", "2025-03-11"), ("2025/03/11", "2025-03-11"), ("11.03.2025", "2025-03-11"),
        ("11 March 2025", "2025-03-11"), ("Tuesday, March 11th, 2025", "2025-03-11"), ("20250311", "2025-03-11"),
        ("2025–03–11", "2025-03-11"), ("2025−03−11", "2025-03-11"), ("2014–2016", "2014/2016"),
        ("2025-03-11T10:00", "2025-03-11"), ("13/4/2025", "2025-04-13"), ("4/13/2025", "2025-04-13"),
        ("Sept. 2014", "2014-09"), ("spring 2021", "2021-21"), ("c. 1990", "1990~"), ("the 1990s", "199X"),
        ("2014-2016", "2014/2016"), ("2014-03-06 - 2014-09", "2014-03-06/2014-09"), ("2016/2014", "2014/2016"),
        ("March to May", None), ("since 2014", "2014/.."), ("until 5 May 2014", "../2014-05-05"), ("44 BC", "-0043"),
        ("3/4/2025", None), ("today", None), ("2025-02-30", None), ("2025-13", None), ("", None), ("0000-00-00", None),
        ("about " * 5_000 + "2014", None), ("2014 to " * 5_000 + "2015", None),
    ],
)  # fmt: skip
def test_a_date_in_another_spelling_is_told_the_right_one(text: str, meant: str | None) -> None:
    assert meant_date(text) == meant
    if meant:
        with pytest.raises(ValidationError, match=rf"write {re.escape(meant)}"):
            read(fields.When, text)
        assert edtf.parse(meant)


@given(st.text(st.sampled_from("0123456789 -/.,~?CBca")) | st.text())
def test_what_is_proposed_is_a_date(text: str) -> None:
    if meant := meant_date(text):
        with suppress(ValueError):
            assert str(edtf.parse(meant))
