"""Gathers the words that readers see, from templates, code and scripts, and brings the catalogues up to date.

`make words` writes `generator/language/catalogues/interface.pot` and puts new words into each catalogue; translations
stay, and words that are gone are kept at the end of the file.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from scripts.notes import NOTES

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "generator" / "language" / "catalogues"
TEMPLATE = FOLDER / "interface.pot"
COMMENT = "L10n:"
"""What a comment for translators begins with."""
KEYWORDS: dict[str, Any] = {
    "_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "NN_": (1, 2), "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
OPTIONS: dict[str, Any] = {
    "extensions": "jinja2.ext.i18n", "newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true",
    "encoding": "utf-8",
}  # fmt: skip
HEAD = """\
# The words of the interface. Made by `make words`; what is translated stands in a file for each language."""
_FRAME = re.compile(r'words\["([^"]+)"\] or "([^"]+)"')

Found = tuple[str | tuple[str, ...], list[str], str | None]
"""Words, or both forms of those with a number; comments for translators; and the context."""


def words(path: Path) -> Iterator[Found]:
    """The words of a file."""
    if path.suffix == ".html":
        yield from ((match[1], ["in the frame around every page"], "frame") for match in _FRAME.finditer(_text(path)))
        return
    method = {".py": "python", ".js": "javascript", ".jinja": "jinja2.ext:babel_extract"}[path.suffix]
    ours = "script" if path.suffix == ".js" else None
    with path.open("rb") as file:
        for _, message, comments, context in extract(method, file, KEYWORDS, (COMMENT,), OPTIONS, True):
            told = [comment.removeprefix(COMMENT).strip() for comment in comments]
            yield message, told, ours or context


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def files() -> list[Path]:
    """Where words are: the package, the templates, and what lies over the theme."""
    found = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "templates").rglob("*.jinja")]
    over = ROOT / "templates" / "overrides"
    return sorted([*found, *over.glob("*.html"), *over.glob("assets/*.js")])


def template() -> Catalog:
    """All words, in the order of the files that hold them."""
    found = Catalog(header_comment=HEAD, charset="utf-8")
    for path in files():
        place = path.relative_to(ROOT).as_posix()
        for message, comments, context in words(path):
            one = message if isinstance(message, str) else message[0]
            told = comments or ([NOTES[one]] if one in NOTES else [])
            found.add(message, locations=[(place, 0)], auto_comments=told, context=context)
    return found


def written(catalogue: Catalog) -> str:
    """A catalogue as its file: without dates and numbers of lines, which would change with every edit."""
    file = io.BytesIO()
    write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=False)
    kept = r'"(?!(MIME|Content|Language:|Plural|X-))[A-Z][A-Za-z-]+: .*\n'
    head, _, body = file.getvalue().decode("utf-8").partition("\n\n")
    text = re.sub(rf"^{kept}", "", f"{head}\n", flags=re.MULTILINE) + f"\n{body}"
    return text.replace('#, fuzzy\nmsgid ""', 'msgid ""').rstrip("\n") + "\n"


def updated(text: str, found: Catalog) -> str:
    """A catalogue with the words that are new; its head is kept as it is."""
    head, _, _ = text.partition("\n\n")
    old = read_po(io.StringIO(text))
    old.update(found, no_fuzzy_matching=True)
    _, _, body = written(old).partition("\n\n")
    return f"{head}\n\n{body}"


def main() -> None:
    found = template()
    TEMPLATE.write_text(written(found), encoding="utf-8")
    for file in sorted(FOLDER.glob("*.po")):
        file.write_text(updated(_text(file), found), encoding="utf-8")
    sys.stderr.write(f"{len(found)} words\n")


if __name__ == "__main__":
    main()
