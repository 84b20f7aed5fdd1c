"""What an editor asks to be done with entries, as proposals: edits of files, to be shown and then written.

Imports views and below.
"""

from .drafting import appearance, free_id, told
from .fields import added, items_changed, leaf, put, removed
from .finding import meant, own, unread
from .lives import corrected, reviewed, withdrawn
from .mending import Look, mended
from .moving import moved
from .passages import found, text_of
from .proposal import Proposal
from .renaming import KEY, renamed
from .schemas import field_words, schemas
from .statements import by_paragraph, drafted, listed, stated

__all__ = [
    "KEY",
    "Look",
    "Proposal",
    "added",
    "appearance",
    "by_paragraph",
    "corrected",
    "drafted",
    "field_words",
    "found",
    "free_id",
    "items_changed",
    "leaf",
    "listed",
    "meant",
    "mended",
    "moved",
    "own",
    "put",
    "removed",
    "renamed",
    "reviewed",
    "schemas",
    "stated",
    "text_of",
    "told",
    "unread",
    "withdrawn",
]
