"""A quotation is found in its article where it stands, and nowhere where it does not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.quotation import judge, language, match
from generator.quotation.known import JointKind, KnownText
from generator.quotation.match import Miss
from generator.quotation.normalise import parts
from generator.quotation.place import Place, Setting, covered, ordered
from generator.quotation.quotation import Joint, parse
from generator.source.text import Source
from generator.views.standing import archived
from tests.harbour import ARTICLE
from tests.test_wording import SLOWER, growth

KNOWN = archived(Source("archive/quill-2021.md", ARTICLE)).known


def find(quote: str, known: KnownText = KNOWN) -> tuple[Place, ...] | Miss:
    """Where the words of a quotation stand, whatever becomes of their sense."""
    quotation = parse(quote)
    layers = match.all_spots(quotation, known)
    path = match.search(quotation, layers, known, match.WordsOnly(known)) if layers else None
    return tuple(known.place(spot.first, spot.last) for spot in path) if path else match.miss(quotation, known)


STANDS = {
    "as printed": "The old ferry across the Sound carried 48,000 passengers",
    "across punctuation": "passengers in 2019, the harbour office says, and it never",
    "other case": "THE OLD FERRY ACROSS THE SOUND",
    "other quotation marks": "'We will not close the pier,' Mayor Jo Tidewater told",
    "other apostrophe": "the council's own engineers do not disagree",
    "no-break hyphens": "The well\u2011known north\u2011shore lighthouse",
    "em dash for en dash": "its keeper to the storm — as some papers wrote — but",
    "hyphen between spaces for a dash": "its keeper to the storm - as some papers wrote - but",
    "no dash": "its keeper to the storm as some papers wrote but to a pension",
    "line breaks and no-break spaces": "Mayor\u00a0Jo\n  Tidewater told\tthe council",
    "gap": "The old ferry … never once ran late",
    "gap in brackets": "The old ferry […] never once ran late",
    "gap of three full stops": "The old ferry ... never once ran late",
    "gap to the next paragraph": "it never once ran late … Mayor Jo Tidewater told",
    "gap over nothing": "The old ferry … across the Sound",
    "two gaps": "The old ferry … carried 48,000 passengers … never once ran late",
    "short segment beside a longer one": "The old ferry … late",
    "insertion for one word": "The old ferry across [it] carried 48,000",
    "insertion for three words": "The old [boat] the Sound carried",
    "insertion for no word": "The old ferry [boat] across the Sound",
    "insertion at the beginning": "[Last year] the harbour office says",
    "insertion at the end": "the harbour office says [so]",
    "insertion beside a gap": "The old ferry [boat] … never once ran late",
}
STANDS_NOT = {
    "a word swapped": "The new ferry across the Sound",
    "a word added": "The old, old ferry across the Sound",
    "a word dropped": "The ferry across the Sound",
    "not dropped": "We will close the pier",
    "a number changed": "carried 49,000 passengers in 2019",
    "a thousands separator dropped": "carried 48000 passengers in 2019",
    "a sign dropped": "said to cost 12.5 million",
    "a hyphen dropped": "The well known north-shore lighthouse",
    "a word cut short": "The old ferr",
    "a part of a hyphenated word": "known north-shore lighthouse",
    "the beginning of a hyphenated word": "The well",
    "other order": "across the Sound The old ferry",
    "segments in the wrong order": "never once ran late … The old ferry",
    "over the end of a paragraph without a gap": "never once ran late We will not close",
    "gap over a whole paragraph": "never once ran late … The new tramway",
    "insertion for four words": "The old [boat] carried 48,000",
    "insertion over the end of a paragraph": "never once ran late [then] We will not close",
    "the same words twice": "the pier … the pier … the pier",
}


@pytest.mark.parametrize("name", STANDS)
def test_stands(name: str) -> None:
    found = find(STANDS[name])
    assert isinstance(found, tuple) and ordered(found), found


@pytest.mark.parametrize("name", STANDS_NOT)
def test_does_not_stand(name: str) -> None:
    assert isinstance(find(STANDS_NOT[name]), Miss)


@pytest.mark.parametrize(
    ("article", "quote", "stands"),
    [
        ("It sheds 10⁶ tonnes of sand a year.", "sheds 10⁶ tonnes of sand", True),
        ("It sheds 10⁶ tonnes of sand a year.", "sheds 10^6 tonnes of sand", True),
        ("It sheds 10⁶ tonnes of sand a year.", "sheds 106 tonnes of sand", False),
        ("It sheds 10¹² tonnes of sand a year.", "sheds 1012 tonnes of sand", False),
        ("It took 3½ years to build.", "took 3 1/2 years to build", True),
        ("It took 3½ years to build.", "took 31/2 years to build", False),
        ("See plan 5① of the wall.", "plan 51 of the wall", False),
        ("See plan 5① of the wall.", "plan 5 1 of the wall", True),
        ("It stores CO₂ over 40 m² of roof.", "stores CO2 over 40 m2 of roof", True),
    ],
)
def test_what_is_raised_behind_a_digit_is_no_digit_of_its_number(article: str, quote: str, stands: bool) -> None:
    found = find(quote, archived(Source("archive/x.md", article)).known)
    assert isinstance(found, tuple) == stands, found


def test_miss_names_the_word_at_which_it_departs_and_what_stands_there() -> None:
    quote = "The old ferry under the Sound"
    miss = find(quote)
    assert isinstance(miss, Miss)
    assert (quote[miss.part.start : miss.part.end], miss.agreed, miss.expected) == ("under", 3, "across")
    assert miss.place == Place(1, 1, 3)


def test_miss_of_the_first_word_names_what_stands_before_the_others() -> None:
    quote = "Zebra old ferry across"
    miss = find(quote)
    assert isinstance(miss, Miss)
    assert (quote[miss.part.start : miss.part.end], miss.agreed, miss.expected) == ("Zebra", 3, "the")
    assert miss.place == Place(1, 2, 4)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("one two", ["one two"]),
        ("one … two", ["one", JointKind.GAP, "two"]),
        ("… one two …", ["one two"]),
        ("one . . . two", ["one", JointKind.GAP, "two"]),
        ("one [two] three", ["one", JointKind.INSERTION, "three"]),
        ("one [two] … three", ["one", JointKind.GAP, "three"]),
        ("one … [two] three", ["one", JointKind.GAP, "three"]),
        ("one [two …] three", ["one", JointKind.GAP, "three"]),
        ("one [ ] three", ["one", JointKind.INSERTION, "three"]),
        ("one [two three", ["one two three"]),
        ("[…] [two]", []),
        ("", []),
    ],
)
def test_segments_of_a_quotation(quote: str, expected: list[object]) -> None:
    found = parse(quote)
    texts = [" ".join(part.text for part in each.parts) for each in found.segments]
    kinds = [joint.kind for joint in found.joints]
    assert [each for pair in zip_longest(texts, kinds) for each in pair if each] == expected
    for part in found.parts:
        assert quote[part.start : part.end] == part.text


def test_marks_at_the_edges_are_no_joints_between_segments() -> None:
    found = parse("[…] one two [three]")
    assert found.before and found.behind and not found.joints
    assert (found.before.kind, found.behind.kind) == (JointKind.GAP, JointKind.INSERTION)
    assert [mark.inserted for mark in found.behind.marks] == ["three"]


def test_a_quotation_prints_as_it_is_written() -> None:
    text = "„Das … [sic]\n ist “so”"
    assert str(parse(text)) == f"{parse(text)}" == text
    assert parse(text) == parse(text) != parse(text + " ")


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("[T]he old ferry across the Sound", True),
        ("the old ferr[ies] across the Sound", True),
        ("The old ferry carr[ying]", False),  # the article has other words between
        ("Sound carr[ying] 48,000 passengers", True),
        ("Sound carri[es] 48,000 passengers", True),
        ("Sound ca[me] 48,000 passengers", False),  # two letters prove nothing
        ("The [b]old ferry across the Sound", False),
        ("carried [4]8,000 passengers in 2019", True),
        ("carried 48[9] passengers in 2019", False),
        ("the council[’s] own engineers do", True),
    ],
)
def test_brackets_inside_a_word_leave_it_the_articles_word_or_its_beginning(quote: str, stands: bool) -> None:
    assert isinstance(find(quote), tuple) == stands


def test_an_altered_word_is_found_with_its_brackets_and_left_out_of_the_text_fragment() -> None:
    found = parse("[T]he ferry want[ed] rest … now")
    (first, second) = found.segments[0].altered
    assert (found.text[first.start : first.end], first.text) == ("[T]he", "the")
    assert (found.text[second.start : second.end], second.text, second.stem) == ("want[ed]", "wanted", "want")
    assert found.runs == ("ferry", "rest", "now")


def test_only_words_of_the_article_are_counted() -> None:
    assert parse("One well-known … [our own] three").words == 3


def test_overlapping_places_count_once() -> None:
    found = covered([Place(1, 1, 5), Place(1, 4, 6), Place(2, 9, 9), Place(1, 2, 2, Setting.HEADLINE)])
    assert found == {*((Setting.PARAGRAPH, number) for number in (1, 2, 3, 4, 5, 6, 9)), (Setting.HEADLINE, 2)}


# --- any article, any quotation ------------------------------------------------------------------------------------

# No word is the beginning of another, so that every run of words stands in one place only.
VOCABULARY = [f"{a}{b}" for a in ("ferry", "pier", "tide", "wall", "keel", "gull", "salt") for b in "bdfhkmpqstvwxyz"]
HONEST: tuple[Callable[[str], str], ...] = (
    str.upper, str.title, lambda word: f"“{word}”", lambda word: f"{word},", lambda word: f"({word})",
    lambda word: f"{word}\u200b", lambda word: f"\n{word}",
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> list[list[str]]:
    """Paragraphs of words, each of which stands in the article once."""
    order = draw(st.permutations(VOCABULARY))
    sizes = draw(st.lists(st.integers(4, 25), min_size=1, max_size=4))
    return [list(order[sum(sizes[:n]) : sum(sizes[: n + 1])]) for n in range(len(sizes))]


@st.composite
def quoted(draw: st.DrawFn) -> tuple[KnownText, list[str], Place]:
    """An article, a run of words cut from it, and where it stands."""
    paragraphs = [paragraph for paragraph in draw(articles()) if len(paragraph) >= 4]
    number = draw(st.integers(0, len(paragraphs) - 1))
    first = draw(st.integers(0, len(paragraphs[number]) - 4))
    last = draw(st.integers(first + 3, len(paragraphs[number]) - 1))
    before = sum(len(paragraph) for paragraph in paragraphs[:number])
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    known = archived(Source("archive/x.md", text)).known
    return known, paragraphs[number][first : last + 1], Place(number + 1, before + first + 1, before + last + 1)


@given(quoted(), st.data())
def test_words_cut_from_an_article_are_found_at_their_place(
    cut: tuple[KnownText, list[str], Place], data: st.DataObject
) -> None:
    known, words, place = cut
    changed = [data.draw(st.sampled_from([*HONEST, lambda same: same]))(word) for word in words]
    assert find(" ".join(changed), known) == (place,)


@given(quoted(), st.data())
def test_gap_and_insertion_are_found_around_their_words(
    cut: tuple[KnownText, list[str], Place], data: st.DataObject
) -> None:
    known, words, place = cut
    at = data.draw(st.integers(1, len(words) - 1))
    behind = data.draw(st.integers(at, len(words) - 1))
    short = behind - at <= match.INSERTED
    mark = data.draw(st.sampled_from(["…", "[…]", "...", "[our words] …"] + ["[ours]"] * short))
    found = find(" ".join([*words[:at], mark, *words[behind:]]), known)
    assert isinstance(found, tuple)
    assert (found[0].first, found[0].last, found[-1].last) == (place.first, place.first + at - 1, place.last)


@given(quoted(), st.data())
def test_any_change_of_one_word_is_noticed_at_that_word(
    cut: tuple[KnownText, list[str], Place], data: st.DataObject
) -> None:
    known, words, _ = cut
    at = data.draw(st.integers(1, len(words) - 2))
    kind = data.draw(st.sampled_from(["swap", "add", "drop", "repeat"]))
    changed = {
        "swap": [*words[:at], "harbour", *words[at + 1 :]],
        "add": [*words[:at], "harbour", *words[at:]],
        "drop": [*words[:at], *words[at + 1 :]],
        "repeat": [*words[: at + 1], *words[at:]],
    }[kind]
    quote = " ".join(changed)
    miss = find(quote, known)
    assert isinstance(miss, Miss)
    departs = at + (kind == "repeat")
    assert quote[miss.part.start : miss.part.end] == changed[departs]


# --- work -----------------------------------------------------------------------------------------------------------


class Counting(match.WordsOnly):
    """The terms of words alone, counting how often they are asked for."""

    asked = 0

    def admits(self, joint: Joint, last: int, first: int) -> bool:
        self.asked += 1
        return super().admits(joint, last, first)

    def limit(self, joint: Joint, last: int) -> int:
        self.asked += 1
        return super().limit(joint, last)


WORST = {
    "gaps": (" … ".join(["ferry"] * 25), "ferry "),
    "insertions": (" [x] ".join(["ferry"] * 25), "ferry "),
    "gaps that lead nowhere": (" … ".join([*["ferry"] * 24, "pier"]), "ferry "),
    "gaps over hyphens": (" … ".join(["ferry"] * 25), "ferry-pier ferry "),
    "a long run": (" ".join([*["ferry"] * 24, "pier"]), "ferry "),
    "an altered word": (" … ".join(["ferr[ies]"] * 12), "ferry "),
}


@pytest.mark.parametrize("name", WORST)
def test_work_grows_no_faster_than_the_article(name: str) -> None:
    quote, word = WORST[name]

    def asked(times: int) -> int:
        known = archived(Source("archive/x.md", word * times)).known
        quotation, terms = parse(quote), Counting(known)
        layers = match.all_spots(quotation, known)
        if layers:
            match.search(quotation, layers, known, terms)
        return terms.asked + sum(len(layer) for layer in layers or ())

    assert asked(4000) <= 2.2 * asked(2000) + 10


@pytest.mark.slow
@pytest.mark.parametrize("name", WORST)
def test_time_to_hold_a_quotation_against_an_article_grows_no_faster_than_the_article(name: str) -> None:
    quote, word = WORST[name]

    def hold(times: int) -> object:
        known = archived(Source("archive/x.md", word * times)).known
        return judge(parse(quote), known, language("en")) or match.miss(parse(quote), known)

    assert growth(hold, 250) < SLOWER
    # Nor with the number of segments, of which a quotation has at most as many as words.
    long = parse(" … ".join([quote] * 40))
    assert not match.searched(long) or len(long.parts) <= match.MOST


def test_a_negation_in_every_second_place_leaves_the_work_linear() -> None:
    def hold(times: int) -> object:
        known = archived(Source("archive/x.md", "ferry not " * times)).known
        return judge(parse(" … ".join(["ferry"] * 25)), known, language("en"))

    assert growth(hold, 250) < SLOWER


QUOTES = st.text(st.sampled_from("ab é\u0301三 [].…⋯’'-–\n1%$ABक\u093f\u200b［］“”"), max_size=40) | st.text(
    max_size=40
)


@given(QUOTES)
def test_any_text_is_a_quotation_whose_offsets_point_into_it(text: str) -> None:
    found = parse(text)
    assert str(found) == text and len(found.joints) == max(len(found.segments) - 1, 0)
    assert all(0 <= part.start < part.end <= len(text) for part in found.parts)
    # One sign may fold to two words, `¼`, so that two may begin in one place.
    assert [part.start for part in found.parts] == sorted(part.start for part in found.parts)
    assert all(segment.parts and segment.words <= found.words for segment in found.segments)
    for joint in found.all_joints:
        assert all(0 <= mark.start < mark.end <= len(text) for mark in joint.marks)
        assert isinstance(joint.marked, bool) and joint.kind in JointKind
    assert parse(found.text) == found


@given(QUOTES, QUOTES)
@example("", "1\n\n\u200b")
def test_judging_any_quotation_in_any_text_never_fails(text: str, other: str) -> None:
    known = archived(Source("archive/x.md", other + text)).known
    for quote in (text, other, f"{text} … {other}", f"[{text}] {other} [sic]"):
        for tag in ("en", "ar", "zh"):
            judgement = judge(parse(quote), known, language(tag))
            assert judgement or match.miss(parse(quote), known)


def test_words_of_a_quotation_are_numbered_through_whatever_stands_between_them() -> None:
    found = parse("[So] the well-known pier … and [the] “quay” […]")
    assert [(part.text, part.number) for part in found.parts] == [
        ("the", 1), ("well", 2), ("known", 2), ("pier", 3), ("and", 4), ("quay", 5),
    ]  # fmt: skip
    assert all(found.text[part.start : part.end] == part.text for part in found.parts)


def test_quotation_is_told_in_a_failure_by_its_text_alone() -> None:
    found = parse("[So] the pier … stays […]")
    assert repr(found) == f"Quotation(text={found.text!r})"
    assert found != parse("the pier … stays") and found == parse(found.text)


@given(st.text(alphabet="ab Z19,.'&%$~<>-+_)(\t\n\x1c\x0b\xa0“”„«»—’…é", max_size=30))
def test_words_of_plain_letters_are_parted_as_those_of_all_others(text: str) -> None:
    """One letter beyond ASCII, far behind, has the whole text read by the rules for all scripts."""
    found, behind = parts(text), parts(f"{text} \n é")
    assert behind[: len(found)] == found and len(behind) == len(found) + 1
