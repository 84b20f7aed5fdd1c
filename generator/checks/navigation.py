"""What the menu and every visitor expect to find is there: a home page, and a page behind each line of the menu."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import CONTENT, Site
from ..model.kinds import Claim, Selection, WrittenPage
from ..source import Diagnostic, Rule, Source, address, nearest

PAGE_MISSING = Rule("page-missing")
RULES = (PAGE_MISSING,)

_ALWAYS = ("", "search/", "downloads/")
"""Pages that menus name most and that are no list and no entry: for them alone the others need not be made."""


def check(site: Site) -> Iterator[Diagnostic]:
    needed = tuple(_needed(site))
    yield from needed
    if not site.navigation:
        return
    lists = _lists(site)
    known = {*_ALWAYS, *lists, *(site.address(entry).partition("#")[0] for entry in site.published())}
    known |= {f"{id}/" for model, id in site.broken if model is WrittenPage}
    known |= {address.of_page(each.source.path.removeprefix(f"{CONTENT}pages/")) for each in needed}
    named = [(at, at.text.strip("\"'")) for at in site.navigation]
    missing = [(at, target) for at, target in named if address.of_page(target) not in known]
    # Which pages are made of what there is takes longest to tell, and is seldom asked.
    made = _made(site) if missing else frozenset()
    known |= made
    for at, target in missing:
        page = address.of_page(target)
        if page in made or _behind(page, lists):
            continue
        meant = nearest(page, known)
        new = f"write {CONTENT}pages/{page.strip('/')}.md" if page.count("/") == 1 else "name a page that there is"
        help = f"did you mean `{address.file(meant)}`? Or {new}" if meant else f"{new}, or take the line out"
        yield PAGE_MISSING.at(at, f"the menu names `{target}`, and there is no such page", help)


def _made(site: Site) -> frozenset[str]:
    """The address of every page."""
    from ..pages import pages

    return frozenset(page.url for page in pages(site))


def _needed(site: Site) -> Iterator[Diagnostic]:
    """Pages to which others lead: the first one and, wherever an assessment stands, what that means."""
    needed = [("index", "there is no home page", "its `title`, `description` and text are the first page")]
    if [*site.all(Claim), *site.all(Selection)]:
        help = "its `title`, `description` and text say how claims are chosen, and what the assessments mean"
        needed.append(("method", "claims have assessments, and no page says what these mean", help))
    for id, message, help in needed:
        page = site.get(WrittenPage, id)
        if (page is None or page.draft) and not site.unread(WrittenPage, id):
            yield PAGE_MISSING.at(Source(f"{CONTENT}pages/{id}.md", ""), message, f"write it: {help}")


def _lists(site: Site) -> frozenset[str]:
    """The addresses of the pages that list a kind."""
    return frozenset(filter(None, (site.listed_at(f"{CONTENT}{kind.folder}") for kind in site.kinds)))


def _behind(page: str, lists: frozenset[str]) -> bool:
    """Whether a page lies behind a list: which of these there are, the lists' lengths decide."""
    top, _, rest = page.partition("/")
    return f"{top}/" in lists and rest.count("/") > 1
