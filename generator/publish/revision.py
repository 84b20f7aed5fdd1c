"""EDGE: git, asked for an earlier state of the content."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Mapping

from ..model import ASSETS
from ..source import RefusedError, Source
from .project import Project
from .reading import TEXT


def sources_at(project: Project, revision: str) -> tuple[tuple[Source, ...], Mapping[str, bytes]]:
    """The content and settings as committed at a revision, and its assets; none before there were any.

    Raises RefusedError where git knows no such revision.
    """
    known = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise RefusedError(f"git knows no revision `{revision}` here")
    done = _git(project, "archive", "--format=tar", known.stdout.decode("ascii").strip(), "mkdocs.yml", "content")
    if done.returncode:
        # Before there was a project there was nothing published.
        return (), {}
    texts: list[Source] = []
    assets: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive.getmembers():
            opened = archive.extractfile(member) if member.isreg() else None
            if opened is None:
                continue
            if member.name.endswith(TEXT) and not member.name.startswith(ASSETS):
                text = opened.read().decode("utf-8-sig", "replace")
                texts.append(Source(member.name, text.replace("\r\n", "\n").replace("\r", "\n")))
            else:
                assets[member.name] = opened.read()
    return tuple(texts), assets


def _git(project: Project, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], cwd=project.root, capture_output=True, check=False)
    except FileNotFoundError:
        raise RefusedError("git is not installed; an earlier state cannot be read") from None
