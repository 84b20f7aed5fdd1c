"""What the previews of a page show: in a few words, the terms, people and claims that its prose links to."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Entry, Site, withdrawal
from ..model.kinds import Claim, Person, Term
from ..pages import Page, short
from ..views import speaker

LONGEST = 240
"""Characters of a text: a sentence or two."""
ROOM = 12_000
"""Bytes, about, that all previews of a page may take: links beyond it have none."""
FRAME = 250
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

    @property
    def claim(self) -> Claim | None:
        return self.entry if isinstance(self.entry, Claim) else None

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
        return isinstance(entry, Term | Person | Claim) and not entry.draft and not here

    def made(self, entry: Entry) -> Preview:
        kind = self.site.kind(entry).name
        kicker = f"{kind.capitalize()}, withdrawn" if entry.withdrawn else self.kicker(entry) or kind.capitalize()
        text = withdrawal(entry) or entry.body.summary
        return Preview(f"peek-{kind}-{entry.id}", entry, kicker, short(text, LONGEST))

    def kicker(self, entry: Entry) -> str | None:
        match entry:
            case Person(roles=(role, *_)):
                return role.title
            case Claim(appearances=(first, *_)):
                article = self.site.find(first.article)
                where = article.outlet if article else ""
                return f"Claim · {', '.join(filter(None, (speaker(self.site, first)[0], where)))}"
        return None
