"""What an answer means: an address is fine, has moved, keeps programs out, or fails."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urldefrag, urlsplit


class LinkOutcome(StrEnum):
    """What became of an address when it was asked."""

    FINE = "fine"
    MOVED = "moved"
    """Its host says that it is for good at another."""
    BLOCKED = "blocked"
    """There, but not for programs; a reader may see it."""
    FAILED = "failed"
    """Not there, or not reached; dead where that is so days later too."""


@dataclass(frozen=True)
class Seen:
    """What came of asking: the last status, the address that gave it, and the beginning of its page."""

    status: int
    final: str
    beginning: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """Names in small letters."""
    permanent: bool = False
    """Whether every step on the way there was said to be for good."""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True)
class Answer:
    """What is known of an address now, and why; `final` is where it led."""

    outcome: LinkOutcome
    reason: str = ""
    final: str = ""


_CLOSED = frozenset({401, 402, 403, 407, 423, 429, 451, 511, 999})
"""Statuses by which hosts keep programs, or readers of other countries, out."""
_WALL = re.compile(
    r"just a moment|attention required|checking your browser|are you a (?:human|robot)|access denied|captcha"
    r"|verify you are human|security check|ddos.guard|unusual traffic|before you continue"
    r"|enable javascript and cookies",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:^|[./_-])(?:consent|login|signin|sign-in|log-in|auth|sso|captcha|subscribe|register|paywall|privacygate)"
    r"(?:[./_-]|$)",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:404|410)\b|not found|page (?:is )?(?:gone|missing|unavailable)|no longer (?:available|exists)"
    r"|does(?:n['’]t| not) exist|nicht gefunden"
    r"|introuvable|no encontrad[ao]|non trovata|não encontrada|не найден|страница не существует"
    r"|не знайдено|nie znaleziono|bulunamad|見つかりません|未找到|찾을 수 없|domain (?:is |may be )?for sale"
    r"|buy this domain|parked",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^>]*>(.*?)(?:</title|$)", re.IGNORECASE | re.DOTALL)
_KEPT = re.compile(
    r"(?:.*\.)?(?:doi\.org|hdl\.handle\.net|n2t\.net|purl\.org|w3id\.org|urn\.fi|nbn-resolving\.org|ark\.bnf\.fr"
    r"|archive\.org|archive\.today|archive\.ph|archive\.is|perma\.cc|webcitation\.org)"
)
"""Hosts whose addresses are meant to stay as they are, wherever they lead."""


def judge(address: str, seen: Seen) -> Answer:
    """What an answer means for the address that was asked."""
    title = _title(seen.beginning)
    if seen.status in _CLOSED or _walled(seen, title):
        return Answer(LinkOutcome.BLOCKED, f"the host keeps programs out ({seen.status})", seen.final)
    if not 200 <= seen.status < 300:
        return Answer(LinkOutcome.FAILED, f"it answers {seen.status}{_WORDS.get(seen.status, '')}", seen.final)
    if _asks(address, seen.final):
        return Answer(LinkOutcome.BLOCKED, "the host asks for a login or a consent first", seen.final)
    if _to_home(address, seen.final):
        return Answer(LinkOutcome.FAILED, "it leads to the first page of its host, as if it were not there", seen.final)
    if _GONE.search(title) and not _GONE.search(urlsplit(address).path.replace("-", " ")):
        return Answer(LinkOutcome.FAILED, f"its page says that it is not there: “{title[:60]}”", seen.final)
    if seen.permanent and _other(address, seen.final):
        return Answer(LinkOutcome.MOVED, "its host says that it has moved for good", seen.final)
    return Answer(LinkOutcome.FINE, "", seen.final)


_WORDS = {404: " (not found)", 410: " (gone)", 500: " (a fault of the host)", 503: " (not available)"}


def _walled(seen: Seen, title: str) -> bool:
    """Whether a page stands before the one that was asked for, such as Cloudflare's."""
    challenged = seen.header("cf-mitigated") or seen.header("x-datadome")
    return bool(challenged) or bool(_WALL.search(title))


def _title(page: str) -> str:
    found = _TITLE.search(page)
    return " ".join(html.unescape(found[1]).split()) if found else ""


def _asks(address: str, final: str) -> bool:
    """Whether it led to a page that asks for something first, which the address itself did not name."""
    before, after = urlsplit(address), urlsplit(final)
    if (before.hostname, before.path) == (after.hostname, after.path):
        return False
    return bool(_ASKING.search(f"{after.hostname}{after.path}")) and not _ASKING.search(
        f"{before.hostname}{before.path}"
    )


def _to_home(address: str, final: str) -> bool:
    before, after = urlsplit(address), urlsplit(final)
    deep = before.path.strip("/") and len(before.path) > 1
    return bool(deep) and not after.path.strip("/") and not after.query and address != final


def _other(address: str, final: str) -> bool:
    weaker = address.startswith("https:") and final.startswith("http:")
    return (
        not weaker
        and urldefrag(address)[0] != urldefrag(final)[0]
        and not _KEPT.fullmatch(urlsplit(address).hostname or "")
    )
