"""Catalogues of the interface's words (gettext), as they lie in the package: a file for each language.

Babel reads them, and is imported for no English site.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "catalogues"
TEMPLATE = "interface.pot"
"""All words, with no translation."""
SCRIPT, FRAME = "script", "frame"
"""The contexts of words that scripts show, and of those of the frame around a page."""
_PLURAL = re.compile(r"[n0-9\s()%<>=!&|?:]+")


@dataclass(frozen=True)
class Catalogue:
    """The words of one language. What is missing is English."""

    words: gettext.NullTranslations
    reviewed: bool = True
    """Whether a speaker has read them, as its head says (`X-Reviewed`)."""
    plural: str = "n != 1"
    """Which of the forms a number takes, as an expression of C and of JavaScript."""
    contexts: Mapping[str, Mapping[str, str | tuple[str, ...]]] = field(default_factory=dict)
    """For each context its words, by the English ones; all forms where they go with a number."""


@dataclass(frozen=True)
class Missing:
    """How many words of the interface a language lacks."""

    language: str
    """Its name, in English."""
    words: int
    of: int
    reviewed: bool

    @property
    def told(self) -> Iterator[str]:
        """The same for who builds the site."""
        if self.words:
            lack = "has" if self.words == 1 else "have"
            missing = f"{self.words} of {self.of} words of the interface"
            yield f"{missing} {lack} no {self.language}, and are shown in English"
        if not self.reviewed and self.words < self.of:
            yield f"the {self.language} words of the interface were reviewed by nobody who speaks it"


def babel(part: str) -> Any:
    """A module of Babel, imported when it is used: English needs none."""
    return import_module(f"babel.{part}")


@cache
def locale(tag: str) -> Any:
    """What CLDR knows of a language, or of the wider one (`pt` for `pt-BR`); None where it knows neither."""
    core = babel("core")
    for each in (tag, tag.partition("-")[0]):
        try:
            return core.Locale.parse(each, sep="-")
        except (core.UnknownLocaleError, ValueError):
            continue
    return None


def read(text: str) -> Catalogue:
    """A catalogue, as its file says it."""
    found, packed = _parsed(text), BytesIO()
    babel("messages.mofile").write_mo(packed, found)
    packed.seek(0)
    return Catalogue(
        gettext.GNUTranslations(packed),
        dict(found.mime_headers).get("X-Reviewed", "no") != "no",
        found.plural_expr if _PLURAL.fullmatch(found.plural_expr) else Catalogue.plural,
        {context: dict(_of_context(found, context)) for context in (SCRIPT, FRAME)},
    )


def _parsed(text: str) -> Any:
    return babel("messages.pofile").read_po(BytesIO(text.encode("utf-8")))


def _of_context(found: Any, context: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for message in found:
        if message.id and message.context == context and _complete(message):
            yield (message.id, message.string) if isinstance(message.id, str) else (message.id[0], message.string)


def _complete(message: Any) -> bool:
    """Whether every form is there, and none a guess."""
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms) and not message.fuzzy


@cache
def shipped(tag: str) -> str:
    """The catalogue of a language, or of the wider one (`pt` for `pt-BR`); empty where there is none."""
    tried = (tag.replace("-", "_"), tag.partition("-")[0])
    files = (FOLDER / f"{name}.po" for name in tried)
    return next((file.read_text(encoding="utf-8") for file in files if file.is_file()), "")


def missing(tag: str, text: str | None = None) -> Missing:
    """What a language lacks of all words of the interface; `text` is its catalogue, if not the shipped one."""
    every = [message for message in _parsed((FOLDER / TEMPLATE).read_text(encoding="utf-8")) if message.id]
    written = shipped(tag) if text is None else text
    found = _parsed(written) if written else None
    known = {(m.id, m.context) for m in found if m.id and _complete(m)} if found else set()
    lacking = sum((message.id, message.context) not in known for message in every)
    found_locale = locale(tag)
    name = str(found_locale.english_name) if found_locale else tag
    return Missing(name, lacking, len(every), bool(written) and read(written).reviewed)
