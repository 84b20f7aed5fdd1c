"""The words of BibTeX and BibLaTeX for types, fields and roles, and those of CSL that are meant."""

from __future__ import annotations

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "article": "article-journal", "suppperiodical": "article-journal", "book": "book", "mvbook": "book",
    "bookinbook": "book", "booklet": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "inbook": "chapter", "suppbook": "chapter",
    "incollection": "chapter", "suppcollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "inreference": "entry-encyclopedia", "manual": "report", "patent": "patent",
    "techreport": "report", "report": "report", "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "misc": "document",
    "unpublished": "manuscript", "dataset": "dataset", "data": "dataset", "software": "software",
    "movie": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song", "artwork": "graphic",
    "image": "graphic", "legislation": "legislation", "jurisdiction": "legal_case", "legal": "treaty",
    "letter": "personal_communication", "performance": "performance", "review": "review", "standard": "standard",
    "periodical": "periodical", "commentary": "document",
}  # fmt: skip
GENRES: Mapping[str, str] = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
WRITTEN: Mapping[str, tuple[str, str]] = {
    "article-journal": ("article", "article"), "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"), "book": ("book", "book"), "chapter": ("incollection", "incollection"),
    "paper-conference": ("inproceedings", "inproceedings"), "report": ("techreport", "report"),
    "thesis": ("phdthesis", "thesis"), "webpage": ("misc", "online"), "document": ("misc", "misc"),
    "manuscript": ("unpublished", "unpublished"), "dataset": ("misc", "dataset"), "software": ("misc", "software"),
    "motion_picture": ("misc", "movie"), "song": ("misc", "audio"), "graphic": ("misc", "artwork"),
    "legislation": ("misc", "legislation"), "legal_case": ("misc", "jurisdiction"), "treaty": ("misc", "legal"),
    "personal_communication": ("misc", "letter"), "performance": ("misc", "performance"),
    "review": ("article", "review"), "standard": ("misc", "standard"), "periodical": ("misc", "periodical"),
    "entry-encyclopedia": ("incollection", "inreference"), "patent": ("misc", "patent"),
}  # fmt: skip
"""For each type of CSL the entry of BibTeX and that of BibLaTeX; others are `misc`."""
SORTS: Mapping[str, str] = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
ROLES: Mapping[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "interviewer": "interviewer", "director": "director", "host": "host", "guest": "guest",
    "contributor": "contributor", "illustrator": "illustrator", "recipient": "recipient",
    "collection-editor": "collection-editor", "original-author": "original-author",
    "reviewed-author": "reviewed-author",
}  # fmt: skip
DATES: Mapping[str, str] = {
    "date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date",
    "submitted": "submitted",
}  # fmt: skip
VARIABLES: Mapping[str, str] = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "maintitle": "container-title", "series": "collection-title", "volume": "volume", "issue": "issue",
    "volumes": "number-of-volumes", "pages": "page", "pagetotal": "number-of-pages", "chapter": "chapter-number",
    "part": "part-number", "edition": "edition", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "howpublished": "publisher", "address": "publisher-place",
    "location": "publisher-place", "eventtitle": "event-title", "venue": "event-place", "type": "genre",
    "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "langid": "language", "language": "language",
    "version": "version", "pubstate": "status", "copyright": "license", "origtitle": "original-title",
    "origpublisher": "original-publisher", "library": "archive", "addendum": "note", "csl-number": "number",
}  # fmt: skip
FIELDS: Mapping[str, tuple[str, str]] = {
    "title": ("title", "title"), "collection-title": ("series", "series"), "volume": ("volume", "volume"),
    "number-of-volumes": ("volumes", "volumes"), "page": ("pages", "pages"),
    "number-of-pages": ("pagetotal", "pagetotal"), "chapter-number": ("chapter", "chapter"),
    "part-number": ("part", "part"), "edition": ("edition", "edition"),
    "publisher-place": ("address", "location"), "event-title": ("eventtitle", "eventtitle"),
    "event-place": ("venue", "venue"), "genre": ("type", "type"), "ISBN": ("isbn", "isbn"), "ISSN": ("issn", "issn"),
    "PMID": ("pmid", "pmid"), "language": ("language", "language"), "version": ("version", "version"),
    "status": ("pubstate", "pubstate"), "license": ("copyright", "copyright"),
    "original-title": ("origtitle", "origtitle"), "original-publisher": ("origpublisher", "origpublisher"),
    "note": ("note", "note"), "URL": ("url", "url"), "DOI": ("doi", "doi"),
}  # fmt: skip
"""For each variable of CSL the field of BibTeX and that of BibLaTeX; others keep their own name."""
NEEDLESS = frozenset(
    {"abstract", "annote", "keywords", "file", "shortjournal", "shortbooktitle", "lccn", "urn", "issuetitle",
     "eventtitleaddon", "booktitleaddon", "journaltitleaddon", "indextitle", "sorttitle", "sortyear", "presort",
     "relatedtype", "related", "relatedstring", "gender", "doi-url", "adsurl", "adsnote"}
)  # fmt: skip
OWN = frozenset({"key", "options", "abstract", "note", "keywords", "file", "url", "doi", "pages", "shorttitle", "ids"})
"""What an entry does not take from the one in which it lies."""
MONTHS: Mapping[str, str] = {
    name: str(number)
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
