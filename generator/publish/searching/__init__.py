"""The search index of a site, of its records."""

from .search_index import index

__all__ = ["index"]
