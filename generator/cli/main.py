"""EDGE: the command `explainer` and its commands, a module each."""

from __future__ import annotations

from pathlib import Path

import click

from .. import __version__
from .build import build
from .check import check
from .explain import explain
from .ingest import ingest
from .new import new
from .prove import prove
from .stats import stats
from .upgrade import upgrade


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--project", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of the project.")
@click.version_option(__version__, prog_name="explainer")
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """Articles and annotations in, a checked explainer site out.

    Example: explainer check, then explainer build.
    """
    context.obj = project


for _command in (build, check, explain, ingest, new, prove, stats, upgrade):
    main.add_command(_command)
