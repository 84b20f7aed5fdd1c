"""The words of a text, normalised: the one rule by which quotations and articles are compared.

The rule is the same everywhere: NFKC; case folded; quotation marks, dashes and hyphens, ellipses and white space
alike; what has no width gone; combining marks part of their letter; a hyphen between letters part of the word.
What is raised, lowered or circled behind a digit, and a fraction behind one, stand apart from it: 10⁶ is not 106, nor
3½ 31/2.
Punctuation is not compared, signs that belong to a number (`$`, `%`, `±`, `°`, `<`, a leading minus) are.

Scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Myanmar and a few more) are numbered by their
letters, each with its marks, since only a dictionary tells their words; for limits two of them are a word.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import regex

VERSION = 3
"""Of the rules by which words are compared, numbered and judged. Proofs name the version that they were made by."""


class Separator(Enum):
    """What stands between a part of a word and the part before it."""

    SPACE = " "
    HYPHEN = "-"
    DASH = "\u2014"

    def agrees(self, other: Separator) -> bool:
        """Dashes and hyphens are alike, and a dash is punctuation; but a hyphen is not a space."""
        return {self, other} != {Separator.SPACE, Separator.HYPHEN}


@dataclass(frozen=True)
class WordPart:
    """A word, or the part of a word up to a hyphen, with its offsets in the text that it comes from."""

    text: str
    link: Separator
    start: int
    end: int
    number: int
    """Of the word in the text, from one; the parts of a hyphenated word share it."""

    def __init__(self, text: str, link: Separator, start: int, end: int, number: int) -> None:
        # As a frozen dataclass does it, but in half the time: a text has thousands.
        self.__dict__.update(text=text, link=link, start=start, end=end, number=number)

    @property
    def begins(self) -> bool:
        """Whether a word begins with it."""
        return self.link is not Separator.HYPHEN

    @property
    def letter(self) -> bool:
        """Whether it is a letter of a script that puts no space between words."""
        return self.text[0] >= "\u0e00" and _SPACELESS.match(self.text) is not None

    def agrees(self, other: WordPart) -> bool:
        return self.text == other.text and self.link.agrees(other.link)


_HYPHENS = dict.fromkeys(map(ord, "\u058a\u05be\u2010\u2011\u2212\ufe63\uff0d"), "-")
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u02b9\u0060\u00b4\u05f3\uff07"
_UNSEEN = [
    0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
    *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0100, 0xE01F0),
]  # fmt: skip
_ALIKE: dict[int, str] = {
    **_HYPHENS,
    **dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2015\u2e3a\u2e3b\ufe58"), "\u2014"),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, "\u223c\u301c"), "~"),
    **dict.fromkeys(_UNSEEN, ""),
}

SPACELESS = (
    r"[[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tai_Le}\p{New_Tai_Lue}"
    r"\p{Tai_Tham}\p{Tai_Viet}\p{Balinese}\p{Javanese}\p{Yi}ー]&&[\p{L}\p{Nl}]]"
)
_CHARACTER = rf"(?:[[\p{{L}}\p{{N}}]--{SPACELESS}]\p{{M}}*+)"
_PART = regex.compile(
    # A letter with its marks, not `\X`: which letters UAX 29 joins (conjuncts) changes with the version of Unicode,
    # and numbers of words stand in proofs.
    rf"{SPACELESS}\p{{M}}*+"
    r"|(?:(?:[±∓~≈<>≤≥]\s?)?(?:(?<![\p{L}\p{N}\p{M}_)])[-+])?(?=\p{Sc}?\p{Nd}))?\p{Sc}?"
    rf"{_CHARACTER}(?:{_CHARACTER}|(?<=\p{{Nd}}),(?=\p{{Nd}})|['.&](?={_CHARACTER}))*+"
    r"(?:[%‰‱°]|(?<=\p{Nd})\s[%‰‱°])?"
    r"|\p{Sc}"
    # A mark without its letter is a misprint, to be compared like one. Accents shared by scripts come from signs.
    r"|(?<![\p{L}\p{N}\p{M}])[\p{M}--\p{Zinh}]\p{M}*+",
    regex.VERSION1,
)
_ASCII = "[A-Za-z0-9]"
_PLAIN_PART = re.compile(
    r"(?:(?:[~<>][\t-\r ]?)?(?:(?<![A-Za-z0-9_)])[-+])?(?=\$?[0-9]))?\$?"
    rf"{_ASCII}(?:{_ASCII}|(?<=[0-9]),(?=[0-9])|['.&](?={_ASCII}))*+(?:%|(?<=[0-9])[\t-\r ]%)?|\$"
)
"""The same in a text whose only signs beyond ASCII part words: found in a quarter of the time."""
_PARTING = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb\u2014"))
_SPACELESS = regex.compile(SPACELESS, regex.VERSION1)
_PIECE = regex.compile(r"[\x00-\x7f]+(?!\p{M})|\X", regex.VERSION1)

_BEHIND_DIGIT = regex.compile(r"(?<=\p{Nd})(?=[\p{No}&&\P{Decomposition_Type=None}])", regex.VERSION1)
_MARKS = 30
"""As many marks on a letter are put in order (UAX 15, stream-safe format): to sort more takes quadratic time."""
_MARKED = regex.compile(r"\p{M}{6}")
_JOINER = "\u034f"


def fold(text: str) -> str:
    """A text as it is compared, white space and punctuation still in place."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    text = _BEHIND_DIGIT.sub(" ", text.translate(_HYPHENS))
    text = unicodedata.normalize("NFKC", _bounded(text))
    return unicodedata.normalize("NFKC", text.translate(_ALIKE).casefold())


