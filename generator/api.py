"""What other programs may call: a project checked, built and proved, and a raw article cleaned.

Folders are those of projects: mkdocs.yml and content/ lie in them, or in a folder above. All functions raise
`RefusedError`, whose text says why, where there is no project or a step cannot be taken; what is wrong with the content
is no error but a value, a tuple of `Diagnostic`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from . import ingest
from .ingest import Cleaned
from .model.kinds import Article
from .page_reader import read_raw
from .publish import checking, find_project, publication
from .publish.publication import Published
from .source import Diagnostic, MissingLibraryError, RefusedError, Severity

__all__ = ["Cleaned", "Diagnostic", "Published", "RefusedError", "Severity", "build", "check", "clean", "prove"]


def check(folder: Path, today: date | None = None, now: datetime | None = None) -> tuple[Diagnostic, ...]:
    """All that is wrong with a project's content, in the order of files and lines.

    What lies in the future is told only where `today` is given; what is scheduled is a draft until `now`, which has a
    time zone.
    """
    return checking.check(find_project(folder.resolve()), os.environ, today, now).problems


def build(
    folder: Path,
    *,
    builder: str = "mkdocs",
    output: str = "site",
    strict: bool = False,
    today: date | None = None,
    now: datetime | None = None,
) -> Published:
    """Checks, builds and audits a project, and publishes it to `output`, a folder below it, if nothing stops that.

    `builder` is `mkdocs` or `zensical`; with `strict` a warning stops as an error does. The last good site stays where
    `published` of the result is false. What is scheduled is published from `now` on, which has a time zone.
    """
    project = find_project(folder.resolve())
    return publication.publish(
        project, builder, output, strict=strict, environment=os.environ, say=lambda step: None, today=today, now=now
    )


def clean(raw: str | bytes, name: str = "") -> Cleaned:
    """The article in a raw text: its paragraphs, title, authors and date, and for each line why it was kept or not.

    Bytes are those of a file of any form that `explainer ingest` takes in: text in any encoding, a web page, a mail,
    Markdown, PDF, Word; `name` is the file's, which may tell its form. Raises RefusedError where no text can be had of
    it, or a library is missing.
    """
    try:
        read = read_raw(raw, name or "raw") if isinstance(raw, bytes) else ingest.Raw(raw)
    except ingest.UnreadableError as error:
        raise RefusedError(f"{error}; {error.help}") from None
    except MissingLibraryError as missing:
        raise RefusedError(str(missing)) from None
    try:
        return ingest.prepare(ingest.Request(read, name)).cleaned
    except ingest.NotTakenError:
        return ingest.clean_article(read.text)


def prove(folder: Path, today: date) -> Mapping[str, str]:
    """The proofs of each article whose text is here, as the text of their file, by its path in the project.

    Nothing is written. `today` is the day that quotations which were not proved before are given.
    """
    project = find_project(folder.resolve())
    site = checking.check(project, os.environ).site
    if site is None:
        raise RefusedError("the settings cannot be read; see what is wrong with mkdocs.yml: explainer check")
    outcomes = (ingest.prove(site, article, today) for article in site.all(Article, drafts=True))
    return {outcome.path: outcome.text for outcome in outcomes if outcome}
