"""Cleaning of a scraped article: its paragraphs, its headline, author and date, and why every other line went."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...quotation import MARK, Setting, normalise
from . import boilerplate, line_classifier, metadata, prose, publication_day, structure
from .byline import byline, day
from .day_order import day_first, open_day
from .language import UNSPACED, language
from .metadata import BODY

EDITOR: Final = "dropped by an editor"
_SPARING: Final = re.compile(r"[\u0370-\u1fff]")
"""Letters of languages that say in ten words what English says in fifteen: they have few articles, or none."""
OLD: Final = re.compile(r"\d{1,6}(?:-\d{1,6})?")
BOX: Final = "editors' box"
BESIDE: Final = {setting.value: setting.value for setting in Setting if setting is not Setting.PARAGRAPH}
LABELS: Final = {
    BODY: "body",
    "title": "title",
    "repeated title": "title",
    "byline": "byline",
    "date": "date",
    "biography": "biography",
    **BESIDE,
}


@dataclass(frozen=True)
class Line:
    number: int
    """line of the raw file, from one"""
    text: str
    """as in the raw file, without outer white space"""
    label: str
    """body, title, byline, date, biography or residue; headline, sub-head or caption where the text marks it as one"""
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
    language: str | None = None
    """code of two letters, where it is known"""
    told: tuple[str, ...] = ()
    """what an editor should look at: a day that may be that of a change, a decision that hits nothing"""
    place: str | None = None
    """where an agency's dateline says that it was written"""

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """What is no paragraph but can be quoted, as text or editor mark it: headline, sub-heads, captions."""
        return tuple((line.label, MARK.sub("", line.text)) for line in self.lines if line.label in BESIDE)

    @property
    def dropped(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.label != "body")


def clean(
    text: str, keep: Sequence[str] = (), drop: Sequence[str] = (), *, archived: bool = False, extracted: bool = False
) -> Cleaned:
    """Tell the article from what a scraper took along.

    `keep` and `drop` are what an editor decided, each the beginning of a line; `[caption]` before it keeps the line as
    a caption, and so do `[headline]` and `[sub-head]`. An `archived` text was cleaned before:
    all of it is body. Of an `extracted` one the body was found already: only single lines are looked at.
    """
    numbered = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    texts = [line for _, line in numbered]
    tongue = language(text)
    told: list[str] = []
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    marked = [mark[1] if (mark := MARK.match(line)) else BODY for line in texts]
    whys = marked if archived else [rule(line) for line in texts]
    if extracted:
        authors = next((byline(line) for line, why in zip(texts, whys, strict=True) if why == "byline"), ())
    elif not archived:
        whys, start, top = article(texts, whys, judged=tongue not in UNSPACED)
        title = None if top is None else texts[top]
        order = day_first(texts, tongue)
        if found := publication_day.dated(texts, whys, start, top, order):
            published, line = found[0], texts[found[1]]
            told += [f"published: `{line[:60]}` may be the day of a change"] * publication_day.changed(line)
            told += [f"published: `{line[:60]}` was read as {published}"] * open_day(line)
        whys, authors = metadata.portrayed(texts, whys, metadata.signed(texts, whys, start, top))
    whys = [mark or why for mark, why in zip(marked, whys, strict=True)]
    if tongue in UNSPACED and not archived:
        told.append("what is around an article is not known in this language: what no rule knows was kept")
    if "the text once more" in whys:
        told.append("the text stands in it twice: the second copy was dropped")
    for decisions, why in ((keep, BODY), (drop, EDITOR)):
        told += _decide(texts, decisions, whys, why)
    lines = tuple(
        Line(number, line, LABELS.get(why, "residue"), why) for (number, line), why in zip(numbered, whys, strict=True)
    )
    paragraphs = tuple(line.text for line in lines if line.label == "body")
    place = None if archived else metadata.place(paragraphs)
    return Cleaned(title, authors, published, paragraphs, lines, tongue, tuple(told), place)


def _decide(texts: Sequence[str], decisions: Sequence[str], whys: list[str], why: str) -> Iterator[str]:
    """Gives the one line that begins as a decision does its reason; tells of decisions that hit none or several."""
    name = "drop" if why else "keep"
    for decision in decisions:
        mark = MARK.match(decision)
        start = decision[mark.end() :] if mark else decision
        found = [at for at, line in enumerate(texts) if normalise.begins(MARK.sub("", line), start)]
        if len(found) == 1:
            whys[found[0]] = mark[1] if mark and not why else why
        elif OLD.fullmatch(decision.strip()):
            yield f"`{name}: {decision}` is the number of a line, as it was once written: write how the line begins"
        else:
            hits = f"begins {len(found)} lines: write more of it" if found else "begins no line"
            yield f"`{name}: {decision[:60]}` {hits}"


def archive(cleaned: Cleaned, beside: Sequence[tuple[str, str]] = ()) -> str:
    """The text that is kept: first what is marked as no paragraph, and what is `beside`, then the paragraphs."""
    marked = dict.fromkeys((*cleaned.beside, *beside))
    return _joined([*(f"[{setting}] {text}" for setting, text in marked), *cleaned.paragraphs])


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def rule(line: str) -> str:
    """What a line is by its own words alone, or BODY."""
    return boilerplate.reason(line) or ("date" if day(line, True)[1] else "byline" if byline(line) else BODY)


def article(texts: Sequence[str], rules: Sequence[str], *, judged: bool = True) -> tuple[list[str], int, int | None]:
    """Why each line is not body, which one is the first paragraph, and which one the headline."""
    told = formed(texts, rules)
    body = structure.kept(texts, told)
    # Where no rule found residue there is nothing to judge against.
    worth = line_classifier.judge(texts, [why or None for why in told]) if any(rules) and judged else told
    whys = mended(texts, [BODY if at in body else why or BODY for at, why in enumerate(worth)])
    bodies = [at for at, why in enumerate(whys) if why == BODY]
    # A headline may be a question, which ends as a paragraph does.
    asked = {0} if texts and texts[0].endswith("?") and metadata.candidate(texts[0], whys[0]) else set()
    first = [at for at in bodies if at not in asked]
    start = next((at for at in first if prose.paragraph(texts[at])), first[0] if first else 0)
    top = metadata.headline(texts, whys, start)
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


def formed(texts: Sequence[str], rules: Sequence[str]) -> list[str]:
    """The same, after what the form of the text says of its lines."""
    whys = [
        BOX if at and rules[at - 1] == BOX and texts[at - 1].count(" ") < 4 else why for at, why in enumerate(rules)
    ]
    for at in structure.copied(texts):
        whys[at] = "the text once more"
    for at in structure.walled(texts, rules):
        whys[at] = structure.WALL
    for at in structure.subheads(texts, whys):
        whys[at] = BODY
    for at in range(structure.end(texts, whys), len(texts)):
        whys[at] = whys[at] or "below the article"
    return whys


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
        if line.count(" ") >= (9 if alone or _SPARING.search(line) else 14):
            # Below such a heading there is more than one line of its list.
            listed = at > 0 and whys[at - 1] in boilerplate.LISTS and at + 1 in free
            fits = not listed and prose.paragraph(line) and not prose.promotes(prose.plain(line))
        else:
            between = sides == [at - 1, at + 1] and not line.endswith((".", "!", "?"))
            fits = between and all(prose.paragraph(texts[to]) for to in sides)
        if fits:
            whys[at] = BODY
    return whys
