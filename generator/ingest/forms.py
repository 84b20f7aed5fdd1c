"""What a raw file is, and its text: bytes decoded, mail, Markdown and hard wraps undone. `web_page` reads pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from ..source import MissingLibraryError, library
from . import documents, markdown, wrapping
from .cleaning import language

EXTRA: Final = "ingest"
MOJIBAKE: Final = re.compile(
    r"\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]?|\u00c3[\u00a0-\u00bf]|\u00c2[\u00a0-\u00bf]"
)
CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|span|ul|table|meta)\b", re.IGNORECASE
)
NO_ARTICLE: Final = (
    (rb"\{\\rtf", "RTF", "save it as a Word document or as text, and take that in"),
    (rb"[{\[]\s*(?:\"[^\"]*\"\s*[:,]|[{\[]\s*\")", "JSON", "save the text of the article, and take that in"),
    (rb"<\?xml|<(?:rss|feed|svg)\b", "XML", "save the text of the article, and take that in"),
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
    for start, what, help in NO_ARTICLE:
        if re.match(start, data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n"), re.IGNORECASE | re.DOTALL):
            raise UnreadableError(f"it is {what}, no article", help)
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
    codec = _western(data, found.encoding) or found.encoding
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        codec, text = found.encoding, str(found)
    return text, (f"encoding guessed: {codec.replace('_', '-')}; look at signs that are not ASCII",)


def _western(data: bytes, guessed: str) -> str | None:
    """Windows' western encoding, where few letters are not ASCII and those are letters within words by it.

    Of a short text the library may say anything; what it says of C1 controls in a western encoding is true of none:
    they are quotation marks of Windows. Its word is taken where the text is then in a language that it can tell.
    """
    high = sum(byte > 0x7F for byte in data)
    if high > 0.3 * sum(chr(byte).isalpha() for byte in data if byte < 0x80):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    signs = re.findall(r"[^\W\d_]([^\x00-\x7f])[^\W\d_]", text)
    if not all(sign.isalpha() or sign in WITHIN for sign in signs):
        return None
    other = data.decode(guessed, "replace")
    return None if guessed in EASTERN and language(other) in EASTERN[guessed] and other != text else "cp1252"


WITHIN: Final = frozenset("\u2019\u2018\u2013\u2014\xa0\xad\xb7")
EASTERN: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("cp1250", "iso8859_2", "cp852", "mac_latin2"), frozenset({"pl", "cs"})),
    **dict.fromkeys(("cp1254", "iso8859_9"), frozenset({"tr"})),
}
"""Encodings of languages that share most letters with western ones."""


# mail -----------------------------------------------------------------------------------------------------------------


def headed(text: str) -> bool:
    """Whether a text begins with the header of a mail."""
    lines = text.lstrip("\n").split("\n", 12)[:12]
    head = lines[: lines.index("")] if "" in lines else lines
    return sum(bool(_HEADER.match(line)) for line in head) >= 2 and any(
        re.match(r"(?:Subject|Betreff|Objet|From|Von|De):", line, re.IGNORECASE) for line in head
    )


def page_of_mail(data: bytes) -> bytes | None:
    """The web page that a mail is, where it has no text besides."""
    if b"text/html" not in data or not headed(decoded(data)[0]):
        return None
    message = _message(data)
    part = None if message.get_body(("plain",)) else message.get_body(("html",))
    return _content(part).encode("utf-8") if isinstance(part, EmailMessage) else None


def _message(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def _content(part: EmailMessage) -> str:
    """The text of a part, whatever encoding it says it is in."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return decoded(payload)[0] if isinstance(payload, bytes) else ""


def mail(raw: Raw, data: bytes) -> Raw:
    """The body of a mail, its quoting taken off; its subject and day are facts, its sender is not the author."""
    try:
        return _mail(raw, data)
    except UnreadableError:
        raise
    except Exception as error:  # the library raises whatever goes wrong within it
        why = f"a mail that cannot be read ({type(error).__name__})"
        raise UnreadableError(why, "save its text, and take that in") from None


def _mail(raw: Raw, data: bytes) -> Raw:
    parted = re.search(rb"(?im)^(?:mime-version|content-type):", data)
    message = _message(data if parted else raw.text.encode("utf-8"))
    body = raw.text.split("\n\n", 1)[-1]
    if parted and (message["MIME-Version"] or message.is_multipart()):
        part = message.get_body(("plain",))
        body = _content(part) if isinstance(part, EmailMessage) else ""
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
