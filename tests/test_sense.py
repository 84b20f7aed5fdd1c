"""A quotation cannot say the opposite: what it hides, adds or cuts off is reported, and honest elisions pass."""

from __future__ import annotations

import random
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
import regex

from generator.quotation import Proofs, Proved, language, parse_quotation
from generator.quotation import proofs as proofs_file
from generator.quotation.fault import Reason
from generator.quotation.known import Edge
from generator.quotation.normalise import words
from generator.quotation.proofs import dump
from generator.source.text import Source
from generator.views.standing import Standing, archived, in_proofs, in_text
from tests.breakwater import ARTICLE, FUNCTION, NEGATIONS, NUMBERS, SCRIPTS
from tests.harbour import ROOT

SEED = 20260412
LONGEST = 25
DAY = date(2026, 4, 12)


# --- an article, with its text and with proofs alone ------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    """An article in a language: its text, and the proofs of some quotations of it."""

    source: Source
    tag: str
    proofs: Proofs

    def with_text(self, quote: str) -> Standing:
        return in_text(parse_quotation(quote), self.source, self.tag)

    def without(self, quote: str) -> Standing:
        return in_proofs(parse_quotation(quote), self.proofs, self.tag)


def held(text: str, proved: Sequence[str], tag: str = "en") -> Held:
    """An article and its proofs, written and read again as `explainer prove` does."""
    source = Source("archive/x.md", text)
    there, lines = archived(source), []
    for quote in proved:
        judgement = in_text(parse_quotation(quote), source, tag).judgement
        assert judgement and not judgement.faults, (quote, judgement)
        segments = tuple((" ".join(there.passage(place).text.split()), place) for place in judgement.places)
        lines.append(Proved(segments, DAY, judgement.bonds, judgement.edges))
    written = dump(there.digest, there.counts, lines, words=there.words, language=tag)
    found, problems = proofs_file.parse(Source("content/articles/x.proofs.json", written))
    assert found and not problems, problems
    return Held(source, tag, found)


def sentences() -> list[list[str]]:
    """The sentences of the invented article as printed words."""
    return [
        sentence.split()
        for paragraph in ARTICLE.strip().split("\n\n")
        for sentence in re.split(r"(?<=[.”]) (?=[A-Z“])", paragraph)
    ]


def bare(word: str) -> str:
    return word.strip("“”‘’.,;:").casefold()


def number(word: str) -> bool:
    return any(character.isdigit() for character in word) or bare(word) in NUMBERS


def negation(word: str) -> bool:
    return bare(word) in NEGATIONS and word != "May."


def content(word: str) -> bool:
    """A noun, a verb or a name: no word that an insertion may stand for, no negation and no number."""
    return len(bare(word)) > 3 and bare(word) not in FUNCTION and not negation(word) and not number(word)


@cache
def windows() -> tuple[str, ...]:
    """Runs of words of one sentence, each as long as may be quoted, that stand."""
    source, found = Source("archive/x.md", ARTICLE), []
    for own in sentences():
        for start in range(0, max(len(own) - LONGEST, 0) + 1, 3):
            quote = " ".join(own[start : start + LONGEST])
            if in_text(parse_quotation(quote), source, "en").places:
                found.append(quote)
    return tuple(found)


@cache
def pairs() -> tuple[str, ...]:
    """Ends of sentences with the beginnings of the next."""
    found = []
    for paragraph in ARTICLE.strip().split("\n\n"):
        own = [s.split() for s in re.split(r"(?<=[.”]) (?=[A-Z“])", paragraph)]
        found += [" ".join([*one[-10:], *other[:12]]) for one, other in pairwise(own)]
    source = Source("archive/x.md", ARTICLE)
    return tuple(quote for quote in found if in_text(parse_quotation(quote), source, "en").places)


@cache
def article() -> Held:
    return held(ARTICLE, (*windows(), *pairs()))


# --- misquotes ------------------------------------------------------------------------------------------------------

Misquotes = Iterator[tuple[str, str]]


