"""What the form of a text says of its lines: numbered items, speakers, a copy of itself, a wall before the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from .boilerplate import FORMS, LISTS
from .prose import length, paragraph, plain, prose

SPEECHES: Final = 4
"""So many lines that begin with the name of one who speaks are a conversation."""
ITEMS: Final = 3
COPIED: Final = 3
"""So many long lines that stand below in the same order are the text once more."""
LONG: Final = 10
PARAGRAPHS: Final = 4
BEHIND: Final = 0.1
"""Of the paragraphs: with fewer behind a list, a form or a share row, the article has ended there."""
HEAD: Final = 5
"""Lines at the top of a pasted text: headline, what stands under it, byline and day."""
ENDS: Final = frozenset({"share row", "legal notice", "below the article"})
AMID: Final = frozenset({"advertisement", "no words", "time stamp", "paywall"})
WALL: Final = "paywall"
SUBHEADS: Final = frozenset({"navigation", "legal notice", "list of other headlines", "tags"})

_NUMBER = re.compile(r"(?:no\.? ?|#)?(\d{1,3})(?:[.):]| [-\u2013\u2014])\s+\S", re.IGNORECASE)
_SPEAKER = re.compile(
    r"(?P<name>[Q\u0410-\u042fA-Z]|[^\W\d_a-z][\w.'\u2019-]*(?: [^\W\d_a-z][\w.'\u2019-]*){0,3}|[^\W\d_a-z]+):(?: |$)"
)
_SPOKEN: Final = frozenset(["q", "a", "question", "answer", "interviewer", "host", "moderator", "presenter"])
_CORRECTS = re.compile(
    r"(?:editor['’]?s['’]? note ?: )?(?:"
    r"(?:correction|clarification|corrections? and clarifications?|corrected|erratum)\b.{0,40}:"
    r"|(?:berichtigung|korrektur|rectificatif|rectificación|fe de errores|errata|исправление|поправка"
    r"|виправлення)\b.{0,40}:"
    r"|(?:更正|訂正|订正)[:：]"
    r"|(?:an|a previous|the) (?:earlier|previous|original)?\s*version of this (?:article|story|post|report|column)"
    r"|this (?:article|story|post|report|column) (?:was|has been) (?:amended|corrected)"
    r"|this (?:article|story|post|report|column) (?:was|has been) updated\b.{0,60}\bto (?:correct|clarify|fix)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[\[(][^\W\d_][\w ,.'\u2019-]{2,40}[\])]\.?")


def kept(texts: Sequence[str], rules: Sequence[str]) -> frozenset[int]:
    """Lines that are body by the form of the text: what is in a numbered list, and what is said in a conversation."""
    spans = [*_numbered(texts), *_spoken(texts), *_framed(texts, rules)]
    found = (at for span in spans for at in span if not rules[at] or _ASIDE.fullmatch(texts[at]) or clock(rules, at))
    return frozenset((*found, *(at for at, line in enumerate(texts) if corrects(line))))


def clock(rules: Sequence[str], at: int) -> bool:
    """Whether a line is one of the times at which a running report goes on."""
    return rules[at] == "time stamp" and rules.count("time stamp") >= ITEMS


def corrects(line: str) -> bool:
    """Whether a line is a publisher's note of what was wrong in an earlier version."""
    return _CORRECTS.match(line) is not None and length(line) > 5


def _numbered(texts: Sequence[str]) -> Iterator[range]:
    """From each first item, counted on by one, to the paragraph or short line behind the last one."""
    found: list[int] = []
    last = 0
    for at, line in enumerate(texts):
        number = int(match[1]) if (match := _NUMBER.match(line)) else 0
        if (found and number == last + 1) or (not found and number == 1):
            found, last = [*found, at], number
        elif number == 1:
            yield from _list(found, texts)
            found, last = [at], 1
    yield from _list(found, texts)


def _list(found: Sequence[int], texts: Sequence[str]) -> Iterator[range]:
    steps = [later - earlier for earlier, later in pairwise(found)]
    # Items of a rail of other headlines stand one below the other, those of an article have text between them.
    if len(found) >= ITEMS and max(steps) <= 12 and (max(steps) > 1 or paragraph(texts[found[0]])):
        yield range(found[0], min(len(texts), found[-1] + min(steps[-1], 2)))


