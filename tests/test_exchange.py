"""Works in and out: what other programs write comes in whole or is told, and what goes out comes in again."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pypandoc
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build
from generator.cli.main import main
from generator.exchange import WORKS, Incoming, imported_works, lost, work_data, works_going_out
from generator.formats import MARKS
from generator.formats.unmarked import shown
from generator.formats.works import READERS, form
from generator.formats.works.dates import parted
from generator.model import Site
from generator.model.kinds import Type, Work
from generator.source import MissingLibraryError, Problems, RefusedError, Source, install
from generator.views.bibliography import references
from tests import harbour, library

FILE = "content/references.yml"
NAMES = {"bibtex": "z.bib", "biblatex": "z.bib", "ris": "z.ris", "csl-json": "z.json", "csl-yaml": "z.yaml"}


def taken(text: str, form: str = "csl-json", library: str | None = None) -> Incoming:
    """What is proposed where a text comes in; the site's own library, or another."""
    source = Source(NAMES[form], text)
    overlay = {} if library is None else {FILE: library}
    site = harbour.site(overlay)
    return imported_works(site, harbour.sources(overlay), [(source, item) for item in READERS[form](source)])


def after(incoming: Incoming, library: str | None = None) -> Site:
    """The site that comes of it, which has no errors."""
    sources = harbour.sources({} if library is None else {FILE: library})
    made = build.check(list(incoming.proposal.after(sources)), assets=harbour.ASSETS)
    assert made.site and [each for each in made.problems if each.rule.code != "work-unused"] == []
    return made.site


def works(incoming: Incoming) -> dict[str, dict[str, Any]]:
    """The works that came in, as data, by key."""
    site = after(incoming)
    there = {each.id for each in harbour.site().all(Work)}
    return {each.id: dict(work_data(each)) for each in site.all(Work) if each.id not in there}


def told(incoming: Incoming) -> str:
    return "\n".join(incoming.proposal.told)


# --- a hundred --------------------------------------------------------------------------------------------------------


@cache
def hundred() -> tuple[Site, tuple[Mapping[str, Any], ...]]:
    incoming = taken(json.dumps(library.works()))
    assert "0 here already, 0 left out" in told(incoming)
    site = after(incoming)
    return site, tuple(each for each in works_going_out(site)[0] if str(each["id"]).startswith("work"))


def test_a_hundred_works_of_every_type_come_in_whole() -> None:
    site, made = hundred()
    assert len(made) == len(library.works()) > 100 and {each["type"] for each in made} == set(get_args(Type))
    for work, given_ in zip(made, library.works(), strict=True):
        given_dates = {name for name, value in given_.items() if name in ("issued", "accessed") and value}
        assert given_.keys() == work.keys() and given_dates <= work.keys()
        plain = {name: value for name, value in given_.items() if isinstance(value, str | list) and name != "issued"}
        assert {name: work[name] for name in plain} == plain
    assert [each["issued"] for each in made[:11]] == [
        "2021-03-04", "2019-11", "1998", "2014-03-06/2014-09", "1923~", "2020-22", "199X", "2021-03-04", "2015-03/..",
        "2003-07", "-0043",
    ]  # fmt: skip
    page = next(text for path, text in harbour.docs(site).files.items() if path == "references/index.md")
    assert [work["id"] for work in made if f'id="{work["id"]}"' not in page] == []
    shown_ = references(tuple(site.all(Work)))
    assert all(str(work["title"]).split(",")[0].split("&")[0] in shown_[str(work["id"])].title for work in made)


@pytest.mark.parametrize("name", WORKS)
def test_a_hundred_works_go_out_and_come_in_again(name: str) -> None:
    site, made = hundred()
    text = WORKS[name](made)
    source = Source(NAMES[name], text)
    assert form(source) == {"csl-json": "json", "biblatex": "bibtex"}.get(name, name)
    again = imported_works(site, [], [(source, item) for item in READERS[name](source)])
    assert again.proposal.empty and f"0 new, {len(made)} here already" in told(again)
    fresh = {str(item.data["id"]): item.data for item in READERS[name](source)}
    assert [fresh[str(work["id"])] for work in made] == list(made)
    assert list(lost(name, made, text)) == []


