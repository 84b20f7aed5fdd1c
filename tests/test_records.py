"""Records that would contradict each other are reported, each once, where it is mended."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.checks.records import plain
from generator.source.diagnostic import Diagnostic
from generator.source.text import Span
from tests import harbour
from tests.harbour import FILES

CLAIM = "content/claims/pier-stays.md"
EVENT = "content/events/2021-03-04-council.md"
WORKS = "content/references.yml"
SELECTION = "content/selections/quill-2021.md"


def found(overlay: Mapping[str, str], *, without: str = "archive/quill-2021.md") -> list[Diagnostic]:
    """The problems of the project; the text of the article is at hand only where it is asked for."""
    return list(harbour.check({without: "", **overlay} if without else overlay).problems)


def given(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new, 1)}


def term(id: str, *lines: str) -> dict[str, str]:
    return {f"content/terms/{id}.md": "\n".join(("---", *lines, "---", "A word.\n"))}


def at(problem: Diagnostic) -> str:
    assert isinstance(problem.at, Span) and problem.help
    return problem.at.text


# names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("overlay", "path", "place"),
    [
        (term("wall", "title: sea  wall"), "content/terms/wall.md", "sea  wall"),
        (term("dyke", "title: Dyke", "also: [bank, Sea wall]"), "content/terms/dyke.md", "Sea wall"),
        (term("dyke", "title: Dyke", "also: [bank, dam, bank]"), "content/terms/dyke.md", "bank"),
        (term("dyke", "title: Dyke", "also: [Dyke]"), "content/terms/dyke.md", "Dyke"),
        (
            {"content/people/aa.md": "---\nname: Jó Tidewater\n---\nA mayor [@council-minutes-2021].\n"},
            "content/people/aa.md",
            "Jó Tidewater",
        ),
        (
            {"content/topics/a.md": "---\ntitle: The Harbour\n---\nAgain.\n"},
            "content/topics/harbour.md",
            "The harbour",
        ),
        (
            {"content/events/again.md": FILES[EVENT].replace("weight: major\nclaims: [pier-stays]\n", "")},
            "content/events/again.md",
            "The council votes on the harbour plan",
        ),
    ],
)
def test_two_of_one_name_are_one_report_at_the_one_to_mend(overlay: dict[str, str], path: str, place: str) -> None:
    (problem,) = [each for each in found(overlay) if each.rule.code == "name-repeated"]
    assert (problem.rule.code, problem.severity) == ("name-repeated", "error")
    if "topics" not in path:
        assert (problem.source.path, at(problem)) == (path, place)


@pytest.mark.parametrize(
    "overlay",
    [
        term("dyke", "title: Dyke", "also: [dyke]"),
        term("dyke", "title: Dyke", "withdrawn: 2021-05-05", "reason: x") | term("dyke-2", "title: Dyke"),
        {"content/events/later.md": FILES[EVENT].replace("2021-03-04", "2021-04-04", 1)},
    ],
)
def test_what_is_not_twice_the_same_is_let_through(overlay: dict[str, str]) -> None:
    assert found(overlay) == []


# works ------------------------------------------------------------------------------------------------------------


def work(*lines: str) -> dict[str, str]:
    return {WORKS: FILES[WORKS] + "".join(f"{line}\n" for line in ("- id: twin", *(f"  {line}" for line in lines)))}


MINUTES = ("type: report", "title: Minutes of the meeting of 4 March 2021", "issued: 2021-03-04")


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("type: report", "title: x", "URL: http://council.example/minutes/"), "http://council.example/minutes/"),
        (("type: report", "title: x", "URL: https://www.council.example/minutes?fbclid=1"), None),
        ((*MINUTES, "author: [{literal: Harbour Town Council}]"), "Minutes of the meeting of 4 March 2021"),
    ],
)
def test_two_records_of_one_work_are_one_report(lines: tuple[str, ...], place: str | None) -> None:
    (problem,) = [each for each in found(work(*lines)) if each.rule.code != "work-unused"]
    assert problem.rule.code == "record-repeated" and "`council-minutes-2021`" in problem.message
    assert place in (None, at(problem))


@pytest.mark.parametrize(
    "lines",
    [
        ("type: report", "title: x", "URL: https://council.example/minutes#item-4"),
        ("type: report", "title: x", "URL: https://council.example/minutes?page=2"),
        (*MINUTES, "author: [{literal: Harbour Town Council}]", "URL: https://council.example/other"),
        (*MINUTES, "author: [{literal: Port Council}]"),
    ],
)
def test_works_that_differ_in_part_are_two(lines: tuple[str, ...]) -> None:
    assert [each.rule.code for each in found(work(*lines))] == ["work-unused"]


@pytest.mark.parametrize(
    ("number", "twin", "same"),
    [
        ("DOI: 10.1000/AB", "DOI: https://doi.org/10.1000/ab", True),
        ("ISBN: 978-0-306-40615-7", "ISBN: 0306406152", True),
        ("ISBN: 978-0-306-40615-7", "ISBN: 0306406152\n  page: 1-20", False),
    ],
)
def test_a_number_is_that_of_one_work_however_it_is_written(number: str, twin: str, same: bool) -> None:
    first = given(WORKS, "publisher: Port", f"{number}\n  publisher: Port")[WORKS]
    overlay = {WORKS: f"{first}- id: twin\n  type: book\n  title: x\n  {twin}\n"}
    assert ("record-repeated" in {each.rule.code for each in found(overlay)}) is same


def test_two_articles_at_one_address_are_one() -> None:
    twin = "---\ntitle: x\nurl: https://www.courier.example/harbour/\n---\nA note.\n"
    (problem,) = found({"content/articles/twin.md": twin})
    assert problem.rule.code == "record-repeated" and at(problem) == "https://www.courier.example/harbour/"


# markup -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ('The <i>Rus</i> of <span class="nocase">NATO</span> & CO<sub>2</sub>', "The Rus of NATO & CO2"),
        (r"Q&amp;A with R&#246;sler \& {NATO}", "Q&A with Rösler & NATO"),
        (r"M{\"u}ller, Caf\'{e}, \v{S}koda, stra\ss{}e", "Müller, Café, Škoda, straße"),
        (r"\textit{Ropes} and \emph{Knots} at 5\%", "Ropes and Knots at 5%"),
    ],
)
def test_marks_of_html_and_latex_are_one_report_that_says_what_to_write(text: str, clean: str) -> None:
    assert plain(text) == clean
    quoted = text.replace("'", "''")
    (problem,) = found(given(WORKS, "title: Annual report of the port", f"title: '{quoted}'"))
    assert problem.rule.code == "record-markup" and problem.help == f"write: {clean}"


@pytest.mark.parametrize("text", ["a < b & c > d", "R&D; and more", "{1, 2} of 3", r"C:\temp", "AT&T", "x{y}"])
def test_signs_that_mark_nothing_up_are_let_through(text: str) -> None:
    assert found(given(WORKS, "title: Annual report of the port", f"title: '{text}'")) == []


# speakers, references, lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize("speaker", ["Jo Tidewater", "jo tidewater", "Jo-Tidewater", "jo_tidewater", "Jo.Tidewater"])
def test_a_name_of_a_person_with_an_entry_is_told_the_id(speaker: str) -> None:
    (problem,) = found(given(CLAIM, "speaker: jo-tidewater", f"speaker: {speaker}"))
    assert problem.rule.code == "speaker-unclear" and at(problem) == speaker
    assert "`speaker: jo-tidewater`" in problem.help


def test_what_looks_like_an_id_and_is_none_is_reported_and_a_name_is_not() -> None:
    (problem,) = found(given(CLAIM, "speaker: jo-tidewater", "speaker: the_mayor"))
    assert problem.rule.code == "speaker-unclear"
    assert found(given(CLAIM, "speaker: jo-tidewater", "speaker: Al-Bahr")) == []
    (unknown,) = found(given(CLAIM, "speaker: jo-tidewater", "speaker: the-mayor"))
    assert unknown.rule.code == "ref-unknown" and "a name without an entry begins with a capital" in unknown.help


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "place"),
    [
        (CLAIM, "related: [ferry-passengers]", "related: [pier-stays]", "ref-itself", "pier-stays"),
        (CLAIM, "related: [ferry-passengers]", "related: [ferry-passengers, ferry-passengers]", "listed-twice", None),
        (CLAIM, "topics: [harbour]", "topics: [harbour, harbour]", "listed-twice", "harbour"),
        (CLAIM, "topics:", "reviewed-by: [Bo Ash, bo ash]\ntopics:", "listed-twice", "bo ash"),
        (CLAIM, "    paragraph: 5", "    paragraph: 5\n  - article: quill-2021\n    paragraph: 5", "listed-twice", "5"),
        (EVENT, "articles: [quill-2021]", "articles: [quill-2021, quill-2021]", "listed-twice", "quill-2021"),
        ("content/articles/quill-2021.md", "[Ada Quill]", "[Ada Quill, Ada Quill]", "listed-twice", "Ada Quill"),
    ],
)
def test_what_names_itself_or_is_listed_twice_is_one_report(
    path: str, old: str, new: str, code: str, place: str | None
) -> None:
    (problem,) = found(given(path, old, new))
    assert (problem.rule.code, problem.source.path) == (code, path) and place in (None, at(problem))


# selections and paragraphs ----------------------------------------------------------------------------------------

LINES = (
    "{paragraph: 1, text: The ferry had 48 000 passengers in 2019, claim: ferry-passengers}",
    "{paragraph: 2, text: The pier stays, claim: pier-stays}",
    "{paragraph: 2, text: Nobody asked for how long, left: vague}",
    "{paragraph: 3, text: The tramway costs 12.5 million dollars, left: no-source}",
    "{paragraph: 4, text: The keeper of the lighthouse retired, left: undisputed}",
)


def selection(*lines: str) -> dict[str, str]:
    front = "---\ntitle: What the article states\narticle: quill-2021\nstatements:\n"
    return {SELECTION: front + "".join(f"  - {line}\n" for line in lines) + "---\n"}


def changed(number: int, old: str, new: str) -> dict[str, str]:
    assert old in LINES[number]
    return selection(*(line.replace(old, new) if n == number else line for n, line in enumerate(LINES)))


def test_a_selection_in_order_reports_nothing() -> None:
    assert found(selection(*LINES)) == found(selection(*LINES), without="") == []


@pytest.mark.parametrize(
    ("overlay", "code", "line", "help"),
    [
        (changed(0, "paragraph: 1", "paragraph: 4"), "statement-misplaced", 5, "write `paragraph: 1`"),
        (changed(1, "paragraph: 2", "paragraph: 1"), "statement-misplaced", 6, "write `paragraph: 2`"),
        (changed(2, "paragraph: 2", "paragraph: 4"), "statements-unordered", 7, "move the line"),
        (changed(4, "paragraph: 4", "paragraph: 1"), "statements-unordered", 9, "move the line"),
        (changed(4, "paragraph: 4", "paragraph: 44"), "statement-paragraph", 9, "from 1 to 5"),
        (selection(LINES[4], *LINES[:4]), "statements-unordered", 5, "move the line"),
        (
            changed(3, "The tramway costs 12.5", "So the old ferry across the sound carried 12.5"),
            "statement-copied",
            8,
            "in our words",
        ),
        (
            selection(*LINES) | {"content/selections/more.md": selection(*LINES[2:])[SELECTION]},
            "selection-repeated",
            3,
            "delete this file",
        ),
    ],
)
def test_a_selection_that_contradicts_the_article_is_one_report(
    overlay: dict[str, str], code: str, line: int, help: str
) -> None:
    (problem,) = found(overlay)
    assert (problem.rule.code, problem.first.line) == (code, line) and help in problem.help


def test_several_statements_of_one_claim_need_one_that_is_placed_where_it_is_made() -> None:
    assert found(selection(*LINES, "{paragraph: 4, text: It will stay for good, claim: pier-stays}")) == []


def test_the_articles_sentences_are_known_where_its_text_is_at_hand() -> None:
    copied = changed(
        4, "The keeper of the lighthouse retired", "The lighthouse did not lose its keeper to the storm as"
    )
    assert found(copied) == []
    (problem,) = found(copied, without="")
    assert problem.rule.code == "statement-copied"
    free = given("content/articles/quill-2021.md", "publisher:", "rights: cc-by-4.0\npublisher:")
    assert found(copied | free, without="") == []


def test_an_article_whose_paragraphs_have_moved_is_one_report() -> None:
    files = {f"content/claims/c{n}.md": FILES[CLAIM].replace("The pier will", f"{n} piers will") for n in range(4)}
    files = {path: text.replace("  - article: quill-2021\n    paragraph: 5\n", "") for path, text in files.items()}
    lines = [LINES[0].replace("paragraph: 1", "paragraph: 3"), LINES[1].replace("paragraph: 2", "paragraph: 5")]
    lines += [f"{{paragraph: 5, text: Of {n} piers, claim: c{n}}}" for n in range(4)]
    (problem,) = found(files | selection(*lines))
    assert problem.rule.code == "statement-misplaced" and "4 more differ" in problem.help


def test_a_paraphrase_from_a_paragraph_beyond_the_article_is_reported() -> None:
    (problem,) = found(given(CLAIM, "paragraph: 5", "paragraph: 999"))
    assert (problem.rule.code, at(problem)) == ("appearance-paragraph", "999") and "from 1 to 5" in problem.help


# names of authors -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "help"),
    [("Quill et al.", "name the others"), ("and others", "name the others"), ("By Ada Quill", "write Ada Quill")],
)
def test_an_author_is_a_name(author: str, help: str) -> None:
    problem, *_ = found(given("content/articles/quill-2021.md", "[Ada Quill]", f"[{author}]"))
    assert problem.rule.code == "field-invalid" and at(problem) == author and help in problem.help


def test_a_statement_that_is_listed_twice_is_reported() -> None:
    (problem,) = found(selection(*LINES, LINES[4]))
    assert problem.rule.code == "listed-twice" and problem.first.line == 10
