"""What entries mean: fields, kinds, settings, the site. Imports syntax, quotation and source."""

from .assembly import RESERVED, assemble
from .fields import ID, ID_LENGTH, Address, Block, Cites, Day, Flag, Text, Until, When, Whole, unsafe
from .folders import ARCHIVE, ASSETS, CONTENT
from .identifiers import Doi, Isbn, Issn, Language, isbn13, isbn_digits
from .kind import Kind
from .link_target import absolute, path
from .pagination import PagePath, nodes
from .scaffold import scaffold
from .schema import Corrected, Entry, Fields, Ref, mistake, refs
from .site import Site, citations, occupied

__all__ = [
    "ARCHIVE",
    "ASSETS",
    "CONTENT",
    "ID",
    "ID_LENGTH",
    "RESERVED",
    "Address",
    "Block",
    "Cites",
    "Corrected",
    "Day",
    "Doi",
    "Entry",
    "Fields",
    "Flag",
    "Isbn",
    "Issn",
    "Kind",
    "Language",
    "PagePath",
    "Ref",
    "Site",
    "Text",
    "Until",
    "When",
    "Whole",
    "absolute",
    "assemble",
    "citations",
    "isbn13",
    "isbn_digits",
    "mistake",
    "nodes",
    "occupied",
    "path",
    "refs",
    "scaffold",
    "unsafe",
]
