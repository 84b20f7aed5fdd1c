"""References as readers see them: works of every common type, compared by eye."""

from __future__ import annotations

import json

import pytest

from generator.data.schemas import WORDS
from generator.model.assembly import assemble
from generator.model.kinds import KINDS
from generator.model.kinds.work import Work
from generator.model.kinds.work_terms import LEFT_OUT
from generator.source.text import Source, Span
from generator.views.bibliography import PRINTED, REMARKS, csl, references
from tests import harbour

# Fields of a work, and the reference behind its title.
WORKS = {
    "type: article-newspaper\n  title: Harbour to close\n  author: [{family: Tide, given: Jo}]\n"
    "  container-title: The Harbour Post\n  issued: 2021-03-04": "Jo Tide, The Harbour Post, 4 March 2021.",
    "type: article-magazine\n  title: Who owns the pier?\n  author: [{literal: Coast News Agency}]\n"
    "  container-title: Quay\n  issued: 2021-03": "Coast News Agency, Quay, March 2021.",
    "type: article-journal\n  title: On ferries\n  author: [{family: Reed, given: A. B.}, {family: Low, given: Cy}]\n"
    "  container-title: Journal of Crossings\n  volume: 12\n  issue: 3\n  page: 45-67\n"
    "  issued: 2019": "A. B. Reed and Cy Low, Journal of Crossings, 12 (3), 2019, 45–67.",
    "type: webpage\n  title: Timetable\n  container-title: ferry.example\n  issued: 2022-01-05": (
        "ferry.example, 5 January 2022."
    ),
    "type: report\n  title: State of the quay\n  author: [{literal: Harbour Board}]\n  publisher: Harbour Board\n"
    "  number: HB/7\n  issued: 2020-11": "Harbour Board, HB/7, November 2020.",
    "type: book\n  title: The Sea and the Town\n  author: [{family: van der Meer, given: Ida}]\n  edition: 2\n"
    "  publisher: North Press\n  publisher-place: Oslo\n  issued: 1998": (
        "Ida van der Meer, 2nd edition, Oslo: North Press, 1998."
    ),
    "type: chapter\n  title: The toll\n  author: [{family: Ash, given: Bo}]\n  editor: [{family: Fir, given: Cu}]\n"
    "  container-title: Essays on Ports\n  publisher: North Press\n  page: 1-20\n  issued: 2001": (
        "Bo Ash, Essays on Ports, edited by Cu Fir, North Press, 2001, 1–20."
    ),
    "type: dataset\n  title: Crossings\n  publisher: Statistics Office\n  version: 4\n  issued: 2021": (
        "version 4, Statistics Office, 2021."
    ),
    "type: entry-encyclopedia\n  title: Ferry\n  container-title: Open Encyclopaedia\n  issued: 2023": (
        "Open Encyclopaedia, 2023."
    ),
    "type: legislation\n  title: Harbours Act 1902\n  authority: Parliament\n  issued: 1902-06-01": (
        "Parliament, 1 June 1902."
    ),
    "type: treaty\n  title: Treaty on the Strait\n  issued: 1936-07-20": "20 July 1936.",
    "type: speech\n  title: Remarks at the quay\n  author: [{family: Mayor, given: Em}]\n"
    "  event-title: Opening of the pier\n  publisher-place: Port Ash\n  issued: 2024-05-01": (
        "Em Mayor, Opening of the pier, Port Ash, 1 May 2024."
    ),
    "type: broadcast\n  title: Evening news\n  container-title: Radio Coast\n  issued: 2024-05-02": (
        "Radio Coast, 2 May 2024."
    ),
    "type: interview\n  title: We stay\n  author: [{family: Tide, given: Jo}]\n  container-title: Coast FM\n"
    "  issued: 2024-05-03": "Jo Tide, Coast FM, 3 May 2024.",
    'type: legal_case\n  title: Tide v Board\n  authority: High Court\n  number: "[2022] HC 7"\n  issued: 2022-09-09': (
        "[2022] HC 7, High Court, 9 September 2022."
    ),
    "type: thesis\n  title: Ropes\n  author: [{family: Knot, given: Di}]\n  genre: PhD thesis\n"
    "  publisher: Port University\n  issued: 2015": "Di Knot, PhD thesis, Port University, 2015.",
    "type: paper-conference\n  title: Waves\n  author: [{family: Swell, given: Ed}]\n  event-title: Sea Days\n"
    "  publisher-place: Bergen\n  issued: 2018-06": "Ed Swell, Sea Days, Bergen, June 2018.",
    "type: post-weblog\n  title: On gulls\n  author: [{family: Wing, given: Fi}]\n  container-title: Gull Blog\n"
    "  issued: 2020~": "Fi Wing, Gull Blog, about 2020.",
    "type: bill\n  title: Ferry Bill\n  number: HB 12\n  authority: Assembly\n  issued: 2026-06-04/2026-06-05": (
        "HB 12, Assembly, 4 to 5 June 2026."
    ),
    "type: standard\n  title: Gangways\n  authority: ISO\n  number: ISO 5488\n  issued: 2015-03/..": (
        "ISO 5488, ISO, since March 2015."
    ),
    "type: article-newspaper\n  title: Five wrote it\n  author: [{family: One, given: A}, {family: Two, given: B},"
    " {family: Three, given: C}, {family: Four, given: D}, {family: Five, given: E}]\n"
    "  container-title: Coast Daily": "A One and others, Coast Daily.",
}


