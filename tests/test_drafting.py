"""New entries from an article: a passage found by its words, and what an article states; nothing of it leaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.editing import by_paragraph, drafted, found, free_id, listed, meant, stated, text_of, told
from generator.editing.likeness import Corpus
from generator.editing.passages import QuotedPassage
from generator.model import Site
from generator.model.kinds import Article
from generator.source import RefusedError, edited
from tests import harbour

Run = Callable[..., Result]
SELECTION = "content/selections/quill-2021.md"
LISTED = """\
---
title: What it states
article: quill-2021
statements:
  - {paragraph: 1, text: The ferry carried 48000, claim: ferry-passengers}  # so
  - paragraph: 2
    text: The pier stays
    claim: pier-stays

  - {paragraph: 5, text: Nobody pays for the wall, claim: pier-stays}
---
"""


def article(site: Site) -> Article:
    record = meant(site, "articles/quill-2021")
    assert isinstance(record, Article)
    return record


def passage(words: str, overlay: dict[str, str] | None = None) -> QuotedPassage:
    site = harbour.site(overlay)
    return found(site, article(site), words)


# passages ---------------------------------------------------------------------------------------------------------


def test_a_passage_is_found_by_its_words_and_quoted_as_the_article_prints_it() -> None:
    one = passage("the NEW tramway is said to cost $12.5 million")
    assert (one.quote, one.paragraph) == ("The new tramway is said to cost $12.5 million", 3)
    assert (one.spoken, one.speakers, one.said, one.faults) == (False, (), None, ())
    assert passage("did not lose its keeper to the storm - … - but to a pension").quote == (
        "did not lose its keeper to the storm - … - but to a pension"
    )
    assert passage("“We will not close the pier,”").quote == "We will not close the pier"


def test_who_is_named_near_words_in_quotation_marks_may_have_said_them_on_the_day_that_is_given() -> None:
    one = passage("We will not close the pier")
    assert (one.spoken, [each.id for each in one.speakers], one.said) == (True, ["jo-tidewater"], "2021-03-04")
    assert list(told(one, None))[-1].startswith("it stands in quotation marks: `speaker` is Jo Tidewater")
    nobody = passage("We will not close the pier", {"content/people/jo-tidewater.md": ""})
    assert nobody.speakers == () and list(told(nobody, None))[-1].endswith("fill in `speaker`")
    author = passage("nobody in the room asked for how long")
    assert (author.spoken, [each.id for each in author.speakers]) == (False, ["jo-tidewater"])


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ('He said: "the pier stays open", and left.', True),
        ('"No", he said; the pier stays open "for now".', False),
        ("Er sagte: „the pier stays open“, und ging.", True),
        ("Il dit: « the pier stays open ».", True),
        ("The council’s pier: the pier stays open, it’s said.", False),
    ],
)
def test_words_are_spoken_where_quotation_marks_are_open_in_any_of_their_kinds(text: str, spoken: bool) -> None:
    assert passage("the pier stays open", {"archive/quill-2021.md": f"First.\n\n{text}\n"}).spoken is spoken


def test_what_would_turn_the_sense_of_a_quotation_is_told() -> None:
    one = passage("close the pier")
    assert one.faults == ("`not` stands just outside the quotation and bears on it; quote it too",)


def test_words_that_the_article_does_not_have_are_told_with_the_nearest_passages() -> None:
    with pytest.raises(RefusedError) as refused:
        passage("the pier shall never be closed, the mayor told them")
    first, *near = str(refused.value).split("\n")
    assert first.startswith("`quill-2021` does not have these words") and near[0].startswith("  2: “We will not close")
    with pytest.raises(RefusedError, match=r"archive/quill-2021\.md is not here"):
        text_of(harbour.site({"archive/quill-2021.md": ""}), article(harbour.site()))


def test_an_id_is_made_of_the_words_that_say_something_and_is_free() -> None:
    site = harbour.site()
    assert free_id(site, "We will not close the pier") == "not-close-pier"
    assert (
        free_id(site, "It carried 48,000 passengers in 2019, Émile’s ferry") == "carried-48000-passengers-2019-emiles"
    )
    assert free_id(site, "The ferry of passengers") == "ferry-passengers-2"
    assert free_id(site, "Море и паром") == "parom"


@pytest.mark.parametrize(
    ("language", "words", "id"),
    [
        ("de", "Die Größe der Zölle und der Straßen", "groesse-zoelle-strassen"),
        ("ru", "Это число пассажиров в порту", "chislo-passazhirov-portu"),
        ("uk", "Кількість пасажирів у Києві", "kilkist-pasazhyriv-kyievi"),
    ],
)
def test_an_id_is_made_of_telling_words_as_their_language_writes_them(language: str, words: str, id: str) -> None:
    settings = f"{harbour.FILES['mkdocs.yml']}theme:\n  name: material\n  language: {language}\n"
    assert free_id(harbour.site({"mkdocs.yml": settings}), words) == id


# what an article states -------------------------------------------------------------------------------------------


def test_a_selection_lists_sentences_with_the_claims_that_take_them_up_and_none_of_their_words() -> None:
    site = harbour.site()
    text = text_of(site, article(site))
    sentences = tuple(stated(site, article(site), text))
    assert [(each.paragraph, [claim.id for claim in each.claims]) for each in sentences] == [
        (1, ["ferry-passengers"]), (2, ["pier-stays"]), (3, []), (4, []), (5, []),
    ]  # fmt: skip
    draft = drafted(site, article(site), sentences)
    assert '  - {paragraph: 1, text: "The ferry carried 48,000 passengers in 2019", claim: ferry-passengers}\n' in draft
    assert "  - {paragraph: 3, text: …, left: …}\n" in draft and "  - {paragraph: 5, text: …, left: …}\n---" in draft
    assert "tramway" not in draft and "keeper" not in draft


def test_the_text_of_an_article_that_may_be_published_stands_beside_its_statements() -> None:
    free = {
        "content/articles/quill-2021.text.md": harbour.ARTICLE,
        "archive/quill-2021.md": "",
        "content/articles/quill-2021.md": harbour.FILES["content/articles/quill-2021.md"].replace(
            "publisher:", "rights: cc0\npublisher:"
        ),
    }
    site = harbour.site(free)
    draft = drafted(site, article(site), tuple(stated(site, article(site), text_of(site, article(site)))))
    assert "left: …}  # The new tramway is said to cost $12.5 million; critics call" in draft


def test_questions_and_headlines_state_nothing_and_claims_of_other_articles_may_say_the_same() -> None:
    other = {
        "content/articles/other-2021.md": "---\ntitle: Another\nauthors: [Bo Reed]\n---\nAnother article.\n",
        "archive/other-2021.md": "The pier\n\nWill it last? The mayor says the pier will not be closed."
        " Grey nets dry there on fine days.\n",
    }
    site = harbour.site(other)
    record = meant(site, "other-2021")
    assert isinstance(record, Article)
    sentences = tuple(stated(site, record, text_of(site, record)))
    assert [each.text for each in sentences] == [
        "The mayor says the pier will not be closed.", "Grey nets dry there on fine days."
    ]  # fmt: skip
    assert [claim.id for claim in sentences[0].like] == ["pier-stays"]
    draft = drafted(site, record, sentences)
    assert "  - {paragraph: 2, text: …, left: …}  # as pier-stays?\n  - {paragraph: 2, text: …, left: vague}\n" in draft


def test_likeness_counts_most_the_words_that_few_texts_have() -> None:
    corpus = Corpus({"a": "the pier of the harbour", "b": "the ferry of the harbour", "c": "harbour dues"})
    assert list(corpus.like("a ferry", 0.1)) == ["b"]
    assert next(corpus.like("the harbour's piers", 0.1)) == "a"
    assert list(corpus.like("wind", 0.1)) == []


@pytest.mark.parametrize(
    ("paragraph", "before", "behind"),
    [
        (3, "    claim: pier-stays\n", "\n  - {paragraph: 5"),
        (1, "claim: ferry-passengers}  # so\n", "  - paragraph: 2"),
        (9, "claim: pier-stays}\n", "---\n"),
    ],
)
def test_a_new_claim_has_a_line_in_the_order_of_the_article(paragraph: int, before: str, behind: str) -> None:
    site = harbour.site({SELECTION: LISTED})
    edit = listed(site, article(site), paragraph, "A, b", "tram")
    line = f'  # - {{paragraph: {paragraph}, text: "A, b", claim: tram}}\n'
    assert f"{before}{line}{behind}" in edited(edit.at.source, [edit])


def test_a_line_before_all_others_and_none_where_there_is_no_list_for_it() -> None:
    late = LISTED.replace("paragraph: 1,", "paragraph: 2,")
    site = harbour.site({SELECTION: late})
    edit = listed(site, article(site), 1, "A", "tram")
    assert "statements:\n  # - {paragraph: 1, text: A, claim: tram}\n  - {paragraph: 2" in edited(
        edit.at.source, [edit]
    )
    with pytest.raises(RefusedError, match="begin one with explainer new selection --from quill-2021"):
        listed(harbour.site(), article(harbour.site()), 1, "A", "tram")


def test_paragraphs_are_shown_with_the_claims_that_stand_in_them() -> None:
    site = harbour.site()
    made = by_paragraph(site, article(site), text_of(site, article(site)))
    assert {number: [claim.id for claim in claims] for number, claims in made.items()} == {
        1: ["ferry-passengers"], 2: ["pier-stays"], 5: ["pier-stays"],
    }  # fmt: skip


# the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    harbour.write(tmp_path, {SELECTION: LISTED})
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


def test_show_numbers_the_paragraphs_and_tells_what_is_not_there(run: Run) -> None:
    shown = run("show", "quill-2021").stdout
    assert shown.startswith("  1  The old ferry") and "\n     claims: ferry-passengers\n\n  2  “We will" in shown
    assert run("show", "quill-2021", "--paragraph", "4").stdout.startswith("  4  The well-known")
    narrow = CliRunner().invoke(main, ("show", "quill-2021"), env={"COLUMNS": "60"}).stdout
    assert max(map(len, narrow.splitlines())) <= 60 and narrow.split() == shown.split()
    assert run("show", "quil-2021").stderr.endswith("no article `quil-2021`; did you mean `quill-2021`?\n")
    assert run("show", "quill-2021", "--paragraph", "6").exit_code == 2


def test_a_claim_from_a_passage_is_a_draft_whose_quotation_stands(run: Run) -> None:
    words = ("new", "claim", "--from", "quill-2021", "we will not close the pier", "--title", "The pier: open")
    assert run(*words).exit_code == 1
    made = run(*words, "--yes")
    assert made.exit_code == 0 and "wrote content/claims/pier-open.md\n" in made.stdout
    text = Path("content/claims/pier-open.md").read_text("utf-8")
    assert text.startswith('---\ndraft: true\ntitle: "The pier: open"\nappearances:\n  - article: quill-2021\n')
    assert "    quote: >-\n      We will not close the pier\n    speaker: jo-tidewater\n    said: 2021-03-04\n" in text
    assert '  # - {paragraph: 2, text: "The pier: open", claim: pier-open}\n' in Path(SELECTION).read_text("utf-8")
    assert run("check").exit_code == 0
    Path("content/claims/pier-open.md").write_text(
        text.replace("[…]", "[harbour]").replace("assessment: …", "assessment: supported"), encoding="utf-8"
    )
    assert {line.split(": ")[1] for line in run("check", "--format", "concise").stdout.splitlines()} <= {
        "warning[citation-malformed]", "warning[markup-unknown]", "warning[citation-unknown]", "warning[text-missing]",
        "warning[claim-uncited]", "warning[sentence-uncited]", "warning[repeated-claim]", "warning[text-unfinished]",
    }  # fmt: skip


def test_what_is_begun_twice_and_a_list_that_is_not_filled_in_are_told(run: Run) -> None:
    Path(SELECTION).write_text(
        LISTED.replace("paragraph: 1,", "paragraph: …,").replace("---", "---\ndraft: true", 1), "utf-8"
    )
    words = ("new", "claim", "--from", "quill-2021", "we will not close the pier", "--yes")
    first = run(*words)
    assert f"{SELECTION} cannot be read until it is filled in; write there" in first.output
    assert "`- {paragraph: 2, text: …, claim: not-close-pier}`" in first.output and "begun with" not in first.output
    assert "content/claims/not-close-pier.md was begun with these words" in run(*words).output


def test_words_need_an_article_and_an_article_that_is_there(run: Run) -> None:
    assert run("new", "claim", "two words", "three words").exit_code == 2
    assert run("new", "claim", "--from", "quill", "We will not close the pier").stderr.endswith(
        "there is no article `quill`; did you mean `quill-2021`?\n"
    )
    assert run("new", "selection", "--from", "quill-2021").stderr.endswith(
        f"{SELECTION} is the selection of `quill-2021` already; add to it\n"
    )
    Path(SELECTION).unlink()
    made = run("new", "selection", "--from", "quill-2021")
    assert made.exit_code == 0 and "\n  2  “We will not close the pier,” Mayor" in made.stdout
    assert run("check").exit_code == 0


@pytest.mark.parametrize("words", [("claim", "index"), ("explainer", "index"), ("page", "claims")], ids=" ".join)
def test_no_entry_takes_the_address_of_a_list(run: Run, words: tuple[str, ...]) -> None:
    told = run("new", *words)
    assert told.exit_code == 1 and f"`{words[1]}` is the address of a page" in told.stderr
    assert run("check").exit_code == 0


def test_a_stub_from_an_article_that_is_not_there_is_not_written(run: Run) -> None:
    told = run("new", "claim", "--from", "quil-2021", "pier-open")
    assert told.exit_code == 1 and told.stderr.endswith("no article `quil-2021`; did you mean `quill-2021`?\n")
    assert not Path("content/claims/pier-open.md").exists()
