"""Works as CSL items, and as references rendered by the CSL processor with our one numeric style."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import nh3
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from ..model import Site
from ..model.kinds import Article, Work
from ..syntax import Edtf, say

STYLE = Path(__file__).parent / "csl" / "explainer-notes.csl"
# What the style promises: the title in italics first, everything else behind it.
_ENTRY = re.compile(r"<i>(.*?)</i>\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Reference:
    """A work as it is listed: sanitised HTML of its title, and of author, outlet and date."""

    title: str
    details: str


def csl(work: Work) -> dict[str, Any]:
    """A work as an item of CSL-JSON 1.0.2; dates become date-parts, or text where they are ranges or approximate."""
    item: dict[str, Any] = {"id": work.id, "type": work.type}
    for name, info in Work.model_fields.items():
        value, key = getattr(work, name), str(info.alias)
        if key in ("type", "custom", "draft", "formerly", "withdrawn", "reason") or value in (None, ()):
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


@lru_cache(maxsize=8)
def references(works: tuple[Work, ...]) -> Mapping[str, Reference]:
    """Each work by its key, rendered by citeproc."""
    style = CitationStylesStyle(str(STYLE), validate=False)
    items = [_escaped(csl(work)) for work in works]
    # The processor changes nothing in a key but its case, so keys are numbered for it.
    for number, item in enumerate(items):
        item["id"] = f"w{number}"
        # It knows CSL 1.0.1, where this variable had another name.
        if event := item.pop("event-title", None):
            item["event"] = event
        # A body that publishes what it wrote is named once.
        if item.get("author") == [{"literal": item.get("publisher")}]:
            del item["publisher"]
    listing = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
    for item in items:
        listing.register(Citation([CitationItem(item["id"])]))
    return {work.id: _reference(str(entry)) for work, entry in zip(works, listing.bibliography(), strict=True)}


def _reference(entry: str) -> Reference:
    match = _ENTRY.fullmatch(nh3.clean(entry, tags={"i", "b", "sup", "sub"}, attributes={}))
    assert match, f"the style no longer begins with the title: {entry}"
    return Reference(match[1], match[2])


def _escaped(value: Any) -> Any:
    """The processor passes markup through, so text is encoded before it reaches it."""
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, Mapping):
        return {key: _escaped(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_escaped(each) for each in value]
    return value


def newest(works: Sequence[Work]) -> date | None:
    """The last day on which a listed work appeared."""
    return max((work.issued.latest for work in works if work.issued), default=None)


def with_cited_articles(site: Site) -> Site:
    """The site with a work for each of its articles that is cited by its id and is in no bibliography."""
    works = dict(site.entries.get(Work, {}))
    cited = {key for entry in site.everything() for key in entry.named}
    new = [article for id in cited - set(works) if (article := site.get(Article, id))]
    if not new:
        return site
    works |= {article.id: Work.of(article) for article in new}
    return replace(site, entries={**site.entries, Work: dict(sorted(works.items()))})
