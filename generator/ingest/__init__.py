"""Raw article to record and archived text, and proofs from both. Imports views, model and below."""

from .clean import Cleaned
from .clean import clean as clean_article
from .importer import Imported, NotTakenError, Request, import_article
from .proving import prove
from .upgrade import upgrade

__all__ = ["Cleaned", "Imported", "NotTakenError", "Request", "clean_article", "import_article", "prove", "upgrade"]
