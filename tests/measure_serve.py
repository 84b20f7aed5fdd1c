"""How long an editor waits, in processor seconds: `python -m tests.measure_serve [CLAIMS] [ROUNDS]`.

The times are from saving a claim of a large invented project: until its own page is made, until lists and pages that
lead back to it are, and until its problems are known. Beside it `mkdocs serve` rebuilds the same pages.
"""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from generator import build
from generator.publish import Project, find_project, writing
from generator.serve.session import Session
from tests import thousand

LISTS = ("claims/", "topics/topic-5/", "people/person-5/", "articles/article-5/", "claims/topic/topic-5/")
CLAIM = "claims/claim-5/"
RUN_MARK = "WORD"


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measured(project: Project, rounds: int) -> dict[str, list[float]]:
    """Each round saves a claim with another title and another citation."""
    session = Session(project, {}, lambda: date(2100, 1, 1))
    for url in (CLAIM, *LISTS):
        session.page(url)
    session.judge()
    gc.collect()
    gc.freeze()
    time.sleep(2.5)
    session.refresh()
    file = project.root / "content/claims/claim-5.md"
    text = file.read_text("utf-8")
    found: dict[str, list[float]] = {"own page": [], "lists and back-links": [], "file read": [], "all problems": []}
    for number in range(rounds):
        edited = text.replace("title: ", f"title: {RUN_MARK}{number} ", 1)
        file.write_text(edited.replace("[@work-", f"Word{number} [@work-", 1), "utf-8")
        read = seconds(session.refresh)
        own = seconds(lambda: session.page(CLAIM))
        lists = seconds(lambda: [session.page(url) for url in LISTS])
        judged = seconds(session.judge)
        for url in (CLAIM, "people/person-5/"):
            assert f"{RUN_MARK}{number}" in session.page(url).html, url
        for name, each in zip(found, (read + own, read + own + lists, read, read + judged), strict=True):
            found[name].append(each)
    file.write_text(text, "utf-8")
    return found


def spent(process: subprocess.Popen[str]) -> float:
    """Processor seconds of a process so far (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rebuilt(project: Project, rounds: int) -> list[float]:
    """What `mkdocs serve` spends on a change of one page of the docs tree."""
    session = Session(project, {}, lambda: date(2100, 1, 1))
    now = session.now
    writing.write_tree(project.docs, build.docs(now.published.site, now.read.templates).files)
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", "127.0.0.1:8765", "-w", str(project.docs)]
    found: list[float] = []
    with subprocess.Popen(
        command,
        cwd=project.root,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stderr
        page = project.docs / "claims/claim-5/index.md"
        for line in process.stderr:
            if "Documentation built" in line:
                if begun := found and found.pop():
                    found.append(spent(process) - begun)
                if len(found) == rounds:
                    break
                time.sleep(2)
                found.append(spent(process))
                page.write_text(re.sub(r"\Z", "\nMore.\n", page.read_text("utf-8")), "utf-8")
        process.terminate()
    return found


def main(claims: int = 1000, rounds: int = 10) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "project"
        root.mkdir()
        thousand.write(root, claims)
        project = find_project(root)
        for name, each in measured(project, rounds).items():
            print(f"{name:22} {median(each):6.3f} s, median of {len(each)}; {min(each):.3f} to {max(each):.3f}")
        other = rebuilt(project, 1)
        print(f"{'mkdocs serve':22} {median(other):6.3f} s, of {len(other)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
