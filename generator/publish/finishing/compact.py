"""Pages in fewer bytes that are the same documents: what HTML lets out is left out (HTML Standard, 13.1.2)."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = r"[ \t\n\f\r]"
_INNER = r"""[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>"""
_TAG = rf"<[a-zA-Z]{_INNER}"
# First the sign alone, so that only these signs are looked for, and then what was met by it.
_PIECE = re.compile(
    rf"""
    [<&\ \t\n\f\r](?:
      (?<=<)(?:
          (?P<kept>(?P<name>(?i:script|style|textarea))\b.*?</(?i:(?P=name)){_SPACE}*>)
        | (?P<written>(?i:pre)\b.*?</(?i:pre){_SPACE}*>)
        | (?P<tag>[a-zA-Z]{_INNER})
      )
    | (?<=&)(?P<mark>\#3[49];)
    | (?<![<&])(?P<space>{_SPACE}+|(?<=\n)(?=<))
    )
    """,
    re.VERBOSE | re.DOTALL,
)
"""What may be shorter, and what is passed over whole: scripts, and what keeps its lines."""
_VALUE = re.compile(r"""="([^ \t\n\f\r"'`=<>]*)"(?=[ \t\n\f\r>])|"[^"]*"|'[^']*'""")
"""The values of a tag's attributes: those that need no quotation marks have a group."""
_WRITTEN = re.compile(rf"(?P<tag>{_TAG})|(?P<mark>&#3[49];)")
"""What may be shorter in an element that keeps its lines."""
_MARKS = {"&#34;": '"', "&#39;": "'"}
_BODY = re.compile(r"<body\b", re.IGNORECASE)


def compact(page: str) -> str:
    """The same page, shorter.

    White space between words and elements becomes one character, never none, since what is around it may stand in one
    line: which of it is shown depends on the styles. In the head, where nothing is shown, it goes. Values that need no
    quotation marks have none, and quotation marks within text are themselves. What is in `pre` and `textarea`
    keeps its lines; end tags stay, for those who read pages without knowing which may be left out.
    """
    body = _BODY.search(page)
    shown = body.start() if body else 0

    def shorter(found: re.Match[str]) -> str:
        text = found[0]
        match found.lastgroup:
            case "tag":
                return _unquoted(text)
            case "space" if found.start() < shown and page[found.start() - 1] == ">" and page[found.end()] == "<":
                return ""
            case "space":
                return "\n" if "\n" in text else " "
            case "mark":
                return _MARKS[text]
            case "written":
                return _WRITTEN.sub(shorter, text)
        return text

    return _PIECE.sub(shorter, page)


# Pages of one site are made of the same few thousand tags.
@lru_cache(maxsize=1 << 14)
def _unquoted(tag: str) -> str:
    """A tag whose values have no quotation marks where they need none."""
    return _VALUE.sub(_value, tag) if '"' in tag else tag


def _value(found: re.Match[str]) -> str:
    """A value of an attribute without its quotation marks; nothing in place of an empty one."""
    if found[1] is None:
        return found[0]
    return f"={found[1]}" if found[1] else ""