def test_braces_that_are_not_closed_are_none_that_bibtex_would_count() -> None:
    made = [WORKS["bibtex"]([{"id": "a", "type": "book", "title": title}]) for title in ("a } b", "a {c} b")]
    assert r"a \textbraceright{} b" in made[0] and r"a \{c\} b" in made[1]


def test_what_a_form_cannot_say_is_told() -> None:
    work: dict[str, Any] = {
        "id": "a",
        "type": "book",
        "title": "T",
        "author": [{"family": "Gaulle", "given": "C.", "dropping-particle": "de"}],
    }
    assert list(lost("bibtex", [work], WORKS["bibtex"]([work]))) == [
        "`a`: `author` “Gaulle C. de” would be read as “Gaulle C. de” in bibtex"
    ]


PANDOC = {"bibtex": "bibtex", "biblatex": "biblatex", "ris": "ris", "csl-json": "csljson", "csl-yaml": "markdown"}


@pytest.mark.parametrize("name", WORKS)
def test_pandoc_reads_what_goes_out(name: str) -> None:
    _, made = hundred()
    text = WORKS[name](made)
    found = json.loads(
        pypandoc.convert_text(f"---\n{text}---\n" if name == "csl-yaml" else text, "csljson", format=PANDOC[name])
    )
    read = {each["id"]: each for each in found}
    assert read.keys() == {each["id"] for each in made}
    for work in made:
        assert _letters(read[work["id"]]["title"]) == _letters(str(work["title"]))
        names = [each.get("literal") or each.get("family") for each in read[work["id"]]["author"]]
        assert len(names) == len(work["author"])


def _letters(text: str) -> str:
    text = re.sub(r"<[^>]*>", "", text)
    return "".join(sign for sign in unicodedata.normalize("NFC", text).casefold() if sign.isalnum())


# --- property ---------------------------------------------------------------------------------------------------------

SIGNS = st.sampled_from("abcXYZ 09.,:;-–—“”‘’'\"\\{}$%&#_^~@<>/()[]|=+*!?éñßøłžЖдβאعहाก漢かコ한გհ½€№²₂")
TEXT = st.text(SIGNS, min_size=1, max_size=24).map(shown).filter(
    lambda text: text and not MARKS.search(text) and not re.search(r"[\[{]{2}|\}\}|\[@|\{%|%\}", text)
)  # fmt: skip
PART = st.text(st.sampled_from("abcXYZ-’éñßøłžЖдβאعहाก漢かコ한გհ"), min_size=2, max_size=9).filter(
    lambda text: text[0].isalpha() and text.casefold() not in ("others", "and")
)
NAME = st.one_of(
    st.fixed_dictionaries({"family": PART.map(str.capitalize), "given": PART}),
    st.fixed_dictionaries({"literal": st.tuples(PART, PART).map(" and ".join)}),
)


@pytest.mark.parametrize("name", WORKS)
@settings(max_examples=60, deadline=None)
@given(title=TEXT, outlet=TEXT, names=st.lists(NAME, min_size=1, max_size=3))
def test_any_text_and_any_name_come_in_as_they_went_out(
    name: str, title: str, outlet: str, names: list[dict[str, str]]
) -> None:
    work: dict[str, Any] = {"id": "a", "type": "book", "title": title, "author": names, "collection-title": outlet}
    text = WORKS[name]([work])
    (item,) = READERS[name](Source("x", text))
    assert item.data == work and not item.left


