"""Works that go out: in which forms, and what a form cannot say, by reading it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from ..formats.works import READERS, written_bibtex, written_json, written_ris, written_yaml
from ..model import Site
from ..model.kinds import Article, Work
from ..source import Source
from ..syntax import Data
from .house_style import work_data
from .telling import said, some

WORKS: Mapping[str, Callable[[Sequence[Mapping[str, Data]]], str]] = {
    "bibtex": partial(written_bibtex, biblatex=False),
    "biblatex": partial(written_bibtex, biblatex=True),
    "ris": written_ris,
    "csl-json": written_json,
    "csl-yaml": written_yaml,
}


def works_going_out(site: Site) -> tuple[list[dict[str, Data]], tuple[str, ...]]:
    """The works of a site that stand, by the names of CSL, and what is told of those that do not."""
    own = [each for each in site.all(Work, drafts=True) if not site.get(Article, each.id)]
    standing = [each for each in own if each.stands]
    gone = [each.id for each in own if not each.stands]
    told = f"{len(gone)} works are withdrawn or drafts, and not among them: {', '.join(gone[:8])}"
    return [work_data(each) for each in standing], ((told + (" …" if len(gone) > 8 else ""),) if gone else ())


def lost(form: str, works: Sequence[Mapping[str, Data]], text: str) -> Iterator[str]:
    """What of some works is not as it was when their text in a form is read again.

    Raises MissingLibraryError where the library that reads the form is not installed.
    """
    read = {str(each.data.get("id")): each.data for each in READERS[form](Source("export", text))} if works else {}
    lines = []
    for work in works:
        again = read.get(str(work["id"]), {})
        for name, value in work.items():
            if again.get(name) != value:
                became = f"would be read as “{said(again[name])}”" if name in again else "cannot be said"
                lines.append(f"`{work['id']}`: `{name}` “{said(value)}” {became} in {form}")
    yield from some(lines)
