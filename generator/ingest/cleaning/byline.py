"""Who wrote an article, and when it was published, as single lines say it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from . import months
from .prose import plain, word_set

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
    "original originally first last article published publish publication posted updated modified created"
    " released edited"
    " date written submitted on at by of am pm a.m p.m est edt pst pdt cst cdt gmt bst utc ist jst cet et pt min"
    " mins minute minutes hour hours hrs day days week weeks one an ago read reading time mon monday tue tues"
    " tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
)
NAME_PARTICLES: Final = word_set("de del della der di da van von la le bin al el dos ibn ter ten y")
JOBS: Final = word_set(
    "senior junior chief staff news editor editors writer writers reporter reporters correspondent columnist"
    " contributor contributors contributing journalist producer analyst director manager editorial special associate"
    " assistant deputy executive managing political business science health arts culture technology education"
    " sports guest author bureau freelance"
    " opinion national international foreign team desk published updated posted last photo photos in on at from for"
    " with follow january february march april may june july august september october november december mon tue"
    " wed thu fri"
    " sat sun cnn bbc ap reuters afp ceo founder phd md dr prof professor"
)
ROLES: Final = word_set(
    "author editor writer reporter correspondent columnist journalist professor fellow researcher analyst lecturer"
    " founder co-founder scholar ambassador officer contributor affiliate director scientist student lawyer attorney"
    " consultant economist historian adviser advisor specialist blogger novelist critic producer expert freelancer"
)
INTRODUCTIONS: Final = frozenset(("by", "written by", "author", "posted by", "published by"))

TITLES: Final = word_set("dr prof professor sir mr mrs ms")
ORGANISATIONS: Final = word_set(
    "press reuters agence associated agency agencies news newsroom times post tribune herald gazette courier"
    " journal staff"
    " team editors desk network bureau media magazine online blog service services institute"
)
"""A piece of a byline with one of these is no person."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"\d{4}(?!\d)"
DAY = re.compile(
    r"(?<!\d)(?:(?P<y1>\d{4})[-/](?P<m1>\d\d)[-/](?P<d1>\d\d)(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?P<sep>[/.-])(?P<m2>\d{{1,2}})(?P=sep)(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<m3>{_MONTH}),?[ -](?P<y3>{_YEAR}))"
    rf"|(?<![a-z])(?:[a-z]{{3,4}}\.?)?(?P<m4>{_MONTH}) (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>{_YEAR})"
)
LONGEST: Final = 160
"""Characters; a longer line tells something, and no day of its own."""
_YEARS = re.compile(r"\d{4}")
CHANGED = re.compile(r"(?:article |page )?(?:last |first )?(?:updated|modified|edited|created|upd)\b")
FIRST = re.compile(r"\b(?:published|posted|original(?:ly)?|first published|publication date|date published|created)\b")
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|words|story|text|article|analysis|a post|opinion|reporting) by|by"
    r"|authors?"
    r"|von|par|por|door|autor(?:in)?|av|af|\u0430\u0432\u0442\u043e\u0440|di)"
    r"(?:\s*[:|]\s*|\s+)",
    re.IGNORECASE,
)
_HAN = r"[\u3040-\u30ff\u4e00-\u9fff\u00b7]{2,12}"
_HAN_BY = re.compile(
    r"(?:作者|(?:本报|本報|特约|特約)?(?:记者|記者)|撰文|撰稿|文|取材|執筆)\s*[:\uff1a/\uff0f|\s]\s*"
    rf"(?P<names>{_HAN}(?:[ \u3001\uff0c,]{_HAN}){{0,4}})"
)
"""In Chinese and Japanese, whose names are written without a space within."""
_REPORTING: Final = ("报道", "報道", "報導", "摄影", "攝影")
"""What ends words behind the names, such as “reports from Holm”."""
_LATER_BY = re.compile(r"(?:^|[\s|\u2022\u00b7\u22c5,-])by:? (?=[^\W\d_])", re.IGNORECASE)
_GLUED_BY = re.compile(r"[Bb]y(?=[A-Z][a-z])")
_CUT = re.compile(r"\s*[|\u2022\u00b7\u22c5\u2219\u2014\u2013]\s*|\s+-\s+")
_NAME = r"[A-Z][\w.'\u2019-]{0,24}"
_BIOGRAPHY = re.compile(
    rf"(?P<name>(?:{_NAME} ){{1,4}}?{_NAME})(?:, .{{1,200}}?,)? "
    r"(?:is|was|writes|covers|reports|serves|teaches|works) (?P<rest>.{0,240})"
)


def day(line: str, day_first: bool | None = None) -> tuple[date | None, bool]:
    """The first day that a line gives, and whether the line holds nothing but dates, times and their labels.

    `day_first` tells how days are written in numbers elsewhere in the text, where the line itself leaves it open.
    """
    if len(line) >= LONGEST or not _YEARS.search(line):
        return None, False
    low = plain(line)
    found = DAY.search(low)
    if found is None:
        return months.day(line) if len(line) < 60 else (None, False)
    rest = (word.strip(".") for word in re.split(r"[^a-z.]+", DAY.sub(" ", low)))
    when = _when(found, day_first)
    return when, when is not None and all(word in DATE_WORDS for word in rest if word)


