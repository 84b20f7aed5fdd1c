"""The picture that is shown where a link to a page is shared: what it says, and where it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..language import ENGLISH, InterfaceLanguage
from ..model import Site
from ..model.kinds import Assessment, Claim, Figure
from ..pages import Page, short
from ..pictures import charts

WIDTH, HEIGHT = 1200, 630
# What the fonts of `cards` can write; of a text with other signs there is no card.
_WRITTEN = re.compile(
    "[ -~\u00a0-\u017f\u0218-\u021b\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u0400-\u04ff"
    "\u1e00-\u1eff\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20a0-\u20bf\u2116\u2122]*"
)


BARS = 2
"""How many figures of a claim are drawn."""
BELOW = 150
"""The most letters of what a page is said to be."""


@dataclass(frozen=True)
class CardBar:
    """A figure of a claim: its words, its number, and how long it is, of the longest."""

    label: str
    number: str
    part: float
    claimed: bool


@dataclass(frozen=True)
class ShareCard:
    """What one card says; `verdict`, `label` and `bars` are those of a claim, `below` is said of other pages."""

    kicker: str
    text: str
    site: str
    verdict: Assessment | None = None
    label: str = ""
    below: str = ""
    bars: tuple[CardBar, ...] = ()
    language: InterfaceLanguage = ENGLISH

    @property
    def word(self) -> str:
        """The verdict in the language of the site; empty where there is none."""
        return self.language.gettext(self.verdict.words) if self.verdict else ""

    @property
    def alt(self) -> str:
        """The same in a sentence or two, for those who do not see it."""
        found = f"{self.kicker}: {self.text}" if self.kicker else self.text
        if self.verdict is None:
            return f"{found}{_stop(found)} {self.below}" if self.below else found
        said = self.word.lower() if self.language.english else self.word
        said = self.language.parted((said, self.label))
        # L10n: behind the words of a claim: what the record says of it
        return f"{found}{_stop(found)} {self.language.gettext('The record: %(verdict)s.', verdict=said)}"


def _stop(text: str) -> str:
    return "" if text.endswith((".", "?", "!")) else "."


def share_card(page: Page, site: Site) -> ShareCard | None:
    """The card of a page, where cards are switched on and the page is none that leads on or tells of what is gone.

    A part of a list has none of its own: see `picture`.
    """
    if not _shared(page, site) or _list(page, site):
        return None
    found = _entry(page, site) or ShareCard(
        "", page.title, site.config.site_name, below=short(page.description, BELOW), language=site.language
    )
    # What a page is said to be may have signs that its title has not.
    return next((each for each in (found, replace(found, below="")) if _written(each)), None)


def picture(page: Page, site: Site) -> tuple[str, str] | None:
    """Where the picture lies that is shown with links to a page, and what it says.

    Parts of a list have that of the list, since a picture of their own would say but a month or a letter more.
    """
    if _shared(page, site) and (whole := _list(page, site)):
        name, url = whole
        written = _WRITTEN.fullmatch(f"{name}{site.config.site_name}")
        return (_file(url), name) if written else None
    card = share_card(page, site)
    return (file(page), card.alt) if card else None


def _shared(page: Page, site: Site) -> bool:
    """Whether links to a page are shown with a picture at all."""
    return bool(site.settings.cards and site.config.site_url and not page.hidden and page.moved is None)


def _list(page: Page, site: Site) -> tuple[str, str] | None:
    """The list of which a page is a part, by name and address."""
    if not page.trail or any(site.address(entry) == page.url for entry in page.shows[:1]):
        return None
    return page.trail[0]


def _written(card: ShareCard) -> bool:
    """Whether the fonts have every sign of a card."""
    said = (card.kicker, card.text, card.site, card.word, card.label, card.below, *(bar.label for bar in card.bars))
    return bool(_WRITTEN.fullmatch("".join(said)))


def _entry(page: Page, site: Site) -> ShareCard | None:
    """What the card of one entry says, of a kind that has one of its own."""
    if len(page.shows) != 1:
        return None
    (entry,) = page.shows
    kind = site.kind(entry)
    if kind.card is None:
        return None
    found = ShareCard(kind.card(site, entry), entry.name, site.config.site_name, language=site.language)
    if kind.verdict:
        verdict = kind.verdict(entry)
        found = replace(found, verdict=verdict.assessment, label=verdict.label)
    else:
        found = replace(found, below=short(page.description, BELOW))
    return (
        replace(found, bars=_bars(entry.headline or entry.figures, site.language))
        if isinstance(entry, Claim)
        else found
    )


def _bars(figures: tuple[Figure, ...], language: InterfaceLanguage) -> tuple[CardBar, ...]:
    """The first figures that are drawn, if none is below zero."""
    chart = next((each for each in charts(figures, language).charts if each.bars), None)
    bars = chart.bars[:BARS] if chart and not chart.zero else ()
    longest = max((bar.row.figure.value.high for bar in bars), default=0)
    return tuple(
        CardBar(bar.row.label, f"{bar.row.number} {bar.row.figure.unit}", float(bar.row.figure.value.high / longest),
                bar.row.figure.claimed)
        for bar in bars
        if longest
    )  # fmt: skip


def file(page: Page) -> str:
    """Where the card of a page lies on the site."""
    return _file(page.url)


def _file(url: str) -> str:
    return f"{url}card.png"