def hiding(words: list[str], pick: random.Random) -> Misquotes:
    """A gap over a negation or limiter, or over little more than a number."""
    for at in range(2, len(words) - 2):
        if negation(words[at]):
            for start in range(max(at - 3, 2), at + 1):
                for end in range(at + 1, min(at + 5, len(words) - 1)):
                    yield "a gap hides a negation", joined(words[:start], pick.choice(GAPS), words[end:])
        elif any(character.isdigit() for character in words[at]) or bare(words[at]) in ("two", "three", "four", "six"):
            start = at - pick.randint(0, 1)
            yield "a gap hides a number", joined(words[:start], pick.choice(GAPS), words[at + 1 :])


def replacing(words: list[str], pick: random.Random) -> Misquotes:
    """An insertion in place of what carries the sense."""
    # A single word at the edge may well stand elsewhere.
    for at in range(3, len(words) - 3):
        if negation(words[at]) or number(words[at]) or content(words[at]):
            start, end = at - pick.randint(0, min(1, at - 1)), at + 1 + pick.randint(0, min(1, len(words) - at - 2))
            what = "a negation" if negation(words[at]) else "a number" if number(words[at]) else "a noun, verb or name"
            yield f"an insertion hides {what}", joined(words[:start], f"[{pick.choice(PLAIN)}]", words[end:])
            if content(words[at]):
                beside = [f"[{pick.choice(PLAIN)}] …", f"… [{pick.choice(PLAIN)}]"]
                yield "an insertion beside a gap", joined(words[:at], pick.choice(beside), words[at + 1 :])


def adding(words: list[str], pick: random.Random) -> Misquotes:
    """An insertion that hides nothing and turns the sense."""
    for at in pick.sample(range(1, len(words)), min(5, len(words) - 1)):
        yield "an insertion adds a turn", joined(words[:at], f"[{pick.choice(TURNS)}]", words[at:])
    at = pick.randrange(1, len(words))
    yield "an insertion is empty", joined(words[:at], pick.choice(("[ ]", "[]", "[—]")), words[at:])
    yield "an insertion is long", joined(words[:at], "[as everybody on the island knows well]", words[at:])


def edged(words: list[str], pick: random.Random) -> Misquotes:
    """An insertion before the first or behind the last quoted word."""
    for at in pick.sample(range(1, len(words) - 3), min(4, max(len(words) - 4, 0))):
        if content(words[at - 1]) and not words[at - 1].endswith((".", ".”")):
            yield "an insertion for the word before", joined([], f"[{pick.choice(PLAIN)}]", words[at:])
        if content(words[-at]) and not words[-at - 1].endswith((".", ".”")):
            yield "an insertion for the word behind", joined(words[:-at], f"[{pick.choice(PLAIN)}]", [])
    yield "an insertion before turns", joined([], f"[{pick.choice(TURNS)}]", words)
    yield "an insertion behind turns", joined(words, f"[{pick.choice(TURNS)}]", [])


def cropping(words: list[str], pick: random.Random) -> Misquotes:
    """A negation or limiter of the same clause cut off."""
    for at, word in enumerate(words):
        for start in range(at + 1, min(at + 5, len(words) - 3)) if negation(word) else ():
            if not any(each.endswith((",", ".", ";", ":", ",”", ".”")) for each in words[at:start]):
                yield "cropped before", joined([], pick.choice(("", "… ", "[…] ")), words[start:])
        for end in range(max(at - 1, 3), at + 1) if negation(word) else ():
            if not any(each.endswith((",", ".", ";", ":", ",”", ".”")) for each in words[end - 1 : at]):
                yield "cropped behind", joined(words[:end], pick.choice(("", "…", "[…]")), [])


def stitching(words: list[str], pick: random.Random) -> Misquotes:
    """Two sentences made one."""
    ends = [at for at, word in enumerate(words[:-4]) if word.endswith((".", ".”"))]
    for at in ends:
        for behind in range(at + 2, min(at + 6, len(words) - 3)):
            if words[behind][0].islower() and not any(map(number, words[at : behind + 1])):
                yield "a gap hides the end of a sentence", joined(words[:at], pick.choice(GAPS), words[behind:])


def altering(words: list[str], pick: random.Random) -> Misquotes:
    """Letters in brackets that hide or make a word that turns the sense."""
    for at, word in enumerate(words):
        if bare(word) in ALTERED:
            yield "a word is made another", joined(words[:at], ALTERED[bare(word)], words[at + 1 :])


