"""Cleaning of a scraped article: its paragraphs, its headline, author and date, and why every other line went."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from . import boilerplate, line_classifier
from .byline import CHANGED, DAY, INTRODUCTIONS, biography, byline, day, names

BODY: Final = ""
BOX: Final = "editors' box"
LABELS: Final = {
    BODY: "body",
    "title": "title",
    "repeated title": "title",
    "byline": "byline",
    "date": "date",
    "biography": "biography",
}


@dataclass(frozen=True)
class Line:
    number: int
    """line of the raw file, from one"""
    text: str
    """as in the raw file, without outer white space"""
    label: str
    """body, title, byline, date, biography or residue"""
    reason: str
    """why it is not body, else empty"""


@dataclass(frozen=True)
class Cleaned:
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    """ISO date, only where the text itself says when it was published"""
    paragraphs: tuple[str, ...]
    lines: tuple[Line, ...]
    """every line of the raw file that is not blank"""

    @property
    def dropped(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.label != "body")


def clean(text: str, keep: Container[int] = (), drop: Container[int] = ()) -> Cleaned:
    """Tell the article from what a scraper took along; `keep` and `drop` are line numbers that an editor decided."""
    numbered = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    texts = [line for _, line in numbered]
    whys = [rule(line) for line in texts]
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    # A text in the form of `archive` that no rule touches is an archived one. It has lost its headline, so that what
    # comes first now must not be taken for one: this makes cleaning idempotent.
    if any(whys) or text != _joined(texts):
        whys, start, top = article(texts, whys)
        title = None if top is None else texts[top]
        published = dated(texts, whys, start, top)
        whys, authors = portrayed(texts, whys, signed(texts, whys, start, top))
    whys = [
        BODY if number in keep else "dropped by an editor" if number in drop else why
        for (number, _), why in zip(numbered, whys, strict=True)
    ]
    lines = tuple(
        Line(number, line, LABELS.get(why, "residue"), why) for (number, line), why in zip(numbered, whys, strict=True)
    )
    return Cleaned(title, authors, published, tuple(line.text for line in lines if line.label == "body"), lines)


def archive(cleaned: Cleaned) -> str:
    """The text that is kept: paragraphs set apart by blank lines."""
    return _joined(cleaned.paragraphs)


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def rule(line: str) -> str:
    """What a line is by its own words alone, or BODY."""
    return boilerplate.reason(line) or ("date" if day(line)[1] else "byline" if byline(line) else BODY)


def article(texts: Sequence[str], rules: Sequence[str]) -> tuple[list[str], int, int | None]:
    """Why each line is not body, which one is the first paragraph, and which one the headline."""
    boxed = [
        BOX if at and rules[at - 1] == BOX and texts[at - 1].count(" ") < 4 else why for at, why in enumerate(rules)
    ]
    # Where no rule found residue there is nothing to judge against.
    judged = line_classifier.judge(texts, [why or None for why in boxed]) if any(rules) else rules
    whys = mended(texts, [why or BODY for why in judged])
    start = next((at for at, why in enumerate(whys) if why == BODY and line_classifier.paragraph(texts[at])), 0)
    top = headline(texts, whys, start)
    if top is None:
        return whys, start, None
    for at, line in enumerate(texts):
        if line == texts[top]:
            whys[at] = "title" if at == top else "repeated title"
        elif at < top:
            whys[at] = whys[at] or "above the title"
    # Of such lines between headline and first paragraph two in three are subheads (training pages of clean-dev).
    under = start - 1
    if top < under and whys[under] == boilerplate.UNLIKE and texts[under].count(" ") >= 5 and not day(texts[under])[0]:
        whys[under] = BODY
    return whys, start, top


def mended(texts: Sequence[str], whys: list[str]) -> list[str]:
    """The same, but a full paragraph beside the body and a subhead between two paragraphs are body for all that."""
    free = [at for at, why in enumerate(whys) if why in (BODY, boilerplate.UNLIKE)]
    alone = BODY not in whys  # too short an article for the scores
    times = Counter(texts)
    for place, at in enumerate(free):
        line = texts[at]
        sides = [to for to in free[max(0, place - 1) : place + 2] if to != at and whys[to] == BODY]
        if whys[at] == BODY or not (sides or alone) or times[line] > 1:
            continue
        if line.count(" ") >= (9 if alone else 14):
            listed = at > 0 and whys[at - 1] in boilerplate.LISTS
            fits = (
                not listed
                and line_classifier.paragraph(line)
                and not boilerplate.PROMOTION.search(boilerplate.plain(line[:400]))
            )
        else:
            between = sides == [at - 1, at + 1] and not line.endswith((".", "!", "?"))
            fits = between and all(line_classifier.paragraph(texts[to]) for to in sides)
        if fits:
            whys[at] = BODY
    return whys


def headline(texts: Sequence[str], whys: Sequence[str], start: int) -> int | None:
    """Which line before the first paragraph is as long as a headline, echoed elsewhere, and above what follows one."""
    first = max(0, start - 60)
    near = [boilerplate.plain(text).strip(boilerplate.EDGE) for text in texts[first : start + 20]]
    best, choice = 0.8, None
    for at in range(first, start):
        line, low, count = texts[at], near[at - first], texts[at].count(" ") + 1
        if whys[at] not in (BODY, boilerplate.UNLIKE) or not 2 <= count <= 24 or line.endswith((".", ",", ";", ":")):
            continue
        if boilerplate.PROMOTION.search(low) or DAY.search(low) or (line.isupper() and count < 6):
            continue
        above, below = whys[max(0, at - 5) : at], whys[at + 1 : at + 5]
        worth = 2.0 * (count >= 5) + (at == 0) - 0.08 * (start - at)
        worth += 2 * (count > 3 and sum(low in other for other in near) > 1)
        worth += 2 * any(why in ("byline", "date", "form label") for why in below) + ("share row" in below)
        worth -= 2 * any(why == "byline" or why in boilerplate.LISTS for why in above)
        if worth > best:
            best, choice = worth, at
    return choice


def dated(texts: Sequence[str], whys: Sequence[str], start: int, top: int | None) -> str | None:
    """The day on which the article says that it was published: in a line of its own or in its byline."""
    found = [
        when.isoformat()
        for at in _about(start, top, len(texts))
        if whys[at] in ("date", "byline")
        and (when := day(texts[at])[0])
        and not CHANGED.match(boilerplate.plain(texts[at]))
    ]
    return found[0] if found and (top is not None or len(set(found)) == 1) else None


def _about(start: int, top: int | None, size: int) -> range:
    return range(0 if top is None else max(0, top - 2), min(size, start + 3))


def signed(texts: Sequence[str], whys: Sequence[str], start: int, top: int | None) -> tuple[str, ...]:
    """The authors whom a byline by the headline names, or a name alone that a label or a date introduces."""
    about = _about(start, top, len(texts))
    if found := next((byline(texts[at]) for at in about if whys[at] == "byline"), ()):
        return found
    for at in about:
        if whys[at] == boilerplate.UNLIKE and names(texts[at]) == (texts[at],):
            before, after = texts[at - 1 : at] or [""], texts[at + 1 : at + 2] or [""]
            if boilerplate.plain(before[0]).strip(boilerplate.EDGE) in INTRODUCTIONS or day(after[0])[1]:
                return (texts[at],)
    return ()


def portrayed(texts: Sequence[str], whys: Sequence[str], authors: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The lines, and the authors, after their biographies at the foot: where no byline names the authors, these do."""
    told, found = list(whys), list[str]()
    last = max((at for at, why in enumerate(told) if why == BODY), default=-1)
    for at in range(min(len(told), last + 8) - 1, max(0, last - 3), -1):
        name = biography(texts[at]) if told[at] in (BODY, boilerplate.UNLIKE, "below the comments") else None
        if name and (at > last or not authors or name in authors):
            told[at] = "biography"
            found.insert(0, name)
        elif told[at] == BODY:
            break
    return told, authors or tuple(dict.fromkeys(found))
