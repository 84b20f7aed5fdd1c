"""RIS as reference managers write it: read as works, and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...source import RefusedError, Source, library
from ...syntax import Data, Edtf
from ..unmarked import shown
from .csl import family, named
from .item import Item, noted, put, unknown, variables

EXTRA = "works"
TYPES: Mapping[str, str] = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CTLG": "book", "CHAP": "chapter",
    "ECHAP": "chapter", "CPAPER": "paper-conference", "CONF": "paper-conference", "RPRT": "report", "GOVDOC": "report",
    "THES": "thesis", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "ICOMM": "post", "GEN": "document",
    "MPCT": "motion_picture", "VIDEO": "motion_picture", "SOUND": "song", "ART": "graphic", "MAP": "map",
    "MUSIC": "musical_score", "BILL": "bill", "UNBILL": "bill", "CASE": "legal_case", "STAT": "legislation",
    "HEAR": "hearing", "PAT": "patent", "COMP": "software", "DATA": "dataset", "DBASE": "dataset", "AGGR": "dataset",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "PAMP": "pamphlet", "UNPB": "manuscript",
    "MANSCPT": "manuscript", "STAND": "standard", "LEGAL": "regulation", "SLIDE": "speech", "ADVS": "broadcast",
    "MULTI": "broadcast", "SER": "periodical", "JFULL": "periodical", "CLSWK": "classic", "ANCIENT": "classic",
    "CHART": "figure", "FIGURE": "figure", "INPR": "article", "PCOMM": "personal_communication", "GRANT": "document",
    "EQUA": "document", "UNPD": "manuscript",
}  # fmt: skip
_WRITTEN = {meant: tag for tag, meant in reversed(tuple(TYPES.items()))}
_TAGS: Mapping[str, str] = {
    "TI": "title", "T1": "title", "BT": "container-title", "CT": "title", "T2": "container-title",
    "JF": "container-title", "JO": "container-title", "JA": "container-title", "T3": "collection-title",
    "VL": "volume", "IS": "issue", "PB": "publisher", "CY": "publisher-place", "PP": "publisher-place",
    "ET": "edition", "LA": "language", "DO": "DOI", "UR": "URL", "M3": "genre", "NV": "number-of-volumes",
    "SE": "section", "C3": "event-title", "OP": "original-title", "RI": "reviewed-title", "ID": "id",
}  # fmt: skip
_PEOPLE = {"AU": "author", "A1": "author", "ED": "editor", "A3": "collection-editor", "A4": "translator",
           "TA": "translator"}  # fmt: skip
_NEEDLESS = {"AB": "abstract", "N2": "abstract", "KW": "keyword", "ST": "title-short", "J2": "container-title-short",
    "DB": "source", "DP": "source", "AN": "call-number", "CN": "call-number", "L1": "file", "L2": "file", "L3": "file",
    "L4": "file", "LK": "file", "LB": "label", "AD": "annote"}  # fmt: skip
_LINE = re.compile(r"\s*([A-Z][A-Z0-9])\s{0,3}-(?: (.*)|\s*)")


def read(source: Source) -> list[Item]:
    """The works of a text in RIS. Raises RefusedError for what cannot be read, with its place."""
    rispy = library("rispy", EXTRA, "reading RIS")
    lines, starts = _whole(source)
    tags = {line[:2] for line in lines} | {"TY", "ER", "UK"}
    # Each tag under its own name, and as a list: the library takes only the first of those that it knows as one.
    records = rispy.loads(
        "\n".join(lines), mapping={tag: tag for tag in tags}, list_tags=sorted(tags - {"TY", "ER"}),
        delimiter_tags_mapping={},
    )  # fmt: skip
    return [_item(record, line) for record, line in zip(records, starts, strict=True)]


def _whole(source: Source) -> tuple[list[str], list[int]]:
    """Lines as they should be: a record closed, a value in one line; and the line at which each record begins."""
    lines: list[str] = []
    starts: list[int] = []
    open_ = False
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            lines += ["ER  - "] if open_ else []
            starts, open_ = [*starts, number], True
        if tag == "ER":
            lines += ["ER  - "] if open_ else []
            open_ = False
        elif tag and not open_:
            at = f"{source.path}:{number}:1"
            raise RefusedError(f"{at}: a field before the record begins; its first line is `TY  - JOUR`")
        elif tag:
            lines.append(f"{tag}  - {value}")
        elif value and open_:
            lines[-1] += f" {value}" if not lines[-1].startswith("N1") else f"\v{value}"
    if not starts:
        raise RefusedError(f"{source.path}:1:1: no record of RIS in it; a record begins with `TY  - JOUR`")
    return [*lines, *(["ER  - "] if open_ else [])], starts


def _item(record: Mapping[str, Any], line: int) -> Item:
    item = Item(line)
    kind = str(record.get("TY", "")).strip()
    put(item, "type", TYPES.get(kind.upper(), kind) or "document")
    rest = {tag: [value for value in values if value] for tag, values in record.items() if isinstance(values, list)}
    _dates(item, rest)
    _pages(item, rest)
    for tag in ("SN", "M1"):
        for value in rest.pop(tag, ()):
            put(item, _numbered(item, tag, value), value)
    if str(item.data["type"]) not in ("article-journal", "article-magazine", "article-newspaper", "periodical"):
        rest["number"] = rest.pop("IS", [])
    notes = rest.pop("N1", [])
    # Where a journal has its whole name, that goes before what it is shortened to.
    for tag, values in sorted(rest.items(), key=lambda each: each[0] not in ("T2", "JF")):
        for value in values:
            _field(item, tag, value)
    _notes(item, [note.replace("\v", "\n") for note in notes])
    return item


def _numbered(item: Item, tag: str, value: str) -> str:
    if tag == "M1":
        return "number"
    return "ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx](?:\s.*)?", value) else "ISBN"


def _dates(item: Item, rest: dict[str, list[str]]) -> None:
    for name, tags in (("issued", ("DA", "PY", "Y1")), ("accessed", ("Y2",))):
        found = [value for tag in tags for value in rest.pop(tag, ())]
        for value in found[:1]:
            put(item, name, _date_of(value))


def _date_of(value: str) -> str:
    """Year/month/day/other: the other is a season in words, or the whole date where we wrote it."""
    year, month, day, other = (part.strip() for part in f"{value}///".split("/", 3))
    other = other.strip("/ ")
    parts = [part for part in (year, month, day) if part]
    if not all(re.fullmatch(r"-?\d{1,4}", part) for part in parts) or len(year) < 4:
        return value.strip("/")
    if re.fullmatch(r"[-\d~?%X./]+", other):
        return other
    return f"{other} {year}" if other and not month else "-".join(part.zfill(2) for part in parts)


def _pages(item: Item, rest: dict[str, list[str]]) -> None:
    first, last = (rest.pop(tag, [""])[0] for tag in ("SP", "EP"))
    if item.data["type"] in ("book", "thesis", "report") and first.isdigit() and not last:
        put(item, "number-of-pages", first)
    else:
        put(item, "page", "-".join(filter(None, (first, last))))


def _notes(item: Item, notes: Sequence[str]) -> None:
    for note in notes:
        if note.lstrip().startswith("<"):
            # A reader's own note beside the work, which is nobody else's.
            item.leave("note", re.sub(r"<[^>]*>", " ", note), "left out, a note of its reader, which is not published")
    noted(item, "\n".join(note for note in notes if not note.lstrip().startswith("<")))


def _field(item: Item, tag: str, value: str) -> None:
    kind = str(item.data["type"])
    if tag in _PEOPLE or tag == "A2":
        role = _PEOPLE.get(tag, "editor")
        names = item.data.pop(role, [])
        assert isinstance(names, list)
        put(item, role, [*names, _name(value)])
    elif tag == "number":
        put(item, "number", value)
    elif tag == "M3" and value[:3].casefold() == "doi":
        put(item, "DOI", value)
    elif tag == "C1" and kind == "paper-conference":
        put(item, "event-place", value)
    elif tag == "UR":
        for each in re.split(r";\s*(?=https?:)", value):
            put(item, "URL", each.strip())
    elif tag in ("JA", "JO", "JF", "BT") and "container-title" in item.data:
        unknown(item, "container-title-short", value)
    elif tag == "BT" and kind == "book":
        put(item, "title", value)
    elif tag in _TAGS:
        put(item, _TAGS[tag], value)
    else:
        unknown(item, _NEEDLESS.get(tag, tag), value)


def _name(value: str) -> dict[str, str]:
    """A person, `Family, Given, Suffix`; without a comma it is a body."""
    family, *more = (part.strip() for part in value.split(","))
    if not more:
        return {"literal": family}
    given, suffix = (*more, "")[:2]
    return {name: text for name, text in (("family", family), ("given", given), ("suffix", suffix)) if text}


# --- written ----------------------------------------------------------------------------------------------------------

_NAMED = {"title": "TI", "container-title": "T2", "collection-title": "T3", "volume": "VL", "publisher": "PB",
    "publisher-place": "CY", "edition": "ET", "language": "LA", "DOI": "DO", "URL": "UR", "genre": "M3",
    "number-of-volumes": "NV", "section": "SE", "event-title": "C3", "original-title": "OP", "reviewed-title": "RI",
    "ISBN": "SN", "ISSN": "SN"}  # fmt: skip
_ROLES = {"author": "AU", "editor": "ED", "collection-editor": "A3", "translator": "A4"}
_NUMBERED = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})


def written(works: Sequence[Mapping[str, Data]]) -> str:
    """Works as records. What has no tag stands in a note, `name: value`, as Zotero has such fields."""
    return "".join(_record(work) for work in works)


def _record(work: Mapping[str, Data]) -> str:
    kind = str(work.get("type", "document"))
    tag = _WRITTEN.get(kind, "GEN")
    lines = [("TY", tag), ("ID", str(work["id"]))]
    if TYPES[tag] != kind:
        lines.append(("N1", f"type: {kind}"))
    for name, value in work.items():
        if name not in ("id", "type"):
            lines.extend(_lines(name, value, kind))
    text = "".join(f"{each}  - {shown(value)}\n" for each, value in lines)
    return f"{text}ER  - \n\n"


def _lines(name: str, value: Data, kind: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from (("N1", f"custom-{key}: {text}") for key, text in value.items())
    elif isinstance(value, list):
        yield from _people(
            name, [{key: str(text) for key, text in each.items()} for each in value if isinstance(each, dict)]
        )
    elif name in ("issued", "accessed"):
        yield from _date("DA" if name == "issued" else "Y2", value)
    elif name in variables(Edtf):
        yield "N1", f"{name}: {value}"
    elif name == "page":
        first, dash, last = value.partition("-")
        yield from [("SP", first), ("EP", last)] if dash and last and "-" not in last else [("N1", f"page: {value}")]
    elif name == ("issue" if kind in _NUMBERED else "number"):
        yield "IS", value
    elif name == "number":
        yield "M1", value
    elif name == "note":
        yield "N1", value
    else:
        yield (_NAMED[name], value) if name in _NAMED else ("N1", f"{name}: {value}")


def _date(tag: str, text: str) -> Iterator[tuple[str, str]]:
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", text, re.ASCII)
    year = re.match(r"\d{4}", text, re.ASCII)
    if tag == "DA" and year:
        yield "PY", year.group()
    yield (
        tag,
        "/".join(part or "" for part in (*match.groups(), "")) if match else f"{year.group() if year else ''}///{text}",
    )


def _people(role: str, names: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """People and bodies in their order, by a tag; where a tag could not say one of them, all of them in notes too."""
    if role in _ROLES:
        yield from ((_ROLES[role], _person(name)) for name in names)
    if role not in _ROLES or any("," in text or "particle" in part for name in names for part, text in name.items()):
        yield from (("N1", f"{role}: {named(name)}") for name in names)


def _person(name: Mapping[str, str]) -> str:
    parts = [name.get(each, "") for each in ("given", "suffix")]
    return name.get("literal") or f"{family(name)}, {', '.join(filter(None, parts))}".strip()
