"""A language that nobody speaks: each letter of our words has a mark, so that what was not translated stands out."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from babel.messages.pofile import read_po
from lxml import etree
from lxml.html import HtmlElement, document_fromstring, fragment_fromstring

from generator.language import InterfaceLanguage

TEMPLATE = Path(__file__).parents[1] / "generator" / "language" / "catalogues" / "interface.pot"
_KEPT = re.compile(r"%\(\w+\)s|%%|<[^>]*>|&\w+;|`[^`]*`")
"""What stays in words as it is: placeholders, tags, and names of fields."""
_HEARD = ("aria-label", "title", "alt", "data-copy", "data-all", "content", "placeholder")
"""Attributes that readers meet."""
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
MARK = "\u0323"
"""A dot below, which no word of the tests' contents has."""


def marked(text: str) -> str:
    """Words with a dot below each letter, but for what is kept."""
    parts = re.split(f"({_KEPT.pattern})", text)
    return "".join(part if number % 2 else _dotted(part) for number, part in enumerate(parts))


def _dotted(text: str) -> str:
    return "".join(f"{sign}{MARK}" if sign.isalpha() else sign for sign in text)


@cache
def catalogue(lacking: frozenset[str] = frozenset()) -> str:
    """The catalogue of the language, in the plural forms of Arabic; without the words that are `lacking`."""
    with TEMPLATE.open("rb") as file:
        every = read_po(file)
    lines = ['msgid ""', 'msgstr ""', '"Language: ar\\n"', f'"Plural-Forms: {ARABIC}\\n"']
    lines += ['"Content-Type: text/plain; charset=utf-8\\n"']
    for message in every:
        one = message.id if isinstance(message.id, str) else message.id[0]
        if not one or one in lacking:
            continue
        lines += ["", *([f"msgctxt {_quoted(message.context)}"] if message.context else []), f"msgid {_quoted(one)}"]
        if isinstance(message.id, str):
            lines.append(f"msgstr {_quoted(marked(one))}")
        else:
            lines.append(f"msgid_plural {_quoted(message.id[1])}")
            lines += [f"msgstr[{form}] {_quoted(marked(message.id[1]))}" for form in range(6)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def language() -> InterfaceLanguage:
    """The language; its months and numbers are Arabic."""
    return InterfaceLanguage("ar", catalogue())


def shown(page: str) -> Iterator[str]:
    """Every text of a page in the docs tree that readers meet: in its head, its prose, and attributes."""
    if page.startswith("<"):
        yield from texts(document_fromstring(re.sub("[\u2068\u2069]", "", page)))
        return
    head, _, body = page.removeprefix("---\n").partition("\n---\n")
    for line in head.split("\n"):
        if line.startswith(("title:", "description:")):
            yield html.unescape(line.partition(": ")[2].strip('"'))
    yield from (
        html.unescape(line.partition(" {:")[0].lstrip("# ")) for line in body.split("\n") if line.startswith("#")
    )
    body = re.sub("[\u2068\u2069]", "", body)
    markup = "\n".join(line for line in body.split("\n") if not line.startswith("#"))
    yield from texts(fragment_fromstring(f"<div>{markup}</div>", parser=etree.HTMLParser()))


def texts(root: HtmlElement) -> Iterator[str]:
    """The texts of an element, and the attributes that are heard or shown."""
    for element in root.iter():
        around = {each.tag for each in (element, *element.iterancestors())}
        if not isinstance(element.tag, str) or around & {"script", "code", "pre", "style", "abbr"}:
            continue
        yield element.text or ""
        yield from (element.get(name) or "" for name in _HEARD)
        if (element.get("href") or "").startswith("mailto:"):
            letter = unquote(element.get("href") or "").partition("?")[2]
            yield re.sub(r"subject=|&body=\S*", "\n", letter)
        for child in element:
            yield child.tail or ""


def words(text: str) -> list[str]:
    """The words of a text, but for single letters."""
    found = re.findall(r"[^\W\d_]+(?:\u0323[^\W\d_]*)*", unicodedata.normalize("NFC", text))
    return [word for word in found if len(word) > 1]


_RUN = re.compile(r"[^\n,;:.·()“”„!?/|=↗→×–\[\]<>]+")


class Content:
    """What was written by others than us: it may stand on a page as it is."""

    def __init__(self, sources: Iterable[str], values: Iterable[str] = ()) -> None:
        """`values` are those of the data, which are the same in all languages, where one stands for itself."""
        self.values = frozenset(values)
        joined = re.sub(r"\[@[^\]]*\]", " ", "\n".join(sources))
        self.running = f" {' '.join(words(re.sub(r'[]][(][^)]*[)]', ' ', joined)))} ".casefold()

    def holds(self, text: str) -> bool:
        """Whether all that is plain in a text is the content's, word for word."""
        return text in self.values or all(
            f" {run} ".casefold() in self.running for part in _RUN.findall(text) for run in _plain(part)
        )


def _plain(text: str) -> Iterator[str]:
    """The runs of plain words between words with a mark, or of other letters than English has."""
    run: list[str] = []
    for word in [*words(text), MARK]:
        if word.isascii():
            run.append(word)
        else:
            yield from [" ".join(run)] * bool(run)
            run = []


def plain(pages: Mapping[str, str], content: Content) -> dict[str, set[str]]:
    """By page the texts that hold words of ours which were not translated."""
    found: dict[str, set[str]] = {}
    for path, page in pages.items():
        for text in shown(page):
            if words(text) and not content.holds(text):
                found.setdefault(" ".join(text.split()), set()).add(path)
    return found
