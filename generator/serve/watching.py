"""EDGE: waits until files of a project change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import awatch

from ..publish import Project
from ..publish.project import frame

FOLDERS = ("content", "templates", "archive")
BEGUN = 1.0
"""Seconds in which watching has begun."""
STEP, LONGEST = 30, 400
"""Milliseconds of silence after which changes are told, and those after which they are in any case."""


async def changes(project: Project) -> AsyncIterator[None]:
    """Once for each burst of changes: of the folders that are read, of mkdocs.yml, and of folders that come and go."""
    pending = asyncio.Event()
    while True:
        folders = [folder for name in FOLDERS if (folder := project.root / name).is_dir()]
        tool = [frame()] if frame().is_dir() and frame() not in folders else []
        stop = asyncio.Event()
        tasks = [
            asyncio.create_task(_tell(pending, stop, [*folders, *tool], deep=True)),
            asyncio.create_task(_tell(pending, stop, [project.root], deep=False)),
        ]
        # What changed while watching began was told by nobody.
        asyncio.get_running_loop().call_later(BEGUN, pending.set)
        try:
            while folders == [folder for name in FOLDERS if (folder := project.root / name).is_dir()]:
                await pending.wait()
                pending.clear()
                yield
        finally:
            stop.set()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _tell(pending: asyncio.Event, stop: asyncio.Event, folders: list[Path], *, deep: bool) -> None:
    """Sets `pending` at each change; where the system tells of none, files are looked at now and then."""
    for poll in (None, True):
        try:
            watching = awatch(
                *folders, watch_filter=None, step=STEP, debounce=LONGEST, recursive=deep, stop_event=stop,
                force_polling=poll, ignore_permission_denied=True,
            )  # fmt: skip
            async for _ in watching:
                pending.set()
            return
        except OSError:
            # As many files are watched as the system allows, or a file system that tells nothing.
            continue
