"""Works as CSL items, and as references rendered by the CSL processor with our one numeric style."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nh3

from ..language import ENGLISH, N_, NN_, InterfaceLanguage
from ..letters import attributes, direction, isolated
from ..model import Entry, Site
from ..model.kinds import Article, Work, several
from ..source import NOTHING_KEPT, Results, kept
from ..syntax import Edtf

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
    lang: str = ""
    """Attributes of an element with the title, where that is in another language than the site."""


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


def csl(work: Work, language: InterfaceLanguage = ENGLISH) -> dict[str, Any]:
    """A work as an item of CSL-JSON 1.0.2; dates become date-parts, or text where they are ranges or approximate."""
    item: dict[str, Any] = {"id": work.id, "type": work.type}
    for name, info in Work.model_fields.items():
        value, key = getattr(work, name), str(info.alias)
        if key in _OURS or value in (None, ()):
            continue
        if isinstance(value, Edtf):
            item[key] = _date(value, language)
        elif isinstance(value, tuple):
            item[key] = [each.model_dump(by_alias=True, exclude_none=True) for each in value]
        else:
            item[key] = value
    return item


def _date(value: Edtf, language: InterfaceLanguage) -> dict[str, Any]:
    if value.machine and language.english:
        return {"date-parts": [[int(part) for part in value.machine.split("-")]]}
    return {"literal": language.say(value)}


# L10n: remarks behind a reference; %(value)s is a name, a date, a number or a title
REMARKS: Mapping[str, str] = {
    "translator": N_("Translated by %(value)s"),
    "interviewer": N_("Interview by %(value)s"),
    "director": N_("Directed by %(value)s"),
    "host": N_("Host: %(value)s"),
    "guest": N_("With %(value)s"),
    "contributor": N_("With contributions by %(value)s"),
    "illustrator": N_("Illustrated by %(value)s"),
    "recipient": N_("To %(value)s"),
    "container_author": N_("In a work by %(value)s"),
    "collection_editor": N_("Series edited by %(value)s"),
    "original_author": N_("Original by %(value)s"),
    "reviewed_title": N_("Reviews %(value)s"),
    "reviewed_author": N_("Reviews a work by %(value)s"),
    "section": N_("Section %(value)s"),
    "chapter_number": N_("Chapter %(value)s"),
    "part_number": N_("Part %(value)s"),
    "number_of_volumes": N_("%(value)s volumes"),
    "number_of_pages": N_("%(value)s pages"),
    "collection_title": N_("Series: %(value)s"),
    "collection_number": N_("Number %(value)s of its series"),
    "medium": N_("Medium: %(value)s"),
    "dimensions": N_("Length or size: %(value)s"),
    "event_date": N_("Held %(value)s"),
    "event_place": N_("Held in %(value)s"),
    "jurisdiction": N_("Jurisdiction: %(value)s"),
    "original_title": N_("Original title: %(value)s"),
    "original_publisher": N_("First published by %(value)s"),
    "original_date": N_("First published %(value)s"),
    "submitted": N_("Submitted %(value)s"),
    "archive": N_("Kept in %(value)s"),
    "archive_location": N_("Kept at %(value)s"),
    "license": N_("Licence: %(value)s"),
    "ISBN": N_("ISBN %(value)s"),
    "ISSN": N_("ISSN %(value)s"),
    "DOI": N_("DOI %(value)s"),
    "PMID": N_("PMID %(value)s"),
    "accessed": N_("Read %(value)s"),
    "status": N_("Status: %(value)s"),
    "note": "%(value)s",
}
"""What is said of each field that the style does not print."""
COUNTED: Mapping[str, tuple[str, str]] = {
    "number_of_volumes": NN_("%(num)s volume", "%(num)s volumes"),
    "number_of_pages": NN_("%(num)s page", "%(num)s pages"),
}
"""The same where the field is a number and nothing else."""


def remarks(work: Work, language: InterfaceLanguage = ENGLISH) -> tuple[str, ...]:
    """What the record says besides the reference; what warns of a work is said apart from it."""
    found = []
    for name, words in REMARKS.items():
        value = getattr(work, name)
        if value in (None, ()) or (name in ("status", "note") and work.fallen):
            continue
        text = _text(value, language)
        counted = COUNTED.get(name) if text.isascii() and text.isdigit() and len(text) < 9 else None
        said = language.ngettext(*counted, int(text)) if counted else language.gettext(words, value=text)
        found.append(said if said.endswith((".", "!", "?")) else f"{said}.")
    return tuple(found)


def _text(value: Any, language: InterfaceLanguage) -> str:
    if isinstance(value, tuple):
        return several(value, language)
    return language.say(value) if isinstance(value, Edtf) else str(value)


@lru_cache(maxsize=8)
def references(
    works: tuple[Work, ...], language: InterfaceLanguage = ENGLISH, results: Results = NOTHING_KEPT
) -> Mapping[str, Reference]:
    """Each work by its key, rendered by citeproc."""
    comma = language.message(", ")
    printed = {work.id: json.dumps(_escaped(_printed(work, language))) for work in works}
    contents = {id: f"{comma}\0{item}" for id, item in printed.items()}
    entries = {id: entry.decode("utf-8") for id, entry in results.found("reference", contents).items()}
    new = {id: _entry(item, comma) for id, item in printed.items() if id not in entries}
    results.keep("reference", {contents[id]: entry.encode("utf-8") for id, entry in new.items()})
    entries |= new
    return {work.id: _reference(entries[work.id], work, language) for work in works}


# Of a bibliography that is edited most works stay as they are.
@lru_cache(maxsize=4096)
def _entry(item: str, comma: str) -> str:
    """A work, as JSON, as the style lists it, with the language's own comma: sanitised HTML."""
    # Only what is published is listed: a check needs none of it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    # The processor changes nothing in a key but its case, so it is given one of ours.
    items = [json.loads(item) | {"id": "w"}]
    listing = CitationStylesBibliography(_style(comma), CiteProcJSON(items), formatter.html)
    listing.register(Citation([CitationItem("w")]))
    return nh3.clean(str(listing.bibliography()[0]), tags={"i", "b", "sup", "sub"}, attributes={})


