"""EDGE: other programs: the builder, started over the docs tree, and git, asked for an earlier state."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

from generator.disk import TEXT, Project, Refused
from generator.site import ASSETS
from generator.text import Source

BUILDERS = ("mkdocs", "zensical")


def run_builder(builder: str, project: Project, docs: Path, target: Path, epoch: int, *, strict: bool = True) -> str:
    """Builds a docs tree into a folder, both below the project. Raises Refused, with the builder's words, on failure.

    `epoch` is the time that the output may carry, in seconds since 1970.
    """
    environment = {
        **os.environ,
        "DOCS_DIR": docs.relative_to(project.root).as_posix(),
        "SITE_DIR": target.relative_to(project.root).as_posix(),
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    # Neither -q nor -v: with either, strict mode counts nothing and exits with 0 (mkdocs#4126, #3991).
    if importlib.util.find_spec(builder) is None:
        raise Refused(f"{builder} is not installed: pip install 'explainer[{builder}]'")
    # Zensical's cache does not notice data that changed beside a page, so it is never used.
    options = [*(["--strict"] if strict else []), *(["--clean"] if builder == "zensical" else [])]
    command = [sys.executable, "-m", builder, "build", *options, "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    if done.returncode:
        # A builder may end with a traceback of its own: what a reader needs of it is the last line.
        said, trace, rest = output.strip().partition("Traceback (most recent call last)")
        said += rest.rpartition("\n")[2] if trace else ""
        raise Refused(f"{builder} did not build the site, and nothing was published:\n{said}")
    return output


def sources_at(project: Project, revision: str) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The content and settings as committed at a revision, and the names of its assets; none before there were any.

    Raises Refused where git knows no such revision.
    """
    known = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise Refused(f"git knows no revision `{revision}` here")
    done = _git(project, "archive", "--format=tar", known.stdout.decode("ascii").strip(), "mkdocs.yml", "content")
    if done.returncode:
        # Before there was a project there was nothing published.
        return (), ()
    texts, assets = [], []
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive.getmembers():
            opened = archive.extractfile(member) if member.isreg() else None
            if opened is None:
                continue
            if member.name.endswith(TEXT) and not member.name.startswith(ASSETS):
                text = opened.read().decode("utf-8-sig", "replace")
                texts.append(Source(member.name, text.replace("\r\n", "\n").replace("\r", "\n")))
            else:
                assets.append(member.name)
    return tuple(texts), tuple(assets)


def _git(project: Project, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], cwd=project.root, capture_output=True, check=False)
    except FileNotFoundError:
        raise Refused("git is not installed; an earlier state cannot be read") from None
