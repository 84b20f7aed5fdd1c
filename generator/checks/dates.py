"""Dates can be: none of the record lies in the future, none behind one that must come after it, none is a slip."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from ..model import Entry, Site
from ..model.kinds import Article, Claim, Event, Explainer, Person, Reviewed, Work
from ..source import Diagnostic, Label, Rule, Severity, Span, kept
from ..syntax import Edtf, Loc, edtf, say

DATE_FUTURE = Rule("date-future")
DATES_UNORDERED = Rule("dates-unordered", repeats=("date-future", "date-unlikely"))
DATE_UNLIKELY = Rule("date-unlikely", Severity.WARNING)
RULES = (DATE_FUTURE, DATES_UNORDERED, DATE_UNLIKELY)

APART = 300
"""Years: an event that is farther from all others is taken for a slip, unless its file's name agrees."""
ERA = date(1990, 1, 1)
"""No site was reviewed, and no page read or archived, before there was a web."""
OLD = frozenset({"classic", "manuscript", "map", "graphic", "figure", "musical_score"})
"""Types of works that may well be older than print."""

Day = date | Edtf

_CUT = re.compile(r"0\d{3}(?:-\d{2}){0,2}")
_PLAIN = re.compile(r"\d{4}(?![^-~?%])")
_YEAR = re.compile(r"(\d{4})-")


def check(site: Site, today: date | None = None) -> Iterator[Diagnostic]:
    """What lies in the future is reported only where `today` is given: it is the one thing that time changes."""
    last = today or date.max
    years = sorted(event.date.year for event in site.all(Event, drafts=True))
    shared = site.settings.material
    if shared and _first(shared) > last.toordinal():
        yield _too_late(site.settings.at("material"), "material", shared, last)
    for entry in site.everything():
        if isinstance(entry, Work) and site.get(Article, entry.id):
            continue  # an article of the site, which is looked at as such
        wrong = {}
        for loc, day in _days(entry):
            if _first(day) > last.toordinal():
                wrong[loc] = _too_late(entry.at(*loc), str(loc[-1]), day, last)
            elif _first(day) < ERA.toordinal() and loc[-1] not in ("issued", "published", "said"):
                help = "correct the year; no page was read and no entry reviewed before there was a web"
                wrong[loc] = DATE_UNLIKELY.at(entry.at(*loc), f"`{loc[-1]}` is {say(day)}", help)
        for loc, when in _dated(entry):
            if _CUT.fullmatch(when.text) and not _near(when.year, years):
                help = (
                    "correct the year; if it is right, write it as approximate, `0225~`, or enter an event of its time"
                )
                message = f"`{loc[-1]}` is {say(when)}, a year before 1000"
                wrong[loc] = DATE_UNLIKELY.at(entry.at(*loc), message, help)
        yield from wrong.values()
        yield from _order(site, entry, wrong)
        if isinstance(entry, Event):
            yield from _event(entry, years, last)
    yield from _unpublished(site, last)


def _too_late(at: Span, name: str, day: Day, today: date) -> Diagnostic:
    help = f"correct it; today is {say(today)}"
    text = at.text.strip("\"'")
    turned = f"{text[:2]}{text[3:4]}{text[2:3]}{text[4:]}"
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text) and turned < today.isoformat():
        help = f"did you mean {turned}? Today is {say(today)}"
    return DATE_FUTURE.at(at, f"`{name}` is {say(day)}, which is to come", help)


def _first(day: Day) -> int:
    return day.toordinal() if isinstance(day, date) else day.placed


def _last(day: Day) -> int:
    return day.toordinal() if isinstance(day, date) else day.until


