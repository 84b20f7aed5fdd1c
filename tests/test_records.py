"""Records that would contradict each other are reported, each once, where it is mended."""

# ruff: noqa: E501 - tables of names are read by row.

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from generator import build
from generator.formats import unmarked
from generator.source.diagnostic import Diagnostic, Severity
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


def person(name: str, id: str = "another") -> dict[str, str]:
    return {f"content/people/{id}.md": f"---\nname: {name}\n---\nOf the town [@council-minutes-2021].\n"}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"), ("Volodymyr Zelenskyy", "Zelenskiy, Volodymyr"),
        ("Sergey Lavrov", "Sergei Lavrov"), ("Yuri Ash", "Yury Ash"), ("Mo Al-Bahr", "Mo al Bahr"), ("Xi Jinping", "Jinping Xi"),
        ("Łukasz Ørn", "Lukasz Orn"), ("Jo Ash", "Jo B. Ash"), ("JD Ash", "J. D. Ash"), ("Jo Ash", "Dr. Jo Ash"), ("Jo Ash", "JO ASH"),
    ],
)  # fmt: skip
def test_a_person_of_another_spelling_is_one(name: str, other: str) -> None:
    (problem,) = found(person(name, "one") | person(other, "two"))
    assert problem.rule.code == "name-repeated"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jo A. Ash", "Jo B. Ash"), ("Jo Ash", "Jo Ash Jr."), ("Jo Ash", "Jo Ash (painter)"), ("Jo Ash", "Mo Ash"), ("Jo Ash", "Jo Ashe"),
        ("George W. Ash", "George H. W. Ash"), ("王毅", "王义"),
    ],
)  # fmt: skip
def test_people_who_differ_in_part_are_two(name: str, other: str) -> None:
    assert found(person(name, "one") | person(other, "two")) == []


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("sea-wall", None), ("Seawall", None), ("Sea walls", None), ("The sea wall", None), ("A.B.C.", "ABC"),
        ("organisation", "organization"), ("Harbour duty", "harbor duties"), ("programme", "program"), ("defence", "defense"),
    ],
)  # fmt: skip
def test_a_term_of_another_spelling_is_one(title: str, other: str | None) -> None:
    (problem,) = found(term("one", f"title: {title}") | (term("two", f"title: {other}") if other else {}))
    assert problem.rule.code == "name-repeated"


def test_a_term_may_have_its_own_spellings_as_other_names() -> None:
    assert found(term("dyke", "title: sea dyke", "also: [sea-dyke, seadyke, sea dykes, Sea Dyke]")) == []


@pytest.mark.parametrize(
    "kind", ["claims/pier-stays", "people/jo-tidewater", "topics/harbour", "articles/quill-2021", "pages/method"]
)
def test_a_copied_file_is_one_report(kind: str) -> None:
    files = selection(*LINES) | {f"content/{kind}-copy.md": FILES[f"content/{kind}.md"]}
    (problem,) = found(files)
    assert (
        problem.rule.code in ("name-repeated", "record-repeated") and problem.source.path == f"content/{kind}-copy.md"
    )


