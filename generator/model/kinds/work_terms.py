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

LANGUAGES: Mapping[str, str] = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA",
    "australian": "en-AU", "english": "en", "ngerman": "de", "german": "de", "austrian": "de-AT",
    "naustrian": "de-AT", "nswissgerman": "de-CH", "french": "fr", "francais": "fr", "russian": "ru",
    "ukrainian": "uk", "polish": "pl", "spanish": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt-BR",
    "brazil": "pt-BR", "dutch": "nl", "swedish": "sv", "norwegian": "no", "norsk": "no", "danish": "da",
    "finnish": "fi", "turkish": "tr", "greek": "el", "hebrew": "he", "arabic": "ar", "persian": "fa", "farsi": "fa",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "hindi": "hi", "czech": "cs", "slovak": "sk",
    "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "latin": "la",
    "estonian": "et", "latvian": "lv", "lithuanian": "lt", "georgian": "ka", "armenian": "hy", "thai": "th",
    "vietnamese": "vi", "indonesian": "id", "eng": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de",
    "rus": "ru",
    "ukr": "uk", "spa": "es", "ita": "it", "por": "pt", "pol": "pl", "dut": "nl", "nld": "nl", "ara": "ar", "heb": "he",
    "chi": "zh", "zho": "zh", "jpn": "ja", "kor": "ko", "tur": "tr", "gre": "el", "ell": "el", "per": "fa", "fas": "fa",
    "hin": "hi", "cze": "cs", "ces": "cs", "swe": "sv", "deutsch": "de", "français": "fr", "русский": "ru",
    "українська": "uk", "español": "es", "italiano": "it", "português": "pt", "polski": "pl", "中文": "zh",
    "日本語": "ja", "한국어": "ko", "العربية": "ar", "עברית": "he", "ελληνικά": "el", "türkçe": "tr", "فارسی": "fa",
}  # fmt: skip
"""Languages by their names, as programs and people write them: their tags (BCP 47)."""
