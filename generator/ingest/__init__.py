"""Raw article to record and archived text, and proofs from both. Imports views, model and below."""

from .clean import Cleaned
from .importer import Imported, NotTaken, Request, import_article
from .proving import prove
from .upgrade import upgrade

__all__ = ["Cleaned", "Imported", "NotTaken", "Request", "import_article", "prove", "upgrade"]
