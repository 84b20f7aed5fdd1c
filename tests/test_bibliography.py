"""References as readers see them: works of every common type, compared by eye."""

from __future__ import annotations

import pytest

from generator.model.assembly import assemble
from generator.model.kinds import KINDS
from generator.model.kinds.work import Work
from generator.source.text import Source
from generator.views.bibliography import csl, references

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
    "  container-title: Coast Daily": "A One et al., Coast Daily.",
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
    assert work("type: webpage\n  title: x\n  DOI: 10.1000/a b").address == "https://doi.org/10.1000/a%20b"
