"""A field that names an entry names one that exists, is published, is another one, and is named once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..model import Entry, Ref, Site, published_by, refs
from ..model.kinds import Claim, Person, Selection
from ..source import Diagnostic, Label, Problems, Rule, kept, nearest
from ..syntax import Loc

REF_UNKNOWN = Rule("ref-unknown")
REF_DRAFT = Rule("ref-draft")
REF_ITSELF = Rule("ref-itself")
LISTED_TWICE = Rule("listed-twice")
RULES = (REF_UNKNOWN, REF_DRAFT, REF_ITSELF, LISTED_TWICE)

_NAMES = ("authors", "written_by", "reviewed_by")
"""Lists of names in which nobody stands twice."""


def check(site: Site) -> Iterator[Diagnostic]:
    for entry in site.everything():
        yield from _twice(entry)
        for ref, loc in refs(entry):
            if ref.to is type(entry) and ref.id == entry.id:
                help = "take it out, or name the entry that was meant"
                yield REF_ITSELF.at(entry.at(*loc), f"`{ref.id}` names itself", help)
                continue
            # What could not be decoded was reported where it stands.
            if site.unread(ref.to, ref.id):
                continue
            found, kind = site.find(ref), site.kind(ref.to)
            if found is None:
                known = [each.id for each in site.all(ref.to, drafts=True)]
                meant = nearest(ref.id, known)
                new = f"write content/{kind.folder}/{ref.id}.md (`explainer new {kind.name} {ref.id}`)"
                help = f"did you mean `{meant}`? Or {new}" if meant else new
                help += "; a name without an entry begins with a capital" if ref.to is Person else ""
                yield REF_UNKNOWN.at(entry.at(*loc), f"there is no {kind.name} `{ref.id}`", help)
            elif found.draft and not entry.draft:
                help = f"{published_by(found)}, or do not name it yet"
                yield REF_DRAFT.at(entry.at(*loc), f"the {kind.name} `{ref.id}` is a draft", help)


@kept
def _twice(entry: Entry) -> Problems:
    """What a list says twice."""
    return tuple(_repeated(entry))


def _repeated(entry: Entry) -> Iterator[Diagnostic]:
    seen: dict[object, Loc] = {}
    for key, loc, what in _listed(entry, refs(entry)):
        if (first := seen.setdefault(key, loc)) is not loc:
            label, at = Label(entry.at(*first), "the first"), entry.at(*loc)
            help = f"take this one out; the first stands in line {label.at.first.line}"
            yield LISTED_TWICE.at(at, f"{what or f'`{at.text}`'} is listed twice", help, label)


def _listed(entry: Entry, named: Iterable[tuple[Ref[Any], Loc]]) -> Iterator[tuple[object, Loc, str]]:
    """What stands in a list: by what it is known, where it stands, and what it is if not a word alone."""
    for ref, loc in named:
        if isinstance(loc[-1], int):
            yield (loc[:-1], ref), loc, ""
    for name in _NAMES:
        for number, each in enumerate(vars(entry).get(name, ())):
            yield (name, each.casefold()), (name.replace("_", "-"), number), ""
    for number, each in enumerate(entry.statements if isinstance(entry, Selection) else ()):
        yield ("text", each.text.casefold(), each.claim), ("statements", number, "text"), "the statement"
    for number, each in enumerate(entry.appearances if isinstance(entry, Claim) else ()):
        loc = ("appearances", number, "quote" if each.quote else "paragraph")
        words = " ".join(each.quote.text.split()) if each.quote else each.paragraph
        yield (each.article, words, each.speaker), loc, "the quotation" if each.quote else "the paraphrase"
