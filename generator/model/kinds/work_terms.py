"""Other programs' words for the fields and types of a work: what is meant by them, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping

LEFT_OUT = frozenset(
    (
        "abstract", "annote", "archive-place", "call-number", "citation-key", "citation-label", "citation-number",
        "container-title-short", "journalAbbreviation", "keyword", "libraryCatalog", "page-first", "shortTitle",
        "source", "title-short", "year-suffix",
    )
)  # fmt: skip
"""What reference managers write besides and no reader of a reference needs: taken in, and not shown."""

_FIELDS = {
    "container-title": "journal journaltitle publicationTitle booktitle bookTitle newspaper website websiteTitle"
    " blogTitle encyclopediaTitle dictionaryTitle proceedingsTitle programTitle containerTitle",
    "issued": "year date published",
    "accessed": "accessDate urldate retrieved",
    "publisher-place": "address place location",
    "publisher": "institution school organization university",
    "author": "authors creators creator",
    "editor": "editors",
    "translator": "translators",
    "page": "pages",
    "type": "itemType entrytype ENTRYTYPE",
    "id": "key citekey",
    "collection-title": "series seriesTitle",
    "collection-number": "seriesNumber",
    "number-of-pages": "numPages pagetotal",
    "language": "lang langid",
    "medium": "format",
    "event-title": "conferenceName eventtitle",
    "genre": "thesisType reportType",
    "number": "reportNumber billNumber docketNumber",
    "authority": "court legislativeBody issuingAuthority",
    "license": "rights",
    "note": "extra notes comment",
    "custom: archive-url": "archive-url archiveurl",
    "custom: archived": "archived archive-date",
    "custom: caution": "caution warning",
    "custom: kind": "kind",
}
_TYPES = {
    "article-newspaper": "newspaperArticle newspaper news",
    "article-journal": "journalArticle journal",
    "article-magazine": "magazineArticle magazine",
    "chapter": "bookSection inbook incollection",
    "paper-conference": "conferencePaper inproceedings conference proceedings",
    "post-weblog": "blogPost blog",
    "post": "forumPost tweet",
    "thesis": "phdthesis mastersthesis dissertation",
    "report": "techreport manual",
    "webpage": "online website electronic web www",
    "document": "misc attachment presentation",
    "motion_picture": "film videoRecording movie video",
    "broadcast": "tvBroadcast radioBroadcast podcast",
    "entry-encyclopedia": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry",
    "legal_case": "case judgment",
    "legislation": "statute law act",
    "personal_communication": "letter email instantMessage",
    "software": "computerProgram",
    "article": "preprint",
    "manuscript": "unpublished",
    "book": "booklet monograph",
    "song": "audioRecording",
    "graphic": "artwork image photo",
}


def _meant(words: Mapping[str, str]) -> Mapping[str, str]:
    return {word: right for right, known in words.items() for word in known.split()}


FIELDS, TYPES = _meant(_FIELDS), _meant(_TYPES)
"""For a field, or a type, of Zotero, of BibTeX or of everyday speech the one that is meant."""
