"""Who wrote an article, and when it was published, as single lines say it."""

import re
from datetime import date
from typing import Final

from .boilerplate import plain, word_set

MONTHS: Final = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
DATE_WORDS: Final = word_set(
    "originally first last article published publish publication posted updated modified created released edited"
    " date written submitted on at by of am pm a.m p.m est edt pst pdt cst cdt gmt bst utc ist jst cet et pt min"
    " mins minute minutes hour hours hrs day days week weeks one an ago read reading time mon monday tue tues"
    " tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
)
NAME_PARTICLES: Final = word_set("de del della der di da van von la le bin al el dos ibn ter ten y")
JOBS: Final = word_set(
    "senior junior chief staff news editor editors writer writers reporter reporters correspondent columnist"
    " contributor contributors contributing journalist producer analyst director manager editorial special associate"
    " assistant deputy executive managing political business science health sports guest author bureau freelance"
    " opinion national international foreign team desk published updated posted last photo photos in on at from for"
    " with january february march april may june july august september october november december mon tue wed thu fri"
    " sat sun cnn bbc ap reuters afp ceo founder phd md dr prof professor"
)
ROLES: Final = word_set(
    "author editor writer reporter correspondent columnist journalist professor fellow researcher analyst lecturer"
    " founder co-founder scholar ambassador officer contributor affiliate director scientist student lawyer attorney"
    " consultant economist historian adviser advisor specialist blogger novelist critic producer expert freelancer"
)
INTRODUCTIONS: Final = frozenset(("by", "written by", "author", "posted by", "published by"))

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"\d{4}(?!\d)"
DAY = re.compile(
    r"(?<!\d)(?:(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)"
    rf"|(?P<d2>1[3-9]|2\d|3[01])/(?P<m2>\d\d)/(?P<y2>{_YEAR})"  # only where the day cannot be a month
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?P<m3>{_MONTH}),? (?P<y3>{_YEAR}))"
    rf"|\b(?P<m4>{_MONTH}) (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>{_YEAR})"
)
CHANGED = re.compile(r"(?:article )?(?:last |first )?(?:updated|modified|edited|created)\b")
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


def day(line: str) -> tuple[date | None, bool]:
    """The first day that a line gives, and whether the line holds nothing but dates, times and their labels."""
    low = plain(line)
    found = DAY.search(low) if len(low) < 120 else None
    if found is None:
        return None, False
    year, month, number = (next(filter(None, found.group(*(f"{part}{n}" for n in (1, 2, 3, 4))))) for part in "ymd")
    rest = (word.strip(".") for word in re.split(r"[^a-z.]+", DAY.sub(" ", low)))
    try:
        when = date(int(year), MONTHS.get(month[:3]) or int(month), int(number))
    except ValueError:
        return None, False
    return when, all(word in DATE_WORDS for word in rest if word)


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


def biography(line: str) -> str | None:
    """The name in a line that says who its author is, else None."""
    found = _BIOGRAPHY.match(line)
    if found is None or ROLES.isdisjoint(re.split(r"[^\w-]+", found["rest"].casefold())):
        return None
    return next(iter(names(found["name"])), None)