@cache
def _style(comma: str) -> CitationStylesStyle:
    from citeproc import CitationStylesStyle

    written = STYLE.read_text("utf-8").replace('delimiter=", "', f'delimiter="{html.escape(comma)}"')
    return CitationStylesStyle(BytesIO(written.encode()), validate=False)


def _printed(work: Work, language: InterfaceLanguage) -> dict[str, Any]:
    """What the processor is given of a work: what the style prints of it, in the words of the language."""
    item = {name: value for name, value in csl(work, language).items() if name in PRINTED}
    # A body that publishes what it wrote is named once.
    if [str(each) for each in work.author] == [item.get("publisher")]:
        del item["publisher"]
    item |= dict(_worded(work, language))
    # It knows CSL 1.0.1, where this variable had another name.
    if event := item.pop("event-title", None):
        item["event"] = event
    side = direction(language.tag)
    if work.issued:
        item["issued"] = {"literal": language.say(work.issued)}
    return {name: value if name == "title" else isolated(value, side) for name, value in item.items()}


def _worded(work: Work, language: InterfaceLanguage) -> Iterator[tuple[str, Any]]:
    """What the style prints with words of ours: names as their scripts write them, version and edition.

    Names and days are given as text, for which the style has other variables: of each list of names the processor asks
    for twelve options anew, and of each day for its parts, which took longer than all else of a reference.
    """
    if work.author:
        yield "annote", several(work.author, language)
    if work.editor:
        # L10n: behind the title of a book: “edited by A and B”
        yield "keyword", language.gettext("edited by %(names)s", names=several(work.editor, language))
    if work.version:
        yield "version", language.gettext("version %(number)s", number=work.version)
    if work.edition:
        yield "edition", _edition(work.edition, language)


def _edition(written: str, language: InterfaceLanguage) -> str:
    """`2nd edition`, `revised edition`."""
    match = _EDITION.fullmatch(written)
    number = match[1] if match else ""
    if number and language.english:
        return f"{_ordinal(int(number))} edition"
    if number:
        # L10n: of a book: the second edition
        return language.gettext("edition %(number)s", number=number)
    # L10n: of a book: “revised edition”
    return language.gettext("%(name)s edition", name=match[2] if match else written)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _reference(entry: str, work: Work, language: InterfaceLanguage) -> Reference:
    match = _ENTRY.fullmatch(entry)
    assert match, f"the style no longer begins with the title: {entry}"
    return Reference(match[1], match[2], remarks(work, language), attributes(work.language, language.tag))


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
