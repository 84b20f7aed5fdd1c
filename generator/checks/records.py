"""Two records of a work or an article are two works or articles; and what a record says is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..formats import MARKS, unmarked
from ..model import Fields, Site
from ..model.kinds import Article, Work, same_keys
from ..source import Diagnostic, Label, Rule, kept
from ..syntax import Loc

RECORD_REPEATED = Rule("record-repeated")
RECORD_MARKUP = Rule("record-markup")
RULES = (RECORD_REPEATED, RECORD_MARKUP)

Record = Work | Article

_SAME = {"title": "title, outlet and date", "URL": "address", "url": "address", "archive": "archived copy"}
"""What two records share, by the field in which it stands; other fields are numbers, and called what they are."""


def check(site: Site) -> Iterator[Diagnostic]:
    for twin in repeated(site).values():
        yield _problem(site, twin)
    records: tuple[Record, ...] = (*site.all(Work, drafts=True), *site.all(Article, drafts=True))
    for record in records:
        yield from _markup(record)


# --- two that are one ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Twin:
    """A record of what has another record, which is cited more, and where the two say the same."""

    entry: Record
    loc: Loc
    other: Record
    there: Loc


@kept
def repeated(site: Site) -> Mapping[Record, Twin]:
    """The records of what has another record."""
    return {twin.entry: twin for model in (Work, Article) for twin in _twins(site, model)}


def _problem(site: Site, twin: Twin) -> Diagnostic:
    other, name = twin.other, str(twin.loc[-1]).removesuffix("-url")
    cited = isinstance(twin.entry, Work) and site.get(Article, other.id)
    kind = "article" if cited else site.kind(twin.entry).name
    help = f"keep one; where they are two, tell them apart; `{other.id}` stands in {other.source.path}"
    if cited:
        help = f"cite the article by its id, `[@{other.id}]`, and take this record out"
    label = Label(other.at(*twin.there), "the other one")
    message = f"the {kind} `{other.id}` has the same {_SAME.get(name, name)}"
    return RECORD_REPEATED.at(twin.entry.at(*twin.loc), message, help, label)


def _twins(site: Site, model: type[Record]) -> Iterator[Twin]:
    seen: dict[str, tuple[Record, Loc]] = {}
    entries = (each for each in site.all(model, drafts=True) if not each.withdrawn)
    for entry in sorted(entries, key=lambda each: (not site.get(Article, each.id), -len(site.citing.get(each.id, ())))):
        keys = tuple(same_keys(entry))
        for loc, key in keys:
            other, there = seen.get(key, (None, loc))
            # Two of one title may be two, where each has its address.
            if other and not (loc == ("title",) and _readable(entry) and _readable(other)):
                yield Twin(entry, loc, other, there)
                break
        for loc, key in keys:
            seen.setdefault(key, (entry, loc))


def _readable(entry: Record) -> str | None:
    return entry.address if isinstance(entry, Work) else entry.url


# --- markup -------------------------------------------------------------------------------------------------------


def _markup(entry: Record) -> Iterator[Diagnostic]:
    """Marks of HTML and LaTeX in a record: one report, at the first."""
    found = [(loc, text) for loc, text in _texts(entry) if MARKS.search(text)] if _MARK.search(entry.at().text) else []
    if not found:
        return
    (loc, text), *others = found
    mark = MARKS.search(text)
    assert mark
    more = "".join(f"; in `{loc[0]}`: {unmarked(text)}" for loc, text in others)
    message = f"`{mark.group()}` in `{loc[0]}` would be shown as letters"
    yield RECORD_MARKUP.at(entry.at(*loc), message, f"write: {unmarked(text)}{more}")


_MARK = re.compile(r"[<&\\]|\{(?=[A-Z])")
"""What begins a mark, in the file: most records hold none."""


def _texts(entry: Record) -> Iterator[tuple[Loc, str]]:
    """The texts of a record as they are shown; addresses are none."""
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if isinstance(value, str) and name not in ("URL", "url", "archive", "DOI"):
            yield (str(info.alias),), value
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                parts = each.model_dump(exclude_none=True, by_alias=True) if isinstance(each, Fields) else {"": each}
                for part, text in parts.items():
                    loc: Loc = (str(info.alias), number, *([part] if part else []))
                    yield from [(loc, text)] if isinstance(text, str) else ()
