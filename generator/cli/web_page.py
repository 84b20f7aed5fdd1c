"""EDGE: a web page read in a process of its own, with limits of time and memory: `python -m … web_page`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

from ..ingest import Raw, extract
from ..source import MissingLibraryError, RefusedError

SECONDS: Final = 30
MEMORY: Final = 1 << 30
"""Bytes."""


def read_page(data: bytes, name: str) -> Raw:
    """The article of a web page. Raises RefusedError where it cannot be had within the limits."""
    # Its folder, since a checkout is no installed package, and the process begins wherever the editor is.
    package = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))}
    command = [sys.executable, "-P", "-m", __name__]
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired:
        raise RefusedError(f"{name}: not read within {SECONDS} seconds; save its text, and take that in") from None
    if run.returncode:
        raise RefusedError(f"{name}: not read: {_last(run.stderr)}")
    told = json.loads(run.stdout)
    return Raw(
        **{**told, "told": tuple(told["told"]), "facts": {key: tuple(pair) for key, pair in told["facts"].items()}}
    )


def _last(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it took too much memory; save its text, and take that in"


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Reads a page from standard input, and writes what was found in it as JSON."""
    _limit()
    try:
        raw = extract(sys.stdin.buffer.read())
    except MissingLibraryError as missing:
        sys.exit(str(missing))
    except Exception as error:
        # Whatever a page does to the library is no fault that its editor could mend otherwise.
        sys.exit(f"the page cannot be read ({type(error).__name__}); save its text, and take that in")
    json.dump(asdict(raw), sys.stdout)


if __name__ == "__main__":
    main()
