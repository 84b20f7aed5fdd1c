"""What changed between two states of the content, and what must not change in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Entry, Site, citations
from ..model.kinds import Claim
from ..quotation import words
from ..source import Diagnostic, Rule, Source, Span

CORRECTION_MISSING = Rule("correction-missing")
ADDRESS_GONE = Rule("address-gone")
RULES = (CORRECTION_MISSING, ADDRESS_GONE)

_SAID = {"title": "the claim", "assessment": "the assessment", "appearances": "a quotation"}


@dataclass(frozen=True)
class Change:
    """An entry before and after; one of the two where it is new or gone. `parts` names what differs."""

    before: Entry | None
    after: Entry | None
    parts: tuple[str, ...]

    @property
    def entry(self) -> Entry:
        entry = self.after or self.before
        assert entry
        return entry


def check(old: Site, new: Site) -> Iterator[Diagnostic]:
    """What was published and changed or went away without a word to readers."""
    for change in compare(old, new):
        before, after = change.before, change.after
        if before and after and isinstance(before, Claim) and isinstance(after, Claim):
            yield from _silent(before, after, change.parts)
        elif before and not after:
            # The file is gone or a draft again, so the problem is the file's, not that of a place in it.
            kind = new.kind(before)
            help = (
                f"if it was renamed, add `formerly: [{before.id}]` to the {kind.name} it became;"
                " if it no longer stands, bring it back with `withdrawn` and `reason`"
            )
            message = f"the {kind.name} `{before.id}` was published and is gone: its address leads nowhere"
            yield ADDRESS_GONE.at(Source(before.source.path, ""), message, help)


def compare(old: Site, new: Site) -> Iterator[Change]:
    """The published entries that differ, in the order of kinds and ids. Renamed ones are known by `formerly`."""
    for kind in new.kinds:
        before, after = _published(old, kind.model), _published(new, kind.model)
        renamed = {former: entry for entry in after.values() for former in entry.formerly}
        for id, entry in sorted(before.items()):
            now = after.get(id) or renamed.get(id)
            parts = _parts(entry, now) if now else ()
            if now is None or parts or now.id != id:
                yield Change(entry, now, parts if now and now.id == id else ("id", *parts))
        known = set(before) | {former for entry in after.values() for former in entry.formerly if former in before}
        for id, entry in sorted(after.items()):
            if id not in known and not set(entry.formerly) & set(before):
                yield Change(None, entry, ())


def _published(site: Site, model: type[Entry]) -> Mapping[str, Entry]:
    return {entry.id: entry for entry in site.all(model, drafts=True) if not entry.draft}


def _parts(before: Entry, after: Entry) -> tuple[str, ...]:
    names = [
        str(info.alias)
        for name, info in type(before).model_fields.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if words(before.body.at.text) != words(after.body.at.text):
        names.append("text")
    if {key for key, _ in citations(before)} != {key for key, _ in citations(after)}:
        names.append("citations")
    return tuple(names)


def _silent(before: Claim, after: Claim, parts: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A claim's statement, quotations and assessment do not change without a new dated correction."""
    changed = [part for part in parts if part in ("title", "assessment")]
    if _quotes(before) != _quotes(after):
        changed.append("appearances")
    if not changed or set(after.corrections) - set(before.corrections) or (after.withdrawn and not before.withdrawn):
        return
    at: Span = after.at(changed[0])
    at = at.within(0, max(len(at.text.split("\n")[0]), 1))
    what = " and ".join(_SAID[part] for part in changed)
    help = "add below `corrections:` a line `- date: …` and `text: …` that tells readers what was changed and why"
    yield CORRECTION_MISSING.at(at, f"{what} changed since it was published, without a correction", help)


def _quotes(claim: Claim) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.article.id, each.quote.compared if each.quote else ()) for each in claim.appearances]
