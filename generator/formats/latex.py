"""Text in LaTeX: as readers should see it, and plain text so written that LaTeX shows it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..source import library
from .unmarked import script, unmarked

EXTRA = "works"
USE = "reading BibTeX"
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}
_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_SCRIPTS = re.compile(r"\\text(super|sub)script\s*\{([0-9+\-−=()n]{1,6})\}")
_FORMULA = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_INDEX = re.compile(r"([\^_])\s*(?:\{([0-9+\-−=()n]{1,6})\}|([0-9n]))")
_LINKED = re.compile(r"\\href\s*\{[^{}]*\}\s*\{")
_WORDS = {"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "copyright": "©", "textasciicircum": "^",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": r"\_", "textquotesingle": "'",
    "textquotedbl": '"',
    "textbraceleft": r"\{", "textbraceright": r"\}", "textregistered": "®", "par": " ",
    "texttrademark": "™", "newline": " ", "linebreak": " ", "slash": "/", "degree": "°", "euro": "€", "textnumero": "№",
    **dict.fromkeys(("em", "it", "bf", "sc", "rm", "tt", "sl", "sf", "itshape", "bfseries", "scshape", "upshape",
                     "normalfont", "small", "footnotesize", "normalsize"), ""),
    "cyrchar": "", "relax": "", "noopsort": "", "protect": "", "selectlanguage": "",
}  # fmt: skip
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`!?])(?=`)")
_MACRO = re.compile(r"\\([A-Za-z]+)\*?")


def text_of(value: str) -> tuple[str, tuple[str, ...]]:
    """What a text in LaTeX shows, and the commands in it that nobody knows: what they do is left out.

    Raises MissingLibraryError where the library that reads LaTeX is not installed.
    """
    if not re.search(r"[\\{}$~]|--|``|''", value):
        return " ".join(value.split()), ()
    plain = _FORMULA.sub(lambda formula: f"${_INDEX.sub(_index, formula[1])}$", value)
    plain = _SCRIPTS.sub(_script, plain)
    plain = _LINKED.sub("{", plain)
    plain = _MACRO.sub(_word, plain)
    # Programs write these as they are, where LaTeX wants them escaped.
    plain = re.sub(r"(?<!\\)([&%#])", r"\\\1", plain)
    unknown = tuple(sorted({name for name in _MACRO.findall(plain) if not _known(name)}))
    try:
        found = _reader().latex_to_text(plain)
    except Exception:
        # The library fails on some that TeX itself would not take.
        found = unmarked(plain)
    return " ".join(found.replace("\xa0", " ").split()), unknown


def _script(match: re.Match[str]) -> str:
    return script(match[2], raised=match[1] == "super")


def _index(match: re.Match[str]) -> str:
    return script(match[2] or match[3], raised=match[1] == "^")


def _word(match: re.Match[str]) -> str:
    return f"{_WORDS[match[1]]}{{}}" if match[1] in _WORDS else match[0]


def _known(name: str) -> bool:
    spec = _context().get_macro_spec(name)
    return bool(spec and spec.macroname)


@cache
def _context() -> Any:
    return library("pylatexenc.latex2text", EXTRA, USE).get_default_latex_context_db()


@cache
def _reader() -> Any:
    return library("pylatexenc.latex2text", EXTRA, USE).LatexNodes2Text(math_mode="text", keep_comments=True)


def tex(text: str) -> str:
    """A plain text in LaTeX: signs that it would join, such as two hyphens, stand apart."""
    signs = _SPECIAL if _balanced(text) else _SPECIAL | _BRACES
    return _JOINED.sub("{}", "".join(signs.get(sign, sign) for sign in text))


def _balanced(text: str) -> bool:
    """Whether each brace is closed. BibTeX counts them, also those that are shown."""
    level = 0
    for sign in text:
        level += (sign == "{") - (sign == "}")
        if level < 0:
            return False
    return level == 0


def address(text: str) -> str:
    """An address within braces: it is no text, so only what would end the field is escaped."""
    return re.sub(r"[{}\\]", lambda match: f"%{ord(match.group()):02X}", text)
