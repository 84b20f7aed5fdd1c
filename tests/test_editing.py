"""Lives of entries as proposals: renamed, withdrawn, corrected, reviewed, with nothing else of any file changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from generator.build import check
from generator.editing import Proposal, corrected, meant, renamed, reviewed, withdrawn
from generator.editing.fields import appended, put
from generator.editing.finding import own
from generator.editing.moving import renumbered
from generator.model import Corrected
from generator.model.kinds import Claim, Event, Term
from generator.publish.audit import audit
from generator.source import RefusedError, edited
from generator.source.text import Source
from tests import harbour

DAY = date(2021, 6, 1)
NEW = "zz-renamed-zz"
NAMED = [
    f"{harbour.site().kind(entry).folder}/{entry.id}"
    for entry in own(harbour.site())
    if entry.id not in ("index", "method")
]
AUDITED = {"claims/pier-stays", "articles/quill-2021", "events/2021-03-04-council", "references.yml/port-report-2019"}
PIER = "content/claims/pier-stays.md"


def after(proposal: Proposal, overlay: Mapping[str, str] | None = None) -> dict[str, str]:
    return {source.path: source.text for source in proposal.after(harbour.sources(overlay))}


def sound(files: Mapping[str, str], *, audited: bool = True) -> list[str]:
    """What is wrong with a project and with the site that it becomes."""
    made = check([Source(path, text) for path, text in files.items()], assets=harbour.ASSETS)
    assert made.site
    found = list(made.problems)
    if audited:
        tree = harbour.docs(made.site)
        found += audit(harbour.published(tree), made.site, tree.pages)
    return [f"{problem.source.path}: {problem.rule.code}: {problem.message}" for problem in found]


# renaming ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named", NAMED)
def test_every_entry_can_be_renamed_with_its_site_as_sound_as_before_and_nothing_else_changed(named: str) -> None:
    site = harbour.site()
    entry = meant(site, named)
    proposal = renamed(site, entry, NEW)
    files = after(proposal)
    assert sound(files, audited=named in AUDITED) == []
    moved = {new: old for old, new in proposal.moves.items()}
    for path, text in files.items():
        back = re.sub(rf"^ *formerly: \[{entry.id}\]\n", "", text, flags=re.MULTILINE)
        assert back.replace(NEW, entry.id) == harbour.FILES[moved.get(path, path)], path


def test_a_renamed_entry_leads_on_from_its_former_address_and_back_again() -> None:
    site = harbour.site()
    files = after(renamed(site, meant(site, "pier-stays"), "pier-open"))
    assert "related: [ferry-passengers]\nformerly: [pier-stays]\n---" in files["content/claims/pier-open.md"]
    made = check([Source(path, text) for path, text in files.items()], assets=harbour.ASSETS).site
    assert made and "claims/pier-stays/" in harbour.docs(made).pages
    back = renamed(made, meant(made, "pier-open"), "pier-stays")
    again = {each.path: each.text for each in back.after([Source(path, text) for path, text in files.items()])}
    assert "formerly: [pier-open]\n---" in again[PIER]


SPELLED = {
    PIER: harbour.FILES[PIER].replace("related: [ferry-passengers]", "related:\n  - 'ferry-passengers'  # the other"),
    "content/explainers/harbour-plan.md": harbour.FILES["content/explainers/harbour-plan.md"].replace(
        "[the number of passengers](../claims/ferry-passengers.md)",
        "[one](<../claims/ferry-passengers.md#what>),"
        " [ferry-passengers](../claims/./ferry-passengers.md 'ferry-passengers'),"
        " [three][there] and [four]( ../claims/ferry-passengers.md )",
    )
    + "\n[there]: ../claims/ferry-passengers.md\n\n`../claims/ferry-passengers.md` <!-- ferry-passengers -->\n",
}


def test_references_are_found_by_their_places_however_they_are_spelled() -> None:
    site = harbour.site(SPELLED)
    files = after(renamed(site, meant(site, "ferry-passengers"), "ferry"), SPELLED)
    assert "related:\n  - 'ferry'  # the other\n" in files[PIER]
    text = files["content/explainers/harbour-plan.md"]
    assert "[one](<../claims/ferry.md#what>), [ferry-passengers](../claims/./ferry.md 'ferry-passengers')," in text
    assert "[three][there] and [four]( ../claims/ferry.md )" in text
    assert "\n[there]: ../claims/ferry.md\n\n`../claims/ferry-passengers.md` <!-- ferry-passengers -->\n" in text


CITED = {
    PIER: harbour.FILES[PIER].replace(
        "[@council-minutes-2021]",
        "[see @{council-minutes-2021}, p. 3; @port-report-2019]. So @council-minutes-2021 [p. 4] has it",
    ),
    "content/people/jo-tidewater.md": harbour.FILES["content/people/jo-tidewater.md"].replace(
        "cite: council-minutes-2021", 'cite: "port-report-2019; council-minutes-2021, p. 2"  # council-minutes-2021'
    ),
}


def test_a_work_is_renamed_in_citations_of_prose_and_of_fields() -> None:
    site = harbour.site(CITED)
    files = after(renamed(site, meant(site, "council-minutes-2021"), "minutes"), CITED)
    assert "[see @{minutes}, p. 3; @port-report-2019]. So @minutes [p. 4] has it" in files[PIER]
    assert 'cite: "port-report-2019; minutes, p. 2"  # council-minutes-2021' in files["content/people/jo-tidewater.md"]
    assert files["content/references.yml"].startswith("- id: minutes\n")


def test_an_article_moves_with_its_proofs_and_its_text_and_is_cited_under_its_new_id() -> None:
    cited = {PIER: harbour.FILES[PIER].replace("[@council-minutes-2021]", "[@quill-2021; @council-minutes-2021]")}
    site = harbour.site(cited)
    proposal = renamed(site, meant(site, "quill-2021"), "quill")
    files = after(proposal, cited)
    assert {"content/articles/quill.md", "content/articles/quill.proofs.json", "archive/quill.md"} <= files.keys()
    assert proposal.moves["archive/quill-2021/"] == "archive/quill/"
    assert "[@quill; @council-minutes-2021]" in files[PIER] and "article: quill\n" in files[PIER]


def test_a_page_is_renamed_in_the_menu_and_among_the_publishers() -> None:
    overlay = {
        "mkdocs.yml": harbour.FILES["mkdocs.yml"].replace(
            "publisher: none",
            "publisher:\n      name: A\n      legal-form: b\n      country: C\n      money: d\n"
            "      contact: mailto:a@b.example\n      imprint: legal",
        )
        + "nav:\n  - Legal: 'legal/index.md'\n",
        "content/pages/legal.md": "---\ntitle: Legal\ndescription: Who is liable.\n---\nA name.\n",
    }
    site = harbour.site(overlay)
    files = after(renamed(site, meant(site, "legal"), "imprint"), overlay)
    assert "imprint: imprint\n" in files["mkdocs.yml"] and "Legal: 'imprint/index.md'" in files["mkdocs.yml"]


@pytest.mark.parametrize(
    ("named", "new", "why"),
    [
        ("pier-stays", "ferry-passengers", "there is a claim `ferry-passengers` already"),
        ("pier-stays", "Pier", "`Pier` cannot be an id: .*; write `pier`"),
        ("pier-stays", "con", "`con` cannot be an id: .*; choose another"),
        ("pier-stays", "index", "`index` is the address of a page"),
        ("method", "how", "the page `method` is known by its id"),
        ("quill-2021", "port-report-2019", "`port-report-2019` is cited already"),
        ("port-report-2019", "a b", "`a b` cannot be a key"),
    ],
)
def test_an_id_that_an_entry_cannot_have_is_refused(named: str, new: str, why: str) -> None:
    site = harbour.site()
    with pytest.raises(RefusedError, match=why):
        renamed(site, meant(site, named), new)


def test_nothing_is_renamed_while_a_file_cannot_be_read_which_may_name_it() -> None:
    broken = {"content/terms/wall.md": "---\ndraft: true\ntitle: [\n---\n"}
    site = harbour.site(broken)
    with pytest.raises(RefusedError, match=r"content/terms/wall\.md cannot be read"):
        renamed(site, meant(site, "pier-stays"), "pier")


def test_a_draft_that_nobody_has_read_leaves_no_former_address() -> None:
    overlay = {"content/terms/wall.md": "---\ndraft: true\ntitle: Wall\n---\nA wall.\n"}
    site = harbour.site(overlay)
    files = after(renamed(site, meant(site, "wall"), "rampart"), overlay)
    assert files["content/terms/rampart.md"] == overlay["content/terms/wall.md"]


# which entry is meant ---------------------------------------------------------------------------------------------


def test_an_entry_is_meant_by_id_by_folder_and_by_path() -> None:
    site = harbour.site()
    pier = site.get(Claim, "pier-stays")
    assert {meant(site, each) for each in ("pier-stays", "claims/pier-stays", "claim/pier-stays", PIER)} == {pier}


def test_an_entry_that_is_not_there_is_told_with_the_one_that_was_meant() -> None:
    overlay = {"content/topics/pier-stays.md": "---\ntitle: Pier\n---\nA pier.\n"}
    with pytest.raises(RefusedError, match="no entry `pier-stay`; did you mean `pier-stays`"):
        meant(harbour.site(), "pier-stay")
    with pytest.raises(RefusedError, match="write one of claims/pier-stays, topics/pier-stays"):
        meant(harbour.site(overlay), "pier-stays")


def test_an_entry_of_another_kind_and_one_that_was_renamed_are_told_as_such() -> None:
    site = harbour.site({PIER: harbour.FILES[PIER].replace("title:", "formerly: [pier]\ntitle:")})
    with pytest.raises(RefusedError, match="the claim `pier` was renamed; its id is `pier-stays`"):
        meant(site, "pier")
    kinds = [kind for kind in site.kinds if kind.review]
    with pytest.raises(RefusedError, match="`sea-wall` is the id of another kind, term; name one of kind `explainer`"):
        meant(site, "sea-wall", kinds)
    with pytest.raises(RefusedError, match="there is no `claims/sea-wall`; did you mean `terms/sea-wall`"):
        meant(site, "claims/sea-wall")


# withdrawn, corrected, reviewed -----------------------------------------------------------------------------------


def test_the_home_page_is_not_withdrawn() -> None:
    site = harbour.site()
    with pytest.raises(RefusedError, match="the home page is where the site begins: it is not withdrawn"):
        withdrawn(site, meant(site, "content/pages/index.md"), "It is over.", date(2026, 11, 27))


def test_a_withdrawn_entry_says_since_when_and_why_and_nothing_else_changes() -> None:
    site = harbour.site(harbour.UNSUPPORTED)
    files = after(
        withdrawn(site, meant(site, "pier-stays"), "It was: never  said, we found.", DAY), harbour.UNSUPPORTED
    )
    said = 'withdrawn: 2021-06-01\nreason: "It was: never said, we found."\n'
    assert files[PIER].replace(said, "") == harbour.FILES[PIER]
    assert {problem.split(": ")[1] for problem in sound(files)} == {"withdrawn-shown"}
    assert {path for path in files if files[path] != {**harbour.FILES, **harbour.UNSUPPORTED}[path]} == {PIER}


def test_a_correction_is_told_below_those_before_it_in_the_way_in_which_they_are_written() -> None:
    site = harbour.site()
    proposal = corrected(site, meant(site, "pier-stays"), "The day was wrong.", Corrected.WORDING, DAY)
    item = "  - date: 2021-06-01\n    what: wording\n    text: The day was wrong.\n"
    assert after(proposal)[PIER] == harbour.FILES[PIER].replace("\n---\nThe", f"\ncorrections:\n{item}---\nThe")
    assert sound(after(proposal)) == []
    earlier = "corrections:\n- date: 2021-05-02\n  text: >-\n    A name\n    was wrong.\n\n# the rest\nrelated:"
    overlay = {PIER: harbour.FILES[PIER].replace("related:", earlier)}
    again = harbour.site(overlay)
    files = after(corrected(again, meant(again, "pier-stays"), "The day.", None, DAY), overlay)
    assert "    was wrong.\n- date: 2021-06-01\n  text: The day.\n\n# the rest\nrelated:" in files[PIER]
    with pytest.raises(RefusedError, match="dated 2021-05-02, behind 2021-05-01"):
        corrected(again, meant(again, "pier-stays"), "The day.", None, date(2021, 5, 1))
    with pytest.raises(RefusedError, match="tells this correction of 2021-05-02 already"):
        corrected(again, meant(again, "pier-stays"), "A name  was wrong.", None, date(2021, 5, 2))


def test_a_review_sets_its_day_and_adds_who_did_it_once() -> None:
    site = harbour.site()
    entries = [meant(site, "pier-stays"), meant(site, "harbour-plan")]
    files = after(reviewed(site, entries, "Ada Quill", DAY))
    by = "reviewed-by: [Ada Quill]\n"
    assert files[PIER].replace(by, "") == harbour.FILES[PIER].replace("reviewed: 2021-05-01", "reviewed: 2021-06-01")
    assert "updated: 2021-06-01\nreviewed-by: [Ada Quill]\n---" in files["content/explainers/harbour-plan.md"]
    overlay = {PIER: files[PIER]}
    once = harbour.site(overlay)
    assert after(reviewed(once, [meant(once, "pier-stays")], "ada quill", DAY), overlay)[PIER] == files[PIER]


def test_what_no_reader_has_seen_or_has_no_review_is_refused() -> None:
    draft = {PIER: harbour.FILES[PIER].replace("title:", "draft: true\ntitle:")}
    site = harbour.site(draft)
    with pytest.raises(RefusedError, match="a draft"):
        withdrawn(site, meant(site, "pier-stays"), "x", DAY)
    with pytest.raises(RefusedError, match="a draft"):
        corrected(site, meant(site, "pier-stays"), "x", None, DAY)
    with pytest.raises(RefusedError, match="a term has no day of review"):
        reviewed(site, [meant(site, "sea-wall")], None, DAY)
    with pytest.raises(RefusedError, match="told the reason"):
        withdrawn(site, meant(site, "ferry-passengers"), "  ", DAY)


# fields -----------------------------------------------------------------------------------------------------------

TERM = "content/terms/sea-wall.md"


def term(front: str) -> Term:
    found = harbour.site({TERM: f"---\n{front}---\nA wall.\n"}).get(Term, "sea-wall")
    assert found
    return found


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("title: Wall\n", "title: Wall\nalso: [dike]\n"),
        ("title: Wall\nalso:\n", "title: Wall\nalso: [dike]\n"),
        ("also: # none yet\ntitle: Wall\n", "also: [dike] # none yet\ntitle: Wall\n"),
        ("also: []\ntitle: Wall\n", "also: [dike]\ntitle: Wall\n"),
        ("title: Wall\nalso: [ 'a', b, ]  # two\n", "title: Wall\nalso: [ 'a', b, dike ]  # two\n"),
        ("also:\n    - a  # one\n\n# below\ntitle: W\n", "also:\n    - a  # one\n    - dike\n\n# below\ntitle: W\n"),
        ("also:\n- >-\n  a\n  b\ntitle: W\n", "also:\n- >-\n  a\n  b\n- dike\ntitle: W\n"),
        ("{title: Wall}\n", "{title: Wall, also: [dike]}\n"),
    ],
)
def test_an_item_joins_a_list_in_the_way_in_which_it_is_written(front: str, wanted: str) -> None:
    entry = term(front)
    text = edited(entry.source, [appended(entry, "also", "dike")])
    assert text in (f"---\n{wanted}---\nA wall.\n", f"---\n{wanted.replace('b, dike ]', 'b, dike]')}---\nA wall.\n")


@pytest.mark.parametrize(
    "text", ["plain", "a: b", "# no", "- x", "'t is", "yes, [so]", "“so” \\ it", "@x", "5", "a\tb"]
)
def test_a_text_that_is_put_into_a_field_is_read_as_it_was_given(text: str) -> None:
    for front in ("title: Wall\n", "title:\n", "title: 'Wall' # so\n", "{title: Wall}\n"):
        if "title:\n" in front:
            entry = term("title: Wall\nalso:\n")
            made = edited(entry.source, [appended(entry, "also", text)])
            found = harbour.site({TERM: made}).get(Term, "sea-wall")
            assert found and found.also == (" ".join(text.split()),)
        else:
            entry = term(front)
            found = harbour.site({TERM: edited(entry.source, [put(entry, "title", text)])}).get(Term, "sea-wall")
            assert found and found.title == " ".join(text.split())


def test_an_event_keeps_its_id_where_only_its_namesake_is_renamed() -> None:
    overlay = {"content/topics/2021-03-04-council.md": "---\ntitle: Council\n---\nThe council.\n"}
    site = harbour.site(overlay)
    proposal = renamed(site, meant(site, "events/2021-03-04-council"), "2021-03-04-vote")
    assert proposal.told == ("the topic `2021-03-04-council` keeps its id; rename it as topics/2021-03-04-council",)
    made = check(list(proposal.after(harbour.sources(overlay))), assets=harbour.ASSETS).site
    assert made and made.get(Event, "2021-03-04-vote")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (["a b", "c d", "e f"], ["x y", "a b", "c d", "e f"], {1: 2, 2: 3, 3: 4}),
        (["a b", "c d", "e f"], ["c d", "e f", "a b"], {1: 3, 2: 1, 3: 2}),
        (["a b", "one two three four five"], ["a b", "one two three four six"], {1: 1, 2: 2}),
        (["a b", "one two three four five six"], ["a b", "one two three", "four five six"], {1: 1}),
        (["a b", "c d"], ["c d"], {2: 1}),
        (["a b", "a b", "c d"], ["a b", "c d"], {1: 1, 2: 1, 3: 2}),
    ],
)
def test_paragraphs_are_found_again_by_their_words(old: list[str], new: list[str], found: dict[int, int]) -> None:
    assert renumbered(*([tuple(each.split()) for each in texts] for texts in (old, new))) == found
