"""Where one rule tells several kinds of mistake, each is told in words of its own; drafts are checked like the rest."""

from __future__ import annotations

import re

import pytest

from generator import build
from generator.source.diagnostic import Diagnostic
from generator.source.text import Span
from tests import harbour
from tests.harbour import FILES
from tests.test_rules import SECTIONS, Section

CLAIM = "content/claims/pier-stays.md"
TOPIC = "content/topics/harbour.md"
PAIR = "pictures:\n  - {file: pier.png, credit: Mo, licence: cc0}\n  - {file: pier.png, credit: Mo, licence: cc0}\n"
SHOWN = (
    "---\ntitle: {}\npictures:\n"
    "  - {{file: pier.png, credit: {}, licence: cc0}}\n---\n![The pier](../assets/pier.png)\n"
)


def named(path: str, fields: str) -> dict[str, str]:
    return {path: FILES[path].replace("---\n", f"---\n{fields}\n", 1)}


def saying(text: str) -> dict[str, str]:
    return {TOPIC: f"---\ntitle: The harbour\n---\n{text}\n"}


TOLD = {
    "a former id that is a list's": (
        named(TOPIC, "formerly: [index]"),
        "formerly-taken", "`index` is the address of a list", "take it out",
    ),
    "a former id that is today's": (
        named(TOPIC, "formerly: [harbour]"),
        "formerly-taken", "`harbour` is the id of this topic today", "take it out",
    ),
    "a former id of two": (
        named(TOPIC, "formerly: [quay]")
        | {"content/topics/pier.md": "---\ntitle: Pier\nformerly: [quay]\n---\nLong.\n"},
        "formerly-taken", "`harbour` was formerly `quay` too", "keep one of the two",
    ),
    "a picture from elsewhere": (
        saying("![A pier](https://pier.example/a.png)"),
        "image-missing", "`https://pier.example/a.png` is no picture of this site", "content/assets/",
    ),
    "a picture that is not there": (
        saying("![A pier](../assets/peir.png)"),
        "image-missing", "there is no picture `content/assets/peir.png`", "did you mean `../assets/pier.png`?",
    ),
    "a link without words": (
        saying("A pier []( ../terms/sea-wall.md )."),
        "link-broken", "a link without words", "what it leads to",
    ),
    "a link to a page of HTML": (
        saying("A [pier](../terms/pier.html)."),
        "link-broken", "there is no `content/terms/pier.html`", "link to the file of an entry",
    ),
    "a link to a file of no near name": (
        saying("A [pier](../terms/xyzzyx.md)."),
        "link-broken", "there is no `content/terms/xyzzyx.md`", "links are relative to this file",
    ),
    "an anchor where there is none": (
        saying("A [pier](../terms/sea-wall.md#tide)."),
        "link-anchor-missing", "`content/terms/sea-wall.md` has no heading or picture `#tide`", "there are: none",
    ),
    "a text without a record": (
        {"content/articles/courier-2022.text.md": "The council met on Monday.\n"},
        "text-not-ours", "the text of an article without a record", "content/articles/courier-2022.md",
    ),
    "a name that is nearly a key": (
        saying("As @council-minutes-202 says, it stays [@council-minutes-2021]."),
        "citation-unknown", "no work has the key `council-minutes-202`", "did you mean `@council-minutes-2021`?",
    ),
    "a key of no near one": (
        saying("It stays [@xyzzyx]."),
        "citation-unknown", "no work has the key `xyzzyx`", "add it to content/references.yml",
    ),
    "a key that an article has": (
        saying("It stays [@quill-2012]."),
        "citation-unknown", "no work has the key `quill-2012`", "did you mean `quill-2021`?",
    ),
    "a picture with two records in one entry": (
        {TOPIC: f"---\ntitle: The harbour\n{PAIR}---\n![The pier](../assets/pier.png)\n"},
        "picture-contradicted", "`pier.png` has two records here", "keep one",
    ),
    "a picture with two makers": (
        {TOPIC: SHOWN.format("The harbour", "Mo"), "content/topics/pier.md": SHOWN.format("Pier", "Jo")},
        "picture-contradicted", "`credit` of `pier.png` is another", "write the same as in content/topics/harbour.md",
    ),
    "an id of nobody": (
        {CLAIM: FILES[CLAIM].replace("speaker: jo-tidewater", "speaker: mo-lantern_x")},
        "speaker-unclear", "“mo-lantern_x” is neither an id nor a name", "write the id of a person",
    ),
    "a file that is no part of the theme": (
        {"templates/overrides/notes.txt": "x"},
        "asset-refused", "a file that is no part of the theme", "what they load lies in templates/overrides/assets/",
    ),
    "a drawing of the theme that is more than one": (
        {"templates/overrides/assets/x.svg": "<svg><script/></svg>"},
        "asset-refused", "a drawing that is more than one: the element `script`", "save it as a plain drawing",
    ),
    "a folder of the theme": (
        {"content/assets/fonts/x.css": ""},
        "asset-refused", "the folder `fonts` is the theme's", "rename the folder",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TOLD)
def test_each_kind_of_mistake_is_told_in_its_own_words_and_how_it_is_mended(what: str) -> None:
    overlay, code, message, help = TOLD[what]
    (problem,) = harbour.check(overlay).problems
    assert problem.rule.code == code
    assert message in problem.message and help in problem.help
    assert problem.source.path in overlay


def test_a_drawing_that_was_not_read_as_text_is_refused() -> None:
    assets = {**harbour.ASSETS, "content/assets/PIER.SVG": b"<svg/>"}
    (problem,) = build.check(harbour.sources(), assets=assets).problems
    assert (problem.rule.code, problem.source.path) == ("asset-refused", "content/assets/PIER.SVG")


# How a quotation departs from the article, where its text is at hand and where there are only proofs.


def quoted(words: str, *, text: bool) -> tuple[Diagnostic, ...]:
    overlay = {CLAIM: FILES[CLAIM].replace("We will not close the pier", words)}
    return harbour.check(overlay | ({} if text else {"archive/quill-2021.md": ""})).problems


@pytest.mark.parametrize(
    ("words", "help"),
    [
        ("We will not sell the pier", "the article has `close` there; quote word for word"),
        ("in the room asked for how long The sea", "paragraph 2 ends there; a quotation goes on in the next one"),
        ("and it never once ran late gladly", "paragraph 1 ends there; a quotation goes on in the next one"),
        ("Zyx wvu tsr [said] qpo", "an insertion in [ ] stands for at most three words"),
        ("Zyx wvu tsr qpo", "mark what is left out with `…`"),
    ],
)
def test_quotation_that_is_not_in_the_article_is_told_how_it_is_mended(words: str, help: str) -> None:
    (problem,) = quoted(words, text=True)
    assert problem.rule.code == "quote-not-found" and help in problem.help


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        ("Zyx wvu tsr qpo", "near no proved quotation", "explainer prove"),
        ("We will not sell the pier", "departs from the nearest proved quotation at `sell", "`close` stands there"),
        ("We will not close the pier ever", "at `ever`", "the proved words end there"),
    ],
)
def test_quotation_that_is_not_proved_is_held_against_the_nearest_that_is(words: str, message: str, help: str) -> None:
    (problem,) = (each for each in quoted(words, text=False) if each.rule.code == "quote-unproved")
    assert message in problem.message and help in problem.help