def test_a_copied_term_is_one_report_however_many_names_it_has() -> None:
    dyke = term("dyke", "title: Dyke", "also: [bank, dam]")["content/terms/dyke.md"]
    (problem,) = found({"content/terms/dyke.md": dyke, "content/terms/dyke-2.md": dyke})
    assert problem.source.path == "content/terms/dyke-2.md"


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
        (
            ("type: report", "title: x", "URL: https://m.council.example/minutes/index.html?utm_medium=a#:~:text=b"),
            None,
        ),
        (
            (
                MINUTES[0],
                "title: Minutes of the Meeting of 4 March, 2021.",
                *MINUTES[2:],
                "author: [{literal: Harbour Town Council}]",
            ),
            None,
        ),
        ((*MINUTES, "author: [{literal: Harbour Town Council}]"), "Minutes of the meeting of 4 March 2021"),
    ],
)
def test_two_records_of_one_work_are_one_report(lines: tuple[str, ...], place: str | None) -> None:
    (problem,) = found(work(*lines))
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
        ("DOI: 10.1000/AB", "DOI: doi 10.1000/ab.", True),
        ("URL: https://a.example/x", "URL: https://web.archive.org/web/2020/http://www.a.example/x", True),
        ("DOI: 10.1000/AB", "URL: http://dx.doi.org/10.1000%2Fab", True),
        ("DOI: 10.1000/AB", "DOI: 10.1000/abc", False),
        ("ISBN: 978-0-306-40615-7", "ISBN: 'urn:isbn:0306406152 978-3-16-148410-0'", True),
        ("ISBN: 978-0-306-40615-7", "ISBN: 0306406152", True),
        ("ISBN: 978-0-306-40615-7", "ISBN: 0306406152\n  page: 1-20", False),
    ],
)
def test_a_number_is_that_of_one_work_however_it_is_written(number: str, twin: str, same: bool) -> None:
    first = given(WORKS, "publisher: Port", f"{number}\n  publisher: Port")[WORKS]
    overlay = {WORKS: f"{first}- id: twin\n  type: book\n  title: x\n  {twin}\n"}
    assert ("record-repeated" in {each.rule.code for each in found(overlay)}) is same


def test_two_works_with_one_archived_copy_are_one() -> None:
    first = given(WORKS, "kind: port authority", "kind: port authority\n    archive-url: https://keep.example/a")[WORKS]
    twin = "- id: twin\n  type: report\n  title: x\n  custom: {archive-url: 'http://keep.example/a/'}\n"
    (problem,) = found({WORKS: first + twin})
    assert problem.rule.code == "record-repeated" and at(problem) == "'http://keep.example/a/'"


def test_a_second_record_of_an_article_that_is_cited_by_its_id_is_reported_at_the_record() -> None:
    cited = given(CLAIM, "[@council-minutes-2021]", "[@council-minutes-2021; @quill-2021; @twin]")
    files = work("type: webpage", "title: x", "URL: http://courier.example/harbour")
    (problem,) = found(files | cited)
    assert (problem.rule.code, problem.source.path) == ("record-repeated", WORKS) and "`[@quill-2021]`" in problem.help


def test_two_articles_at_one_address_are_one() -> None:
    twin = "---\ntitle: x\nurl: https://www.courier.example/harbour/\n---\nA note.\n"
    (problem,) = found({"content/articles/twin.md": twin})
    assert problem.rule.code == "record-repeated" and at(problem) == "https://www.courier.example/harbour/"


# markup -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ('The <i>Rus</i> of <span class="nocase">NATO</span> & CO<sub>2</sub>', "The Rus of NATO & CO₂"),
        (r"Q&amp;A with R&#246;sler \& {NATO}", "Q&A with Rösler & NATO"),
        (r"M{\"u}ller, Caf\'{e}, \v{S}koda, stra\ss{}e", "Müller, Café, Škoda, straße"),
        (r"\textit{Ropes} and \emph{Knots} at 5\%", "Ropes and Knots at 5%"),
    ],
)
def test_marks_of_html_and_latex_are_one_report_that_says_what_to_write(text: str, clean: str) -> None:
    assert unmarked(text) == clean
    quoted = text.replace("'", "''")
    (problem,) = found(given(WORKS, "title: Annual report of the port", f"title: '{quoted}'"))
    assert problem.rule.code == "record-markup" and problem.help == f"write: {clean}"


@pytest.mark.parametrize("text", ["a < b & c > d", "R&D; and more", "{1, 2} of 3", r"C:\temp", "AT&T", "x{y}"])
def test_signs_that_mark_nothing_up_are_let_through(text: str) -> None:
    assert found(given(WORKS, "title: Annual report of the port", f"title: '{text}'")) == []