PIECES = st.sampled_from(
    ["@book", "@string", "{", "}", "(", '"', ",", "=", "#", "title", "author", "year", "date", " and ", "\\", "\\'",
     "$", "~", "TY  - ", "ER  - ", "AU  - ", "DA  - ", "N1  - ", "SP  - ", "\n", "2020", "/", "[", "]", ":", "- ", "  ",
     "id", "null", "issued", "x", "||", "note: ", "%", "&", "<i>"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["id", "type", "title", "author", "issued", "date-parts", "literal", "family", "season", "note", "custom", "kind",
     "itemType", "creators", "DOI", "URL", "ISSN", "page", "language", "data", "x"]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3000) | st.sampled_from(["", "x", "book", "2020", "et al"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def _read_or_refused(name: str, text: str) -> None:
    source = Source("x", text)
    try:
        imported_works(harbour.site(), harbour.sources(), [(source, item) for item in READERS[name](source)])
    except RefusedError as error:
        refused: str | None = str(error)
    else:
        refused = None
    assert refused is None or "; " in refused


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-yaml"])
@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(PIECES, max_size=30))
def test_whatever_a_file_holds_it_is_read_or_refused(name: str, pieces: list[str]) -> None:
    _read_or_refused(name, "".join(pieces))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(KEYS, JSON), max_size=2))
def test_whatever_json_holds_it_is_read_or_refused(items: list[dict[str, Any]]) -> None:
    _read_or_refused("csl-json", json.dumps([{"title": "T"} | each for each in items]))


# --- the traps of each form -------------------------------------------------------------------------------------------

BIBTEX = r"""
@comment{ made by hand }
@string{jfer = "Journal of Ferries"}
@article{reed_2020,
  title = {{The {NATO} \& {\"O}zg\"ur}: $CO_2$, H$_2$O and 10\textsuperscript{9}},
  shorttitle = {NATO},
  author = {van der Meer, Jr., Ida and {Harbour Board, Inc.} and \'{E}mile Zol\`a and Причалова, Ася and others},
  journal = jfer # { B}, month = mar, year = 2020, number = {3}, pages = {1--20},
  doi = {https://doi.org/10.1000/a\_b}, url = {http://x.example/%20~a_b&c}, langid = {british},
  abstract = {We show that \ldots}, keywords = {ferry, pier}, file = {a.pdf:application/pdf},
  note = {Original Date: 1923
PMID: 123}, rating = {5}
}
@inproceedings{part, title = {In it}, author = {Low, Cy}, crossref = {whole}}
@proceedings{whole, title = {Proceedings of the Sea}, year = {2019~}, editor = {Fir, Cu}, isbn = {978-3-16-148410-1}}
@phdthesis{knot, title = "Ropes \copyright\ \TeX", school = {Port University}, author = {Knot, Di}, year = {2015}}
@misc{web, title = {Timetable}, howpublished = {\url{https://ferry.example/t}}, year = {n.d.}}
@online{amb, title = {When}, date = {1/2/2025}, url = {https://ferry.example/w}}
@article{paper, entrysubtype = {newspaper}, title = {News}, journaltitle = {Echo}, date = {2021-03-04/2021-03-06}}
"""


def test_bibtex_as_zotero_and_others_write_it() -> None:
    incoming = taken(BIBTEX, "bibtex")
    found = works(incoming)
    assert found["reed_2020"] == {
        "id": "reed_2020", "type": "article-journal",
        "title": "The NATO & Özgür: CO₂, H₂O and 10⁹",
        "author": [
            {"family": "Meer", "given": "Ida", "suffix": "Jr.", "non-dropping-particle": "van der"},
            {"literal": "Harbour Board, Inc."}, {"family": "Zolà", "given": "Émile"},
            {"family": "Причалова", "given": "Ася"},
        ],
        "container-title": "Journal of Ferries B", "issue": "3", "page": "1-20", "language": "en-GB",
        "issued": "2020-03", "original-date": "1923", "PMID": "123", "DOI": "10.1000/a_b",
        "URL": "http://x.example/%20~a_b&c",
    }  # fmt: skip
    assert found["part"]["container-title"] == "Proceedings of the Sea" and found["part"]["issued"] == "2019~"
    assert found["knot"]["title"] == "Ropes © TeX" and found["knot"]["genre"] == "PhD thesis"
    assert found["web"]["type"] == "webpage" and "issued" not in found["web"]
    assert found["amb"]["issued"] == "2025" and found["paper"]["type"] == "article-newspaper"
    assert found["paper"]["issued"] == "2021-03-04/2021-03-06" and "ISBN" not in found["whole"]
    text = told(incoming)
    for line in (
        "z.bib:4: `author` “others”: left out", "z.bib:4: `rating` “5”: left out, no such field here",
        "z.bib:15: `ISBN` “978-3-16-148410-1”: left out, `ISBN`: no such ISBN: the last digit would be 0",
        "z.bib:17: `issued` “n.d.”: left out, it says that there is none", "it can be two days",
        "left out, since no reference needs them: abstract (1), file (1), keywords (1), shorttitle (1)",
    ):  # fmt: skip
        assert line in text, line


