"""Runs a sample of mutants, two at a time, each against the tests of its room, and prints those that survive."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from queue import Queue

from tests.mutation.mutants import Mutant, draw, equivalents, every
from tests.mutation.rooms import ROOMS, ROOT

WORKERS = 2
PATIENCE = 5
"""A run that takes so many times as long as one without a fault has met an endless loop."""
ALLOWED = 0.05


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def copy(to: Path) -> Path:
    """What is committed or about to be, to plant faults in."""
    for name in filter(None, git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


Tests = tuple[str, ...]


def passes(tree: Path, tests: Tests, patience: float) -> bool:
    """Whether all tests of some modules pass; what does not end in time does not."""
    files = [f"tests/{name}.py" for name in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *files]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "first failure"}
    process = subprocess.Popen(
        command, cwd=tree, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return process.wait(patience) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


@contextmanager
def planted(tree: Path, mutant: Mutant) -> Iterator[None]:
    """The fault in a tree. Its bytecode goes: that is known by size and second alone."""
    file = tree / mutant.path
    compiled = Path(importlib.util.cache_from_source(str(file)))
    compiled.unlink(missing_ok=True)
    file.write_text(mutant.after, encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(mutant.before, encoding="utf-8")
        compiled.unlink(missing_ok=True)


def survivors(sample: list[Mutant]) -> Iterator[Mutant]:
    """Those of a sample that no test of their room notices, as they are met."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(WORKERS) as pool:
        trees: Queue[Path] = Queue()
        for number in range(WORKERS):
            trees.put(copy(Path(folder) / str(number)))
        stages = [tuple(ROOMS[each.room].stages(each.path)) for each in sample]
        usual = dict(pool.map(lambda tests: measured(trees, tests), dict.fromkeys(chain.from_iterable(stages))))

        def survives(mutant: Mutant, stages: tuple[Tests, ...]) -> bool:
            tree = trees.get()
            try:
                with planted(tree, mutant):
                    return all(passes(tree, tests, PATIENCE * usual[tests]) for tests in stages)
            finally:
                trees.put(tree)

        for number, (mutant, alive) in enumerate(zip(sample, pool.map(survives, sample, stages), strict=True), 1):
            if sys.stderr.isatty():
                print(f"\r{number} of {len(sample)}", end="", file=sys.stderr)
            if alive:
                yield mutant


def measured(trees: Queue[Path], tests: Tests) -> tuple[Tests, float]:
    """How long some tests take where nothing is wrong."""
    tree = trees.get()
    try:
        begun = time.monotonic()
        if not passes(tree, tests, 1800):
            raise SystemExit(f"{', '.join(tests)}: they fail without any fault")
        return tests, time.monotonic() - begun
    finally:
        trees.put(tree)


def main() -> int:
    reader = argparse.ArgumentParser(prog="python -m tests.mutation")
    reader.add_argument("--count", type=int, default=300)
    reader.add_argument("--seed", default=None, help="the hash of a commit; that of the newest where none is given")
    reader.add_argument("--only", default="*", help="a pattern of paths or the name of a room")
    chosen = reader.parse_args()
    seed = chosen.seed or git("rev-parse", "HEAD").strip()
    wanted = {
        room: [each for each in found if fnmatch(each.path, chosen.only) or room == chosen.only]
        for room, found in every().items()
    }
    known, alive, excused = equivalents(), 0, 0
    sample = draw(wanted, chosen.count, seed)
    print(f"{len(sample)} of {sum(map(len, wanted.values()))} mutants, seed {seed}", flush=True)
    for mutant in survivors(sample):
        if any(each.is_(mutant) for each in known):
            excused += 1
            continue
        alive += 1
        print(f"\n{mutant.path}", *mutant.diff, sep="\n", flush=True)
    met = ", ".join(f"{room} {count}" for room, count in sorted(Counter(each.room for each in sample).items()))
    print(f"\n{alive} of {len(sample)} survived, {excused} more are known to be equivalent ({met})")
    return int(max(alive, excused) > ALLOWED * len(sample))


if __name__ == "__main__":
    sys.exit(main())
