"""An article taken in again: what changed word by word, and what that does to its quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from ..model import ARCHIVE, Site
from ..model.kinds import Article
from ..quotation import Place, Proofs, Quotation, Setting, normalise
from ..source import Source, counted
from ..views import archived, in_text
from .proving import quotes

SHOWN: Final = 12
LONGEST: Final = 3_000
"""Words; of longer texts only paragraphs are compared."""


def changed(site: Site, id: str, text: str) -> Iterator[str]:
    """What a text changes of an article that was archived or proved, and what becomes of each quotation."""
    source, old, proofs = Source(f"{ARCHIVE}{id}.md", text), site.archive.get(id), site.proofs.get(id)
    if not (old or proofs):
        return
    new = archived(source)
    if proofs and (new.digest, new.counts) == (proofs.sha256, proofs.paragraphs):
        yield "unchanged since it was proved"
        return
    if before := archived(old) if old else proofs:
        was, now = (
            f"{counted(len(before.paragraphs), 'paragraph')} and {counted(before.words, 'word')}",
            len(new.paragraphs),
        )
        yield f"changed: {was} became {now} and {new.words}"
    if old:
        yield from differences(_paragraphs(old), _paragraphs(source))
    same = before is not None and (before.sha256 if isinstance(before, Proofs) else before.digest) == new.digest
    if same:
        yield "the words are the same, their paragraphs are not"
    if article := site.get(Article, id):
        found = list(quotes(site, article)) if before else []
        yield from (told for quote in found if (told := fate(quote, article, old, source)))
        if before and not old and not same:
            yield "numbers of paragraphs in claims and selections are not moved along: the text before is not here"
        if before and not same:
            yield f"revision to add to the record, with the day of this state: {{date: \u2026, sha256: {new.digest}}}"


def _paragraphs(source: Source) -> list[str]:
    return [" ".join(span.text.split()) for span in archived(source).paragraphs]


def differences(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The words that went and that came, paragraph by paragraph."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = " ".join(old[a:b]).split(), " ".join(new[c:d]).split()
        if max(len(was), len(now)) > LONGEST:
            yield f"  paragraphs {c + 1} to {d}: {counted(len(was), 'word')} became {len(now)}"
            continue
        for step, i, j, k, n in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            if step != "equal":
                yield f"  paragraph {c + 1}: {_cut(was[i:j]) or 'nothing'} became {_cut(now[k:n]) or 'nothing'}"


def _cut(words: Sequence[str]) -> str:
    more = " \u2026" if len(words) > SHOWN else ""
    return f"\u201c{' '.join(words[:SHOWN])}{more}\u201d" if words else ""


def fate(quote: Quotation, article: Article, old: Source | None, new: Source) -> str | None:
    """What becomes of a quotation in the new text: None where it stands as before, at its place."""
    now = in_text(quote, new, article.language, article.title)
    name = f"\u201c{' '.join(quote.text.split()[:8])} \u2026\u201d"
    if not now.places:
        return f"no longer stands: {name}{_near(quote, new)}"
    times = _times(quote, new)
    if times > 1 and (old is None or _times(quote, old) != times):
        return f"ambiguous: {name} stands {times} times"
    if (
        old is not None
        and (was := in_text(quote, old, article.language, article.title)).places
        and _where(was.places) != _where(now.places)
    ):
        return f"moved: {name} from {was.places[0]} to {now.places[0]}"
    return None


def _where(places: Sequence[Place]) -> tuple[tuple[Setting, int], ...]:
    return tuple((place.setting, place.paragraph) for place in places)


def _times(quote: Quotation, source: Source) -> int:
    words = [" ".join(normalise.words(paragraph)) for paragraph in _paragraphs(source)]
    wanted = " ".join(normalise.words(quote.text)) if "\u2026" not in quote.text else ""
    return sum(f" {paragraph} ".count(f" {wanted} ") for paragraph in words) if wanted else 1


def _near(quote: Quotation, source: Source) -> str:
    """The words of the new text that are most like those of a quotation, if any are."""
    wanted = quote.text.split()
    best: tuple[float, Sequence[str]] = (0.6, ())
    for paragraph in _paragraphs(source):
        words = paragraph.split()
        blocks = [b for b in SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks() if b.size]
        if blocks and (share := sum(b.size for b in blocks) / len(wanted)) > best[0]:
            best = share, words[blocks[0].b : blocks[-1].b + blocks[-1].size]
    return f"; now: {_cut(best[1])}" if best[1] else ""
