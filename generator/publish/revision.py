"""EDGE: git, asked for an earlier state of the content, and for what it knows of the one at hand."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Mapping
from datetime import date

from ..model import ASSETS, Origin
from ..source import RefusedError, Source
from .project import Project
from .reading import TEXT


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
