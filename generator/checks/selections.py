"""What was taken up from an article is what its selection says, in the article's order."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from ..model import Site
from ..model.kinds import Claim, Selection, Statement
from ..quotation import Proofs
from ..source import Diagnostic, Label, Rule, Severity, counted, kept, nearest
from ..views import archived, places

STATEMENT_ELSEWHERE = Rule("statement-elsewhere")
STATEMENT_PARAGRAPH = Rule("statement-paragraph")
STATEMENT_MISPLACED = Rule("statement-misplaced", repeats=("statement-paragraph",))
STATEMENTS_UNORDERED = Rule("statements-unordered")
SELECTION_REPEATED = Rule("selection-repeated")
APPEARANCE_PARAGRAPH = Rule("appearance-paragraph")
CLAIM_UNLISTED = Rule("claim-unlisted", Severity.WARNING)
RULES = (
    STATEMENT_ELSEWHERE, STATEMENT_PARAGRAPH, STATEMENT_MISPLACED, STATEMENTS_UNORDERED,
    SELECTION_REPEATED, APPEARANCE_PARAGRAPH, CLAIM_UNLISTED,
)  # fmt: skip

MANY = 4
"""So many statements beside their quotations are one cause: the article's paragraphs have moved."""

Numbers = Collection[int]


def check(site: Site) -> Iterator[Diagnostic]:
    yield from _paragraphs(site)
    first: dict[str, Selection] = {}
    # Of two selections the one to keep is that which is named after the article, or the longer one.
    found = site.all(Selection, drafts=True)
    for selection in sorted(found, key=lambda each: (each.id != each.article.id, -len(each.statements))):
        article = selection.article.id
        if earlier := first.get(article):
            help = f"move its statements to {earlier.source.path}, and delete this file"
            message = f"`{earlier.id}` is the selection of `{article}` already"
            yield SELECTION_REPEATED.at(selection.at("article"), message, help)
            continue
        first[article] = selection
        if site.find(selection.article) is None:
            # That it is not there was reported where it is named.
            continue
        if others := _of_another(site, selection):
            yield others
            continue
        wrong: set[int] = set()
        stand = _stand(site, selection)
        for number, problem in _wrong(site, selection, stand):
            wrong.add(number)
            yield problem
        yield from _unordered(selection, wrong, stand)
        yield from _unlisted(site, selection)


def _paragraphs(site: Site) -> Iterator[Diagnostic]:
    """Paraphrases from a paragraph that the article does not have."""
    for claim in site.all(Claim, drafts=True):
        for number, each in enumerate(claim.appearances):
            last = _last(site, each.article.id)
            if each.paragraph and last and each.paragraph > last:
                help = f"write a number from 1 to {last}; paragraphs are counted in the archived text"
                at = claim.at("appearances", number, "paragraph")
                yield APPEARANCE_PARAGRAPH.at(at, f"`{each.article.id}` has {counted(last, 'paragraph')}", help)


def _wrong(site: Site, selection: Selection, stand: Mapping[str, Numbers]) -> Iterator[tuple[int, Diagnostic]]:
    """What is wrong with single statements, with the number of each; that all have moved is one thing."""
    beside = tuple(_beside_claims(selection, stand))
    for number, problem in _statements(site, selection):
        if problem.rule is not STATEMENT_PARAGRAPH or len(beside) < MANY:
            yield number, problem
    yield from _misplaced(site, selection, stand, beside)


def _last(site: Site, article: str) -> int | None:
    """The number of an article's paragraphs, as far as it is known."""
    if text := site.archive.get(article):
        return len(archived(text).paragraphs)
    proofs = site.proofs.get(article)
    return len(proofs.paragraphs) if proofs else None


