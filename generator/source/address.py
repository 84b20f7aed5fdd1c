"""Addresses on the site, of pages and of one place seen from another; and which ones elsewhere may be linked to."""

from __future__ import annotations

import ipaddress
import posixpath
import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from .hidden_characters import hidden

_QUOTES = frozenset('"`<>')
# Networks that are not the internet, wherever a reader is: RFC 1122, 1918, 3927, 4193, 4291, 6598.
_NEAR = tuple(
    ipaddress.ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.168.0.0/16", "255.255.255.255/32", "::/127", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
# RFC 6761, 6762, 8375, and ICANN's reservation of 2024.
_NAMES = re.compile(r"(?:.*\.)?(?:localhost|localdomain|local|internal|lan|home\.arpa)")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


@lru_cache(maxsize=1 << 16)
def of_page(path: str) -> str:
    """The address of a file of the docs tree, relative to the root: `claims/x/index.md` is `claims/x/`."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return posixpath.join(folder, "" if name == "index" else name, "").lstrip("/")


def file(url: str) -> str:
    """The file of the docs tree that becomes the page at an address.

    Every page is an `index.md` in a folder of its own, so that a link in it is relative to the same place for the
    file and for the page: Zensical rewrites links in HTML blocks of all other files, MkDocs does not.
    """
    return posixpath.join(url, "index.md")


def relative(target: str, page: str) -> str:
    """A target, relative to the root, as a link on a page; both as `of_page` gives them, the target with its anchor."""
    path, sign, anchor = target.partition("#")
    if sign and path == page:
        return f"#{anchor}"
    here = page if page.endswith("/") else posixpath.dirname(page)
    link = _steps(tuple(filter(None, path.split("/"))), tuple(filter(None, here.split("/"))))
    return f"{link}{'/' if path.endswith('/') or not path else ''}{sign}{anchor}"


def _steps(there: tuple[str, ...], here: tuple[str, ...]) -> str:
    """The way from a folder to another place, by the names of what they lie in."""
    shared = 0
    while shared < min(len(there), len(here)) and there[shared] == here[shared]:
        shared += 1
    return "/".join((*[".."] * (len(here) - shared), *there[shared:])) or "."


def unsafe(address: str) -> str | None:
    """Why an absolute address must not be linked to, or None. https, http and mailto, with a host, nothing hidden."""
    if any(character.isspace() for character in address) or next(hidden(address), None) or "\\" in address:
        return "it holds a space, a backslash or an invisible character"
    if not _QUOTES.isdisjoint(address):
        return "it holds a quotation mark or an angle bracket (%22, %60, %3C and %3E in an address)"
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
    return _near(unicodedata.normalize("NFKC", host).casefold().rstrip("."))


def _near(host: str) -> str | None:
    """Why a host is none that every reader can reach, or None."""
    private = "its host is known on a private network or one machine only"
    if ":" in host:
        address = ipaddress.ip_address(host)
        mapped = getattr(address, "ipv4_mapped", None) or address
        return private if any(mapped in network for network in _NEAR) else None
    last = host.rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        number = _ipv4(host)
        if number is None:
            return "it names no host"
        return private if any(number in network for network in _NEAR) else None
    return private if "." not in host or _NAMES.fullmatch(host) else None


def _ipv4(host: str) -> ipaddress.IPv4Address | None:
    """The number of a host as browsers read it (WHATWG URL): one to four parts, each decimal, octal or hexadecimal."""
    parts = host.split(".")
    if len(parts) > 4 or any(len(part) > 16 or not _NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return None
    *first, last = numbers
    if any(number > 255 for number in first) or last >= 256 ** (5 - len(numbers)):
        return None
    return ipaddress.IPv4Address(sum(number << 8 * (3 - place) for place, number in enumerate(first)) + last)


def _number(part: str) -> int:
    """Raises ValueError for what is no number."""
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if len(part) > 1 and part.startswith("0") else 10)
