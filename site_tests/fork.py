"""A fork of the repository on another subject: the tool and its tests as they are, another content and its settings."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from site_tests.project import ROOT, SITE, take

ZONE = ROOT / "tests" / "zone"
# What is made, or is nobody's to copy.
LEFT = shutil.ignore_patterns(
    "archive", "build", "site", "site-*", ".site-*", "test-artefacts", ".git", ".venv", ".cache", ".hypothesis",
    ".*_cache", "__pycache__", "mutants",
)  # fmt: skip


def fork(to: Path) -> Path:
    """Writes the fork into a new folder."""
    shutil.copytree(ROOT, to, ignore=lambda folder, names: left(Path(folder), names), symlinks=True)
    take(to, ZONE, SITE)
    return to


def left(folder: Path, names: list[str]) -> set[str]:
    """What is not copied of a folder: at the top the content too."""
    if folder == ROOT:
        return LEFT(str(folder), names) | {name for name in SITE if name in names}
    return {name for name in names if name == "__pycache__"}


if __name__ == "__main__":
    fork(Path(sys.argv[1]))
