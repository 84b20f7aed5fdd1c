"""The forms of other programs: CSV, palettes, and text with the marks of HTML and LaTeX. It knows no site."""

from .latex import address as tex_address
from .latex import tex
from .palette import fewer_colours
from .spreadsheet import BOM, LONGEST, CellTable, SpreadsheetRow, cell
from .spreadsheet import read as read_table
from .spreadsheet import written as written_table
from .unmarked import MARKS, unmarked

__all__ = [
    "BOM",
    "LONGEST",
    "MARKS",
    "CellTable",
    "SpreadsheetRow",
    "cell",
    "fewer_colours",
    "read_table",
    "tex",
    "tex_address",
    "unmarked",
    "written_table",
]
