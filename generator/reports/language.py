"""What libraries know of a language: how easily a text is read, which words are in the dictionary.

They are the extra `prose`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..quotation import primary
from ..source import library

EASE = frozenset(("de", "en", "es", "fr", "hu", "it", "nl", "pl", "ru"))
"""Languages for which textstat knows the weights of the Flesch reading ease …"""
SPELLED = frozenset(("ar", "de", "en", "es", "eu", "fa", "fr", "it", "lv", "nl", "pt", "ru"))
"""… and of which pyspellchecker has word lists."""


def reading_ease(tag: str) -> Callable[[str], float] | None:
    """The Flesch reading ease of a text (Flesch 1948), by textstat: 100 is very easy, below 30 very hard.

    None for a language whose weights it does not know.
    """
    if (code := primary(tag)) not in EASE:
        return None

    def ease(text: str) -> float:
        stats = _library("textstat").textstat
        stats.set_lang(code)
        return float(stats.flesch_reading_ease(text))

    return ease


def unknown(tag: str) -> Callable[[Iterable[str]], set[str]] | None:
    """Tells which words, in small letters, are not in the word list of pyspellchecker; None without a list."""
    if (code := primary(tag)) not in SPELLED:
        return None
    return lambda words: set(_library("spellchecker").SpellChecker(language=code).unknown(words))


def _library(name: str) -> Any:
    return library(name, "prose", "this")