def work(fields: str) -> Work:
    text = f"- id: the-work\n  {fields}\n"
    site, problems = assemble([Source("content/references.yml", text), Source("mkdocs.yml", "site_name: x\n")], KINDS)
    assert site and not problems
    (found,) = site.all(Work)
    return found


@pytest.mark.parametrize(("fields", "details"), WORKS.items(), ids=[each.split("\n")[0][6:] for each in WORKS])
def test_a_work_is_listed_as_its_type_is(fields: str, details: str) -> None:
    found = work(fields)
    reference = references((found,))["the-work"]
    assert reference.details == details
    assert reference.title == found.title
    assert found.title not in reference.details


def test_markup_in_a_field_stays_text() -> None:
    found = work('type: webpage\n  title: "<b>Bold</b> & <script>x</script>"\n  container-title: "<i>Quay</i>"')
    reference = references((found,))["the-work"]
    assert reference.title == "&lt;b&gt;Bold&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt;"
    assert reference.details == "&lt;i&gt;Quay&lt;/i&gt;."


def test_many_works_keep_their_own_references() -> None:
    works = tuple(work(fields) for fields in WORKS)
    assert [references((each,))["the-work"].details for each in works] == list(WORKS.values())


def test_a_date_of_one_day_becomes_parts_and_others_stay_words() -> None:
    assert csl(work("type: webpage\n  title: x\n  issued: 2021-03-04"))["issued"] == {"date-parts": [[2021, 3, 4]]}
    assert csl(work("type: webpage\n  title: x\n  issued: 2021~"))["issued"] == {"literal": "about 2021"}


def test_a_doi_stands_in_for_an_address() -> None:
    assert work("type: webpage\n  title: x\n  DOI: 10.1000/a<b>").address == "https://doi.org/10.1000/a%3Cb%3E"


KINDS_OF_FIELDS = {
    "type: book\n  title: x\n  editor: [{family: A, given: B}, {family: C, given: D}]\n  edition: 2nd ed.\n"
    "  publisher: P\n  publisher-place: Berlin\n  issued: 2020": "edited by B A and D C, 2nd edition, Berlin: P, 2020.",
    "type: report\n  title: x\n  author: [{family: 王, given: 毅}, {family: حسن, given: أحمد}, {family: Путин,"
    " given: Владимир}]\n  issued: 2020": "\u2068王毅, أحمد حسن and Владимир Путин\u2069, 2020.",
    "type: report\n  title: x\n  author: [{family: 김, given: 정은}, {family: トランプ, given: ドナルド},"
    " {family: Gogh, given: Vincent, non-dropping-particle: van}]": "김정은, ドナルド・トランプ and Vincent van Gogh.",
    "type: book\n  title: x\n  author: [{family: King, given: Martin Luther, suffix: Jr.}]": "Martin Luther King Jr.",
    "type: standard\n  title: x\n  issued: -0043": "44 BCE.",
    "type: standard\n  title: x\n  issued: 2014-03-18/2014-03-18": "18 March 2014.",
}


