"""A picture: what was measured of it, and who is credited for it where it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

RASTER = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Endings of the names of pictures that are measured."""


@dataclass(frozen=True)
class Picture:
    """What its file says. `format` is None where it cannot be opened; width and height are in pixels."""

    format: str | None
    width: int = 0
    height: int = 0
    located: bool = False
    """Whether it tells where it was taken."""


@dataclass(frozen=True)
class Credit:
    """Whose picture it is, and by what right it is shown; each empty where it is not said."""

    text: str
    by: str
    licence: str


_TITLE = re.compile(r"\s(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))\s*\)\s*\Z", re.DOTALL)
_LICENCE = re.compile(
    r"\b(?:CC0(?: 1\.0)?|CC[ -]BY(?:[ -](?:SA|NC|ND|NC-SA|NC-ND))?(?: [1-4]\.\d)?(?: [A-Z]{2})?|public domain|own work"
    r"|(?:used )?(?:by|with) (?:kind )?permission(?: of [^,;]+)?|(?:Open Government Licen[cs]e|OGL)(?: v?\d(?:\.\d)?)?"
    r"|GFDL(?: \d\.\d)?|MIT|Etalab(?: \d\.\d)?|Unsplash Licen[cs]e|Pexels Licen[cs]e)\s*\.?\s*\Z",
    re.IGNORECASE,
)


def credit(written: str) -> Credit:
    """The credit of a picture as its title in Markdown gives it: `![…](… "Photo: Ada Quill, CC BY 4.0")`."""
    match = _TITLE.search(written)
    text = " ".join(re.sub(r"\\(.)", r"\1", next(filter(None, match.groups()), "")).split()) if match else ""
    licence = _LICENCE.search(text)
    by = text[: licence.start()] if licence else text
    named = re.sub(
        r"^(?:(?:photo(?:graph)?|picture|image|credit|source)\b|©|\(c\))[\s:]*|[\s,;:./()–—-]+$",
        "",
        by,
        flags=re.IGNORECASE,
    )
    return Credit(text, named.strip(" ,;:"), licence.group().strip(" .") if licence else "")
