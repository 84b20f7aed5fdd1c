"""What did not change is not read or judged again, and what is remembered is what would be found anew."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator import build
from generator.model import Entry
from generator.model.kinds import Claim, Event
from generator.source import Source, Span, kept
from generator.syntax import document, yaml_tree
from tests import harbour

CLAIM = "content/claims/ferry-passengers.md"


@dataclass(frozen=True)
class _Value:
    number: int


def test_a_result_is_found_once_for_a_value_and_the_same_arguments() -> None:
    asked = []

    @kept
    def plus(value: _Value, other: int) -> int:
        asked.append(other)
        return value.number + other

    one, like = _Value(1), _Value(1)
    assert [plus(one, 2), plus(one, 2), plus(one, 3), plus(like, 3)] == [3, 3, 4, 4]
    assert asked == [2, 3, 3], "another argument, and another value of the same content, are asked anew"
    assert one == like and hash(one) == hash(like) and repr(one) == repr(like)


def test_only_what_changed_is_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = harbour.sources()
    before = build.check(sources, assets=harbour.ASSETS).site
    parsed: list[str] = []

    def composed(span: Span, nodes: int, size: int) -> object:
        parsed.append(span.source.path)
        return yaml_tree.compose(span, nodes=nodes, size=size)

    monkeypatch.setattr(document, "compose", composed)
    changed = [Source(each.path, f"{each.text} ") if each.path == CLAIM else each for each in sources]
    after = build.check(changed, assets=harbour.ASSETS).site
    assert parsed == [CLAIM]
    assert before and after
    assert before.get(Event, "2021-03-04-council") is after.get(Event, "2021-03-04-council")
    assert before.get(Claim, "ferry-passengers") is not after.get(Claim, "ferry-passengers")


EDITS = {
    CLAIM: ("[@council-minutes-2021]", "[@gone]"),
    "content/people/jo-tidewater.md": ("name: Jo Tidewater", "name: Jo Ebb"),
    "content/references.yml": ("- id: port-report-2019", "- id: port-report-2018"),
    "content/articles/quill-2021.proofs.json": ('"first": 22', '"first": 23'),
    "archive/quill-2021.md": ("will not close", "will close"),
    "mkdocs.yml": ("quote-words: 25", "quote-words: 5"),
    "content/topics/harbour.md": ("What the town plans", "What the infamous town plans"),
    "content/terms/sea-wall.md": ("title: Sea wall", "title: Council"),
}


@pytest.mark.parametrize("path", EDITS)
def test_what_is_remembered_is_what_would_be_found_anew(path: str) -> None:
    """Each edit, and taking it back, on sources that other checks have seen, against sources that none has."""
    sources = harbour.sources()
    build.check(sources, assets=harbour.ASSETS)
    old, new = EDITS[path]
    edited = [Source(each.path, each.text.replace(old, new)) if each.path == path else each for each in sources]
    assert edited != sources
    warm = build.check(edited, assets=harbour.ASSETS)
    cold = build.check([Source(each.path, each.text) for each in edited], assets=harbour.ASSETS)
    assert warm.problems == cold.problems
    assert warm.site and cold.site
    assert harbour.docs(warm.site).files == harbour.docs(cold.site).files
    assert build.check(sources, assets=harbour.ASSETS).problems == harbour.check().problems


def test_entries_keep_nothing_of_a_site() -> None:
    """A check whose result depends on other entries must not be remembered with one of them."""
    site = harbour.site()
    for entry in site.everything():
        held = [value for name, value in vars(entry).items() if name.startswith("kept by")]
        assert not any(isinstance(part, type(site)) for rest, _ in held for part in rest[0])
        assert isinstance(entry, Entry)
