"""What an editor did where YAML cannot be read: its own messages tell what the parser missed, where it gave up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_KEY = re.compile(r"(?P<indent> *)(?:- +)*(?P<key>[A-Za-z][\w-]*) *:(?: +(?P<value>\S.*?))? *$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]? *(?:#.*)?$")
_ODD_SPACE = re.compile(r"(?:^[ \t]*|^ *(?:- )?[\w-]+:|^ *-)([\u00a0\u2000-\u200a\u202f\u205f\u3000])")
_COLUMNS = "begin the fields of an entry in one column, and what belongs to a field two spaces further right"
_BLOCKED = "write a quotation as a block: `quote: >-`, and the words indented on the next line"
_INDICATOR = re.compile(r"[@`%*&!|>,\]}?]|- ")
_PAIR = {"[": "]", "{": "}"}
_FIELD = re.compile(r" *(?:- +)?[A-Za-z][\w-]* *:(?: |$)| *- |---")


@dataclass(frozen=True)
class Mistake:
    """What an editor did: where in the text, what it is, and how it is mended."""

    start: int
    end: int
    message: str
    help: str
    fix: tuple[tuple[int, int, str], ...] = ()
    """What mends it without a thought: from where to where, and what is to stand there."""


@dataclass(frozen=True)
class _Line:
    """A line outside of block scalars: its offset, its text, and the key and value that it holds."""

    start: int
    text: str

    @property
    def first(self) -> int:
        return self.start + len(self.text) - len(self.text.lstrip())

    @property
    def end(self) -> int:
        return self.start + len(self.text.rstrip())

    @property
    def field(self) -> re.Match[str] | None:
        return _KEY.match(self.text)

    def whole(self, message: str, help: str, *fix: tuple[int, int, str]) -> Mistake:
        return Mistake(self.first, max(self.end, self.first + 1), message, help, fix)

    def requoted(self) -> tuple[tuple[int, int, str], ...]:
        """Its value as one text: the words of an article as a block, all else in double quotes."""
        if not (field := self.field) or not (value := field["value"]):
            return ()
        text = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
        if value[0] in "[{'" or "\\" in text:
            return ()
        indent = " " * (field.start("key") + 2)
        made = f">-\n{indent}{text.strip()}" if field["key"] == "quote" else json.dumps(text, ensure_ascii=False)
        return ((self.start + field.start("value"), self.start + field.end("value"), made),)

    def part(self, start: int, end: int, message: str, help: str, *fix: tuple[int, int, str]) -> Mistake:
        return Mistake(self.start + start, self.start + end, message, help, fix)


def mistake(text: str, at: int, problem: str) -> Mistake | None:
    """What an editor most likely did in YAML that cannot be read; None where nothing is recognised.

    `at` is the offset at which the parser gave up, `problem` what it says.
    """
    if not (lines := list(_lines(text))):
        return None
    until = next((number for number, line in enumerate(lines) if line.start + len(line.text) >= at), len(lines) - 1)
    read = lines[: until + 2]
    if found := next(filter(None, map(_space, read)), None):
        return found
    if "escape character" in problem:
        help = "write the text in single quotes, or two backslashes for one"
        return Mistake(at, min(at + 1, len(text)), "a backslash in double quotes", help)
    for number, line in enumerate(read):
        if found := _opened(line, lines[number + 1 :]):
            return found
    if found := _hyphen(lines, until):
        return found
    for line in (lines[until], *reversed(lines[max(until - 2, 0) : until]), *lines[until + 1 : until + 2]):
        if found := _plain(line, at):
            return found
    if "mapping values" in problem or "expected" in problem:
        return lines[until].whole("a line that begins in another column than those it belongs to", _COLUMNS)
    return None


def _hyphen(lines: Sequence[_Line], until: int) -> Mistake | None:
    """The first entry of a list without the hyphen that the others have."""
    if not lines[until].text.lstrip().startswith("- "):
        return None
    indent = lines[until].first - lines[until].start
    above = until - 1
    while above > 0 and lines[above].first - lines[above].start > indent:
        above -= 1
    first = lines[above + 1]
    if above + 1 < until and not first.text.lstrip().startswith("-"):
        return first.whole("an entry of a list without its hyphen", "write `- ` before its first field")
    return None


def _lines(text: str) -> Iterator[_Line]:
    """The lines that YAML reads as structure: not those of block scalars, nor empty ones and comments."""
    start, block = 0, -1
    for text_ in text.split("\n"):
        line = _Line(start, text_)
        start += len(text_) + 1
        indent = len(text_) - len(text_.lstrip(" "))
        if not text_.strip() or (block >= 0 and indent > block):
            continue
        block = -1
        if text_.lstrip().startswith("#"):
            continue
        if (field := line.field) and _BLOCK.match(field["value"] or ""):
            block = len(field["indent"])
        yield line


def _space(line: _Line) -> Mistake | None:
    """A tab, another space than the ordinary, or a colon of another script where YAML needs its own."""
    if tab := re.match(r" *\t", line.text):
        at = (line.start + tab.end() - 1, line.start + tab.end(), "  ")
        return line.part(tab.end() - 1, tab.end(), "a tab at the beginning of a line", "write spaces in its place", at)
    if odd := _ODD_SPACE.search(line.text):
        help = "write an ordinary space in its place; this one looks the same"
        at = (line.start + odd.start(1), line.start + odd.end(1), " ")
        return line.part(odd.start(1), odd.end(1), "a space that YAML does not know (no-break space)", help, at)
    if wide := re.match(r" *(?:- +)?[A-Za-z][\w-]*( ?[：﹕] *)", line.text):
        at = (line.start + wide.start(1), line.start + wide.end(1), ": ")
        return line.whole("a full-width colon", "write an ordinary colon and a space: `name: value`", at)
    return None


def _opened(line: _Line, below: Sequence[_Line]) -> Mistake | None:
    """A quotation mark or bracket at the beginning of a value that is not closed, or closed before the value ends."""
    value = re.match(r" *(?:- +)*(?:[A-Za-z][\w-]* *: +)?(?=[\"'\[{])", line.text)
    if not value:
        return None
    start, sign = value.end(), line.text[value.end()]
    end = _closed(line.text, start)
    if end is not None:
        rest = line.text[end:].strip()
        if not rest or rest.startswith((",", "#", ":", "]", "}")):
            return None
        what = "a list" if sign == "[" else "a map" if sign == "{" else "a quoted value"
        help = "put the whole value in double quotes" if sign in "[{" else _requote(sign)
        help = _BLOCKED if _quotes(line) else help
        message = f"`{sign}` begins {what}, which ends before the line does"
        return line.part(start, len(line.text.rstrip()), message, help, *line.requoted())
    for number, next_ in enumerate(below):
        if _FIELD.match(next_.text) or number > 20:
            break
        if (sign in "\"'" and sign in next_.text) or (sign in "[{" and _closes(next_.text, sign)):
            return None
    if sign in "\"'":
        return line.part(start, start + 1, "a quotation mark that is not closed", f"write `{sign}` at the value's end")
    return line.whole(f"a {'list' if sign == '[' else 'map'} that is not closed", f"write `{_PAIR[sign]}` at its end")


def _quotes(line: _Line) -> bool:
    """Whether a line holds an article's words, which are best written as a block."""
    return bool((field := line.field) and field["key"] == "quote")


