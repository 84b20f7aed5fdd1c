"""Tables as spreadsheets read and write them: CSV (RFC 4180), with nothing in it that is taken for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..source import RefusedError, Source, counted

LONGEST = 32_767
"""So many characters a spreadsheet keeps of a cell; what is longer it cuts off."""
BOM = "\ufeff"
"""Without it spreadsheets take UTF-8 for something else."""
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|ERROR!|SPILL!|NV|WERT!|BEZUG!)|Err:\d{3}")
"""What spreadsheets put in place of a text that they took for a formula."""
_SIGNS = (",", ";", "\t")
_TOLD = re.compile(r'\ufeff?"?sep=([,;\t])"?,*;*\r?')
"""A first line by which Excel is told what parts the cells."""
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class SpreadsheetRow:
    """A row with its cells by column; `number` is that of the spreadsheet, `line` that of the file, both from one."""

    number: int
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class CellTable:
    """A head and the rows below it."""

    columns: tuple[str, ...]
    rows: tuple[SpreadsheetRow, ...]

    def letter(self, column: str) -> str:
        """The letters by which a spreadsheet calls a column."""
        number, letters = self.columns.index(column) + 1, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


def cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one (OWASP)."""
    return f"'{text}" if _risky(text) else text


def uncelled(text: str) -> str:
    """What a cell says, without the apostrophe that `cell` puts before it."""
    return text[1:] if text.startswith("'") and _risky(text[1:]) else text


def _risky(text: str) -> bool:
    # An apostrophe of the text itself before a formula gets another, so that it is not taken for ours.
    return text.lstrip("'").startswith(_RISKY) and not _NUMBER.fullmatch(text)


def written(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """CSV with a head, behind the mark by which spreadsheets know UTF-8."""
    lines = _Lines()
    table = csv.writer(lines)
    table.writerow(columns)
    table.writerows([cell(row.get(name, "")) for name in columns] for row in rows)
    return BOM + "".join(lines)


def read(source: Source) -> CellTable:
    """A table in CSV, whichever sign parts its cells. Raises RefusedError for what is none, with its place."""
    head = source.text.split("\n", 1)[0]
    told = _TOLD.fullmatch(head)
    found = list(_rows(source, told[1] if told else max(_SIGNS, key=head.count)))[1 if told else 0 :]
    if not found:
        raise RefusedError(f"{source.path}:1:1: an empty table; its first row names the columns, beginning with `id`")
    (_, _, names), *rest = found
    columns = tuple(name.removeprefix(BOM).strip() for name in names)
    while columns and not columns[-1]:
        columns = columns[:-1]
    _head(source, columns)
    rows = tuple(_row(source, columns, *each) for each in rest if any(text.strip() for text in each[2]))
    return CellTable(columns, rows)


def _rows(source: Source, sign: str) -> Iterator[tuple[int, int, list[str]]]:
    """Number, line and cells of each row."""
    # `splitlines` would part lines at signs that are none of CSV.
    lines = (f"{line}\n" for line in source.text.removesuffix("\n").split("\n"))
    # The module's own limit is for all of the program; `_row` has one that it can name the column of.
    csv.field_size_limit(max(csv.field_size_limit(), len(source.text)))
    reader = csv.reader(lines if source.text else (), delimiter=sign, strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader, 1):
            yield number, line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        at = f"{source.path}:{line}:1"
        help = "save it anew as CSV UTF-8 from the spreadsheet; a quotation mark in a cell is written twice"
        raise RefusedError(
            f"{at}: a row that cannot be read with {_NAMES[sign]} between cells, {error}; {help}"
        ) from None


def _head(source: Source, columns: Sequence[str]) -> None:
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice is not None:
        said = f"the column `{twice}` stands twice" if twice else "a column without a name"
        raise RefusedError(f"{source.path}:1:1: {said}; give each column a name of its own, or take it out")


def _row(source: Source, columns: Sequence[str], number: int, line: int, cells: list[str]) -> SpreadsheetRow:
    if any(text.strip() for text in cells[len(columns) :]):
        help = "put a text with commas in double quotes, or name the column"
        raise RefusedError(f"{source.path}:{line}:1: row {number} has more cells than there are columns; {help}")
    if len(cells) < len(columns):
        # By RFC 4180 each row has as many; what is not there is not known to be empty, which takes a field away.
        help = "save it anew from the spreadsheet, which writes empty cells too, or take the columns out"
        said = f"row {number} has {counted(len(cells), 'cell')} for {counted(len(columns), 'column')}"
        raise RefusedError(f"{source.path}:{line}:1: {said}; {help}")
    values = {name: _said(text) for name, text in zip(columns, cells, strict=False)}
    for name, text in values.items():
        if _ERROR.fullmatch(text.strip()):
            help = "put the text back, and format the column as text"
            raise RefusedError(
                f"{source.path}:{line}:1: row {number}, column `{name}`, is an error of the spreadsheet, {text}; {help}"
            )
        if len(text) >= LONGEST:
            help = "put it back from the file, or leave the column out"
            raise RefusedError(
                f"{source.path}:{line}:1: row {number}, column `{name}`, was cut off by the spreadsheet; {help}"
            )
    return SpreadsheetRow(number, line, values)


def _said(text: str) -> str:
    return uncelled(text.replace("\r\n", "\n").replace("\r", "\n"))


class _Lines(list[str]):
    """A file to the writer of CSV."""

    def write(self, line: str) -> None:
        self.append(line)
