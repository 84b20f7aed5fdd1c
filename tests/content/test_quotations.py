"""The content is clean, and nothing in its quotations can be altered unnoticed, whatever it is about."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest

import pytest

from generator import build
from generator.checks import quotes as quotes_check
from generator.ingest import importer, recognition
from generator.ingest.cleaning import clean
from generator.model import assemble
from generator.model.kinds import KINDS
from generator.model.kinds.article import Article
from generator.model.kinds.claim import Claim
from generator.quotation.language import language
from generator.quotation.normalise import words
from generator.quotation.quotation import parse
from generator.source.diagnostic import Diagnostic, Severity
from generator.source.text import Source
from tests.content.shipped import content, shipped
from tests.harbour import ROOT

SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
WAYS = pytest.mark.parametrize(
    "archive",
    [
        "without the articles",
        pytest.param(
            "with the articles",
            marks=pytest.mark.skipif(
                not SEEDS, reason="the raw articles are not beside the repository (../shared/seeds)"
            ),
        ),
    ],
)
SEED = 20250318
STRANGE = ("lighthouses", "seven", "harbour", "perhaps", "yellow", "seldom")
NAMES = ("Ostrava", "Lindqvist", "Peru")
QUOTING = ("mkdocs.yml", "content/articles/")
FALLEN = {"quote-unproved", "quote-not-found", "quote-too-short", "quote-sense"}


@cache
def archive() -> tuple[Source, ...]:
    """The raw articles, cleaned in memory as `explainer ingest` does, each under the id of its record."""
    found = []
    for file in SEEDS:
        cleaned = clean.clean(file.read_text("utf-8"))
        id = recognition.recognise(recognition.Held(shipped()), cleaned)
        if not id:
            continue
        taken = importer.import_article(
            recognition.Held(shipped()), importer.Request(file.read_text("utf-8"), file.name, id)
        )
        found += [Source(path, text) for path, text in taken.files.items() if path.startswith("archive/")]
    if len(found) != len(shipped().all(Article)):
        pytest.skip("the raw articles beside the repository are not those of its content")
    return tuple(found)


def check(changed: Mapping[str, str] | None = None, way: str = "without the articles") -> tuple[Diagnostic, ...]:
    """All that is wrong with the content, some files changed."""
    files, assets = content()
    sources = [Source(path, text) for path, text in {**files, **(changed or {})}.items()]
    more = archive() if way == "with the articles" else ()
    return build.check([*sources, *more], assets=assets, environment={}).problems


def check_quotes(changed: Mapping[str, str], way: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the quotations of some claims, without reading the others or what the claims say in prose."""
    files = {path: text for path, text in content()[0].items() if path.startswith(QUOTING)}
    claims = {path: "---\n" + text.split("---\n", 2)[1] + "---\n" for path, text in changed.items()}
    more = archive() if way == "with the articles" else ()
    sources = [*(Source(*file) for file in {**files, **claims}.items()), *more]
    site, problems = assemble(sources, KINDS, assets=content()[1], environment={})
    assert site
    return (*problems, *quotes_check.check(site))


@WAYS
def test_the_content_has_no_problems(archive: str) -> None:
    assert check(way=archive) == ()


# quotations -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quote:
    """A quotation as it is written in its file, from its first word to its last."""

    path: str
    start: int
    text: str

    def altered(self, text: str, why: str) -> Altered:
        return Altered(self, text, why)


@dataclass(frozen=True)
class Altered:
    quote: Quote
    text: str
    why: str

    @property
    def file(self) -> str:
        whole, quote = content()[0][self.quote.path], self.quote
        return whole[: quote.start] + self.text + whole[quote.start + len(quote.text) :]

    def holds(self, problem: Diagnostic) -> bool:
        """Whether a problem points into the altered quotation."""
        source = Source(self.quote.path, self.file)
        at = source.span(self.quote.start, self.quote.start + len(self.text))
        return problem.source.path == source.path and at.first <= problem.first < at.last


@cache
def quotes() -> tuple[Quote, ...]:
    found = []
    for claim in shipped().all(Claim):
        for number, appearance in enumerate(claim.appearances):
            if appearance.quote:
                span = claim.at("appearances", number, "quote")
                indicator = re.match(r"[>|][+-]?\s+|[\"']?", span.text)
                assert indicator
                found.append(
                    Quote(claim.source.path, span.start + indicator.end(), span.text[indicator.end() :].rstrip("\n "))
                )
    assert all(words(each.text) for each in found)
    return tuple(found) or pytest.skip("no claim of this content has a quotation")


