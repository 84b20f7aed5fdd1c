"""The card of a claim as a page of its own, without a script, and how others find it (oEmbed 1.0, static)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from ...model import Site
from ...model.kinds import Claim
from ...pages import Page
from ..page_citation import EMBED, FRAME, embedding

TOLD = "oembed.json"


def embeds(site: Site, made: Callable[[Page], str]) -> dict[str, str]:
    """The cards of all claims that were published, withdrawn ones too, by path, each with what oEmbed tells of it.

    `made` makes a page of its template. There are none where the site has no address, since nobody could show them.
    """
    return dict(_files(site, made)) if site.config.site_url else {}


def _files(site: Site, made: Callable[[Page], str]) -> Iterator[tuple[str, str]]:
    for claim in (*site.all(Claim), *site.withdrawn(Claim)):
        folder = f"{site.address(claim)}{EMBED}"
        page = Page(f"{folder}index.md", "embed", claim.title, "", {"entry": claim}, hidden=True)
        yield f"{folder}index.html", made(page)
        yield f"{folder}{TOLD}", json.dumps(_told(site, claim), ensure_ascii=False, separators=(",", ":"))


def _told(site: Site, claim: Claim) -> Mapping[str, object]:
    """What a program that was given the address of a claim is told (oEmbed 1.0, section 2.3.4.4)."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": claim.title,
        "provider_name": site.config.site_name,
        "provider_url": site.config.site_url,
        "html": embedding(site, claim),
        "width": FRAME[0],
        "height": FRAME[1],
    }
