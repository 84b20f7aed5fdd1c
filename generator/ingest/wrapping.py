"""Lines that were broken to a width, joined to paragraphs, and what stands at the head and foot of printed pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from .cleaning import byline

if TYPE_CHECKING:
    from .forms import Raw

WIDEST = 100
"""Characters; lines of a paragraph that are longer were not broken."""
_PAGE = re.compile(
    r"(?:.{0,60}[|\u2022\u00b7-] ?)?(?:page|seite|p\.|s\.) ?\d{1,4}(?: ?(?:of|/|von) ?\d{1,4})?$"
    r"|\d{1,4} ?(?:of|/) ?\d{1,4}$"
    r"|-? ?\d{1,4} ?-?$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*\u2022\u2013]|\d{1,3}[.)])\s")


def mended(raw: Raw) -> Raw:
    """The same text with each paragraph in one line, where it was wrapped."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", raw.text.replace("\f", "\n\n").strip("\n"))]
    if not (wrapped(blocks) or raw.form == "PDF"):
        return raw
    blocks = without_pages(blocks)
    text = "\n\n".join(line for block in blocks for line in joined(block, raw.text))
    return replace(raw, text=text + "\n", told=(*raw.told, "hard wraps mended"))


def wrapped(blocks: list[list[str]]) -> bool:
    """Whether most lines that another follows end at one width and in the midst of a sentence."""
    followed = [line.rstrip() for block in blocks for line in block[:-1] if line.strip()]
    long = [line for line in followed if len(line) >= 35]
    if len(long) < 3 or max(map(len, followed)) > WIDEST:
        return False
    width = sorted(map(len, long))[int(0.9 * len(long))]
    full = [line for line in long if len(line) >= 0.75 * width]
    midst = [line for line in full if line[-1].isalpha() or line[-1] in ",-\u2019'\u2013\u2014"]
    return len(full) >= 0.6 * len(followed) and len(midst) >= 0.5 * len(full)


def without_pages(blocks: list[list[str]]) -> list[list[str]]:
    """Without numbers of pages, and lines that stand with them at the head or foot of each page."""
    flat = Counter(re.sub(r"\d+", "0", line.strip()) for block in blocks for line in block)
    kept = [[line for line in block if not (_PAGE.match(line.strip()) or _running(line, flat))] for block in blocks]
    return [block for block in kept if block]


def _running(line: str, times: Counter[str]) -> bool:
    low = re.sub(r"\d+", "0", line.strip())
    return times[low] > 2 and "0" in low and len(low) < 70


def joined(block: list[str], text: str) -> list[str]:
    """The lines of one block as paragraphs: a line that ends early and with a stop, or is a headline, stands alone."""
    width = max((len(line.rstrip()) for line in block), default=0)
    found: list[str] = []
    for at, line in enumerate(line.strip() for line in block):
        before = block[at - 1].rstrip() if at else ""
        starts = at and _ITEM.match(line)
        if not found or starts or alone(before.strip()) or alone(line) or _ends(before, line, width):
            found.append(line)
        elif (parted := re.search(r"([^\W\d_]+)[-\u00ad]$", found[-1])) and line[:1].islower():
            found[-1] = _unhyphened(found[-1], parted[1], line, text)
        else:
            found[-1] += f" {line}"
    return found


def alone(line: str) -> bool:
    """Whether a line is a byline or a day, which no paragraph holds."""
    return bool(byline.byline(line)) or byline.day(line)[1]


def _ends(before: str, line: str, width: int) -> bool:
    """Whether a line was not broken for its width: the word that follows would have had room."""
    room = width - len(before) - 1
    word = line.split(" ", 1)[0] if line else ""
    return room > len(word) + 8 and (before.count(" ") < 12 and len(before) < 0.75 * width)


def _unhyphened(before: str, half: str, line: str, text: str) -> str:
    """A word that was parted, joined without its hyphen unless it stands with one elsewhere in the text."""
    rest = re.match(r"[^\W\d_]+", line)
    whole = f"{half}{rest[0] if rest else ''}"
    hyphened = f"{half}-{rest[0] if rest else ''}"
    if re.search(rf"\b{re.escape(hyphened)}\b", text) and not re.search(
        rf"\b{re.escape(whole)}\b", text, re.IGNORECASE
    ):
        return before + line
    return before[:-1] + line
