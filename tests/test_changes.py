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
