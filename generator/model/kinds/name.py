"""A name in parts, as CSL has them, and how it is written in its own script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, model_validator

from ...language import ENGLISH, InterfaceLanguage
from .. import Fields, Text, mistake

_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")
"""Han, kana and Hangul: names in them begin with the family, and no space stands within."""
_KATAKANA = re.compile(r"[\u30a0-\u30ff]+")
OTHERS = re.compile(
    r"\bet\.? ?al(?:ii)?\b\.?|(?:^|\b(?:and|with) |& )(?:the )?(?:\w+ )?(?:others|colleagues|co-?authors)$|\betc\b\.?$"
    r"|\bu\. ?a\.$|\bund andere$|\bet autres$|\by otros$|\bи др\.?$|其他$|(?<=\w)等$",
    re.IGNORECASE,
)
"""What stands for people who are not named."""
_SUFFIX = re.compile(r"(?:jr|sr)\.?|[IV]{1,4}", re.IGNORECASE)
"""What tells namesakes of a family apart."""

LONGEST = 300
"""The most characters of a name, which a body with all that it belongs to may need."""

MOST = 500
"""The most names of a work in one role."""


def somebody(name: str) -> str:
    """The name of a person or a body. Raises ValueError where it is nobody's, or holds more than the name."""
    if OTHERS.search(name):
        raise ValueError(f"“{name}” is nobody’s name; name the others, or leave them out")
    if by := re.match(r"[Bb][Yy]:? (?=\w)", name):
        raise ValueError(f"“{by.group().strip()}” is no part of a name; write {name[by.end() :]}")
    return name


Author = Annotated[Text, AfterValidator(somebody)]


_SET = frozenset({"comma-suffix", "parse-names", "static-ordering"})


class Name(Fields):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Text | None = None
    given: Text | None = None
    suffix: Text | None = None
    dropping_particle: Text | None = None
    non_dropping_particle: Text | None = None
    literal: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_parts(cls, value: Any) -> Any:
        if isinstance(value, str):
            raise ValueError(f"a name is written in parts; {_form(value)}")
        # How a processor is to set a name is no part of it.
        return {part: text for part, text in value.items() if part not in _SET} if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _named(self) -> Name:
        for field, part in (("family", self.family), ("given", self.given), ("literal", self.literal)):
            if part and OTHERS.search(part):
                help = "name the others, or leave them out: of more than three only the first is shown"
                raise mistake(f"`{part}` is nobody’s name; {help}", field)
            if part and (len(part) > LONGEST or (field != "literal" and (";" in part or part.count(",") > 1))):
                raise mistake("more than one name in one; begin a line with `- ` for each name", field)
        if self.family and "," in self.family and not (self.given or self.suffix):
            raise mistake(f"a family’s name without a comma; {_form(self.family)}", "family")
        if bool(self.family) == bool(self.literal):
            raise mistake("a name is either of a person or of a body; write `family` (and `given`), or `literal`")
        return self

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        family, given = self.family or "", self.given or ""
        if _KATAKANA.fullmatch(family) and given:
            return f"{given}・{family}"
        if _FAMILY_FIRST.search(family):
            return f"{family}{given}"
        particles = (self.dropping_particle, self.non_dropping_particle)
        return " ".join(part for part in (given, *particles, family, self.suffix) if part)

    @property
    def short(self) -> str:
        """What is said of it in running text: the family's name, where that alone is usual."""
        family = self.family or ""
        whole = self.literal or _FAMILY_FIRST.search(family)
        return str(self) if whole else " ".join(filter(None, (self.non_dropping_particle, family)))


def _form(text: str) -> str:
    """How a name in one piece is written, with the other way to be meant."""
    if len(text) > LONGEST or ";" in text:
        return "write `{family: Tidewater, given: Jo}` for each of them, on a line that begins with `- `"
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        given, _, family = text.strip().rpartition(" ")
    part = "suffix" if comma and _SUFFIX.fullmatch(given) else "given"
    person = f"{{family: {family}" + (f", {part}: {given}}}" if given else "}")
    body = f"{{literal: {text.strip()}}}"
    return f"write `{person}`, or `{body}` where it is a body" if given else f"write `{body}`"


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        several = len(value) > LONGEST or ";" in value
        form = _form(value) if several else _form(value).replace("`{", "`[{").replace("}`", "}]`")
        raise ValueError(f"expected a list of names; {form if several else f'in it {form}'}")
    if isinstance(value, dict):
        raise ValueError("expected a list of names; begin the first line of each name with `- `")
    if isinstance(value, list) and len(value) > MOST:
        raise ValueError(f"{len(value)} names; keep the first ten, since of more than three only the first is shown")
    return value


Names = Annotated[tuple[Name, ...], BeforeValidator(_listed)]


def several(names: Sequence[Name], language: InterfaceLanguage = ENGLISH, *, short: bool = False) -> str:
    """Names as a text lists them; of more than three the first stands for all."""
    said = [each.short if short else str(each) for each in names]
    if len(said) > 3:
        # L10n: instead of more than three names
        return language.gettext("%(name)s and others", name=said[0])
    return language.listed(said)
