"""Order, heads, ids and direction by the rules of a language."""

from __future__ import annotations

import pytest

from generator.letters import (
    attributes,
    direction,
    initial,
    isolated,
    latin,
    locale,
    marked_up,
    sort_key,
    turned,
    unquoted,
    words_of,
)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("de", ["Oder", "Ost", "Österreich", "Strasse", "Straße", "Zürich", "Zustand"]),
        ("sv", ["Ale", "Oslo", "Zorn", "Ånge", "Ärla", "Öland"]),
        ("da", ["Anders", "Zink", "Æble", "Ørsted", "Ålborg", "Aarhus"]),
        ("cs", ["cihla", "cukr", "čaj", "dub", "hrad", "chata", "ikona"]),
        ("es", ["nube", "ñandú", "obra"]),
        ("tr", ["hal", "ılık", "Irmak", "İzmir", "kaya"]),
        ("uk", ["галка", "ґанок", "дім", "єдність", "жито", "зима", "икавка", "інший", "їжак", "йод"]),
        ("ru", ["ёлка", "ель", "ива", "йод", "Apple"]),
        ("ar", ["أحمد", "باب", "ثلج", "ولد", "Berlin"]),
        ("en", ["“Air” of May", "Bee", "élan", "Elba", "zone"]),
    ],
)
def test_words_stand_in_the_order_of_their_language(tag: str, words: list[str]) -> None:
    assert sorted(words, key=sort_key(tag)) == words


@pytest.mark.parametrize(
    ("text", "tag", "label", "key"),
    [
        ("Österreich", "de", "O", "o"),
        ("Österreich", "sv", "Ö", "o-f6"),
        ("“Air”", "en", "A", "a"),
        ("Émile", "fr", "E", "e"),
        ("chata", "cs", "Ch", "ch"),
        ("Ægir", "de", "A", "a"),
        ("İzmir", "tr", "I", "i"),
        ("жито", "uk", "Ж", "zh-436"),
        ("Ёлка", "ru", "Е", "e-435"),
        ("Йод", "ru", "Й", "y-439"),
        ("أحمد", "ar", "ا", "627"),
        ("北京", "zh", "B", "b"),
        ("12 days", "en", "0–9", "0-9"),
        ("…", "en", "0–9", "0-9"),
    ],
)
def test_a_word_is_listed_under_the_letter_of_its_language(text: str, tag: str, label: str, key: str) -> None:
    found = initial(text, tag)
    assert (found.label, found.key) == (label, key)


def test_ids_are_written_as_the_language_writes_them() -> None:
    assert words_of("Größe der Zölle, übermäßig", "de") == ["groesse", "der", "zoelle", "uebermaessig"]
    assert words_of("Größe", "sv") == ["grosse"]
    assert latin("Київ", "uk") == "kyiv" and latin("Жуков", "ru") == "zhukov"
    assert words_of("العربية") and all(word.isascii() for word in words_of("العربية"))


def test_only_another_language_than_the_page_is_told() -> None:
    assert attributes("en-US", "en") == attributes(None, "de") == ""
    assert attributes("de", "en") == ' lang="de"'
    assert attributes("ar", "en") == ' lang="ar" dir="rtl"'
    assert attributes("en", "ar") == ' lang="en" dir="ltr"'
    assert [direction(tag) for tag in ("fa-IR", "az-Arab", "az", "ar-Latn")] == ["rtl", "rtl", "ltr", "ltr"]


def test_locales_have_a_country() -> None:
    assert [locale(tag) for tag in ("en", "de", "pt-BR", "zh-Hant-TW", "eo")] == [
        "en_GB", "de_DE", "pt_BR", "zh_TW", "eo",
    ]  # fmt: skip


def test_names_that_run_against_their_page_are_kept_apart_in_text_and_in_attributes() -> None:
    name = isolated("محمد، 3", "ltr")
    html = f'<p title="{name}">{name}</p><pre>{name}</pre>'
    assert marked_up(html) == f'<p title="{name}"><bdi>محمد، 3</bdi></p><pre>محمد، 3</pre>'
    assert isolated("Jo Tidewater", "ltr") == "Jo Tidewater" and isolated("Jo", "rtl") == "\u2068Jo\u2069"
    parts = f"{isolated('The Courier', 'rtl')}، ١٤ مارس"
    assert isolated(parts, "rtl") == parts and isolated(f"{parts} Jo", "rtl") == f"\u2068{parts} Jo\u2069"
    link = f'<a href="{isolated("../people/jo/", "rtl")}">{isolated("Jo", "rtl")}</a>'
    assert marked_up(link) == '<a href="../people/jo/"><bdi>Jo</bdi></a>'
    assert turned("<a>→</a> →", "rtl") == "<a>←</a> →" and turned("<a>→</a>", "ltr") == "<a>→</a>"
    titled = f"<title>{name}</title><option value='1'>{name}</option>"
    assert marked_up(titled) == "<title>محمد، 3</title><option value='1'>محمد، 3</option>"


@pytest.mark.parametrize(
    "quoted",
    [
        "“absurd”",
        "„absurd“",
        "„absurd”",
        "”absurd”",
        "«absurd»",
        "« absurd »",
        "»absurd«",
        "‹absurd›",
        "「absurd」",
        '"absurd"',
    ],
)
def test_quotation_marks_of_all_languages_are_known(quoted: str) -> None:
    text = f"Er nannte es {quoted}, und es war absurd."
    assert unquoted(text) == f"Er nannte es {' ' * len(quoted)}, und es war absurd."
