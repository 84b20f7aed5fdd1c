"""The pictures that are shown where links are shared: which pages have one, and what is drawn."""

from __future__ import annotations

import importlib
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.model.kinds.claim import Assessment
from generator.output import BadTemplateError, share_card, share_image, styles, stylesheets
from generator.output.share_card import HEIGHT, WIDTH, CardBar, ShareCard
from generator.source import extras
from tests import harbour
from tests.harbour import FILES

CLAIM, EXPLAINER = "content/claims/ferry-passengers.md", "content/explainers/harbour-plan.md"
ON = {"mkdocs.yml": FILES["mkdocs.yml"] + "    cards: true\n"}
FERRY = ShareCard("Claim, in an article", "The ferry carried 48,000", "The harbour", Assessment.PARTLY, "tickets only")

TOKENS = styles.properties(stylesheets(harbour.templates())["tokens.css"])


def draw(card: ShareCard, **changed: str) -> bytes:
    return share_image.draw(
        card, {**TOKENS, **{f"--{name.replace('_', '-')}": value for name, value in changed.items()}}
    )


def of(overlay: dict[str, str]) -> dict[str, ShareCard]:
    site = harbour.site(overlay)
    found = {url: share_card.share_card(page, site) for url, page in harbour.docs(site).pages.items()}
    return {url: each for url, each in found.items() if each}


def test_there_are_no_cards_unless_they_are_switched_on() -> None:
    assert of({}) == {}
    assert of({"mkdocs.yml": ON["mkdocs.yml"].replace("site_url: https://harbour.example/\n", "")}) == {}


def test_each_page_has_one_or_that_of_its_list() -> None:
    site = harbour.site(ON)
    found, pages = of(ON), harbour.docs(site).pages
    shared = {url: share_card.picture(page, site) for url, page in pages.items()}
    assert {url for url, told in shared.items() if told} == {
        url for url, page in pages.items() if not page.hidden and page.moved is None
    }
    assert {told[0] for told in shared.values() if told} == {f"{url}card.png" for url in found}
    parts = {url: told for url, told in shared.items() if told and url not in found}
    assert {*parts.values()} == {(f"{url}card.png", pages[url].title) for url in ("claims/", "timeline/")}
    assert "claims/topic/harbour/" in parts
    assert {"", "claims/", "people/jo-tidewater/", "topics/harbour/", "articles/quill-2021/"} <= set(found)
    ferry = found["claims/ferry-passengers/"]
    assert (ferry.text, ferry.verdict, ferry.label, ferry.site) == (
        "The ferry carried 48,000 passengers in 2019", Assessment.PARTLY, "tickets only", "The harbour",
    )  # fmt: skip
    assert found["explainers/harbour-plan/"] == ShareCard(
        "Question", "What does the harbour plan change?", "The harbour",
        below="The ferry goes, a tramway comes, and the pier stays.",
    )  # fmt: skip
    assert (found[""].kicker, found[""].text) == ("", "The harbour, explained")
    assert found[""].below == "What was said of the harbour plan, beside the record."
    assert found["people/jo-tidewater/"].kicker == "Person" and found["topics/harbour/"].kicker == "Topic"
    assert found["articles/quill-2021/"].kicker == "Opinion, The Sound Courier"


def test_a_claim_shows_its_figures_to_scale() -> None:
    claimed, sold = of(ON)["claims/ferry-passengers/"].bars
    assert claimed == CardBar("As claimed", "48,000 passengers", 1.0, True)
    assert (sold.number, sold.claimed) == ("41,000 to 43,000 passengers", False)
    assert sold.part == pytest.approx(43 / 48)
    picture = draw(replace(FERRY, bars=(claimed, sold)))
    assert picture != draw(FERRY) and {TOKENS["--data"], TOKENS["--track"]} <= colours(picture)
    raw, edge = rows(picture), HEIGHT - 196 - 2 * share_image.BAR
    widths = [Counter(raw[edge + 104 + share_image.BAR * number + 40]).most_common() for number in (0, 1)]
    track = WIDTH - 2 * share_image.MARGIN
    assert track in [many for _, many in widths[0]]
    assert any(abs(many - round(track * 43 / 48)) <= 1 for _, many in widths[1])
    assert of(ON)["claims/pier-stays/"].bars == ()


def test_what_is_withdrawn_has_none() -> None:
    text = FILES[CLAIM].replace("reviewed:", "withdrawn: 2021-06-01\nreason: We erred.\nreviewed:")
    assert "claims/ferry-passengers/" not in of({**ON, CLAIM: text})


@pytest.mark.parametrize("title", ["\u6e2f\u306e\u8a08\u753b", "The plan \u2192 what?", "\U0001f6a2"])
def test_there_is_none_where_the_fonts_lack_a_sign(title: str) -> None:
    text = FILES[EXPLAINER].replace("What does the harbour plan change?", title)
    assert "explainers/harbour-plan/" not in of({**ON, EXPLAINER: text})


def test_it_says_the_same_to_those_who_do_not_see_it() -> None:
    assert FERRY.alt == ("Claim, in an article: The ferry carried 48,000. The record: partly supported, tickets only.")
    assert ShareCard("Question", "What changes?", "x").alt == "Question: What changes?"
    assert ShareCard("", "Claims", "x", below="Two claims.").alt == "Claims. Two claims."


