"""The forms of other programs, BibTeX, RIS, CSL and CSV, read and written. It knows works, and no site."""

from .bibtex_written import bibtex_entry
from .bibtex_written import written as written_bibtex
from .csl import written_json, written_yaml
from .item import CUSTOM, Item, LeftOut, variables
from .json_text import item_lines
from .json_text import parsed as json_parsed
from .latex import address as tex_address
from .latex import tex
from .recognition import READERS, TABLES, form
from .ris import written as written_ris
from .spreadsheet import BOM, LONGEST, CellTable, SpreadsheetRow, cell
from .spreadsheet import read as read_table
from .spreadsheet import written as written_table
from .unmarked import MARKS, unmarked

__all__ = [
    "BOM",
    "CUSTOM",
    "LONGEST",
    "MARKS",
    "READERS",
    "TABLES",
    "CellTable",
    "Item",
    "LeftOut",
    "SpreadsheetRow",
    "bibtex_entry",
    "cell",
    "form",
    "item_lines",
    "json_parsed",
    "read_table",
    "tex",
    "tex_address",
    "unmarked",
    "variables",
    "written_bibtex",
    "written_json",
    "written_ris",
    "written_table",
    "written_yaml",
]
