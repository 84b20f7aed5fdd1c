"""Records for downloads and search. Imports views, model and below."""

from .field_words import FieldWords, fields
from .schemas import schemas
from .search_records import SearchRecord, search_records

__all__ = ["FieldWords", "SearchRecord", "fields", "schemas", "search_records"]