GAPS = ("…", "[…]", "...", ". . .")
PLAIN = ("the mayor", "Aldous", "meadow", "admired", "of the farm", "silently", "condemned", "then")
TURNS = (
    "never", "not", "only", "hardly", "did not", "nine", "40 percent", "three", "falsely", "allegedly", "unless",
    "He refused to say whether", "who denied it", "nobody", "wrongly", "without success", "two",
)  # fmt: skip
ALTERED = {
    "cannot": "can[did]not", "can": "can[not]", "that": "th[ree]", "the": "the[n three]", "never": "never[theless]",
    "have": "have[n’t]", "does": "does[n’t]", "harbour": "harbour[less]", "will": "wil[dly not]", "paid": "[un]paid",
}  # fmt: skip


def joined(before: Sequence[str], mark: str, behind: Sequence[str]) -> str:
    """Quoted words around a mark; a sentence's sign before the mark is taken off, so that it says nothing."""
    ahead = re.sub(r"[.,;:”]+$" if mark else "$", "", " ".join(before))
    return " ".join(part for part in (ahead, mark, " ".join(behind)) if part)


WAYS: Sequence[Callable[[list[str], random.Random], Misquotes]] = (
    hiding, replacing, adding, edged, cropping, altering,
)  # fmt: skip


def misquotes() -> list[tuple[str, str]]:
    pick, found = random.Random(SEED), []
    for quote in windows():
        for way in WAYS:
            found += list(way(quote.split(), pick))
    for quote in pairs():
        found += list(stitching(quote.split(), pick))
    return list(dict.fromkeys(found))


@pytest.mark.slow
def test_two_thousand_misquotes_are_all_reported_with_the_text_and_without() -> None:
    found = misquotes()
    with_text = [(why, quote, article().with_text(quote)) for why, quote in found]
    without = [(why, quote, article().without(quote)) for why, quote in found]
    assert [(why, quote) for why, quote, standing in (*with_text, *without) if standing.places] == []
    assert len(found) >= 2000 and len({why for why, _ in found}) == 17
    # Nearly all of their words stand: what is wrong is their sense alone.
    assert sum(standing.judgement is not None for _, _, standing in with_text) > 0.9 * len(found)
    assert sum(standing.judgement is not None for _, _, standing in without) > 0.9 * len(found)


# --- honest elisions --------------------------------------------------------------------------------------------------


def elisions(blindly: bool) -> list[str]:
    """Sentences with 4 to 8 words left out wherever it falls; or one to eight that turn nothing."""
    pick, found = random.Random(SEED + blindly), list[str]()
    long = [words for words in sentences() if 12 < len(words) <= LONGEST + 8]
    while len(found) < 300:
        words = pick.choice(long)
        size = pick.randint(max(4 if blindly else 1, len(words) - LONGEST), 8)
        start = pick.randint(3, len(words) - size - 2)
        left_out = words[start : start + size]
        if blindly or not (any(map(negation, left_out)) or (size <= 3 and any(map(number, left_out)))):
            found.append(" ".join([*words[:start], "…", *words[start + size :]]))
    return found


def test_three_hundred_elisions_that_hide_nothing_pass_with_the_text_and_without() -> None:
    quotes = elisions(blindly=False)
    assert [quote for quote in quotes if not article().with_text(quote).places] == []
    # Nor does what is written of them stop one where the text is not at hand.
    again = held(ARTICLE, quotes)
    assert [quote for quote in quotes if not again.without(quote).places] == []


def test_of_three_hundred_drawn_blindly_at_least_85_in_a_hundred_pass() -> None:
    passed = sum(bool(article().with_text(quote).places) for quote in elisions(blindly=True))
    assert passed >= 0.85 * 300, passed


# --- what the issue saw, in other words -------------------------------------------------------------------------------

