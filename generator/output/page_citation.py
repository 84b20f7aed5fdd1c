"""How a page of the site is cited by others: as text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from ..language import ENGLISH, InterfaceLanguage
from ..model import Entry, Site


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
    language: InterfaceLanguage = ENGLISH,
) -> PageCitation:
    """A page by its title, the site as its author, the day of its last review, and its address where there is one.

    `withdrawn` is the day since which it no longer stands; each form then says so.
    """
    _ = language.gettext
    # L10n: in a reference, behind a comma: “reviewed 4 March 2021, withdrawn 6 May 2021”
    note = _("withdrawn %(day)s", day=language.say(withdrawn)) if withdrawn else ""
    item: dict[str, object] = {
        "id": id,
        "type": "webpage",
        "title": title,
        "container-title": site_name,
        "author": [{"literal": site_name}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": language.tag,
    }
    fields = {
        "title": f"{{{_tex(title)}}}",
        "author": f"{{{_tex(site_name)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "language": language.tag,
    }
    if note:
        item["status"] = fields["note"] = note
    if url:
        item["URL"] = url
        # An address is not text: only what would end the field is escaped.
        fields["url"] = re.sub(r"[{}\\]", lambda match: f"%{ord(match.group()):02X}", url)
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    days = ", ".join(filter(None, (_("reviewed %(day)s", day=language.say(day)), note)))
    # L10n: how a page is cited: its title in quotation marks, the name of the site, the day of its review
    text = _("“%(title)s” %(site)s, %(days)s.", title=title, site=site_name, days=days)
    text += f" {url}" if url else ""
    return PageCitation(text, f"@misc{{{id},\n{body}}}", json.dumps([item], ensure_ascii=False, indent=1))


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def citing(site: Site, url: str, entry: Entry, day: date) -> PageCitation:
    """How others cite the page of an entry, which lies at an address from the site's root."""
    base = site.config.site_url
    id = f"{site.kind(entry).name}-{entry.id}"
    address = f"{base}{url}" if base else None
    return cite(id, entry.name, site.config.site_name, address, day, entry.withdrawn, language=site.language)