RIS = """\
TY  - JOUR
TI  - On <i>ferries</i> &amp; CO<sub>2</sub>
AU  - Reed, A. B.
AU  - Harbour Board
A2  - Fir, Cu
T2  - Journal of Ferries
JA  - J. Ferr.
PY  - 2020
DA  - 2020/03/04/
SP  - 1
EP  - 20
DO  - 10.1000/xyz
SN  - 1234-5679
N1  - <p>My own thought</p>
N1  - Original Date: 1923
AB  - What we
show
KW  - ferry
ZZ  - what
TY  - RPRT
T1  - Доклад
A1  - Причалова, Ася
IS  - 7
Y1  - 2019///Spring
ER  -
"""


def test_ris_as_zotero_and_others_write_it() -> None:
    incoming = taken(RIS, "ris")
    first, second = sorted(works(incoming).values(), key=lambda work: str(work["issued"]), reverse=True)
    assert first["title"] == "On ferries & CO₂" and first["author"][1] == {"literal": "Harbour Board"}
    assert first["editor"] == [{"family": "Fir", "given": "Cu"}] and first["container-title"] == "Journal of Ferries"
    assert (first["issued"], first["page"], first["original-date"]) == ("2020-03-04", "1-20", "1923")
    assert (second["title"], second["number"], second["type"]) == ("Доклад", "7", "report")
    text = told(incoming)
    assert "“My own thought”: left out, a note of its reader, which is not published" in text
    assert "z.ris:1: `ZZ` “what”: left out, no such field here" in text
    assert "abstract (1), container-title-short (1), keyword (1)" in text


def test_csl_json_as_zotero_writes_it() -> None:
    incoming = taken(
        json.dumps(
            [
                {"id": "http://zotero.org/users/1/items/AB12", "type": "article-journal", "DOI": "10.1000/XYZ",
                 "title": "On <i>ferries</i> &amp; <span class='nocase'>CO<sub>2</sub></span>\u200b", "page": "1-20",
                 "author": [{"family": "Müller", "given": "Jürgen", "static-ordering": False}, {"literal": "et al."}],
                 "issued": {"date-parts": [["2020", 3]]}, "accessed": {"date-parts": [[2024, 1, 5]]},
                 "event": "Sea Days", "note": "PMID: 77\ntex.foo: bar\nA word on it", "journalAbbreviation": "J.",
                 "scale": "1:5"},
                {"itemType": "newspaperArticle", "key": "AB", "title": "News", "publicationTitle": "Echo",
                 "creators": [{"creatorType": "author", "firstName": "A.", "lastName": "Reed"},
                              {"creatorType": "author", "name": "Press Agency"}],
                 "date": "March 4, 2021", "url": "https://echo.example/n", "accessDate": "2024-01-05T10:00:00Z",
                 "tags": [{"tag": "x"}], "extra": "Archive: Town Archive"},
                {"id": 15, "type": "report", "title": "No day", "issued": {"literal": "in press"},
                 "URL": "www.x.example"},
                {"id": "none", "type": "book"},
            ]
        )
    )  # fmt: skip
    found = works(incoming)
    assert found["muller-2020-ferries"] == {
        "id": "muller-2020-ferries", "type": "article-journal", "title": "On ferries & CO₂", "page": "1-20",
        "author": [{"family": "Müller", "given": "Jürgen"}], "event-title": "Sea Days", "note": "A word on it",
        "issued": "2020-03", "accessed": "2024-01-05", "DOI": "10.1000/XYZ", "PMID": "77",
    }  # fmt: skip
    assert found["reed-2021-news"]["author"][1] == {"literal": "Press Agency"}
    assert found["reed-2021-news"]["archive"] == "Town Archive"
    assert found["15"]["status"] == "in press"
    text = told(incoming)
    assert "3 new, 0 here already, 1 left out" in text and "left out, without a title that can stand here" in text
    assert "`http://zotero.org/users/1/items/AB12` is called `muller-2020-ferries` here" in text
    assert "`scale` “1:5”: left out, no such field here" in text and "begin it with `https://`" in text


