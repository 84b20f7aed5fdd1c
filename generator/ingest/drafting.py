"""The draft of a record: what a text and its surroundings say of it, each with where that was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..model.kinds import ARTICLE
from ..quotation import normalise, words
from .cleaning import Cleaned, corrects
from .cleaning.byline import day
from .forms import Raw

ENGLISH: Final = "en"
MORE: Final = "\u2026"
_SHOWN = ("title", "authors", "published", "publisher", "url", "language", "place")


def completed(cleaned: Cleaned, raw: Raw) -> Cleaned:
    """A cleaned text with what is known of it besides: the text's own word goes first, but for a page's headline."""
    facts = {name: value for name, (value, _) in raw.facts.items()}
    title = (facts.get("title") if raw.extracted else cleaned.title or facts.get("title")) or cleaned.title
    told = tuple(facts["author"].split("; ")) if "author" in facts else ()
    authors = (told if raw.extracted else cleaned.authors or told) or cleaned.authors
    published = (facts.get("published") if raw.extracted else cleaned.published) or cleaned.published
    lines = tuple(
        replace(line, label="title", reason="title")
        if raw.extracted and title and line.label == "body" and words(line.text) == words(title)
        else line
        for line in cleaned.lines
    )
    paragraphs = tuple(line.text for line in lines if line.label == "body")
    return replace(cleaned, title=title, authors=authors, published=published, lines=lines, paragraphs=paragraphs)


def found(cleaned: Cleaned, raw: Raw, url: str | None) -> Iterator[tuple[str, str, str]]:
    """Each field of the record that is known, its value as text, and where it was found."""
    where = {name: place for name, (_, place) in raw.facts.items()}
    lines = {line.label: f"line {line.number}" for line in reversed(cleaned.lines) if line.reason != "repeated title"}
    signed = lines.get("byline") or lines.get("biography") or where.get("author", "the text")
    said = lines.get("date") or lines.get("byline") or where.get("published", "the text")
    text = {
        "title": (cleaned.title, lines.get("title") or where.get("title", "the text")),
        "authors": ("; ".join(cleaned.authors), signed),
        "published": (cleaned.published, said),
        "language": (cleaned.language if cleaned.language != ENGLISH else None, "its words"),
        "place": (cleaned.place, "the dateline"),
        "url": (url or raw.facts.get("url", ("", ""))[0], "given" if url else where.get("url", "")),
        "publisher": raw.facts.get("publisher", ("", "")),
    }
    if raw.extracted:
        text |= {name: (text[name][0], where.get(key, text[name][1]))
                 for name, key in (("title", "title"), ("authors", "author"), ("published", "published"))}  # fmt: skip
    yield from ((name, value, place) for name in _SHOWN for value, place in [text[name]] if value)


def record(found: Sequence[tuple[str, str, str]]) -> str:
    """A draft of a record: what the text says of itself, and nothing that it does not say."""
    known = {name: value for name, value, _ in found}
    fields = ["draft: true", f"title: {_quoted(known.get('title', MORE))}"]
    if "authors" in known:
        fields.append(f"authors: {json.dumps(known['authors'].split('; '), ensure_ascii=False)}")
    if "published" in known:
        fields.append(f"published: {known['published']}")
    if "url" in known and re.match(r"https?://", known["url"]):
        fields.append(f"url: {_quoted(known['url'])}")
    fields.append(f"publisher: {_quoted(known['publisher'])}" if "publisher" in known else "# publisher: \u2026")
    fields += ["# genre: opinion", "rights: all-rights-reserved"]
    if "language" in known:
        fields.append(f"language: {known['language']}")
    return "---\n" + "\n".join(fields) + f"\n---\n\n{ARTICLE.guidance}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def conflicts(cleaned: Cleaned, raw: Raw) -> Iterator[str]:
    """Where the text and what was said of it beside give different things."""
    title = raw.facts.get("title")
    if title and cleaned.title and words(title[0]) != words(cleaned.title):
        yield f"title: \u201c{title[0]}\u201d in {title[1]}, but \u201c{cleaned.title}\u201d in the text"
    sent = raw.facts.get("sent")
    if sent and not cleaned.published:
        yield f"published: not in the text; the mail was sent on {sent[0]}"


def offered(cleaned: Cleaned) -> Iterator[str]:
    """A publisher's notes of what was corrected, as revisions of the record."""
    for paragraph in filter(corrects, cleaned.paragraphs):
        digest = normalise.digest(cleaned.paragraphs)
        when = day(paragraph[:120])[0]
        yield (
            f"a publisher's correction: \u201c{paragraph[:80]}\u201d; revision to add to the record: "
            f"{{date: {when or MORE}, sha256: {digest}}}"
        )
