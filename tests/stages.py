"""What each stage of a build costs, as JSON: `python -m tests.stages PROJECT`.

Processor seconds of this process with all that it starts, from one word of progress to the next, and the most memory
that it held.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
from datetime import UTC, date, datetime
from pathlib import Path


def spent() -> float:
    """Processor seconds so far, with those of programs that have ended."""
    return sum(os.times()[:4])


def measured(folder: Path) -> dict[str, float]:
    """Seconds by stage, and mebibytes by the key `peak`. Raises AssertionError where nothing was published."""
    found: dict[str, float] = {}
    begun = [("start", 0.0)]

    def say(step: str) -> None:
        stage, before = begun.pop()
        begun.append((step.partition(" ")[0], spent()))
        found[stage] = begun[0][1] - before

    from generator.cli.main import KEPT
    from generator.publish import find_project, publication

    # As the command does it; else what looks for garbage grows faster than all that it looks at.
    gc.set_threshold(KEPT)
    made = publication.publish(
        find_project(folder), "mkdocs", "site", strict=False, environment=os.environ, say=say,
        today=date(2100, 1, 1), now=datetime(2100, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    assert made.published, [each.message for each in made.problems][:5]
    say("end")
    return found | {"whole": spent(), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]).resolve())))
