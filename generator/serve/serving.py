"""EDGE: the server, the watcher and the builds behind them, until it is stopped."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from ..publish import Project
from ..publish.project import frame
from ..source import Diagnostic, Problems
from .server import Hub, application
from .session import Session
from .watching import changes

PAUSE = 3.0
"""Seconds without a change after which the true build begins."""
SHOWN = 50
"""The most problems that a page lists."""
EDITORS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
"""Addresses that open a file in an editor."""
_HEADLINE = re.compile(r"(\S+?):(\d+):(\d+): (error|warning)\[([a-z-]+)\]: (.*)")

Say = Callable[[str, Problems], None]
"""Tells the terminal a line, and problems."""


async def run(
    project: Project, session: Session, sock: socket.socket, say: Say, *, editor: str, output: str | None
) -> None:
    """Serves a project until it is stopped. `output` is the folder of the true build, None where there is none."""
    hub = Hub()
    shown = _Shown(project, EDITORS[editor])
    built = project.root / (output or "site")
    made = application(session, hub, built)
    config = uvicorn.Config(made, log_level="error", access_log=False, timeout_graceful_shutdown=1, lifespan="off")
    server = uvicorn.Server(config)
    watching = asyncio.create_task(_watch(session, hub, shown, say, _Builds(project, output, hub, shown, say)))
    try:
        await server.serve(sockets=[sock])
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


class _Shown:
    """Problems as a page lists them."""

    def __init__(self, project: Project, pattern: str) -> None:
        self.project, self.pattern = project, pattern

    def listed(self, problems: Problems) -> list[dict[str, Any]]:
        return [self._one(each) for each in problems[:SHOWN]]

    def _one(self, problem: Diagnostic) -> dict[str, Any]:
        path, line, column = problem.source.path, problem.first.line, problem.first.column
        said = {"severity": str(problem.severity), "code": problem.rule.code, "message": problem.message}
        place = {"path": path, "line": line, "column": column, "href": self.href(path, line, column)}
        return {**place, **said, "help": problem.help}

    def href(self, path: str, line: int, column: int) -> str:
        """What opens a file in the editor at a place."""
        own = self.project.root / path
        file = own if own.exists() else frame() / path.removeprefix("templates/")
        return self.pattern.format(path=file.as_posix().lstrip("/"), line=line, column=column)


class _Builds:
    """True builds, each in a process of its own, begun when the editor pauses, and ended when work goes on."""

    def __init__(self, project: Project, output: str | None, hub: Hub, shown: _Shown, say: Say) -> None:
        self.project, self.output, self.hub, self.shown, self.say = project, output, hub, shown, say
        self.task: asyncio.Task[None] | None = None

    def after_pause(self) -> None:
        self.stop()
        if self.output and sys.platform != "win32":
            self.task = asyncio.create_task(self._build(self.output))

    def stop(self) -> None:
        if self.task:
            self.task.cancel()

    async def _build(self, output: str) -> None:
        await asyncio.sleep(PAUSE)
        package = (__package__ or "generator").partition(".")[0]
        command = ("-m", package, "--project", str(self.project.root), "build", "-o", output)
        parent = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (parent, os.environ.get("PYTHONPATH"))))
        made = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        try:
            said, _ = await made.communicate()
        except asyncio.CancelledError:
            made.terminate()
            await made.wait()
            raise
        await self._told(said.decode("utf-8", "replace"))

    async def _told(self, said: str) -> None:
        """What only a build finds: what is wrong with finished pages."""
        known = {(each["path"], each["code"]) for each in self.hub.state.get("problems", ())}
        found = [match for match in _HEADLINE.finditer(said) if (match[1], match[5]) not in known]
        names = ("path", "line", "column", "severity", "code", "message")
        listed = [dict(zip(names, match.groups(), strict=True), help="", href="") for match in found]
        lines = said.strip().split("\n")
        # How it went stands before notes; what stopped it is told whole.
        last = next((line for line in lines if line.startswith("site: ")), lines[-1])
        last = said.strip() if said.strip().startswith("explainer:") else last
        self.say(f"built: {last}", ())
        self.hub.tell(audit=listed[:SHOWN], build=last)


async def _watch(session: Session, hub: Hub, shown: _Shown, say: Say, builds: _Builds) -> None:
    """Reads what changed, tells the open pages, judges it, tells them again, and has it built when all is quiet."""
    try:
        await _judged(session, hub, shown, say)
        builds.after_pause()
        async for _ in changes(session.project):
            try:
                if await asyncio.to_thread(session.refresh) is None:
                    continue
                builds.stop()
                hub.tell(**_state(session, shown))
                await _judged(session, hub, shown, say)
                builds.after_pause()
            except Exception as error:  # whatever an edit does, the next one is waited for
                say(f"not read: {error or type(error).__name__}", ())
    finally:
        builds.stop()


async def _judged(session: Session, hub: Hub, shown: _Shown, say: Say) -> None:
    problems = await asyncio.to_thread(session.judge)
    say("", problems)
    hub.tell(**_state(session, shown), audit=[])


def _state(session: Session, shown: _Shown) -> dict[str, Any]:
    problems = session.problems
    return {"problems": shown.listed(problems), "count": len(problems), "drafts": sorted(session.now.drafts)}
