"""What an editor asks to be done with entries, as proposals: edits of files, to be shown and then written.

Imports views and below.
"""

from .finding import meant, unread
from .lives import corrected, reviewed, withdrawn
from .proposal import Proposal
from .renaming import renamed

__all__ = ["Proposal", "corrected", "meant", "renamed", "reviewed", "unread", "withdrawn"]
