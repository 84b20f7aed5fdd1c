"""What can be mended without a thought: the fixes that problems carry, and quotations that are no blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..model import Site
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
    changed = (source for source in sources if now[source.path].text != source.text)
    return Proposal(tuple(Edit(source.span(), now[source.path].text) for source in changed))


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