def _statements(site: Site, selection: Selection) -> Iterator[tuple[int, Diagnostic]]:
    """What is wrong with single statements, with the number of each."""
    article = selection.article.id
    last = _last(site, article)
    for number, statement in enumerate(selection.statements):
        if last and statement.paragraph > last:
            at = selection.at("statements", number, "paragraph")
            help = f"write a number from 1 to {last}; paragraphs are counted in the archived text"
            yield number, STATEMENT_PARAGRAPH.at(at, f"`{article}` has {counted(last, 'paragraph')}", help)
        claim = site.find(statement.claim) if statement.claim else None
        if claim and _elsewhere(site, claim, article):
            at = selection.at("statements", number, "claim")
            help = f"add an appearance with `article: {article}` to the claim, or give the reason why it was `left`"
            yield number, STATEMENT_ELSEWHERE.at(at, f"`{claim.id}` has no appearance in `{article}`", help)


def _of_another(site: Site, selection: Selection) -> Diagnostic | None:
    """Whether a selection names another article than its claims do, which is one mistake."""
    article = selection.article.id
    claims = site.resolve(dict.fromkeys(each.claim for each in selection.statements if each.claim))
    if len(claims) < MANY or not all(_elsewhere(site, claim, article) for claim in claims):
        return None
    named = Counter(each.article.id for claim in claims for each in claim.appearances)
    message = f"none of its {len(claims)} claims has an appearance in `{article}`"
    help = f"did you mean `{named.most_common(1)[0][0]}`?"
    return STATEMENT_ELSEWHERE.at(selection.at("article"), message, help)


def _elsewhere(site: Site, claim: Claim, article: str) -> bool:
    """Whether a claim is made in other articles only; where one of them is not there, that is the mistake."""
    articles = [each.article for each in claim.appearances]
    return all(each.id != article and site.find(each) for each in articles)


def _stand(site: Site, selection: Selection) -> Mapping[str, Numbers]:
    """For each claim that the selection takes up the paragraphs of the article in which it is made."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    article = selection.article.id
    last = _last(site, article) or sys.maxsize
    proofs = site.proofs.get(article)
    whole = _proved(proofs) if proofs else {}
    for ref in {statement.claim for statement in selection.statements if statement.claim}:
        claim = site.find(ref)
        for each in claim.appearances if claim else ():
            if each.article.id == article:
                # One that the article does not have was reported in the claim.
                found[ref.id].update([each.paragraph] if each.paragraph and each.paragraph <= last else [])
                if each.quote:
                    said = tuple(part.text for part in each.quote.parts)
                    found[ref.id].update(
                        whole.get(said) or {place.within for place in places(site, each) if place.within}
                    )
    return found


@kept
def _proved(proofs: Proofs) -> Mapping[tuple[str, ...], Numbers]:
    """The paragraphs of each proved quotation, by its words: most quotations are one of them as a whole."""
    found: dict[tuple[str, ...], Numbers] = {}
    for each in proofs.quotations:
        said = tuple(part.text for run in each.known.runs for part in run.parts)
        found.setdefault(said, {place.within for place in each.places if place.within})
    return found


def _beside_claims(selection: Selection, stand: Mapping[str, Numbers]) -> Iterator[int]:
    """The first statement of each claim of which no statement is placed where the claim is made.

    One may be: several statements that say the same, from several paragraphs, are taken up as one claim.
    """
    listed: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(selection.statements):
        if statement.claim and stand.get(statement.claim.id):
            listed[statement.claim.id].append(number)
    for id, numbers in listed.items():
        if not any(selection.statements[number].paragraph in stand[id] for number in numbers):
            yield numbers[0]


def _misplaced(
    site: Site, selection: Selection, stand: Mapping[str, Numbers], wrong: Sequence[int]
) -> Iterator[tuple[int, Diagnostic]]:
    """Each claim of those statements beside which it is made; of many the first, since they have one cause."""
    ordered = _ascending([statement.paragraph for statement in selection.statements])
    for number in wrong[:1] if len(wrong) >= MANY else wrong:
        single = _paraphrase(site, selection, number) if number in ordered and len(wrong) < MANY else None
        if single:
            yield number, _beside(selection, number, *single)
        else:
            yield number, _elsewhere_placed(selection, number, stand, len(wrong) - 1)


def _elsewhere_placed(selection: Selection, number: int, stand: Mapping[str, Numbers], others: int) -> Diagnostic:
    statement = selection.statements[number]
    meant = _meant(statement, stand)
    claim = statement.claim.id if statement.claim else ""
    message = f"placed in paragraph {statement.paragraph}, but paragraph {meant} is where `{claim}` is made"
    help = f"write `paragraph: {meant}`" + (_MOVED.format(others) if others + 1 >= MANY else "")
    return STATEMENT_MISPLACED.at(selection.at("statements", number, "paragraph"), message, help)


def _paraphrase(site: Site, selection: Selection, number: int) -> tuple[Claim, int] | None:
    """The one appearance of a statement's claim in the article, if it is a paraphrase: nothing proves where it is."""
    ref = selection.statements[number].claim
    claim = site.find(ref) if ref else None
    here = [at for at, each in enumerate(claim.appearances if claim else ()) if each.article == selection.article]
    return (claim, here[0]) if claim and len(here) == 1 and claim.appearances[here[0]].paragraph else None


