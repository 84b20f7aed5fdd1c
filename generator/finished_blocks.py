"""Python-Markdown's part in a page of ours: headings alone, since blocks of HTML are finished.

The builder is told of it by name. Pages come out the same without it, in three times the time: two parsers of HTML, the
builder's and that of Python-Markdown, would each go through what nothing changes any more.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEFORE = 25
"""Behind the cleaning of white space (30), ahead of the parsers: the builder's (21), and Python-Markdown's (20)."""
_APART = re.compile(r"\n\n+")
_HEADING = re.compile(r"^(#{1,6} .+ \{: #[\w-]+ \})$", re.MULTILINE)
_BEGUN = re.compile(r"</?([a-z][a-z0-9]*)[\s>]")


class FinishedBlocks(Extension):
    """The extension, as Python-Markdown asks for it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_Keep(md), "finished_blocks", BEFORE)


class _Keep(Preprocessor):
    """Puts aside what stands between the headings of a page, if it is HTML throughout."""

    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines).strip("\n")
        if not all(map(self._known, _APART.split(source))):
            # Somebody else's page, or words that only look like a block or a heading: the parsers know better.
            return lines
        parts = (part.strip("\n") for part in _HEADING.split(source))
        kept = (self.md.htmlStash.store(f"{part}\n") if part.startswith("<") else part for part in parts if part)
        return "\n\n".join(kept).split("\n")

    def _known(self, part: str) -> bool:
        """Whether what stands between blank lines is a heading, or HTML in which no text was parted by them."""
        if part.startswith("#"):
            return _HEADING.fullmatch(part) is not None
        begun = _BEGUN.match(part)
        whole = part.count("<pre") == part.count("</pre>")
        return begun is not None and whole and self.md.is_block_level(begun[1])


def makeExtension() -> FinishedBlocks:  # noqa: N802
    """The name under which Python-Markdown looks for an extension in a module."""
    return FinishedBlocks()
