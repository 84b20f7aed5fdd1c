"""Characters that a reader cannot see but that change what is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# The last two of each plane are noncharacters.
_ENDS = "".join(chr(plane * 0x10000 + end) for plane in range(15) for end in (0xFFFE, 0xFFFF))


# Characters that a reader cannot see but that change what is read: Unicode's bidirectional controls
# (UAX 9), the tag block, noncharacters, fillers, private use (we use it for nothing, so content may not either).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2061-\u206f\ufdd0-\ufdef"
    "\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\U0001d173-\U0001d17a"
    f"{_ENDS}\u200b-\u200d\u2060\ufeff\u00ad]"
)

_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Those of them in the first plane that count as printed."""


_JOINERS = "\u200c\u200d"


_SYMBOLS = frozenset({"So", "Sk", "Sm"})


# Scripts that part words by a space of no width.
_UNSPACED = ("KHMER", "THAI", "LAO", "MYANMAR")


# Scripts and symbols in which a joiner is spelling, not concealment: by the beginning of the Unicode name.
_JOINED = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU",
    "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN", "VARIATION SELECTOR", "EMOJI", )  # fmt: skip


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of each character that must not stand in content.

    Control characters other than tab and line feed, direction overrides, tags, noncharacters, private use, and
    zero-width characters except joiners between letters of a script (or emoji) that needs them.
    """
    # To ask a whole text what is printed is many times as fast as to search it.
    bare = text.replace("\n", "").replace("\t", "").replace("\xa0", "")
    plane = len(bare.encode("utf-16-le", "surrogatepass")) == 2 * len(bare)
    if plane and bare.isprintable() and not any(filler in bare for filler in _FILLERS):
        return
    for match in _HIDDEN.finditer(text):
        character, at = match.group(), match.start()
        if not _spells(character, text[at - 1 : at], text[at + 1 : at + 2]):
            yield at, f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def _spells(character: str, before: str, behind: str) -> bool:
    """Whether an invisible character is spelling where it stands: by the characters before and behind it."""
    name = unicodedata.name(before, "") if before else ""
    if character in _JOINERS:
        # At a word's end too, as Persian and Malayalam write it; but not before another of its kind.
        return name.startswith(_JOINED) or (bool(before) and unicodedata.category(before) in _SYMBOLS and bool(behind))
    if character == "\u200b":
        return name.startswith(_UNSPACED)
    if "\U000e0100" <= character <= "\U000e01ef":
        return name.startswith("CJK")
    return character == "\u180e" and name.startswith("MONGOLIAN")
