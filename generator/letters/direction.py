"""From which side a language is written, and how HTML and others name it."""

from __future__ import annotations

import html
from typing import Literal

from .alphabet import primary

Direction = Literal["ltr", "rtl"]
_LANGUAGES = frozenset((
    "ar", "arc", "arz", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug",
    "ur", "yi",
))  # fmt: skip
_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
_TERRITORIES = {
    "ar": "AR", "be": "BY", "bs": "BA", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "de": "DE", "el": "GR",
    "en": "GB", "es": "ES", "et": "EE", "eu": "ES", "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN",
    "hr": "HR", "hu": "HU", "hy": "AM", "id": "ID", "is": "IS", "it": "IT", "ja": "JP", "ka": "GE", "ko": "KR",
    "lt": "LT", "lv": "LV", "mk": "MK", "nb": "NO", "nl": "NL", "nn": "NO", "pl": "PL", "pt": "PT", "ro": "RO",
    "ru": "RU", "sk": "SK", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "th": "TH", "tr": "TR", "uk": "UA",
    "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
"""The locale of each language that names no country, as Open Graph knows them."""


def direction(tag: str) -> Direction:
    """From which side a language (BCP 47) runs, by its script where that is said."""
    scripts = [part for part in tag.casefold().split("-")[1:] if len(part) == 4 and part.isalpha()]
    return "rtl" if (scripts[0] in _SCRIPTS if scripts else primary(tag) in _LANGUAGES) else "ltr"


def same_language(one: str, other: str) -> bool:
    """Whether two tags are of one language, whatever the country."""
    return primary(one) == primary(other)


def attributes(tag: str | None, page: str) -> str:
    """`lang`, and `dir` where it differs, of an element whose text is in another language than its page."""
    if not tag or same_language(tag, page):
        return ""
    turned = f' dir="{direction(tag)}"' if direction(tag) != direction(page) else ""
    return f' lang="{html.escape(tag)}"{turned}'


def locale(tag: str) -> str:
    """A language as Open Graph names it: `de_DE`, `pt_BR`."""
    parts = tag.replace("_", "-").split("-")
    country = next((part.upper() for part in parts[1:] if len(part) == 2), _TERRITORIES.get(primary(tag), ""))
    return "_".join(filter(None, (primary(tag), country)))