def misquoted(quote: Quote, pick: random.Random) -> Iterator[Altered]:
    """A quotation with one word wrong: swapped, dropped, added; "not" taken out or put in; a number or a name changed;
    its halves exchanged, or words replaced by an insertion.

    Dropping the first or the last word of a segment is left out: what remains is still verbatim part of the proved
    quotation, so that it is an honest shorter one. (A test of its own holds that it passes.)
    """
    tokens = list(re.finditer(r"\S+", quote.text))
    wordy = [at for at, token in enumerate(tokens) if words(token.group())]

    def put(at: int, new: str) -> str:
        return quote.text[: tokens[at].start()] + new + quote.text[tokens[at].end() :]

    for at in wordy:
        token = tokens[at].group()
        yield quote.altered(put(at, pick.choice(STRANGE)), f"word {at} swapped")
        yield quote.altered(put(at, f"{pick.choice(STRANGE)} {token}"), f"a word added before {at}")
        if at - 1 in wordy and at + 1 in wordy:
            yield quote.altered(put(at, "").replace("  ", " "), f"word {at} dropped")
            if token.casefold() != tokens[at + 1].group().casefold():
                swapped = put(at + 1, token)
                swapped = swapped[: tokens[at].start()] + tokens[at + 1].group() + swapped[tokens[at].end() :]
                yield quote.altered(swapped, f"words {at} and {at + 1} exchanged")
        if token in ("not", "cannot", "never", "only"):
            yield quote.altered(put(at, "can" if token == "cannot" else ""), f"`{token}` taken out")
        if digits := re.search(r"\d", token):
            digit = str((int(digits.group()) + 1) % 10)
            yield quote.altered(put(at, token[: digits.start()] + digit + token[digits.end() :]), f"number {at}")
            yield quote.altered(put(at, token[: digits.end()] + "0" + token[digits.end() :]), f"number {at}, a digit")
        if at and token[0].isupper():
            yield quote.altered(put(at, pick.choice(NAMES)), f"name {at} changed")
    for at in pick.sample(wordy[1:], 2):
        yield quote.altered(put(at, f"not {tokens[at].group()}"), f"`not` before word {at}")
    yield quote.altered(f"{quote.text.rstrip('.')} {pick.choice(STRANGE)}", "a word added at the end")
    if len(wordy) > 7 and "…" not in quote.text:
        one, two = quote.text[: tokens[4].start()], quote.text[tokens[4].start() :]
        yield quote.altered(f"{two} … {one}".rstrip(), "the halves in the wrong order")
        yield quote.altered(f"{tokens[0].group()} [in short] {quote.text[tokens[5].start() :]}", "too much replaced")
        names = [at for at in wordy[1:-1] if len(tokens[at].group()) > 6][:3]
        yield from (quote.altered(put(at, "[somebody]"), f"word {at} replaced by an insertion") for at in names)


def rounds(cases: Iterable[Iterable[Altered]]) -> Iterator[list[Altered]]:
    """Cases so that each round has at most one for each file, and all are met."""
    by_file: dict[str, list[Altered]] = {}
    for case in chain.from_iterable(cases):
        by_file.setdefault(case.quote.path, []).append(case)
    for group in zip_longest(*by_file.values()):
        yield [case for case in group if case]


@WAYS
def test_every_altered_quotation_is_reported_where_it_is_altered(archive: str) -> None:
    pick, met, missed = random.Random(SEED), 0, []
    for group in rounds(misquoted(quote, pick) for quote in quotes()):
        found = check_quotes({case.quote.path: case.file for case in group}, archive)
        for case in group:
            met += 1
            if not any(
                case.holds(problem)
                and problem.rule.code in FALLEN
                and problem.severity is Severity.ERROR
                and problem.help
                for problem in found
            ):
                missed.append(f"{case.quote.path}: {case.why}: {case.text}")
    assert met >= 9 * len(quotes())
    assert not missed


def shortened(quote: Quote) -> Iterator[Altered]:
    """A quotation without its first or without its last word, where enough of it is left."""
    runs = [len(segment.parts) for segment in parse(quote.text).segments]
    if max(runs) > 4 and len(runs) == 1:
        first, _, without_first = quote.text.partition(" ")
        without_last, _, last = quote.text.rpartition(" ")
        for dropped, text in ((first, without_first), (last, without_last)):
            # What bears on the rest may not be cut off.
            if not any(map(language("en").negates, words(dropped))):
                yield quote.altered(text, f"without `{dropped}`")


