"""EDGE: the command `explainer` and its commands, a module each."""

from __future__ import annotations

import ast
import atexit
import gc
import os
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click

from .. import __version__
from ..source import nearest

COMMANDS = (
    "admin", "archive", "build", "check", "correct", "explain", "export", "import", "ingest", "init", "links", "new",
    "prove", "rename", "review", "schemas", "serve", "show", "stats", "upgrade", "withdraw",
)  # fmt: skip
KEPT = 500_000
"""So many objects are made before any is looked at again: nearly all that a command makes stays until its end."""


class _Commands(click.Group):
    """Commands of which only the one that is called is imported, with what it needs."""

    def main(self, *arguments: Any, **named: Any) -> Any:
        _written_whole(sys.stdout)
        _written_whole(sys.stderr)
        return super().main(*arguments, **named)

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        # Plugins of other packages have nothing to say to our schema, and looking for them takes as long as reading it.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        gc.set_threshold(KEPT)
        # Nor at the end, when all of it goes at once.
        atexit.register(gc.freeze)
        command: click.Command = getattr(import_module(f".{_module(name)}", __package__), _module(name))
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        # A shell that completes the line wants no error.
        unknown = args and args[0] not in COMMANDS and not ctx.resilient_parsing
        if unknown and (meant := nearest(args[0], COMMANDS)):
            ctx.fail(f"No such command {args[0]!r}; did you mean {meant!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does it, but that no command is imported: their descriptions are read."""
        width = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, click.Command(name, help=_description(name)).get_short_help_str(width)) for name in COMMANDS]
            )


def _written_whole(stream: Any) -> None:
    """Lets any sign be written, also where an encoding has not all of them, as on Windows.

    What goes to a file or another program is UTF-8 where nobody wants it otherwise; a terminal shows a number for a
    sign that it lacks.
    """
    encoding = str(getattr(stream, "encoding", None) or "utf-8").casefold().replace("-", "")
    if encoding == "utf8" or not hasattr(stream, "reconfigure"):
        return
    if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8")


def _module(name: str) -> str:
    """What a command is called in Python, where some words are taken."""
    return f"{name}_" if iskeyword(name) else name


def _description(name: str) -> str:
    """What the docstring of a command says."""
    module = ast.parse(Path(__file__).with_name(f"{_module(name)}.py").read_text(encoding="utf-8"))
    found = (each for each in module.body if isinstance(each, ast.FunctionDef) and each.name == _module(name))
    return next((ast.get_docstring(each) or "" for each in found), "")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--project", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of the project.")
@click.version_option(__version__, prog_name="explainer")
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """Articles and annotations in, a checked explainer site out.

    Example: explainer check, then explainer build.
    """
    context.obj = project
