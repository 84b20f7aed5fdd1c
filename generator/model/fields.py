"""The types of fields: text becomes a day, a number, an address, and each has exactly one spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

from ..language import N_
from ..letters import words_of
from ..quotation import Quotation, parse_quotation
from ..source import meant_date, two_days, unsafe
from ..syntax import Cite, Edtf, citation, edtf

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 64
# Names that some file systems keep for devices; a clone there would fail.
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
_APART = re.compile(r"\s*[;,|\uff0c\uff1b\u3001\u060c]\s*")
"""Signs that part ids, for an editor; in YAML only the comma does."""
_SPACE = re.compile(r"[ \t\n]+")


def likely_id(text: str) -> str | None:
    """The id that was most likely meant by a text that cannot be one; None where that cannot be told."""
    like = "-".join(words_of(text))[:ID_LENGTH].strip("-")
    return like if like not in ("", text, *RESERVED) else None


class RewrittenError(ValueError):
    """A value that can mean one thing only, in another spelling; `instead` is how it is written."""

    def __init__(self, text: str, instead: str) -> None:
        super().__init__(text)
        self.instead = instead


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How a field's value is made of what is written; a ValueError says what is wrong with that.

    As pydantic's PlainValidator, but that no schema is made of the parts that the value may have, which takes longer
    than all else of loading the models.
    """

    function: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.function)


_FLAGS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text but a list or a map; a text that begins with a bracket stands in double quotes")
    if not value.strip():
        raise ValueError("is empty; fill it in")
    return value


def line(value: object) -> str:
    # A space that keeps two words together is not one to be mended.
    return " ".join(_SPACE.split(_scalar(value).strip()))


def _flag(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    message = "neither yes nor no; write `true` or `false`"
    if isinstance(value, str) and (meant := _FLAGS.get(value.casefold())):
        raise RewrittenError(message, meant)
    raise ValueError(message)


def _whole(value: object) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text := _scalar(value)):
        raise ValueError("not a whole number from 1; write digits alone, such as 12")
    return int(text)


def _day(value: object) -> date:
    try:
        return edtf.day(_scalar(value))
    except ValueError as error:
        meant = meant_date(str(value))
        if meant and len(meant) == 10:
            raise RewrittenError(f"{error}; write {meant}", meant) from None
        raise ValueError(f"{error}; {_either(value) or 'write a day as 2025-02-18'}") from None


def moment(value: object) -> datetime:
    """A day, an hour and their zone. Raises ValueError."""
    text = _scalar(value).strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        meant = None
    else:
        meant = None if "T" not in text else found
    if meant is None:
        raise ValueError("not a day with its hour; write 2026-12-01T06:00+01:00, or 2026-12-01T05:00Z")
    if meant.tzinfo is None:
        raise ValueError(f"an hour without its zone; write {text}+01:00, or {text}Z for universal time")
    return meant


def _edtf(value: object) -> Edtf:
    try:
        return edtf.parse(_scalar(value).strip())
    except ValueError as error:
        examples = "a date as 2025-02-18, 2025-02, 2025-03~ (about), 2014-03-06/2014-09 (from, to)"
        if meant := meant_date(str(value)):
            raise RewrittenError(f"{error}; write {meant}", meant) from None
        raise ValueError(f"{error}; {_either(value) or f'write {examples}'}") from None


def _either(value: object) -> str | None:
    """How a date is written that may be two days."""
    found = two_days(value) if isinstance(value, str) else None
    return f"write {found[0]} or {found[1]}, whichever it is" if found else None


def _until(value: object) -> Edtf:
    found = _edtf(value)
    if "/" in found.text:
        raise ValueError("a range; write its last day, 2026-07-05, or about when that was, 2026-07-05~")
    return found


def _id_help(text: str) -> str:
    """How an id is written that was written otherwise."""
    plain = "-".join(words_of(text.casefold().removesuffix(".md").rpartition("/")[2]))
    if ID.fullmatch(plain) and len(plain) <= ID_LENGTH:
        return f"write `{plain}`"
    return "write small letters, digits and single hyphens, at most 64"


def identifier(value: object) -> str:
    if not ID.fullmatch(text := _scalar(value)) or len(text) > ID_LENGTH:
        named = text.removesuffix(".md").rpartition("/")[2].casefold()
        if ID.fullmatch(named) and len(named) <= ID_LENGTH:
            raise RewrittenError(f"not an id; {_id_help(text)}", named)
        several = _APART.split(text)
        if len(several) > 1 and all(map(ID.fullmatch, several)):
            raise ValueError(f"not an id; write a comma between them: `{', '.join(several)}`")
        raise ValueError(f"not an id; {_id_help(text)}")
    return text


