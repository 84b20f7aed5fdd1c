"""Markup that the dialect does not know, or that was left open: readers would see it as letters."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import eq
from typing import NamedTuple

from ..letters import unquoted
from ..source import Diagnostic, Edit, Label, Rule, Severity, Span
from .citation import CITATION_MALFORMED

MARKUP_UNKNOWN = Rule("markup-unknown")
TEXT_UNFINISHED = Rule("text-unfinished")
HEADING_MALFORMED = Rule("heading-malformed")
WORD_DOUBLED = Rule("word-doubled", Severity.WARNING)
RULES = (MARKUP_UNKNOWN, TEXT_UNFINISHED, HEADING_MALFORMED, WORD_DOUBLED)

MARK, CODE, NOTE = "\0", "\1", "\2"
"""What stands in the shown text for markup that the parser took, for code and names, and for citations."""

_TARGET = r"(?:\0|https?:|www\.|mailto:|\.{0,2}/|#|[\w./-]+\.(?:md|yml|html?|png|jpe?g|svg|webp|gif|avif)\b)"
_NUMBERS = r"(?:\[\d{1,3}(?:[ \t]?[,;–-][ \t]?\d{1,3})*\])+"
_LINK = "write `[words](address)`, without a space between the brackets and none in the address"


class _Kind(NamedTuple):
    """What is looked for: its pattern, what it is, how it is mended, and the rule that it breaks."""

    name: str
    pattern: str
    what: str
    help: str
    rule: Rule = MARKUP_UNKNOWN


_KINDS = (
    _Kind("template", r"\{\{[^{}\n]*\}?\}?|\{%[^\n]*?%\}|\}\}|%\}", "a placeholder `{}`", "write what belongs there",
          TEXT_UNFINISHED),
    _Kind("attributes", r"\{[:#.][^{}\n]*\}|(?<=[\0\x02])\{[\w .=\"'%-]+\}", "an attribute list `{}`",
          "take it out: nothing here has a class or an id"),
    _Kind("admonition",
          r"^[ \t]*(?:!!!|\?\?\?\+?)(?=[ \t])[^\n]*|^[ \t]*:::[^\n]*|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",
          "a box for notes, `{}`", "write it as a paragraph of its own"),
    _Kind("include", r"^[ \t]*-+8<-+[^\n]*|\{![^{}\n]+!\}", "another file taken in, `{}`",
          "write here what stands in it: a text is one file"),
    _Kind("footnote", r"\[\^[^\[\]\n]*\](?::|)|\^\[[^\]\n]*\]?", "a footnote, `{}`",
          "cite the source, `[@key]`, or say it in the sentence"),
    _Kind("abbreviation", r"^[ \t]*\*\[[^\]\n]+\]:[^\n]*", "a definition of an abbreviation",
          "write a term in content/terms/, which explains it on every page"),
    _Kind("definition", r"^[ \t]*:[ \t]+\S[^\n]*", "a definition list", "write a paragraph, or a list with `- `"),
    _Kind("wiki", r"!?\[\[[^\[\]\n]*\]\]?", "a wiki link, `{}`", "write `[words](../folder/id.md)`"),
    _Kind("task", r"^[ \t]*\[[ xX]\](?=[ \t])", "a box to be ticked", "write the list without boxes"),
    _Kind("wide", r"\[[^\[\]\n]*\][ \t]*（[^（）\n]*）?|［[^［］\n]*］|【[^【】\n]*】", "full-width brackets, `{}`",
          "write the brackets of the keyboard's Latin layout: `[words](address)`, `[@key]`"),
    _Kind("image", r"!\[[^\[\]\n]*\][ \t]*\([^()\n]*\)?", "a picture that is none, `{}`",
          "write `![what it shows](../assets/name.png)`; the name holds no space"),
    _Kind("reversed", rf"\([^()\n]+\)\[{_TARGET}[^\[\]\n]*\]", "a link with its brackets exchanged", _LINK),
    _Kind("link",
          rf"\[[^\[\]\n]*\][ \t\n]*\([ \t]*{_TARGET}[^()\n]*\)?|<\0[^<>\n]*>?", "a link that is none, `{}`", _LINK),
    _Kind("half", rf"\[[^\[\]()\n]*\({_TARGET}[^()\n]*\)(?![^\[\]\n]*\])",
          "a link whose square bracket is not closed", _LINK),
    _Kind("todo",
          r"\b(?:TODO|FIXME|TBD|XXX|TKTK)\b|\[(?i:citation needed|source\?|todo)\]|\?\?\?|\b(?i:lorem ipsum)\b",
          "unfinished: `{}`", "finish it, or make it a comment, `<!-- … -->`, which readers do not see",
          TEXT_UNFINISHED),
    _Kind("cite",
          r"\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]\n]*\])*\{[^{}\n]*\}|@\[[^\]\n]*\]|\{\x01+\}",
          "`{}` looks like a citation but is none", "write `[@key]`", CITATION_MALFORMED),
    _Kind("citation", r"\[[^\[\]]*(?<!\w)@[^\[\]]*\]?", "`{}` looks like a citation but is none",
          "write `[@key]`, `[@key, p. 3]` or `[@one; @other]`; plain text needs `\\[`", CITATION_MALFORMED),
    _Kind("number",
          rf"(?:(?<=[^\W\d_])|(?<=[.,;:!?”»’\x02)])){_NUMBERS}(?![(:\[])|{_NUMBERS}(?=[ \t]*(?:[.,;:!?\x02]|$))",
          "the number of a note, written by hand: `{}`",
          "cite the source, `[@key]`: notes are numbered by themselves; plain text needs `\\[`",
          CITATION_MALFORMED),
    _Kind("source", r"\[(?i:doi:|isbn[: ]|10\.\d{4,9}/|\0*https?:|\0+)[^\[\]\n]*\](?![(\[])",
          "a source in brackets, `{}`", "enter it in content/references.yml, and cite it by its key: `[@key]`",
          CITATION_MALFORMED),
    _Kind("reference", r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a link to a label that is defined nowhere, `{}`", _LINK),
    _Kind("empty", r"\[[ \t]*\]", "empty brackets", "write the citation, `[@key]`, or take them out"),
    _Kind("double", r"\[\x02+\](?!\()", "brackets around what has its own", "take the outer pair of brackets out"),
    _Kind("comment", r"<!--", "a comment that does not end", "end it with `-->`"),
    _Kind("html", r"</?[A-Za-z][\w-]*(?:\s[^<>]{0,500})?/?>|<[!?][A-Za-z\[][^<>\n]*>", "HTML, `{}`", ""),
    _Kind("latex", r"\\[a-zA-Z]+\*?(?:\[[^\]\n]*\])*\{[^{}\n]*\}|\$\$[^$\n]*(?:\$\$)?", "LaTeX, `{}`",
          "write it as plain text"),
    _Kind("heading", r"^[ \t]{0,3}#{2,6}[^\s#\0][^\n]*|^[ \t]{0,3}#[A-Z][^\n.!?]*$", "a heading without a space",
          "write a space behind the `#` signs", HEADING_MALFORMED),
    _Kind("strike",
          r"~~[^~\n]*(?:~~)?|\+\+(?=\S)[^+\n]+(?<=\S)\+\+|(?<![=\w])==(?=\S)[^=\n]+(?<=\S)==(?![=\w])",
          "`{}` is shown as it stands",
          "emphasis is `*…*`; what no longer holds is taken out, and told under `corrections`"),
    _Kind("raised", r"(?<=[\w)])\^(?:\w+\^|[\w({+-])|(?<=\w)~\w+~", "`{}` is shown as it stands",
          "write the raised or lowered sign itself: `²`, `₂`"),
    _Kind("emoji", r"(?<![\w:/]):[a-z+-][a-z0-9_+-]*:(?![\w:/])", "a code for a picture, `{}`", "write it in words"),
    _Kind("address", r"(?<![\w@./:\0-])www\.[\w-]+\.[\w./%?=&#-]*\w", "an address that is no link, `{}`",
          "begin it with `https://`"),
    _Kind("code", r"`+", "a backtick without its partner", "close it, or write \\` for the sign itself"),
    _Kind("mark", r"\*+|_+", "`{}` without its partner", "close it right behind a word, or write `\\` before it"),
)  # fmt: skip
_LINKS = frozenset({"link", "half", "reversed", "wide", "reference"})
"""Ways to miss how a link is written; an editor who does not know how misses it in several."""
_LABELS = 8
_BY_NAME = {kind.name: kind for kind in _KINDS}
_SEARCH = re.compile("|".join(f"(?P<{kind.name}>{kind.pattern})" for kind in _KINDS), re.MULTILINE)
_SIGN = re.compile(r"[\[{}%<*_`~^=\\@:!?$+#（［【]")
"""With one of these begins what is looked for, or the line that holds it …"""
_WORD = re.compile(r"-+8<-+|\((?=[^()\n]+\)\[)|www\.|TODO|FIXME|TBD|XXX|TKTK|[Ll]orem|LOREM")
"""… or with one of these."""
_NO_SOURCE = re.compile(r"\[(?:[*_]|\[[^\[\]]*\]\((?!https?:))")
"""Emphasised words, or a link to an entry: markup that the parser took, as it took a link to a source."""
_HEAD = re.compile(r"^[ \t]*(?=\S)", re.MULTILINE)
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_RUN = re.compile(r"\w+")
_DOUBLED = re.compile(r"(?<![\w’'-])(\w+)(\s+)\1(?![\w’'-])")
_TWICE = frozenset({"had", "that", "is", "so", "very", "no", "do", "her", "long", "far", "much", "many"})
"""Words that may follow themselves."""
_HTML = {
    "br": "begin a new paragraph, or end the line with a backslash",
    "i": "write `*words*`", "em": "write `*words*`", "b": "write `**words**`", "strong": "write `**words**`",
    "a": "write `[words](address)`", "img": "write `![what it shows](../assets/name.png)`",
    "sup": "write the raised sign itself: `²`", "sub": "write the lowered sign itself: `₂`",
    "p": "leave an empty line between paragraphs", "li": "write a list with `- `", "ul": "write a list with `- `",
    "table": "write the table with `|`",
}  # fmt: skip


@dataclass(frozen=True)
class _Found:
    """One match: what it is, and where."""

    kind: _Kind
    start: int
    end: int


def scan(prose: Span, shown: str, starts: Sequence[int]) -> Iterator[Diagnostic]:
    """What is shown as letters though it was meant as markup.

    `shown` is the prose in which all that is not text is blank, of the same length; `starts` are the offsets at which
    its paragraphs, cells and headings begin. Of each kind a paragraph is told once.
    """
    told: dict[tuple[str, object], Diagnostic] = {}
    text = _ESCAPED.sub(CODE * 2, shown) if "\\" in shown else shown
    for found in _matches(text):
        if found.kind.name == "source" and _NO_SOURCE.match(prose.text, found.start):
            continue
        key = _once(found, text, bisect.bisect_right(starts, found.start))
        if key not in told:
            told[key] = _problem(found, prose)
        elif found.kind.name in _LINKS | {"footnote"} and len(told[key].labels) < _LABELS:
            words = "the same footnote" if found.kind.name == "footnote" else "another one"
            labels = (*told[key].labels, Label(prose.within(found.start, found.end), words))
            told[key] = replace(told[key], labels=labels)
    yield from told.values()
    yield from _doubled(prose, shown)


def _matches(text: str) -> Iterator[_Found]:
    places = {match.start() for match in _SIGN.finditer(text)} | {match.start() for match in _WORD.finditer(text)}
    heads = {match.end(): match.start() for match in _HEAD.finditer(text)} if places else {}
    end = 0
    for place in sorted(places):
        match = place >= end and (_SEARCH.match(text, heads.get(place, place)) or _SEARCH.match(text, place))
        if not match:
            continue
        kind, end = _BY_NAME[str(match.lastgroup)], match.end()
        if kind.name != "mark" or not _plain(text, *match.span()):
            yield _Found(kind, match.end() - len(match.group().lstrip(" \t")), match.end())


def _plain(text: str, start: int, end: int) -> bool:
    """Whether a star or an underscore is a sign of its own: within a word, or apart from all words."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    apart = not before.strip() and not behind.strip()
    within = before.isalnum() and behind.isalnum()
    return within if text[start] == "_" else end - start == 1 and (apart or within)


