"""What entries mean: fields, kinds, settings, the site. Imports syntax, quotation and source."""

from .assembly import RESERVED, assemble
from .fields import ID, ID_LENGTH, Address, Block, Cites, Day, Flag, Text, When, Whole, unsafe
from .folders import ARCHIVE, ASSETS, CONTENT, misplaced
from .kind import Kind
from .link_target import absolute, path
from .pagination import PagePath, nodes
from .scaffold import scaffold
from .schema import Entry, Exemption, Fields, Ref, cited, mistake, refs
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
    "Day",
    "Entry",
    "Exemption",
    "Fields",
    "Flag",
    "Kind",
    "PagePath",
    "Ref",
    "Site",
    "Text",
    "When",
    "Whole",
    "absolute",
    "assemble",
    "citations",
    "cited",
    "misplaced",
    "mistake",
    "nodes",
    "occupied",
    "path",
    "refs",
    "scaffold",
    "unsafe",
]
