"""The article of a web page, by trafilatura, and what the page says of it in data for machines.

Run it in a process of its own: a page can take any time and memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ..source import counted, library
from .forms import EXTRA, Raw

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
ARTICLES: Final = frozenset({"Article", "NewsArticle", "BlogPosting", "OpinionNewsArticle", "ReportageNewsArticle",
                             "AnalysisNewsArticle", "Report", "TechArticle", "LiveBlogPosting"})  # fmt: skip
_META: Final = {
    "title": ("og:title", "twitter:title"),
    "published": ("article:published_time", "datePublished", "date", "dc.date.issued", "parsely-pub-date"),
    "author": ("author", "article:author", "parsely-author", "dc.creator"),
    "publisher": ("og:site_name",),
    "url": ("og:url",),
}


def extract(data: bytes) -> Raw:
    """The body of a page a paragraph a line, and the facts that it gives. Raises MissingLibraryError."""
    trafilatura = library("trafilatura", EXTRA, "reading a web page")
    tree = trafilatura.load_html(data)
    if tree is None:
        return Raw("", "web page")
    facts = dict(_facts(tree))
    dropped = unhidden(tree)
    # A day is taken where the page names it as that of the article, never from any day in its text.
    days = {"extensive_search": False, "original_date": True}
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=days
    )
    text = "\n\n".join(line.strip() for line in (found.text if found else "").split("\n") if line.strip())
    for name, value in (("title", found.title), ("author", found.author), ("published", found.date),
                        ("publisher", found.sitename)) if found else ():  # fmt: skip
        if value:
            facts.setdefault(name, (str(value), "the page, by trafilatura"))
    told = (f"{counted(dropped, 'hidden element')} left out",) if dropped else ()
    return Raw(
        re.sub(r"(?m)^- ", "", text) + "\n", "web page", (*told, *conflicts(facts, found)), facts, extracted=True
    )


def unhidden(tree: Any) -> int:
    """Takes out of a page what no reader sees, and tells how many elements; a page that is hidden as a whole stays."""
    whole, count = len(tree.text_content()), 0
    for element in tree.xpath("//*[@hidden or @style]"):
        hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")
        if hidden and element.getparent() is not None and len(element.text_content()) < 0.5 * whole:
            element.drop_tree()
            count += 1
    return count


def conflicts(facts: Mapping[str, tuple[str, str]], found: Any) -> Iterator[str]:
    """Where two places of a page give different days."""
    day, there = facts.get("published", ("", ""))
    if found and found.date and day[:10] != found.date:
        yield f"published: {day[:10]} in {there}, but {found.date} by trafilatura"


def _facts(tree: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    told: dict[str, tuple[str, str]] = {}
    for record in _records(tree):
        for name, value in _said(record):
            told.setdefault(name, (value, "JSON-LD"))
    for name, keys in _META.items():
        for key in keys:
            values = tree.xpath("//meta[@property=$key or @name=$key or @itemprop=$key]/@content", key=key)
            if values and values[0].strip() and not (name == "author" and "://" in values[0]):
                told.setdefault(name, (values[0].strip(), f"meta {key}"))
    if language := tree.get("lang") or "".join(tree.xpath("//html/@lang")[:1]):
        told.setdefault("language", (language.split("-")[0].split("_")[0].lower(), "html lang"))
    if canonical := tree.xpath("//link[@rel='canonical']/@href"):
        told.setdefault("url", (canonical[0], "link canonical"))
    return ((name, (value if name != "published" else value[:10], where)) for name, (value, where) in told.items()
            if name != "published" or re.match(r"\d{4}-\d\d-\d\d", value))  # fmt: skip


def _records(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else [data]
        graph = [each for one in listed if isinstance(one, dict) for each in (one, *_list(one.get("@graph")))]
        yield from (
            each for each in graph if isinstance(each, dict) and ARTICLES & set(map(str, _list(each.get("@type"))))
        )


def _said(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(title := record.get("headline"), str) and title.strip():
        yield "title", " ".join(title.split())
    names = [name for one in _list(record.get("author")) if (name := _name(one)) and "://" not in name]
    if names:
        yield "author", "; ".join(dict.fromkeys(names))
    if isinstance(day := record.get("datePublished"), str):
        yield "published", day
    if publisher := _name(next(iter(_list(record.get("publisher"))), None)):
        yield "publisher", publisher


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:
    found = value.get("name") if isinstance(value, dict) else value
    return " ".join(found.split()) if isinstance(found, str) else ""
