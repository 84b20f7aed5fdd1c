"""The picture that is shown where a link to a claim or an explainer is shared: what it says, and where it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Site
from ..model.kinds import Assessment
from ..pages import Page

WIDTH, HEIGHT = 1200, 630
# What the fonts of `cards` can write; of a text with other signs there is no card.
_WRITTEN = re.compile(
    "[ -~\u00a0-\u017f\u0218-\u021b\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u0400-\u04ff"
    "\u1e00-\u1eff\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20a0-\u20bf\u2116\u2122]*"
)


@dataclass(frozen=True)
class ShareCard:
    """What one card says; `verdict` and `label` are those of a claim."""

    kicker: str
    text: str
    site: str
    verdict: Assessment | None = None
    label: str = ""

    @property
    def alt(self) -> str:
        """The same in a sentence or two, for those who do not see it."""
        found = f"{self.kicker}: {self.text}"
        if self.verdict is None:
            return found
        end = "" if self.text.endswith((".", "?", "!")) else "."
        return f"{found}{end} The record: {self.verdict.words.lower()}{f', {self.label}' if self.label else ''}."


def share_card(page: Page, site: Site) -> ShareCard | None:
    """The card of a page, where cards are switched on and the page is that of one claim or explainer that stands."""
    if not site.settings.cards or not site.config.site_url or page.hidden or len(page.shows) != 1:
        return None
    name = site.config.site_name
    (entry,) = page.shows
    kind = site.kind(entry)
    if kind.card is None:
        return None
    verdict = kind.verdict(entry) if kind.verdict else None
    said = (verdict.assessment, verdict.label) if verdict else ()
    found = ShareCard(kind.card(site, entry), entry.name, name, *said)
    return found if _WRITTEN.fullmatch(found.kicker + found.text + found.site + found.label) else None


def file(page: Page) -> str:
    """Where the card of a page lies on the site."""
    return f"{page.url}card.png"
