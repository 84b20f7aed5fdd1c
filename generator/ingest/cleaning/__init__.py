"""What of a scraped text is the article, and what it says of itself. Knows no site."""

from . import boilerplate, byline, clean, line_classifier
from .clean import Cleaned, Line, archive
from .language import language
from .structure import corrects

__all__ = ["Cleaned", "Line", "archive", "boilerplate", "byline", "clean", "corrects", "language", "line_classifier"]