def _framed(texts: Sequence[str], rules: Sequence[str]) -> Iterator[range]:
    """From a byline or day near the top to the first list, form or share row: what was pasted has no menu in it."""
    heads = [at for at, why in enumerate(rules[:HEAD]) if why in ("byline", "date")]
    if not heads or any(why and why not in ("byline", "date", "no words") for why in rules[: heads[0]]):
        return
    start = heads[-1] + 1
    ends = (at for at in range(start, len(texts)) if rules[at] in LISTS or rules[at] in FORMS or rules[at] in ENDS)
    inside = range(start, next(ends, len(texts)))
    strange = any(rules[at] and rules[at] not in AMID and not _ASIDE.fullmatch(texts[at]) for at in inside)
    # Where most lines are paragraphs, each can be judged by the others.
    brief = sum(not paragraph(texts[at]) for at in inside) > 0.5 * len(inside)
    if len(inside) >= ITEMS and brief and not strange:
        yield inside


def speaker(line: str) -> str | None:
    """The name of the one who speaks a line, as at the start of it."""
    found = _SPEAKER.match(line)
    return found["name"] if found and len(found["name"]) <= 40 else None


def _spoken(texts: Sequence[str]) -> Iterator[range]:
    named = [(at, name) for at, line in enumerate(texts) if (name := speaker(line))]
    names = [name for _, name in named]
    turns = [
        at for at, name in named if names.count(name) > 1 and (name.isupper() or name.casefold() in _SPOKEN)
    ]  # fmt: skip
    turns = turns or [at for at, name in named if names.count(name) >= ITEMS]
    if len(turns) >= SPEECHES and max(later - earlier for earlier, later in pairwise(turns)) <= 12:
        yield range(turns[0], turns[-1] + 1)


def copied(texts: Sequence[str]) -> frozenset[int]:
    """Lines of a second copy of the text, below the first."""
    first: dict[str, int] = {}
    pairs = [(first[line], at) for at, line in enumerate(texts) if first.setdefault(line, at) != at]
    long = [(there, at) for there, at in pairs if texts[at].count(" ") + 1 >= LONG]
    if len(long) < COPIED or max(there for there, _ in long) >= min(at for _, at in long):
        return frozenset()
    return frozenset(at for there, at in pairs if at > max(there for there, _ in long))


def walled(texts: Sequence[str], rules: Sequence[str]) -> frozenset[int]:
    """Short lines between two that ask for a subscription."""
    walls = [at for at, why in enumerate(rules) if why == WALL]
    return frozenset(
        at
        for start, stop in pairwise(walls)
        if stop - start <= 5
        for at in range(start + 1, stop)
        if texts[at].count(" ") < 14 and not prose(plain(texts[at]))
    )


def subheads(texts: Sequence[str], rules: Sequence[str]) -> frozenset[int]:
    """Lines between two paragraphs that a menu could have, but an article as well."""
    return frozenset(
        at
        for at in range(1, len(texts) - 1)
        if rules[at] in SUBHEADS
        and not (rules[at - 1] or rules[at + 1])
        and texts[at - 1].endswith((".", "?", "!", "\u201d", '"'))
        and paragraph(texts[at + 1])
        and re.match(
            r"(?:privacy|cookies|legal|science|health|politics|sports?|technology|culture|travel|weather|opinion"
            r"|education|world|home|press|magazine|puzzles|games|events|jobs|careers|community|next|further reading)$",
            plain(texts[at]),
        )
    )


def end(texts: Sequence[str], rules: Sequence[str]) -> int:
    """Where the article has ended: the first list, form or share row with almost no paragraph behind it."""
    ends = [at for at, why in enumerate(rules) if why in LISTS or why in FORMS or why == "share row"]
    if not ends:
        return len(texts)
    tells = [not why and paragraph(line) for line, why in zip(texts, rules, strict=True)]
    before = [*accumulate(tells, initial=0)]
    total = before[-1]
    ended = (at for at in ends if before[at] >= PARAGRAPHS and total - before[at] <= BEHIND * total)
    return next(ended, len(texts))
