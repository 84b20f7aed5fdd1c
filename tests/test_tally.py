"""The marks counted on the method page: by article, speaker, country and kind of source, from the content alone."""

from __future__ import annotations

from typing import Any

from lxml import html as dom

from generator.model.kinds import Assessment
from generator.views import Tallies, tally
from generator.views.tally import tallies
from tests import harbour
from tests.harbour import FILES

CLAIM, ARTICLE = "content/claims/pier-stays.md", "content/articles/quill-2021.md"
PERSON, WORKS = "content/people/jo-tidewater.md", "content/references.yml"
NORTH = {ARTICLE: FILES[ARTICLE].replace("published:", "country: Northland\npublished:")}


def counted(overlay: dict[str, str] | None = None) -> Tallies:
    found = tallies(harbour.site(overlay))
    assert found
    return found


def rows(key: str, overlay: dict[str, str] | None = None) -> dict[str, tuple[int, ...]]:
    """Of a table each row: how many claims, and how many of each mark."""
    (table,) = [each for each in counted(overlay).tables if each.key == key]
    return {row.name: (row.total, *row.counts) for row in table.rows}


def test_marks_stand_in_their_own_order_and_only_those_that_were_given() -> None:
    assert counted().assessments == (Assessment.SUPPORTED, Assessment.PARTLY)
    assert (counted().all.total, counted().all.counts) == (2, (1, 1))


def test_a_claim_counts_once_for_an_article_and_once_for_each_speaker() -> None:
    assert rows("article") == {"The Sound Courier": (2, 1, 1)}
    assert rows("speaker") == {"Ada Quill": (2, 1, 1), "Jo Tidewater": (1, 1, 0)}


def test_what_is_unsigned_is_known_by_where_it_appeared() -> None:
    unsigned = {ARTICLE: FILES[ARTICLE].replace("authors: [Ada Quill]\n", "")}
    assert "The Sound Courier, unsigned" in rows("speaker", unsigned)


def test_a_withdrawn_claim_and_a_draft_do_not_count() -> None:
    gone = FILES[CLAIM].replace("title:", "withdrawn: 2021-06-01\nreason: Wrong.\ntitle:")
    assert rows("article", {CLAIM: gone}) == {"The Sound Courier": (1, 1)}


def test_the_country_is_the_persons_the_articles_or_that_of_the_appearance() -> None:
    person = {PERSON: FILES[PERSON].replace("roles:", "country: Southland\nroles:")}
    assert rows("country", NORTH) == {"Northland": (2, 1, 1), "Not said": (1, 1, 0)}
    assert rows("country", NORTH | person) == {"Northland": (2, 1, 1), "Southland": (1, 1, 0)}
    named = FILES[CLAIM].replace("speaker: jo-tidewater", "speaker: The Mayor\n    country: Eastland")
    assert rows("country", NORTH | {CLAIM: named}) == {"Northland": (2, 1, 1), "Eastland": (1, 1, 0)}
    abroad = FILES[CLAIM].replace("speaker: jo-tidewater", "speaker: jo-tidewater\n    country: Westland")
    assert rows("country", NORTH | person | {CLAIM: abroad}) == {"Northland": (2, 1, 1), "Westland": (1, 1, 0)}


def test_kinds_of_sources_are_those_of_the_works_that_a_claim_cites() -> None:
    found = rows("source")
    assert found == {"Port authority": (1, 0, 1), "Not said": (2, 1, 1)}
    assert list(found)[-1] == "Not said", "what nobody knows stands last, however often"
    works = FILES[WORKS].replace("  issued: 2021-03-04", "  custom: {kind: minutes}\n  issued: 2021-03-04")
    assert rows("source", {WORKS: works}) == {"Minutes": (2, 1, 1), "Port authority": (1, 0, 1)}


def test_a_table_of_which_nothing_is_known_is_left_out() -> None:
    assert [each.key for each in counted().tables] == ["article", "speaker", "source"]
    assert [each.key for each in counted(NORTH).tables] == ["article", "speaker", "country", "source"]


def test_no_claims_no_tables() -> None:
    none = dict.fromkeys((CLAIM, "content/claims/ferry-passengers.md"), "")
    assert tallies(harbour.site(none)) is None
    assert "{: #marks }" not in harbour.docs(harbour.site(none)).files["method/index.md"]


def test_a_long_table_is_cut_and_says_so() -> None:
    names = [f"Witness {number}" for number in range(tally.TALLIED + 5)]
    more = "".join(f"  - article: quill-2021\n    paragraph: 1\n    speaker: {name}\n" for name in names)
    long = {CLAIM: FILES[CLAIM].replace("topics:", f"{more}topics:", 1)}
    (table,) = [each for each in counted(long).tables if each.key == "speaker"]
    assert (len(table.rows), table.left) == (tally.TALLIED, 7) and table.rows[0].name == "Ada Quill"
    assert "7 more, with fewer claims each" in harbour.docs(harbour.site(long)).files["method/index.md"]


def test_the_method_page_shows_the_counts_as_tables_with_their_words() -> None:
    page: Any = dom.fromstring(harbour.docs(harbour.site(NORTH)).files["method/index.md"].partition("\n---\n")[2])
    tables = page.xpath("//table[contains(@class, 'tally')]")
    assert [" ".join(each.xpath("string(caption/text())").split()) for each in tables] == [
        "By article", "By speaker", "By country of the speaker", "By kind of source",
    ]  # fmt: skip
    heads = [each.text_content() for each in tables[0].xpath(".//thead//th")]
    assert heads == ["Article", "Claims", "Supported", "Partly supported"]
    assert not tables[0].xpath(".//*[text()='All claims']"), "one row is all claims"
    cells = [[each.text_content() for each in row] for row in tables[1].xpath("tbody/tr")]
    assert cells == [["Ada Quill", "2", "1", "1"], ["Jo Tidewater", "1", "1", "0"]]
    assert tables[1].xpath("tbody//a/@href") == ["../people/jo-tidewater/"]
