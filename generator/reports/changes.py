"""What changed between two states of the content, and what must not change in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Entry, Kind, Site, citations
from ..model.kinds import Article, Claim
from ..quotation import Proofs, words
from ..source import Diagnostic, Rule, Severity, Source, Span

CORRECTION_MISSING = Rule("correction-missing")
ADDRESS_GONE = Rule("address-gone")
PROOFS_CHANGED = Rule("proofs-changed", Severity.WARNING)
RULES = (CORRECTION_MISSING, ADDRESS_GONE, PROOFS_CHANGED)

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
    for id, proofs in sorted(new.proofs.items()):
        yield from _reproved(proofs_before(old, new, id), proofs)


def proofs_before(old: Site, new: Site, id: str) -> Proofs | None:
    """The proofs that an article had, under whichever id; None where it had none."""
    article = new.get(Article, id)
    ids = (id, *(article.formerly if article else ()))
    return next((old.proofs[each] for each in ids if each in old.proofs), None)


def compare(old: Site, new: Site) -> Iterator[Change]:
    """The published entries that differ, in the order of kinds and ids. Renamed ones are known by `formerly`.

    Of one that cannot be read now nobody knows whether it differs, so it is left out.
    """
    for kind in new.kinds:
        before, after = _published(old, kind.model), _published(new, kind.model)
        renamed = {former: entry for entry in after.values() for former in entry.formerly}
        for id, entry in sorted(before.items()):
            now = after.get(id) or renamed.get(id)
            if now is None and _unread(new, kind, id, before):
                continue
            parts = _parts(entry, now) if now else ()
            if now is None or parts or now.id != id:
                yield Change(entry, now, parts if now and now.id == id else ("id", *parts))
        for id, entry in sorted(after.items()):
            if not {id, *entry.formerly} & before.keys():
                yield Change(None, entry, ())


def _unread(site: Site, kind: Kind[Any], id: str, before: Mapping[str, Entry]) -> bool:
    """Whether an entry may be there for all that: it cannot be read now, or another cannot that it may have become."""
    another = any(model is kind.model and other not in before for model, other in site.broken)
    return another or site.unread(kind.model, id)


def _published(site: Site, model: type[Entry]) -> Mapping[str, Entry]:
    return {entry.id: entry for entry in site.all(model, drafts=True) if not entry.draft}


def _parts(before: Entry, after: Entry) -> tuple[str, ...]:
    names = [
        str(info.alias)
        for name, info in type(before).model_fields.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if words(before.body.shown) != words(after.body.shown):
        names.append("text")
    if {key for key, _ in citations(before)} != {key for key, _ in citations(after)}:
        names.append("citations")
    return tuple(names)


def _silent(before: Claim, after: Claim, parts: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A claim's statement, quotations and assessment do not change without a new dated correction."""
    changed = [part for part in parts if part in ("title", "assessment")]
    # Where else it was said may be added.
    if set(_quotes(before)) - set(_quotes(after)):
        changed.append("appearances")
    if not changed or set(after.corrections) - set(before.corrections) or (after.withdrawn and not before.withdrawn):
        return
    at: Span = after.at(changed[0])
    at = at.within(0, max(len(at.text.split("\n")[0]), 1))
    what = " and ".join(_SAID[part] for part in changed)
    help = "add below `corrections:` a line `- date: …` and `text: …` that tells readers what was changed and why"
    yield CORRECTION_MISSING.at(at, f"{what} changed since it was published, without a correction", help)


def _reproved(before: Proofs | None, after: Proofs) -> Iterator[Diagnostic]:
    """Proofs whose lines changed, at the first new quotation."""
    old = frozenset(before.quotations) if before else frozenset()
    added = [each for each in after.quotations if each not in old]
    changed = {
        "quotations added": len(added),
        "taken out": len(old.difference(after.quotations)),
        "texts replaced": int(before is not None and _text(before) != _text(after)),
        "rules replaced": int(before is not None and _rules(before) != _rules(after)),
    }
    if before and not any(changed.values()):
        return
    what = ", ".join(f"{word}: {count}" for word, count in changed.items() if count) or "no quotations"
    message = f"the proofs changed since they were published ({what})" if before else f"new proofs ({what})"
    help = "they can be written without the article: where its text is, `explainer prove` must leave this file as it is"
    yield PROOFS_CHANGED.at(after.line(added[0]) if added else after.source, message, help)


def _text(proofs: Proofs) -> tuple[object, ...]:
    """What proofs say of the article as a whole."""
    return proofs.sha256, proofs.paragraphs, proofs.words


def _rules(proofs: Proofs) -> tuple[object, ...]:
    """By what they say that its quotations were judged."""
    return proofs.format, proofs.rules, proofs.language


def _quotes(claim: Claim) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.article.id, each.quote.compared if each.quote else ()) for each in claim.appearances]
