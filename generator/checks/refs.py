"""A field that names an entry names one that exists and is published."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site, refs
from ..source import Diagnostic, Rule, nearest

REF_UNKNOWN = Rule("ref-unknown")
REF_DRAFT = Rule("ref-draft")
RULES = (REF_UNKNOWN, REF_DRAFT)


def check(site: Site) -> Iterator[Diagnostic]:
    for entry in site.everything():
        for ref, loc in refs(entry):
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
                yield REF_UNKNOWN.at(at, f"there is no {kind.name} `{ref.id}`", help)
            elif named.draft and not entry.draft:
                help = "publish the draft (take `draft: true` out), or do not name it yet"
                yield REF_DRAFT.at(at, f"the {kind.name} `{ref.id}` is a draft", help)
