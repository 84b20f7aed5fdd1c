"""The words of a language that can turn the sense of a sentence: one file a language in `languages/`, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import regex

_FOLDER = Path(__file__).with_name("languages")
_MARKS = regex.compile(r"\p{M}+")
_NUMBER = regex.compile(r"\p{N}")


@dataclass(frozen=True, eq=False)
class Language:
    """Lists of words, normalised. `code` is an ISO 639 code, empty for a language that has no lists."""

    code: str = ""
    negation: frozenset[str] = frozenset()
    negation_beginnings: tuple[str, ...] = ()
    negation_endings: tuple[str, ...] = ()
    turning_endings: tuple[str, ...] = ()
    """What letters of the editor's may not make of a word: `hope[less]`."""
    limiter: frozenset[str] = frozenset()
    """What holds a statement within bounds or in doubt: `only`, `hardly`, `allegedly`."""
    reversal: frozenset[str] = frozenset()
    """What makes the contrary of what is said with it: `failed`, `denied`, `unable`."""
    limiter_in_small_letters: frozenset[str] = frozenset()
    """Limiters that are names where they begin with a capital, and no limiters before a number: `may`."""
    number: frozenset[str] = frozenset()
    replaceable: frozenset[str] = frozenset()
    """What an insertion may stand for: pronouns, articles, demonstratives, words of place and time."""
    judging: frozenset[str] = frozenset()
    """What an insertion may not bring in: words that judge, doubt or report."""
    abbreviation: frozenset[str] = frozenset()
    """Words whose full stop does not end a sentence."""
    opening: frozenset[str] = frozenset()
    """Words that, in capitals behind an abbreviation, begin a sentence nevertheless."""
    month: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    """Forms of verbs that tell who said something."""
    joined: tuple[str, ...] = ()
    """What is written together with the word behind it: Arabic `و` and `ف`."""

    @property
    def listed(self) -> bool:
        return bool(self.code)

    def negates(self, word: str) -> bool:
        """Whether a word, or a part of a hyphenated one, is a negation, a limiter or a reversal."""
        return any(
            form in self.negation
            or form in self.limiter
            or form in self.reversal
            or form.startswith(self.negation_beginnings)
            or form.endswith(self.negation_endings)
            for form in self._forms(word)
        )

    def limits(self, printed: str, behind: str) -> bool:
        """Whether a word as printed is a limiter by its small letters, given the word behind it."""
        return printed in self.limiter_in_small_letters and not self.counts(behind)

    def counts(self, word: str) -> bool:
        """Whether a word is a number, or a part of it is one."""
        return bool(_NUMBER.search(word)) or any(form in self.number for form in self._forms(word))

    def judges(self, word: str) -> bool:
        return any(form in self.judging for form in self._forms(word))

    def replaces(self, word: str) -> bool:
        """Whether an insertion may stand in place of a word."""
        return any(form in self.replaceable for form in (word, _MARKS.sub("", word)))

    def _forms(self, word: str) -> tuple[str, ...]:
        """A word, its parts between hyphens, and these without marks and without what is joined to them."""
        bare = _MARKS.sub("", word)
        found = dict.fromkeys((word, bare, *bare.split("-")))
        for prefix in self.joined:
            found |= {form.removeprefix(prefix): None for form in tuple(found) if len(form) > len(prefix)}
        return tuple(found)


UNLISTED = Language()


def primary(tag: str) -> str:
    """The language of a tag, without country and script."""
    return tag.partition("-")[0].casefold()


@cache
def language(tag: str) -> Language:
    """The lists of a language by its tag (BCP 47): `en`, `en-GB`. Without lists: one that lists nothing."""
    code = primary(tag)
    file = _FOLDER / f"{code}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", code) or not file.is_file():
        return UNLISTED
    lists = {name: words.split() for name, words in tomllib.loads(file.read_text("utf-8")).items()}
    made: dict[str, Any] = {name.replace("-", "_"): frozenset(words) for name, words in lists.items()}
    made |= {name.replace("-", "_"): tuple(lists[name]) for name in _AFFIXES if name in lists}
    return Language(code, **made)


_AFFIXES = ("negation-beginnings", "negation-endings", "turning-endings", "joined")
"""What is looked for at the beginning or end of a word."""