YAML = """\
---
references:
- id: a
  type: book
  title: Sea
  author: {family: Low, given: Cy}
  issued:
  - {year: 2020, month: 3}
- id: b
  type: book
  title: Land
  issued:
  - {year: 2020}
  - {year: 2021}
  accessed: {date-parts: [[2021, 5]], literal: some day}
- id: c
  type: book
  title: Air
  issued: 2020-03-04/
...
"""


def test_years_before_the_first_are_counted_as_others_count_them() -> None:
    caesar = [{"id": "ides", "type": "book", "title": "The ides", "issued": {"date-parts": [[-44, 3, 15]]}}]
    assert works(taken(json.dumps(caesar)))["ides"]["issued"] == "-0043-03-15"
    assert [parted(year) for year in ("-0043-03-15", "0000", "0001")] == [
        {"date-parts": [[-44, 3, 15]]}, {"date-parts": [[-1]]}, {"date-parts": [[1]]},
    ]  # fmt: skip


def test_csl_yaml_as_pandoc_and_better_bibtex_write_it() -> None:
    assert form(Source("<stdin>", YAML)) == "csl-yaml" and form(Source("<stdin>", f"Made by hand.{BIBTEX}")) == "bibtex"
    found = works(taken(YAML, "csl-yaml"))
    assert [work["issued"] for work in found.values()] == ["2020-03", "2020/2021", "2020-03-04/"]
    assert found["a"]["author"] == [{"family": "Low", "given": "Cy"}] and found["b"]["accessed"] == "2021-05"


# --- what is here already ---------------------------------------------------------------------------------------------

HERE = """\
# The works of the harbour.
- id: council-minutes-2021
  type: report
  title: "Minutes of the meeting of 4 March 2021"
  author:
    - {literal: "Harbour Town Council"}
  issued: 2021-03-04
  URL: https://council.example/minutes
  custom:
    read: whole
# Of the port.
- id: port-report-2019
  type: report
  title: "Annual report of the port"
  author:
    - {family: "Lantern", given: "Mo"}
  publisher: "Port of the Sound"
  issued: 2020-02
  DOI: 10.1000/port
"""


