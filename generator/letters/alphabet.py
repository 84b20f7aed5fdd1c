"""The letters that a language's alphabet has besides those that all languages of its script share."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("alphabets.toml")


@dataclass(frozen=True)
class Letter:
    """A letter of an alphabet, small: the letter number `place` behind `after`, or the form `form` of that one."""

    text: str
    after: str
    place: int
    form: int = 0
    main: str = ""
    """The letter itself, where this is a form of it."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Small, with a capital and in capitals, decomposed (NFD)."""
        # Where `ı` is a letter, `I` is its capital.
        capitals = ("I",) if self.text == "ı" else (self.text.title(), self.text.upper())
        return tuple(dict.fromkeys(unicodedata.normalize("NFD", each) for each in (self.text, *capitals)))


def primary(tag: str) -> str:
    """The language of a tag (BCP 47), without script and country."""
    return tag.replace("_", "-").partition("-")[0].casefold()


@cache
def alphabet(language: str) -> tuple[Letter, ...]:
    """The letters of a language's own; none where those that all share are enough."""
    return tuple(letter for rule in _rules().get(language, ()) for letter in _letters(rule))


@cache
def _rules() -> Mapping[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _letters(rule: str) -> Iterator[Letter]:
    after, *behind = rule.split()
    for place, forms in enumerate(behind, 1):
        main, *others = forms.split("=")
        yield Letter(main, after, place)
        yield from (Letter(other, after, place, form, main) for form, other in enumerate(others, 1))
