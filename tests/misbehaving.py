"""A local server that misbehaves in many ways, and plays an archive."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

PAGE = "<!doctype html><html><head><title>{}</title></head><body>x</body></html>"
Reply = bytes | Callable[["Request"], bytes] | Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """What was asked: the path with its query, the headers in small letters, and how often it was asked before."""

    method: str
    path: str
    headers: dict[str, str]
    before: int
    base: str


def answer(status: str, body: str | bytes = "", **headers: str) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + data


def titled(title: str, status: str = "200 OK", **headers: str) -> bytes:
    return answer(status, PAGE.format(title), **headers)


def to(location: str, status: str = "302 Found", **headers: str) -> bytes:
    return answer(status, Location=location, **headers)


async def never(request: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def dripping(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Drip: 1\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def endless(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    while True:
        writer.write(piece)
        await writer.drain()


async def reset(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def growing(request: Request) -> bytes:
    return to(f"/longer/{'x' * (request.before + 1)}?{request.before}")


def counted(request: Request) -> bytes:
    return to(f"/chain?{int(urlsplit(request.path).query or 0) + 1}")


def with_cookie(request: Request) -> bytes:
    if "seen=1" in request.headers.get("cookie", ""):
        return titled("The pier")
    return to("/cookie", Set_Cookie="seen=1; Path=/")


def second_time(first: bytes) -> Callable[[Request], bytes]:
    return lambda request: first if request.before == 0 else titled("The pier")


def got_only(request: Request) -> bytes:
    return titled("The pier") if request.method == "GET" else answer("405 Method Not Allowed", Allow="GET")


BOMB = gzip.compress(b"<title>The pier</title>" + b"\0" * 50_000_000, 9)
COPIES = {
    "/gone": {
        "available": True,
        "status": "200",
        "url": "http://web.archive.org/web/20210305000000/https://x.example/",
    },
    "/reset": {"available": True, "status": "404", "url": "http://web.archive.org/web/2021/https://x.example/"},
    "/empty": {"available": True, "status": "200", "url": "https://evil.example/web/2021/x"},
    "/loop": {"available": False, "status": "200", "url": "http://web.archive.org/web/2021/https://x.example/"},
    "/garbage": "no object",
}


def archive(request: Request) -> bytes:
    asked = parse_qs(urlsplit(request.path).query)["url"][0]
    path = urlsplit(asked).path
    if path == "/bad-status":
        return b"\x00\xff garbage"
    found = {"closest": COPIES[path]} if path in COPIES else {}
    return answer("200 OK", json.dumps({"url": asked, "archived_snapshots": found}), Content_Type="application/json")


WAYS: dict[str, Reply] = {
    "/fine": titled("The pier"),
    "/archive": archive,
    "/never": never,
    "/dripping": dripping,
    "/endless": endless,
    "/reset": reset,
    "/empty": b"",
    "/garbage": b"\x00\xff\xfe this is no HTTP\r\n\r\n",
    "/half-head": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "/half-body": b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<title>The pier</title>",
    "/wrong-length": answer("200 OK", "<title>The pier</title>", Content_Length="7"),
    "/no-number": answer("200 OK", "x", Content_Length="seven"),
    "/two-lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\nx",
    "/bad-status": b"HTTP/1.1 two hundred\r\n\r\n",
    "/huge-head": answer("200 OK", X="y" * 400_000),
    "/bad-gzip": answer("200 OK", b"\x1f\x8bno gzip", Content_Encoding="gzip"),
    "/bomb": answer("200 OK", BOMB, Content_Encoding="gzip"),
    "/bad-charset": answer("200 OK", PAGE.format("The pier"), Content_Type="text/html; charset=klingon"),
    "/no-head": got_only,
    "/no-content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "/gone": answer("410 Gone"),
    "/lost": answer("404 Not Found", PAGE.format("Lost")),
    "/soft": titled("Page not found | The Courier"),
    "/soft-de": titled("404 – Seite nicht gefunden"),
    "/sold": titled("courier.example: this domain is for sale"),
    "/to-home/deep": to("/"),
    "/": titled("The Courier"),
    "/loop": to("/loop"),
    "/ping": to("/pong"),
    "/pong": to("/ping"),
    "/longer": growing,
    "/chain": counted,
    "/no-location": answer("302 Found"),
    "/to-script": to("javascript:alert(1)"),
    "/to-file": to("file:///etc/passwd"),
    "/to-near": to("http://169.254.169.254/latest/meta-data/"),
    "/to-bad": to("http://[::1"),
    "/forbidden": answer("403 Forbidden"),
    "/unauthorised": answer("401 Unauthorized", WWW_Authenticate="Basic"),
    "/often": answer("429 Too Many Requests", Retry_After="9999999"),
    "/often-once": second_time(answer("429 Too Many Requests", Retry_After="7")),
    "/linkedin": answer("999 Request denied"),
    "/law": answer("451 Unavailable For Legal Reasons"),
    "/cloudflare": titled("Just a moment...", "503 Service Unavailable", cf_mitigated="challenge"),
    "/captcha": titled("Are you a robot?"),
    "/down": answer("503 Service Unavailable"),
    "/down-once": second_time(answer("503 Service Unavailable")),
    "/reset-once": second_time(b""),
    "/cookie": with_cookie,
    "/asking": to("/consent?back=/asking"),
    "/consent": titled("We value your privacy"),
    "/members-only": to("/account/login"),
    "/account/login": titled("Sign in"),
    "/moved": to("/fine", "301 Moved Permanently"),
    "/moved-far": to("/moved", "308 Permanent Redirect"),
    "/moved-relative": to("fine?a=1", "301 Moved Permanently"),
    "/moved-for-now": to("/fine"),
    "/moved-mixed": to("/moved-for-now", "301 Moved Permanently"),
    "/moved-to-lost": to("/lost", "301 Moved Permanently"),
    "/hinted": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + titled("The pier"),
}


@dataclass
class Server:
    """A running server: its address, and what it was asked."""

    base: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    methods: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        try:
            # Whoever begins with TLS is not understood.
            if (first := await reader.read(1)) == b"\x16":
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, path, _ = head[0].split(" ")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
            plain = urlsplit(path).path
            request = Request(method, path, headers, self.asked[path], self.base)
            self.asked[path] += 1
            self.methods.add(method)
            self.agents.add(headers.get("user-agent", ""))
            way = WAYS[plain if plain in WAYS else "/longer" if plain.startswith("/longer") else "/lost"]
            if isinstance(way, bytes):
                writer.write(way)
            elif asyncio.iscoroutinefunction(way):
                await way(request, writer)
            else:
                writer.write(way(request))  # type: ignore[call-arg, arg-type]
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            # Whoever asks may leave at any time, or speak TLS.
            pass
        finally:
            writer.close()


@contextmanager
def serving() -> Iterator[Server]:
    """A server in a thread of its own, on a port that the system gives."""
    loop, server, ready = asyncio.new_event_loop(), Server(), threading.Event()
    stop = asyncio.Event()

    async def run() -> None:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        server.base = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        ready.set()
        await stop.wait()
        listening.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for writer in server.writers:
            writer.transport.abort()
        await asyncio.sleep(0.05)

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
