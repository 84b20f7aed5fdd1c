"""A citation names a work; a work is cited; a claim, an event and a figure cite."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..model import Entry, Site, citations
from ..model.kinds import Claim, Event, Work
from ..source import Diagnostic, Rule, Severity, Span, nearest

CITATION_UNKNOWN = Rule("citation-unknown")
WORK_UNUSED = Rule("work-unused", Severity.WARNING)
CLAIM_UNCITED = Rule("claim-uncited")
EVENT_UNCITED = Rule("event-uncited")
FIGURE_UNCITED = Rule("figure-uncited")
RULES = (CITATION_UNKNOWN, WORK_UNUSED, CLAIM_UNCITED, EVENT_UNCITED, FIGURE_UNCITED)

_MEND = "add the source behind the statement, before the full stop: `… [@key].`"


def check(site: Site) -> Iterator[Diagnostic]:
    yield from _unknown(site)
    # What a file that cannot be read cites is not known: its works must not seem unused on top.
    for work in site.all(Work) if not site.broken else ():
        if work.id not in site.citing:
            help = "cite it, or take it out of the bibliography"
            yield WORK_UNUSED.at(work.at("id"), f"nothing cites `{work.id}`", help)
    for claim in site.all(Claim, drafts=True):
        yield from _uncited(claim, "the context", CLAIM_UNCITED)
        for number, figure in enumerate(claim.figures):
            if not figure.cite and not figure.claimed:
                at = claim.at("figures", number, "value")
                help = "add `cite: key`; only the number that the article itself states goes without (`claimed: true`)"
                yield FIGURE_UNCITED.at(at, f"the figure “{figure.label}” names no source", help)
    for event in site.all(Event, drafts=True):
        yield from _uncited(event, "the event", EVENT_UNCITED)


def _unknown(site: Site) -> Iterator[Diagnostic]:
    """Keys that no work has. What could not be read was reported where it stands: a key may be there."""
    known = {work.id for work in site.all(Work, drafts=True)}
    for entry in site.everything():
        for key, at in citations(entry):
            if key not in known and not site.unread(Work, key):
                meant = nearest(key, known)
                help = f"did you mean `{meant}`?" if meant else "add it to content/references.yml"
                yield CITATION_UNKNOWN.at(at, f"no work has the key `{key}`", help)
        for naming in entry.body.namings:
            # A handle or a version looks the same, so only what is nearly a key is taken for a mistyped one.
            key = naming.cite.key
            if key in known or site.unread(Work, key):
                continue
            if close := difflib.get_close_matches(key, known, n=1, cutoff=0.8):
                help = f"did you mean `@{close[0]}`? A backslash before the @ keeps it plain text"
                yield CITATION_UNKNOWN.at(naming.key, f"no work has the key `{key}`", help)


def _uncited(entry: Entry, what: str, rule: Rule) -> Iterator[Diagnostic]:
    """Each paragraph states something, so each needs a source."""
    passages = [passage for passage in entry.body.passages if passage.kind == "paragraph"]
    if not passages:
        yield rule.at(entry.at("title"), f"{what} is empty", "write it below the front matter, each sentence cited")
    for passage in passages:
        if not passage.cites:
            yield rule.at(_first_line(passage.at), f"a paragraph of {what} cites nothing", _MEND)


def _first_line(span: Span) -> Span:
    return span.within(0, len(span.text.split("\n")[0]))