def test_what_is_here_gets_what_it_lacks_and_keeps_what_it_says() -> None:
    incoming = taken(
        json.dumps(
            [
                {"id": "a", "type": "webpage", "title": "Minutes", "URL": "http://www.council.example/minutes/?utm_source=x",
                 "custom": {"caution": "weak"}, "language": "en"},
                {"id": "b", "type": "book", "title": "Report", "DOI": "https://doi.org/10.1000/PORT", "volume": "2",
                 "custom": {"caution": "weak"}},
                {"id": "c", "type": "report", "title": "Annual Report of the Port.", "issued": "2020",
                 "author": [{"family": "Lantern", "given": "Mo"}], "ISSN": "1234-5679"},
                {"id": "d", "type": "report", "title": "Annual report of the port", "issued": "2020",
                 "author": [{"family": "Lantern", "given": "Mo"}], "DOI": "10.1000/another"},
            ]
        ),
        library=HERE,
    )  # fmt: skip
    changes = [line for line in incoming.proposal.diff() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changes == [
        "+  language: en",
        "+- id: d", "+  type: report", '+  title: "Annual report of the port"', "+  author:",
        '+    - {family: "Lantern", given: "Mo"}', "+  issued: 2020", "+  DOI: 10.1000/another", "+  # custom:",
        "+  #   read: …",
        "+  volume: \"2\"", "+  ISSN: 1234-5679",
    ]  # fmt: skip
    text = told(incoming)
    assert "z.json:1: it is `council-minutes-2021`, by its address" in text
    assert "it is `port-report-2019`, by its DOI" in text and "by its title, year and author or outlet" in text
    assert "`council-minutes-2021`: `title` stays “Minutes of the meeting of 4 March 2021”" in text
    after(incoming, HERE)


def test_dates_that_cannot_be_beside_each_other_are_left_out_and_told() -> None:
    def look(sources: Sequence[Source]) -> tuple[Site | None, Problems]:
        made = build.check(sources, assets=harbour.ASSETS)
        return made.site, made.problems

    text = "@online{a, title={T}, date={2020-03}, urldate={2019-12-01}, url={https://a.example/x}}"
    source = Source("z.bib", text)
    incoming = imported_works(
        harbour.site(), harbour.sources(), [(source, item) for item in READERS["bibtex"](source)], look
    )
    (work,) = works(incoming).values()
    assert work["issued"] == "2020-03" and "accessed" not in work
    assert "z.bib:1: `accessed` “2019-12-01”: left out, `accessed` is 1 December 2019, before" in told(incoming)


def test_two_records_in_one_import_become_one_work() -> None:
    incoming = taken(
        "@book{a, title={Sea}, author={Low, Cy}, year=2020, doi={10.1000/sea}}\n"
        "@book{a, title={Sea!}, author={Low, C.}, year=2020, doi={10.1000/SEA}, publisher={North Press}}",
        "bibtex",
    )
    (work,) = works(incoming).values()
    assert (work["id"], work["title"], work["publisher"]) == ("a", "Sea", "North Press")


def test_a_work_that_is_an_article_of_the_site_stays_that_article() -> None:
    incoming = taken('[{"id": "q", "type": "webpage", "title": "x", "URL": "https://courier.example/harbour"}]')
    assert incoming.proposal.empty and "it is the article `quill-2021`; cite `[@quill-2021]`" in told(incoming)


def test_a_key_that_is_taken_is_not_taken_away() -> None:
    incoming = taken('[{"id": "port-report-2019", "type": "book", "title": "Something else", "issued": "1999"}]')
    assert list(works(incoming)) == ["book-1999-something"]
    assert "`port-report-2019` is called `book-1999-something` here" in told(incoming)


def test_a_key_that_stands_twice_in_what_comes_in_is_told_with_both_places() -> None:
    two = '[{"id": "fog", "type": "book", "title": "Fog bells"},\n {"id": "fog", "type": "book", "title": "Mist"}]'
    assert "z.json:2: `fog` is called `book-mist` here, since z.json:1 has that key, too" in told(taken(two))
    other = "@book{fog, title={Fog bells}}\n\n@book{fog, title={Mist}}"
    assert "z.bib:3: `fog` is called `book-mist` here, since z.bib:1 has that key, too" in told(taken(other, "bibtex"))


STRINGS = """\
@string{tide = "The " # tide # " Press"}
@string{one = two # "!"}
@string{two = one}
@book{bells, title = {Fog bells}, publisher = tide, edition = one, month = sep, year = 2019, series = quay}
"""


def test_a_string_of_bibtex_that_names_itself_or_is_not_there_is_told() -> None:
    found = taken(STRINGS, "bibtex")
    assert works(found)["bells"]["publisher"] == "The Press"
    said = told(found)
    assert "z.bib:4: `publisher` “The Press”: `@string` `tide` names itself" in said.replace("  ", " ")
    assert "`@string` `one` names itself" in said
    assert "`series` “quay”: there is no `@string` `quay`, so it is taken as it stands" in said
    assert "sep" not in said and "2019`" not in said


def test_strings_of_bibtex_that_grow_beyond_measure_are_cut_and_told() -> None:
    grown = "".join(f"@string{{s{n} = s{n + 1} # s{n + 1} # s{n + 1}}}\n" for n in range(40))
    grown += '@string{s40 = "tide "}\n'
    deep = "".join(f"@string{{d{n} = d{n + 1}}}\n" for n in range(3000)) + '@string{d3000 = "tide"}\n'
    book = "@book{bells, title = {Fog bells}, publisher = s0, series = d0}"
    said = told(taken(f"{grown}{deep}{book}", "bibtex"))
    assert "is longer than 100000 signs, and left out" in said and "stands for others that do so 50 times" in said


def test_signs_that_nobody_sees_are_left_out_and_told() -> None:
    found = taken("@book{bells, title={Fog\x07 bells\u202e}, author={Mo Lan\x01tern}, publisher={Quay}}", "bibtex")
    assert works(found)["bells"]["title"] == "Fog bells"
    said = told(found)
    assert "`title` “Fog bells”: without what nobody sees: U+0007 control character, U+202E RIGHT-TO-LEFT" in said
    assert "`author` “Lantern”: without what nobody sees: U+0001" in said and "Quay" not in said


def test_the_first_works_of_a_site_make_its_library() -> None:
    overlay = {FILE: ""}
    site = harbour.check(overlay).site
    assert site
    source = Source("z.json", '[{"id": "b", "type": "book", "title": "B"}, {"id": "a", "type": "book", "title": "A"}]')
    items = [(source, item) for item in READERS["csl-json"](source)]
    made = imported_works(site, harbour.sources(overlay), items).proposal.added[FILE]
    assert made.startswith("- id: a\n  type: book\n  title: A\n  # custom:\n  #   read: …\n- id: b\n")


# --- what is refused --------------------------------------------------------------------------------------------------

REFUSED: Sequence[tuple[str, str, str | None]] = (
    ("z.bib", "@book{a, title={x\n@misc{b, title={y}}", "bibtex"),
    ("z.bib", "just words", "bibtex"),
    ("z.ris", "AU  - Reed\nTY  - JOUR\nER  -", "ris"),
    ("z.ris", "words", "ris"),
    ("z.json", "[{]", "csl-json"),
    ("z.json", "[" * 100_000, "csl-json"),
    ("z.json", "3", "csl-json"),
    ("z.json", '["a"]', "csl-json"),
    ("z.json", '[{"type": "book", "title": "Fog",\n "title": "Mist"}]', "csl-json"),
    ("z.json", '[{"type": "book", "title": NaN}]', "csl-json"),
    ("z.json", "{}", "csl-json"),
    ("z.json", "[]", "csl-json"),
    ("z.json", '{"works": 3}', "csl-json"),
    ("z.yaml", "- a: &x 1\n  b: *x", "csl-yaml"),
    ("z.yaml", "a: [", "csl-yaml"),
    ("z.yaml", "word", "csl-yaml"),
    ("z.txt", "words of a letter", None),
    ("z.bib", " \n", None),
    ("z.xlsx", "PK", None),
    ("z.xml", "<xml/>", None),
)


@pytest.mark.parametrize(("path", "text", "name"), REFUSED, ids=[f"{path} {text[:12]}" for path, text, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_place_and_a_help(path: str, text: str, name: str | None) -> None:
    read: Callable[[Source], object] = READERS[name] if name else form
    with pytest.raises(RefusedError, match=rf"^{re.escape(path)}(:\d+(:\d+)?)?:? .+; .+"):
        read(Source(path, text))


# --- the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    harbour.write(tmp_path)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


def test_works_come_in_by_a_pipe_and_go_out_to_a_file(run: Callable[..., Result]) -> None:
    before = Path(FILE).read_text("utf-8")
    shown_ = run("import", "-", "--dry-run", stdin=BIBTEX)
    assert shown_.exit_code == 0 and "+- id: reed_2020" in shown_.stdout and "<stdin>:4: `rating`" in shown_.stderr
    assert "work-unused" not in shown_.stderr
    assert run("import", "-", stdin=BIBTEX).exit_code == 1 and Path(FILE).read_text("utf-8") == before
    done = run("import", "-", "--yes", stdin=BIBTEX)
    assert done.exit_code == 0 and f"wrote {FILE}\n" in done.stdout and Path(FILE).read_text("utf-8") != before
    assert run("check").exit_code == 0
    assert run("export", "--format", "biblatex", "-o", "out.bib").exit_code == 0
    again = run("import", "out.bib", "--yes")
    assert again.exit_code == 0 and again.stdout == "nothing to change\n"
    there = run("export", "--format", "ris", "-o", "out.bib")
    assert there.exit_code == 1 and there.stderr.startswith("explainer: out.bib is there already; ")


def test_tables_and_works_come_in_together_or_not_at_all(run: Callable[..., Result]) -> None:
    table = run("export", "claims", "--format", "csv")
    assert table.exit_code == 0
    Path("claims.csv").write_bytes(table.stdout_bytes.replace(b"2021-05-01", b"1/2/2025", 1))
    Path("new.ris").write_text("TY  - BOOK\nTI  - Sea\nER  -\n", "utf-8")
    before = {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()}
    refused = run("import", "claims.csv", "new.ris", "--yes")
    assert refused.exit_code == 1 and "claims.csv:2:1: error[field-invalid]: row 2, column" in refused.stderr
    assert "help: write 2025-01-02 or 2025-02-01, whichever it is" in refused.stderr
    assert {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()} == before


WRONG = [
    (("import", "no-such.bib"), 2), (("import",), 2), (("export", "claims", "--format", "ris"), 2),
    (("export", "works", "--format", "csv"), 2), (("import", "latin.bib"), 1), (("import", "a.csv", "a.csv"), 1),
    (("import", "a.csv"), 1), (("import", "a.xlsx"), 1), (("import", "content"), 2),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_a_command_will_not_do_is_told_in_a_line(
    run: Callable[..., Result], arguments: tuple[str, ...], code: int
) -> None:
    Path("latin.bib").write_bytes(b"@book{a,\n title={M\xfcller}}")
    Path("a.xlsx").write_bytes(b"PK\x03\x04\x00\xff")
    Path("a.csv").write_text("id,colour\n1,red\n", "utf-8")
    result = run(*arguments)
    assert result.exit_code == code and not result.stdout and result.stderr
    assert code == 2 or re.fullmatch(r"explainer: .+; .+\n", result.stderr), result.stderr


def test_an_entry_of_bibtex_that_does_not_end_is_told_once_and_why(run: Callable[..., Result]) -> None:
    refused = run("import", "-", stdin="@book{a, title={Open, year={2001}\n@book{b, title={B}}\n")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("explainer: <stdin>:1:1: an entry that cannot be read, unexpected block start")


@pytest.mark.parametrize(("name", "told"), [("title", "left out, without a title"), ("publisher", "longer than")])
def test_a_field_that_no_list_of_works_could_hold_is_left_out(run: Callable[..., Result], name: str, told: str) -> None:
    work = {"id": "vast", "type": "book", "title": "Vast", name: "a" * 6_000_000}
    result = run("import", "-", "--format", "csl-json", "--dry-run", stdin=json.dumps([work]))
    assert result.exit_code == 0, result.exception
    assert told in result.stderr and "aaaaa" * 20 not in result.stdout


def test_a_cell_that_is_too_long_is_told_by_its_column(run: Callable[..., Result]) -> None:
    refused = run("import", "-", "--format", "csv", stdin=f"id,assessment,title\na,supported,{'a' * 200_000}\n")
    assert refused.exit_code == 1 and "row 2, column `title`" in refused.stderr


def test_what_reads_a_form_is_told_where_it_is_missing(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.formats.works.bibtex.library", _none)
    refused = run("import", "-", stdin=BIBTEX)
    assert refused.exit_code == 1 and "reading BibTeX needs a library: " in refused.stderr
    assert "pip install 'bibtexparser" in refused.stderr
    out = run("export", "--format", "bibtex")
    assert out.exit_code == 0 and "@techreport{council-minutes-2021," in out.stdout
    assert "was not looked for: reading BibTeX needs a library" in out.stderr


def _none(_name: str, extra: str, use: str) -> None:
    raise MissingLibraryError(f"{use} needs a library: {install(extra)}")


def test_a_name_that_stands_twice_in_an_object_is_refused_with_both_places() -> None:
    text = '[\n {"id": "fog", "type": "book",\n  "title": "Fog",\n  "title": "Mist"}\n]'
    with pytest.raises(RefusedError, match=r"z.json:4:3: `title` stands twice; keep one; the first stands in line 3"):
        READERS["csl-json"](Source("z.json", text))
