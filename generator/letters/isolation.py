"""Names in a script that runs from the other side than their page, kept from tearing what stands beside them apart."""

from __future__ import annotations

import re
from itertools import zip_longest

from .direction import Direction

FIRST, POP = "\u2068", "\u2069"
"""Unicode's marks around text with a direction of its own (UAX 9: FSI, PDI)."""
_ISOLATED = re.compile(f"{FIRST}[^{FIRST}{POP}]*{POP}")
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FROM_LEFT = re.compile(r"[A-Za-z\u00aa-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff]")
_SPOKEN = re.compile(r'\b(?:aria-label|alt|title|placeholder|label|data-copy|data-all|content)="[^"]*"')
"""Attributes that people read; in the others no sign may be added."""
_TEXT = "|".join(rf"{name}\b.*?</{name}" for name in ("script", "style", "pre", "title", "option"))
"""Elements that hold no other elements."""
_TAG = re.compile(rf"(<(?:{_TEXT}|[^>]*)>)", re.DOTALL)


def isolated(value: object, page: Direction) -> object:
    """A text between isolates, if it has letters that run against its page outside of isolates of its own.

    All but text is given back as it is.
    """
    if type(value) is not str or (page == "ltr" and value.isascii()):
        return value
    against = _FROM_LEFT if page == "rtl" else _FROM_RIGHT
    if not against.search(value):
        return value
    around = _ISOLATED.sub("", value) if FIRST in value else value
    return f"{FIRST}{value}{POP}" if against.search(around) else value


def marked_up(html: str) -> str:
    """HTML with elements `bdi` for isolates in its text; in attributes that are read they stay, from others they go."""
    if FIRST not in html:
        return html
    return "".join(_kept(part) if number % 2 else _elements(part) for number, part in enumerate(_TAG.split(html)))


def turned(html: str, page: Direction) -> str:
    """HTML whose links point to the side on which their page goes on."""
    return html.replace("→</a>", "←</a>").replace("↗</a>", "↖</a>") if page == "rtl" else html


def _elements(text: str) -> str:
    return text.replace(FIRST, "<bdi>").replace(POP, "</bdi>")


def _kept(tag: str) -> str:
    """A tag, or an element whose text is no prose, without isolates but in what is read."""
    spoken = _SPOKEN.findall(tag)
    rest = (part.replace(FIRST, "").replace(POP, "") for part in _SPOKEN.split(tag))
    return "".join(part for pair in zip_longest(rest, spoken, fillvalue="") for part in pair)
