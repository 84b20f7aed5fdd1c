"""What comes in from other programs, as proposals, and what goes out to them: works, and entries as tables."""

from .entries import imported_entries
from .going_out import WORKS, lost, works_going_out
from .house_style import work_data
from .imported import Incoming, together
from .tables import TABLES, folder_of, json_of, table_of
from .works import imported_works

__all__ = [
    "TABLES",
    "WORKS",
    "Incoming",
    "folder_of",
    "imported_entries",
    "imported_works",
    "json_of",
    "lost",
    "table_of",
    "together",
    "work_data",
    "works_going_out",
]
