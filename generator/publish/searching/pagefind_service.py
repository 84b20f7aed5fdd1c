"""EDGE: Pagefind, asked for an index by its service: pages go in and files come out, and none is written on the way.

Its messages are JSON in base64, a comma behind each (as its own clients for Node and Python write them, 1.5.2). The
Python client waits for a tenth of a second at each page, and cannot read an index of more than two megabytes.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import IO, Any

END = b","
_READ = 1 << 20


class ServiceError(Exception):
    """What Pagefind said, or how it ended."""


def indexed(program: Path, pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The files of the index of pages, by path; a page is its address and its HTML. Raises ServiceError."""
    asked = [_message({"type": "NewIndex", "config": None})]
    asked += [
        _message({"type": "AddFile", "index_id": 0, "url": url, "file_contents": text, "file_path": None})
        for url, text in pages
    ]
    asked.append(_message({"type": "GetFiles", "index_id": 0}))
    try:
        answers = _answers(program, asked)
    except OSError as error:
        raise ServiceError(str(error)) from error
    return {file["path"]: base64.b64decode(file["content"]) for file in answers[-1]["files"]}


def _answers(program: Path, asked: list[bytes]) -> list[Mapping[str, Any]]:
    """What each message is answered with. The service ends, with what was not answered yet, when its input does."""
    with subprocess.Popen(
        [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0
    ) as service:
        assert service.stdin and service.stdout
        told = Thread(target=_tell, args=(service.stdin, asked))
        told.start()
        answers: list[Mapping[str, Any]] = []
        try:
            for answer in _parts(service.stdout):
                answers.append(_payload(answer))
                if len(answers) == len(asked):
                    break
        finally:
            service.kill()
            told.join()
    if len(answers) < len(asked):
        raise ServiceError(f"it ended after {len(answers)} of {len(asked)} messages")
    return answers


def _tell(to: IO[bytes], messages: Iterable[bytes]) -> None:
    """Writes what is asked; a service that has ended is told of by what it did not answer."""
    rest = memoryview(b"".join(messages))
    try:
        while rest:
            rest = rest[to.write(rest) :]
    except OSError:
        return


def _parts(output: IO[bytes]) -> Iterator[bytes]:
    """Answers as they come."""
    begun: list[bytes] = []
    while data := output.read(_READ):
        *whole, rest = data.split(END)
        for part in whole:
            yield b"".join([*begun, part])
            begun = []
        begun.append(rest)
    if any(begun):
        raise ServiceError(b"".join(begun).decode("utf-8", "replace").strip())


def _message(payload: Mapping[str, Any]) -> bytes:
    # By number answers could be told apart; they come in order.
    return base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode("ascii")) + END


def _payload(answer: bytes) -> Mapping[str, Any]:
    try:
        payload: Mapping[str, Any] = json.loads(base64.b64decode(answer, validate=True))["payload"]
    except (ValueError, KeyError) as error:
        raise ServiceError(answer.decode("utf-8", "replace").strip()) from error
    if payload["type"] == "Error":
        raise ServiceError(str(payload.get("message", payload)))
    return payload
