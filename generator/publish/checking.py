"""EDGE: the content checked, as it lies in the project, and as it was at another revision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from .. import build
from ..build import Build
from ..source import Problems, arrange
from .project import Project
from .reading import Sources, read_sources


def check(
    project: Project, environment: Mapping[str, str], today: date | None = None, now: datetime | None = None
) -> Build:
    """Everything that is wrong with a project's content; what lies in the future only where `today` is given.

    What is scheduled is a draft until `now`.
    """
    return checked(read_sources(project), environment, today, now)


def checked(read: Sources, environment: Mapping[str, str], today: date | None, now: datetime | None = None) -> Build:
    """The same of what was read before."""
    made = build.check(
        read.texts,
        assets=read.assets,
        unreadable=read.unreadable,
        environment=environment,
        today=today,
        now=now,
    )
    return Build(made.site, arrange([*read.problems, *made.problems]))


def since(project: Project, revision: str, made: Build, environment: Mapping[str, str]) -> Problems:
    """What was published at a revision and has changed or gone in silence."""
    return silent(earlier(project, revision, environment), made)


def silent(before: Build, made: Build) -> Problems:
    """What was published in an earlier build and has changed or gone in silence."""
    from ..reports import changes

    return arrange(changes.check(before.site, made.site)) if before.site and made.site else ()


def of_changed(project: Project, revision: str, made: Build, environment: Mapping[str, str]) -> Problems:
    """What is wrong in the files that have changed since a revision, and, where a file is gone, what that broke."""
    from .revision import changed

    paths, gone = changed(project, revision)
    before = earlier(project, revision, environment).problems if gone else ()
    known = {(each.source.path, each.rule.code, each.message) for each in before}
    return tuple(
        each
        for each in made.problems
        if each.source.path in paths
        or any(label.at.source.path in paths for label in each.labels)
        or (gone and (each.source.path, each.rule.code, each.message) not in known)
    )


def earlier(project: Project, revision: str, environment: Mapping[str, str]) -> Build:
    """The site as it was at a revision, and what was wrong; no site where it could not have been built then."""
    from .revision import sources_at

    texts, assets = sources_at(project, revision)
    return build.check(texts, assets=assets, environment=environment)
