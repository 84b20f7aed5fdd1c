"""The manual of rules: the pages beside the modules, by rule."""

from __future__ import annotations

import re
from pathlib import Path

from .. import build, links
from ..publish import audit, inventory, reading
from ..reports import changes

_ROOMS = (build, reading, changes, audit, inventory, links)
RULES = tuple(sorted((rule for room in _ROOMS for rule in room.RULES), key=lambda rule: rule.code))
_SECTION = re.compile(r"^## ([a-z-]+)\n(.*?)(?=^## [a-z-]+\n|\Z)", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """The section of each rule page, by the rule that it explains."""
    found = sorted(Path(__file__).parent.parent.rglob("*.md"))
    # A rule page lies beside its module; the files of the example do not.
    pages = [page for page in found if page.with_suffix(".py").is_file()]
    matches = (match for page in pages for match in _SECTION.finditer(page.read_text(encoding="utf-8")))
    return {match[1]: f"{match[1]}\n\n{match[2].strip()}" for match in matches}
