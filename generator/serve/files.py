"""EDGE: a folder of files that is held in memory, over HTTP, on this machine only."""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from ..source import RefusedError

HOST = "127.0.0.1"
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".wasm": "application/wasm"}
"""What some systems do not know, or know otherwise."""


class _Server(ThreadingHTTPServer):
    # On Windows two servers could then have one port.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves while it is answered is no fault; of all else a trace is printed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def hosted(files: Mapping[str, bytes], port: int) -> ThreadingHTTPServer:
    """A server of some files by path, bound to a port, or to any where that is 0. Raises RefusedError."""
    try:
        return _Server((HOST, port), partial(_Handler, files))
    except OSError as error:
        raise RefusedError(f"port {port} cannot be used: {error.strerror or error}; name another with --port") from None


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, files: Mapping[str, bytes], *rest: object) -> None:
        self.files = files
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0]).lstrip("/") or "index.html"
        data = self.files.get(path)
        # A page elsewhere whose name leads to this machine must read nothing of it.
        known = (self.headers.get("Host") or "").partition(":")[0] in (HOST, "localhost")
        if data is None or not known:
            self.send_error(404 if known else 403)
            return
        ending = f".{path.rpartition('.')[2]}"
        kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.send_response(200)
        for name, value in _headers(kind, len(data)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, _format: str, *args: object) -> None:
        pass


def _headers(kind: str, length: int) -> dict[str, str]:
    return {
        "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "Content-Length": str(length),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
