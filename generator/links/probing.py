"""EDGE: addresses asked over HTTP, each host one after the other, and an archive for copies."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from .. import __version__
from ..source import RefusedError, library, unsafe
from .addresses import External
from .history import LinkState, after
from .outcome import Answer, LinkOutcome, Seen, judge

ARCHIVE = "https://archive.org/wayback/available"
COPIES = "web.archive.org"
AGENT = f"Mozilla/5.0 (compatible; explainer-site/{__version__}; asks now and then whether links still work)"
BEGINNING = 64 * 1024
"""So many bytes of a page are read at most: its title stands there."""
STEPS = 10
ALONE = 5
"""Where so many addresses are asked and none answers, it is not them."""
PERMANENT, TEMPORARY = frozenset({301, 308}), frozenset({302, 303, 307})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses after which a host is asked again a little later."""


@dataclass(frozen=True)
class Manners:
    """How hosts are asked. Seconds."""

    at_once: int = 16
    """So many hosts are asked at the same time, each for one address after the other …"""
    pause: float = 1.0
    """… with so much time between."""
    timeout: float = 20.0
    """For each step: to connect, and between two pieces of an answer."""
    whole: float = 60.0
    """For an address with all its steps, so that a host that sends a byte now and then comes to an end."""
    waits: tuple[float, ...] = (2.0, 10.0)
    """Before each further try, where a fault may pass; what a host asks for goes first, up to `patience`."""
    patience: float = 60.0
    archive: str = ARCHIVE
    refused: Callable[[str], str | None] = unsafe
    """Why an address is not asked; also that of each step, since a host may lead anywhere."""
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


class _FailedError(Exception):
    """An address gave no answer; the text says why."""


@dataclass
class Probe:
    """One round of asking."""

    manners: Manners = field(default_factory=Manners)
    say: Callable[[int, int], object] = lambda done, of: None

    def __post_init__(self) -> None:
        self.http = library("httpx", "links", "asking for links")
        # Made once, since it takes as long as many answers.
        self.trusted = self.http.create_ssl_context()

    def ask(self, addresses: Iterable[External], known: dict[str, LinkState], day: date) -> dict[str, LinkState]:
        """What is known of addresses once they were asked; and for what fails, its copy in the archive.

        Raises RefusedError where no host at all answers, since that tells of the machine and of no address.
        """
        found = asyncio.run(self._ask(list(addresses), known, day))
        if len(found) >= ALONE and not any(each.final for each in found.values()):
            raise RefusedError("no host answers, so nothing was noted; see whether this machine is connected")
        return found

    async def _ask(self, addresses: list[External], known: dict[str, LinkState], day: date) -> dict[str, LinkState]:
        hosts: defaultdict[str, list[External]] = defaultdict(list)
        for each in addresses:
            hosts[each.host].append(each)
        found: dict[str, LinkState] = {}
        gate = asyncio.Semaphore(self.manners.at_once)

        async def host(of: list[External]) -> None:
            async with gate:
                for number, each in enumerate(of):
                    if number:
                        await self.manners.sleep(self.manners.pause)
                    answer = await self.answer(each.address)
                    found[each.address] = after(known.get(each.address), answer, day)
                    self.say(len(found), len(addresses))

        await asyncio.gather(*map(host, hosts.values()))
        return found | await self._copies([each for each in addresses if _wants_copy(found[each.address])], found)

    async def _copies(self, addresses: list[External], found: dict[str, LinkState]) -> dict[str, LinkState]:
        """Of what fails, with its copy; the archive is one host, and asked like one."""
        copies = {}
        for number, each in enumerate(addresses):
            if number:
                await self.manners.sleep(self.manners.pause)
            if copy := await self.copy(each.address, each.day):
                copies[each.address] = LinkState(**{**vars(found[each.address]), "copy": copy})
        return copies

    async def answer(self, address: str) -> Answer:
        """What an address answers, asked again where the fault may pass."""
        for wait in (*self.manners.waits, None):
            try:
                async with asyncio.timeout(self.manners.whole):
                    seen = await self._seen(address)
            except TimeoutError:
                answer, asked = Answer(LinkOutcome.FAILED, "it does not answer in time"), ""
            except _FailedError as failed:
                # That names cannot be looked up for a while tells nothing of an address.
                outcome = LinkOutcome.BLOCKED if _OFFLINE in str(failed) else LinkOutcome.FAILED
                answer, asked = Answer(outcome, str(failed)), ""
            else:
                answer, asked = judge(address, seen), seen.header("retry-after")
                if seen.status not in PASSING:
                    return answer
            if wait is None:
                return answer
            await self.manners.sleep(min(_seconds(asked) or wait, self.manners.patience))
        raise AssertionError

    async def copy(self, address: str, day: date | None) -> str:
        """The address of the archive's copy that is next to a day; empty where there is none, or it does not say."""
        when = f"&timestamp={day:%Y%m%d}" if day else ""
        try:
            async with asyncio.timeout(self.manners.whole):
                seen = await self._seen(f"{self.manners.archive}?url={quote(address, safe='')}{when}", own=True)
            closest = json.loads(seen.beginning)["archived_snapshots"]["closest"]
            found = str(closest["url"]).replace("http://", "https://", 1)
        except (TimeoutError, _FailedError, ValueError, TypeError, LookupError):
            return ""
        there = closest.get("available") is True and str(closest.get("status")) == "200"
        return found if there and urlsplit(found).hostname == COPIES and not unsafe(found) else ""

    async def _seen(self, address: str, *, own: bool = False) -> Seen:
        """The answer at the end of all steps. Raises _FailedError where there is none."""
        # What many hosts answer to HEAD is wrong, and a page that only says that it is not there has to be read.
        cookies, at, permanent = self.http.Cookies(), address, True
        for _ in range(STEPS + 1):
            if not own and (reason := self.manners.refused(at)):
                raise _FailedError(f"it leads to `{at[:80]}`: {reason}")
            async with self._answered(at, cookies) as response:
                cookies.extract_cookies(response)
                status, location = response.status_code, response.headers.get("location", "")
                if status not in PERMANENT | TEMPORARY or not location:
                    headers = tuple((name.lower(), value) for name, value in response.headers.items())
                    return Seen(status, at, await _beginning(response), headers, permanent and at != address)
            permanent = permanent and status in PERMANENT
            at = _joined(at, location)
        raise _FailedError(f"it leads on without an end, by {STEPS} steps and more")

    @asynccontextmanager
    async def _answered(self, address: str, cookies: Any) -> AsyncIterator[Any]:
        headers = {"user-agent": AGENT, "accept": "text/html,*/*;q=0.8", "accept-encoding": "identity"}
        timeout = self.http.Timeout(self.manners.timeout)
        try:
            async with (
                self.http.AsyncClient(timeout=timeout, headers=headers, cookies=cookies, verify=self.trusted) as client,
                client.stream("GET", address) as response,
            ):
                yield response
        except self.http.TimeoutException:
            raise _FailedError("it does not answer in time") from None
        except (self.http.HTTPError, self.http.InvalidURL, UnicodeError, ValueError) as error:
            raise _FailedError(_said(error)) from None


