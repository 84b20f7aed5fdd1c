"""The text of files of other programs: PDF by pypdf, Word by mammoth."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr
from html import unescape
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from ..source import library

PAGES: Final = 400
UNPACKED: Final = 64 * 1024 * 1024
"""So many bytes a Word document may unpack to; a few packed ones can unpack to more than a machine has."""

LOCKED: Final = "it is locked with a password"


class DamagedError(Exception):
    """A file is not what its first bytes say, or it is locked."""


def pdf(data: bytes) -> str:
    """The text of a PDF, its pages parted by blank lines."""
    pypdf = library("pypdf", "ingest", "reading a PDF")
    try:
        # What the library has to say of a broken file would stand between our own lines.
        with redirect_stderr(None):
            reader = pypdf.PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise DamagedError(LOCKED)
            pages = [_page(page) for page, _ in zip(reader.pages, range(PAGES), strict=False)]
    except DamagedError:
        raise
    except Exception as error:  # it raises whatever goes wrong within it
        raise DamagedError(str(error).split("\n")[0].casefold()[:80] or type(error).__name__) from None
    return "\n\n".join(pages)


def _page(page: Any) -> str:
    """The text of a page as it is laid out, so that gaps part its paragraphs; column by column where it has several."""
    text = str(page.extract_text(extraction_mode="layout"))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    columns = sum(re.search(r"\S {4,}\S", line) is not None for line in lines)
    return "\n".join(map(str.strip, text.split("\n"))) if columns * 5 < len(lines) else str(page.extract_text())


def word(data: bytes) -> str:
    """The text of a Word document: a paragraph a line."""
    mammoth = library("mammoth", "ingest", "reading a Word document")
    try:
        _packed(ZipFile(BytesIO(data)))
        html = mammoth.convert_to_html(BytesIO(data)).value
    except DamagedError:
        raise
    except Exception as error:
        raise DamagedError(str(error).split("\n")[0].casefold()[:80] or type(error).__name__) from None
    blocks = re.sub(r"</(?:p|h\d|li|td|tr)>|<br ?/?>", "\n\n", html)
    return re.sub(r"\n{3,}", "\n\n", unescape(re.sub(r"<[^>]*>", "", blocks)))


def _packed(archive: ZipFile) -> None:
    if not any(name.startswith("word/") for name in archive.namelist()):
        raise DamagedError("it is an archive of other files, no Word document")
    # Pictures are never unpacked.
    if sum(each.file_size for each in archive.infolist() if each.filename.endswith((".xml", ".rels"))) > UNPACKED:
        raise DamagedError(f"it unpacks to more than {UNPACKED // 1024 // 1024} MB")
    for name in archive.namelist():
        # The library leaves out what an entity stands for, and says nothing.
        if (
            name.startswith("word/")
            and name.endswith(".xml")
            and b"<!DOCTYPE" in archive.read(name).replace(b"\0", b"")
        ):
            raise DamagedError(f"`{name}` in it has a document type with entities, which no Word document has")


READERS: Final[Mapping[str, Callable[[bytes], str]]] = {"PDF": pdf, "Word": word}