@kept
def _days(entry: Entry) -> tuple[tuple[Loc, Day], ...]:
    """The dates by which an entry records what was done, each with its location: none can lie in the future."""
    found: list[tuple[Loc, Day | None]] = [(("withdrawn",), entry.withdrawn)]
    found += [(("corrections", n, "date"), each.date) for n, each in enumerate(entry.corrections)]
    match entry:
        case Claim():
            found.append((("reviewed",), entry.reviewed))
            found += [(("searched", n, "date"), each.date) for n, each in enumerate(entry.searched)]
            found += [(("appearances", n, "said"), each.said) for n, each in enumerate(entry.appearances)]
            found.append((("response", "date"), entry.response.date if entry.response else None))
        case Explainer():
            found.append((("updated",), entry.updated))
        case Article():
            found.append((("published",), entry.published))
            found += [(("revisions", n, "date"), each.date) for n, each in enumerate(entry.revisions)]
        case Work():
            found += [(("issued",), entry.issued), (("accessed",), entry.accessed)]
            found.append((("custom", "archived"), entry.custom.archived))
    if isinstance(entry, Reviewed):
        found.append((("material",), entry.material))
    return tuple((loc, day) for loc, day in found if day is not None)


@kept
def _dated(entry: Entry) -> tuple[tuple[Loc, Edtf], ...]:
    """The dates of what an entry is about, but for that of an event."""
    found: list[tuple[Loc, Edtf | None]] = []
    match entry:
        case Claim():
            found = [(("appearances", n, "said"), each.said) for n, each in enumerate(entry.appearances)]
            found += [(("figures", n, "year"), each.year) for n, each in enumerate(entry.figures)]
        case Person():
            found = [(("roles", n, "from"), each.from_) for n, each in enumerate(entry.roles)]
            found += [(("roles", n, "to"), each.to) for n, each in enumerate(entry.roles)]
        case Article():
            found = [(("published",), entry.published)]
        case Work() if entry.type not in OLD:
            found = [(("issued",), entry.issued), (("event-date",), entry.event_date)]
    return (*((loc, when) for loc, when in found if when is not None), *_pictured(entry))


def _pictured(entry: Entry) -> Iterator[tuple[Loc, Edtf]]:
    """The dates of what pictures show."""
    for number, picture in entry.drawn:
        for row, each in enumerate(getattr(picture, "rows", ())):
            for name in ("date", "from_", "year"):
                if isinstance(when := getattr(each, name, None), Edtf):
                    yield ("pictures", number, "rows", row, name.rstrip("_")), when


def _near(year: int, years: list[int], *, itself: bool = False) -> bool:
    """Whether an event lies near a year; another event where the year is that of one `itself`."""
    at = bisect(years, year)
    before = at - 1 - itself
    around = (*years[max(before, 0) : before + 1], *years[at : at + 1])
    return any(abs(year - other) <= APART for other in around)


def _event(event: Event, years: list[int], today: date) -> Iterator[Diagnostic]:
    """An event whose date is most likely a slip: the file's name, which often begins with the year, is a witness."""
    at, named, year = event.at("date"), _YEAR.match(event.id), event.date.year
    if named:
        last = edtf.year(event.date.last) if event.date.last is not None else None
        if (event.date.first is not None and int(named[1]) < year) or (last is not None and int(named[1]) > last):
            meant = f"{named[1]}{event.date.text[4:]}" if _PLAIN.match(event.date.text) else "another date"
            help = f"did you mean {meant}? If not, rename the file and add `formerly: [{event.id}]`"
            message = f"the event is dated {say(event.date)}, and its file’s name says {named[1]}"
            yield DATE_UNLIKELY.at(at, message, help)
    elif event.date.placed > today.toordinal():
        help = "correct the year; if it is still to come, begin the file’s name with its year"
        yield DATE_UNLIKELY.at(at, f"the event is dated {say(event.date)}, which is to come", help)
    elif len(years) > 1 and not _near(year, years, itself=True):
        help = "correct the year; if it is right, begin the file’s name with it, such as `0225-…`"
        message = f"the event is dated {say(event.date)}, {APART} years and more from all others"
        yield DATE_UNLIKELY.at(at, message, help)


