"""Pictures that the text shows: opened, measured, credited; and what their files must not say."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

import pytest
from PIL import Image

from generator import build
from generator.source import Picture, Span, measure, report
from generator.source import picture as module
from generator.source.extras import MissingLibraryError
from tests import harbour

RECORD = (
    "pictures:\n  - {file: NAME, credit: Mo & Lantern, licence: LICENCE, source: 'https://lantern.example/a?b&c'}\n"
)


def made(form: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new("L", size, 9).save(file, form, **options)
    return file.getvalue()


def exif(**tags: Any) -> Image.Exif:
    found = Image.Exif()
    if "orientation" in tags:
        found[0x0112] = tags["orientation"]
    if "gps" in tags:
        found[0x8825] = tags["gps"]
    return found


GPS = {1: "N", 2: (24.0, 42.0, 49.0), 3: "E", 4: (46.0, 40.0, 31.0)}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="24,42.8N"/></x:xmpmeta>'


def shown(name: str, data: bytes, licence: str = "cc-by-4.0", text: str = "![The pier](../assets/NAME)") -> build.Build:
    record = RECORD.replace("LICENCE", licence)
    page = f"---\ntitle: The pier\n{record}---\n{text}\n".replace("NAME", name)
    return harbour.check({"content/topics/pier.md": page}, {f"content/assets/{name}": data})


def told(found: build.Build) -> list[tuple[str, str]]:
    return [(problem.rule.code, problem.source.path) for problem in found.problems]


def page(found: build.Build) -> str:
    assert found.site and not found.problems, found.problems
    return next(t for p, t in build.docs(found.site, harbour.templates()).files.items() if p == "topics/pier/index.md")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.png", "PNG"), ("a.jpg", "JPEG"), ("A.JPEG", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.avif", "AVIF")],
)
def test_a_picture_is_measured_in_every_format(name: str, form: str) -> None:
    assert measure(name, made(form)) == Picture(40, 30)


def test_size_is_that_which_readers_see() -> None:
    assert measure("a.jpg", made("JPEG", exif=exif(orientation=6))) == Picture(30, 40)
    assert measure("a.jpg", made("JPEG", exif=exif(orientation=3))) == Picture(40, 30)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_place_in_exif_is_found(form: str) -> None:
    assert measure(f"a.{form.lower()}", made(form, exif=exif(gps=GPS))).located
    assert not measure(f"a.{form.lower()}", made(form, exif=exif(gps={0: b"\2\3\0\0", 29: "2021:03:04"}))).located


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_a_place_in_xmp_is_found(form: str) -> None:
    assert measure(f"a.{form.lower()}", made(form, xmp=XMP)).located
    assert not measure(f"a.{form.lower()}", made(form, xmp=XMP.replace(b"GPSLatitude", b"GPSVersionID"))).located


def test_a_place_is_told_even_where_no_text_shows_the_picture() -> None:
    (problem,) = harbour.check({}, {"content/assets/pier.jpg": made("JPEG", exif=exif(gps=GPS))}).problems
    assert "\n".join(report.full([problem])).strip() == _example("picture-located")


def test_a_picture_that_no_text_shows_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "library", lambda *_: pytest.fail("opened"))
    assert harbour.check({}, {"content/assets/icon.png": made()}).problems == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", made()[:50], made("JPEG", (200, 200))[:-200], b"\xff\xd8\xff\xe0" + b"0" * 64],
)
def test_a_broken_picture_is_told_once_at_its_file(data: bytes) -> None:
    name = "Photo.JPG" if data.startswith(b"\xff") else "photo.png"
    assert told(shown(name, data)) == [("picture-unreadable", f"content/assets/{name}")]


def test_a_picture_of_another_format_than_its_name_says_is_told_how_it_should_end() -> None:
    (problem,) = shown("a.png", made("JPEG")).problems
    assert (problem.message, problem.help) == ("a picture in JPEG, named as if in PNG", "let its name end in .jpg")


@pytest.mark.parametrize("size", [(5001, 5000), (20000, 20000)])
def test_a_large_picture_is_told_without_being_decoded(size: tuple[int, int]) -> None:
    head = made()
    data = head[:16] + size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + head[24:]
    data = data[:29] + zlib.crc32(data[12:29]).to_bytes(4, "big") + data[33:]
    (problem,) = shown("pier.png", data).problems
    assert "\n".join(report.full([problem])).strip() == _example("picture-large")


def test_without_the_library_a_shown_picture_is_told_to_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: str) -> Any:
        raise MissingLibraryError("opening a picture needs a library: pip install 'pillow>=12'")

    monkeypatch.setattr(module, "library", missing)
    (problem,) = shown("a.png", made()).problems
    assert problem.rule.code == "picture-unreadable" and "pillow" in problem.help


def test_page_shows_size_description_credit_and_licence() -> None:
    assert (
        '<span class="picture"><img src="../../assets/a.png" alt="The pier" width="40" height="30" loading="lazy">'
        '<small>Picture: <a href="https://lantern.example/a?b&amp;c">Mo &amp; Lantern</a>, '
        '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a></small></span>'
    ) in page(shown("a.png", made()))


def test_a_linked_picture_holds_no_second_link() -> None:
    text = "[![The pier](../assets/NAME)](../people/jo-tidewater.md)"
    inside = re.search(r"<small>(.*?)</small>", page(shown("a.png", made(), text=text)))
    assert inside and inside[1] == "Picture: Mo &amp; Lantern, CC BY 4.0"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("CC BY-SA 3.0", "CC BY-SA 3.0"), ("cc_by_nc_nd_2.5", "CC BY-NC-ND 2.5"), ("CC0", "CC0"),
        ("Public Domain", "public domain"), ("by permission", "shown by permission"),
    ],
)  # fmt: skip
def test_a_licence_is_known_as_people_write_it(written: str, words: str) -> None:
    assert re.search(rf"(?:, |>){words}(?:</a>)?</small>", page(shown("a.png", made(), written)))


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("CC BY", "write `cc-by-4.0`, or the version that the source names"),
        ("cc-by-9.0", "write one of these or alike: cc-by-4.0"), ("MIT", "write one of these or alike: cc-by-4.0"),
        ("free", "write one of these or alike"), ("Google", "write one of these or alike"),
    ],
)  # fmt: skip
def test_what_is_no_licence_is_told_what_to_write(written: str, help: str) -> None:
    (problem,) = shown("a.png", made(), written).problems
    assert problem.rule.code == "field-invalid" and problem.help.startswith(help)
    assert isinstance(problem.at, Span) and problem.at.text == written


@pytest.mark.parametrize("field", ["credit: Mo & Lantern, ", "licence: LICENCE, "])
def test_credit_and_licence_are_required(field: str) -> None:
    page = f"---\ntitle: The pier\n{RECORD.replace(field, '')}---\n![The pier](../assets/pier.png)\n"
    found = harbour.check({"content/topics/pier.md": page.replace("NAME", "pier.png").replace("LICENCE", "cc0")})
    assert told(found) == [("field-missing", "content/topics/pier.md")]


@pytest.mark.parametrize("target", ["gone.png", "<gone pier.png>", "gone pier.png"])
def test_a_picture_that_is_not_there_is_told_once_though_it_has_a_record(target: str) -> None:
    record = RECORD.replace("NAME", target.strip("<>")).replace("LICENCE", "cc0")
    text = f"![The pier]({'<' if '<' in target else ''}../assets/{target.lstrip('<')})"
    found = harbour.check({"content/topics/pier.md": f"---\ntitle: The pier\n{record}---\n{text}\n"})
    assert len(found.problems) == 1


def test_a_record_may_name_the_picture_as_the_text_does() -> None:
    record = RECORD.replace("NAME", "../assets/pier.png").replace("LICENCE", "cc0")
    text = "![The pier](../assets/pier.png) ![The pier](../assets/pier.png)"
    assert harbour.check({"content/topics/pier.md": f"---\ntitle: A\n{record}---\n{text}\n"}).problems == ()


@pytest.mark.parametrize("alt", ["pier.png", "IMG_2041", "image", "Photo 2", "DSC0012.JPG", "…", "-", "Alt"])
def test_a_description_that_says_nothing_is_none(alt: str) -> None:
    assert [code for code, _ in told(shown("a.png", made(), text=f"![{alt}](../assets/NAME)"))] == ["image-without-alt"]


@pytest.mark.parametrize("alt", ["The pier in 2019", "Photographs of the pier", "Image of a gull, 3 m wide", "A & B"])
def test_a_description_in_words_stands(alt: str) -> None:
    assert shown("a.png", made(), text=f"![{alt}](../assets/NAME)").problems == ()


@pytest.mark.parametrize("alt", ["The *pier*", "The `pier`", "The pier &amp; I", "The pier [@port-report-2019]"])
def test_marks_in_a_description_are_told(alt: str) -> None:
    assert [code for code, _ in told(shown("a.png", made(), text=f"![{alt}](../assets/NAME)"))] == ["image-marked"]


def _example(code: str) -> str:
    rules = (harbour.ROOT / "generator" / "checks" / "pictures.md").read_text("utf-8")
    found = re.search(rf"## {code}\n.*?````report [^\n]*\n(.*?)````", rules, re.DOTALL)
    assert found
    return found[1].strip()
