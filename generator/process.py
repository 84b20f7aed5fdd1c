"""EDGE: the builder, started as a process over the docs tree."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.disk import Project, Refused

BUILDERS = ("mkdocs",)


def run_builder(builder: str, project: Project, target: Path, epoch: int) -> str:
    """Builds the docs tree into a folder below the project. Raises Refused, with the builder's words, where it fails.

    `epoch` is the time that the output may carry, in seconds since 1970.
    """
    environment = {
        **os.environ,
        "SITE_DIR": target.relative_to(project.root).as_posix(),
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    # Neither -q nor -v: with either, strict mode counts nothing and exits with 0 (mkdocs#4126, #3991).
    command = [sys.executable, "-m", builder, "build", "--strict", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    if done.returncode:
        raise Refused(f"{builder} did not build the site:\n{output.strip()}")
    return output
