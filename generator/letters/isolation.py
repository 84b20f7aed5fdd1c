"""Names in a script that runs from the other side than their page, kept from tearing what stands beside them apart."""

from __future__ import annotations

import re

from .direction import Direction

FIRST, POP = "\u2068", "\u2069"
"""Unicode's marks around text with a direction of its own (UAX 9: FSI, PDI)."""
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FROM_LEFT = re.compile(r"[A-Za-z\u00aa-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[#/.]")
_TAG = re.compile(r"(<(?:script|style|pre)\b.*?</(?:script|style|pre)>|<[^>]*>)", re.DOTALL)


def isolated(value: object, page: Direction) -> object:
    """A text between isolates, if it has letters that run against its page; an address, and all but text, as it is."""
    against = _FROM_LEFT if page == "rtl" else _FROM_RIGHT
    if type(value) is not str or not against.search(value) or _ADDRESS.match(value):
        return value
    return f"{FIRST}{value}{POP}"


def marked_up(html: str) -> str:
    """HTML with an element `bdi` for isolates in its text; in attributes, where none can be, they stay."""
    if FIRST not in html:
        return html
    return "".join(
        part if number % 2 else part.replace(FIRST, "<bdi>").replace(POP, "</bdi>")
        for number, part in enumerate(_TAG.split(html))
    )
