"""What a change adds, alters and breaks is told in words, as Markdown in which nothing of the content is markup."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.reports import effect
from generator.reports.effect import LIMIT, MOST
from generator.reports.wording import code, shown, unescaped
from generator.source import Source, report
from generator.source.diagnostic import Diagnostic, Rule, Severity
from tests import harbour
from tests.harbour import FILES

CLAIM, FERRY = "content/claims/pier-stays.md", "content/claims/ferry-passengers.md"
TERM, LIBRARY = "content/terms/sea-wall.md", "content/references.yml"
TOPIC, PROOFS = "content/topics/harbour.md", "content/articles/quill-2021.proofs.json"
CARDS = FILES["mkdocs.yml"].replace("quote-words", "cards: true\n    quote-words")


def told(after: Mapping[str, str], before: Mapping[str, str] | None = None) -> str:
    old, new = harbour.check(before), harbour.check(after)
    return "\n".join(effect(old.site, new.site, old.problems, new.problems))


def altered(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new, 1)}


def part(text: str, title: str) -> list[str]:
    found = re.search(rf"^### {title}\n\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].strip().splitlines() if found else []


def test_where_nothing_changes_nothing_is_told() -> None:
    nothing = "No published entry changes. Addresses: 0 new, 0 led on, 0 lost."
    assert told({}) == f"## Effect on the site\n\n{nothing}\n"


def test_fields_are_told_before_and_after_in_words() -> None:
    text = told(
        altered(CLAIM, "kind: quote\nassessment: supported", "kind: event\nassessment: missing-context\nlabel: so")
    )
    assert part(text, "Entries") == [
        f"- **claim “The pier will not be closed”**, altered (`{CLAIM}`)",
        "  - kind: quote → event",
        "  - assessment: supported → missing context",
        "  - label: – → so",
    ]
    assert "Entries: 1 altered." in text


def test_of_a_picture_that_stays_one_what_differs_in_it_is_told_once() -> None:
    text = told(drawn("41000", "Tickets, not people."), drawn("43000", "Tickets."))
    assert part(text, "Entries")[1:] == [
        "  - pictures, tickets, note: Tickets. → Tickets, not people.",
        "  - pictures, tickets, rows, taken out: label 2019, value 43000, cite port-report-2019",
        "  - pictures, tickets, rows, added: label 2019, value 41000, cite port-report-2019",
    ]


def drawn(value: str, note: str) -> dict[str, str]:
    rows = f"[{{label: '2019', value: {value}, cite: port-report-2019}}]"
    picture = f"{{id: tickets, kind: bars, finding: So it was, note: '{note}', unit: tickets, rows: {rows}}}"
    path = "content/explainers/harbour-plan.md"
    text = FILES[path].replace("updated:", f"pictures:\n  - {picture}\nupdated:", 1)
    return {path: f"{text}\n[So it was](#tickets)\n"}


@pytest.mark.parametrize(("before", "after"), [(1, 2), (2, 1), (2, 2)])
def test_where_an_id_stands_twice_by_mistake_each_picture_is_told_once(before: int, after: int) -> None:
    path = "content/explainers/harbour-plan.md"

    def pictures(*values: int) -> dict[str, str]:
        row = "{{label: '2019', value: {0}, cite: port-report-2019}}"
        picture = f"  - {{{{id: tickets, kind: bars, finding: So it was, unit: tickets, rows: [{row}]}}}}\n"
        text = "".join(picture.format(value) for value in values)
        return {path: FILES[path].replace("updated:", f"pictures:\n{text}updated:", 1)}

    text = told(pictures(*range(43, 43 + after)), pictures(*range(53, 53 + before)))
    assert [value for value in (*range(43, 43 + after), *range(53, 53 + before)) if text.count(str(value)) != 1] == []


def test_sentences_are_told_before_and_after() -> None:
    text = told(altered(CLAIM, "record the sentence", "do not record the sentence"))
    assert part(text, "Entries")[1:] == [
        "  - text before: The minutes of the council record the sentence.",
        "  - text after: The minutes of the council do not record the sentence.",
    ]


def test_what_is_new_gone_renamed_and_withdrawn_is_told_with_its_address() -> None:
    new = {"content/topics/wall.md": "---\ntitle: The sea wall\n---\nOf stone.\n"}
    text = told(new)
    assert part(text, "Entries") == ["- **topic “The sea wall”**, new (`content/topics/wall.md`)"]
    assert "- new: `/topics/wall/` (The sea wall)" in part(text, "Pages and addresses")
    gone = told({}, new)
    assert "- **topic “The sea wall”**, gone (`content/topics/wall.md`)" in gone
    assert "- **lost**: `/topics/wall/` leads nowhere (The sea wall)" in part(gone, "Pages and addresses")
    renamed = told(
        {"content/topics/sea-wall.md": new["content/topics/wall.md"].replace("---\nOf", "formerly: [wall]\n---\nOf")},
        new,
    )
    assert "  - id: `wall` → `sea-wall`" in part(renamed, "Entries")
    assert "- led on: `/topics/wall/` → `/topics/sea-wall/`" in part(renamed, "Pages and addresses")
    assert "1 new, 1 led on, 0 lost." in renamed
    withdrawn = told(altered(FERRY, "reviewed:", "withdrawn: 2021-06-01\nreason: Wrong.\nreviewed:"))
    assert ", withdrawn (" in part(withdrawn, "Entries")[0]
    assert "  - withdrawn: – → 1 June 2021" in part(withdrawn, "Entries")


def test_quotations_are_told_with_where_they_are_from() -> None:
    text = told(altered(CLAIM, "We will not close the pier", "We will not close"))
    assert part(text, "Quotations") == [
        "- taken out of claim `pier-stays`: “We will not close the pier” (article `quill-2021`, jo-tidewater)",
        "- added to claim `pier-stays`: “We will not close” (article `quill-2021`, jo-tidewater)",
    ]


def test_proofs_are_told_by_their_words() -> None:
    line = next(each for each in FILES[PROOFS].splitlines() if "We will not close" in each)
    without = FILES[PROOFS].replace(f",\n{line}", "")
    assert without != FILES[PROOFS]
    assert part(told({}, {PROOFS: without}), "Proofs") == ["- `quill-2021`, added: “We will not close the pier”"]
    assert part(told({PROOFS: without}), "Proofs") == ["- `quill-2021`, taken out: “We will not close the pier”"]
    other = FILES[PROOFS].replace('"sha256": "8', '"sha256": "9')
    assert "- `quill-2021`: made from another text of the article" in part(told({PROOFS: other}), "Proofs")


def test_citations_are_told_with_the_titles_of_works() -> None:
    text = told(altered(CLAIM, "[@council-minutes-2021]", "[@port-report-2019]"))
    assert part(text, "Citations") == [
        "- claim `pier-stays` no longer cites `council-minutes-2021` (Minutes of the meeting of 4 March 2021)",
        "- claim `pier-stays` cites `port-report-2019` (Annual report of the port)",
    ]


def test_cards_are_told_those_in_texts_and_those_of_shared_links() -> None:
    shows = {TOPIC: f"{FILES[TOPIC]}\n[The pier](../claims/pier-stays.md)\n"}
    assert part(told(shows), "Cards") == ["- topic `harbour` shows “The pier will not be closed” as a card"]
    assert part(told({}, shows), "Cards") == [
        "- topic `harbour` no longer shows “The pier will not be closed” as a card"
    ]
    before = {"mkdocs.yml": CARDS}
    text = told(before | altered(FERRY, "title: The ferry carried 48,000", "title: The ferry carried 47,000"), before)
    (line,) = (each for each in part(text, "Cards") if "/claims/ferry-passengers/" in each)
    assert "48,000" in line.partition("→")[0] and "47,000" in line.partition("→")[2]


def test_what_breaks_stands_first_with_place_rule_and_remedy() -> None:
    text = told(altered(LIBRARY, "id: council-minutes-2021", "id: council-minutes"))
    broken = part(text, "What it breaks")
    assert text.index("### What it breaks") < text.index("### Entries")
    assert any(CLAIM in line and "**error**" in line and "`citation-unknown`" in line for line in broken)
    assert all(re.match(r"- \*\*(error|warning)\*\* `[^`]+:\d+` .+ \(`[a-z-]+`\): .+", line) for line in broken)
    mended = told({}, altered(LIBRARY, "id: council-minutes-2021", "id: council-minutes"))
    assert re.fullmatch(r"- \d+ problems mended", part(mended, "What it breaks")[-1])


def test_a_line_that_moved_is_no_new_problem() -> None:
    slip = "See the {} of it [@nowhere].\n"
    one = {TOPIC: FILES[TOPIC] + slip.format("end")}
    moved = {TOPIC: FILES[TOPIC] + "\nA line.\n\n" + slip.format("end")}
    assert harbour.check(one).problems and part(told(moved, one), "What it breaks") == []


def test_where_there_was_or_is_no_site_it_is_said() -> None:
    assert "Nothing could be built before: all is new." in "\n".join(effect(None, harbour.site(), (), ()))
    assert "Nothing can be built of it." in "\n".join(effect(harbour.site(), None, (), ()))


@pytest.mark.parametrize(
    "text",
    ["@everyone see #12", "<script>alert(1)</script>", "![x](https://spy.example/x.png)", "a | b",
     "**bold** _it_ ~~x~~", "`code`",
     "a\n\n# heading", "https://spy.example/", "www.spy.example", "&lt;b&gt;", "[x]: y", "\\"],
)  # fmt: skip
def test_nothing_of_a_text_is_markup_or_a_mention(text: str) -> None:
    line = shown(text)
    assert "\n" not in line
    assert not re.search(r"(?<!\\)[`*_\[\]<>|~&]", re.sub(r"\\\\", "", line))
    assert not re.search(r"[@#]\w|://\w|www\.\w", line)


@pytest.mark.parametrize("text", ["@everyone see #12", "a | b [x] *y* \\ <z> & co", "`code`", "https://spy.example/"])
def test_a_terminal_shows_each_sign_as_it_stands(text: str) -> None:
    assert unescaped(shown(text)) == text


def test_code_holds_whatever_stands_in_it() -> None:
    assert (code("a`b"), code("a\n`` b"), code("x\u202ey")) == ("`` a`b ``", "``` a `` b ```", "`x�y`")


def test_a_large_change_is_told_in_part_and_fits_a_comment() -> None:
    many = {f"content/topics/t{n}.md": f"---\ntitle: {'Topic ' * 9}{n}\n---\nText.\n" for n in range(200)}
    text = told(many)
    assert f"- … and {200 - MOST} more" in part(text, "Entries") and len(text.encode()) < LIMIT
    problem = Diagnostic(Rule("x"), Source("y", ""), "m", "h" * 2_000, (), Severity.ERROR)
    found = effect(
        None,
        None,
        (),
        tuple(Diagnostic(Rule(f"x{n}"), problem.at, "é" * 3_000, "h" * 300, (), Severity.ERROR) for n in range(400)),
    )
    assert len("\n".join(found).encode()) <= LIMIT + 200


# annotations ----------------------------------------------------------------------------------------------------------


def test_the_cause_is_among_the_first_ten_annotations() -> None:
    """One key that was renamed breaks every claim that cites it; another mistake stands in a file behind them."""
    claims = {
        f"content/claims/a{n:02}.md": FILES[CLAIM]
        .replace("related: [ferry-passengers]\n", "")
        .replace("title: ", f"title: {n}. ")
        for n in range(30)
    }
    broken = claims | altered(LIBRARY, "id: council-minutes-2021", "id: council-minutes")
    broken |= {TERM: FILES[TERM].replace("title:", "titel:"), TOPIC: f"{FILES[TOPIC]}\n[It](gone.md).\n"}
    problems = harbour.check(broken).problems
    assert len(problems) > 20
    first = list(report.github(problems))[:10]
    assert ["field-unknown" in first[0], "citation-unknown" in first[1], "link-broken" in first[2]] == [True] * 3
