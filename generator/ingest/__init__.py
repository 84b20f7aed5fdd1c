"""Raw article to record and archived text, and proofs from both. Imports views, model and below."""

from . import report
from .cleaning import Cleaned
from .cleaning.clean import clean as clean_article
from .forms import Raw, UnreadableError, form, page_of_mail, read
from .importer import Imported, NotTakenError, Prepared, Request, hold, import_article, prepare
from .proving import Kept, kept_texts, prove
from .recognition import Held
from .report import Report
from .upgrade import upgrade
from .web_page import extract

__all__ = [
    "Cleaned",
    "Held",
    "Imported",
    "Kept",
    "NotTakenError",
    "Prepared",
    "Raw",
    "Report",
    "Request",
    "UnreadableError",
    "clean_article",
    "extract",
    "form",
    "hold",
    "import_article",
    "kept_texts",
    "page_of_mail",
    "prepare",
    "prove",
    "read",
    "report",
    "upgrade",
]
