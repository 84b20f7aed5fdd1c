"""Fields become types, or problems at their place; a stub of every kind is decoded but for what is to be filled in."""

from __future__ import annotations

import dataclasses
import re
import types
from datetime import date
from typing import Any

import pytest

from generator.cli.scaffold import FILL, scaffold
from generator.model import Entry, Text
from generator.model.decode import decode
from generator.model.kind import Kind
from generator.model.kinds import KINDS
from generator.model.kinds.article import Article
from generator.model.kinds.claim import Claim
from generator.model.kinds.person import Person
from generator.model.kinds.topic import Topic
from generator.model.kinds.work import Work
from generator.model.schema import Ref, placed, refs
from generator.source.text import Source, Span
from generator.syntax import markup
from generator.syntax.document import parse
from tests import harbour
from tests.harbour import FILES

CLAIM = "content/claims/ferry-passengers.md"
OWN = [kind for kind in KINDS if not kind.library]
KIND = pytest.mark.parametrize("kind", OWN, ids=lambda kind: str(kind.name))


def problems(text: str, kind: Kind[Any]) -> list[tuple[str, str, str]]:
    """Code, the text at the place, and message of each problem with the fields."""
    document, wrong = parse(Source(f"content/{kind.folder}/x.md", text))
    assert document and not wrong
    _, found = decode(document.front, kind.model)
    return [(each.rule.code, each.at.text, each.message) for each in found if isinstance(each.at, Span)]


# --- stubs --------------------------------------------------------------------------------------------------------


@KIND
def test_only_what_is_to_be_filled_in_is_wrong_with_a_stub(kind: Kind[Any]) -> None:
    for code, at, message in problems(scaffold(kind, date(2021, 5, 1)), kind):
        assert code == "field-invalid", message
        assert at.startswith((FILL, f"[{FILL}")) or FILL in message, (at, message)


FILLED = {
    "article: …": "article: quill-2021", "topics: […]": "topics: [harbour]", "kind: …": "kind: figure",
    "assessment: …": "assessment: supported", "paragraph: …": "paragraph: 1", "left: …": "left: vague",
    "date: …": "date: 2021-03-04", "reviewed: …": "reviewed: 2021-05-01",
}  # fmt: skip


@KIND
def test_a_stub_that_was_filled_in_is_decoded(kind: Kind[Any]) -> None:
    text = scaffold(kind, date(2021, 5, 1))
    for old, new in FILLED.items():
        text = text.replace(old, new)
    assert problems(text, kind) == []


@KIND
def test_the_comments_of_a_stub_name_every_other_field_and_are_yaml(kind: Kind[Any]) -> None:
    text = scaffold(kind, date(2021, 5, 1))
    known = {str(info.alias) for info in kind.model.model_fields.values()}
    bare = text.replace("\n# ", "\n")
    document, wrong = parse(Source("content/x.md", bare))
    assert document and not wrong and isinstance(document.front.data, dict)
    assert set(document.front.data) <= known
    unnamed = known - set(document.front.data)
    assert unnamed <= {"publish", "formerly", "withdrawn", "reason", "corrections", "pictures"}


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["place", "where", "title", "kind", "source_", "name_", "at_", "values_", "model_config_"]
)
def test_a_kind_may_have_a_field_of_any_name(name: str) -> None:
    written = name.rstrip("_").replace("_", "-")
    made = types.new_class("Place", (Entry,), exec_body=lambda body: body.update(__annotations__={name: Text}))
    document, _ = parse(Source("content/places/quay.md", f"---\n{written}: The quay\n---\n\nStone.\n"))
    assert document
    entry, wrong = decode(document.front, made)
    assert entry and wrong == () and getattr(entry, name) == "The quay"
    body, _ = markup.parse(document.prose)
    assert placed(entry, "quay", document, body).id == "quay" and entry.source.path == "content/places/quay.md"


@pytest.mark.parametrize(
    ("name", "told"),
    [("source", "declare it as `source_`; in files it stays `source`"), ("id", "declare it as `id_`"),
     ("model_config", "declare it as `model_config_`"), ("copy", "declare it as `copy_`"),
     ("values", "declare it as `values_`"),
     ("reason", "every entry has a field `reason`"), ("draft_", "every entry has a field `draft`")],
)  # fmt: skip
def test_a_name_that_every_entry_has_is_told_when_the_kind_is_declared(name: str, told: str) -> None:
    with pytest.raises(TypeError, match=re.escape(told)):
        types.new_class("Place", (Entry,), exec_body=lambda body: body.update(__annotations__={name: Text}))


def test_a_part_that_a_kind_does_not_say_is_told_when_it_is_declared() -> None:
    parts = {each.name: getattr(KINDS[0], each.name) for each in dataclasses.fields(Kind) if each.name != "search"}
    with pytest.raises(TypeError, match="the kind `explainer` does not say `search`; write None where it has none"):
        Kind(**parts)


# --- references ---------------------------------------------------------------------------------------------------


def test_every_reference_of_an_entry_is_found_with_its_place() -> None:
    claim = harbour.site().get(Claim, "pier-stays")
    assert claim
    found = {(ref.to, ref.id): claim.at(*loc).text for ref, loc in refs(claim)}
    assert found == {
        (Article, "quill-2021"): "quill-2021",
        (Person, "jo-tidewater"): "jo-tidewater",
        (Topic, "harbour"): "harbour",
        (Claim, "ferry-passengers"): "ferry-passengers",
    }
    assert [loc for ref, loc in refs(claim) if ref.to is Article] == [
        ("appearances", 0, "article"), ("appearances", 1, "article"),
    ]  # fmt: skip


