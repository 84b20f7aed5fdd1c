"""The effect of a change on the site, as Markdown: what it adds, alters and breaks, before and after in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ..model import Entry, Site, citations
from ..model.kinds import Claim, Work
from ..source import Diagnostic, Problems, Severity
from ..views import split
from .altered import field_altered
from .changes import Change, compare, proofs_before
from .wording import code, in_words, shown

if TYPE_CHECKING:
    from ..pages import Page

LIMIT = 60_000
"""A comment of GitHub holds 65,536 characters."""
MOST = 100
"""So many lines of one part are told."""
_ELSEWHERE = frozenset({"appearances", "text", "citations", "id"})
"""Parts of an entry that have a part of the report of their own."""


def effect(old: Site | None, new: Site | None, before: Problems, after: Problems) -> Iterator[str]:
    """What a change adds, alters and takes away, for the summary of a pull request. None is what cannot be built."""
    yield from _bounded(_effect(old, new, before, after))


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size += len(line.encode()) + 1
        if size > LIMIT:
            yield ""
            yield "… and more: the whole is printed by `explainer check --since REV --report` with a smaller change."
            return
        yield line


def _effect(old: Site | None, new: Site | None, before: Problems, after: Problems) -> Iterator[str]:
    yield "## Effect on the site"
    yield ""
    broken = list(_part("What it breaks", _broken(before, after)))
    if not new or not old:
        yield "Nothing can be built of it." if not new else "Nothing could be built before: all is new."
        yield from ("", *broken)
        return
    changes = list(compare(old, new))
    places = _Addresses(old, new)
    yield _counts(changes, places)
    yield from ("", *broken)
    yield from _part("Entries", (line for each in changes for line in _entry(old, new, each)))
    yield from _part("Quotations", (line for each in changes for line in _quotations(each)))
    yield from _part("Proofs", _proofs(old, new))
    yield from _part("Citations", (line for each in changes for line in _citations(old, new, each)))
    yield from _part("Cards", [*_embedded(old, new, changes), *places.cards()])
    yield from _part("Pages and addresses", places.lines({each.entry for each in changes}))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"### {title}"
        yield ""
        yield from found[:MOST]
        if len(found) > MOST:
            yield f"- … and {len(found) - MOST} more"
        yield ""


def _counts(changes: Sequence[Change], places: _Addresses) -> str:
    told = Counter(_what(each) for each in changes)
    found = [f"{told[word]} {word}" for word in ("new", "altered", "renamed", "withdrawn", "gone") if told[word]]
    entries = f"Entries: {', '.join(found)}." if found else "No published entry changes."
    return f"{entries} Addresses: {len(places.added)} new, {len(places.led_on)} led on, {len(places.lost)} lost."


def _what(change: Change) -> str:
    if not change.before or not change.after:
        return "gone" if change.before else "new"
    if change.after.withdrawn and not change.before.withdrawn:
        return "withdrawn"
    return "renamed" if "id" in change.parts else "altered"


# what is wrong --------------------------------------------------------------------------------------------------------


def _broken(before: Problems, after: Problems) -> Iterator[str]:
    """The problems that there are now and were not before, wherever their line went."""
    known = Counter(map(_same, before))
    for problem in sorted(after, key=lambda each: each.severity is not Severity.ERROR):
        known[_same(problem)] -= 1
        if known[_same(problem)] < 0:
            place = code(f"{problem.source.path}:{problem.first.line}")
            said = f"{shown(problem.message)} ({code(problem.rule.code)}): {shown(problem.help)}"
            yield f"- **{problem.severity}** {place} {said}"
    if mended := sum(count for count in known.values() if count > 0):
        yield f"- {mended} problem{'s' if mended > 1 else ''} mended"


def _same(problem: Diagnostic) -> tuple[str, str, str]:
    return (problem.source.path, problem.rule.code, problem.message)


# entries --------------------------------------------------------------------------------------------------------------


def _entry(old: Site, site: Site, change: Change) -> Iterator[str]:
    entry, what = change.entry, _what(change)
    yield f"- **{site.kind(entry).name} “{shown(entry.name)}”**, {what} ({code(entry.source.path)})"
    if not change.before or not change.after:
        return
    if what == "renamed":
        yield f"  - id: {code(change.before.id)} → {code(change.after.id)}"
    for part in change.parts:
        if part not in _ELSEWHERE:
            yield from field_altered(part, change.before, change.after)
    if "text" in change.parts:
        yield from _sentences(_prose(old, change.before), _prose(site, change.after))


def _prose(site: Site, entry: Entry) -> list[str]:
    found = (" ".join(each.split()) for passage in site.prose(entry) for each in split(passage))
    return [each for each in found if each]


def _sentences(before: list[str], after: list[str]) -> Iterator[str]:
    """The sentences that differ, the old ones ahead of those that stand in their place."""
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"  - text before: {shown(each)}" for each in before[first:last])
            yield from (f"  - text after: {shown(each)}" for each in after[start:end])


def _quotations(change: Change) -> Iterator[str]:
    before, after = _said(change.before), _said(change.after)
    claim = code(change.entry.id)
    for words, where in before.items():
        if words not in after:
            yield f"- taken out of claim {claim}: {shown(words)} ({where})"
    for words, where in after.items():
        if words not in before:
            yield f"- added to claim {claim}: {shown(words)} ({where})"


def _said(entry: Entry | None) -> Mapping[str, str]:
    """What a claim quotes or paraphrases, and from where."""
    found = {}
    for each in entry.appearances if isinstance(entry, Claim) else ():
        by = f", {in_words(each.speaker)}" if each.speaker else ""
        place = in_words(each.quote) if each.quote else f"paragraph {each.paragraph}, in other words"
        found[place] = f"article {code(each.article.id)}{shown(by)}"
    return found


def _proofs(old: Site, new: Site) -> Iterator[str]:
    for id, proofs in sorted(new.proofs.items()):
        before = proofs_before(old, new, id)
        known = {each.text for each in before.quotations} if before else set()
        there = {each.text for each in proofs.quotations}
        for word, texts in (("taken out", known - there), ("added", there - known)):
            yield from (f"- {code(id)}, {word}: “{shown(text)}”" for text in sorted(texts))
        if before and before.sha256 != proofs.sha256:
            yield f"- {code(id)}: made from another text of the article"
    for id in sorted(old.proofs.keys() - new.proofs.keys()):
        if not any(proofs_before(old, new, other) is old.proofs[id] for other in new.proofs):
            yield f"- {code(id)}: gone"


def _citations(old: Site, new: Site, change: Change) -> Iterator[str]:
    before, after = (_cited(each) for each in (change.before, change.after))
    of = f"{new.kind(change.entry).name} {code(change.entry.id)}"
    for key in before:
        if key not in after:
            yield f"- {of} no longer cites {_work(old, key)}"
    for key in after:
        if key not in before:
            yield f"- {of} cites {_work(new, key)}"


def _cited(entry: Entry | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key, _ in citations(entry))) if entry else ()


def _work(site: Site, key: str) -> str:
    work = site.get(Work, key)
    return f"{code(key)} ({shown(work.title, 80)})" if work else f"{code(key)}, which is no work"


# pages ----------------------------------------------------------------------------------------------------------------


def _embedded(old: Site, new: Site, changes: Iterable[Change]) -> Iterator[str]:
    """The entries that texts show as cards."""
    for change in changes:
        before, after = _shown(old, change.before), _shown(new, change.after)
        of = f"{new.kind(change.entry).name} {code(change.entry.id)}"
        yield from (f"- {of} no longer shows {shown(each)} as a card" for each in before if each not in after)
        yield from (f"- {of} shows {shown(each)} as a card" for each in after if each not in before)


def _shown(site: Site, entry: Entry | None) -> tuple[str, ...]:
    links = (link for link in entry.body.links if link.alone) if entry else ()
    there = ((site.target(entry, link.target), link.target) for link in links if entry)
    return tuple(f"“{to.name}”" if to else target for to, target in there)


class _Addresses:
    """The pages of two states of the site by their addresses, and what became of each address."""

    def __init__(self, old: Site, new: Site) -> None:
        self.old, self.new = old, new
        self.before, self.after = _by_url(old), _by_url(new)
        self.added = sorted(url for url in self.after.keys() - self.before.keys() if self.after[url].moved is None)
        self.lost = sorted(self.before.keys() - self.after.keys())
        both = self.before.keys() & self.after.keys()
        self.led_on = sorted(url for url in both if self.after[url].moved != self.before[url].moved)
        self.same = sorted(both - set(self.led_on))

    def lines(self, changed: set[Entry]) -> Iterator[str]:
        for url in self.lost:
            yield f"- **lost**: {code(f'/{url}')} leads nowhere ({shown(self.before[url].title)})"
        for url in self.led_on:
            to, at = self.after[url].moved, code(f"/{url}")
            yield f"- a page again: {at}" if to is None else f"- led on: {at} → {code(f'/{to}')}"
        yield from (f"- new: {code(f'/{url}')} ({shown(self.after[url].title)})" for url in self.added)
        for url in self.same:
            yield from self._altered(url, changed)

    def _altered(self, url: str, changed: set[Entry]) -> Iterator[str]:
        before, after = self.before[url], self.after[url]
        told = [
            f"{word}: {shown(old)} → {shown(new)}"
            for word, old, new in (
                ("title", before.title, after.title),
                ("description", before.description, after.description),
            )
            if old != new
        ]
        if told or changed.intersection(after.shows):
            yield f"- altered: {code(f'/{url}')}{' – ' if told else ''}{'; '.join(told)}"

    def cards(self) -> Iterator[str]:
        """The pictures of shared links that say something else."""
        for url in self.same:
            old, new = (_card(pages_[url], site) for pages_, site in ((self.before, self.old), (self.after, self.new)))
            if old != new:
                yield f"- picture of {code(f'/{url}')}: {shown(old or '–')} → {shown(new or '–')}"


def _by_url(site: Site) -> Mapping[str, Page]:
    from ..pages import pages  # see `build.docs`

    return {page.url: page for page in pages(site)}


def _card(page: Page, site: Site) -> str:
    from ..output import share_card

    found = share_card.share_card(page, site)
    return found.alt if found else ""
