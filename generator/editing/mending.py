"""What can be mended without a thought: the fixes that problems carry, and quotations that are no blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..model import CONTENT, ID, Site, text_name
from ..model.kinds import Claim
from ..source import Edit, Problems, Source, compatible, edited
from .proposal import Proposal

PASSES = 5
"""What is wrong may hide something else; so often it is looked again."""

Look = Callable[[Sequence[Source]], tuple[Site | None, Problems]]


def mended(sources: Sequence[Source], look: Look, among: Callable[[str], bool]) -> Proposal:
    """The files of which something can be mended, by the paths that are asked for; `look` checks a project."""
    now = {source.path: source for source in sources}
    for _ in range(PASSES):
        site, problems = look(tuple(now.values()))
        wanted = (*(edit for problem in problems for edit in problem.fix), *(blocks(site) if site else ()))
        found: defaultdict[str, list[Edit]] = defaultdict(list)
        for edit in wanted:
            if among(edit.at.source.path):
                found[edit.at.source.path].append(edit)
        if not found:
            break
        now |= {path: Source(path, edited(now[path], compatible(edits))) for path, edits in found.items()}
    site, _ = look(tuple(now.values()))
    changed = (source for source in sources if now[source.path].text != source.text)
    moves = {old: new for old, new in (names(site) if site else ()) if among(old)}
    return Proposal(tuple(Edit(source.span(), now[source.path].text) for source in changed), moves)


def names(site: Site) -> Iterator[tuple[str, str]]:
    """Entries whose files have a name that does not end in `.md`, each with the name that is meant and is free."""
    folders = {f"{CONTENT}{kind.folder}" for kind in site.kinds if not kind.library}
    for path in sorted(site.files):
        folder, _, name = path.rpartition("/")
        meant = text_name(name) if folder in folders else None
        # Of a form with markup of its own, only the words would be left.
        plain = name.lower().endswith((".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"))
        if not meant or not plain or meant == name or not ID.fullmatch(meant.removesuffix(".md")):
            continue
        if f"{folder}/{meant}" not in site.files:
            yield path, f"{folder}/{meant}"


def blocks(site: Site) -> Iterator[Edit]:
    """Quotations that stand behind their key, as blocks: what their words hold can then turn nothing in YAML."""
    for claim in site.all(Claim, drafts=True):
        tree = claim.document.front
        for number, each in enumerate(claim.appearances):
            loc = ("appearances", number, "quote")
            place = tree.values.get(loc)
            around: Iterable[tuple[str | int, ...]] = ((), loc[:1], loc[:2])
            braces = any(tree.place(part).text[:1] in ("{", "[") for part in around)
            if not each.quote or not place or place.text[:1] in (">", "|") or braces or loc in tree.comments:
                continue
            line = place.source.line(place.last.line)[place.last.column - 1 :]
            if not line.strip():
                indent = " " * (tree.keys[loc].first.column + 1)
                yield Edit(place, f">-\n{indent}{' '.join(each.quote.text.split())}")
