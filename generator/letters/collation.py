"""In which order a language lists words: the Unicode Collation Algorithm, with the language's own alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from pyuca import Collator

from .alphabet import alphabet, primary

SortKey = tuple[float, ...]
_SCRIPTS = {
    "ARABIC": "ar ckb fa ps sd ug ur", "ARMENIAN": "hy", "BENGALI": "as bn", "DEVANAGARI": "hi mr ne",
    "CYRILLIC": "be bg kk ky mk mn ru sr tg tt uk", "GEORGIAN": "ka", "GREEK": "el", "HANGUL": "ko", "HEBREW": "he yi",
    "THAI": "th",
}  # fmt: skip
"""Languages that are not written in Latin letters, by script: what is in their own is listed first."""
_FIRST = {language: script for script, languages in _SCRIPTS.items() for language in languages.split()}
_STEP = 1 / 64
"""How far apart letters stand that a language has between two others."""


@cache
def sort_key(tag: str) -> Callable[[str], SortKey]:
    """What texts are sorted by in a language (BCP 47). Small and capital letters differ last, accents before that."""
    language = primary(tag)
    first = _FIRST.get(language)
    dotless = any(letter.text == "ı" for letter in alphabet(language))

    @lru_cache(maxsize=8192)
    def key(text: str) -> SortKey:
        told = text.replace("İ", "i") if dotless else text
        return (float(_foreign(told, first)), *_collator(language).sort_key(told))

    return key


def _foreign(text: str, script: str | None) -> bool:
    """Whether the first letter of a text is of another script than the language's."""
    letter = next((sign for sign in text if sign.isalpha()), "")
    return bool(script and letter and not unicodedata.name(letter, "").startswith(script))


@cache
def _collator(language: str) -> Any:
    """The order of all letters; a language's own are put between the shared ones."""
    # This reads its table, in a tenth of a second: a check sorts nothing for readers.
    made = Collator()
    for letter in alphabet(language):
        base = made.collation_elements(letter.after)[-1][0]
        for size, spelling in enumerate(letter.spellings):
            weights = [base + letter.place * _STEP, 0x20 + letter.form, 2 + 6 * size]
            made.table.add([ord(sign) for sign in spelling], [weights])
    return made
