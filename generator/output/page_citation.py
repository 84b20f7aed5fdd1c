"""How a page of the site is cited by others: as text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from ..formats import tex, tex_address
from ..language import ENGLISH, InterfaceLanguage
from ..model import Entry, Site

EMBED = "embed/"
"""The address of the card of a claim, below that of the claim."""
FRAME = (600, 420)
"""Pixels, of the frame in which others show it: how wide at most, how high."""


@dataclass(frozen=True)
class PageCitation:
    """One page in three forms."""

    text: str
    bibtex: str
    csl: str


def cite(
    id: str,
    title: str,
    site_name: str,
    url: str | None,
    day: date,
    withdrawn: date | None = None,
    *,
    called: str = "",
    accessed: date | None = None,
    version: str = "",
    language: InterfaceLanguage = ENGLISH,
) -> PageCitation:
    """A page by its title, the site as its author, the day of its last review, and its address where there is one.

    `withdrawn` is the day since which it no longer stands; each form then says so. Programs are told what the page is
    `called`, where its title alone would be taken for what the site says, and when it was `accessed`; `version` is that
    of the content.
    """
    called = called or title
    _ = language.gettext
    # L10n: in a reference, behind a comma: “reviewed 4 March 2021, withdrawn 6 May 2021”
    note = _("withdrawn %(day)s", day=language.say(withdrawn)) if withdrawn else ""
    item: dict[str, object] = {
        "id": id,
        "type": "webpage",
        "title": called,
        "container-title": site_name,
        "author": [{"literal": site_name}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
    }
    fields = {
        "title": f"{{{tex(called)}}}",
        "author": f"{{{tex(site_name)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
    }
    item["language"] = fields["language"] = language.tag
    if accessed and url:
        item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
        fields["urldate"] = accessed.isoformat()
    if version:
        item["version"] = fields["version"] = version
    if note:
        item["status"] = fields["note"] = note
    if url:
        item["URL"] = url
        fields["url"] = tex_address(url)
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    # L10n: in a reference, behind a comma: by which content of the site is known
    of = _("version %(name)s", name=version) if version else ""
    days = language.parted((_("reviewed %(day)s", day=language.say(day)), note, of))
    # L10n: how a page is cited: its title in quotation marks, the name of the site, the day of its review
    text = _("“%(title)s” %(site)s, %(days)s.", title=title, site=site_name, days=days)
    text += f" {url}" if url else ""
    return PageCitation(text, f"@misc{{{id},\n{body}}}", _csl(item))


def _csl(item: dict[str, object]) -> str:
    """CSL-JSON to be read and copied: a field a line."""
    fields = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in item.items())
    return f"[\n {{\n{fields}\n }}\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


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
        accessed=max(site.origin.day or day, day),
        version=site.origin.version,
        language=site.language,
    )


def handed_on(site: Site, url: str) -> dict[str, Callable[..., object]]:
    """What a template asks for others to cite or show the page at an address."""
    return {"citing": partial(citing, site, url), "embedding": partial(embedding, site)}


def embedding(site: Site, claim: Entry) -> str:
    """The element with which another site shows the card of a claim; empty where the site has no address."""
    if not (base := site.config.site_url):
        return ""
    address = html.escape(f"{base}{site.address(claim)}{EMBED}")
    title = html.escape(f"{claim.name} · {site.config.site_name}")
    style = f"width:100%;max-width:{FRAME[0]}px;height:{FRAME[1]}px;border:0"
    return f'<iframe src="{address}" title="{title}" style="{style}" loading="lazy"></iframe>'


def _called(site: Site, entry: Entry) -> str:
    """The title of an entry, with what it is and how it is assessed where the title is somebody's statement."""
    kind, _ = site.kind(entry), site.language.gettext
    if not kind.verdict:
        return entry.name
    verdict = kind.verdict(entry).said(site.language)
    # L10n: in a reference, behind the title of a claim
    behind = _(" (assessment: %(assessment)s)", assessment=verdict) if entry.stands else ""
    # L10n: in a reference, before the title of a claim
    return _("Claim: %(title)s", title=entry.name) + behind
