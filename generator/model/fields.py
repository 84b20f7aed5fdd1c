"""The types of fields: text becomes a day, a number, an address, and each has exactly one spelling."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from ..source import hidden, meant_date
from ..syntax import Cite, Edtf, citation, edtf

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 64


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("expected text, found a list or fields; put it in double quotes if it is text")
    if not value.strip():
        raise ValueError("is empty; fill it in or take the field out")
    return value


def line(value: object) -> str:
    # A space that keeps two words together is not one to be mended.
    return " ".join(re.split(r"[ \t\n]+", _scalar(value).strip()))


def _flag(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("expected `true` or `false`; write one of the two words")


def _number(value: object) -> Decimal:
    if not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?", text := _scalar(value)):
        raise ValueError("not a number; write it as 324 or 46.5, without separators of thousands")
    return Decimal(text)


def _whole(value: object) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text := _scalar(value)):
        raise ValueError("not a whole number from 1; write it in digits only, such as 12")
    return int(text)


def _day(value: object) -> date:
    try:
        return edtf.day(_scalar(value))
    except ValueError as error:
        meant = meant_date(str(value))
        raise ValueError(f"{error}; write {meant if meant and len(meant) == 10 else 'a day as 2025-02-18'}") from None


def _edtf(value: object) -> Edtf:
    try:
        return edtf.parse(_scalar(value).strip())
    except ValueError as error:
        examples = "a date as 2025-02-18, 2025-02, 2025-03~ (about), 2014-03-06/2014-09 (from, to)"
        raise ValueError(f"{error}; write {meant_date(str(value)) or examples}") from None


def _until(value: object) -> Edtf:
    found = _edtf(value)
    if "/" in found.text:
        raise ValueError("a range; write its last day, 2026-07-05, or about when that was, 2026-07-05~")
    return found


def identifier(value: object) -> str:
    if not ID.fullmatch(text := _scalar(value)) or len(text) > ID_LENGTH:
        raise ValueError("not an id; write small letters, digits and single hyphens, at most 64")
    return text


def unsafe(address: str) -> str | None:
    """Why an absolute address must not be linked to, or None. https, http and mailto, with a host, nothing hidden."""
    if any(character.isspace() for character in address) or next(hidden(address), None) or "\\" in address:
        return "it holds a space, a backslash or an invisible character"
    try:
        parts = urlsplit(address)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError:
        return "it is not an address"
    if parts.scheme == "mailto":
        return None if re.fullmatch(r"[^@\s]+@[^@\s]+", parts.path) else "it names no mail address"
    if parts.scheme not in ("http", "https"):
        return "only https, http and mailto are allowed"
    if not host or "%" in host or not any(map(str.isalnum, host)):
        return "it names no host"
    if user is not None or "@" in parts.netloc:
        return "it holds a user name"
    return None


def _address(value: object) -> str:
    text = _scalar(value).strip()
    if reason := unsafe(text):
        raise ValueError(f"not an address to link to: {reason}; {_address_help(text)}")
    return text


def _address_help(text: str) -> str:
    """What to write in place of an address that is none: itself without what is around it, if that is one."""
    bare = text.strip("\"'<>()[]“”‘’„«» ").replace("\\", "/").replace("&amp;", "&")
    for each in (bare, f"https://{bare.removeprefix('http:').removeprefix('https:').lstrip('/')}"):
        # A host alone, such as a word that stands where an address should, has no full stop.
        if "." in (urlsplit(each).hostname or "") and unsafe(each) is None:
            return f"did you mean {each}?"
    return "write it as the browser shows it, from https:// on"


def _cites(value: object) -> tuple[Cite, ...]:
    return citation.field(line(value))


STRING = {"type": "string"}

Text = Annotated[str, PlainValidator(line), WithJsonSchema({**STRING, "minLength": 1})]
Block = Annotated[str, PlainValidator(_scalar), WithJsonSchema({**STRING, "minLength": 1})]
"""Text whose line breaks are kept as written, so that a place in it can be found in the file."""
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
Number = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 1})]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({**STRING, "format": "date"})]
When = Annotated[
    Edtf, PlainValidator(_edtf), PlainSerializer(lambda value: value.text), WithJsonSchema({**STRING, "title": "EDTF"})
]
Until = Annotated[
    Edtf, PlainValidator(_until), PlainSerializer(lambda value: value.text), WithJsonSchema({**STRING, "title": "EDTF"})
]
"""A day up to which something goes: no range."""
Id = Annotated[str, PlainValidator(identifier), WithJsonSchema({**STRING, "pattern": f"^{ID.pattern}$"})]
Address = Annotated[str, PlainValidator(_address), WithJsonSchema({**STRING, "format": "uri"})]
Cites = Annotated[tuple[Cite, ...], PlainValidator(_cites), WithJsonSchema(STRING)]