SEEN = {
    "an insertion for `cannot`": ("and we [can] even read the findings", Reason.REPLACES),
    "an insertion for `not`": ("She does [indeed] claim that the slope will survive every storm", Reason.REPLACES),
    "an insertion beside what it hides": ("the mainland might [indeed] release its share", Reason.REPLACES),
    "another number": ("Fishing companies lost [nine] million crowns between March and October", Reason.REPLACES),
    "another verb": ("The governor [condemned] the authority for its patience", Reason.REPLACES),
    "`no` left out": ("that the province can lend them warehouses at … cost", Reason.HIDES),
    "the rest of a clause that is denied": ("believes that the contractor wants a quick settlement", Reason.CROPPED),
    "two sentences stitched": ("promised on Tuesday to rebuild … the northern section last month", Reason.HIDES_END),
    "a frame put around a sentence": ("[He refused to say whether] He said the sawmills have orders", Reason.ADDS),
    "nothing inserted": ("The ministry [ ] does not intend to publish", Reason.EMPTY),
    "`not` under brackets": ("The ministry does [ ] intend to publish their report", Reason.EMPTY),
    "letters that make a negation": ("it will fail slowly and can[not] be repaired in calm weather", Reason.TURNS),
    "letters that take one away": ("He neve[theless] mentioned the lawsuits", Reason.TURNS),
    "a name before": ("[Erlend] praised the authority for its patience", Reason.UNPLACED),
    "a name behind": ("He never mentioned the lawsuits that three of the largest [unions]", Reason.UNPLACED),
    "a gap beside an insertion": ("The governor [condemned] … the authority for its patience", Reason.UNPLACED),
    "six words of ours": ("The ministry [which sits in the old mill] does not intend", Reason.ADDS_MANY),
    "[sic] for a word": ("Diplomats on both [sic] say that", Reason.REPLACES),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_turns_the_sense_is_reported_with_its_reason(name: str) -> None:
    quote, reason = SEEN[name]
    judgement = article().with_text(quote).judgement
    assert judgement and [fault.reason for fault in judgement.faults] == [reason], judgement
    assert not article().without(quote).places
    (fault,) = judgement.faults
    assert 0 <= fault.start < fault.end <= len(quote)


REVERSED = {
    "en": ("The envoy failed to sign the accord in June.", "The envoy … sign the accord", Reason.HIDES),
    "en-GB": ("The envoy denied that he had signed the accord.", "he had signed the accord", Reason.CROPPED),
    "en-IE": ("The envoy will probably sign the accord in June.", "The envoy will … sign the accord", Reason.HIDES),
    "de": ("Der Bote weigerte sich, den Vertrag zu lesen.", "Der Bote … den Vertrag zu lesen", Reason.HIDES),
    "fr": ("Le messager refuse de signer l'accord en juin.", "Le messager … signer l'accord", Reason.HIDES),
    "es": ("El mensajero negó haber firmado el acuerdo.", "El mensajero … haber firmado el acuerdo", Reason.HIDES),
    "ru": ("Посланник отказался подписать соглашение в июне.", "Посланник … подписать соглашение", Reason.HIDES),
    "uk": ("Посланець відмовився підписати угоду в червні.", "Посланець … підписати угоду", Reason.HIDES),
    "en-CA": ("I doubt that he had signed the accord.", "he had signed the accord", Reason.CROPPED),
    "en-AU": ("They signed the accord in June.", "[In doubt he] signed the accord", Reason.ADDS),
    "ru-RU": ("Суд отказал ему в праве подписать его.", "Суд … ему в праве подписать его", Reason.HIDES),
    "ar": ("رفض المبعوث توقيع الاتفاق في يونيو.", "المبعوث توقيع الاتفاق", Reason.CROPPED),
}  # fmt: skip
"""Sentences that a verb turns, what leaves it out, and what is wrong with that, by language."""


@pytest.mark.parametrize("tag", REVERSED)
def test_a_verb_that_turns_a_sentence_can_no_more_be_left_out_than_a_negation(tag: str) -> None:
    text, quote, reason = REVERSED[tag]
    judgement = held(text, [], tag).with_text(quote).judgement
    assert judgement and [fault.reason for fault in judgement.faults] == [reason], judgement


STAYS = {
    "a capital in brackets": "[T]he ministry does not intend to publish their report",
    "another ending": "The governor prais[ing] the authority for its patience",
    "the same word": "He never mention[ed] the lawsuits",
    "[sic]": "The ministry does not intend [sic] to publish their report",
    "added": "The ministry does not intend [in Brandal’s words] to publish their report",
    "for a pronoun": "[Brandal] never mentioned the lawsuits",
    "for a pronoun inside": "The assembly approved a smaller budget than [Brandal] requested",
    "for an article": "Officials said [that] document contains commercial details",
    "for a pronoun beside a gap": "a smaller budget than [Brandal] … and the mainland might not release its share",
    "a gap behind a sentence's sign": "to rebuild the breakwater. … who inspected the northern section last month",
    "a gap before a capital": "to rebuild the breakwater … Engineers who inspected the northern section",
    "a gap over a number and more": "Fishing companies lost … March and October",
    "the month of May": "three of the largest companies filed in [M]ay",
    "a gap at the edge": "… Engineers who inspected the northern section […]",
}


@pytest.mark.parametrize("name", STAYS)
def test_what_keeps_the_sense_stands(name: str) -> None:
    standing = article().with_text(STAYS[name])
    assert standing.places, standing


def test_that_an_office_was_left_is_not_replaced() -> None:
    there = held("She met the former mayor of the island on Monday.", ["She met the former mayor of the island"])
    for standing in (there.with_text("She met the [acting] mayor"), there.without("She met the [acting] mayor")):
        assert standing.judgement and [fault.reason for fault in standing.judgement.faults] == [Reason.REPLACES]


def test_may_is_a_limiter_in_small_letters_and_not_before_a_number() -> None:
    text = "The ship may leave the harbour. It came in between may 14 and June at last. In May the ship left us."
    there = held(text, ())
    assert not there.with_text("The ship … leave the harbour").places
    assert there.with_text("It came in … June at last").places
    assert there.with_text("In … the ship left us").places


def test_brackets_and_dots_of_the_article_are_quoted_with_it() -> None:
    quote = "that they [the 14 pilots who did not sail] would … leave the harbour"
    there = held(f"They said {quote} at once.", [quote])
    assert there.with_text(quote).places and there.without(quote).places
    assert len(there.proofs.quotations[0].segments) == 1
    assert not there.with_text(quote.replace("14", "15")).places
    assert not there.without(quote.replace("14", "15")).places


def test_what_stands_in_brackets_word_for_word_is_quoted_and_counted() -> None:
    judgement = article().with_text("Fishing companies [lost 324 million crowns] between March and October").judgement
    assert judgement and not judgement.faults and judgement.quotation.words == 10


# --- what is believed without the text --------------------------------------------------------------------------------


def test_an_insertion_never_takes_the_place_of_a_proved_gap() -> None:
    quote = "The governor praised … its patience and announced a fund"
    there = held(ARTICLE, [quote])
    assert there.without(quote).places
    judgement = there.without("The governor praised [him for] its patience and announced").judgement
    assert judgement is None or judgement.faults
    near = held("He asked the keeper for the lamp at dusk.", ["He asked the … for the lamp"])
    judgement = near.without("He asked the [man] for the lamp").judgement
    assert judgement and [fault.reason for fault in judgement.faults] == [Reason.REPLACES_GAP]


def test_a_gap_may_span_a_proved_joint_and_words_that_turn_nothing() -> None:
    there = held(ARTICLE, ["Fishing companies lost … March and October, according to figures"])
    assert there.without("Fishing companies … March and October, according to figures").places
    assert there.without("Fishing companies lost … according to figures").places
    assert not there.without("Fishing companies lost [money] March and October").places


def test_a_sentence_that_ends_in_a_proved_gap_is_to_be_marked_without_the_text_too() -> None:
    there = held(ARTICLE, ["to rebuild the breakwater. … who inspected the northern section"])
    assert there.without("to rebuild the breakwater. … who inspected the northern section").places
    judgement = there.without("to rebuild the breakwater … who inspected the northern section").judgement
    assert judgement and [fault.reason for fault in judgement.faults] == [Reason.HIDES_END]


def test_an_insertion_at_an_edge_stands_where_one_was_proved() -> None:
    there = held(ARTICLE, ["[Brandal] never mentioned the lawsuits"])
    assert there.proofs.quotations[0].edges == (Edge.INSERTION, Edge.PLAIN)
    assert there.without("[The keeper] never mentioned the lawsuits").places
    plain = held(ARTICLE, ["inspected the northern section last month"])
    assert not plain.without("[Brandal] inspected the northern section last month").places


def test_a_crop_inside_a_proved_quotation_is_judged_by_its_words() -> None:
    there = held(ARTICLE, ["Nobody in the delegation believes that the contractor wants a quick settlement"])
    assert not there.without("believes that the contractor wants a quick settlement").places
    assert there.without("the contractor wants a quick settlement").places
    assert there.without("Nobody in the delegation believes that").places


def test_of_several_places_one_that_keeps_the_sense_is_enough() -> None:
    text = "The keeper did not sign the lease. Later the keeper did gladly sign the lease."
    there = held(text, ["The keeper did not sign", "Later the keeper did gladly sign the lease"])
    assert there.with_text("the keeper did … sign the lease").places[0].first == 9
    assert there.without("the keeper did … sign the lease").places[0].first == 9


@pytest.mark.parametrize("between", ["not", "in the end. Nobody"])
def test_one_that_keeps_the_sense_is_enough_however_far_the_others_lead(between: str) -> None:
    """More words are hidden than are looked at one by one."""
    far = f"The keeper did on that long and windy evening at the old harbour {between} and after all sign the lease."
    there = held(f"{far} Later the keeper did with a smile and before the whole crew gladly sign the lease.", ())
    assert there.with_text("the keeper did … sign the lease").places[0].first > 20


def test_older_proofs_are_believed_for_their_words() -> None:
    there = held(ARTICLE, ["The governor praised … its patience and announced a fund"])
    old = Held(there.source, "en", replace(there.proofs, rules=1))
    quote = "The governor praised [it for] its patience and announced a fund"
    assert old.without(quote).places and not there.without(quote).places
    # What its words show is judged even so.
    nobody = held(ARTICLE, ["Nobody in the delegation believes that the contractor wants"])
    older = Held(nobody.source, "en", replace(nobody.proofs, rules=1))
    assert not older.without("believes that the contractor wants").places


# --- languages --------------------------------------------------------------------------------------------------------

LISTED = {
    "de": ("Der Hafenmeister hat den Vertrag gestern nicht in der alten Stadt unterschrieben.",
           "Der Hafenmeister hat den Vertrag … in der alten Stadt unterschrieben",
           "Der Hafenmeister hat den Vertrag … nicht in der alten Stadt unterschrieben"),
    "fr": ("Le capitaine n'a jamais signé hier le traité dans la vieille ville du port.",
           "Le capitaine … signé hier le traité dans la vieille ville",
           "Le capitaine n'a jamais signé … le traité dans la vieille ville"),
    "es": ("El capitán nunca firmó ayer el tratado en la ciudad vieja del puerto.",
           "El capitán … firmó ayer el tratado en la ciudad vieja",
           "El capitán nunca firmó … el tratado en la ciudad vieja"),
    "ru": ("Капитан так и не подписал вчера договор в старом городе у порта.",
           "Капитан так … подписал вчера договор в старом городе",
           "Капитан так и не подписал … договор в старом городе"),
    "uk": ("Капітан так і не підписав учора договір у старому місті біля порту.",
           "Капітан так … підписав учора договір у старому місті",
           "Капітан так і не підписав … договір у старому місті"),
    "ar": ("وقال القبطان إنه لَمْ يوقع أمس المعاهدة في المدينة القديمة قرب الميناء.",
           "وقال القبطان إنه … يوقع أمس المعاهدة في المدينة القديمة",
           "وقال القبطان إنه لَمْ يوقع … المعاهدة في المدينة القديمة"),
}  # fmt: skip


@pytest.mark.parametrize("tag", LISTED)
def test_negations_are_known_in_each_listed_language(tag: str) -> None:
    text, turning, plain = LISTED[tag]
    there = held(text, ())
    listed = Held(there.source, f"{tag}-XX", there.proofs)
    judgement = listed.with_text(turning).judgement
    assert judgement and [fault.reason for fault in judgement.faults] == [Reason.HIDES]
    assert listed.with_text(plain).places
    # The end of the sentence alone: the negation stands close before it.
    start = text.split().index(next(word for word in text.split() if language(tag).negates(word.strip(".").casefold())))
    assert listed.with_text(" ".join(text.split()[start + 1 :])).judgement.faults[0].reason is Reason.CROPPED  # type: ignore[union-attr]


def test_every_word_of_a_list_is_written_as_words_are_compared() -> None:
    for file in (ROOT / "generator" / "quotation" / "languages").glob("*.toml"):
        for name, listed in tomllib.loads(file.read_text("utf-8")).items():
            odd = [word for word in listed.split() if words(word) != (word,)] if "inning" not in name else []
            assert odd == [] or name in ("negation-beginnings", "negation-endings"), (file.name, name, odd)


def test_without_a_list_a_gap_hides_three_words_and_an_insertion_none() -> None:
    there = Held(
        held("Y mae capten y llong wedi llofnodi cytundeb hir yn yr hen dref.", ()).source, "cy", article().proofs
    )
    assert there.with_text("Y mae capten … llofnodi cytundeb hir").places
    judgement = there.with_text("Y mae capten … cytundeb hir yn yr hen dref").judgement
    assert judgement and [fault.reason for fault in judgement.faults] == [Reason.HIDES_MANY]
    assert there.with_text("Y mae capten [da] y llong wedi llofnodi").places
    assert not there.with_text("Y mae capten [y cwch] wedi llofnodi").places
    assert there.with_text("[Ac] y mae capten y llong wedi").places


# --- every script -----------------------------------------------------------------------------------------------------


def beginning(tag: str) -> str:
    """The first words of a text, or as many letters."""
    letters = regex.findall(r"\X", SCRIPTS[tag])
    return "".join(letters[:44]) if tag in ("th", "zh") else " ".join(SCRIPTS[tag].split()[:12])


def changed(tag: str) -> list[str]:
    """A quotation with one sign of it taken out, put in twice, or replaced by another of the text."""
    pick, quote = random.Random(f"{SEED}{tag}"), beginning(tag)
    signs = [at for at, sign in enumerate(quote) if unicodedata.category(sign)[0] in "LM"]
    # A letter at the edge of a text without spaces may be left out honestly.
    inner = signs[4:-4] if tag in ("th", "zh") else signs
    others = sorted({quote[at] for at in signs})
    found: list[str] = []
    while len(found) < 100:
        at, how = pick.choice(inner), pick.choice(("take", "put", "replace"))
        sign = pick.choice(others)
        new = {"take": "", "put": quote[at] + sign, "replace": sign}[how]
        made = quote[:at] + new + quote[at + 1 :]
        if unicodedata.normalize("NFC", made).casefold() != unicodedata.normalize("NFC", quote).casefold():
            found.append(made)
    return found


@pytest.mark.parametrize("tag", SCRIPTS)
def test_one_sign_changed_is_reported_in_every_script(tag: str) -> None:
    quote = beginning(tag)
    there = held(SCRIPTS[tag], [quote], tag)
    assert there.with_text(quote).places and there.without(quote).places
    wrong = changed(tag)
    assert len(wrong) == 100
    assert [each for each in wrong if there.with_text(each).places] == []
    assert [each for each in wrong if there.without(each).places] == []


SHORT = {
    "zh": ("三国谈判代表星期二在安卡拉会面", 8),
    "th": ("รัฐมนตรีต่างประเทศพบกัน", 10),
    "ja": ("漁師たちは古い港で会った", 6),
}


@pytest.mark.parametrize("tag", SHORT)
def test_scripts_without_spaces_are_counted_by_their_letters_two_to_a_word(tag: str) -> None:
    text, size = SHORT[tag]
    quotation = parse_quotation(text)
    assert (quotation.words, quotation.longest) == (size, size)
    there = held(f"{text}，讨论经黑海出口小麦的问题。", [text], tag)
    assert there.without(text).places
    assert there.proofs.words == (sum(there.proofs.paragraphs) + 1) // 2
    assert there.proofs.extent(sum(there.proofs.paragraphs)) == there.proofs.words


def test_a_true_quotation_ends_between_two_letters_of_a_script_without_spaces() -> None:
    there = held("รัฐมนตรีต่างประเทศพบกันที่กรุงอังการา", ["รัฐมนตรีต่างประเทศพบกัน"], "th")
    assert there.without("รัฐมนตรีต่างประเทศพบกัน").places
    assert not there.without("รัฐมนตรีต่างประเทศพบกน").places
