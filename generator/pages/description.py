"""What is said of a page or an entry where it is listed."""

from __future__ import annotations

from ..model import Entry, Site, withdrawal
from ..quotation import count

PACE = 200
"""Words that are read in a minute."""
LONGEST = 155
"""Characters of a description: more is cut off where pages are listed."""


def describe(site: Site, entry: Entry) -> str:
    """What an entry says, in one breath; of one that was withdrawn, that it was."""
    if entry.withdrawn:
        return short(withdrawal(entry, site.language))
    summary = site.kind(entry).summary
    return short(summary(site, entry) if summary else entry.body.summary or entry.name)


def short(text: str, longest: int = LONGEST) -> str:
    """A text cut where it is longer: behind a sentence if one ends late enough, else at a word."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = text[: longest + 1].rfind(". ")
    if end > longest // 3:
        return text[: end + 1]
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def minutes(entry: Entry) -> int:
    """How long its text takes to read, in whole minutes: at least one."""
    return max(1, round(sum(count(passage.text) for passage in entry.body.passages) / PACE))


def row(site: Site, entry: Entry) -> str:
    """What a list says of an entry beside its name."""
    if entry.withdrawn:
        return site.language.gettext("Withdrawn %(day)s", day=site.language.say(entry.withdrawn))
    kind = site.kind(entry)
    return kind.row(site, entry) if kind.row else site.language.gettext(kind.label)
