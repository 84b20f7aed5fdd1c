"""How a page of the site is cited by others: as text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from ..model import Entry, Site
from ..syntax import say


@dataclass(frozen=True)
class PageCitation:
    """One page in three forms."""

    text: str
    bibtex: str
    csl: str


_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}


def cite(
    id: str,
    title: str,
    site_name: str,
    url: str | None,
    day: date,
    withdrawn: date | None = None,
    *,
    called: str = "",
    language: str = "",
    accessed: date | None = None,
) -> PageCitation:
    """A page by its title, the site as its author, the day of its last review, and its address where there is one.

    `withdrawn` is the day since which it no longer stands; each form then says so. Programs are told what the page is
    `called`, where its title alone would be taken for what the site says, and when it was `accessed`.
    """
    called = called or title
    note = f"withdrawn {say(withdrawn)}" if withdrawn else ""
    item: dict[str, object] = {
        "id": id,
        "type": "webpage",
        "title": called,
        "container-title": site_name,
        "author": [{"literal": site_name}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
    }
    fields = {
        "title": f"{{{_tex(called)}}}",
        "author": f"{{{_tex(site_name)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
    }
    if language:
        item["language"] = fields["language"] = language
    if accessed and url:
        item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
        fields["urldate"] = accessed.isoformat()
    if note:
        item["status"] = fields["note"] = note
    if url:
        item["URL"] = url
        # An address is not text: only what would end the field is escaped.
        fields["url"] = re.sub(r"[{}\\]", lambda match: f"%{ord(match.group()):02X}", url)
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    days = f"reviewed {say(day)}{f', {note}' if note else ''}"
    text = f"“{title}” {site_name}, {days}.{f' {url}' if url else ''}"
    return PageCitation(text, f"@misc{{{id},\n{body}}}", json.dumps([item], ensure_ascii=False, indent=1))


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def citing(site: Site, url: str, entry: Entry, day: date) -> PageCitation:
    """How others cite the page of an entry, which lies at an address from the site's root.

    It was accessed when the content was committed, as far as that is known; a script tells the reader's own day.
    """
    base, config = site.config.site_url, site.config
    kind = site.kind(entry)
    return cite(
        f"{kind.name}-{entry.id}",
        entry.name,
        config.site_name,
        f"{base}{url}" if base else None,
        day,
        entry.withdrawn,
        called=_called(site, entry),
        language=config.theme.language,
        accessed=max(site.origin.day or day, day),
    )


def _called(site: Site, entry: Entry) -> str:
    """The title of an entry, with what it is and how it is assessed where the title is somebody's statement."""
    kind = site.kind(entry)
    if not kind.verdict:
        return entry.name
    verdict = f" (assessment: {kind.verdict(entry)})" if entry.stands else ""
    return f"{kind.name.capitalize()}: {entry.name}{verdict}"
