"""What comes in from other programs, as proposals, and what goes out to them: works, and entries as tables."""

from .going_out import WORKS, lost, work_data, works_going_out
from .imported import Incoming, together
from .works import imported_works

__all__ = ["WORKS", "Incoming", "imported_works", "lost", "together", "work_data", "works_going_out"]
