"""Which language a text is in, by the script and the commonest words; enough to tell an editor, and to judge lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

COMMON: Final = {
    "en": "the of and to in is that was for with his they this have from are which were but not",
    "de": "der die und das den von zu mit sich des auf ist im dem nicht ein eine als auch werden sie für wird",
    "fr": "le la les et des du une est dans qui pour sur au avec ce il par plus que pas sont aux elle",
    "es": "el los las del y una para con por su se lo más como pero sus al este ha que fue",
    "it": "il che di è la per un della con una sono gli nel alla del non si anche dei più",
    "pt": "o os e do da em um uma para com não que dos das no na mais como foi ao são",
    "nl": "het een van en dat op te zijn niet met voor er aan ook maar bij naar werd",
    "sv": "och att det som en på är av för med den till inte ett har om från",
    "da": "og det at en den til er som på de med for af ikke et der har",
    "nb": "og det at en som på er av for med til ikke et har den om fra ble",
    "pl": "w i na z się nie do że jest to o jak po co ale za od przez",
    "cs": "a v se na je že s z do o k to i ve za pro jako by",
    "ru": "и в не на что с как по это он из за от был к для его она",
    "uk": "і в не на що з як до це та за від був для його вона є у",
    "tr": "ve bir bu için ile de da çok olarak daha gibi olan ne kadar",
}
_WORDS: Final = {code: frozenset(words.split()) for code, words in COMMON.items()}
_KNOWN: Final = frozenset().union(*_WORDS.values())
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_OTHER: Final = re.compile(
    r"[\u0370-\u03ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
UNSPACED: Final = frozenset({"ja", "zh", "th"})
UNSPACED_LETTERS: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
FOREIGN: Final = frozenset().union(*(words for code, words in _WORDS.items() if code != "en"))
FEW: Final = 5
"""With fewer words none can be told by its common ones."""
SAMPLE: Final = 4000
"""Characters from the middle of a text: its head and foot are often menus."""


def language(text: str) -> str | None:
    """The language of a text as a code of two letters; None where it is not known."""
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    sample = text[middle : middle + SAMPLE].casefold()
    letters = sum(map(str.isalpha, sample)) or 1
    for code, script in _SCRIPTS if _OTHER.search(sample) else ():
        if len(script.findall(sample)) > (0.1 if code == "ja" else 0.3) * letters:
            return code
    words = _WORD.findall(sample)
    if len(words) < FEW:
        return None
    counts = Counter(words)
    found = counts.keys() & _KNOWN
    shares = {code: sum(counts[word] for word in known & found) / (len(words) or 1) for code, known in _WORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= 0.1 else None
