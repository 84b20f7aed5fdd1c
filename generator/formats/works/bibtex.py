"""BibTeX and BibLaTeX as reference managers write them, read as works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from typing import Any

from ...source import RefusedError, Source, library
from ...syntax import Data
from ..latex import EXTRA, USE, text_of
from . import bibtex_words as words
from .bibtex_values import Strings
from .item import CUSTOM, Item, custom, needless, noted, put, unknown, variable

Raw = dict[str, str]
"""The fields of an entry by their names, in small letters, as LaTeX."""
Doubt = tuple[str, str, str]
"""A field, its value, and what is to be told of it."""


def read(source: Source) -> list[Item]:
    """The works of a text in BibTeX. Raises RefusedError for what cannot be read, with its place."""
    parser = library("bibtexparser", EXTRA, USE)
    # Where nothing stands before it, the library takes the first entry for a comment.
    # What it has to say of a broken entry would stand between our own lines.
    with redirect_stderr(None):
        found = parser.parse_string(f"\n{source.text}", parse_stack=[])
    strings = Strings({each.key.casefold(): str(each.value) for each in found.strings})
    entries: dict[str, tuple[Any, Raw, list[Doubt]]] = {}
    for number, block in enumerate(found.blocks):
        if (entry := _entry(source, block)) is not None:
            entries[f"{number}\n{entry.key.casefold()}"] = (entry, *_fields(entry, strings))
    parents = {entry.key.casefold(): fields for entry, fields, _ in reversed(entries.values())}
    if not entries:
        raise RefusedError(f"{source.path}:1:1: no entry of BibTeX in it; an entry begins with `@article{{key,`")
    items = [_item(entry, _inherited(entry.entry_type, fields, parents), doubts) for entry, fields, doubts in
             entries.values()]  # fmt: skip
    return [item for item in items if item is not None]


def _entry(source: Source, block: Any) -> Any:
    """An entry, also one that repeats a key or a field; None for comments. Raises RefusedError for what is no entry."""
    if hasattr(block, "ignore_error_block") and block.ignore_error_block is not None:
        block = block.ignore_error_block
    if hasattr(block, "error"):
        at = f"{source.path}:{max(block.start_line or 1, 1)}:1"
        cause = " ".join(getattr(block.error, "abort_reason", str(block.error)).split()).rstrip(".")
        cause = cause[:1].lower() + cause[1:]
        raise RefusedError(f"{at}: an entry that cannot be read, {cause}; close its braces and quotation marks")
    return block if hasattr(block, "entry_type") else None


def _fields(entry: Any, strings: Strings) -> tuple[Raw, list[Doubt]]:
    """The fields of an entry, and what of them is not, or may not be, what is written."""
    found: Raw = {}
    doubts: list[Doubt] = []
    for field in entry.fields:
        (value, why), name = strings.text(str(field.value)), field.key.casefold()
        if name in found and found[name] != value:
            doubts.append((name, value, "left out, since it is there twice"))
        else:
            doubts += [(name, value, each) for each in why]
        found.setdefault(name, value)
    return found, doubts


def _inherited(kind: str, fields: Raw, parents: Mapping[str, Raw]) -> Raw:
    """The fields of an entry with those that it takes from what it lies in, which `crossref` or `xdata` names."""
    if not (parent := parents.get(fields.get("crossref", fields.get("xdata", "")).casefold())) or parent is fields:
        return {name: value for name, value in fields.items() if name not in ("crossref", "xdata", "xref")}
    named = {"title": "booktitle", "subtitle": "booksubtitle"} if "crossref" in fields else {}
    taken = {named.get(name, name): value for name, value in parent.items() if name not in words.OWN}
    own = {name: value for name, value in fields.items() if name not in ("crossref", "xdata", "xref")}
    return taken | own


# an entry -------------------------------------------------------------------------------------------------------------


def _item(entry: Any, fields: Raw, doubts: list[Doubt]) -> Item | None:
    kind = entry.entry_type.casefold()
    if kind in ("xdata", "set", "control", "bibnote"):
        return None
    item = Item(max(entry.start_line or 1, 1))
    put(item, "id", entry.key)
    for doubt in doubts:
        item.leave(*doubt)
    rest = dict(fields)
    _kind(item, kind, rest)
    _titles(item, rest)
    _dates(item, rest)
    for role, variable_ in words.ROLES.items():
        if role in rest:
            put(item, variable_, list(_names(item, rest.pop(role))))
    _numbers(item, kind, rest)
    for name, value in rest.items():
        _field(item, kind, name, value)
    return item


def _text(item: Item, name: str, value: str) -> str:
    """What a value shows; commands that nobody knows are told."""
    text, unknown_ = text_of(value)
    if unknown_:
        item.leave(
            name, " ".join(f"\\{each}" for each in unknown_), "left out, commands of LaTeX that nobody knows here"
        )
    return text


def _kind(item: Item, kind: str, rest: Raw) -> None:
    """The type: by our own word for it, by what sort of article it is, by that of the entry."""
    sort = rest.pop("entrysubtype", "").casefold()
    own = rest.pop("csl-type", "")
    meant = own or (f"article-{sort}" if kind == "article" and sort in ("newspaper", "magazine") else "")
    if kind == "misc" and not own and (_online(rest) or "http" in rest.get("howpublished", "")):
        meant = "webpage"
    put(item, "type", meant or words.TYPES.get(kind) or kind)
    if sort and not meant:
        item.leave("entrysubtype", sort, "left out, no such field here")
    if (genre := words.GENRES.get(kind)) and "type" not in rest:
        put(item, "genre", genre)


def _online(fields: Raw) -> bool:
    """Whether what is nothing else has an address and nothing that a paper would have."""
    return "url" in fields and not fields.keys() & {"doi", "eprint", "publisher", "howpublished", "type", "isbn"}


def _titles(item: Item, rest: Raw) -> None:
    for main, more in (("title", "subtitle"), ("booktitle", "booksubtitle"), ("journaltitle", "journalsubtitle"),
                       ("maintitle", "mainsubtitle")):  # fmt: skip
        if main in rest and more in rest:
            rest[main] = f"{rest[main]}: {rest.pop(more)}"
    if rest.get("booktitle") and rest.get("maintitle"):
        # The volume within a work of several.
        rest["booktitle"] = f"{rest.pop('maintitle')}: {rest['booktitle']}"


def _dates(item: Item, rest: Raw) -> None:
    if "date" not in rest and rest.get("year"):
        month = text_of(rest.get("month", ""))[0]
        month = words.MONTHS.get(month.casefold()[:3], month)
        parts = [rest.pop("year"), month, rest.get("day", "") if month.isdigit() else ""]
        exact = all(re.fullmatch(r"\d{1,4}", part) for part in parts if part)
        said = (
            "-".join(part.zfill(2) for part in parts if part)
            if exact
            else " ".join(reversed(list(filter(None, parts))))
        )
        rest["date"] = said
        rest.pop("month", None)
        rest.pop("day", None)
    for name in ("year", "month", "day") if "date" in rest else ():
        rest.pop(name, None)
    for name, meant in words.DATES.items():
        if name in rest:
            value = rest.pop(name)
            # In a date `~` is about, and no space.
            put(item, meant, text_of(value)[0] if "\\" in value else value.strip("{}"))


def _names(item: Item, value: str) -> Iterator[Data]:
    """The people and bodies of a field; a name in braces is that of a body."""
    names = library("bibtexparser.middlewares.names", EXTRA, USE)
    for name in _people(value):
        if body := _body(name):
            yield {"literal": _text(item, "name", body)}
        elif extended := _EXTENDED.findall(name) if _EXTENDED.match(name) else ():
            yield {_PARTS[part]: _text(item, "name", text.strip(' {}"')) for part, text in extended if part in _PARTS}
        elif name.isupper() and name.isalnum() and len(name) > 2:
            # UNESCO: a family would not be written so.
            yield {"literal": name}
        elif name.strip():
            parts = names.parse_single_name_into_parts(name, strict=False)
            found = {
                "family": _text(item, "name", " ".join(parts.last)),
                "given": _text(item, "name", " ".join(parts.first)),
                "non-dropping-particle": _text(item, "name", " ".join(parts.von)),
                "suffix": _text(item, "name", " ".join(parts.jr)),
            }
            yield {part: text for part, text in found.items() if text}


_EXTENDED = re.compile(
    r"\s*(family|given|prefix|suffix|useprefix|id)\s*=\s*(\{[^{}]*\}|\"[^\"]*\"|[^,]*),?", re.IGNORECASE
)
_PARTS = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}
"""Names whose parts are named, as BibLaTeX has them too."""


def _people(value: str) -> Iterator[str]:
    """The names between words `and` that stand outside braces; the library's own way loses accents behind them."""
    level, start = 0, 0
    for match in re.finditer(r"\\.|[{}]|\s+and(?=\s)", value, re.DOTALL | re.IGNORECASE):
        level += (match[0] == "{") - (match[0] == "}")
        if level == 0 and match[0][-1] in "dD" and match[0][0].isspace():
            yield value[start : match.start()].strip()
            start = match.end()
    yield value[start:].strip()


