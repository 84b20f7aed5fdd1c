"""What is searched: everything that readers may look for, by the words that they have seen."""

from __future__ import annotations

from generator.data.search_records import SearchRecord, search_records
from generator.model.site import Site
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


def test_drafts_and_withdrawn_entries_are_not_found() -> None:
    for fields in ("draft: true", "withdrawn: 2021-06-01\nreason: It was wrong."):
        text = harbour.FILES["content/terms/sea-wall.md"].replace("title: Sea wall", f"title: Sea wall\n{fields}")
        assert "glossary/#sea-wall" not in found(harbour.site({"content/terms/sea-wall.md": text}))