@pytest.mark.parametrize(("fields", "details"), KINDS_OF_FIELDS.items())
def test_names_stand_as_their_scripts_write_them_and_editors_once(fields: str, details: str) -> None:
    assert references((work(fields),))["the-work"].details == details


def test_names_in_running_text_are_those_that_are_usual_alone() -> None:
    names = "author: [{family: 王, given: 毅}, {family: Meer, given: Ida, non-dropping-particle: van der}]"
    assert work(f"type: book\n  title: x\n  {names}").creators() == "王毅 and van der Meer"


def test_every_field_is_printed_said_or_left_out_on_purpose() -> None:
    """A field that is accepted is shown."""
    elsewhere = {"id", "author", "editor", "language", "URL"}
    known = PRINTED | elsewhere | {str(Work.model_fields[name].alias) for name in REMARKS}
    assert known == set(WORDS) and not PRINTED & {str(Work.model_fields[name].alias) for name in REMARKS}
    assert not LEFT_OUT & {str(info.alias) for info in Work.model_fields.values()}


def test_what_the_style_does_not_print_is_said_behind_it() -> None:
    found = work(
        "type: book\n  title: x\n  translator: [{family: A, given: B}]\n  original-date: 1999\n"
        "  number-of-pages: 300\n  section: Opinion\n  medium: audio\n  accessed: 2021-05-02\n"
        "  status: in force\n  note: Read in a copy.\n  ISBN: ISBN 978-3-16-148410-0"
    )
    assert " ".join(references((found,))["the-work"].remarks) == (
        "Translated by B A. Section Opinion. 300 pages. Medium: audio. First published 1999. ISBN 978-3-16-148410-0."
        " Read 2 May 2021. Status: in force. Read in a copy."
    )


def test_a_retracted_work_warns_its_readers_on_every_page_that_cites_it() -> None:
    library = harbour.FILES["content/references.yml"] + "  status: retracted\n  note: Retracted for false data\n"
    files = harbour.docs(harbour.site({"content/references.yml": library})).files
    for page in ("references/index.md", "claims/ferry-passengers/index.md"):
        assert "<b>Status: retracted.</b> Retracted for false data" in files[page]
    assert json.loads(files["data/works.json"])[1]["status"] == "retracted"


def test_an_item_as_zotero_writes_it_is_taken_in() -> None:
    found = work(
        "type: article-journal\n  title: A report\n  title-short: Rep\n  container-title: J\n"
        "  container-title-short: J.\n  ISSN: 0378-5955\n  abstract: x\n  source: DOI.org\n  page-first: 3\n"
        "  citation-key: the-work\n  language: en-US\n  keyword: a, b\n  event: Sea Days\n"
        "  issued: {date-parts: [[2020, 3, 1]]}\n  accessed:\n    - year: 2021\n      month: 4"
    )
    assert (found.issued and found.issued.text, found.accessed and found.accessed.text) == ("2020-03-01", "2021-04")
    assert found.event_title == "Sea Days" and found.ISSN == "0378-5955"
    assert references((found,))["the-work"].details == "J, Sea Days, 1 March 2020."
    assert "abstract" not in csl(found)


def test_english_of_any_country_is_not_a_foreign_language() -> None:
    library = harbour.FILES["content/references.yml"] + "  language: "
    pages = [
        harbour.docs(harbour.site({"content/references.yml": library + tag})).files["references/index.md"]
        for tag in ("en-US", "de-AT")
    ]
    assert ["In the original language" in page for page in pages] == [False, True]


