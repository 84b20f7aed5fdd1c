"""The text of an article is kept with the content only where its rights allow it to be published."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..model.kinds import Article, Rights
from ..source import Diagnostic, Rule

TEXT_NOT_OURS = Rule("text-not-ours")
RULES = (TEXT_NOT_OURS,)


def check(site: Site) -> Iterator[Diagnostic]:
    for id in sorted(site.texts):
        article, source = site.get(Article, id), site.archive[id]
        if article is None and not site.unread(Article, id):
            help = f"write its record, content/articles/{id}.md, with the `rights` that allow it to be published"
            yield TEXT_NOT_OURS.at(source, "the text of an article without a record", help)
        elif article and article.rights is Rights.RESERVED:
            help = f"move it to archive/{id}.md, which git ignores, and see that it was never committed"
            yield TEXT_NOT_OURS.at(source, "the text of an article whose rights are reserved", help)
