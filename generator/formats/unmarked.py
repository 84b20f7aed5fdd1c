"""Marks of HTML and LaTeX that come along when a reference is copied, and the plain text that they stand for."""

from __future__ import annotations

import html
import re
import unicodedata

from ..source import hidden

MARKS = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|span|sc|u|small|br|p|title|jats:\w+)(?:\s[^<>]*)?/?>"
    r"|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
    r"|\\(?:[&%$#_{}]|[\"'`^~=.uvHckr]\s?\{?[A-Za-z]\}?|(?:textit|textbf|emph|ss|oe|ae|aa|o|l)\b)"
    r"|\{(?=[A-Z\\])[^{}]*\}"
)
_ACCENTS = dict(zip("\"'`^~=.uvHckr", map(chr, (
    0x308, 0x301, 0x300, 0x302, 0x303, 0x304, 0x307, 0x306, 0x30C, 0x30B, 0x327, 0x328, 0x30A,
)), strict=True))  # fmt: skip
_LETTERS = {"ss": "ß", "oe": "œ", "ae": "æ", "aa": "å", "o": "ø", "l": "ł"}
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SCRIPTS = re.compile(r"<(su[bp])>([0-9+\-−=()n]{1,6})</\1>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def unmarked(text: str) -> str:
    """A text as readers should see it: without HTML's and LaTeX's marks, with the signs that they stand for."""
    text = _SCRIPTS.sub(lambda match: script(match[2], raised=match[1].casefold() == "sup"), text)
    text = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text))
    text = re.sub(r"\\([\"'`^~=.uvHckr])\s?\{?([A-Za-z])\}?", lambda match: match[2] + _ACCENTS[match[1]], text)
    text = re.sub(r"\\(ss|oe|ae|aa|o|l)\b\s?(?:\{\})?", lambda match: _LETTERS[match[1]], text)
    text = re.sub(r"\\(?:textit|textbf|emph)\b", "", text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    return unicodedata.normalize("NFC", " ".join(text.replace("{", "").replace("}", "").split()))


def script(text: str, *, raised: bool) -> str:
    """Digits and signs set above or below the line, as signs of their own: the 2 of CO₂."""
    return text.translate(_RAISED if raised else _LOWERED)


def shown(text: str) -> str:
    """A text of another program as a field may hold it: in one line, without marks and signs that nobody sees."""
    text = _in_a_line(text)
    unseen = {offset for offset, _ in hidden(text)}
    return "".join(sign for offset, sign in enumerate(text) if offset not in unseen) if unseen else text


def unseen(text: str) -> tuple[str, ...]:
    """The names of signs that nobody sees, which `shown` takes away."""
    return tuple(dict.fromkeys(name for _, name in hidden(_in_a_line(text))))


def _in_a_line(text: str) -> str:
    text = unmarked(text) if MARKS.search(text) else text
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