def test_references_are_the_same_if_kind_and_id_are() -> None:
    assert Ref(Topic, "a") == Ref(Topic, "a") != Ref(Topic, "b")
    assert Ref(Topic, "a") != Ref(Person, "a") and len({Ref(Topic, "a"), Ref(Topic, "a")}) == 1


# --- problems -----------------------------------------------------------------------------------------------------

WRONG = [
    # what is replaced, by what, code, text at the place, message
    ("reviewed: ", "reveiwed: 2021-05-01\nreviewed: ", "field-unknown", "reveiwed", "unknown field `reveiwed`"),
    ("    claimed: true", "    claimd: true", "field-unknown", "claimd", "unknown field `claimd`"),
    ("title: The ferry carried", "titel: The ferry carried", "field-unknown", "titel", "unknown field `titel`"),
    ("    year: 2019", "    year: soon", "field-invalid", "soon", "`figures.year`: not a date of EDTF"),
    ("kind: figure", "kind: figur", "field-invalid", "figur", "`kind` is `figur`"),
    ("reviewed: 2021-05-01", "reviewed: 2021-02-30", "field-invalid", "2021-02-30", "`reviewed`: "),
    ("topics: [harbour]", "topics: harbour", "field-invalid", "harbour", "`topics`: expected a list"),
    ("topics: [harbour]", "topics: [Harbour Town]", "field-invalid", "Harbour Town", "`topics`: "),
    ("topics: [harbour]", "topics: []", "field-invalid", "topics", "a claim needs at least one topic"),
    ("value: 48000", "value: 48,000", "field-invalid", "48,000", "`figures.value`: not a number"),
    ("value: 41000 to 43000", "value: 43000 to 41000", "field-invalid", "43000 to 41000", "the range ends below"),
    ("    claimed: true", "    claimed: yes", "field-invalid", "yes", "`figures.claimed`: neither yes nor no"),
    ("    quote: >-\n      The old", "    paragraph: 1\n    quote: >-\n      The old", "field-invalid", "article",
     "an appearance is either"),
    ("reviewed: ", "withdrawn: 2021-05-02\nreviewed: ", "field-invalid", "withdrawn", "`withdrawn` without `reason`"),
    ("label: tickets only", "label: [a, b]", "field-invalid", "[a, b]", "`label`: "),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "at", "said"), WRONG, ids=[f"{new!r}" for _, new, *_ in WRONG])
def test_each_mistake_is_reported_where_it_was_made(old: str, new: str, code: str, at: str, said: str) -> None:
    assert old in FILES[CLAIM]
    kind = next(kind for kind in KINDS if kind.model is Claim)
    found = problems(FILES[CLAIM].replace(old, new, 1), kind)
    assert any((a, b) == (code, at) and said in message for a, b, message in found), found


def test_all_mistakes_of_an_entry_are_reported_at_once() -> None:
    text = FILES[CLAIM]
    for old, new in (("title:", "titel:"), ("kind: figure", "kind: fig"), ("value: 48000", "value: many")):
        text = text.replace(old, new, 1)
    kind = next(kind for kind in KINDS if kind.model is Claim)
    assert sorted(code for code, _, _ in problems(text, kind)) == [
        "field-invalid", "field-invalid", "field-unknown",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "help"),
    [("reveiwed", "did you mean `reviewed`?"), ("assesment", "did you mean `assessment`?"),
     ("qqq", "fields here: appearances, ")],
)  # fmt: skip
def test_an_unknown_field_is_told_the_nearest_or_all(field: str, help: str) -> None:
    text = FILES[CLAIM].replace("reviewed:", f"{field}: x\nreviewed:", 1)
    (problem,) = (each for each in harbour.check({CLAIM: text}).problems if each.rule.code == "field-unknown")
    assert problem.help.startswith(help)


def test_a_nested_field_is_compared_with_those_beside_it() -> None:
    text = FILES[CLAIM].replace("    unit: passengers\n", "    unti: passengers\n", 1)
    (problem,) = harbour.check({CLAIM: text}).problems
    assert problem.help == "did you mean `unit`? It is missing"


def test_a_missing_field_is_reported_at_the_entry_that_lacks_it() -> None:
    text = FILES["content/references.yml"].replace("  title: Annual report of the port\n", "")
    (problem,) = harbour.check({"content/references.yml": text}).problems
    assert (problem.rule.code, problem.message) == ("field-missing", "field `title` is missing")
    assert problem.first.line == 8


# --- entries ------------------------------------------------------------------------------------------------------


def test_an_entry_stands_unless_it_is_a_draft_or_withdrawn() -> None:
    for fields, stands in (("", True), ("draft: true\n", False), ("withdrawn: 2021-06-01\nreason: No.\n", False)):
        text = FILES["content/terms/sea-wall.md"].replace("---\n", f"---\n{fields}", 1)
        entry = next(
            each for each in harbour.site({"content/terms/sea-wall.md": text}).everything() if each.id == "sea-wall"
        )
        assert entry.stands is stands and entry.name == "Sea wall"


def test_entries_are_the_same_only_with_the_same_file() -> None:
    one, two = harbour.site().get(Claim, "pier-stays"), harbour.site().get(Claim, "pier-stays")
    assert one == two and hash(one) == hash(two)
    text = FILES["content/claims/pier-stays.md"].replace("The minutes", "Minutes")
    other = harbour.site({"content/claims/pier-stays.md": text}).get(Claim, "pier-stays")
    assert one != other and one != harbour.site().get(Work, "port-report-2019")


def test_an_entry_that_was_not_placed_has_no_id() -> None:
    with pytest.raises(AttributeError, match="no id"):
        _ = Topic.model_validate({"title": "A"}).id
