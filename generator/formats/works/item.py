"""A work as another program has it: its fields by the names of CSL, and what could not be taken of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from ...language import LANGUAGES
from ...model import mentions
from ...model.kinds import FIELDS, LEFT_OUT, TYPES, Name, Type, Work
from ...source import nearest
from ...syntax import Data, Edtf
from ..unmarked import shown, unseen
from . import dates

CUSTOM = ("kind", "caution", "read", "archive-url", "archived")
"""What is said of a work that CSL has no variable for."""
_OWN = frozenset(
    {"id", "type", "custom", "draft", "publish", "formerly", "withdrawn", "reason", "corrections", "pictures"}
)
_NEEDLESS = LEFT_OUT | frozenset(
    {"key", "library", "links", "meta", "dateAdded", "dateModified", "relations", "collections", "tags",
     "attachments", "seeAlso", "itemID", "uri", "select", "itemKey", "libraryID", "notes", "file", "keywords",
     "keyword", "annotation", "shorttitle", "shortjournal", "issuetitleaddon", "timestamp", "owner", "bdsk-url-1",
     "date-added", "date-modified", "mendeley-tags", "mendeley-groups", "short-title", "sortname", "options",
     "langidopts", "hyphenation", "shorthand", "label", "entryset", "ids", "PMCID", "bibsource", "biburl"}
)  # fmt: skip
_OTHERS = frozenset({"others", "et al", "et al.", "et alii"})


@dataclass(frozen=True)
class LeftOut:
    """A field that was not taken, its value, and why."""

    field: str
    value: str
    why: str


@dataclass
class Item:
    """A work as it was read; `line` is that of its file, from one. `data` is as in content/references.yml."""

    line: int
    data: dict[str, Data] = field(default_factory=dict)
    left: list[LeftOut] = field(default_factory=list)

    @property
    def called(self) -> str:
        """What it is called where something is told of it."""
        return str(self.data.get("id") or self.data.get("title") or "without a title")

    def leave(self, field: str, value: object, why: str) -> None:
        text = " ".join(str(value).split())
        self.left.append(LeftOut(field, text[:57] + "…" if len(text) > 60 else text, why))


@cache
def variables(kind: type) -> frozenset[str]:
    """The variables of CSL that hold names, dates or, for `str`, text."""
    found = set()
    for info in Work.model_fields.values():
        name = str(info.alias)
        held = next((each for each in (Name, Edtf) if mentions(info.annotation, each)), str)
        if name not in _OWN and held is kind:
            found.add(name)
    return frozenset(found)


def variable(name: str) -> str | None:
    """The variable that is meant by a name, however it is written; None where there is none."""
    known = variables(str) | variables(Name) | variables(Edtf) | {"id", "type"}
    if name in known:
        return name
    alike = {each.casefold(): each for each in known}
    plain = name.casefold().replace("_", "-").replace(" ", "-")
    meant = FIELDS.get(name) or FIELDS.get(name.casefold())
    return alike.get("event-title" if plain == "event" else plain) or (meant if meant in known else None)


def needless(name: str) -> bool:
    """Whether a field is one that other programs write and no reference needs."""
    return name in _NEEDLESS or name.replace("_", "-") in _NEEDLESS


def put(item: Item, name: str, value: object) -> None:
    """Takes a value for a variable that is not there yet; what it cannot hold is left."""
    if value in (None, "", [], {}):
        return
    if name == "type":
        item.data["type"] = typed(item, str(value))
    elif name in item.data:
        if str(item.data[name]) != str(value):
            item.leave(name, value, "left out, since it is there twice")
    elif name in variables(Name):
        if names := [each for each in (_name(item, name, each) for each in _listed(value)) if each]:
            item.data[name] = names
    elif name in variables(Edtf):
        _date(item, name, value)
    elif isinstance(value, Mapping | list):
        item.leave(name, value, "left out; a text is needed there")
    elif text := _shown(item, name, str(value)):
        item.data[name] = _usual(item, name, text)


def _shown(item: Item, name: str, text: str) -> str:
    """A text as a field may hold it; signs that nobody sees are left out, and told."""
    found = shown(text)
    if signs := unseen(text):
        item.leave(name, found, f"without what nobody sees: {', '.join(signs)}")
    return found


def _usual(item: Item, name: str, text: str) -> str:
    """A text in the form that its variable usually has."""
    if name == "language":
        return LANGUAGES.get(text.casefold(), text)
    if name == "page":
        return re.sub(r"(?<=\w)\s*[–—−]\s*(?=\w)", "-", text)
    if name == "ISSN" and len(several := re.split(r"\s*[,;]\s*|\s+(?=\d{4}-)", text)) > 1:
        # One for paper and one for the web are those of one journal.
        item.leave(name, ", ".join(several[1:]), f"left out, one is enough: {several[0]}")
        return several[0]
    return text


def typed(item: Item, word: str) -> str:
    """The type of CSL that is meant by a word; what has none is a document."""
    known = get_args(Type)
    meant = word if word in known else TYPES.get(word) or TYPES.get(word.casefold())
    plain = word.casefold().replace(" ", "-")
    meant = meant or next((each for each in known if each.replace("_", "-") == plain.replace("_", "-")), None)
    if meant is None:
        item.leave("type", word, "no such type; it is a `document`")
    return meant or "document"


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else [value]


def _name(item: Item, field: str, value: object) -> Data | None:
    """A name in parts, or of a body; who is not named is left."""
    if not isinstance(value, Mapping):
        value = {"literal": value}
    parts = {key: _shown(item, field, str(text)) for key, text in value.items() if isinstance(text, str)}
    found = {key: parts[key] for key in map(str, (i.alias for i in Name.model_fields.values())) if parts.get(key)}
    if found.get("family") and "literal" in found:
        del found["literal"]
    if not found.get("family") and not found.get("literal"):
        # Who has one name only.
        alone = " ".join(found.values())
        found = {"literal": alone} if alone else {}
    said = found.get("literal") or found.get("family", "")
    if said.casefold() in _OTHERS:
        item.leave(field, said, "left out, since it does not say who; name them, or leave it so")
        return None
    return dict(found) or None


def _date(item: Item, field: str, value: object) -> None:
    text, why = dates.read(value)
    if text:
        item.data[field] = text
    elif status := dates.status(value):
        put(item, "status", status)
        return
    if why:
        item.leave(field, dates.words(value), why)


# lines of a note ------------------------------------------------------------------------------------------------------

PARTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle")
"""The parts of a person's name, as they follow each other in a line of a note."""
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9 _.-]{0,40}):\s*(\S.*)")


