"""What the previews of a page show: in a few words, the terms, people and claims that its prose links to."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Entry, Site, withdrawal
from ..model.kinds import Verdict
from ..pages import Page, short

LONGEST = 240
"""Characters of a text: a sentence or two."""
ROOM = 12_000
"""Bytes, about, that all previews of a page may take: links beyond it have none."""
FRAME = 320
"""Bytes, about, of the elements around the words of one preview, and of the attribute on its link."""
CROWD = 20
"""A page that shows more entries in full is a list to run through, and has no previews."""


@dataclass(frozen=True)
class Preview:
    """One preview. `kicker` says what it is, or who: the role of a person, the speaker of a claim."""

    id: str
    entry: Entry
    kicker: str
    text: str
    paired: bool = False
    """Whether it is shown in two halves, what was said and what the record says."""
    verdict: Verdict | None = None

    @property
    def size(self) -> int:
        return FRAME + len("".join((self.id, self.entry.name, self.kicker, self.text)).encode())


class Previews:
    """The previews of one page, in the order of the links that they belong to."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site = page, site
        self.found: dict[Entry, Preview] = {}
        self.room = ROOM if len(page.shows) <= CROWD else 0

    def of(self, entry: Entry) -> Preview | None:
        """The preview for a link to an entry; None for one that needs none, or is one too many."""
        if entry not in self.found and self.wanted(entry) and (preview := self.made(entry)).size <= self.room:
            self.found[entry] = preview
            self.room -= preview.size
        return self.found.get(entry)

    def wanted(self, entry: Entry) -> bool:
        """Whether it is of a kind that has previews, and its full text not on this page anyway."""
        here = entry in self.page.shows or self.site.address(entry).partition("#")[0] == self.page.url
        return self.site.kind(entry).preview is not None and not entry.draft and not here

    def made(self, entry: Entry) -> Preview:
        site = self.site
        kind, text = site.kind(entry), short(withdrawal(entry, site.language) or entry.body.summary, LONGEST)
        name, id = site.language.gettext(kind.label), f"peek-{kind.name}-{entry.id}"
        if entry.withdrawn:
            # L10n: %(kind)s is “Claim”, “Term”, …
            gone = site.language.gettext("%(kind)s, withdrawn", kind=name)
            return Preview(id, entry, gone, text, kind.verdict is not None)
        kicker = (kind.preview(site, entry) if kind.preview else "") or name
        return Preview(id, entry, kicker, text, kind.verdict is not None, kind.verdict(entry) if kind.verdict else None)