def _when(found: re.Match[str], day_first: bool | None) -> date | None:
    year, month, number = (next(filter(None, found.group(*(f"{part}{n}" for n in (1, 2, 3, 4))))) for part in "ymd")
    number, month = int(number), MONTHS.get(month[:3]) or int(month)
    if found["sep"] and month <= 12:
        dotted = found["sep"] == "."
        if number <= 12 and number != month and not dotted:
            if day_first is None:
                return None
            number, month = (number, month) if day_first else (month, number)
    elif found["sep"]:
        number, month = month, number
    try:
        return date(int(year), month, number)
    except ValueError:
        return None


def names(text: str) -> tuple[str, ...]:
    """The personal names at the start of a byline: two to four capitalised words each, up to the first job title."""
    found: list[str] = []
    for piece in re.split(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\bwith\b)\s*", text[:160]):
        words: list[str] = []
        whole = piece.split()
        if whole and whole[0].casefold().strip(".") in TITLES:
            whole = whole[1:]
        for word in whole:
            bare = word.strip(".,|\u2022\u00b7").casefold()
            initial = word[0].isupper() or bare in NAME_PARTICLES
            if not initial or any(map(str.isdigit, word)) or word.endswith(":") or (bare in JOBS and words):
                break
            words.append(word.strip(",|\u2022\u00b7"))
        if not 2 <= len(words) <= 4 or _organisation(words):
            break
        found.append(" ".join(words))
        if len(words) < len(whole):
            break
    return tuple(found)


def _organisation(words: Sequence[str]) -> bool:
    return any(word.casefold() in ORGANISATIONS for word in words) or words[0].casefold() == "the"


def byline(line: str) -> tuple[str, ...]:
    """The names in a line that is a byline, else none."""
    if line.count(" ") > 24 or line.endswith((".", "?", "!", ":")):
        return ()
    if not line.isascii() and (found := _HAN_BY.fullmatch(line)):
        return tuple(name for name in re.split(r"[ \u3001\uff0c,]", found["names"]) if not name.endswith(_REPORTING))
    start = _BY.match(line) or _GLUED_BY.match(line)
    if start is None:
        return _dated_byline(line)
    rest = unglued(line[start.end() :])
    return names(next((piece for piece in _CUT.split(rest) if piece and piece[0].isalpha()), "")) if rest else ()


def _dated_byline(line: str) -> tuple[str, ...]:
    """The names in a line that holds a day too: `Ada Quill | May 2, 2022`, `Posted on May 2, 2022 by Ada Quill`."""
    if line.count(" ") > 16 or not _YEARS.search(line):
        return ()
    low = plain(line)
    if not DAY.search(low) or low.startswith(("copyright", "\xa9")):
        return ()
    if later := _LATER_BY.search(line):
        return names(_CUT.split(unglued(line[later.end() :]))[0])
    for piece in _CUT.split(line):
        bare = DAY.sub("", plain(piece)).strip(" ,.")
        found = names(piece[: len(bare)]) if bare and plain(piece).startswith(bare) else ()
        if (found and plain(", ".join(found)) == bare.strip()) or (found and piece.startswith(found[0] + ",")):
            return found
    return ()


def unglued(text: str) -> str:
    """A line with what a page set right behind a word parted from it: a job, or a day."""
    return re.sub(
        r"(?<=[a-z])(?=(?:[A-Z][a-z]+ )?(?:Business|Staff|Senior|Columnist|Published|Updated|Posted|January|February"
        r"|March|April|June|July|August|September|October|November|December)\b)",
        " | ",
        text,
    )


def person(line: str) -> bool:
    """Whether a line is nothing but a name of two to four words."""
    return names(line) == (line,) and not any(word.casefold().strip(".") in JOBS for word in line.split())


def biography(line: str) -> str | None:
    """The name in a line that says who its author is, else None."""
    found = _BIOGRAPHY.match(line)
    if found is None or ROLES.isdisjoint(re.split(r"[^\w-]+", found["rest"].casefold())):
        return None
    return next(iter(names(found["name"])), None)


_CORRESPONDENT = re.compile(
    rf"(?:[Ww]rite to|[Cc]ontact|[Rr]each|[Ee]mail) (?P<name>(?:{_NAME} ){{1,3}}{_NAME}) at \S+@"
)


def correspondent(line: str) -> str | None:
    """The name in a line that says where to write to the author, else None."""
    found = _CORRESPONDENT.match(line)
    return next(iter(names(found["name"])), None) if found else None


def organisation(line: str = "") -> bool:
    """Whether a line is nothing but the name of an outlet or agency: `BBC`, `The Harbour Post`."""
    words = line.split()
    return bool(words) and len(words) <= 4 and ((len(words) == 1 and line.isupper()) or _organisation(words))