def _bounded(text: str) -> str:
    if not _MARKED.search(text):
        return text
    found: list[str] = []
    run = 0
    for character in "".join(unicodedata.normalize("NFKD", each) for each in text):
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _MARKS:
            found.append(_JOINER)
            run = 1
        found.append(character)
    return "".join(found)


def _pieces(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """A text folded letter by letter, each with the offsets that it comes from, or as one where letters interact."""
    found = [(fold(match.group()), at + match.start(), at + match.end()) for match in _PIECE.finditer(text)]
    return iter(found if "".join(piece for piece, _, _ in found) == fold(text) else [(fold(text), at, at + len(text))])


def _folded(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """A text folded, and for each of its characters where what it comes from starts and ends."""
    folded = fold(text)
    if text.isascii():
        return folded, range(len(text)), range(1, len(text) + 1)
    pieces = list(_pieces(text, 0))
    if len(pieces) == 1:
        # Few letters interact with their neighbours, so this is narrowed down to what stands between white space.
        runs = regex.finditer(r"\S+|\s+", text)
        pieces = [piece for run in runs for piece in _pieces(run.group(), run.start())]
        folded = "".join(piece for piece, _, _ in pieces)
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in pieces:
        if text[start:end].isascii():
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
    return folded, starts, ends


def parts(text: str, first: int = 1) -> tuple[WordPart, ...]:
    """The parts of the words of a text in order; words are numbered from `first`.

    Offsets are exact to the letter, but for the few letters whose neighbours change what they fold to.
    """
    folded, starts, ends = _folded(text)
    found: list[WordPart] = []
    number, behind = first - 1, 0
    plain = folded.isascii() or folded.translate(_PARTING).isascii()
    for match in (_PLAIN_PART if plain else _PART).finditer(folded):
        begin, end = match.span()
        between = folded[behind:begin]
        if found and between == "-":
            link = Separator.HYPHEN
        else:
            link = Separator.DASH if found and ("-" in between or "\u2014" in between) else Separator.SPACE
            number += 1
        behind = end
        word = "".join(match.group().split())
        found.append(WordPart(word, link, starts[begin], ends[end - 1], number))
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The normalised words of a text; a hyphenated word is one."""
    return joined(parts(text))


def joined(parts: Iterable[WordPart]) -> tuple[str, ...]:
    """The words whose parts these are."""
    found: list[str] = []
    for part in parts:
        if part.begins:
            found.append(part.text)
        else:
            found[-1] += "-" + part.text
    return tuple(found)


def begins(text: str, start: str) -> bool:
    """Whether a text begins with the words of another, however they are set."""
    wanted = words(start)
    return bool(wanted) and words(text[: 3 * len(start) + 40])[: len(wanted)] == wanted


def extent(parts: Sequence[WordPart]) -> int:
    """How many words, as limits count them: two letters of a script without spaces are one."""
    letters = sum(part.letter for part in parts)
    return sum(part.begins for part in parts) - letters + (letters + 1) // 2


def count(text: str) -> int:
    """The number of words of a text, as limits count them."""
    return extent(parts(text))


def number(paragraphs: Sequence[str]) -> tuple[tuple[WordPart, ...], ...]:
    """The parts of each paragraph, its words numbered through the whole article."""
    numbered: list[tuple[WordPart, ...]] = []
    first = 1
    for paragraph in paragraphs:
        numbered.append(parts(paragraph, first))
        first = numbered[-1][-1].number + 1 if numbered[-1] else first
    return tuple(numbered)


def digest(paragraphs: Iterable[str]) -> str:
    """SHA-256 of an article's normalised words, joined by single spaces; hexadecimal."""
    return digest_of(word for paragraph in paragraphs for word in words(paragraph))


def digest_of(words: Iterable[str]) -> str:
    """The same of words that are normalised already."""
    return hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()