def test_a_shorter_run_of_a_proved_quotation_still_stands() -> None:
    met = 0
    for group in rounds(shortened(quote) for quote in quotes()):
        met += len(group)
        assert check_quotes({case.quote.path: case.file for case in group}, "without the articles") == ()
    assert met or all(len(words(quote.text)) < 6 for quote in quotes())


# honest variants --------------------------------------------------------------------------------------------------


def dressed(quote: Quote) -> Iterator[Altered]:
    """The same words in another dress, each of the kinds that the rule of comparison allows."""
    text = quote.text
    plans: list[tuple[str, str]] = [
        *((f"between {a}{b}", f"{a}{text}{b}") for a, b in ("“”", "„“", "«»", "‹›", "''", "‘’")),
        ("no-break spaces", text.replace(" ", "\u00a0", 2)),
        ("narrow no-break spaces", text.replace(" ", "\u202f")),
        ("doubled spaces", text.replace(" ", "  ")),
        ("line breaks", re.sub(r" (\S+) ", r"\n      \1 ", text, count=2)),
        ("upper case", text.upper()),
        ("lower case", text.lower()),
        ("full-width digits", re.sub(r"\d", lambda digit: chr(ord(digit.group()) + 0xFEE0), text)),
        ("compatibility letters", text.replace("fi", "\ufb01").replace("ff", "\ufb00")),
        ("decomposed", unicodedata.normalize("NFD", text)),
        *((f"apostrophe {mark!r}", text.replace("’", mark)) for mark in ("'", "‘", "ʼ", "′")),
        *((f"hyphen {mark!r}", re.sub(r"(?<=\w)-(?=\w)", mark, text)) for mark in "\u2010\u2011\u2212"),
        *((f"dash {mark!r}", re.sub(r"(?<=\w)-(?=\w)", mark, text)) for mark in "\u2012\u2013\u2014"),
    ]
    plain = (
        hit
        for hit in re.finditer(r"(?<=[a-z] )[a-zA-Z]+(?= [a-z])", text)
        if not language("en").negates(hit.group().casefold()) and not language("en").counts(hit.group().casefold())
    )
    middle = list(plain)
    if len(words(text)) > 6 and middle and "…" not in text:
        hit = middle[len(middle) // 2]
        before, behind = text[: hit.start()], text[hit.end() :]
        marks = ("…", "...", "[…]", "[...]", ". . .")
        plans += [(f"{mark} in place of a word", before + mark + behind) for mark in marks]
        added = ("[sic]", "[so he says]", "[who]")
        plans += [(f"{mark} behind a word", before + hit.group() + " " + mark + behind) for mark in added]
        letters = hit.group()
        plans.append(("brackets in a word", f"{before}[{letters[0]}]{letters[1:]}{behind}"))
        if len(letters) > 4:
            plans.append(("another ending", f"{before}{letters[:4]}[y]{behind}"))
    yield from (quote.altered(new, why) for why, new in plans if new != text)


@WAYS
def test_every_honest_variant_of_a_quotation_stands(archive: str) -> None:
    met, refused = 0, []
    for group in rounds(dressed(quote) for quote in quotes()):
        met += len(group)
        found = check_quotes({case.quote.path: case.file for case in group}, archive)
        refused += [
            f"{problem.source.path}: {case.why}: {problem.message}"
            for problem in found
            for case in group
            if case.quote.path == problem.source.path
        ]
        assert all(problem.source.path in {case.quote.path for case in group} for problem in found)
    assert met >= 9 * len(quotes())
    assert not refused


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u2060"])
def test_invisible_characters_are_no_part_of_a_word_but_may_not_stand_in_content(character: str) -> None:
    """They are reported as such, so the quotation around them is not."""
    quote = quotes()[0]
    case = quote.altered(quote.text[:3] + character + quote.text[3:], "invisible")
    assert words(case.text) == words(quote.text)
    (problem,) = check({quote.path: case.file})
    assert problem.rule.code == "hidden-character" and case.holds(problem)


def test_the_words_of_a_proof_and_of_its_quotation_agree() -> None:
    """What readers see as proved is what the claim quotes."""
    proved = {
        part.text
        for proofs in shipped().proofs.values()
        for quotation in proofs.quotations
        for run in quotation.known.runs
        for part in run.parts
    }
    assert {part.text for quote in quotes() for part in parse(quote.text).parts} == proved
