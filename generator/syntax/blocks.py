"""What a text is made of: headings, lists, tables and code that are none, or that nobody meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from ..source import Diagnostic, Rule, Span
from .unknown_markup import HEADING_MALFORMED, MARKUP_UNKNOWN, TEXT_UNFINISHED

HEADING_LEVEL = Rule("heading-level")
HEADING_REPEATED = Rule("heading-repeated")
RULES = (HEADING_LEVEL, HEADING_REPEATED)

_BEGUN = ("!!!", "???", ":::", "[^", "*[")
"""Lines whose indented text belongs to a markup that is reported already."""
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
_RULER = re.compile(r"[ \t]*(?=[^\n]*\|)(?=[^\n]*-)[|:\- \t]+$")
_ROW = re.compile(r"[ \t>]*\|.*\|[ \t]*$")
_CELLS = re.compile(r"(?<!\\)\|")


def check(prose: Span, tokens: Sequence[Token], env: Mapping[str, object]) -> Iterator[Diagnostic]:
    """What is wrong with the blocks of a text, as the parser found them; before anything is put in their place."""
    lines = _Lines(prose)
    yield from _headings(tokens, lines)
    for number, token in enumerate(tokens):
        match token.type:
            case "paragraph_open":
                yield from _paragraph(tokens, number, lines)
            case "code_block":
                yield from _indented(token, lines)
            case "fence":
                yield from _fence(token, lines)
            case "tr_open":
                yield from _row(tokens, number, lines)
            case "ordered_list_open" | "bullet_list_open":
                yield from _list(tokens, number, lines)
    references = env.get("references")
    if isinstance(references, dict) and any(str(label).startswith("^") for label in references):
        yield from _footnotes(prose, tokens)


class _Lines:
    """The lines of a text, and their places."""

    def __init__(self, prose: Span) -> None:
        self.prose = prose
        self.texts = prose.text.split("\n")
        self.starts = [0]
        for line in self.texts:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def at(self, number: int) -> Span:
        """A line without the white space around it."""
        text = self.texts[number]
        start = self.starts[number] + len(text) - len(text.lstrip())
        return self.prose.within(start, max(self.starts[number] + len(text.rstrip()), start))


def _map(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 1)


# headings -------------------------------------------------------------------------------------------------------------


def _headings(tokens: Sequence[Token], lines: _Lines) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    above = 1
    for number, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        first, level, content = _map(token)[0], int(token.tag[1]), tokens[number + 1]
        at = lines.at(first)
        if token.markup in "-=":
            help = "leave an empty line above the line of signs; a heading begins with `##`"
            yield HEADING_MALFORMED.at(at, f"the line below, `{token.markup * 3}`, makes a heading of it", help)
            continue
        if not content.content.strip():
            yield HEADING_MALFORMED.at(at, "a heading without text", "write it, or take the signs out")
            continue
        if any(child.type in ("link_open", "image") for child in content.children or ()):
            yield HEADING_MALFORMED.at(at, "a link or picture in a heading", "put it into the text below")
        elif not 2 <= level <= 4:
            help = "begin with `##`; the page's title is its first heading"
            yield HEADING_LEVEL.at(at, f"a heading of level {level}", help)
        elif level > above + 1:
            help = f"begin it with `{'#' * (above + 1)}`: levels follow each other"
            yield HEADING_LEVEL.at(at, f"a heading of level {level} below one of level {above}", help)
        above = level
        name = " ".join(content.content.casefold().split())
        if name in seen:
            first_line = seen[name].first.line
            help = f"give it other words, since its address is made of them; the first stands in line {first_line}"
            yield HEADING_REPEATED.at(at, f"the heading “{content.content}” stands twice", help)
        seen.setdefault(name, at)


# paragraphs -----------------------------------------------------------------------------------------------------------


def _paragraph(tokens: Sequence[Token], number: int, lines: _Lines) -> Iterator[Diagnostic]:
    opener, content = tokens[number], tokens[number + 1]
    first, behind = _map(opener)
    if content.content.strip() in ("…", "..."):
        yield TEXT_UNFINISHED.at(lines.at(first), f"`{content.content.strip()}` in place of a text", "write the text")
    kinds = [child.type for child in content.children or () if child.type != "text" or child.content]
    if kinds == ["strong_open", "text", "strong_close"] and not opener.level and behind == first + 1:
        if content.content.rstrip("*_ ")[-1:] not in ".!?…":
            help = "begin it with `## ` (or `### `) in place of the stars"
            yield HEADING_MALFORMED.at(lines.at(first), "a bold line in place of a heading", help)
    elif "|" in content.content:
        yield from _table(content.content.split("\n"), first, lines)


def _table(rows: Sequence[str], first: int, lines: _Lines) -> Iterator[Diagnostic]:
    """A paragraph that was meant as a table."""
    for number, row in enumerate(rows):
        if number and _RULER.match(row):
            head, dashes = _cells(rows[number - 1]), _cells(row)
            help = f"give the line of dashes as many parts as the line above has: {head}, not {dashes}"
            yield MARKUP_UNKNOWN.at(lines.at(first + number - 1), "a table whose second line does not fit", help)
            return
    drawn = _ROW.match(rows[0]) and (len(rows) > 1 or _cells(rows[0]) > 1)
    if drawn or (len(rows) > 1 and " | " in rows[0] and " | " in rows[1]):
        help = "write a line `| --- | --- |` below the line with the columns' names"
        yield MARKUP_UNKNOWN.at(lines.at(first), "a table without a line of dashes", help)


def _cells(row: str) -> int:
    return len(_CELLS.split(row.strip().removeprefix("|").removesuffix("|")))


def _row(tokens: Sequence[Token], number: int, lines: _Lines) -> Iterator[Diagnostic]:
    """A row of a table has a cell for each column: the parser fills up what is missing, and drops what is too many."""
    line = _map(tokens[number])[0]
    end = next(at for at in range(number, len(tokens)) if tokens[at].type == "tr_close")
    columns = sum(token.type in ("td_open", "th_open") for token in tokens[number:end])
    if (found := _cells(lines.texts[line].lstrip("> \t"))) != columns:
        help = (
            "write `|` between the cells, also around empty ones, and `\\|` for the sign itself"
            if "|" in lines.texts[line]
            else "leave an empty line between the table and the text"
        )
        yield MARKUP_UNKNOWN.at(lines.at(line), f"a row of {found} cells in a table of {columns} columns", help)


# code and lists -------------------------------------------------------------------------------------------------------


def _indented(token: Token, lines: _Lines) -> Iterator[Diagnostic]:
    first = _map(token)[0]
    above = first - 1
    while above > 0 and not lines.texts[above].strip():
        above -= 1
    if above < 0 or not lines.texts[above].strip().startswith(_BEGUN):
        help = "take the spaces at its beginning out; code stands between two lines of ```"
        yield MARKUP_UNKNOWN.at(lines.at(first), "a paragraph that four spaces make code", help)


def _fence(token: Token, lines: _Lines) -> Iterator[Diagnostic]:
    first, behind = _map(token)
    last = lines.texts[min(behind, len(lines.texts)) - 1].strip(" \t>")
    if behind - first < 2 or not last.startswith(token.markup) or last.strip(token.markup[0]):
        yield MARKUP_UNKNOWN.at(lines.at(first), "code that is not closed", f"close it with a line of {token.markup}")


def _list(tokens: Sequence[Token], number: int, lines: _Lines) -> Iterator[Diagnostic]:
    """A line that became a list of its own, most likely because it happens to begin with a number or a dash."""
    opener = tokens[number]
    first, _ = _map(opener)
    items = 0
    for at in range(number, len(tokens)):
        token = tokens[at]
        if token.level == opener.level and token.type.endswith("_list_close"):
            break
        items += token.type == "list_item_open" and token.level == opener.level + 1
    if items > 1:
        return
    start, sign = opener.attrs.get("start", 1), lines.at(first).text.split()[0]
    if start not in (0, 1):
        help = f"write `{sign[:-1]}\\{sign[-1:]}` where it begins a sentence"
        yield MARKUP_UNKNOWN.at(lines.at(first), f"`{sign}` at the beginning of a line makes it a list", help)
    elif opener.level == 0 and tokens[number - 1].type == "paragraph_close" and lines.texts[first - 1].strip():
        help = "leave an empty line above it; where it is no list, let another word begin the line"
        yield MARKUP_UNKNOWN.at(lines.at(first), f"`{sign}` below a line of text makes a list of one", help)


def _footnotes(prose: Span, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """A footnote whose text is an address is taken for a link's: its mark becomes a link of a strange name."""
    for match in re.finditer(r"\[\^[^\]\n]+\](?!:)", prose.text):
        help = "cite the source, `[@key]`, or say it in the sentence"
        yield MARKUP_UNKNOWN.at(prose.within(*match.span()), f"a footnote, `{match.group()}`", help)
        return
    for match in _FOOTNOTE.finditer(prose.text):
        yield MARKUP_UNKNOWN.at(prose.within(*match.span()), "a footnote", "cite the source, `[@key]`")
        return
