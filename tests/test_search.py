"""What is searched: everything that readers may look for, by the words that they have seen."""

from __future__ import annotations

import json

from generator.data.search_records import SearchRecord, search_records
from generator.model.site import Site
from generator.publish.searching.search_index import MANY, names, packed, unpacked
from tests import harbour


def found(site: Site | None = None) -> dict[str, SearchRecord]:
    return {record.url: record for record in search_records(site or harbour.site())}


def test_every_address_is_one_of_the_site() -> None:
    site = harbour.site()
    addresses = {site.address(entry) for entry in site.published()}
    assert set(found(site)) <= addresses


def test_a_claim_is_found_by_its_title_quotation_speaker_and_context() -> None:
    record = found()["claims/pier-stays/"]
    text = f"{record.title} {record.text}"
    for words in (
        "The pier will not be closed",
        "We will not close the pier",
        "Jo Tidewater",
        "minutes of the council",
    ):
        assert words in text


def test_a_claim_is_filtered_by_kind_theme_source_and_assessment() -> None:
    assert found()["claims/pier-stays/"].filters == {
        "kind": ("Claim",), "theme": ("The harbour",), "source": ("The Sound Courier",), "assessment": ("Supported",),
    }  # fmt: skip


def test_events_terms_and_works_are_found_where_they_stand() -> None:
    there = found()
    assert there["timeline/#2021-03-04-council"].said == "4 March 2021"
    assert there["glossary/#sea-wall"].filters == {"kind": ("Term",)}
    assert "Mo Lantern" in there["references/#port-report-2019"].text


def test_headings_and_the_text_of_a_free_article_are_found() -> None:
    record = harbour.FILES["content/articles/quill-2021.md"].replace("url:", "rights: cc0\nurl:")
    free = {"content/articles/quill-2021.md": record, "content/articles/quill-2021.text.md": harbour.ARTICLE}
    there = found(harbour.site(free))
    assert "lose its keeper to the storm" in there["articles/quill-2021/"].text
    assert "lose its keeper" not in found()["articles/quill-2021/"].text
    assert "The ferry" in there["explainers/harbour-plan/"].text


def test_what_an_entry_is_called_is_known_before_a_search() -> None:
    person = harbour.FILES["content/people/jo-tidewater.md"].replace("roles:", "also: [Jo Tydewater]\nroles:")
    site = harbour.site({"content/people/jo-tidewater.md": person})
    there = found(site)
    assert there["people/jo-tidewater/"].names == ("Jo Tydewater", "Tidewater", "Tydewater")
    assert "Jo Tydewater" in there["people/jo-tidewater/"].text
    assert "Also: Jo Tydewater" in harbour.docs(site).files["people/jo-tidewater/index.md"]
    assert there["timeline/#2021-03-04-council"].names == ("4 March 2021",)
    assert there["claims/pier-stays/"].names == ()
    assert there["references/#port-report-2019"].names is None, "works are too many: they are found by what they say"


def listed(*records: SearchRecord) -> object:
    return json.loads(names(records, {each.url: f"id-{each.url:0>3}" for each in records}))


def test_names_are_listed_by_kind_with_the_id_of_each() -> None:
    claim = SearchRecord("a", "One", "", "", {"kind": ("Claim",)})
    term = SearchRecord("b", "Two", "", "", {"kind": ("Term",)}, ("Zwei",))
    work = SearchRecord("c", "Three", "", "", {"kind": ("Source",)}, None)
    assert listed(claim, term, work) == [6, "id-00aid-00b", ["One", "Two\tZwei"]]


def test_of_very_many_only_the_kind_is_known() -> None:
    claims = [SearchRecord(str(each), "Some title", "", "", {"kind": ("Claim",)}) for each in range(MANY + 1)]
    term = SearchRecord("b", "Two", "", "", {"kind": ("Term",)})
    ids = "".join(f"id-{each.url:0>3}" for each in (*claims, term))
    assert listed(*claims, term) == [6, ids, ["\n" * MANY, "Two"]]


def test_kinds_are_ranked_as_readers_ask() -> None:
    met = dict.fromkeys(record.filters["kind"][0] for record in search_records(harbour.site()))
    assert list(met) == ["Question", "Claim", "Term", "Person", "Event", "Topic", "Article", "Page", "Source"]


def test_drafts_and_withdrawn_entries_are_not_found() -> None:
    for fields in ("draft: true", "withdrawn: 2021-06-01\nreason: It was wrong."):
        text = harbour.FILES["content/terms/sea-wall.md"].replace("title: Sea wall", f"title: Sea wall\n{fields}")
        assert "glossary/#sea-wall" not in found(harbour.site({"content/terms/sea-wall.md": text}))


def test_files_that_are_kept_as_one_come_back_as_they_were() -> None:
    files = {"pagefind/fragment/en_1.pf_fragment": b"\x1f\x8b\n\0", "pagefind/names.json": b"[]", "pagefind/empty": b""}
    assert unpacked(packed(files)) == files and unpacked(packed({})) == {}