# speakers, references, lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "speaker",
    [
        "Jo Tidewater", "jo tidewater", "Jo-Tidewater", "jo_tidewater", "Jo.Tidewater", "Tidewater", "J. Tidewater", "jo-tidewater.md",
        "../people/jo-tidewater.md", '"@jo-tidewater"', '"Tidewater, Jo"',
    ],
)  # fmt: skip
def test_a_name_of_a_person_with_an_entry_is_told_the_id(speaker: str) -> None:
    (problem,) = found(given(CLAIM, "speaker: jo-tidewater", f"speaker: {speaker}"))
    assert problem.rule.code == "speaker-unclear" and at(problem) == speaker.strip()
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
        (changed(0, "paragraph: 1", "paragraph: 44"), "statement-paragraph", 5, "from 1 to 5"),
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
    (problem,) = found(files | selection(*lines, "{paragraph: 6, text: The keeper retired, left: undisputed}"))
    assert problem.rule.code == "statement-misplaced" and "4 more differ" in problem.help


def test_a_selection_that_names_another_article_is_one_report() -> None:
    files = {f"content/claims/c{n}.md": FILES[CLAIM].replace("The pier will", f"{n} piers will") for n in range(4)}
    record = "---\ntitle: The Pier Again\n---\nA note.\n"
    named = selection(*(f"{{paragraph: 2, text: Of {n} piers, claim: c{n}}}" for n in range(4)))[SELECTION]
    for other, code in (("other-2021", "statement-elsewhere"), ("unknown", "ref-unknown")):
        of_another = {SELECTION: named.replace("article: quill-2021", f"article: {other}")}
        (problem,) = found(files | of_another | {"content/articles/other-2021.md": record})
        assert problem.rule.code == code and at(problem) == other
    assert (
        "`quill-2021`"
        in found(
            files
            | {SELECTION: named.replace(": quill-2021", ": other-2021")}
            | {"content/articles/other-2021.md": record}
        )[0].help
    )


def test_a_paraphrase_beside_its_statement_is_reported_in_the_claim_where_the_statement_stands_in_order() -> None:
    once = FILES[CLAIM].replace(
        "    speaker: jo-tidewater\n    said: 2021-03-04\n    quote: >-\n      We will not close the pier\n  - article: quill-2021\n",
        "",
    )
    (problem,) = found(selection(*LINES) | {CLAIM: once})
    assert (problem.rule.code, problem.source.path, at(problem)) == ("appearance-paragraph", CLAIM, "5")
    assert "write `paragraph: 2`" in problem.help
    (other,) = found(changed(1, "paragraph: 2", "paragraph: 4") | {CLAIM: once.replace("graph: 5", "graph: 2")})
    assert (other.rule.code, other.source.path) == ("statement-misplaced", SELECTION)
    assert [each.rule.code for each in found(selection(*LINES) | {CLAIM: once.replace("graph: 5", "graph: 55")})] == [
        "appearance-paragraph"
    ]


def test_paragraphs_are_counted_in_the_text_where_nothing_is_proved() -> None:
    files = {"content/articles/quill-2021.proofs.json": "", **given(CLAIM, "paragraph: 5", "paragraph: 999")}
    assert "appearance-paragraph" in {each.rule.code for each in found(files, without="")}


def test_a_paraphrase_from_a_paragraph_beyond_the_article_is_reported() -> None:
    (problem,) = found(given(CLAIM, "paragraph: 5", "paragraph: 999"))
    assert (problem.rule.code, at(problem)) == ("appearance-paragraph", "999") and "from 1 to 5" in problem.help


# names of authors -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "help"),
    [
        ("Quill et al.", "name the others"), ("and others", "name the others"), ("Ada Quill and colleagues", "name the others"),
        ("Ada Quill u. a.", "name the others"), ("王毅等", "name the others"), ("By Ada Quill", "write Ada Quill"),
    ],
)  # fmt: skip
def test_an_author_is_a_name(author: str, help: str) -> None:
    problem, *_ = found(given("content/articles/quill-2021.md", "[Ada Quill]", f"[{author}]"))
    assert problem.rule.code == "field-invalid" and at(problem) == author and help in problem.help