@dataclass(frozen=True)
class _Pair:
    """Two dates of which one could only follow the other and does not; `at` is reported, `words` the other."""

    at: Loc
    shown: Day
    words: str
    other: Loc
    against: Day
    there: Span | None = None
    """Where the other stands, if in another entry."""


def _order(site: Site, entry: Entry, known: Container[Loc]) -> Iterator[Diagnostic]:
    """What comes before something that it can only follow, unless one of the two is known to be wrong already."""
    for pair in _pairs(site, entry):
        if pair.at not in known and pair.other not in known:
            message = f"`{pair.at[-1]}` is {say(pair.shown)}, {pair.words}, {say(pair.against)}"
            labels = [Label(pair.there, "the other one")] if pair.there else []
            yield DATES_UNORDERED.at(entry.at(*pair.at), message, "correct the one of the two that is wrong", *labels)


def _follows(
    at: Loc, late: Day | None, what: str, other: Loc, early: Day | None, there: Span | None = None
) -> Iterator[_Pair]:
    if late is not None and early is not None and _last(late) < _first(early):
        yield _Pair(at, late, f"before {what}", other, early, there)


def _pairs(site: Site, entry: Entry) -> Iterator[_Pair]:
    match entry:
        case Person():
            for number, role in enumerate(entry.roles):
                here = ("roles", number)
                yield from _follows((*here, "to"), role.to, "it began", (*here, "from"), role.from_)
        case Work():
            yield from _follows(("accessed",), entry.accessed, "the work appeared", ("issued",), entry.issued)
            archived = entry.custom.archived
            yield from _follows(("custom", "archived"), archived, "the work appeared", ("issued",), entry.issued)
        case Claim():
            yield from _of_claim(site, entry)
    if isinstance(entry, Reviewed):
        loc: Loc = ("updated" if isinstance(entry, Explainer) else "reviewed",)
        yield from _follows(loc, entry.checked, "the end of the material read", ("material",), entry.material)


def _of_claim(site: Site, claim: Claim) -> Iterator[_Pair]:
    articles = [site.find(each.article) for each in claim.appearances]
    if (article := _earliest(site, claim)) and claim.response:
        at, date_ = ("response", "date"), claim.response.date
        yield from _follows(at, date_, "the article appeared", (), article.published, article.at("published"))
    for number, (each, article) in enumerate(zip(claim.appearances, articles, strict=True)):
        if each.said and article and article.published and _first(each.said) > _last(article.published):
            said: Loc = ("appearances", number, "said")
            there = article.at("published")
            yield _Pair(said, each.said, "after the article appeared", (), article.published, there)


def _earliest(site: Site, claim: Claim) -> Article | None:
    """The article in which a claim appeared first; None where the date of one is not known."""
    articles = [site.find(each.article) for each in claim.appearances]
    dated = [(article.published.order, article) for article in articles if article and article.published]
    return min(dated, key=lambda each: each[0])[1] if len(dated) == len(articles) else None


def _unpublished(site: Site, today: date) -> Iterator[Diagnostic]:
    """Claims reviewed before their article appeared: of several it is the article's date that is wrong."""
    early: defaultdict[Article, list[Claim]] = defaultdict(list)
    for claim in site.all(Claim, drafts=True):
        article = _earliest(site, claim)
        published = article.published.placed if article and article.published else 0
        if article and claim.reviewed >= ERA and claim.reviewed.toordinal() < published <= today.toordinal():
            early[article].append(claim)
    for article, claims in early.items():
        assert article.published
        if len(claims) > 1:
            message = f"`published` is {say(article.published)}, after {len(claims)} claims in it were reviewed"
            yield DATES_UNORDERED.at(article.at("published"), message, "correct it, or the dates of the reviews")
            continue
        (claim,) = claims
        message = f"`reviewed` is {say(claim.reviewed)}, before the article appeared, {say(article.published)}"
        yield DATES_UNORDERED.at(claim.at("reviewed"), message, "correct the one of the two that is wrong")
