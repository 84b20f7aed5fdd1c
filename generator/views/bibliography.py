"""Works as CSL items, and as references rendered by the CSL processor with our one numeric style."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nh3

from ..model import Entry, Site
from ..model.kinds import Article, Name, Work, several
from ..source import kept
from ..syntax import Edtf, say

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle

STYLE = Path(__file__).parent / "csl" / "explainer-notes.csl"
PRINTED = frozenset(
    (
        "type", "title", "container-title", "volume", "issue", "event-title", "genre", "number", "version", "edition",
        "authority", "publisher-place", "publisher", "issued", "page",
    )
)  # fmt: skip
"""What the style prints, besides authors and editors."""
_EDITION = re.compile(r"(\d+)(?:st|nd|rd|th)?(?: ed(?:ition|n)?\.?)?|(.+?) ed(?:ition|n)?\.?", re.IGNORECASE)
# What the style promises: the title in italics first, everything else behind it.
_ENTRY = re.compile(r"<i>(.*?)</i>\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Reference:
    """A work as it is listed: sanitised HTML of its title, and of author, outlet and date."""

    title: str
    details: str
    remarks: tuple[str, ...] = ()
    """What else the record says of it, as text: a sentence for each field."""


@dataclass
class Note:
    """A work cited on a page: its number and the places that cite it, each with the locator given there."""

    number: int
    work: Work
    reference: Reference
    uses: list[tuple[str, str]] = field(default_factory=list)
    scope: str = ""
    """What tells its id from that of another note of the page with the same number."""

    @property
    def id(self) -> str:
        return f"n{self.scope}{self.number}"


_OURS = frozenset(["type", "custom", *map(str, Entry.model_fields)])
"""What is no field of CSL, or was said before."""


def csl(work: Work) -> dict[str, Any]:
    """A work as an item of CSL-JSON 1.0.2; dates become date-parts, or text where they are ranges or approximate."""
    item: dict[str, Any] = {"id": work.id, "type": work.type}
    for name, info in Work.model_fields.items():
        value, key = getattr(work, name), str(info.alias)
        if key in _OURS or value in (None, ()):
            continue
        if isinstance(value, Edtf):
            item[key] = _date(value)
        elif isinstance(value, tuple):
            item[key] = [each.model_dump(by_alias=True, exclude_none=True) for each in value]
        else:
            item[key] = value
    return item


def _date(value: Edtf) -> dict[str, Any]:
    if value.machine:
        return {"date-parts": [[int(part) for part in value.machine.split("-")]]}
    return {"literal": say(value)}


REMARKS: Mapping[str, str] = {
    "translator": "Translated by {}",
    "interviewer": "Interview by {}",
    "director": "Directed by {}",
    "host": "Host: {}",
    "guest": "With {}",
    "contributor": "With contributions by {}",
    "illustrator": "Illustrated by {}",
    "recipient": "To {}",
    "container_author": "In a work by {}",
    "collection_editor": "Series edited by {}",
    "original_author": "Original by {}",
    "reviewed_title": "Reviews {}",
    "reviewed_author": "Reviews a work by {}",
    "section": "Section {}",
    "chapter_number": "Chapter {}",
    "part_number": "Part {}",
    "number_of_volumes": "{} volumes",
    "number_of_pages": "{} pages",
    "collection_title": "Series: {}",
    "collection_number": "Number {} of its series",
    "medium": "Medium: {}",
    "dimensions": "Length or size: {}",
    "event_date": "Held {}",
    "event_place": "Held in {}",
    "jurisdiction": "Jurisdiction: {}",
    "original_title": "Original title: {}",
    "original_publisher": "First published by {}",
    "original_date": "First published {}",
    "submitted": "Submitted {}",
    "archive": "Kept in {}",
    "archive_location": "Kept at {}",
    "license": "Licence: {}",
    "ISBN": "ISBN {}",
    "ISSN": "ISSN {}",
    "DOI": "DOI {}",
    "PMID": "PMID {}",
    "accessed": "Read {}",
    "status": "Status: {}",
    "note": "{}",
}
"""What is said of each field that the style does not print."""


def remarks(work: Work) -> tuple[str, ...]:
    """What the record says besides the reference; what warns of a work is said apart from it."""
    found = []
    for name, words in REMARKS.items():
        value = getattr(work, name)
        if value in (None, ()) or (name in ("status", "note") and work.fallen):
            continue
        text = several(value) if isinstance(value, tuple) else say(value) if isinstance(value, Edtf) else value
        said = words.format(text)
        found.append(said if said.endswith((".", "!", "?")) else f"{said}.")
    return tuple(found)


@lru_cache(maxsize=8)
def references(works: tuple[Work, ...]) -> Mapping[str, Reference]:
    """Each work by its key, rendered by citeproc."""
    return {work.id: _reference(_entry(json.dumps(_escaped(_printed(work)))), remarks(work)) for work in works}


# Of a bibliography that is edited most works stay as they are.
@lru_cache(maxsize=4096)
def _entry(item: str) -> str:
    """A work, as JSON, as the style lists it."""
    # Only what is published is listed: a check needs none of it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    # The processor changes nothing in a key but its case, so it is given one of ours.
    items = [json.loads(item) | {"id": "w"}]
    listing = CitationStylesBibliography(_style(), CiteProcJSON(items), formatter.html)
    listing.register(Citation([CitationItem("w")]))
    return str(listing.bibliography()[0])


@cache
def _style() -> CitationStylesStyle:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), validate=False)


def _printed(work: Work) -> dict[str, Any]:
    """What the processor is given of a work: what the style prints of it, names as their scripts write them."""
    item = {name: value for name, value in csl(work).items() if name in PRINTED}
    item |= {variable: _people(getattr(work, name)) for name, variable in _PEOPLE.items() if getattr(work, name)}
    # A date in words is printed as it stands; to put its parts together takes a third of all that is done.
    if work.issued:
        item["issued"] = {"literal": say(work.issued)}
    # It knows CSL 1.0.1, where this variable had another name.
    if event := item.pop("event-title", None):
        item["event"] = event
    # A body that publishes what it wrote is named once.
    if [*map(str, work.author)] == [item.get("publisher")]:
        del item["publisher"]
    # It adds the word itself.
    if edition := _EDITION.fullmatch(item.get("edition", "")):
        item["edition"] = edition[1] or edition[2]
    return item


_PEOPLE = {"author": "annote", "editor": "keyword"}
"""Variables of text that the style has for names: the processor asks for twelve options of each list of names anew,
which took longer than all else of a reference."""


def _people(names: Sequence[Name]) -> str:
    """Names as the style lists them: `A`, `A and B`, `A, B and C`, `A and others`."""
    said = [str(name) for name in names]
    if len(said) > NAMED:
        return f"{said[0]} and others"
    *others, last = said
    return f"{', '.join(others)} and {last}" if others else last


NAMED = 3
"""The most names that are all listed."""


def _reference(entry: str, remarks: tuple[str, ...]) -> Reference:
    match = _ENTRY.fullmatch(nh3.clean(entry, tags={"i", "b", "sup", "sub"}, attributes={}))
    assert match, f"the style no longer begins with the title: {entry}"
    return Reference(match[1], match[2], remarks)


def _escaped(value: Any) -> Any:
    """The processor passes markup through, so text is encoded before it reaches it."""
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, Mapping):
        return {key: _escaped(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_escaped(each) for each in value]
    return value


@kept
def _work(article: Article) -> Work:
    return Work.of(article)


def with_cited_articles(site: Site) -> Site:
    """The site with a work for each of its articles that is cited by its id and is in no bibliography."""
    works = dict(site.entries.get(Work, {}))
    cited = {key for entry in site.everything() for key in entry.named}
    new = [article for id in cited - set(works) if (article := site.get(Article, id))]
    if not new:
        return site
    works |= {article.id: _work(article) for article in new}
    return replace(site, entries={**site.entries, Work: dict(sorted(works.items()))})
