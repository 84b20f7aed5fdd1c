"""EDGE: the session over HTTP, on this machine only: pages, the files beside them, and a stream of what changes."""

from __future__ import annotations

import asyncio
import json
import mimetypes
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from ..source import RefusedError
from .session import Served, Session

HOST = "127.0.0.1"
PORTS = 20
"""So many ports are tried."""
OURS = {"serve.js": "text/javascript", "serve.css": "text/css"}
QUIET = 15
"""Seconds after which a silent stream says that it lives."""
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_IN_HEAD = (
    '<meta name="serve" content="{tag}"><link rel="stylesheet" href="/-/serve.css">'
    '<script src="/-/serve.js" defer></script></head>'
)
_RIBBON = '<p class="serve-ribbon" role="note">Draft: not published</p>'


class Hub:
    """What the pages that are open are told."""

    def __init__(self) -> None:
        self.number = 0
        self.state: dict[str, Any] = {}
        self._next = asyncio.Event()

    def tell(self, **state: Any) -> None:
        told, self._next = self._next, asyncio.Event()
        self.state |= state
        self.number += 1
        told.set()

    async def wait(self, number: int) -> None:
        """Until more was told than so many times, or for a while."""
        if self.number == number:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._next.wait(), QUIET)


def application(session: Session, hub: Hub, built: Path) -> Starlette:
    """`built` is where the last true build lies, for what is made by nothing else: search, and cards."""
    routes = [
        Route("/-/events", partial(_events, session, hub)),
        Route("/-/{name}", _ours),
        Route("/{path:path}", partial(_path, session, built)),
    ]
    # A page elsewhere whose name leads to this machine must read nothing of it.
    local = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)
    return Starlette(routes=routes, middleware=[local])


async def _ours(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in OURS:
        return Response(status_code=404)
    return Response(Path(__file__).with_name(name).read_bytes(), media_type=OURS[name], headers=_HEADERS)


async def _path(session: Session, built: Path, request: Request) -> Response:
    path = request.path_params["path"]
    url = path.removesuffix("index.html")
    if url and not url.endswith("/"):
        found = await run_in_threadpool(_file, session, built, path)
        if found is not None:
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return Response(found, media_type=kind, headers=_HEADERS)
        page = await run_in_threadpool(session.page, f"{path}/")
        if page.found:
            return RedirectResponse(f"/{path}/", 307)
    page = await run_in_threadpool(session.page, url)
    looks = await run_in_threadpool(lambda: session.looks)
    return Response(_decorated(page, looks), 200 if page.found else 404, _HEADERS, "text/html")


def _decorated(page: Served, looks: str) -> str:
    """A page with what only a preview has: our script, and the ribbon of a draft."""
    html = page.html.replace("</head>", _IN_HEAD.format(tag=f"{page.tag}-{looks}"), 1)
    start = html.find(">", html.find("<body")) + 1
    return f"{html[:start]}{_RIBBON}{html[start:]}" if page.draft else html


def _file(session: Session, built: Path, path: str) -> bytes | None:
    """A file of the site: as it would be now, or as the last true build has it."""
    if (found := session.file(path)) is not None:
        return found
    try:
        file = (built / path).resolve(strict=True)
        return file.read_bytes() if file.is_relative_to(built.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None


async def _events(session: Session, hub: Hub, request: Request) -> Response:
    url = unquote(request.query_params.get("page", "/")).lstrip("/").removesuffix("index.html")
    tag = request.query_params.get("tag", "")
    return StreamingResponse(_stream(session, hub, url, tag), media_type="text/event-stream", headers=_HEADERS)


async def _stream(session: Session, hub: Hub, url: str, tag: str) -> AsyncIterator[str]:
    """Whether the page at an address is another now, and what is wrong."""
    while True:
        number = hub.number
        page = await run_in_threadpool(session.page, url)
        looks = await run_in_threadpool(lambda: session.looks)
        if tag and tag != f"{page.tag}-{looks}":
            yield "event: reload\ndata: {}\n\n"
            return
        yield f"event: state\ndata: {json.dumps({**hub.state, 'fault': page.fault})}\n\n"
        while hub.number == number:
            await hub.wait(number)
            if hub.number == number:
                yield ": still here\n\n"


def listening(port: int | None, first: int = 8000) -> socket.socket:
    """A socket on this machine: at a port, or at the first that is free. Raises RefusedError where there is none."""
    for number in (port,) if port is not None else range(first, first + PORTS):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((HOST, number))
            # At once, so that whoever is told the address may ask, and wait.
            sock.listen(64)
        except OSError:
            sock.close()
            continue
        return sock
    taken = f"port {port} is taken" if port is not None else f"ports {first} to {first + PORTS - 1} are taken"
    raise RefusedError(f"{taken}: name another with --port, or 0 for any that is free")
