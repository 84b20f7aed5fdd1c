"""Every file of a built site has somebody who made it: the content, the theme, or we."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..build import DocsTree
from ..source import Diagnostic, Rule, Source
from .finishing.security_policy import CANARY

BUILT_FILE = Rule("built-file-unexpected")
RULES = (BUILT_FILE,)


def unexpected(
    files: Iterable[str], docs: DocsTree, canary: Iterable[str], added: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    """The files of a built site that nobody made for it.

    `canary` are the files of the theme built without our content, `added` those that were put beside the pages.
    """
    for path in sorted({*files} - _pages(docs.files) - ({*canary} - _pages(CANARY)) - {*added}):
        message = "a file of the built site that neither the content, the templates nor the theme makes"
        yield BUILT_FILE.at(
            Source(path, ""), message, "find out what else writes into the folder while a site is built"
        )


def _pages(tree: Iterable[str]) -> set[str]:
    """What a builder makes of a docs tree."""
    return {f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path for path in tree}
