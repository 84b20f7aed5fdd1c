"""Headline, authors and day of an article, by what stands around its first paragraph and at its foot."""

import re
from collections.abc import Sequence
from typing import Final

from . import boilerplate, prose
from .byline import (
    DAY,
    INTRODUCTIONS,
    biography,
    byline,
    correspondent,
    day,
    organisation,
    person,
)

BODY: Final = ""
_NO_HEADLINE = re.compile(
    r"(?:last )?(?:updated|posted|published|skip to|open menu|close menu|photo|image|picture|listen|watch|by "
    r"|written by|recent from"
    r"|enjoy|get |start |subscribe|sign |\d{1,2}[:/])|.*\([^()]*/[^()]*\)$"
    r"|.*\b(?:photo|image|photograph) ?:|.*\bget short url\b"
)
_NO_END: Final = (".", ",", ";", ":", "\u2026", "\u3002", "\uff0c", "\uff1a")
NEAR: Final = 0.04  # a line of distance to the first paragraph
SHARED: Final = 4.0  # all words of a line stand in the article
DECK: Final = 1.5
_WORD = re.compile(r"[^\W\d_]{4,}")


def headline(texts: Sequence[str], whys: Sequence[str], start: int) -> int | None:
    """Which line before the first paragraph is as long as a headline, echoed elsewhere, and above what follows one."""
    first = max(0, start - 60)
    candidates = [at for at in range(first, start) if candidate(texts[at], whys[at])]
    if not candidates:
        return None
    near = [prose.plain(text).strip(boilerplate.EDGE) for text in texts[first : start + 20]]
    told = set(_WORD.findall(" ".join(prose.plain(line) for line in _bodies(texts, whys, start))))
    worths = {at: _worth(at, start, texts, whys, told, near[at - first], near) for at in candidates}
    best = max(worths.values(), default=0.0)
    # What stands below a headline may be as long, and nearer to the text.
    fits = [at for at, worth in worths.items() if worth > max(0.8, best - DECK) and prose.length(texts[at]) > 3]
    fits = fits or [at for at, worth in worths.items() if worth > 0.8 and worth == best]
    last = next((at for at in fits if worths[at] == best), None)
    return next((at for at in fits if last is not None and last - at <= 3), None)


def _worth(
    at: int, start: int, texts: Sequence[str], whys: Sequence[str], told: set[str], low: str, near: Sequence[str]
) -> float:
    count, words = prose.length(texts[at]), set(_WORD.findall(low))
    above, below = whys[max(0, at - 5) : at], whys[at + 1 : at + 6]
    worth = 2.0 * (count >= 5) + (at == 0) - NEAR * min(20, start - at)
    worth += SHARED * len(words & told) / max(4, len(words))
    worth += 2 * (count > 3 and sum(low in other for other in near) > 1)
    worth += 2 * any(why in ("byline", "date", "form label") for why in below) + ("share row" in below)
    return worth - 2 * any(why == "byline" or why in boilerplate.LISTS for why in above)


def candidate(line: str, why: str) -> bool:
    """Whether a line can be a headline, by itself."""
    count = prose.length(line)
    if why not in (BODY, boilerplate.UNLIKE) or not 2 <= count <= 24 or line.endswith(_NO_END):
        return False
    low = prose.plain(line)
    if (line.isupper() and count < 6) or person(line) or _NO_HEADLINE.match(low):
        return False
    return not (prose.promotes(low) or DAY.search(low))


def _bodies(texts: Sequence[str], whys: Sequence[str], start: int) -> list[str]:
    return [texts[at] for at in range(start, min(len(texts), start + 40)) if whys[at] == BODY]


def _about(start: int, top: int | None, size: int) -> range:
    return range(0 if top is None else max(0, top - 3), min(size, start + 3))


def signed(texts: Sequence[str], whys: Sequence[str], start: int, top: int | None) -> tuple[str, ...]:
    """The authors whom a byline by the headline names, or a name alone that a label or a date introduces."""
    about = _about(start, top, len(texts))
    if found := next((byline(texts[at]) for at in about if whys[at] == "byline"), ()):
        return found
    signed = {byline(texts[at]) for at in range(start) if whys[at] == "byline"}
    if len(signed) == 1 and top is not None:
        return signed.pop()
    alone = [
        at for at in about if at != top and whys[at] in (boilerplate.UNLIKE, "above the title") and person(texts[at])
    ]
    for at in alone:
        before, after = texts[at - 1 : at] or [""], texts[at + 1 : at + 2] or [""]
        if prose.plain(before[0]).strip(boilerplate.EDGE) in INTRODUCTIONS or day(after[0])[1]:
            return (texts[at],)
    below = [at for at in alone if top is not None and top < at <= top + 3]
    outlet = [at for at in below if organisation(*texts[at + 1 : at + 2])]
    named = [at for at in below if sum(texts[at] in line for line in texts) > 1 or (at and day(texts[at - 1])[1])]
    return next(((texts[at],) for at in (*outlet, *named)), ())


def portrayed(texts: Sequence[str], whys: Sequence[str], authors: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The lines, and the authors, after their biographies at the foot: where no byline names the authors, these do."""
    told, found = list(whys), list[str]()
    last = max((at for at, why in enumerate(told) if why == BODY), default=-1)
    for at in range(min(len(told), last + 8) - 1, max(0, last - 3), -1):
        told_of = told[at] in (BODY, boilerplate.UNLIKE, *BELOW)
        name = (biography(texts[at]) or correspondent(texts[at])) if told_of else None
        if name and (at > last or not authors or name in authors):
            told[at] = "biography"
            found.insert(0, name)
        elif told[at] == BODY:
            break
    return told, authors or tuple(dict.fromkeys(found))


BELOW: Final = ("below the comments", "below the article")


_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_a-z .'\u2019-]+(?:, [\w. ]{2,20})?)"
    r" (?:\((?:AP|AFP|Reuters|dpa|UPI|CNN|ANSA|EFE)\) ?)?[\u2014\u2013-]{1,2} "
)


_DAY_OF = re.compile(r",? [A-Z][a-z]{2,8}\.? \d{1,2}$")
"""A day behind the place, `ELMSTAD, March 5 (Reuters) - …`."""


def place(paragraphs: Sequence[str]) -> str | None:
    """The place in the dateline of an agency, `ELMSTAD (AP) — …`; it stays in the text."""
    found = _DATELINE.match(paragraphs[0]) if paragraphs else None
    return _DAY_OF.sub("", found["place"]).title() if found else None
