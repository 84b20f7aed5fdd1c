"""A raw article becomes a record and an archived text, and a report of what was dropped and why."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import ARCHIVE, CONTENT, Site
from ..model.kinds import Article
from ..quotation import normalise, words
from ..source import Source, hidden
from ..views import archived, in_text
from . import clean
from .clean import Cleaned, Line
from .proving import quotes


@dataclass(frozen=True)
class Imported:
    """What is to be written, by path, and what to tell."""

    files: Mapping[str, str]
    lines: tuple[str, ...]


def import_article(site: Site, raw: str, name: str, id: str | None, url: str | None) -> Imported:
    """Cleans a raw article. A record that is there stays as its editor wrote it; only a new one is drafted."""
    unseen = dict(hidden(raw))
    text = "".join(character for at, character in enumerate(raw) if at not in unseen)
    cleaned = clean.clean(text)
    known = site.get(Article, id) if id else recognise(site, cleaned)
    if known:
        cleaned = clean.clean(text, keep=_numbers(known.keep), drop=_numbers(known.drop))
    id = known.id if known else id or _id(cleaned, name)
    archive = clean.archive(cleaned)
    files = {f"{ARCHIVE}{id}.md": archive}
    lines = [f"{name}: article `{id}`" + ("" if known else " (new: its record is a draft to fill in)")]
    lines += _report(cleaned)
    if unseen:
        lines.append(f"  took out {len(unseen)} invisible characters: {', '.join(sorted(set(unseen.values())))}")
    if not known:
        files[f"{CONTENT}articles/{id}.md"] = _record(cleaned, url)
    lines += _fallen(site, id, archive)
    return Imported(files, tuple(lines))


def recognise(site: Site, cleaned: Cleaned) -> Article | None:
    """The article whose text this is: by the proofs' hash, its archived words, title or author."""
    digest = normalise.digest(cleaned.paragraphs)
    for id, proofs in site.proofs.items():
        if proofs.sha256 == digest:
            return site.get(Article, id)
    mine = _shingles(cleaned.paragraphs)
    for id, source in site.archive.items():
        theirs = _shingles(span.text for span in archived(source).paragraphs)
        if mine and len(mine & theirs) * 2 > len(mine | theirs):
            return site.get(Article, id)
    title, authors = words(cleaned.title or ""), cleaned.authors
    records = site.all(Article, drafts=True)
    # A text without a headline is known by its author, if only one record has that author.
    same = [record for record in records if (words(record.title) == title if title else record.authors == authors)]
    return same[0] if len(same) == 1 and (title or authors) else None


def _shingles(paragraphs: Iterable[str]) -> set[tuple[str, ...]]:
    found = [word for paragraph in paragraphs for word in words(paragraph)]
    return {tuple(found[at : at + 5]) for at in range(len(found) - 4)}


def _numbers(ranges: Iterable[str]) -> frozenset[int]:
    """Line numbers written as `12` or `14-20`."""
    found: set[int] = set()
    for each in ranges:
        if match := re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", each.strip()):
            found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(found)


def _id(cleaned: Cleaned, name: str) -> str:
    """An id from the author's name and year where the text gives them, else from the title or the file's name."""
    if cleaned.authors:
        base = f"{cleaned.authors[0].split()[-1]}-{(cleaned.published or '')[:4]}"
    else:
        base = "-".join((cleaned.title or name.rpartition(".")[0]).split()[:5])
    plain = unicodedata.normalize("NFKD", base).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "article"


def _record(cleaned: Cleaned, url: str | None) -> str:
    """A draft of a record: what the text says of itself, and nothing that it does not say."""
    fields = ["draft: true", f"title: {json.dumps(cleaned.title or '…', ensure_ascii=False)}"]
    if cleaned.authors:
        fields.append(f"authors: {json.dumps(list(cleaned.authors), ensure_ascii=False)}")
    if cleaned.published:
        fields.append(f"published: {cleaned.published}")
    if url:
        fields.append(f"url: {json.dumps(url)}")
    fields += ["# publisher: …", "# genre: opinion", "rights: all-rights-reserved"]
    return "---\n" + "\n".join(fields) + "\n---\n\nWhat kind of source this is, what it does well, what to beware of.\n"


def _report(cleaned: Cleaned) -> list[str]:
    count = sum(normalise.count(paragraph) for paragraph in cleaned.paragraphs)
    lines = [
        f"  title: {cleaned.title or 'not in the text'}",
        f"  authors: {', '.join(cleaned.authors) or 'not in the text'}",
        f"  published: {cleaned.published or 'not in the text'}",
        f"  kept {len(cleaned.paragraphs)} paragraphs, {count} words; dropped {len(cleaned.dropped)} lines",
    ]
    return lines + [f"    line {line.number}: {_why(line)}" for line in cleaned.dropped]


def _fallen(site: Site, id: str, archive: str) -> list[str]:
    """What changed since the article was proved, and which quotations no longer stand."""
    proofs = site.proofs.get(id)
    if not proofs:
        return []
    source = Source(f"{ARCHIVE}{id}.md", archive)
    text = archived(source)
    if text.digest == proofs.sha256:
        return ["  unchanged since it was proved"]
    was, now = f"{len(proofs.paragraphs)} paragraphs and {proofs.words} words", len(text.paragraphs)
    lines = [f"  changed: {was} became {now} and {text.words}"]
    if article := site.get(Article, id):
        fallen = (each for each in quotes(site, article) if not in_text(each, source, article.language).places)
        lines += (f"  no longer stands: “{' '.join(each.text.split()[:8])} …”" for each in fallen)
    return lines


def _why(line: Line) -> str:
    return line.reason if line.label in line.reason else f"{line.label}, {line.reason}"
