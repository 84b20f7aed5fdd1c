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
    assert proofs(now.replace('"rules": 3', '"rules": 1'), now) == [f"{PROOFS}:1: {changed} (rules replaced: 1)"]
    assert proofs("", now) == [f"{PROOFS}:9: new proofs (quotations added: 2)"]


def test_proofs_that_moved_with_their_renamed_article_are_not_new() -> None:
    now, renamed = harbour.FILES[PROOFS], "content/articles/quill.proofs.json"
    record = harbour.FILES[RECORD].replace("title:", "formerly: [quill-2021]\ntitle:")
    moved = {RECORD: "", PROOFS: "", "content/articles/quill.md": record}
    assert since(moved | {renamed: now}) == []
    assert since(moved | {renamed: now.replace("8841", "0000")}) == ["proofs-changed"]


# entries before and after ---------------------------------------------------------------------------------------------

PASSENGERS = "content/claims/ferry-passengers.md"
Told = tuple[str | None, str | None, tuple[str, ...]]


def told(before: dict[str, str], after: dict[str, str]) -> list[Told]:
    """What differs between two states of the small project: ids before and after, and the parts."""
    found = changes.compare(harbour.site(before), harbour.site(after))
    return [
        (each.before.id if each.before else None, each.after.id if each.after else None, each.parts) for each in found
    ]


def renamed(fields: str = "formerly: [pier-stays]\n", **replaced: str) -> dict[str, str]:
    """The claim under another name; nothing else in the project names it."""
    text = with_fields(harbour.FILES[CLAIM], fields)
    for old, new in replaced.items():
        text = text.replace(old, new)
    event = "content/events/2021-03-04-council.md"
    return {
        CLAIM: "",
        "content/claims/pier-open.md": text,
        event: harbour.FILES[event].replace("pier-stays", "pier-open"),
    }


def claims_told(before: dict[str, str], after: dict[str, str]) -> list[Told]:
    return [each for each in told(before, after) if "pier" in f"{each[0]} {each[1]}"]


def test_nothing_differs_from_itself() -> None:
    assert told({}, {}) == []


def test_a_renamed_entry_is_one_change_and_neither_gone_nor_new() -> None:
    assert claims_told({}, renamed()) == [("pier-stays", "pier-open", ("id", "formerly"))]
    assert [problem.rule.code for problem in changes.check(harbour.site(), harbour.site(renamed()))] == []


def test_a_renamed_entry_does_not_change_in_silence_either() -> None:
    after = renamed(**{"assessment: supported": "assessment: disputed"})
    assert claims_told({}, after) == [("pier-stays", "pier-open", ("id", "formerly", "assessment"))]
    (problem,) = changes.check(harbour.site(), harbour.site(after))
    assert (problem.rule.code, problem.source.path) == ("correction-missing", "content/claims/pier-open.md")


def test_an_entry_under_another_name_that_does_not_say_so_is_gone_and_another_is_new() -> None:
    assert claims_told({}, renamed("")) == [("pier-stays", None, ("id",)), (None, "pier-open", ())]
    (problem,) = changes.check(harbour.site(), harbour.site(renamed("")))
    assert (problem.rule.code, problem.source.path) == ("address-gone", CLAIM)
    assert "`pier-stays` was published and is gone" in problem.message and "`formerly: [pier-stays]`" in problem.help


def test_a_new_entry_that_takes_over_two_is_no_new_one() -> None:
    before = {"content/claims/pier-closed.md": harbour.FILES[CLAIM].replace("pier will not", "pier will")}
    both = renamed("formerly: [pier-stays, pier-closed]\n", **{"related: [ferry-passengers]\n": ""})
    assert [each[:2] for each in claims_told(before, both)] == [
        ("pier-closed", "pier-open"),
        ("pier-stays", "pier-open"),
    ]


def test_a_draft_is_not_published() -> None:
    draft = {CLAIM: with_fields(harbour.FILES[CLAIM], "draft: true\n")}
    assert claims_told(draft, {}) == [(None, "pier-stays", ())]
    assert claims_told({}, draft) == [("pier-stays", None, ("id",))]
    assert claims_told(draft, draft) == []


def test_parts_are_named_as_in_the_file() -> None:
    text = harbour.FILES[PASSENGERS]
    cases = {
        ("title",): text.replace("The ferry carried 48,000", "The ferry took 48,000"),
        ("label", "reviewed"): text.replace("tickets only", "sold tickets").replace("2021-05-01", "2021-05-09"),
        ("text",): text.replace("Children travelled free", "Dogs travelled free"),
        ("citations",): text.replace("[@council-minutes-2021]", "[@port-report-2019]"),
        (): text.replace("Children travelled", "Children  travelled\n"),
    }
    for parts, after in cases.items():
        assert after != text
        assert {part for each in told({}, {PASSENGERS: after}) for part in each[2]} == set(parts)


def test_a_quotation_changes_with_its_words_and_not_with_its_typography() -> None:
    before = harbour.FILES[CLAIM]
    assert codes(before, before.replace("We will not close the pier", "We  will not “close” the pier")) == []
    after = before.replace("We will not close the pier", "will not close the pier")
    (problem,) = changes.check(harbour.site(), harbour.site({CLAIM: after}))
    assert problem.message.startswith("a quotation changed") and problem.first.line == 4


def test_all_that_changed_is_named_at_its_first_place() -> None:
    before = harbour.FILES[CLAIM]
    after = before.replace("The pier will not be closed", "The pier stays").replace(": supported", ": disputed")
    (problem,) = changes.check(harbour.site(), harbour.site({CLAIM: after}))
    assert problem.message == "the claim and the assessment changed since it was published, without a correction"
    assert (problem.first.line, problem.source.path) == (2, CLAIM)


def test_withdrawing_is_a_word_to_readers() -> None:
    before = harbour.FILES[CLAIM]
    gone = "withdrawn: 2021-06-01\nreason: We erred.\n"
    after = before.replace(": supported", ": disputed")
    assert codes(before, with_fields(after, gone)) == []
    assert codes(with_fields(before, gone), with_fields(after, gone)) == ["correction-missing"]