def test_a_page_names_its_card_with_its_full_address() -> None:
    made = harbour.docs(harbour.site(ON)).files
    front = made["claims/pier-stays/index.md"].partition("\n---\n")[0]
    assert '"url": "https://harbour.example/claims/pier-stays/card.png"' in front
    assert '"url": "https://harbour.example/card.png"' in made["index.md"].partition("\n---\n")[0]


# --- pictures -----------------------------------------------------------------------------------------------------


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(picture):
        (length,), name = struct.unpack(">I", picture[at : at + 4]), picture[at + 4 : at + 8]
        data = picture[at + 8 : at + 8 + length]
        assert struct.unpack(">I", picture[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + data),)
        yield name, data
        at += 12 + length


def rows(picture: bytes) -> list[bytes]:
    with Image.open(BytesIO(picture)) as opened:
        raw = opened.tobytes()
    assert len(raw) == HEIGHT * WIDTH
    return [raw[at : at + WIDTH] for at in range(0, len(raw), WIDTH)]


@pytest.mark.parametrize("verdict", [*Assessment, None])
def test_a_picture_is_small_and_holds_nothing_but_itself(verdict: Assessment | None) -> None:
    picture = draw(replace(FERRY, verdict=verdict))
    parts = list(chunks(picture))
    assert [name for name, _ in parts] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert parts[0][1] == struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    assert len(parts[1][1]) <= 3 * 16 and len(picture) < 40_000
    rows(picture)


def test_the_same_card_gives_the_same_bytes_and_another_gives_others() -> None:
    assert draw(FERRY) == draw(replace(FERRY))
    drawn = {draw(replace(FERRY, verdict=each)) for each in Assessment}
    assert len(drawn) == len(Assessment)
    assert draw(replace(FERRY, text="Another")) not in drawn


def colours(picture: bytes) -> set[str]:
    palette = dict(chunks(picture))[b"PLTE"]
    return {f"#{palette[at : at + 3].hex()}" for at in range(0, len(palette), 3)}


@pytest.mark.parametrize("verdict", [*Assessment, None])
def test_a_picture_is_drawn_in_the_colours_of_the_tokens(verdict: Assessment | None) -> None:
    mark = f"--a-{verdict}" if verdict else "--ink"
    used = {TOKENS[name] for name in ("--page", "--tint-rule", "--line", "--ink-2", mark)}
    assert used <= colours(draw(replace(FERRY, verdict=verdict)))
    changed = draw(replace(FERRY, verdict=verdict), **{mark.removeprefix("--"): "rgb(1, 2, 3)", "page": "#fefefe"})
    assert {"#010203", "#fefefe"} <= colours(changed) and not {TOKENS[mark], TOKENS["--page"]} & colours(changed)


@pytest.mark.parametrize("colours", [{}, {"--page": "var(--paper)"}])
def test_a_colour_that_is_not_there_is_named(colours: dict[str, str]) -> None:
    with pytest.raises(BadTemplateError, match=r"assets/tokens\.css: .*`--page`.*write `--page: #rrggbb`"):
        share_image.draw(FERRY, colours)


def test_shapes_differ_without_their_colours() -> None:
    shapes = {bytes(share_image._shape(each, 52).tobytes()) for each in Assessment}
    assert len(shapes) == len(Assessment) and all(map(any, shapes))


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["a", "pier", "Wiederaufbau" * 8, "48,000", "J"]), min_size=1, max_size=90))
def test_no_text_leaves_its_ground_however_long_it_is(words: list[str]) -> None:
    long, empty = (
        rows(draw(replace(FERRY, text=" ".join(words)))),
        rows(draw(replace(FERRY, text="a"))),
    )
    edge = HEIGHT - 196
    # The indices of the palette below the edge differ only where the text's shades came first; the shapes do not.
    assert [set(row) == {row[0]} for row in long[edge:]] == [set(row) == {row[0]} for row in empty[edge:]]
    assert all(len(set(row[-20:])) == 1 for row in long)


def test_the_fonts_have_every_sign_that_a_card_may_hold() -> None:
    signs = [chr(code) for code in range(0x20, 0x2200) if share_card._WRITTEN.fullmatch(chr(code))]
    assert len(signs) > 900
    for weight in ("Regular", "Bold"):
        font = share_image._font(weight, 20)
        missing = bytes(font.getmask("\uffff"))
        lacking = [sign for sign in signs if bytes(font.getmask(sign)) == missing and font.getlength(sign)]
        assert lacking == [], weight


def test_the_fonts_come_with_their_licence() -> None:
    text = (share_image.FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text and "Copyright" in text
    files = [file for file in share_image.FONTS.iterdir() if file.suffix == ".ttf"]
    assert {file.name for file in files} == {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"}
    assert sum(file.stat().st_size for file in files) < 500_000 and all(file.name in text for file in files)


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> None:
        raise ImportError(name)

    extras.library.cache_clear()
    monkeypatch.setattr(extras, "import_module", nothing)
    with pytest.raises(extras.MissingLibraryError, match="pip install 'pillow"):
        draw(FERRY)
    monkeypatch.setattr(extras, "import_module", importlib.import_module)
    extras.library.cache_clear()
