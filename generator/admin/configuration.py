"""What the editor in the browser is told of a site: each kind of content as a collection, made from its model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from ..model import CONTENT, ID, ID_LENGTH, Entry, Kind, Site, fields_within
from ..quotation import Quotation
from ..source import RefusedError
from .form import Forms, Widget, collection, naming

ENTRY, LIBRARY = "explainer-frontmatter", "explainer-yaml"
"""The forms of files, which `files.js` reads and writes."""
BODY, LIST = "body", "entries"
_OFTEN = ("id", "type", "title", "author", "container-title", "publisher", "issued", "URL", "DOI", "custom", "accessed")
"""What most works have; their other fields follow."""
_REPOSITORY = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?")
_ID = [f"^{ID.pattern}$", "small letters, digits and single hyphens"]
_TEXT = "Markdown; each sentence with its source, [@key]."
_KEPT = "Drawn pictures, and what commands write, are not shown here and stay as they are."


def configuration(site: Site, *, trial: bool = False) -> dict[str, Any]:
    """The configuration of the editor. With `trial` nothing leaves the browser.

    Raises RefusedError where the site names no repository at GitHub.
    """
    kinds = {kind.model: kind for kind in site.kinds}
    forms = Forms(kinds, site.language)
    return {
        "load_config_file": False,
        **({"backend": {"name": "test-repo"}} if trial else _proposing(site)),
        "app_title": site.config.site_name,
        "media_folder": f"{CONTENT}assets",
        "media_libraries": {"stock_assets": {"providers": []}},
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": ID_LENGTH},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(kind, forms) for kind in site.kinds],
    }


def blocks(site: Site) -> tuple[str, ...]:
    """The names of fields that hold words of an article, and so are written as blocks."""
    found = {name for kind in site.kinds for name in _holding(kind.model)}
    return tuple(sorted(found))


def _proposing(site: Site) -> dict[str, Any]:
    """Changes as pull requests, which nobody merges from here: the checks are to be read first."""
    found = _REPOSITORY.fullmatch(site.settings.repository or "")
    if not found:
        raise RefusedError(
            "the editor proposes changes at GitHub, and mkdocs.yml names no repository there; write"
            " `repository: https://github.com/name/repo` below `extra: explainer:`, or try it out with --trial"
        )
    branch = site.settings.branch
    return {
        "backend": {
            "name": "github",
            "repo": found[1],
            **({"branch": branch} if branch else {}),
            # Signing in by GitHub itself needs a server of the publisher.
            "auth_methods": ["token"],
        },
        "publish_mode": "editorial_workflow",
    }


def _collection(kind: Kind[Any], forms: Forms) -> dict[str, Any]:
    _ = forms.language.gettext
    named = {"name": collection(kind), "label": _(kind.title or f"{kind.label}s"), "label_singular": _(kind.label)}
    return named | (_library(kind, forms) if kind.library else _folder(kind, forms))


def _folder(kind: Kind[Any], forms: Forms) -> dict[str, Any]:
    """A collection of files, an entry in each."""
    guidance = " ".join(filter(None, ((kind.guidance or "").replace("\n\n", " "), _TEXT)))
    body: Widget = {
        "name": BODY, "label": "Text", "widget": "text", "required": False, "hint": guidance,
        "use_emoji_autocomplete": False,
    }  # fmt: skip
    fields = forms.of(kind.model, first=(naming(kind),), last=frozenset(_common(kind)))
    day = next((each["name"] for each in fields if each["name"] in ("date", "reviewed", "updated", "published")), None)
    return {
        "folder": f"{CONTENT}{kind.folder}",
        "extension": "md",
        "format": ENTRY,
        "description": _KEPT,
        "identifier_field": naming(kind),
        # Without a template it is always typed, and so always looked at.
        "slug": {
            "editable": ["create"], "pattern": _ID,
            "hint": "Its id: the name of the file, by which other entries name it. Small letters, digits, hyphens.",
        },
        # The archived text of an article lies beside its record, and has no fields.
        "filter": {"field": naming(kind), "pattern": "."},
        # An entry that is published is withdrawn, so that its address says what became of it.
        "delete": False,
        "publish": False,
        "sortable_fields": _sorted(naming(kind), day),
        "fields": [*_until(fields, kind), body, *_behind(fields, kind)],
    }  # fmt: skip


def _sorted(name: str, day: str | None) -> dict[str, Any]:
    by = {"field": day, "direction": "Descending"} if day else {"field": name, "direction": "Ascending"}
    return {"fields": [name, *([day] if day else [])], "default": by}


def _library(kind: Kind[Any], forms: Forms) -> dict[str, Any]:
    """A collection of one file that lists all entries: its form takes some to add or to change."""
    fields = forms.of(kind.model, first=_OFTEN, last=frozenset(_common(kind)))
    id: Widget = {
        "name": "id", "label": "Id", "widget": "string", "pattern": _ID, "use_emoji_autocomplete": False,
        "hint": "The key by which it is cited, [@key]. With one that is there already, what is given below changes it.",
    }  # fmt: skip
    # What is changed needs no more than its key and what is another.
    given = [each | {"required": False} for each in fields]
    label = forms.language.gettext(kind.title or kind.label)
    listed = {
        "name": LIST, "label": label, "label_singular": forms.language.gettext(kind.label), "widget": "list",
        "required": False, "summary": f"{{{{fields.id}}}} · {{{{fields.{naming(kind)}}}}}", "fields": [id, *given],
        "hint": f"To be added, or changed by their key. Those that are there stay: see {CONTENT}{kind.folder}.",
    }  # fmt: skip
    file = {"name": kind.name, "label": label, "file": f"{CONTENT}{kind.folder}", "format": LIBRARY}
    return {"files": [file | {"fields": [listed]}], "publish": False}


def _common(kind: Kind[Any]) -> Iterator[str]:
    """The fields that every kind has; they stand below the text, since most entries have none of them."""
    yield from (str(info.alias) for info in Entry.model_fields.values())
    yield from (name for name in ("written-by", "reviewed-by", "material") if name not in Entry.model_fields)


def _until(fields: list[Widget], kind: Kind[Any]) -> list[Widget]:
    return [each for each in fields if each["name"] not in set(_common(kind))]


def _behind(fields: list[Widget], kind: Kind[Any]) -> list[Widget]:
    return [each for each in fields if each["name"] in set(_common(kind))]


def _holding(model: Any) -> Iterator[str]:
    """The fields of a model, and of the models within it, that hold a quotation."""
    for info in model.model_fields.values():
        if Quotation in _named(info.annotation):
            yield str(info.alias)
        for inner in fields_within(info.annotation):
            yield from _holding(inner)


def _named(annotation: Any) -> Iterator[Any]:
    """All types that an annotation names."""
    yield annotation
    for part in get_args(annotation):
        yield from _named(part)
