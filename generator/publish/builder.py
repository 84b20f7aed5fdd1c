"""EDGE: other programs: the builder, started over the docs tree, and git, asked for an earlier state."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from ..source import RefusedError, install
from .project import Project

BUILDERS = ("mkdocs", "zensical")


def run_builder(builder: str, project: Project, configuration: Path, epoch: int, *, strict: bool = True) -> str:
    """Builds what a configuration of ours names. Raises RefusedError, with the builder's words, on failure.

    `epoch` is the time that the output may carry, in seconds since 1970.
    """
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join(_path()),
    }
    # Neither -q nor -v: with either, strict mode counts nothing and exits with 0 (mkdocs#4126, #3991).
    if importlib.util.find_spec(builder) is None:
        raise RefusedError(f"{builder} is not installed: {install(builder)}")
    # Zensical's cache does not notice data that changed beside a page, so it is never used.
    options = [*(["--strict"] if strict else []), *(["--clean"] if builder == "zensical" else [])]
    command = [
        sys.executable,
        # No module is taken from the project's folder.
        "-P",
        "-m",
        builder,
        "build",
        *options,
        "-f",
        configuration.relative_to(project.root).as_posix(),
    ]
    done = subprocess.run(
        command, cwd=project.root, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    output = done.stdout + done.stderr
    if done.returncode:
        # A builder may end with a traceback of its own: what a reader needs of it is the last line.
        said, trace, rest = output.strip().partition("Traceback (most recent call last)")
        said += rest.rpartition("\n")[2] if trace else ""
        raise RefusedError(f"{builder} did not build the site, and nothing was published:\n{said}")
    return output


def _path() -> list[str]:
    """Where Python looks for modules first: as it was told, and where this package lies unless it is installed."""
    told = [each for each in os.environ.get("PYTHONPATH", "").split(os.pathsep) if each]
    here = str(Path(__file__).resolve().parents[2])
    return told if here in (sysconfig.get_path("purelib"), sysconfig.get_path("platlib")) else [here, *told]
