"""Citations in Pandoc's syntax: `[see @key, pp. 3-5; @other]` in prose, `key, p. 3; other` in a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..source import Rule

CITATION_MALFORMED = Rule("citation-malformed")
RULES = (CITATION_MALFORMED,)

# Pandoc's manual, "Citation syntax": a key begins with a letter, digit or underscore; inside it single
# internal punctuation may stand; any other key is written in braces.
_NAME = r"[^\W][\w]*(?:[:.#$%&\-+?<>~/][\w]+)*"
KEY = re.compile(rf"\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{_NAME})")
_ITEM = re.compile(rf"(?P<prefix>.*?)-?@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{_NAME}))(?P<suffix>.*)", re.DOTALL)
_LABEL = re.compile(r"(?i:pp?|ch|chs|chap|vols?|nos?|secs?|§+|paras?|figs?|arts?|ll?|nn?|bk|pt|cols?|fol)\.?")
_MARKED = re.compile(r"[*_`{}<>\\]")
_MENTION = re.compile(r"(?:^|[\s;\[-])@[\w{]")


@dataclass(frozen=True)
class Cite:
    """One work cited: its key with the key's offsets in the text around it, and where in the work to look."""

    key: str
    start: int
    end: int
    prefix: str = ""
    locator: str = ""


def bracketed(inner: str) -> tuple[Cite, ...] | None:
    """The citations of what stands between square brackets, or None where that is no citation."""
    if not _MENTION.search(inner):
        return None
    found = []
    for start, item in _items(inner):
        match = _ITEM.fullmatch(item)
        if not match or (match["prefix"] and not match["prefix"][-1].isspace()):
            return None
        name = "braced" if match["braced"] else "plain"
        at = start + match.start(name)
        locator = match["suffix"].strip().removeprefix(",").strip()
        found.append(Cite(match[name], at, at + len(match[name]), match["prefix"].strip(), locator))
    return tuple(found)


def fault(cite: Cite) -> tuple[str, str] | None:
    """What in a citation is not as it was meant, and how it is mended; None where it is right."""
    if not cite.locator and not cite.prefix:
        return None
    if re.search(r"(?<!\w)@", cite.locator):
        return "two works without a `;` between them", "write `[@one; @other]`"
    if cite.locator and not re.search(r"\w", cite.locator):
        return f"`{cite.locator}` behind the key", "take it out, or write a place: `[@key, p. 4]`"
    if _LABEL.fullmatch(cite.locator):
        return f"`{cite.locator}` has no number", "write the number, `[@key, p. 4]`, or the key alone"
    if marked := _MARKED.search(f"{cite.prefix} {cite.locator}"):
        return f"a `{marked.group()}` in a citation", "write the place as plain text: `[@key, p. 4]`"
    return None


def field(text: str) -> tuple[Cite, ...]:
    """The citations of a field, where the `@` is left out because YAML reserves it. Raises ValueError."""
    found = []
    for start, item in _items(text):
        key, _, locator = item.strip().removeprefix("@").partition(",")
        at = start + item.find(key) if key else start
        if not KEY.fullmatch(key.strip()):
            raise ValueError("not a citation; write a key of references.yml, or `key, p. 4`, or `one; other`")
        found.append(Cite(key.strip(), at, at + len(key.strip()), "", locator.strip()))
        if wrong := fault(found[-1]):
            raise ValueError(f"{wrong[0]}; write `key, p. 4`, or `one; other`")
    return tuple(found)


def _items(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for item in text.split(";"):
        yield start, item
        start += len(item) + 1
