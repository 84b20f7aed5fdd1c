"""Positions count lines and characters from one; characters that nobody sees are found, and only those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source import hidden_characters
from generator.source.hidden_characters import hidden
from generator.source.suggestion import nearest
from generator.source.text import Position, Source


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("", 5, 1, 1),
        ("one", 0, 1, 1),
        ("one", 3, 1, 4),
        ("one\n", 3, 1, 4),
        ("one\n", 4, 2, 1),
        ("one\ntwo", 4, 2, 1),
        ("one\ntwo", 6, 2, 3),
        ("one\ntwo", 99, 2, 4),
        ("one\ntwo", -1, 1, 1),
        ("\n\n", 1, 2, 1),
        ("🚢🚢x", 2, 1, 3),
        ("\tx", 1, 1, 2),
        ("e\u0301x", 2, 1, 3),
        ("a\u2028b\x0cc", 4, 1, 5),
    ],
)
def test_position_of_an_offset(text: str, offset: int, line: int, column: int) -> None:
    assert Source("x.md", text).position(offset) == Position(line, column)


@given(st.text(alphabet="ab\n🚢\t"), st.data())
def test_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Source("x.md", text).position(offset)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset
    assert Source("x.md", text).line(place.line) == lines[place.line - 1]


def test_spans_are_cut_by_offsets_within_them() -> None:
    span = Source("x.md", "one\ntwo three").span(4)
    assert span.text == "two three"
    part = span.within(4, 9)
    assert (part.text, part.first, part.last) == ("three", Position(2, 5), Position(2, 10))


HOSTILE = {
    "null": "a\0b", "escape": "a\x1b[31mb", "delete": "a\x7fb", "next line": "a\x85b", "carriage return": "a\rb",
    "vertical tab": "a\x0bb", "override": "a\u202eb", "isolate": "a\u2066b\u2069", "mark": "a\u200fb",
    "arabic mark": "a\u061cb", "line separator": "a\u2028b", "paragraph separator": "a\u2029b", "tag": "a\U000e0041b",
    "noncharacter": "a\ufdd0b", "last of the plane": "a\uffffb", "private": "a\ue000b", "soft hyphen": "pass\u00adword",
    "zero width space": "pass\u200bword", "word joiner": "pass\u2060word", "no-break space of no width": "a\ufeffb",
    "joiner in Latin": "pass\u200dword", "non-joiner in Cyrillic": "\u043f\u0430\u200c\u0440",
    "joiner at the beginning": "\u200d\u0627", "joiners in a row": "\u0915\u200d\u200d", "joiner alone": "\u200d",
    "selector of a plane above": "a\U000e0100", "surrogate": "a\ud800b", "anchor of a note": "a\ufff9b",
}  # fmt: skip

HONEST = {
    "plain": "plain", "lines and tabs": "a\tb\nc", "accents": "Gdańsk, São Tomé, Çeşme", "combining": "e\u0301a\u030a",
    "Arabic": "السلام عليكم", "Hebrew": "שלום", "Persian with a non-joiner": "می\u200cخواهم",
    "Hindi with a joiner": "क्\u200dष", "Hindi with a non-joiner": "क्\u200cष", "Bengali": "র\u200d্যা",
    "Sinhala": "ශ්\u200dරී", "Malayalam": "ന്\u200dറ", "Kannada": "ರ\u200d್ಕ", "Khmer": "ស្រី",
    "Mongolian with its separator": "ᠬᠠᠷ\u180eᠠ", "Thai": "สวัสดี",
    "family": "👨\u200d👩\u200d👧", "flag": "🏳️\u200d🌈", "fire": "❤️\u200d🔥", "skin": "👩🏽\u200d🚀", "keycap": "1️⃣",
    "no-break space": "10\u00a0000", "narrow space": "10\u202f000", "hyphen": "well\u2011known", "minus": "\u22125",
    "quotes": "“a” ‘b’ «c» „d“", "dashes": "a – b — c", "ideographs": "漢字かな交じり文", "old italic": "𐌀𐌁",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hidden_character_is_found_where_it_stands(name: str) -> None:
    text = HOSTILE[name]
    offsets = [offset for offset, _ in hidden(text)]
    assert offsets and not any(text[offset].isalnum() for offset in offsets)


@pytest.mark.parametrize("name", HONEST)
def test_honest_text_is_left_alone(name: str) -> None:
    assert list(hidden(HONEST[name])) == []


@pytest.mark.parametrize(
    "character",
    ["\u2061", "\u2063", "\u206a", "\u206f", "\u180e", "\u034f", "\u115f", "\u3164", "\uffa0", "\U0001d173",
     "\ufffe", "\U0001fffe", "\U0002ffff", "\U000efffe"],
)  # fmt: skip
def test_rarer_hidden_characters_are_found(character: str) -> None:
    assert [offset for offset, _ in hidden(f"pass{character}word")] == [4]


def test_hidden_characters_are_named() -> None:
    assert list(hidden("ab\u202ecd\0")) == [(2, "U+202E RIGHT-TO-LEFT OVERRIDE"), (5, "U+0000 control character")]


def test_nearest_word() -> None:
    assert nearest("harbor", ["pier", "harbour", "ferry"]) == "harbour"
    assert nearest("xyz", ["pier", "harbour"]) is None
    assert nearest("x", []) is None


def test_no_hidden_character_is_missed_where_a_text_is_asked_as_a_whole() -> None:
    every = (chr(number) for number in range(0x110000))
    missed = [c for c in every if hidden_characters._HIDDEN.match(c) and not list(hidden(f"a{c}b"))]
    assert missed == []
