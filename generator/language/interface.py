"""The language in which the interface speaks: what all that shows readers something is given."""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ..letters import direction, isolated
from ..syntax import Edtf
from . import catalogue, english
from .catalogue import FRAME, SCRIPT, Catalogue
from .cldr import Cldr
from .english import Width


@dataclass(frozen=True)
class InterfaceLanguage:
    """A language by its tag (BCP 47), with its words, dates, numbers and lists.

    In each message a placeholder is a name, `%(title)s`, and a percent sign is doubled. English needs no catalogue and
    no library; a word that a catalogue lacks is English.
    """

    tag: str
    written: str | None = field(default=None, repr=False)
    """Its catalogue, if not the one of the package."""

    @cached_property
    def english(self) -> bool:
        """Whether nothing is to be translated."""
        return self.tag.partition("-")[0].casefold() == "en" and self.written is None

    @cached_property
    def catalogue(self) -> Catalogue:
        written = "" if self.english else catalogue.shipped(self.tag) if self.written is None else self.written
        return catalogue.read(written) if written else Catalogue(gettext.NullTranslations())

    @property
    def frame(self) -> Mapping[str, str]:
        """The words of the frame around a page, by the English ones; empty in English."""
        return {
            english: words
            for english, words in self.catalogue.contexts.get(FRAME, {}).items()
            if isinstance(words, str)
        }

    @property
    def script(self) -> str:
        """A script that tells the others their words, and which form a number takes; empty in English."""
        found = self.catalogue.contexts.get(SCRIPT, {})
        if not found:
            return ""
        words = json.dumps(found, ensure_ascii=False, sort_keys=True, indent=1)
        return f"globalThis.WORDS = Object.assign({words}, {{ plural: (n) => Number({self.catalogue.plural}) }});\n"

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is to be known of its words: how many are missing, and whether a speaker has read the others."""
        return () if self.english else tuple(catalogue.missing(self.tag, self.written).told)

    # words ---------------------------------------------------------------------------------------------------------

    def message(self, text: str, context: str = "") -> str:
        """Words with their placeholders as they are."""
        words = self.catalogue.words
        return words.pgettext(context, text) if context else words.gettext(text)

    def messages(self, one: str, more: str, number: int, context: str = "") -> str:
        """The form of words for a number, with their placeholders as they are."""
        words = self.catalogue.words
        return words.npgettext(context, one, more, number) if context else words.ngettext(one, more, number)

    def gettext(self, text: str, /, **values: object) -> str:
        """Words, with values put in; whole numbers as the language writes them."""
        return self.stopped(self.message(text) % self.said(values))

    def pgettext(self, context: str, text: str, /, **values: object) -> str:
        """Words that mean something else elsewhere."""
        return self.message(text, context) % self.said(values)

    def ngettext(self, one: str, more: str, number: int, /, **values: object) -> str:
        """Words for a number, which is `%(num)s` in them."""
        return self.stopped(self.messages(one, more, number) % self.said({"num": number, **values}))

    def stopped(self, text: str) -> str:
        """A text with one full stop where a sentence ends with a date that has its own: `2025.`"""
        twice = None if self.english else self._cldr.twice
        return twice.sub(r"\1", text) if twice else text

    def said(self, values: dict[str, object]) -> dict[str, object]:
        """Values with whole numbers written out."""
        return {name: self.digits(each) if isinstance(each, int) else each for name, each in values.items()}

    def listed(self, items: Iterable[str]) -> str:
        """Things as a text lists them: `A, B and C`."""
        found = list(items)
        return english.listed(found) if self.english else self._cldr.listed(found)

    def parted(self, parts: Iterable[str]) -> str:
        """Parts of a line, those that are empty left out, each read from its own side: `The Courier, 4 March 2021`."""
        side = direction(self.tag)
        # L10n: between things in a list, and between parts of a line
        return self.message(", ").join(str(isolated(each, side)) for each in parts if each)

    # numbers and dates ---------------------------------------------------------------------------------------------

    @cached_property
    def _cldr(self) -> Cldr:
        return Cldr(self.tag, self.gettext)

    def digits(self, value: int) -> str:
        """How many there are of something."""
        return str(value) if self.english else self._cldr.number(Decimal(value))

    def number(self, value: Decimal | float) -> str:
        """A measure: `1,579.6`."""
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        return english.number(exact) if self.english else self._cldr.number(exact)

    def say(self, value: Edtf | date) -> str:
        """A date in words, as `syntax.say` says it in English."""
        return english.say(value) if self.english else self._cldr.say(value)

    def say_until(self, value: Edtf) -> str:
        """An end in words; of a day that is approximate the third of its month."""
        return english.say_until(value) if self.english else self._cldr.say_until(value)

    def say_year(self, year: int) -> str:
        """A year in words; 0 is 1 BCE."""
        return english.say_year(year) if self.english else self._cldr.say_year(year)

    def say_years(self, first: int, last: int) -> str:
        """A span of years."""
        return english.say_years(first, last) if self.english else self._cldr.say_years(first, last)

    def say_months(self, first: int, last: int, year: int | None, width: Width = "wide") -> str:
        """A month, or several of one year, whose name is left out where None."""
        said = english.say_months if self.english else self._cldr.say_months
        return said(first, last, year, width)

    def say_below(self, value: Edtf, year: int | None) -> str:
        """A date in little room: months cut short, without the year that a head names, where there is one."""
        return english.say_below(value, year) if self.english else self._cldr.say_below(value, year)

    def month(self, month: int, width: Width = "wide") -> str:
        """The name of a month alone, whole, cut short, or as one sign."""
        return english.month(month, width) if self.english else self._cldr.month(month, width)


ENGLISH = InterfaceLanguage("en")
