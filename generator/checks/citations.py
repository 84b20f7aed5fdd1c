"""A citation names a work; a work is cited; a claim, an event, a figure and an office cite."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Set
from functools import cache, lru_cache, partial

from ..model import Entry, Site, citations, cited
from ..model.kinds import Article, Claim, Event, Person, Work, address_key
from ..source import Diagnostic, Edit, Problems, Rule, Severity, Span, kept, nearest
from ..syntax import Cite, Markup
from .records import repeated
from .sentences import empty

CITATION_UNKNOWN = Rule("citation-unknown")
CITATION_LOST = Rule("citation-lost", repeats=("citation-malformed", "markup-unknown"))
CITES_ITSELF = Rule("cites-itself", Severity.WARNING)
WORK_UNUSED = Rule("work-unused", Severity.WARNING)
CLAIM_UNCITED = Rule("claim-uncited", repeats=("markup-unknown", "text-unfinished"))
EVENT_UNCITED = Rule("event-uncited", repeats=("markup-unknown", "text-unfinished"))
FIGURE_UNCITED = Rule("figure-uncited")
ROLE_UNCITED = Rule("role-uncited")
RULES = (
    CITATION_UNKNOWN, CITATION_LOST, CITES_ITSELF, WORK_UNUSED, CLAIM_UNCITED, EVENT_UNCITED, FIGURE_UNCITED,
    ROLE_UNCITED,
)  # fmt: skip

_KEY = re.compile(
    r"(?:(?P<open>\[[ \t]*)|(?=\w*[-:._]))(?<![\w@/.:#&-])(?P<key>\w+(?:[-:._]\w+)*)(?![\w@/-])(?P<shut>[ \t]*\])?"
)
"""What may be a key: any word in brackets, and elsewhere one that is joined of several."""
_ODD = re.compile(r"[\[@/_]|-(?!\w)")
"""Where one of these stands a key may end before a word does."""
_JOINED = re.compile(r"\b\w++(?:[-:.]\w++)+")
_CODE = re.compile(r"(?<!\w)@\{?([\w:.-]*\w)")
_TYING = frozenset(
    [
        "a", "an", "and", "as", "at", "by", "cites", "following", "for", "from", "in", "like", "of", "on", "or", "per",
        "quotes", "see", "than", "the", "to", "with",
    ]
)  # fmt: skip
"""Words that tie a name into its sentence."""
_STOP = re.compile(r"[.!?](?:\s|\Z)")
_BRACKETED = re.compile(r"(?=.*\d)(?=.*[-_:]).{6,}")
"""What in brackets is a key though no work has it: it holds a number, and signs that join words."""


def check(site: Site) -> Iterator[Diagnostic]:
    known = _known(frozenset(each.id for each in site.all(Work, drafts=True)))
    articles = {each.id for each in site.all(Article, drafts=True)}
    likely = cache(partial(nearest, known=known | articles))
    for entry in site.everything():
        yield from _unknown(site, entry, known, likely)
        yield from _lost(entry, known)
    # What a file cites that cannot be read, or whose text is gone, is not known: its works must not seem unused on top.
    if not (site.broken or site.closed or empty(site)):
        yield from _unused(site)
    for entry in empty(site):
        if isinstance(entry, Claim | Event):
            what, rule = ("context", CLAIM_UNCITED) if isinstance(entry, Claim) else ("event", EVENT_UNCITED)
            yield rule.at(entry.source, f"the {what} is empty", "write it below the front matter, each sentence cited")
    for claim in site.all(Claim, drafts=True):
        yield from _itself(site, claim)
        yield from _figures(claim)
    for person in site.all(Person, drafts=True):
        yield from _roles(person)


def _unused(site: Site) -> Iterator[Diagnostic]:
    unused = [work for work in site.all(Work) if work.id not in site.citing]
    # A second record of a work is to go in any case.
    twins = repeated(site) if unused else {}
    for work in unused:
        if work not in twins:
            help = "cite it, or take it out of the bibliography"
            yield WORK_UNUSED.at(work.at("id"), f"nothing cites `{work.id}`", help)


def _figures(claim: Claim) -> Iterator[Diagnostic]:
    for number, figure in enumerate(claim.figures):
        if not figure.cite and not figure.claimed:
            at = claim.at("figures", number, "value")
            help = "add `cite: key`; only the number that the article itself states goes without (`claimed: true`)"
            yield FIGURE_UNCITED.at(at, f"the figure “{figure.label}” names no source", help)


def _roles(person: Person) -> Iterator[Diagnostic]:
    for number, role in enumerate(person.roles):
        if not role.cite:
            at = person.at("roles", number, "title")
            yield ROLE_UNCITED.at(at, f"the role “{role.title}” names no source", "add `cite: key` below it")


@lru_cache(maxsize=4)
def _known(keys: frozenset[str]) -> frozenset[str]:
    """The same set for the same keys, so that what was found with them is known without comparing them."""
    return keys


def _unknown(site: Site, entry: Entry, known: Set[str], likely: Callable[[str], str | None]) -> Iterator[Diagnostic]:
    """Keys that no work has. What could not be read was reported where it stands: a key may be there."""
    for key, at in citations(entry):
        if key not in known and not site.unread(Work, key) and not site.unread(Article, key):
            meant = likely(key)
            help = f"did you mean `{meant}`?" if meant else "add it to content/references.yml"
            yield CITATION_UNKNOWN.at(at, f"no work has the key `{key}`", help)
    for naming in entry.body.namings:
        # A handle or a version looks the same, so only what is nearly a key is taken for a mistyped one.
        key = naming.cite.key
        if key in known or site.unread(Work, key):
            continue
        if close := _close(key, known):
            help = f"did you mean `@{close}`? A backslash before the @ keeps it plain text"
            yield CITATION_UNKNOWN.at(naming.key, f"no work has the key `{key}`", help)


@kept
def _lost(entry: Entry, known: frozenset[str]) -> Problems:
    """Keys that make no note: without an `@`, in code, or behind a comma where the place in a work is expected."""
    return tuple(_noteless(entry, known))


def _noteless(entry: Entry, known: frozenset[str]) -> Iterator[Diagnostic]:
    yield from _bare(entry.body, known)
    for code in entry.body.code:
        if (match := _CODE.search(code.text)) and match[1] in known:
            yield CITATION_LOST.at(code, "a citation in code makes no note", "take the backticks out")
    for citation in entry.body.citations:
        for cite, at in zip(citation.cites, citation.keys, strict=True):
            if other := _swallowed(cite, known):
                help = f"write `[@{cite.key}; @{other}]`"
                told = CITATION_LOST.at(at, f"`{other}` is taken for a place in `{cite.key}`", help)
                yield told.mended(*_apart(at, other, "; @"))
    for cite, loc in cited(entry):
        if other := _swallowed(cite, known):
            help = f"write `{cite.key}; {other}`"
            told = CITATION_LOST.at(entry.at(*loc), f"`{other}` is taken for a place in `{cite.key}`", help)
            yield told.mended(*_apart(entry.document.front.part(loc, cite.start, cite.end), other, "; "))


def _apart(key: Span, other: str, sign: str) -> Iterator[Edit]:
    """What parts a key from another right behind it, where that is no more than a comma or a space."""
    if between := re.compile(rf"[ \t]*,?[ \t]*(?={re.escape(other)}\b)").match(key.source.text, key.end):
        yield Edit(key.source.span(*between.span()), sign)


def _bare(body: Markup, known: Set[str]) -> Iterator[Diagnostic]:
    """Keys that readers see as they stand, or as a name where a note was meant."""
    # Most texts hold nothing that could be one, which is known faster than where it stands.
    plain = not _ODD.search(body.shown) and known.isdisjoint(_JOINED.findall(body.shown))
    for match in _KEY.finditer(body.shown) if not plain else ():
        key, bracketed = match["key"], bool(match["open"] and match["shut"])
        if not bracketed and key not in known:
            continue
        at = body.at.within(*(match.span() if bracketed else match.span("key")))
        if key in known and (bracketed or re.search(r"[-_:.]", key)):
            told = CITATION_LOST.at(at, f"the key `{key}` is shown as it stands", f"write `[@{key}]`")
            yield told.mended(Edit(at, f"[@{key}]")) if bracketed else told
        elif bracketed and _BRACKETED.fullmatch(key) and (meant := _close(key, known)):
            yield CITATION_LOST.at(at, f"`[{key}]` is shown as it stands", f"did you mean `[@{meant}]`?")
    for naming in body.namings:
        if naming.cite.key in known and _trails(body.at.source.text, naming.at.start, naming.at.end):
            help = f"write `[@{naming.cite.key}]` for a note; `@key` stands where the author's name is meant"
            yield CITATION_LOST.at(naming.at, "the name of a work at the end of a sentence", help)


def _trails(text: str, start: int, end: int) -> bool:
    """Whether a name ends a sentence into which no preposition or conjunction ties it."""
    before = re.search(r"([\w’'-]+)[ \n]+$", text[max(start - 40, 0) : start])
    return bool(before and _STOP.match(text, end) and before[1].casefold() not in _TYING)


def _swallowed(cite: Cite, known: Set[str]) -> str | None:
    return next((word for word in re.split(r"[\s,]+", cite.locator) if word in known and "-" in word), None)


def _close(key: str, known: Set[str]) -> str | None:
    return next(iter(difflib.get_close_matches(key, known, n=1, cutoff=0.8)), None)


def _itself(site: Site, claim: Claim) -> Iterator[Diagnostic]:
    """A context for which only the article speaks that is checked."""
    checked = [article for each in claim.appearances if (article := site.find(each.article))]
    keys = [key for slot in claim.body.citations for key in (cite.key for cite in slot.cites)]
    works = [site.get(Work, key) for key in keys]
    if keys and all(work and any(_same(work, article) for article in checked) for work in works):
        at = next(claim.body.citations).at
        help = "cite what the statement can be checked by"
        yield CITES_ITSELF.at(at, "the only source is the article that is checked", help)


def _same(work: Work, article: Article) -> bool:
    found = work.URL and article.url and address_key(work.URL) == address_key(article.url)
    return work.id == article.id or bool(found)
