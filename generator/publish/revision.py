"""EDGE: the content checked, as it lies in the project, and as git knows it at another revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Mapping
from datetime import date, datetime

from .. import build
from ..build import Build
from ..model import ASSETS, Origin
from ..reports import changes
from ..source import Problems, RefusedError, Source, arrange
from .project import Project
from .reading import TEXT, Sources, read_sources


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
    return arrange(changes.check(before.site, made.site)) if before.site and made.site else ()


def of_changed(project: Project, revision: str, made: Build, environment: Mapping[str, str]) -> Problems:
    """What is wrong in the files that have changed since a revision, and, where a file is gone, what that broke."""
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
    texts, assets = sources_at(project, revision)
    return build.check(texts, assets=assets, environment=environment)


def sources_at(project: Project, revision: str) -> tuple[tuple[Source, ...], Mapping[str, bytes]]:
    """The content and settings as committed at a revision, and its assets; none before there were any.

    Raises RefusedError where git knows no such revision.
    """
    known = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise RefusedError(
            f"git knows no revision `{revision}` here; name a branch or a commit that is there, see git log"
        )
    done = _git(project, "archive", "--format=tar", known.stdout.decode("ascii").strip(), "mkdocs.yml", "content")
    if done.returncode:
        # Before there was a project there was nothing published.
        return (), {}
    texts: list[Source] = []
    assets: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive.getmembers():
            opened = archive.extractfile(member) if member.isreg() else None
            if opened is None or "/." in member.name:
                continue
            if member.name.endswith(TEXT) and not member.name.startswith(ASSETS):
                text = opened.read().decode("utf-8-sig", "replace")
                texts.append(Source(member.name, text.replace("\r\n", "\n").replace("\r", "\n")))
            else:
                assets[member.name] = opened.read()
    return tuple(texts), assets


def changed(project: Project, revision: str) -> tuple[frozenset[str], bool]:
    """The files of a project that are not as they were at a revision, and whether any of them is gone.

    Files that git does not know yet count, those that it ignores do not. Raises RefusedError where git knows no such
    revision.
    """
    known = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise RefusedError(
            f"git knows no revision `{revision}` here; name a branch or a commit that is there, see git log"
        )
    commit = known.stdout.decode("ascii").strip()
    differ = _git(project, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
    new = _git(project, "ls-files", "--others", "--exclude-standard", "-z")
    names = b"".join((differ.stdout, new.stdout)).decode("utf-8", "replace").split("\0")
    found = frozenset(name for name in names if name)
    return found, any(not (project.root / name).exists() for name in found)


def origin(project: Project, environment: Mapping[str, str]) -> Origin:
    """The branch on which the content is edited, its commit and the day of that; each None where git does not tell.

    Content that was changed since, or is no part of a repository, is of no commit.
    """
    try:
        return Origin(_branch(project, environment), *_commit(project))
    except RefusedError:
        return Origin(_branch_of(environment))


def _commit(project: Project) -> tuple[date | None, str]:
    """The day of the commit that is at hand, and what it is called."""
    if not _said(project, "ls-files", "mkdocs.yml") or _said(project, "status", "--porcelain", "mkdocs.yml", "content"):
        return None, ""
    day, _, name = _said(project, "log", "-1", "--format=%cs %H").partition(" ")
    return (date.fromisoformat(day), name[:10]) if day else (None, "")


def _branch(project: Project, environment: Mapping[str, str]) -> str | None:
    """The one that a workflow runs for, else the remote's default, else the one at hand."""
    default = _said(project, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    return _branch_of(environment) or default.partition("/")[2] or _said(project, "branch", "--show-current") or None


def _branch_of(environment: Mapping[str, str]) -> str | None:
    """The branch of a workflow of GitHub, which may run for a tag or a proposal too."""
    name = environment.get("GITHUB_REF_NAME", "")
    return name if environment.get("GITHUB_REF_TYPE") == "branch" and not name.endswith("/merge") else None


def _said(project: Project, *words: str) -> str:
    """What git says in one line; nothing where it fails."""
    done = _git(project, *words)
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _git(project: Project, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], cwd=project.root, capture_output=True, check=False)
    except FileNotFoundError:
        raise RefusedError("git is not installed; an earlier state cannot be read") from None