async def _beginning(response: Any) -> str:
    """The beginning of a page as text; of what breaks off, or cannot be unpacked, as much as there is."""
    data = b""
    try:
        async for piece in response.aiter_raw():
            data += piece
            if len(data) >= BEGINNING:
                break
    except Exception:
        # The host answered; how its page ends is not asked.
        pass
    data = data[:BEGINNING]
    if response.headers.get("content-encoding", "").lower() in ("gzip", "deflate", "x-gzip"):
        try:
            data = zlib.decompressobj(wbits=47).decompress(data, BEGINNING)
        except zlib.error:
            data = b""
    try:
        return data.decode(response.charset_encoding or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _joined(at: str, location: str) -> str:
    try:
        return urljoin(at, location.strip())
    except ValueError:
        raise _FailedError("it leads to what is not an address") from None


def _wants_copy(known: LinkState) -> bool:
    return known.outcome is LinkOutcome.FAILED and not known.copy


def _seconds(text: str) -> float:
    """How long a host asks to wait; 0 where it says a day, or nothing that can be read."""
    return float(text) if text.isdecimal() and len(text) < 7 else 0.0


def _said(error: Exception) -> str:
    """A fault in words that stay the same from one system to the next."""
    text = f"{type(error).__name__}: {error}"
    for sign, words in _FAULTS:
        if sign in text:
            return words
    return f"no answer that can be read ({type(error).__name__})"


_OFFLINE = "its host cannot be looked up at present"
_FAULTS = (
    ("CERTIFICATE_VERIFY_FAILED", "its certificate is not valid"),
    ("location header", "it leads to what is not an address"),
    ("InvalidURL", "it leads to what is not an address"),
    ("SSL", "it has no encryption that can be read"),
    ("Name or service not known", "its host is not known"),
    ("nodename nor servname", "its host is not known"),
    ("getaddrinfo failed", "its host is not known"),
    ("No address associated", "its host is not known"),
    ("Temporary failure in name resolution", _OFFLINE),
    ("All connection attempts failed", "its host takes no connection"),
    ("Server disconnected", "it breaks off without an answer"),
)
