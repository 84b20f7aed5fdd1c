"""Tags of languages (BCP 47): those whose words the theme has, and what else languages are called."""

from __future__ import annotations

from collections.abc import Mapping

from ..source import nearest

_TAGS = """
    af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko ku-IQ
    lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur uz vi zh
    zh-Hant zh-TW
"""
THEME_LANGUAGES = frozenset(_TAGS.split())
"""The theme's own tags, in which small and capital letters are not alike. A site in any other could not be built."""

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

_COUNTRIES = {"br": "pt-BR", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "iw": "he", "jp": "ja", "kr": "ko",
              "no": "nb", "se": "sv", "ua": "uk", "zh-hk": "zh-Hant"}  # fmt: skip
"""Codes of countries, and older ones of languages, for which the theme has another."""


def theme_language(tag: object) -> str:
    """A tag that the theme knows. Raises ValueError, which says which one is most likely meant."""
    if not isinstance(tag, str):
        raise ValueError("expected the tag of a language; write one, such as `en` or `pt-BR`")
    if tag in THEME_LANGUAGES:
        return tag
    meant = _meant(tag.replace("_", "-").casefold())
    help = f"did you mean `{meant}`?" if meant else f"one of: {', '.join(sorted(THEME_LANGUAGES))}"
    raise ValueError(f"there is no language `{tag}`; {help}")


def _meant(plain: str) -> str | None:
    """The theme's tag for a language that is written otherwise, or for the wider one of which it is a part."""
    written = {each.casefold(): each for each in THEME_LANGUAGES}
    named = LANGUAGES.get(plain, plain)
    for each in (plain, named, named.partition("-")[0], plain.partition("-")[0]):
        if found := written.get(each.casefold()) or _COUNTRIES.get(each.casefold()):
            return found
    return nearest(plain, THEME_LANGUAGES) if len(plain) > 2 else None
