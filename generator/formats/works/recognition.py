"""In which form a text has works, or whether it is a table: by its name, else by how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ...source import RefusedError, Source
from . import bibtex, csl, ris
from .item import Item

READERS: Mapping[str, Callable[[Source], list[Item]]] = {
    "bibtex": bibtex.read,
    "biblatex": bibtex.read,
    "ris": ris.read,
    "csl-json": csl.read_json,
    "csl-yaml": csl.read_yaml,
}
TABLES = ("csv", "json")
_ENDS = {".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris", ".yaml": "csl-yaml", ".yml": "csl-yaml",
         ".csv": "csv", ".tsv": "csv", ".enw": "endnote", ".xml": "xml", ".rdf": "xml", ".xlsx": "xlsx",
         ".xls": "xlsx", ".ods": "xlsx"}  # fmt: skip
_INSTEAD = {
    "endnote": "export it as RIS or BibTeX",
    "xml": "export it as RIS, BibTeX or CSL-JSON",
    "xlsx": "save the sheet as CSV UTF-8",
}
_BEGINNINGS = (
    (re.compile(r"\s*[\[{]"), "json"),
    (re.compile(r"(?:[^\n]*\n)*?\s*TY {0,3}-", re.ASCII), "ris"),
    (re.compile(r"(?:[^\n]*\n)*?[ \t]*@\w+\s*[{(]"), "bibtex"),
    (re.compile(r"\s*(?:---\s*\n)?(?:#[^\n]*\n)*\s*(?:references:|- \w)"), "csl-yaml"),
    (re.compile(r"\"?id\"?\s*[,;\t]"), "csv"),
)


def form(source: Source) -> str:
    """The form of a text. Raises RefusedError where it is none that can be read."""
    end = re.search(r"\.[a-z]+$", source.path.casefold())
    found = _ENDS.get(end.group() if end else "")
    if not source.text.strip():
        raise RefusedError(f"{source.path}: is empty; export the works, or the table, anew")
    if found in _INSTEAD:
        raise RefusedError(f"{source.path}: this form is not read; {_INSTEAD[found]}")
    by_look = next((name for pattern, name in _BEGINNINGS if pattern.match(source.text)), None)
    found = found or by_look
    if found is None:
        raise RefusedError(f"{source.path}: neither BibTeX, RIS, CSL nor a table; say which, such as --format bibtex")
    return found