def _beside(selection: Selection, number: int, claim: Claim, appearance: int) -> Diagnostic:
    """A paraphrase from another paragraph than its statement, which stands in order among the others."""
    listed = selection.at("statements", number, "paragraph")
    message = f"the selection of `{selection.article.id}` places it in paragraph {listed.text}"
    help = f"write `paragraph: {listed.text}`, or correct the number in {selection.source.path}"
    at = claim.at("appearances", appearance, "paragraph")
    return APPEARANCE_PARAGRAPH.at(at, message, help, Label(listed, "there"))


_MOVED = ", and go through all numbers: {} more differ, since the article’s paragraphs have moved"


def _meant(statement: Statement, stand: Mapping[str, Numbers]) -> int | None:
    """The paragraph of a statement's claim that is nearest to the one given."""
    found = stand.get(statement.claim.id, ()) if statement.claim else ()
    return min(found, key=lambda each: (abs(each - statement.paragraph), each), default=None)


def _unordered(selection: Selection, wrong: Numbers, stand: Mapping[str, Numbers]) -> Iterator[Diagnostic]:
    """The statements that would have to move for all to stand in the article's order: the first is told."""
    numbers = [number for number in range(len(selection.statements)) if number not in wrong]
    kept = _ascending([selection.statements[number].paragraph for number in numbers])
    out = [number for place, number in enumerate(numbers) if place not in kept]
    if not out:
        return
    statement = selection.statements[out[0]]
    meant = _meant(statement, stand)
    placed = meant is not None and meant != statement.paragraph
    help = (
        f"write `paragraph: {meant}`, where its claim is made, or move it" if placed else "correct it, or move the line"
    )
    more = f" ({len(out) - 1} more do)" if len(out) > 1 else ""
    message = f"paragraph {statement.paragraph} stands out of the article’s order{more}"
    yield STATEMENTS_UNORDERED.at(selection.at("statements", out[0], "paragraph"), message, help)


def _ascending(values: Sequence[int]) -> frozenset[int]:
    """The places of a longest series of values that never falls."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_right(ends, value)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [value], [place]
    found, place = set(), last[-1] if last else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return frozenset(found)


def _unlisted(site: Site, selection: Selection) -> Iterator[Diagnostic]:
    article = selection.article.id
    named = [statement.claim for statement in selection.statements if statement.claim]
    listed = {ref.id for ref in named}
    unknown = {ref.id for ref in named if not site.find(ref)}
    titles = {claim.title for claim in site.resolve(named)}
    record = site.find(selection.article)
    for claim in site.referring(record, Claim) if record else ():
        here = [number for number, each in enumerate(claim.appearances) if each.article.id == article]
        # A second entry of a claim was reported as such.
        if here and claim.id not in listed and claim.title not in titles and not nearest(claim.id, unknown):
            at = claim.at("appearances", here[0], "article")
            help = f"add the statement with `claim: {claim.id}` to {selection.source.path}"
            yield CLAIM_UNLISTED.at(at, f"the selection of `{article}` does not list this claim", help)
