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
    id: str, title: str, site_name: str, url: str | None, day: date, withdrawn: date | None = None
) -> PageCitation:
    """A page by its title, the site as its author, the day of its last review, and its address where there is one.

    `withdrawn` is the day since which it no longer stands; each form then says so.
    """
    note = f"withdrawn {say(withdrawn)}" if withdrawn else ""
    item: dict[str, object] = {
        "id": id,
        "type": "webpage",
        "title": title,
        "container-title": site_name,
        "author": [{"literal": site_name}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
    }
    fields = {
        "title": f"{{{_tex(title)}}}",
        "author": f"{{{_tex(site_name)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
    }
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
    """How others cite the page of an entry, which lies at an address from the site's root."""
    base = site.config.site_url
    id = f"{site.kind(entry).name}-{entry.id}"
    return cite(id, entry.name, site.config.site_name, f"{base}{url}" if base else None, day, entry.withdrawn)
