"""Works as BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...model.kinds import Name
from ...syntax import Data, Edtf
from ..latex import address, tex
from . import bibtex_words as words
from .item import variables

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)
_DATES = {meant: name for name, meant in words.DATES.items()}
_ROLES = {meant: name for name, meant in words.ROLES.items()}


def written(works: Sequence[Mapping[str, Data]], *, biblatex: bool) -> str:
    """Works as entries, in UTF-8. What has no field of its own keeps the name that it has in CSL."""
    return "\n".join(bibtex_entry(work, biblatex=biblatex) for work in works)


def bibtex_entry(work: Mapping[str, Data], *, biblatex: bool = False) -> str:
    """A work as an entry, closed by a line break."""
    kind = str(work.get("type", "document"))
    entry = words.WRITTEN.get(kind, ("misc", "misc"))[biblatex]
    if entry == "phdthesis" and "genre" not in work:
        # BibTeX would say that it is one for a doctorate.
        entry = "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work, kind, entry, biblatex=biblatex))
    return f"@{entry}{{{work['id']},\n{fields}}}\n"


def _fields(work: Mapping[str, Data], kind: str, entry: str, *, biblatex: bool) -> Iterator[tuple[str, str]]:
    if kind in words.SORTS:
        yield "entrysubtype", words.SORTS[kind]
    elif entry == "misc" or words.TYPES.get(entry) != kind:
        yield "csl-type", kind
    for name, value in work.items():
        if name in ("id", "type"):
            continue
        if isinstance(value, list):
            yield _ROLES.get(name, name), " and ".join(_name(each) for each in value if isinstance(each, dict))
        elif isinstance(value, dict):
            yield from ((f"custom-{key}", _plain(key, str(text))) for key, text in value.items())
        elif name == "issued" and not biblatex:
            yield from _issued(str(value))
        elif name in variables(Edtf):
            yield _DATES.get(name, name), str(value)
        else:
            yield _named(name, entry, work, biblatex=biblatex), _value(name, str(value))


def _plain(key: str, text: str) -> str:
    return address(text) if key == "archive-url" else tex(text)


def _value(name: str, text: str) -> str:
    if name in ("URL", "DOI"):
        return address(text)
    # Without braces of their own BibTeX would write most of a title small.
    return f"{{{tex(text)}}}" if name == "title" else (tex(text).replace("-", "--") if name == "page" else tex(text))


def _named(name: str, entry: str, work: Mapping[str, Data], *, biblatex: bool) -> str:
    """The field for a variable; that of some depends on the entry in which it stands."""
    article = entry in ("article", "periodical")
    if name == "container-title":
        return ("journaltitle" if biblatex else "journal") if article else "booktitle"
    if name == "publisher":
        plain = {"techreport": "institution", "report": "institution", "thesis": "institution", "phdthesis": "school"}
        return plain.get(entry, "publisher")
    if name == "issue":
        return "number" if article and not biblatex and "number" not in work else "issue"
    if name == "number":
        return "number" if not article and not {"issue", "collection-title"} & work.keys() else "csl-number"
    if name == "collection-number":
        single = "number" not in work and "collection-title" in work and not article
        return "number" if single else name
    return words.FIELDS[name][biblatex] if name in words.FIELDS else name


def _issued(text: str) -> Iterator[tuple[str, str]]:
    """The year and, where they are known, month and day; a date that these cannot say stands beside them."""
    found = _DAY.match(text)
    for part, number in zip(("year", "month", "day"), found.groups() if found else (), strict=bool(found)):
        if number:
            yield part, number if part == "year" else number.lstrip("0")
    if not _DAY.fullmatch(text):
        yield "date", text


def _name(name: Mapping[str, Data]) -> str:
    """A name with its parts told apart by commas; that of a body in braces, so that it is no person."""
    part = {str(info.alias): tex(str(name.get(str(info.alias)) or "")) for info in Name.model_fields.values()}
    if part["literal"]:
        return f"{{{part['literal']}}}"
    particles = " ".join(filter(None, (part["dropping-particle"], part["non-dropping-particle"])))
    family = _kept(part["family"], more=bool(part["given"] or part["suffix"] or particles))
    last = " ".join(filter(None, (particles, family)))
    return ", ".join(filter(None, (last, part["suffix"], _kept(part["given"], more=True, given=True))))


def _kept(text: str, *, more: bool, given: bool = False) -> str:
    """A part of a name, in braces where it would be taken apart."""
    words_ = text.split(" ")
    apart = "," in text or re.search(r"\band\b", text) or (not given and len(words_) > 1)
    apart = apart or (not given and text[:1].islower())
    return f"{{{text}}}" if apart and more and text else text
