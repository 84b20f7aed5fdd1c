"""A docs tree made into HTML: what of it a builder makes, and what is kept from the build before."""

from .kept_pages import pages_of
from .site_builder import Built, Given, build_site

__all__ = ["Built", "Given", "build_site", "pages_of"]
