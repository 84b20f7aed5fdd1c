"""Words in Latin letters without accents, for ids."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from .alphabet import primary

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DANISH = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"}
_WRITTEN = {
    "de": _GERMAN, "gsw": _GERMAN, "lb": _GERMAN, "nds": _GERMAN,
    "da": _DANISH, "nb": _DANISH, "nn": _DANISH, "no": _DANISH,
    "uk": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "i", "є": "ie", "й": "i", "х": "kh", "щ": "shch", "ь": ""},
}  # fmt: skip
"""Letters that a language itself writes in another way where it has only those of ASCII."""
_NAMES = re.compile(r"[a-z0-9]+")


def latin(text: str, tag: str = "") -> str:
    """A text in small letters of ASCII, as its language (BCP 47) writes them; other scripts by their sound."""
    plain = unicodedata.normalize("NFC", text).casefold()
    for letter, written in _WRITTEN.get(primary(tag), {}).items():
        plain = plain.replace(letter, written)
    return anyascii(plain).casefold().replace("`", "").replace("'", "")


def words_of(text: str, tag: str = "") -> list[str]:
    """The words and numbers of a text as they may stand in an id."""
    return _NAMES.findall(latin(text, tag))
