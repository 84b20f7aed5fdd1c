"""What was published does not change in silence."""

from __future__ import annotations

from generator.reports import changes
from tests import harbour

CLAIM = "content/claims/pier-stays.md"
CORRECTED = "corrections:\n  - date: 2021-05-{}\n    text: A word was wrong.\n"


def codes(before: str, after: str) -> list[str]:
    old, new = harbour.site({CLAIM: before}), harbour.site({CLAIM: after})
    return [problem.rule.code for problem in changes.check(old, new)]


def with_fields(text: str, fields: str) -> str:
    return text.replace("title:", f"{fields}title:", 1)


def test_a_change_with_its_own_correction_is_told() -> None:
    before = harbour.FILES[CLAIM]
    after = before.replace("assessment: supported", "assessment: disputed")
    assert codes(before, after) == ["correction-missing"]
    assert codes(before, with_fields(after, CORRECTED.format("10"))) == []


def test_an_earlier_correction_does_not_excuse_a_later_change() -> None:
    before = with_fields(harbour.FILES[CLAIM], CORRECTED.format("10"))
    after = before.replace("assessment: supported", "assessment: disputed")
    assert codes(before, after) == ["correction-missing"]


def test_what_is_not_claim_quotation_or_assessment_may_change() -> None:
    before = harbour.FILES[CLAIM]
    assert codes(before, before.replace("reviewed: 2021-05-01", "reviewed: 2021-06-01")) == []


def test_where_else_a_claim_is_made_may_be_added_but_no_quotation_may_go() -> None:
    before = harbour.FILES[CLAIM]
    first = "appearances:\n"
    also = before.replace(first, f"{first}  - article: quill-2021\n    paragraph: 1\n", 1)
    assert also != before and codes(before, also) == []
    gone = before.replace("    quote: >-\n      We will not close the pier\n", "    paragraph: 1\n")
    assert gone != before and codes(before, gone) == ["correction-missing"]


# what cannot be read now ----------------------------------------------------------------------------------------------

TERM = "content/terms/sea-wall.md"
LIBRARY = "content/references.yml"


def since(overlay: dict[str, str], before: dict[str, str] | None = None) -> list[str]:
    return [problem.rule.code for problem in changes.check(harbour.site(before), harbour.site(overlay))]


def test_entry_that_cannot_be_decoded_now_is_not_gone() -> None:
    assert since({TERM: ""}) == ["address-gone"]
    assert since({TERM: harbour.FILES[TERM].replace("title: Sea", "title: Sea: the")}) == []
    assert since({TERM: harbour.FILES[TERM].replace("title:", "titel:")}) == []


def test_works_of_a_library_that_cannot_be_read_now_are_not_gone() -> None:
    assert since({LIBRARY: "- id: pilot-book\n  type: book\n  title: Pilot\n"}) == ["address-gone"] * 2
    assert since({LIBRARY: harbour.FILES[LIBRARY].replace("  type", "\ttype", 1)}) == []


def test_entry_that_another_may_have_become_is_not_gone_while_that_one_cannot_be_decoded() -> None:
    renamed = harbour.FILES[TERM].replace("title:", "formerly: [sea-wall]\ntitle:")
    assert since({TERM: "", "content/terms/wall.md": renamed}) == []
    assert since({TERM: "", "content/terms/wall.md": renamed.replace("title: Sea", "title: Sea: the")}) == []


# proofs ---------------------------------------------------------------------------------------------------------------

RECORD = "content/articles/quill-2021.md"
PROOFS = "content/articles/quill-2021.proofs.json"
FERRY = '    {"segments": [{"text": "The old ferry'


def proofs(before: str, after: str, **more: str) -> list[str]:
    old, new = harbour.site({PROOFS: before}), harbour.site({PROOFS: after, **more})
    found = [each for each in changes.check(old, new) if each.rule is changes.PROOFS_CHANGED]
    return [f"{each.source.path}:{each.first.line}: {each.message}" for each in found]


def test_each_changed_line_of_proofs_is_named() -> None:
    now = harbour.FILES[PROOFS]
    (ferry,) = (line for line in now.splitlines(keepends=True) if line.startswith(FERRY))
    changed = "the proofs changed since they were published"
    assert proofs(now, now) == []
    assert proofs(now.replace(ferry, ""), now) == [f"{PROOFS}:9: {changed} (quotations added: 1)"]
    assert proofs(now, now.replace(ferry, "")) == [f"{PROOFS}:1: {changed} (taken out: 1)"]
    forged = now.replace("the Sound carried 48,000", "the Sound brought 48,000")
    assert proofs(now, forged) == [f"{PROOFS}:9: {changed} (quotations added: 1, taken out: 1)"]
    assert proofs(now, now.replace("8841", "0000")) == [f"{PROOFS}:1: {changed} (texts replaced: 1)"]
    assert proofs(now, now.replace('"words": 114', '"words": 100')) == [f"{PROOFS}:1: {changed} (texts replaced: 1)"]
    assert proofs(now.replace('"rules": 2', '"rules": 1'), now) == [f"{PROOFS}:1: {changed} (rules replaced: 1)"]
    assert proofs("", now) == [f"{PROOFS}:9: new proofs (quotations added: 2)"]


def test_proofs_that_moved_with_their_renamed_article_are_not_new() -> None:
    now, renamed = harbour.FILES[PROOFS], "content/articles/quill.proofs.json"
    record = harbour.FILES[RECORD].replace("title:", "formerly: [quill-2021]\ntitle:")
    moved = {RECORD: "", PROOFS: "", "content/articles/quill.md": record}
    assert since(moved | {renamed: now}) == []
    assert since(moved | {renamed: now.replace("8841", "0000")}) == ["proofs-changed"]