def noted(item: Item, note: str) -> None:
    """A note, in which programs write the fields that they have no place for, each on a line `name: value`."""
    rest: list[str] = []
    people: dict[str, list[str]] = {}
    for line in note.split("\n"):
        match = _LINE.fullmatch(line.strip())
        name, value = (match[1].strip(), match[2].strip()) if match else ("", "")
        role = variable(name) if match else None
        if role in variables(Name):
            people.setdefault(str(role), []).append(value)
        elif not match or not _extra(item, name, value):
            rest.append(line)
    for role, values in people.items():
        there = item.data.get(role, [])
        if len(values) >= len(there):
            item.data.pop(role, None)
            put(item, role, [_person(value) for value in values])
        else:
            rest += [f"{role}: {value}" for value in values]
    if text := _shown(item, "note", "\n".join(rest)):
        put(item, "note", f"{item.data.pop('note')}; {text}" if "note" in item.data else text)


def _extra(item: Item, name: str, value: str) -> bool:
    """Whether a line of a note is a field, which is then taken or left."""
    plain = name.casefold().replace(" ", "-").replace("_", "-")
    if plain.startswith("custom-") and plain.removeprefix("custom-") in CUSTOM:
        custom(item, {plain.removeprefix("custom-"): value})
    elif plain == "citation-key" or plain.startswith("tex."):
        item.leave(plain, value, "no reference needs it")
    elif (found := variable(name)) == "type":
        put(item, "type", value)
    elif found and found not in ("id", "note", "title") and found not in item.data:
        put(item, found, value)
    else:
        return False
    return True


def _person(text: str) -> dict[str, str]:
    """A name as a line of a note has it, its parts told apart by `||`; that of a body has none."""
    parts = [part.strip() for part in text.split("||")]
    if len(parts) == 1:
        return {"literal": text}
    return {name: part for name, part in zip(PARTS, parts, strict=False) if part}


def custom(item: Item, value: Mapping[str, object]) -> None:
    """What we say of a work that CSL has no variable for; what others put there is left."""
    held = item.data.setdefault("custom", {})
    assert isinstance(held, dict)
    for name, text in value.items():
        if name in CUSTOM and isinstance(text, str) and text.strip():
            held.setdefault(name, _shown(item, f"custom.{name}", text))
        elif text not in (None, ""):
            item.leave(f"custom.{name}", text, "left out, no such field here")
    if not held:
        del item.data["custom"]


def unknown(item: Item, name: str, value: object) -> None:
    """A field that has no place here."""
    if value in (None, "", [], {}):
        return
    if needless(name):
        item.leave(name, value, "no reference needs it")
        return
    close = nearest(name, variables(str))
    item.leave(
        name,
        value,
        f"left out, no such field here; did you mean `{close}`?" if close else "left out, no such field here",
    )
