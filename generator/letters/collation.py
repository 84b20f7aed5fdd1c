"""In which order a language lists words: the Unicode Collation Algorithm, with the language's own alphabet."""

from __future__ import annotations

import pkgutil
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from pyuca import Collator
from pyuca.trie import Trie

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


_WEIGHTS = re.compile(r"\[[*.](\w+)\.(\w+)\.(\w+)")
"""Of a line of the library's table."""
_BEGUN = 5
"""By so many letters of its beginning a line is found: the number of its first sign, four digits or more."""


class _Table(Trie):  # type: ignore[misc]
    """The weights of signs, of which those are read that are asked for: the whole takes a fifth of a second."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.unread: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            self.unread[line[:_BEGUN]].append(line)

    def add(self, key: Sequence[int], value: list[list[float]]) -> None:
        """What is added stands for what the table says."""
        self._read(key[0])
        super().add(key, value)

    def find_prefix(self, key: list[int]) -> tuple[list[int], list[list[float]] | None, list[int]]:
        if key:
            self._read(key[0])
        found: tuple[list[int], list[list[float]] | None, list[int]] = super().find_prefix(key)
        return found

    def _read(self, sign: int) -> None:
        for line in self.unread.pop(f"{sign:04X} "[:_BEGUN], ()):
            signs, _, weights = line.partition("#")[0].partition(";")
            value = [[int(each, 16) for each in found] for found in _WEIGHTS.findall(weights)]
            super().add([int(each, 16) for each in signs.split()], value)


class _Collator(Collator):  # type: ignore[misc]
    """The library's, with the same table read bit by bit."""

    def load(self, filename: str) -> None:
        lines = (pkgutil.get_data("pyuca", f"allkeys-{self.UCA_VERSION}.txt") or b"").decode("ascii")
        self.table = _Table(lines.split("\n"))
        for found in re.findall(r"^@implicitweights (\w+)\.\.(\w+); *(\w+)", lines, re.MULTILINE):
            self.implicit_weights.append([int(each, 16) for each in found])


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
def _collator(language: str) -> _Collator:
    """The order of all letters; a language's own are put between the shared ones."""
    # This reads its table, in thirty milliseconds: a check sorts nothing for readers.
    made = _Collator()
    for letter in alphabet(language):
        base = made.collation_elements(letter.after)[-1][0]
        for size, spelling in enumerate(letter.spellings):
            weights = [base + letter.place * _STEP, 0x20 + letter.form, 2 + 6 * size]
            made.table.add([ord(sign) for sign in spelling], [weights])
    return made
