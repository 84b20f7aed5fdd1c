"""The finished HTML held against what it must be; whoever built it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from ..model import CONTENT, OVERRIDES, STYLES, Site
from ..pages import Page
from ..quotation import fold
from ..source import Diagnostic, Rule, Source, Span
from .finishing.security_policy import digest, inline_scripts
from .page_facts import Facts, collect

BUILT_LINK = Rule("built-link-broken")
BUILT_ANCHOR = Rule("built-anchor-missing")
BUILT_FOREIGN = Rule("built-foreign-address")
BUILT_RUNNING = Rule("built-address-runs")
BUILT_ELEMENT = Rule("built-element-refused")
BUILT_REPEATED = Rule("built-id-repeated")
BUILT_LEFTOVER = Rule("built-leftover")
BUILT_ALT = Rule("built-alt-missing")
BUILT_JSON = Rule("built-data-invalid")
BUILT_PAGE = Rule("built-page-missing")
BUILT_UNREACHED = Rule("built-page-unreached")
BUILT_POLICY = Rule("built-policy-missing")
BUILT_SCRIPT = Rule("built-script-blocked")
BUILT_STYLE = Rule("built-style-inline")
BUILT_CITATION = Rule("built-citation-missing")
BUILT_QUOTE = Rule("built-quote-missing")
RULES = (
    BUILT_LINK, BUILT_ANCHOR, BUILT_FOREIGN, BUILT_RUNNING, BUILT_ELEMENT, BUILT_REPEATED, BUILT_LEFTOVER,
    BUILT_ALT, BUILT_JSON, BUILT_PAGE, BUILT_UNREACHED, BUILT_POLICY, BUILT_SCRIPT,
    BUILT_STYLE, BUILT_CITATION, BUILT_QUOTE,
)  # fmt: skip

_HOME = "index.html"
_MEND = "mend the template or the setting that wrote it"
_LEFTOVER = re.compile(r"(\[@|\{\{|\}\}|\{%|%\}|</?slot|\{:\s*#)\S*")
_CSS = re.compile(r"@import\s+(?:url\(\s*)?[\"']?([^\"';)\s]+)|url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")


def audit(
    files: Mapping[str, str | None],
    site: Site | None = None,
    pages: Mapping[str, Page] | None = None,
    read: Callable[[str, str], Facts] = collect,
) -> Iterator[Diagnostic]:
    """What is wrong with a built site.

    `files` are its files by path, with their text where it matters (HTML, CSS, JSON) and None elsewhere. `pages` are
    the pages that must be there, by address; problems are reported at the content file from which a page comes. `read`
    gives the facts of a page, by its path and text.
    """
    pages = pages or {}
    base = urlsplit((site.config.site_url if site else None) or "").path.strip("/")
    facts = {path: read(path, text) for path, text in files.items() if path.endswith(".html") and text is not None}
    ways: dict[str, set[str]] = {}
    for path, page in sorted(facts.items()):
        origin = _origin(path, pages)
        targets = {target for target, _ in page.uses}
        resolved = {target: _resolve(_parts(target).path, path, base) for target in targets if _inside(target)}
        ways[path] = {file for file in resolved.values() if file in facts}
        yield from _links(page, facts, files, origin, resolved)
        yield from _contents(page, origin, pages.get(path.removesuffix("index.html")))
        yield from _policy(page, origin, str(files[path]))
        yield from _refused(page, origin)
    yield from _unreached(pages, facts, ways)
    for path, text in sorted(files.items()):
        if path.endswith(".css") and text:
            yield from _styles(Source(_sheet(path, site), ""), path, text, files)
        if path.endswith(".json") and text is not None and not _parses(text):
            yield BUILT_JSON.at(Source(path, ""), "not valid JSON", _MEND)
    if site:
        yield from _promises(site, pages, facts)


def _links(
    page: Facts,
    facts: Mapping[str, Facts],
    files: Mapping[str, str | None],
    origin: Source,
    resolved: Mapping[str, str | None],
) -> Iterator[Diagnostic]:
    for target, loaded in dict.fromkeys(page.uses):
        parts = _parts(target)
        if target not in resolved:
            if loaded and parts.scheme != "data" and target not in page.running:
                message = f"{page.path} loads `{target}` from elsewhere"
                yield BUILT_FOREIGN.at(origin, message, "keep it in the site; readers must not be sent to others")
            continue
        path = resolved[target]
        if path is None or path not in files:
            yield BUILT_LINK.at(origin, f"{page.path} leads to `{target}`, which is not there", _MEND)
        elif (anchor := unquote(parts.fragment)) and path in facts and anchor not in facts[path].ids:
            message = f"{page.path} leads to `{target}`, but nothing there has the id `{anchor}`"
            yield BUILT_ANCHOR.at(origin, message, _MEND)


# Pages of one folder lead to the same places in the same words.
@lru_cache(maxsize=1 << 16)
def _parts(target: str) -> SplitResult:
    return urlsplit(target)


def _inside(target: str) -> bool:
    """Whether an address is one of this site: it has no scheme and names no host."""
    parts = _parts(target)
    return not parts.scheme and not parts.netloc


def _unreached(
    pages: Mapping[str, Page], facts: Mapping[str, Facts], ways: Mapping[str, set[str]]
) -> Iterator[Diagnostic]:
    """Pages to which no chain of links leads from home; old addresses and withdrawn entries are not meant to be."""
    reached, open_ = {_HOME}, [_HOME]
    while open_:
        new = ways.get(open_.pop(), set()) - reached
        reached |= new
        open_ += new
    for url, page in sorted(pages.items()):
        path = f"{url}index.html"
        if path in facts and path not in reached and not page.hidden:
            help = "link to it from a page that readers reach"
            yield BUILT_UNREACHED.at(_origin(path, pages), f"no links lead from home to {path}", help)


def _resolve(target: str, page: str, base: str) -> str | None:
    """The file to which an address on a page leads; None outside the site, which lies at `/base/`.

    A relative address that climbs above the root leads to no file, though browsers stop it there at the root of a host.
    """
    if not target:
        return page
    place = posixpath.dirname(page)
    while place and target.startswith("../") and not target.startswith(("../%", "..//")):
        place, target = posixpath.dirname(place), target[3:] or "."
    return _there(target, place, base)


# Pages of one depth lead to the same places.
@lru_cache(maxsize=1 << 16)
def _there(target: str, place: str, base: str) -> str | None:
    """The file to which an address leads from within a folder."""
    folder = target.endswith(("/", "/.", "/..")) or target in (".", "..")
    if target.startswith("/"):
        there = posixpath.normpath(unquote(target)).lstrip("/")
        if base and there != base and not there.startswith(base + "/"):
            return None
        path = there[len(base) :].lstrip("/")
    else:
        path = posixpath.normpath(posixpath.join(place, unquote(target)))
    path = "" if path == "." else path
    return posixpath.join(path, "index.html") if folder or not path else path


def _contents(page: Facts, origin: Source, made: Page | None) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for identifier in page.ids:
        if identifier in seen:
            yield BUILT_REPEATED.at(origin, f"{page.path} has the id `{identifier}` twice", _MEND)
        seen.add(identifier)
    if leftover := _LEFTOVER.search(page.text):
        around = " ".join(page.text[max(0, leftover.start() - 20) : leftover.end(1) + 30].split())
        # With the rest of its word, since a citation that was taken begins alike.
        written = _written(leftover.group(), made)
        help = "take it out here, or put a backslash before it" if written else _MEND
        yield BUILT_LEFTOVER.at(written or origin, f"{page.path} shows unfinished text: `{around}`", help)
    for source in page.alts_missing:
        yield BUILT_ALT.at(origin, f"{page.path} has a picture without a description: `{source}`", _MEND)
    for data in page.data:
        if not _parses(data):
            yield BUILT_JSON.at(origin, f"{page.path} holds data that is not valid JSON", _MEND)


def _written(text: str, page: Page | None) -> Span | None:
    """Where an entry that a page shows holds a text."""
    for entry in page.shows if page else ():
        start = entry.source.text.find(text)
        if start >= 0:
            return entry.source.span(start, start + len(text))
    return None


def _policy(page: Facts, origin: Source, text: str) -> Iterator[Diagnostic]:
    """Every page has a policy, and nothing in it needs what the policy forbids."""
    if not page.policy:
        yield BUILT_POLICY.at(origin, f"{page.path} has no content security policy", _MEND)
        return
    if "unsafe-" in page.policy:
        yield BUILT_POLICY.at(origin, f"the policy of {page.path} allows what is unsafe", _MEND)
    for script in inline_scripts(text):
        if digest(script) not in page.policy:
            message = f"{page.path} holds a script that its policy forbids: `{' '.join(script.split())[:60]}`"
            yield BUILT_SCRIPT.at(origin, message, "scripts live in files of the site; a script in a page is not ours")
    for style in page.styled:
        message = f"{page.path} holds a style that its policy forbids: `{style[:60]}`"
        yield BUILT_STYLE.at(
            origin, message, "use a class, and a rule for it in a style sheet: templates/styles/, content/assets/"
        )


def _refused(page: Facts, origin: Source) -> Iterator[Diagnostic]:
    """What would run or lead elsewhere wherever the policy is not heeded."""
    for address in dict.fromkeys(page.running):
        message = f"{page.path} holds an address that is code, or a page of its own: `{address[:60]}`"
        yield BUILT_RUNNING.at(origin, message, "take it out of the template or the theme; content cannot hold one")
    for element in dict.fromkeys(page.odd):
        message = f"{page.path} holds `{element[:60]}`, which no page of ours needs"
        yield BUILT_ELEMENT.at(origin, message, "take it out of the template or the theme; content cannot hold one")


def _sheet(path: str, site: Site | None) -> str:
    """The file that a style sheet of the site comes from: the content's, the frame's, else one that we join."""
    if not site or not path.startswith("assets/"):
        return path
    own = (file for file in (f"{CONTENT}{path}", f"{OVERRIDES}{path}") if file in site.assets | site.overrides)
    return next(own, f"{STYLES}{path.removeprefix('assets/')}")


def _styles(origin: Source, path: str, text: str, files: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    for match in _CSS.finditer(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        target = (match[1] or match[2]).strip()
        parts = urlsplit(target)
        if parts.scheme == "data" or target.startswith("#"):
            continue
        if parts.scheme or parts.netloc:
            yield BUILT_FOREIGN.at(origin, f"loads `{target}` from elsewhere", "keep it in the site")
        elif _resolve(parts.path, path, "") not in files:
            yield BUILT_LINK.at(origin, f"loads `{target}`, which is not there", _MEND)


def _promises(site: Site, pages: Mapping[str, Page], facts: Mapping[str, Facts]) -> Iterator[Diagnostic]:
    """For each entry: its page is there, and on it its citations, each leading to its work, and its quotations."""
    for url, page in sorted(pages.items()):
        built = facts.get(f"{url}index.html")
        origin = Source(page.origin or "content", "")
        if built is None:
            yield BUILT_PAGE.at(origin, f"the page `{url}` was not built", "see what the builder says")
            continue
        targets = {unquote(_parts(target).fragment) for target, _ in built.uses if "references" in target}
        for entry in page.shows:
            at = Source(entry.source.path, "")
            for key in dict.fromkeys(key for key, _ in site.cites(entry)):
                if key not in targets:
                    yield BUILT_CITATION.at(at, f"{built.path} does not lead to the cited work `{key}`", _MEND)
            quotes = [each.quote.text for each in getattr(entry, "appearances", ()) if each.quote]
            for quote in _absent(quotes, built.text):
                yield BUILT_QUOTE.at(at, f"{built.path} does not show the quotation “{quote[:40]}…”", _MEND)
    for entry in site.published():
        address, _, anchor = site.address(entry).partition("#")
        built = facts.get(f"{address}index.html")
        if built is None or (anchor and anchor not in built.ids):
            at = Source(entry.source.path, "")
            yield BUILT_PAGE.at(at, f"`{entry.name}` is not to be found at {site.address(entry)}", _MEND)


def _absent(quotes: Iterable[str], text: str) -> Iterator[str]:
    """Quotations that a text does not hold; nearly all stand in it as they are."""
    for quote in quotes:
        if quote not in text and _plain(quote) not in _plain(text):
            yield quote


def _plain(text: str) -> str:
    """Letters and digits alone: whether a quotation is right was proved before, here it only has to be there."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _origin(path: str, pages: Mapping[str, Page]) -> Source:
    page = pages.get(path.removesuffix("index.html"))
    return Source((page.origin if page else None) or path, "")
