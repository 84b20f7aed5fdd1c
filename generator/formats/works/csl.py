"""CSL-JSON and CSL-YAML, and the JSON that Zotero keeps: read, and written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...model.kinds import Name
from ...source import RefusedError, Source
from ...syntax import Data, Edtf, compose, dump
from . import dates
from .item import PARTS, Item, custom, noted, put, unknown, variable, variables
from .json_text import item_lines, parsed

_HELD = ("items", "references")
"""In what a list of works may lie."""
_SIZE = 64 * 1024 * 1024


def read_json(source: Source) -> list[Item]:
    """The works of a text in JSON. Raises RefusedError where it is none, with its place."""
    data = parsed(source)
    found = next((data[name] for name in _HELD if isinstance(data, dict) and name in data), data)
    lines = item_lines(source) if isinstance(found, list) else {}
    return _items(source, found, lambda number: lines.get(number, 1))


def read_yaml(source: Source) -> list[Item]:
    """The works of a text in YAML: a list, or one below `references`. Raises RefusedError, with its place."""
    tree, problems = compose(source.span(), nodes=len(source.text), size=_SIZE)
    if tree is None:
        first = problems[0]
        at = f"{source.path}:{first.first.line}:{first.first.column}"
        raise RefusedError(f"{at}: {first.message}; {first.help}")
    data, above = tree.data, ()
    for name in _HELD:
        if isinstance(data, dict) and name in data:
            data, above = data[name], (name,)  # type: ignore[assignment]
    return _items(source, data, lambda number: tree.place((*above, number)).first.line)


def _items(source: Source, found: object, line: Any) -> list[Item]:
    each = [found] if isinstance(found, dict) else found
    if not isinstance(each, list) or not each or not any(map(_is_work, each)):
        raise RefusedError(
            f"{source.path}:1:1: no list of works, of which each has a `title` or a `type`, and no table of claims, "
            "events or selections; export works as CSL-JSON, CSL-YAML, BibTeX or RIS"
        )
    items = []
    for number, data in enumerate(each):
        if not isinstance(data, Mapping):
            at = f"{source.path}:{line(number)}:1"
            raise RefusedError(f"{at}: a work is `{str(data)[:40]}`; it is a list of fields, `name: value`")
        items.append(_item(_zotero(data), line(number)))
    return items


def _is_work(data: object) -> bool:
    """Whether it could be a work, or is nothing that can be read, which is told at its own place."""
    known = ("title", "type", "itemType", "id", "data", "citation-key")
    return not isinstance(data, Mapping) or any(name in data for name in known)


def _item(data: Mapping[str, Any], line: int) -> Item:
    item = Item(line)
    put(item, "id", str(data.get("id") or data.get("citation-key") or ""))
    for name, value in data.items():
        if name in ("id", "note", "custom", "extra") or value in (None, "", [], {}):
            continue
        meant = variable(name)
        # Two names of one field: what was meant by its own counts.
        if meant and meant != name and meant in data:
            item.leave(name, value, f"left out, since `{meant}` is there too")
        elif meant:
            put(item, meant, value)
        else:
            unknown(item, name, value)
    held = data.get("custom")
    if isinstance(held, Mapping):
        custom(item, held)
    elif held not in (None, ""):
        unknown(item, "custom", held)
    for name in ("note", "extra"):
        if data.get(name):
            noted(item, str(data[name]))
    return item


# --- Zotero's own JSON ------------------------------------------------------------------------------------------------

_ROLES = {"author": "author", "editor": "editor", "translator": "translator", "contributor": "contributor",
    "interviewee": "author", "interviewer": "interviewer", "director": "director", "presenter": "author",
    "reviewedAuthor": "reviewed-author", "seriesEditor": "collection-editor", "bookAuthor": "container-author",
    "recipient": "recipient", "podcaster": "host", "guest": "guest", "artist": "author", "programmer": "author",
    "castMember": "contributor", "inventor": "author", "performer": "author", "composer": "author",
    "cartographer": "author", "sponsor": "author", "counsel": "contributor", "commenter": "author",
}  # fmt: skip


def _zotero(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item as Zotero keeps it, by the names of CSL; any other as it is."""
    data = data["data"] if isinstance(data.get("data"), Mapping) else data
    if "itemType" not in data:
        return data
    found: dict[str, Any] = {"id": data.get("citationKey") or data.get("id") or ""}
    creators = data.get("creators")
    for each in creators if isinstance(creators, list) else ():
        if not isinstance(each, Mapping):
            continue
        name = {"family": each.get("lastName"), "given": each.get("firstName"), "literal": each.get("name")}
        role = _ROLES.get(str(each.get("creatorType")), "contributor")
        found.setdefault(role, []).append({part: text for part, text in name.items() if text})
    for field, value in data.items():
        if field not in ("creators", "id", "citationKey", "version") and value not in ("", None, [], {}):
            found.setdefault(_field(field), value)
    return found


def _field(name: str) -> str:
    return (
        {"itemType": "type", "abstractNote": "abstract", "versionNumber": "version"}.get(name) or variable(name) or name
    )


# --- written ----------------------------------------------------------------------------------------------------------


def written_json(works: Sequence[Mapping[str, Data]]) -> str:
    """Works as CSL-JSON 1.0.2; `custom` travels in the variable of that name."""
    return json.dumps([dict(_json(work)) for work in works], ensure_ascii=False, indent=1) + "\n"


def _json(work: Mapping[str, Data]) -> Iterator[tuple[str, Any]]:
    for name, value in work.items():
        yield name, dates.parted(value) if name in variables(Edtf) and isinstance(value, str) else value


def written_yaml(works: Sequence[Mapping[str, Data]]) -> str:
    """Works as CSL-YAML, as pandoc and Better BibTeX have it: below `references`, dates in EDTF."""
    return dump({"references": [dict(work) for work in works]})


def named(name: Mapping[str, str]) -> str:
    """A name as a line of a note has it; what stands behind the given name is our own."""
    parts = [name.get(part, "") for part in PARTS]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return name.get("literal") or " || ".join(parts).strip()


def family(name: Mapping[str, str]) -> str:
    """The family's name with its particles."""
    parts = [name.get(str(info.alias)) for info in Name.model_fields.values() if "particle" in str(info.alias)]
    return " ".join(filter(None, (*parts, name.get("family"))))