def _once(found: _Found, text: str, paragraph: int) -> tuple[str, object]:
    """By what a match is told only once."""
    match found.kind.name:
        case "footnote":
            return ("footnote", text[found.start : found.end].rstrip(":"))
        case "task":
            return ("task", None)
        case "image" | "citation" | "cite" | "address":
            return (found.kind.name, found.start)
        case name if name in _LINKS:
            return ("link", paragraph)
    return (found.kind.name, paragraph)


def _problem(found: _Found, prose: Span) -> Diagnostic:
    at = prose.within(found.start, found.end)
    words = " ".join(at.text.split())
    help = _html_help(words) if found.kind.name == "html" else found.kind.help
    if found.kind.name == "task":
        line = at.source.span(at.source.starts[at.first.line - 1], at.end)
        at = line.within(len(line.text) - len(line.text.lstrip()), len(line.text))
    what = found.kind.what.replace("{}", words if len(words) <= 60 else f"{words[:59]}…")
    told = found.kind.rule.at(at, what, help)
    signs = re.match(r"\s*#{2,4}(?=[^#\s])", at.text) if found.kind.name == "heading" else None
    return told.mended(Edit(at.within(signs.end(), signs.end()), " ")) if signs else told


def _html_help(tag: str) -> str:
    name = re.match(r"</?(\w*)", tag)
    mend = _HTML.get(name[1].lower() if name else "")
    return f"{mend}; HTML is not read here" if mend else "take it out: HTML is not read here; `\\<` shows the sign"


def _doubled(prose: Span, shown: str) -> Iterator[Diagnostic]:
    words = _RUN.findall(shown)
    # That no word follows itself is known faster than which does.
    for match in _DOUBLED.finditer(unquoted(shown, CODE)) if any(map(eq, words, words[1:])) else ():
        word = match[1]
        if word.islower() and word not in _TWICE and "\n\n" not in match[2]:
            yield WORD_DOUBLED.at(prose.within(*match.span()), f"“{word} {word}”", "take one of the two out")


def apart(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Of problems that overlap the first, since one mistake can look like several; earlier in the list comes first."""
    end, source = -1, None
    for problem in sorted(problems, key=lambda problem: (problem.source.path, problem.first)):
        span = problem.at if isinstance(problem.at, Span) else problem.source.span()
        if span.start >= end or problem.source is not source:
            yield problem
            end, source = max(span.end, span.start + 1), problem.source