def _body(name: str) -> str | None:
    """What stands in a pair of braces around a whole name."""
    text, level = name.strip(), 0
    if not text.startswith("{") or text.startswith("{\\"):
        return None
    for at, sign in enumerate(text):
        level += (sign == "{") - (sign == "}")
        if level == 0:
            return text[1:-1] if at == len(text) - 1 else None
    return None


def _numbers(item: Item, kind: str, rest: Raw) -> None:
    """What `number` and `eprint` are depends on what they stand beside."""
    if "number" in rest and "issue" not in rest:
        meant = "issue" if kind in ("article", "periodical", "suppperiodical") else None
        meant = meant or ("collection-number" if "series" in rest else "number")
        put(item, meant, _text(item, "number", rest.pop("number")))
    archive = rest.pop("archiveprefix", rest.pop("eprinttype", "")).casefold()
    if eprint := rest.pop("eprint", ""):
        if archive == "pubmed":
            put(item, "PMID", eprint)
        elif archive == "arxiv":
            put(item, "number", f"arXiv:{eprint.removeprefix('arXiv:')}")
            rest.setdefault("url", f"https://arxiv.org/abs/{eprint.removeprefix('arXiv:')}")
        else:
            item.leave("eprint", eprint, "left out, no such field here")
    for name in ("primaryclass", "eprintclass"):
        if name in rest:
            item.leave(name, rest.pop(name), "no reference needs it")


def _field(item: Item, kind: str, name: str, value: str) -> None:
    if name.startswith("custom-") and name.removeprefix("custom-") in CUSTOM:
        raw = name in ("custom-archive-url",)
        custom(item, {name.removeprefix("custom-"): value if raw else _text(item, name, value)})
    elif needless(name) or name in words.NEEDLESS:
        item.leave(name, text_of(value)[0], "no reference needs it")
    elif name in ("url", "doi"):
        put(item, name.upper(), re.sub(r"\\url\{(.*)\}|\\([%&_#~])", r"\1\2", value).strip("{} "))
    elif name == "howpublished" and (found := re.search(r"https?://[^\s{}]+", value)):
        put(item, "URL", found.group())
    elif name == "note":
        noted(item, "\n".join(_text(item, name, line) for line in value.split("\n")))
    elif meant := words.VARIABLES.get(name) or _variable(name):
        text = _text(item, name, value)
        put(item, meant, text)
    else:
        unknown(item, name, text_of(value)[0])


def _variable(name: str) -> str | None:
    """A variable of CSL under its own name, as our own files have what BibTeX has no field for."""
    found = variable(name)
    return found if found and found.casefold() == name else None
