"""What libraries know of English: how easily a text is read, which words are in the dictionary.

They are the extra `prose`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..source import library


def reading_ease(text: str) -> float:
    """The Flesch reading ease of a text (Flesch 1948), by textstat: 100 is very easy, below 30 very hard."""
    return float(_library("textstat").flesch_reading_ease(text))


def unknown(words: Iterable[str]) -> set[str]:
    """Which words, in small letters, are not in the English word list of pyspellchecker."""
    return set(_library("spellchecker").SpellChecker(language="en").unknown(words))


def _library(name: str) -> Any:
    return library(name, "prose", "this")