# drafts ---------------------------------------------------------------------------------------------------------------

MEANT = frozenset({"link-to-draft", "ref-draft", "withdrawn-shown", "none-supported", "supported-after-all"})
"""Rules that are about the difference: what readers see names what they do not."""


def drafted(section: Section) -> dict[str, str]:
    """The files of a rule's example, each entry a draft."""
    return {
        path: re.sub(r"\A---\n", "---\ndraft: true\n", text) if re.fullmatch(r"content/\w+/.*\.md", path) else text
        for path, text in section.files().items()
    }


DRAFTED = [each for each in SECTIONS if each.page.parent.name == "checks" and not each.reports[0][0]]


@pytest.mark.parametrize(
    "section", [each for each in DRAFTED if drafted(each) != each.files()], ids=lambda section: section.code
)
def test_mistake_is_told_of_a_draft_as_well(section: Section) -> None:
    codes = {problem.rule.code for problem in harbour.check(drafted(section)).problems}
    assert (section.code in codes) is (section.code not in MEANT)


def test_person_whose_entry_is_a_draft_is_meant_by_the_name() -> None:
    claim = {CLAIM: FILES[CLAIM].replace("speaker: jo-tidewater", "speaker: Lantern")}
    person = {"content/people/mo-lantern.md": "---\nname: Mo Lantern\ndraft: true\n---\n"}
    (problem,) = (each for each in harbour.check(claim | person).problems if each.rule.code == "speaker-unclear")
    assert problem.message == "“Lantern” is the person `mo-lantern`"
    assert "write `speaker: mo-lantern`" in problem.help
    by_id = {CLAIM: FILES[CLAIM].replace("speaker: jo-tidewater", "speaker: Mo_Lantern.md")}
    (problem,) = (each for each in harbour.check(by_id | person).problems if each.rule.code == "speaker-unclear")
    assert problem.message == "“Mo_Lantern.md” is the person `mo-lantern`"


# words that judge -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("quotes", ["“{}”", '"{}"'])
def test_word_that_judges_is_told_where_it_stands_behind_words_that_others_said(quotes: str) -> None:
    said = quotes.format("a notorious wall")
    body = f"What they call {said} is a notorious wall."
    field = f"---\ntitle: '{said}, a notorious one'\n---\nA wall.\n"
    for text in (f"---\ntitle: Sea wall\n---\n{body}\n", field):
        (problem,) = harbour.check({"content/terms/sea-wall.md": text}).problems
        assert (problem.rule.code, problem.message) == ("word-judging", "“notorious” judges")
        assert isinstance(problem.at, Span) and problem.at.text == "notorious"
        assert problem.at.start == text.index("a notorious", text.index(said) + len(said)) + 2


def test_no_entry_is_proposed_for_one_that_is_like_none() -> None:
    claim = {CLAIM: FILES[CLAIM].replace("topics: [harbour]", "topics: [xyzzyx]")}
    (problem,) = (each for each in harbour.check(claim).problems if each.rule.code == "ref-unknown")
    assert problem.help == "write content/topics/xyzzyx.md (`explainer new topic xyzzyx`)"
