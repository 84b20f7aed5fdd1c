"""EDGE: raw files read; web pages in a process of their own, with limits of time and memory: `python -m …`."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from threading import Timer
from typing import Any, Final

from .ingest import Raw, extract, form, page_of_mail, read
from .source import MissingLibraryError, RefusedError

SECONDS: Final = 30
"""For a page."""
MEMORY: Final = 1 << 30
"""Bytes."""
PAGES: Final = 200
"""That a process reads: what the library keeps of each adds up."""


def read_raw(data: bytes, name: str) -> Raw:
    """The text of a raw file of any form, and what is known of it besides; `name` is that of the file.

    Raises UnreadableError, MissingLibraryError and RefusedError.
    """
    if form(data, Path(name).name) == "web page":
        return read_page(data, name)
    raw = read(data, Path(name).name)
    if raw.form == "mail" and not raw.text.strip() and (page := page_of_mail(data)):
        found = read_page(page, name)
        return replace(found, facts={**found.facts, **raw.facts}, form="mail", told=(*raw.told, *found.told))
    return raw


def read_page(data: bytes, name: str) -> Raw:
    """The article of a web page. Raises RefusedError where it cannot be had within the limits."""
    answer = _reader.ask(data, name)
    if "error" in answer:
        raise RefusedError(f"{name}: not read: {answer['error']}")
    facts = {key: tuple(pair) for key, pair in answer["facts"].items()}
    return Raw(**{**answer, "told": tuple(answer["told"]), "facts": facts})


class _Reader:
    """The process that reads pages, one after the other; begun when there is one, since it takes a second to begin."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = self._left = 0
        self._late = False

    def ask(self, data: bytes, name: str) -> dict[str, Any]:
        """What the process tells of a page; it is begun anew where it broke."""
        process = self._running()
        assert process.stdin and process.stdout
        self._left, self._late = self._left - 1, False
        timer = Timer(SECONDS, self._end)
        timer.start()
        line = b""
        with suppress(OSError):  # it broke while the page was handed over
            process.stdin.write(len(data).to_bytes(8, "big") + data)
            process.stdin.flush()
            line = process.stdout.readline()
        timer.cancel()
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            self.close()
            if self._late:
                help = "save its text, and take that in"
                raise RefusedError(f"{name}: not read within {SECONDS} seconds; {help}") from None
            return {"error": "it took too much memory; save its text, and take that in"}
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        # A process that was forked from ours has its own.
        if self._process and (self._owner != os.getpid() or not self._left):
            self.close()
        if self._process is None:
            # Its folder, since a checkout is no installed package, and the process begins wherever the editor is.
            paths = (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH"))
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
            command = [sys.executable, "-P", "-m", __name__]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
            self._owner, self._left = os.getpid(), PAGES
        return self._process

    def _end(self) -> None:
        self._late = True
        if self._process:
            self._process.kill()

    def close(self) -> None:
        """Ends the process, if it is ours."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()


_reader: Final = _Reader()
atexit.register(_reader.close)


# in the process -------------------------------------------------------------------------------------------------------


def main() -> None:
    """Reads pages from standard input, each behind its length, and writes what was found in each as a line of JSON."""
    pages, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what the library prints is no answer
    while size := pages.read(8):
        _limit()
        answers.write(json.dumps(_read(pages.read(int.from_bytes(size, "big")))).encode() + b"\n")
        answers.flush()


def _read(data: bytes) -> dict[str, Any]:
    try:
        return asdict(extract(data))
    except MissingLibraryError as missing:
        return {"error": str(missing)}
    except Exception as error:
        # Whatever a page does to the library is no fault that its editor could mend otherwise.
        return {"error": f"the page cannot be read ({type(error).__name__}); save its text, and take that in"}


def _limit() -> None:
    """Allows memory, and time for one more page."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, hard))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
