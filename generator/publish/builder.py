"""EDGE: the builder, started over a docs tree."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..source import RefusedError, install
from .project import Project

BUILDERS = ("mkdocs", "zensical")


@dataclass(frozen=True)
class PagesRun:
    """One build by MkDocs: its configuration, the pages that are built, and those that they know of beside them.

    Pages are texts by their path in the docs tree. Where there are some beside, nothing is built but pages.
    """

    configuration: Path
    strict: bool
    pages: Mapping[str, str]
    beside: Mapping[str, str] = field(default_factory=dict)


def run_builder(builder: str, project: Project, configuration: Path, epoch: int, *, strict: bool = True) -> str:
    """Builds what a configuration of ours names. Raises RefusedError, with the builder's words, on failure.

    `epoch` is the time that the output may carry, in seconds since 1970.
    """
    # Neither -q nor -v: with either, strict mode counts nothing and exits with 0 (mkdocs#4126, #3991).
    # Zensical's cache does not notice data that changed beside a page, so it is never used.
    options = [*(["--strict"] if strict else []), *(["--clean"] if builder == "zensical" else [])]
    told = configuration.relative_to(project.root).as_posix()
    return _run(builder, project, [builder, "build", *options, "-f", told], epoch)


def run_mkdocs(project: Project, runs: Sequence[PagesRun], epoch: int) -> list[dict[str, str]]:
    """Several builds by one process: of each the HTML of its pages, by path; all else is in the folders they name.

    Raises RefusedError as `run_builder` does.
    """
    told = [{**vars(run), "configuration": run.configuration.relative_to(project.root).as_posix()} for run in runs]
    module = f"{__name__.partition('.')[0]}.mkdocs_process"
    made: list[dict[str, str]] = json.loads(_run("mkdocs", project, [module], epoch, json.dumps(told)))
    return made


def _run(builder: str, project: Project, command: Sequence[str], epoch: int, given: str | None = None) -> str:
    """What a module of a builder, or of ours around it, writes to its output when it is given an input."""
    if importlib.util.find_spec(builder) is None:
        raise RefusedError(f"{builder} is not installed: {install(builder)}")
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join(_path()),
    }
    done = subprocess.run(
        # No module is taken from the project's folder.
        [sys.executable, "-P", "-m", *command],
        cwd=project.root,
        env=environment,
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        # A builder may end with a traceback of its own: what a reader needs of it is the last line.
        said, trace, rest = (done.stdout + done.stderr).strip().partition("Traceback (most recent call last)")
        said += rest.rpartition("\n")[2] if trace else ""
        raise RefusedError(f"{builder} did not build the site, and nothing was published:\n{said}")
    return done.stdout


def _path() -> list[str]:
    """Where Python looks for modules first: as it was told, and where this package lies unless it is installed."""
    told = [each for each in os.environ.get("PYTHONPATH", "").split(os.pathsep) if each]
    here = str(Path(__file__).resolve().parents[2])
    return told if here in (sysconfig.get_path("purelib"), sysconfig.get_path("platlib")) else [here, *told]
