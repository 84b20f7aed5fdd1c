"""EDGE: `explainer serve`."""

from __future__ import annotations

import asyncio
import gc
import os
import webbrowser
from datetime import datetime

import click

from ..source import Problems, RefusedError, library, report
from .terminal import current_project, now, progress, refusing, show, today

EDITORS = ("vscode", "vscodium", "cursor", "zed", "idea", "textmate", "none")
USE = "looking at a site while it is edited"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Port; the first that is free from 8000 on where left out.")
@click.option("--open", "opened", is_flag=True, help="Open the browser.")
@click.option(
    "--editor",
    type=click.Choice(EDITORS),
    default="vscode",
    show_default=True,
    envvar="EXPLAINER_EDITOR",
    help="What opens the place of a problem.",
)
@click.option("--build/--no-build", "building", default=True, help="Build the site whenever you pause, for its search.")
@click.option("-o", "--output", default="site", show_default=True, help="Folder of the built site, below the project.")
@click.pass_context
def serve(context: click.Context, port: int | None, opened: bool, editor: str, building: bool, output: str) -> None:
    """Show the site in a browser on this machine while you edit it.

    What is saved is seen at once, drafts too; what is wrong is told there and here. Ends with Ctrl-C.

    Example: explainer serve --open
    """
    with refusing():
        for name in ("watchfiles", "starlette", "uvicorn"):
            library(name, "serve", USE)
        from ..serve import server, serving
        from ..serve.session import Session

        project = current_project(context)
        sock = server.listening(port)
        with progress() as say:
            say("reading")
            session = Session(project, os.environ, today, now)
            say("making frames")
            session.page("")
        # Nearly all that was read stays: it need not be looked at again and again.
        gc.collect()
        gc.freeze()
        address = f"http://{server.HOST}:{sock.getsockname()[1]}/"
        click.echo(f"{address} shows the site as you edit it; Ctrl-C ends it", err=True)
        if opened:
            webbrowser.open(address)
        told = _Terminal()
        try:
            asyncio.run(serving.run(project, session, sock, told, editor=editor, output=output if building else None))
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise RefusedError(f"the server stopped: {error.strerror or error}") from error


class _Terminal:
    """Tells what is wrong when it is another than before."""

    def __init__(self) -> None:
        self.before: Problems | None = None

    def __call__(self, line: str, problems: Problems) -> None:
        now = datetime.now().strftime("%H:%M:%S")
        if line:
            click.echo(f"{now} {line}", err=True)
            return
        if problems != self.before:
            known = set(self.before or ())
            show([each for each in problems if each not in known], "full")
            click.echo(f"{now} {report.summary(problems)}", err=True)
        self.before = problems
