"""What a raw file is, and its text: bytes decoded, mail, Markdown and hard wraps undone. `web_page` reads pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ..source import MissingLibraryError, library
from . import documents, markdown, wrapping

EXTRA: Final = "ingest"
MOJIBAKE: Final = re.compile(
    r"\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]?|\u00c3[\u00a0-\u00bf]|\u00c2[\u00a0-\u00bf]"
)
CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|span|ul|table|meta)\b", re.IGNORECASE
)
_HEADER = re.compile(r"(?:From|Date|Subject|To|Cc|Sent|Von|An|Betreff|Datum|De|Objet):[ \t]", re.IGNORECASE)
_CODECS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class UnreadableError(Exception):
    """No text can be had of a file; `help` says what to do."""

    def __init__(self, why: str, help: str) -> None:
        super().__init__(why)
        self.why, self.help = why, help


@dataclass(frozen=True)
class Raw:
    """The text of a raw file, and what is known of it besides."""

    text: str
    form: str = "text"
    told: tuple[str, ...] = ()
    """What an editor should look at: an encoding that was guessed, wraps that were mended."""
    facts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What is said of the article outside its text, each with where that was found: title, author, published,
    publisher, language, url."""
    extracted: bool = False
    """Whether another judged already what is around the article: only single lines are looked at then."""


def form(data: bytes, name: str) -> str:
    """What a file is, by what it begins with: `PDF`, `Word`, `web page`, `mail`, `Markdown` or `text`."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:1024].find(b"%PDF-") >= 0:
        return "PDF"
    if start.startswith(b"PK\x03\x04"):
        return "Word"
    if start.startswith(b"<") and (
        _TAG.match(start) or (start.startswith((b"<!--", b"<?xml")) and _TAG.search(data[:65536]))
    ):
        return "web page"
    if name.lower().endswith((".html", ".htm", ".xhtml")) and len(_TAG.findall(data[:65536])) > 2:
        return "web page"
    return "text"


def read(data: bytes, name: str) -> Raw:
    """The text of a file that is no web page. Raises UnreadableError, MissingLibraryError where an extra is needed."""
    found = form(data, name)
    if found in documents.READERS:
        try:
            text = documents.READERS[found](data)
        except documents.DamagedError as error:
            raise UnreadableError(
                f"a {found} file that cannot be read: {error}", "save its text, and take that in"
            ) from None
        if not text.strip():
            raise UnreadableError(
                f"a {found} file without text: it may be scanned",
                "have its text recognised, or type it, and take that in",
            )
        raw = Raw(text, found)
        return wrapping.mended(raw) if found == "PDF" else raw
    text, told = decoded(data)
    raw = Raw(text.replace("\r\n", "\n").replace("\r", "\n"), told=told)
    if headed(raw.text):
        raw = mail(raw, data)
    if markdown.likely(raw.text, name):
        raw = replace(raw, text=markdown.plain(raw.text), form="Markdown" if raw.form == "text" else raw.form)
    return wrapping.mended(raw)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Bytes as text, and what to tell of it. Raises UnreadableError where they are none."""
    told: tuple[str, ...] = ()
    codec = next((codec for mark, codec in _CODECS.items() if data.startswith(mark)), None) or _wide(data)
    try:
        text = data.decode(codec or "utf-8")
        if codec and not data.startswith(tuple(_CODECS)):
            told = (f"encoding guessed: {codec}",)
    except UnicodeDecodeError as error:
        text, told = _guessed(data, error)
    if "\0" in text:
        raise UnreadableError("no text: it holds control characters", "save the article as text, and take that in")
    if len(broken := MOJIBAKE.findall(text)) > 2:
        told += (
            f"mojibake: {len(broken)} places such as `{broken[0]}` were decoded wrongly before; save it as UTF-8 anew",
        )
    return text, told


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark at its start: every other byte of ordinary text is then null."""
    even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
    half = len(data[:4000]) / 2
    if len(data) % 2 == 0 and max(even, odd) > 0.3 * half > 4 * min(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _guessed(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    if CONTROLS.search(data):
        raise UnreadableError("no text: it holds control characters", "save the article as text, and take that in")
    try:
        found = library("charset_normalizer", EXTRA, "guessing an encoding").from_bytes(data).best()
    except MissingLibraryError as missing:
        raise UnreadableError(f"not UTF-8 at byte {error.start}", f"save it as UTF-8; {missing}") from None
    if found is None:
        raise UnreadableError(f"no text in any encoding known: byte {error.start}", "save it as UTF-8")
    # What is said of C1 controls in a western encoding is true of none: they are quotation marks of Windows.
    western = found.encoding in (
        "latin_1",
        "iso8859_1",
        "cp1250",
        "cp1252",
        "iso8859_15",
        "mac_roman",
        "cp1257",
        "cp1254",
        "cp1258",
    )
    try:
        codec = "cp1252" if western and re.search(rb"[\x91-\x97\x85]", data) else found.encoding
        text = data.decode(codec)
    except UnicodeDecodeError:
        codec, text = found.encoding, str(found)
    return text, (f"encoding guessed: {codec.replace('_', '-')}; look at signs that are not ASCII",)


# mail -----------------------------------------------------------------------------------------------------------------


def headed(text: str) -> bool:
    """Whether a text begins with the header of a mail."""
    lines = text.lstrip("\n").split("\n", 12)[:12]
    head = lines[: lines.index("")] if "" in lines else lines
    return sum(bool(_HEADER.match(line)) for line in head) >= 2 and any(
        re.match(r"(?:Subject|Betreff|Objet|From|Von|De):", line, re.IGNORECASE) for line in head
    )


def mail(raw: Raw, data: bytes) -> Raw:
    """The body of a mail, its quoting taken off; its subject and day are facts, its sender is not the author."""
    # Loaded for a mail alone.
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    message = message_from_bytes(data if b"MIME-Version" in data else raw.text.encode("utf-8"), policy=policy.default)
    body = raw.text.split("\n\n", 1)[-1]
    if isinstance(message, EmailMessage) and message["MIME-Version"] and (part := message.get_body(("plain",))):
        body = str(part.get_content())
    facts, told = dict(raw.facts), raw.told
    if subject := re.sub(
        r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", "", str(message["Subject"] or ""), flags=re.IGNORECASE
    ).strip():
        facts["title"] = (subject, "the mail's subject")
    stamp = getattr(message["Date"], "datetime", None)
    if stamp:
        facts["sent"] = (stamp.date().isoformat(), "the mail's date")
    body = re.split(r"(?m)^-- ?$", body.replace("\r\n", "\n"), maxsplit=1)[0]
    quoted = [line for line in body.split("\n") if line.startswith(">")]
    if quoted and len(quoted) * 2 > len([line for line in body.split("\n") if line.strip()]):
        # What stands around a text that was sent on is about it, and not of it.
        body = "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in quoted)
        told += ("quoting taken off",)
    return replace(raw, text=body, form="mail", facts=facts, told=told)
