"""Raw article to record and archived text, and proofs from both. Imports views, model and below."""

from . import report
from .cleaning import Cleaned
from .cleaning.clean import clean as clean_article
from .forms import Raw, UnreadableError, form, read
from .importer import Imported, NotTakenError, Request, added, import_article
from .proving import Kept, kept_texts, prove
from .recognition import Texts
from .report import Report
from .upgrade import upgrade
from .web_page import extract

__all__ = [
    "Cleaned",
    "Imported",
    "Kept",
    "NotTakenError",
    "Raw",
    "Report",
    "Request",
    "Texts",
    "UnreadableError",
    "added",
    "clean_article",
    "extract",
    "form",
    "import_article",
    "kept_texts",
    "prove",
    "read",
    "report",
    "upgrade",
]