@pytest.mark.parametrize("field", ["speaker: Ash et al.", "speaker: the others\n    said: 2021"])
def test_a_speaker_is_somebody(field: str) -> None:
    problem, *_ = found(given(CLAIM, "speaker: jo-tidewater\n    said: 2021-03-04", field))
    assert problem.rule.code == "field-invalid" and "name the others" in problem.help


# consequences -----------------------------------------------------------------------------------------------------


def test_what_is_too_long_is_not_also_unproved() -> None:
    long = given(CLAIM, "We will not close the pier", "We will not close the pier and so on " + "and on " * 20)
    assert [each.rule.code for each in found(long)] == ["quote-too-long"]


@pytest.mark.parametrize("day", ["2062-05-03", "0221-05-03"])
def test_whoever_names_what_is_withdrawn_on_a_wrong_day_is_not_told(day: str) -> None:
    files = {"archive/quill-2021.md": "", **given(CLAIM, "topics:", f"withdrawn: {day}\nreason: No.\ntopics:")}
    (problem,) = build.check(harbour.sources(files), assets=harbour.ASSETS, today=date(2026, 11, 27)).problems
    assert problem.source.path == CLAIM and problem.rule.code in ("date-future", "date-unlikely")


def test_links_that_are_none_are_one_report_a_paragraph_with_each_place() -> None:
    text = "See [a]（harbour.md） and (b)[../topics/harbour.md] and [c] (harbour.md) [@council-minutes-2021].\n"
    files = {"content/topics/harbour.md": f"---\ntitle: The harbour\n---\n{text}"}
    (problem,) = found(files)
    assert problem.rule.code == "markup-unknown" and [label.text for label in problem.labels] == ["another one"] * 2


def test_a_statement_that_is_listed_twice_is_reported() -> None:
    (problem,) = found(selection(*LINES, LINES[4]))
    assert problem.rule.code == "listed-twice" and problem.first.line == 10


LIBRARY = "content/references.yml"
NAMES = (
    "[" + ", ".join(["Jane Doe"] * 5_000) + "]",
    "\n" + "".join(f"    - Jane Doe{number}\n" for number in range(5_000)),
    "[" + ", ".join(["{family: et al}"] * 5_000) + "]",
    "[" + ", ".join(["{surname: Doe}"] * 5_000) + "]",
    "\n" + "".join(f"    - family: Doe\n      given: J{number}\n" for number in range(5_000)),
    "'" + "; ".join(["Doe, Jane"] * 5_000) + "'",
    "{family: '" + "; ".join(["Doe, Jane"] * 5_000) + "'}",
)


@pytest.mark.parametrize(
    ("names", "others"), [*((each, 0) for each in NAMES), (NAMES[0], 400), (NAMES[4], 400)], ids=range(len(NAMES) + 2)
)
def test_a_work_with_five_thousand_authors_is_one_report(names: str, others: int) -> None:
    # Among many other works it is no longer the file's limit that stops it.
    rest = "".join(f"- id: w{each}\n  type: book\n  title: Book {each}\n" for each in range(others))
    one = f"- id: x\n  type: book\n  title: T\n  author: {names}\n"
    found = harbour.check({LIBRARY: FILES[LIBRARY] + one + rest}).problems
    (problem,) = (each for each in found if each.severity is Severity.ERROR)
    assert problem.source.path == LIBRARY and problem.help
    assert len(problem.message) + len(problem.help) < 1_000


def test_mistakes_that_differ_are_told_each() -> None:
    names = "".join(f"    - {name}\n" for name in ("Jane Doe", "{surname: Doe}", "{family: et al}"))
    found = harbour.check({LIBRARY: f"{FILES[LIBRARY]}- id: x\n  type: book\n  title: T\n  author:\n{names}"})
    assert len(found.problems) == 3
