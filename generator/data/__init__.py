"""Records for downloads and search. Imports views, model and below."""

from .export import picture_file
from .field_words import FieldWords, fields
from .schemas import schemas
from .search_records import SearchRecord, search_records

__all__ = ["FieldWords", "SearchRecord", "fields", "picture_file", "schemas", "search_records"]
