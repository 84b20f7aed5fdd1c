"""Pictures of editors: whose they are, whether they are what they seem, and what they tell of their place."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator import build
from generator.publish import pictures, reading
from generator.publish.project import Project
from generator.source import Missing, Picture, credit
from generator.source.diagnostic import Diagnostic
from tests import harbour

TOPIC = "content/topics/harbour.md"
PIER = "content/assets/pier.png"
CREDITED = '![The pier at low tide](../assets/pier.png "Photo: Ada Lock, CC BY-SA 4.0")'


def found(prose: str, measured: dict[str, Picture | None] | None = None, *assets: str) -> list[Diagnostic]:
    sources = harbour.sources({TOPIC: f"---\ntitle: The harbour\n---\n{prose}\n"})
    return list(build.check(sources, assets=(*harbour.ASSETS, *assets), pictures=measured).problems)


def file(format: str = "PNG", size: tuple[int, int] = (4, 3), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size).save(made, format, **options)
    return made.getvalue()


def located(format: str) -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 45.0, 0.0)}
    return file(format, exif=exif.tobytes())


# credit -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "by", "licence"),
    [
        ('"Photo: Ada Lock, CC BY 4.0"', "Ada Lock", "CC BY 4.0"),
        ('"Ada Lock / Coast Agency, CC BY-NC-ND 3.0 DE"', "Ada Lock / Coast Agency", "CC BY-NC-ND 3.0 DE"),
        ("'Harbour office, public domain.'", "Harbour office", "public domain"),
        ("(Bo Ash; CC0 1.0)", "Bo Ash", "CC0 1.0"),
        ('"© Bo Ash, used with permission"', "Bo Ash", "used with permission"),
        ('"Photo: \\"Bo\\" Ash, own work"', '"Bo" Ash', "own work"),
        ('"Photo: Ada Lock"', "Ada Lock", ""),
        ('"CC BY 4.0"', "", "CC BY 4.0"),
        ('"Photo: CC BY 4.0"', "", "CC BY 4.0"),
        ("", "", ""),
    ],
)
def test_a_credit_is_read_as_who_and_by_what_right(title: str, by: str, licence: str) -> None:
    said = credit(f"![The pier](../assets/pier.png{f' {title}' if title else ''})")
    assert (said.by, said.licence) == (by, licence)


@pytest.mark.parametrize(
    ("picture", "missing"),
    [
        ("![The pier](../assets/pier.png)", "whose it is and its licence"),
        ('![The pier](../assets/pier.png "Photo: Ada Lock")', "its licence"),
        ('![The pier](../assets/pier.png "CC BY 4.0")', "whose it is"),
    ],
)
def test_a_picture_without_a_credit_is_one_report_that_shows_how_it_is_written(picture: str, missing: str) -> None:
    (problem,) = found(picture)
    assert problem.rule.code == "picture-uncredited" and problem.message.endswith(missing)
    assert (problem.source.path, problem.first.line) == (TOPIC, 4)
    assert 'write `![The pier](../assets/pier.png "Photo: NAME, CC BY 4.0")`' in problem.help


def test_the_credit_stands_below_the_picture_with_its_size() -> None:
    sources = harbour.sources({TOPIC: f"---\ntitle: The harbour\n---\n{CREDITED}\n"})
    made = build.check(sources, assets=harbour.ASSETS, pictures={PIER: Picture("PNG", 400, 300)})
    assert made.site and not made.problems
    page = harbour.docs(made.site).files["topics/harbour/index.md"]
    assert (
        '<img src="../../assets/pier.png" alt="The pier at low tide" width="400" height="300" loading="lazy">' in page
    )
    assert "<small>Photo: Ada Lock, CC BY-SA 4.0</small>" in page


# names ------------------------------------------------------------------------------------------------------------


def test_a_name_may_end_in_capitals() -> None:
    assert found(CREDITED.replace("pier.png", "Photo.JPG"), None, "content/assets/Photo.JPG") == []


def test_a_name_in_other_capitals_is_proposed() -> None:
    (problem,) = found(CREDITED.replace("pier.png", "photo.jpg"), None, "content/assets/Photo.JPG")
    assert problem.rule.code == "image-missing" and problem.help == "did you mean `../assets/Photo.JPG`?"


# content ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_a_picture_is_known_by_its_content(format: str) -> None:
    assert pictures.measure(file(format)) == Picture(format, 4, 3)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_a_place_in_the_metadata_is_noticed(format: str) -> None:
    measured = pictures.measure(located(format))
    assert measured and measured.located
    (problem,) = found("x", {PIER: Picture("PNG", 4, 3, located=True)})
    assert (problem.rule.code, problem.source.path, problem.severity) == ("picture-located", PIER, "error")
    assert "metadata" in problem.help


def test_a_place_in_xmp_is_noticed() -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>59,54N</exif:GPSLatitude></x:xmpmeta>'
    measured = pictures.measure(file("JPEG", xmp=xmp))
    assert measured and measured.located


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + b"0" * 99, file()[:-30], b"<html></html>"]
)
def test_what_is_no_picture_cannot_be_opened(data: bytes) -> None:
    assert pictures.measure(data) == Picture(None)


INVALID = [
    (Picture(None), "it cannot be opened as a picture"),
    (Picture("PNG", 5001, 5000), "25 million pixels; at most 25 million are published"),
    (Picture("JPEG", 4, 3), "it is a JPEG picture by its content, and not by its name"),
    (Picture("TIFF", 4, 3), "it is a TIFF picture by its content, and not by its name"),
]


@pytest.mark.parametrize(("picture", "message"), INVALID, ids=[str(each.format) for each, _ in INVALID])
def test_a_picture_that_is_not_what_it_seems_is_one_report_at_its_file(picture: Picture, message: str) -> None:
    (problem,) = found(CREDITED, {PIER: picture})
    assert (problem.rule.code, problem.source.path, problem.message) == ("picture-invalid", PIER, message)
    assert problem.help


def test_a_small_file_that_claims_a_billion_pixels_is_not_decoded() -> None:
    huge = file()[:16] + (40_000).to_bytes(4, "big") * 2 + file()[24:]
    measured = pictures.measure(huge)
    assert measured is None or measured.format is None or measured.width >= 40_000


def test_pictures_are_measured_where_the_project_is_read(tmp_path: Path) -> None:
    harbour.write(tmp_path)
    (tmp_path / "content" / "assets" / "Photo.JPG").write_bytes(located("JPEG"))
    read = reading.read_sources(Project(tmp_path))
    assert read.pictures["content/assets/Photo.JPG"] == Picture("JPEG", 4, 3, located=True)
    assert PIER in read.pictures and set(read.pictures) <= set(read.assets)


def test_without_the_library_it_is_told_once_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise Missing("not installed")

    monkeypatch.setattr(pictures, "library", missing)
    assert pictures.measure(file()) is None
    (problem,) = found(f"{CREDITED}\n\n{CREDITED}", {PIER: None})
    assert (problem.rule.code, problem.severity) == ("picture-unmeasured", "warning")
    assert problem.help == "pip install 'explainer[cards]'"
    assert found("no picture is shown", {PIER: None}) == []
