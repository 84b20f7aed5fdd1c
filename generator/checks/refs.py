"""A field that names an entry names one that exists, is published, is another one, and is named once."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Entry, Site, refs
from ..model.kinds import Claim, Person, Selection
from ..source import Diagnostic, Label, Rule, nearest
from ..syntax import Loc

REF_UNKNOWN = Rule("ref-unknown")
REF_DRAFT = Rule("ref-draft")
REF_ITSELF = Rule("ref-itself")
LISTED_TWICE = Rule("listed-twice")
RULES = (REF_UNKNOWN, REF_DRAFT, REF_ITSELF, LISTED_TWICE)

_NAMES = ("authors", "formerly", "written-by", "reviewed-by")
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
            at, kind = entry.at(*loc), site.kind(ref.to)
            named = site.find(ref)
            if named is None:
                known = [each.id for each in site.all(ref.to, drafts=True)]
                meant = nearest(ref.id, known)
                new = f"write content/{kind.folder}/{ref.id}.md (`explainer new {kind.name} {ref.id}`)"
                help = f"did you mean `{meant}`? Or {new}" if meant else new
                help += "; a name without an entry begins with a capital" if ref.to is Person else ""
                yield REF_UNKNOWN.at(at, f"there is no {kind.name} `{ref.id}`", help)
            elif named.draft and not entry.draft:
                help = "publish the draft (take `draft: true` out), or do not name it yet"
                yield REF_DRAFT.at(at, f"the {kind.name} `{ref.id}` is a draft", help)


def _twice(entry: Entry) -> Iterator[Diagnostic]:
    """What a list says twice."""
    seen: dict[tuple[object, ...], Loc] = {}
    for ref, loc in refs(entry):
        if isinstance(loc[-1], int):
            yield from _again(entry, seen, (loc[:-1], ref), loc, f"`{ref.id}`")
    for name in _NAMES:
        for number, each in enumerate(getattr(entry, name.replace("-", "_"), ())):
            yield from _again(entry, seen, (name, each.casefold()), (name, number), f"“{each}”")
    for number, each in enumerate(entry.statements if isinstance(entry, Selection) else ()):
        loc = ("statements", number, "text")
        yield from _again(entry, seen, ("text", each.text.casefold(), each.claim), loc, "the statement")
    for number, each in enumerate(entry.appearances if isinstance(entry, Claim) else ()):
        words = " ".join(each.quote.text.split()) if each.quote else each.paragraph
        what = "the quotation" if each.quote else "the paraphrase"
        loc = ("appearances", number, "quote" if each.quote else "paragraph")
        yield from _again(entry, seen, (each.article, words, each.speaker), loc, what)


def _again(
    entry: Entry, seen: dict[tuple[object, ...], Loc], key: tuple[object, ...], loc: Loc, what: str
) -> Iterator[Diagnostic]:
    if key in seen:
        label = Label(entry.at(*seen[key]), "the first")
        help = f"take this one out; the first stands in line {label.at.first.line}"
        yield LISTED_TWICE.at(entry.at(*loc), f"{what} is listed twice", help, label)
    seen.setdefault(key, loc)
