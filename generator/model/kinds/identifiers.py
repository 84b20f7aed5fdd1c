"""Numbers and addresses by which works are known, each in one spelling, check digits right; tags of languages."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from pydantic import WithJsonSchema

from ...language import LANGUAGES
from ..fields import STRING, ReadBy, line

_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi[:\s]\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_HYPHENS = re.compile(r"[-\u00ad\u2010-\u2015\u2212]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def _doi(value: object) -> str:
    text = line(value)
    bare = (unquote(text[prefix.end() :]) if (prefix := _DOI_PREFIX.match(text)) else text).rstrip(".,;")
    if not _DOI.fullmatch(bare):
        inside = _DOI.search(bare)
        help = f"`{inside.group()}`" if inside else "it as 10.1093/ia/iiab001: `10.`, digits, a slash and no space"
        raise ValueError(f"not a DOI; write {help}")
    return bare


def _isbn(value: object) -> str:
    text = _HYPHENS.sub("-", re.sub(r"^(?:urn:)?ISBN(?:-1[03])?:?\s*", "", line(value), flags=re.IGNORECASE))
    whole = text.replace(" ", "-")
    # A list, as Zotero writes it, has white space or commas between numbers.
    found = [whole] if isbn_digits(whole) else [part for part in re.split(r"[\s,;]+", text) if part]
    for part in found:
        _isbn_checked(part)
    return " ".join(found)


def isbn_digits(text: str) -> str | None:
    """The digits of an ISBN of either length; None where there are more or fewer."""
    digits = text.replace("-", "").upper()
    return digits if re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits) else None


def isbn13(text: str) -> str:
    """An ISBN as its thirteen digits, whichever of its two forms it is written in."""
    digits = text.replace("-", "")
    return digits if len(digits) == 13 else f"978{digits[:9]}{_digit13(f'978{digits[:9]}')}"


def _isbn_checked(text: str) -> None:
    digits = isbn_digits(text)
    if not digits:
        raise ValueError("not an ISBN; write its 10 or 13 digits as in the book, such as 978-3-16-148410-0")
    right = _digit13(digits[:12]) if len(digits) == 13 else _digit11(digits[:9])
    if digits[-1] != right:
        raise ValueError(f"no such ISBN: the last digit would be {right}; compare each digit with the book")


def _issn(value: object) -> str:
    digits = re.sub(r"^ISSN:?|[\s-]", "", _HYPHENS.sub("-", line(value)), flags=re.IGNORECASE).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        raise ValueError("not an ISSN; write its 8 digits as 0378-5955")
    if digits[-1] != (right := _digit11(digits[:7])):
        raise ValueError(f"no such ISSN: the last digit would be {right}; compare each digit with the journal")
    return f"{digits[:4]}-{digits[4:]}"


def _digit13(digits: str) -> str:
    """The check digit of an ISBN-13 (EAN)."""
    return str(-sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits)) % 10)


def _digit11(digits: str) -> str:
    """The check digit, modulo 11, of an ISBN-10 and of an ISSN; X stands for ten."""
    rest = -sum(int(digit) * weight for digit, weight in zip(reversed(digits), range(2, 99), strict=False)) % 11
    return "X" if rest == 10 else str(rest)


_READERS = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_COPY = re.compile(r"https?://web\.archive\.org/web/\w+/(?=https?://)")
_LAST = re.compile(r"/(?:amp|index\.\w+)?/*$")
_TRACKING = re.compile(
    r"utm_|at_(?:medium|campaign)|(?:fb|g|y|ms|dc)cl(?:id|kid|src)$|_ga$|_gl$|igshid$|mc_[ce]id$|mkt_tok$|ref_(?:src|url)$"
    r"|smid$|smtyp$|ncid$|ocid$|cmpid$|xtor$|guccounter$|spm$|wt\.mc_id$",
    re.IGNORECASE,
)


def address_key(address: str) -> str:
    """An address as it is compared with another: the DOI to which it leads, else without what makes no other page.

    That is its scheme, `www.` and a host for telephones, a final slash, what counts readers, a passage of its text.
    """
    if "doi.org/" in address and (doi := _DOI.fullmatch(unquote(_DOI_PREFIX.sub("", address, count=1)))):
        return doi.group().casefold()
    parts = urlsplit(_COPY.sub("", address) if "web.archive.org/" in address else address)
    host = _READERS.sub("", (parts.hostname or "").removesuffix("."), count=1)
    fields = parse_qsl(parts.query, True) if parts.query else []
    asked = sorted((name, value) for name, value in fields if not _TRACKING.match(name))
    path = _LAST.sub("", unquote(parts.path))
    fragment = "" if parts.fragment.startswith(":~:") else parts.fragment
    return f"{host}{path}?{urlencode(asked)}#{fragment}"


def _language(value: object) -> str:
    text = line(value).replace("_", "-")
    known = LANGUAGES.get(text.casefold())
    if known or not _LANGUAGE.fullmatch(text):
        raise ValueError(f"not the tag of a language (BCP 47); write `{known or 'en'}`, two or three letters")
    return text


Doi = Annotated[str, ReadBy(_doi), WithJsonSchema({**STRING, "pattern": "^10\\."})]
Isbn = Annotated[str, ReadBy(_isbn), WithJsonSchema(STRING)]
Issn = Annotated[str, ReadBy(_issn), WithJsonSchema(STRING)]
Language = Annotated[str, ReadBy(_language), WithJsonSchema(STRING)]