def _requote(sign: str) -> str:
    if sign == "'":
        return "write an apostrophe within single quotes twice, or put the value in double quotes"
    return "put the whole value in single quotes, the double ones within it"


def _closed(text: str, start: int) -> int | None:
    """The offset behind what closes the quotation mark or bracket at an offset, on the same line."""
    sign = text[start]
    if sign == '"':
        match = re.compile(r'"(?:[^"\\]|\\.)*"').match(text, start)
    elif sign == "'":
        match = re.compile(r"'(?:[^']|'')*'").match(text, start)
    else:
        return _balanced(text, start)
    return match.end() if match else None


def _balanced(text: str, start: int) -> int | None:
    depth = 0
    at = start
    while at < len(text):
        sign = text[at]
        if sign in "\"'" and text[at - 1] in " [{,:":
            end = _closed(text, at)
            if end is None:
                return None
            at = end
            continue
        depth += (sign in "[{") - (sign in "]}")
        at += 1
        if not depth:
            return at if _PAIR[text[start]] == sign else None
    return None


def _closes(text: str, sign: str) -> bool:
    return _PAIR[sign] in text


def _plain(line: _Line, at: int) -> Mistake | None:
    """A line whose value cannot stand without quotation marks, or that is no field at all."""
    text = line.text
    field = line.field
    value = field["value"] if field else None
    if field and value and (sign := _INDICATOR.match(value)) and not _BLOCK.match(value):
        told = _begins(field["key"], sign.group())
        fix = () if field["key"] == "cite" or value[0] in "[{" else line.requoted()
        return line.part(field.start("value"), field.end("value"), *told, *fix)
    inner = re.search(r"\[ *@|, *@", value or "")
    if field and inner:
        return line.part(field.start("value"), field.end("value"), *_begins(field["key"], "@"))
    if comma := re.search(r"[\[,] *(?=,)", text):
        at_ = (line.start + comma.end(), line.start + comma.end() + 1, "")
        return line.part(comma.end(), comma.end() + 1, "a comma with nothing before it", "take it out", at_)
    if bare := re.match(r" *-(?=[^\s-])", text):
        space = (line.start + bare.end(), line.start + bare.end(), " ")
        return line.whole("a hyphen without a space", "write a space behind it: `- value`", space)
    if glued := re.match(r" *(?:- +)?([A-Za-z][\w-]*):(?=[^\s/])", text):
        space = (line.start + glued.end(), line.start + glued.end(), " ")
        return line.whole("a colon without a space", f"write a space behind it: `{glued[1]}: …`", space)
    if field and value and line.start <= at <= line.end and re.search(r":(?: |$)", value):
        second = line.start + field.start("value") + next(re.finditer(r":(?: |$)", value)).start()
        help = _BLOCKED if _quotes(line) else "put the value in double quotes"
        return Mistake(second, second + 1, "a colon within a value", help, line.requoted())
    if not field and not re.match(r" *(?:- |[\[{\"'])", text):
        word = text.split()[0].rstrip(":;=,.")
        help = f"write `{word}: …`; where it goes on from the line above, begin it with two spaces"
        return line.whole("a line without a colon", help)
    return None


def _begins(key: str, sign: str) -> tuple[str, str]:
    if sign == "@":
        quoted = "put it in double quotes"
        help = f"in a field a work is named by its key alone: `{key}: key`" if key == "cite" else quoted
        return "a value that begins with `@`, or holds it in a list", help
    return f"a value that begins with `{sign.strip()}`", "put it in double quotes"