def _address_help(text: str) -> str:
    """How an address is written that was written otherwise."""
    plain = re.sub(r"^[^\w]+|[^\w/=#&)]+$", "", text)
    if linked := re.fullmatch(r"!?\[[^\[\]]*\]\(<?(https?://[^\s<>()]+)>?\)", text):
        plain = linked[1]
    if doi := re.fullmatch(r"(?:doi:?\s*)?(10\.\d{4,9}/\S+)", plain, re.IGNORECASE):
        return f"write `https://doi.org/{doi[1]}`, or `DOI: {doi[1]}` in place of it"
    if re.fullmatch(r"https?://\S+", plain) and not unsafe(plain):
        return f"write `{plain}`" if len(plain) <= 60 else "take out what stands around it"
    if re.fullmatch(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,24}", plain):
        return f"write `mailto:{plain}`"
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,24}(?:/\S*)?", plain):
        return f"begin it with `https://`: `https://{plain}`"
    return "copy it anew from the browser; it begins with `https://`"


def _address(value: object) -> str:
    text = _scalar(value).strip()
    if reason := unsafe(text):
        raise ValueError(f"not an address to link to: {reason}; {_address_help(text)}")
    return text


def _base(value: object) -> str:
    text = _address(value)
    parts = urlsplit(text)
    if parts.scheme == "mailto" or "?" in text or "#" in text:
        raise ValueError("not the address of a folder; write one as https://pier.example/harbour/, without `?` and `#`")
    return text


_CREATIVE = re.compile(r"cc-(by(?:-nc)?(?:-sa|-nd)?)-(1\.0|2\.[05]|3\.0|4\.0)")
_UNVERSIONED = re.compile(r"cc-by(?:-nc)?(?:-sa|-nd)?")
_LICENCES = {
    "cc0": ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "public-domain": (N_("public domain"), None),
    "by-permission": (N_("shown by permission"), None),
}


@dataclass(frozen=True)
class Rightful:
    """By what right a picture is shown: its code, how that is said, and where the licence can be read."""

    code: str
    words: str
    address: str | None


def _licence(value: object) -> Rightful:
    text = line(value)
    code = re.sub(r"[\s_-]+", "-", text.casefold())
    if known := _LICENCES.get(code):
        return Rightful(code, *known)
    if found := _CREATIVE.fullmatch(code):
        terms, version = found.groups()
        return Rightful(
            code, f"CC {terms.upper()} {version}", f"https://creativecommons.org/licenses/{terms}/{version}/"
        )
    if _UNVERSIONED.fullmatch(code):
        raise ValueError(f"`{text}` lacks its version; write `{code}-4.0`, or the version that the source names")
    examples = "cc-by-4.0, cc-by-sa-3.0, cc0, public-domain, by-permission"
    raise ValueError(f"no licence that is known, `{text}`; write one of these or alike: {examples}")


def _page_or_address(value: object) -> str:
    text = _scalar(value).strip()
    if text.endswith(".md"):
        raise ValueError(f"the name of a file; {_id_help(text)}, the id of the page")
    return text if ID.fullmatch(text) else _address(text)


def _quotation(value: object) -> Quotation:
    return parse_quotation(_scalar(value))


def _cites(value: object) -> tuple[Cite, ...]:
    return citation.field(line(value))


STRING = {"type": "string"}

Text = Annotated[str, ReadBy(line), WithJsonSchema({**STRING, "minLength": 1})]
Block = Annotated[str, ReadBy(_scalar), WithJsonSchema({**STRING, "minLength": 1})]
"""Text whose line breaks are kept as written, so that a place in it can be found in the file."""
Quoted = Annotated[
    Quotation,
    ReadBy(_quotation),
    PlainSerializer(lambda quotation: quotation.text),
    WithJsonSchema({**STRING, "minLength": 1}),
]
"""Words of an article, parsed; they are kept and printed as written."""
Flag = Annotated[bool, ReadBy(_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, ReadBy(_whole), WithJsonSchema({"type": "integer", "minimum": 1})]
Day = Annotated[date, ReadBy(_day), WithJsonSchema({**STRING, "format": "date"})]
Moment = Annotated[datetime, ReadBy(moment), WithJsonSchema({**STRING, "format": "date-time"})]
When = Annotated[
    Edtf, ReadBy(_edtf), PlainSerializer(lambda value: value.text), WithJsonSchema({**STRING, "title": "EDTF"})
]
Until = Annotated[
    Edtf, ReadBy(_until), PlainSerializer(lambda value: value.text), WithJsonSchema({**STRING, "title": "EDTF"})
]
"""A day up to which something goes: no range."""
Id = Annotated[str, ReadBy(identifier), WithJsonSchema({**STRING, "pattern": f"^{ID.pattern}$"})]
Address = Annotated[str, ReadBy(_address), WithJsonSchema({**STRING, "format": "uri"})]
Base = Annotated[str, ReadBy(_base), WithJsonSchema({**STRING, "format": "uri"})]
"""An address below which others lie."""
PictureName = Annotated[
    str,
    ReadBy(lambda value: re.sub(r"^.*\bassets/", "", line(value))),
    WithJsonSchema({**STRING, "minLength": 1}),
]
Licence = Annotated[Rightful, ReadBy(_licence), PlainSerializer(lambda licence: licence.code), WithJsonSchema(STRING)]
PageOrAddress = Annotated[str, ReadBy(_page_or_address), WithJsonSchema(STRING)]
"""The id of a page written by hand, or an address elsewhere."""
Cites = Annotated[tuple[Cite, ...], ReadBy(_cites), WithJsonSchema(STRING)]
