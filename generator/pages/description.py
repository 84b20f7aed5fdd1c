"""What is said of a page or an entry where it is listed."""

from __future__ import annotations

from ..model import Entry, withdrawal
from ..model.kinds import Claim, Explainer

LONGEST = 155
"""Characters of a description: more is cut off where pages are listed."""


def describe(entry: Entry) -> str:
    """What an entry says, in one breath; of one that was withdrawn, that it was."""
    if entry.withdrawn:
        return short(withdrawal(entry))
    match entry:
        case Claim():
            label = f" ({entry.label})" if entry.label else ""
            return short(f"{entry.assessment.words}{label}. {entry.body.summary}")
        case Explainer():
            return short(entry.answer)
    return short(entry.body.summary or entry.name)


def short(text: str, longest: int = LONGEST) -> str:
    """A text cut where it is longer: behind a sentence if one ends late enough, else at a word."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = text[: longest + 1].rfind(". ")
    if end > longest // 3:
        return text[: end + 1]
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
