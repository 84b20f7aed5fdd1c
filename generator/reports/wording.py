"""Values of fields in words, and words as Markdown in which nothing of them is markup, a mention or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from ..model import Fields, Ref
from ..model.kinds import Amount
from ..quotation import Quotation
from ..syntax import Cite, Edtf, say

LONGEST = 300
"""So many characters of a text are shown at most."""
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
_NAMING = re.compile(r"([@#])(?=\w)|(://)|(?<=\bwww)(\.)")
_NONE = "–"


def in_words(value: Any) -> str:
    """A value of a field as one would say it."""
    if value is None or value == () or value == "":
        return _NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (Edtf, date)):
        return say(value)
    if isinstance(value, Quotation):
        return f"“{' '.join(value.text.split())}”"
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, Cite):
        return value.key
    if isinstance(value, StrEnum):
        return value.replace("-", " ")
    if isinstance(value, tuple):
        return "; ".join(map(in_words, value))
    if isinstance(value, Fields):
        return ", ".join(_parts(value))
    said = value.text if isinstance(value, Amount) else str(getattr(value, "words", value))
    return " ".join(said.split())


def _parts(fields: Fields) -> Iterator[str]:
    for name, info in type(fields).model_fields.items():
        value = getattr(fields, name)
        if value is not None and value != info.default:
            yield f"{info.alias} {in_words(value)}"


def shown(text: str, longest: int = LONGEST) -> str:
    """A text in Markdown, in one line: what could be markup is escaped, and nobody is mentioned by it."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = f"{line[:longest].rstrip()}…"
    # A word joiner, which nobody sees, keeps a host from making a link or a mention of it.
    line = _NAMING.sub(lambda match: f"{match[0]}\u2060", line)
    return _SIGNS.sub(r"\\\1", line)


def unescaped(line: str) -> str:
    """A line of Markdown for a terminal, which shows each sign as it stands."""
    return re.sub(rf"\\{_SIGNS.pattern}", r"\1", line).replace("\u2060", "")


def code(text: str) -> str:
    """A text as code, where it may be anything."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}" if "`" in line else f"`{line}`"
