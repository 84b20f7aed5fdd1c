"""The letter under which a word is listed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from .alphabet import alphabet, primary

_SHAPES = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي"}
"""Arabic letters with a hamza, under the letter that bears it."""
_HAN = "漢"
"""One head for all Han characters where they are not listed by their sound."""


@dataclass(frozen=True)
class Initial:
    """The letter at the head of a list, and what it is called in an address."""

    label: str

    @property
    def key(self) -> str:
        if self.label.isascii() or self.label == DIGITS.label:
            return self.label.casefold().replace("–", "-")
        plain = "".join(sign for sign in anyascii(self.label).casefold() if sign.isalnum())
        # Of letters that are alike in Latin script each has an address of its own.
        return "-".join(filter(None, (plain, *(f"{ord(sign):x}" for sign in self.label.casefold()))))


DIGITS = Initial("0–9")


@cache
def initial(text: str, tag: str) -> Initial:
    """The first letter of a text in a language; figures, and texts without either, have one head."""
    start = next((number for number, sign in enumerate(text) if sign.isalnum()), None)
    if start is None or text[start].isdigit():
        return DIGITS
    word = unicodedata.normalize("NFC", text[start:])
    return Initial(_own(word, primary(tag)) or _shared(word[0], primary(tag)))


def _own(word: str, language: str) -> str | None:
    """The letter of the language's own with which a word begins."""
    letters = alphabet(language)
    small = word.replace("I", "ı").replace("İ", "i") if any(each.text == "ı" for each in letters) else word
    small = small.casefold() if "ß" not in small else small.lower()
    found = max(
        (each for each in letters if small.startswith(each.text)), key=lambda each: len(each.text), default=None
    )
    if found is None:
        return None
    main = found.main or found.text
    return "I" if main == "ı" else main.title()


def _shared(sign: str, language: str) -> str:
    """A letter without what it bears, where the language has no letter of its own."""
    name = unicodedata.name(sign, "")
    if name.startswith("CJK"):
        return anyascii(sign)[:1].upper() if language == "zh" else _HAN
    if name.startswith("LATIN"):
        return anyascii(sign)[:1].upper()
    if name.startswith("CYRILLIC"):
        return {"ё": "Е", "ѐ": "Е"}.get(sign.lower(), sign.upper())
    bare = unicodedata.normalize("NFD", _SHAPES.get(sign, sign))[0]
    return bare.upper()