REFUSED = [
    ("doi: 10.1000/x", "doi", "write `DOI`"),
    ("Publisher: x", "Publisher", "write `publisher`"),
    ("container_title: x", "container_title", "write `container-title`"),
    ("journal: x", "journal", "write `container-title`"),
    ("year: 2020", "year", "write `issued`"),
    ("archive-url: https://a.example", "archive-url", "write `custom: archive-url`"),
    ("type: newspaperArticle", "newspaperArticle", "write `article-newspaper`"),
    ("type: inproceedings", "inproceedings", "write `paper-conference`"),
    ("author: Jo Tide", "Jo Tide", "in it write `[{family: Tide, given: Jo}]`, or `[{literal: Jo Tide}]` where it"),
    ("author: ['Tide, Jo']", "'Tide, Jo'", "write `{family: Tide, given: Jo}`, or `{literal: Tide, Jo}` where it"),
    (
        "author: [{family: 'Tide, Jo'}]",
        "family",
        "write `{family: Tide, given: Jo}`, or `{literal: Tide, Jo}` where it",
    ),
    ("author: [{family: 'Tide, Jr.'}]", "family", "write `{family: Tide, suffix: Jr.}`"),
    ("author: [{family: 'Tide, Jo and Quill, Ada'}]", "family", "begin a line with `- ` for each name"),
    ("author: [Reuters]", "Reuters", "write `{literal: Reuters}`"),
    ("author: {family: Tide}", "{family: Tide}", "begin the first line of each name with `- `"),
    ("author: [{family: Tide, given: Jo}, {literal: et al.}]", "literal", "name the others, or leave them out"),
    ("author: [{family: Tide et al.}]", "family", "name the others, or leave them out"),
    ("author: [{family: Tide, literal: Tide}]", "{family: Tide, literal: Tide}", "write `family` (and `given`), or"),
    ("ISBN: 12345", "12345", "10 or 13 digits"),
    ("ISBN: 978-3-16-148410-1", "978-3-16-148410-1", "compare each digit with the book"),
    ("ISSN: 0378-5954", "0378-5954", "compare each digit with the journal"),
    ("DOI: www.example.org/10", "www.example.org/10", "write it as 10.1093/"),
    ("language: German", "German", "write `de`"),
]


@pytest.mark.parametrize(("field", "place", "help"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_is_not_understood_is_one_report_that_says_what_to_write(field: str, place: str, help: str) -> None:
    start = "type: book\n  title: x" if not field.startswith("type") else "title: x"
    text = f"- id: the-work\n  {start}\n  {field}\n"
    _, (problem,) = assemble([Source("content/references.yml", text), Source("mkdocs.yml", "site_name: x\n")], KINDS)
    assert problem.rule.code in ("field-unknown", "field-invalid")
    assert isinstance(problem.at, Span) and problem.at.text == place and help in problem.help


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("DOI", "https://doi.org/10.1093/x", "10.1093/x"),
        ("DOI", "doi:10.1000/xyz123", "10.1000/xyz123"),
        ("DOI", "http://dx.doi.org/10.1000/xyz(12)3", "10.1000/xyz(12)3"),
        ("DOI", "10.1000.10/123456", "10.1000.10/123456"),
        ("ISBN", "978 3 16 148410 0", "978-3-16-148410-0"),
        ("ISBN", "ISBN-13: 978‑3‑16‑148410‑0", "978-3-16-148410-0"),
        ("ISBN", "0-8044-2957-x", "0-8044-2957-x"),
        ("ISBN", "9783161484100, 0306406152", "9783161484100 0306406152"),
        ("ISSN", "ISSN 2434-561x", "2434-561X"),
        ("ISSN", "03785955", "0378-5955"),
    ],
)
def test_a_number_has_one_spelling(field: str, value: str, kept: str) -> None:
    assert getattr(work(f'type: book\n  title: x\n  {field}: "{value}"'), field) == kept
