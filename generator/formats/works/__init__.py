"""Works in BibTeX, BibLaTeX, RIS and CSL, read and written; in which of them a text is."""

from .bibtex_written import bibtex_entry
from .bibtex_written import written as written_bibtex
from .csl import written_json, written_yaml
from .item import CUSTOM, Item, LeftOut, variables
from .json_text import item_lines
from .json_text import parsed as json_parsed
from .recognition import READERS, TABLES, form
from .ris import written as written_ris

__all__ = [
    "CUSTOM",
    "READERS",
    "TABLES",
    "Item",
    "LeftOut",
    "bibtex_entry",
    "form",
    "item_lines",
    "json_parsed",
    "variables",
    "written_bibtex",
    "written_json",
    "written_ris",
    "written_yaml",
]
