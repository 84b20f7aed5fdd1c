"""Cleaning of a scraped article: its paragraphs, its headline, author and date, and why every other line went."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator import residue

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
MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}
DATE_WORDS: Final = residue.word_set(
    "originally first last article published publish publication posted updated modified created released edited"
    " date written submitted on at by of am pm a.m p.m est edt pst pdt cst cdt gmt bst utc ist jst cet et pt min"
    " mins minute minutes hour hours hrs day days week weeks one an ago read reading time mon monday tue tues"
    " tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
)
NAME_PARTICLES: Final = residue.word_set("de del della der di da van von la le bin al el dos ibn ter ten y")
JOBS: Final = residue.word_set(
    "senior junior chief staff news editor editors writer writers reporter reporters correspondent columnist"
    " contributor contributors contributing journalist producer analyst director manager editorial special associate"
    " assistant deputy executive managing political business science health sports guest author bureau freelance"
    " opinion national international foreign team desk published updated posted last photo photos in on at from for"
    " with january february march april may june july august september october november december mon tue wed thu fri"
    " sat sun cnn bbc ap reuters afp ceo founder phd md dr prof professor"
)
ROLES: Final = residue.word_set(
    "author editor writer reporter correspondent columnist journalist professor fellow researcher analyst lecturer"
    " founder co-founder scholar ambassador officer contributor affiliate director scientist student lawyer attorney"
    " consultant economist historian adviser advisor specialist blogger novelist critic producer expert freelancer"
)
INTRODUCTIONS: Final = frozenset(("by", "written by", "author", "posted by", "published by"))

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"\d{4}(?!\d)"
_DAY = re.compile(
    r"(?<!\d)(?:(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)"
    rf"|(?P<d2>1[3-9]|2\d|3[01])/(?P<m2>\d\d)/(?P<y2>{_YEAR})"  # only where the day cannot be a month
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?P<m3>{_MONTH}),? (?P<y3>{_YEAR}))"
    rf"|\b(?P<m4>{_MONTH}) (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>{_YEAR})"
)
_CHANGED = re.compile(r"(?:article )?(?:last |first )?(?:updated|modified|edited|created)\b")
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|words|story|text|article|analysis|a post) by|by|authors?)"
    r"(?:\s*[:|]\s*|\s+)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'\u2019-]{0,24}"
_BIOGRAPHY = re.compile(
    rf"(?P<name>(?:{_NAME} ){{1,4}}?{_NAME})(?:, .{{1,200}}?,)? "
    r"(?:is|was|writes|covers|reports|serves|teaches|works) (?P<rest>.{0,240})"
)


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
        Line(number, line, LABELS.get(why, "residue"), why)
        for (number, line), why in zip(numbered, whys, strict=True)
    )
    return Cleaned(title, authors, published, tuple(line.text for line in lines if line.label == "body"), lines)


def archive(cleaned: Cleaned) -> str:
    """The text that is kept: paragraphs set apart by blank lines."""
    return _joined(cleaned.paragraphs)


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def rule(line: str) -> str:
    """What a line is by its own words alone, or BODY."""
    return residue.reason(line) or ("date" if day(line)[1] else "byline" if byline(line) else BODY)


def article(texts: Sequence[str], rules: Sequence[str]) -> tuple[list[str], int, int | None]:
    """Why each line is not body, which one is the first paragraph, and which one the headline."""
    boxed = [
        BOX if at and rules[at - 1] == BOX and texts[at - 1].count(" ") < 4 else why for at, why in enumerate(rules)
    ]
    # Where no rule found residue there is nothing to judge against.
    judged = residue.judge(texts, [why or None for why in boxed]) if any(rules) else rules
    whys = mended(texts, [why or BODY for why in judged])
    start = next((at for at, why in enumerate(whys) if why == BODY and residue.paragraph(texts[at])), 0)
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
    if top < under and whys[under] == residue.UNLIKE and texts[under].count(" ") >= 5 and not day(texts[under])[0]:
        whys[under] = BODY
    return whys, start, top


def mended(texts: Sequence[str], whys: list[str]) -> list[str]:
    """The same, but a full paragraph beside the body and a subhead between two paragraphs are body for all that."""
    free = [at for at, why in enumerate(whys) if why in (BODY, residue.UNLIKE)]
    alone = BODY not in whys  # too short an article for the scores
    times = Counter(texts)
    for place, at in enumerate(free):
        line = texts[at]
        sides = [to for to in free[max(0, place - 1) : place + 2] if to != at and whys[to] == BODY]
        if whys[at] == BODY or not (sides or alone) or times[line] > 1:
            continue
        if line.count(" ") >= (9 if alone else 14):
            listed = at > 0 and whys[at - 1] in residue.LISTS
            fits = not listed and residue.paragraph(line) and not residue.PROMOTION.search(residue.plain(line[:400]))
        else:
            between = sides == [at - 1, at + 1] and not line.endswith((".", "!", "?"))
            fits = between and all(residue.paragraph(texts[to]) for to in sides)
        if fits:
            whys[at] = BODY
    return whys


def headline(texts: Sequence[str], whys: Sequence[str], start: int) -> int | None:
    """Which line before the first paragraph is as long as a headline, echoed elsewhere, and above what follows one."""
    first = max(0, start - 60)
    near = [residue.plain(text).strip(residue.EDGE) for text in texts[first : start + 20]]
    best, choice = 0.8, None
    for at in range(first, start):
        line, low, count = texts[at], near[at - first], texts[at].count(" ") + 1
        if whys[at] not in (BODY, residue.UNLIKE) or not 2 <= count <= 24 or line.endswith((".", ",", ";", ":")):
            continue
        if residue.PROMOTION.search(low) or _DAY.search(low) or (line.isupper() and count < 6):
            continue
        above, below = whys[max(0, at - 5) : at], whys[at + 1 : at + 5]
        worth = 2.0 * (count >= 5) + (at == 0) - 0.08 * (start - at)
        worth += 2 * (count > 3 and sum(low in other for other in near) > 1)
        worth += 2 * any(why in ("byline", "date", "form label") for why in below) + ("share row" in below)
        worth -= 2 * any(why == "byline" or why in residue.LISTS for why in above)
        if worth > best:
            best, choice = worth, at
    return choice


def day(line: str) -> tuple[date | None, bool]:
    """The first day that a line gives, and whether the line holds nothing but dates, times and their labels."""
    low = residue.plain(line)
    found = _DAY.search(low) if len(low) < 120 else None
    if found is None:
        return None, False
    year, month, number = (next(filter(None, found.group(*(f"{part}{n}" for n in (1, 2, 3, 4))))) for part in "ymd")
    rest = (word.strip(".") for word in re.split(r"[^a-z.]+", _DAY.sub(" ", low)))
    try:
        when = date(int(year), MONTHS.get(month[:3]) or int(month), int(number))
    except ValueError:
        return None, False
    return when, all(word in DATE_WORDS for word in rest if word)


def dated(texts: Sequence[str], whys: Sequence[str], start: int, top: int | None) -> str | None:
    """The day on which the article says that it was published: in a line of its own or in its byline."""
    found = [
        when.isoformat()
        for at in _about(start, top, len(texts))
        if whys[at] in ("date", "byline")
        and (when := day(texts[at])[0])
        and not _CHANGED.match(residue.plain(texts[at]))
    ]
    return found[0] if found and (top is not None or len(set(found)) == 1) else None


def _about(start: int, top: int | None, size: int) -> range:
    return range(0 if top is None else max(0, top - 2), min(size, start + 3))


def names(text: str) -> tuple[str, ...]:
    """The personal names at the start of a byline: two to four capitalised words each, up to the first job title."""
    found: list[str] = []
    for piece in re.split(r"\s*(?:,|;|&|\band\b)\s*", text[:160]):
        words: list[str] = []
        for word in piece.split():
            bare = word.strip(".,|\u2022\u00b7").casefold()
            initial = word[0].isupper() or bare in NAME_PARTICLES
            if not initial or any(map(str.isdigit, word)) or (bare in JOBS and words):
                break
            words.append(word.strip(",|\u2022\u00b7"))
        if not 2 <= len(words) <= 4:
            break
        found.append(" ".join(words))
        if len(words) < len(piece.split()):
            break
    return tuple(found)


def byline(line: str) -> tuple[str, ...]:
    """The names in a line that is a byline, else none."""
    start = _BY.match(line)
    if start is None or line.count(" ") > 16 or line.endswith((".", "?", "!", ":")):
        return ()
    return names(line[start.end() :])


def signed(texts: Sequence[str], whys: Sequence[str], start: int, top: int | None) -> tuple[str, ...]:
    """The authors whom a byline by the headline names, or a name alone that a label or a date introduces."""
    about = _about(start, top, len(texts))
    if found := next((byline(texts[at]) for at in about if whys[at] == "byline"), ()):
        return found
    for at in about:
        if whys[at] == residue.UNLIKE and names(texts[at]) == (texts[at],):
            before, after = texts[at - 1 : at] or [""], texts[at + 1 : at + 2] or [""]
            if residue.plain(before[0]).strip(residue.EDGE) in INTRODUCTIONS or day(after[0])[1]:
                return (texts[at],)
    return ()


def biography(line: str) -> str | None:
    """The name in a line that says who its author is, else None."""
    found = _BIOGRAPHY.match(line)
    if found is None or ROLES.isdisjoint(re.split(r"[^\w-]+", found["rest"].casefold())):
        return None
    return next(iter(names(found["name"])), None)


def portrayed(
    texts: Sequence[str], whys: Sequence[str], authors: tuple[str, ...]
) -> tuple[list[str], tuple[str, ...]]:
    """The lines, and the authors, after their biographies at the foot: where no byline names the authors, these do."""
    told, found = list(whys), list[str]()
    last = max((at for at, why in enumerate(told) if why == BODY), default=-1)
    for at in range(min(len(told), last + 8) - 1, max(0, last - 3), -1):
        name = biography(texts[at]) if told[at] in (BODY, residue.UNLIKE, "below the comments") else None
        if name and (at > last or not authors or name in authors):
            told[at] = "biography"
            found.insert(0, name)
        elif told[at] == BODY:
            break
    return told, authors or tuple(dict.fromkeys(found))
