"""What was meant as markup, a citation or a heading is either that or reported, once, where it stands."""

# ruff: noqa: E501 - tables of odd texts are read by row.

from __future__ import annotations

import re

import pytest

from generator.source.text import Source
from generator.syntax import markup
from generator.syntax.walk import TAKEN
from tests import harbour

CLAIM = "content/claims/pier-stays.md"
HEAD = harbour.FILES[CLAIM].rpartition("---\n")[0] + "---\n"
NOTE = "[@council-minutes-2021]"


def told(text: str) -> list[tuple[str, str]]:
    """The code and the source text of each problem of prose."""
    _, problems = markup.parse(Source("x.md", text).span())
    assert all(problem.help for problem in problems)
    return [(each.rule.code, getattr(each.at, "text", "")) for each in problems]


def in_claim(body: str) -> list[tuple[str, str]]:
    """The same of a claim with this context, citations known."""
    problems = harbour.check({CLAIM: f"{HEAD}{body}\n"}).problems
    assert all(problem.help for problem in problems)
    return [(each.rule.code, getattr(each.at, "text", "")) for each in problems]


UNKNOWN = [
    ("A tide<br>table", "<br>"),
    ('A <a href="https://x.example/">tide</a> table', '<a href="https://x.example/">'),
    ("A <i>tide</i> and an <i>ebb</i>", "<i>"),
    ("A tide[^2]", "[^2]"),
    ("A tide.^[In spring.]", "^[In spring.]"),
    ("A [[tide]]", "[[tide]]"),
    ("A [[tide|the tide]]", "[[tide|the tide]]"),
    ("![[tide.png]]", "![[tide.png]]"),
    ("A tide {: .wide }", "{: .wide }"),
    ("A [tide](x.md){target=_blank}", "{target=_blank}"),
    ("## Tides {#tides}", "{#tides}"),
    ("!!! warning\n    A tide", "!!! warning"),
    ("::: note\nA tide\n:::", "::: note"),
    ("> [!NOTE]\n> A tide", "[!NOTE]"),
    ("*[EU]: a union", "*[EU]: a union"),
    ("Tide\n: water that comes and goes", ": water that comes and goes"),
    ("- [ ] ask the port", "- [ ]"),
    ("- [x] ask the port\n- [x] ask the town", "- [x]"),
    ("A ~~tide~~", "~~tide~~"),
    ("A ~~tide", "~~tide"),
    ("A ==tide==", "==tide=="),
    ("A ++tide++", "++tide++"),
    ("About 10^6 boats", "^6"),
    ("H~2~O", "~2~"),
    ("A tide :wave: and", ":wave:"),
    ("A [tide] (../terms/tide.md)", "[tide] (../terms/tide.md)"),
    ("A [tide](../terms/tide.md", "[tide](../terms/tide.md"),
    ("A [tide(../terms/tide.md)", "[tide(../terms/tide.md)"),
    ("A [tide](../terms/spring tide.md)", "[tide](../terms/spring tide.md)"),
    ("A (tide)[../terms/tide.md]", "(tide)[../terms/tide.md]"),
    ("A [tide]（../terms/tide.md）", "[tide]（../terms/tide.md）"),
    ("A [tide][water]", "[tide][water]"),
    ("![a tide](../assets/spring tide.png)", "![a tide](../assets/spring tide.png)"),
    ("A tide []", "[]"),
    ("A tide [[@key]]", "[[@key]]"),
    ("A <https://x.example /tide>", "<https://x.example /tide>"),
    ("See www.tide.example/table", "www.tide.example/table"),
    ("A `tide", "`"),
    ("A **tide", "**"),
    ("A *tide", "*"),
    ("A _tide", "_"),
    ("A tide*", "*"),
    ("A ** tide", "**"),
    ("A \\textbf{tide}", "\\textbf{tide}"),
    ("A $$tide$$", "$$tide$$"),
    ("A tide <!-- see below", "<!--"),
    ('--8<-- "tides.md"', '--8<-- "tides.md"'),
    ("{!tides.md!}", "{!tides.md!}"),
    ("One\n\n    Two", "Two"),
    ("```\ntide", "```"),
    ("1985. A year", "1985. A year"),
    ("A tide\n- and an ebb", "- and an ebb"),
    ("| a | b |\n| c | d |", "| a | b |"),
    ("a | b\nc | d", "a | b"),
    ("| a | b |\n| - |\n| c | d |", "| a | b |"),
    ("| a | b |\n| - | - |\n| c |", "| c |"),
    ("| a | b |\n| - | - |\n| c | d | e |", "| c | d | e |"),
    ("| a | b |\n| - | - |\n| c | d |\nA tide", "A tide"),
]


@pytest.mark.parametrize(("text", "at"), UNKNOWN, ids=[text for text, _ in UNKNOWN])
def test_markup_that_would_be_shown_as_letters_is_told_once_where_it_stands(text: str, at: str) -> None:
    assert [code for code, _ in told(text)] == ["markup-unknown"]
    assert told(text)[0][1].startswith(at)


HEADINGS = [
    ("##Tides", "##Tides"),
    ("##\n\nText", "##"),
    ("A tide.\n---\nMore", "A tide."),
    ("A tide.\n===", "A tide."),
    ("**Tides**\n\nText", "**Tides**"),
    ("## [Tides](x.md)\n\nText", "## [Tides](x.md)"),
]


@pytest.mark.parametrize(("text", "at"), HEADINGS, ids=[text for text, _ in HEADINGS])
def test_heading_that_is_none_or_that_nobody_meant_is_told(text: str, at: str) -> None:
    assert told(text) == [("heading-malformed", at)]


@pytest.mark.parametrize(
    ("text", "at"),
    [("A tide TODO.", "TODO"), ("FIXME", "FIXME"), ("…", "…"), ("A {{ tide }}", "{{ tide }}"), ("Is it so???", "???"),
     ("Much [citation needed]", "[citation needed]")],
)  # fmt: skip
def test_text_that_was_left_unfinished_is_told(text: str, at: str) -> None:
    assert told(text) == [("text-unfinished", at)]


@pytest.mark.parametrize(
    ("text", "at"),
    [("Over the the pier", "the the"), ("Over the\nthe pier", "the\nthe"), ("A *big big* pier", "big big")],
)
def test_doubled_word_is_told(text: str, at: str) -> None:
    assert told(text) == [("word-doubled", at)]


@pytest.mark.parametrize(
    "text",
    [
        "He had had that that he wanted.", "“No no no,” she said.", "Duran Duran came.", "2 * 3 is 6, and 2*3 too.",
        "A snake_case_word, a C++ and a D++.", "\\*not\\* \\<b\\> \\[\\[x\\]\\] \\~~x\\~~", "A < b and c > d; 1<2>0",
        "At 10:30:45 on the A:B line", "[sic] and [our words] (in brackets)", "Of [12] ships in [2019] it tells",
        "[1]: x.md\n\nSee [1].", "He [*sic*] met [**us** all]",
        "See [[the pier](pier-stays.md#x)] there", "See [one](x.md) (two).",
        "See https://x.example/a_b_c*d~e, and <https://y.example/[z]>.", "`<b> [[x]] TODO`", "```\n<b> ~~x~~\n```",
        "A <!-- TODO: [[x]] <b> --> tide", "<!-- TODO\n\nthe the -->\n\nA tide", "*a* **b** _c_ __d__ ***e***",
        "| a | b |\n| - | - |\n| c \\| d | `x|y` |".replace("`x|y`", "x"), "- one\n- two\n    - three", "Text\n\n- one",
        "Text\n- one\n- two", "> one\n> two", "1. one\n2. two", "***\n\n---", "Price: $5 to $6", "#1 of all", "Is it? Yes!",
        "[one]: x.md\n\nSee [one].", "👍 © 50% “quoted” – and so on …", "## Tides ##\n\nText", "**Note.** A tide.",
        "A tide\\\nand an ebb  \nand", "Ask desk@x.example", "a\u00a0b", "x @handle y",
    ],
)  # fmt: skip
def test_honest_text_is_not_reported(text: str) -> None:
    assert told(text) == []


def test_mark_is_told_once_in_a_paragraph_and_again_in_the_next() -> None:
    assert [at for _, at in told("<i>a</i> <b>b</b>\n\n<b>c</b>")] == ["<i>", "<b>"]


def test_footnote_and_its_text_are_one_mistake() -> None:
    assert told("A tide[^1].\n\n[^1]: Seen from the pier.") == [("markup-unknown", "[^1]")]
    assert told("A tide[^1].\n\n[^1]: https://x.example/") == [("markup-unknown", "[^1]")]
    assert in_claim(f"The pier stays[^1] {NOTE}.\n\n[^1]: Said by an aide.") == [("markup-unknown", "[^1]")]


def test_comments_reach_no_reader() -> None:
    body = f"The pier <!-- ask again --> stays {NOTE}.\n<!-- a secret note -->\n\n<!--\n\nmore secrets\n-->\n"
    site = harbour.site({CLAIM: HEAD + body})
    files = harbour.docs(site).files
    assert not [path for path, text in files.items() if "secret" in text or "ask again" in text]
    (claim,) = (entry for entry in site.everything() if entry.source.path == CLAIM)
    assert claim.body.summary == "The pier stays."
    assert "<!--" not in files["claims/pier-stays/index.md"]


def test_comment_parts_a_paragraph_only_where_it_holds_an_empty_line() -> None:
    assert len(markup.parse(Source("x.md", "one\n<!-- x -->\ntwo").span())[0].passages) == 1
    assert len(markup.parse(Source("x.md", "one\n<!-- x\n\ny -->\ntwo").span())[0].passages) == 2
    assert len(markup.parse(Source("x.md", "one `<!-- x -->` two").span())[0].code) == 1


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://x.example/a_b.", ["https://x.example/a_b"]),
        ("(https://x.example/a_(b))", ["https://x.example/a_(b)"]),
        ("“http://x.example/”, and", ["http://x.example/"]),
        ("xhttps://x.example", []), ("[see https://x.example](y.md)", ["y.md"]), ("`https://x.example`", []),
        ("https://", []),
    ],
)  # fmt: skip
def test_plain_address_is_a_link(text: str, links: list[str]) -> None:
    found, problems = markup.parse(Source("x.md", text).span())
    assert [link.target for link in found.links] == links and problems == ()
    assert all(link.at.text == link.target for link in found.links if link.target != "y.md")


def test_no_term_is_explained_within_an_address() -> None:
    term = {"content/terms/tide.md": "---\ntitle: tide\n---\nWater.\n"}
    body = f"See https://x.example/tide for the tide {NOTE}.\n"
    page = harbour.docs(harbour.site({**term, CLAIM: HEAD + body})).files["claims/pier-stays/index.md"]
    assert '<a href="https://x.example/tide">https://x.example/tide</a>' in page
    assert page.count('class="term"') == 1


# citations ------------------------------------------------------------------------------------------------------------

CITED = [
    ("They met [@council-minutes-2021, @port-report-2019].", "@council-minutes-2021, @port-report-2019"),
    ("They met [@council-minutes-2021 and @port-report-2019].", "@council-minutes-2021 and @port-report-2019"),
    ("They met [@].", "[@]"),
    ("They met [@ council-minutes-2021].", "[@ council-minutes-2021]"),
    ("They met [@@council-minutes-2021].", "[@@council-minutes-2021]"),
    ("They met [@council-minutes-2021;].", "[@council-minutes-2021;]"),
    ("They met [@council-minutes-2021, p.].", "[@council-minutes-2021, p.]"),
    ("They met [@council-minutes-2021, *passim*].", "[@council-minutes-2021, *passim*]"),
    ("They met [@council-minutes-2021, {p. 4}].", "[@council-minutes-2021, {p. 4}]"),
    ("They met [@council-minutes-2021{ii, A}].", "[@council-minutes-2021{ii, A}]"),
    ("They met [@council-minutes-2021.].", "[@council-minutes-2021.]"),
    ("They met \\cite{council-minutes-2021}.", "\\cite{council-minutes-2021}"),
    ("They met \\citep[p. 4]{council-minutes-2021}.", "\\citep[p. 4]{council-minutes-2021}"),
    ("They met {@council-minutes-2021}.", "{@council-minutes-2021}"),
    ("They met [@council-minutes-2021; @council-minutes-2021].", "council-minutes-2021"),
    ("They met [@council-minutes-2021][@council-minutes-2021].", "council-minutes-2021"),
    ("They met [1].", "[1]"),
    ("They met.[1]", "[1]"),
    ("They met[2] and left [3, 4–6].", "[2]"),
    ("They met [1][2].", "[1][2]"),
    ("They met [doi:10.1000/xyz].", "[doi:10.1000/xyz]"),
    ("They met [https://port.example/x].", "[https://port.example/x]"),
    ("They met @council-minutes-2021].", "@council-minutes-2021"),
]


@pytest.mark.parametrize(("body", "at"), CITED, ids=[body for body, _ in CITED])
def test_citation_that_is_none_is_told_once(body: str, at: str) -> None:
    assert in_claim(body) == [("citation-malformed", at)]


LOST = [
    ("They met [council-minutes-2021].", "[council-minutes-2021]"),
    ("They met [council-minuts-2021].", "[council-minuts-2021]"),
    (f"They met (council-minutes-2021) {NOTE}.", "council-minutes-2021"),
    ("They met `[@council-minutes-2021]`.", "`[@council-minutes-2021]`"),
    ("They met @council-minutes-2021.", "@council-minutes-2021"),
    ("They met [@council-minutes-2021, port-report-2019].", "council-minutes-2021"),
]


@pytest.mark.parametrize(("body", "at"), LOST, ids=[body for body, _ in LOST])
def test_key_that_makes_no_note_is_told_once(body: str, at: str) -> None:
    assert in_claim(body) == [("citation-lost", at)]


@pytest.mark.parametrize(
    "body",
    [
        f"They met {NOTE}[@port-report-2019].", f"They met {NOTE} [@port-report-2019].",
        f"They met {NOTE}; [@port-report-2019].", f"They met. {NOTE}", f"They met {NOTE}.\\\nAnd left {NOTE}.",
        "@council-minutes-2021 says so.", "They met, says @council-minutes-2021 [p. 4], and left.",
        "They met [@council-minutes-2021, p. 3; @council-minutes-2021, p. 7].",
        "They met [see @council-minutes-2021, pp. 3-5; also @port-report-2019].", "It is so, by @council-minutes-2021.",
    ],
)  # fmt: skip
def test_right_citation_is_not_reported(body: str) -> None:
    assert in_claim(body) == []


def test_citations_side_by_side_are_one_group_behind_the_full_stop() -> None:
    body = "They met [@council-minutes-2021][@port-report-2019, p. 4].\n"
    page = harbour.docs(harbour.site({CLAIM: HEAD + body})).files["claims/pier-stays/index.md"]
    assert 'They met.<sup class="cite"><a id="r1-1"' in page and page.count('<sup class="cite">') == 1
    assert '>1</a><span class="sep">,</span><a id="r2-1"' in page


def test_citation_in_a_link_or_heading_is_told() -> None:
    link = f"See [the vote <x.md> {NOTE}".replace("<x.md> ", "") + "](../events/2021-03-04-council.md)."
    assert [code for code, _ in in_claim(link)] == ["markup-unknown"]
    assert told("## Tides [@key]\n\nText") == [("citation-malformed", "Tides [@key]")]


def test_field_that_swallows_a_second_work_is_told() -> None:
    path = "content/claims/ferry-passengers.md"
    for cite, at in (
        ("port-report-2019, council-minutes-2021", "port-report-2019, council-minutes-2021"),
        ("'port-report-2019, p.'", "'port-report-2019, p.'"),
        ('"[@port-report-2019]"', '"[@port-report-2019]"'),
    ):
        changed = harbour.FILES[path].replace("cite: port-report-2019", f"cite: {cite}")
        (problem,) = harbour.check({path: changed}).problems
        assert getattr(problem.at, "text", "") == at and problem.help, cite


# addresses of headings ------------------------------------------------------------------------------------------------


def ids(text: str) -> list[str]:
    return [heading.id for heading in markup.parse(Source("x.md", text).span())[0].headings]


def test_address_of_a_heading_is_made_of_its_own_words() -> None:
    assert ids("## Île d’Or\n\n## 東京\n\n## Пирс\n\n## 🚢\n\n## Used") == [
        "ile-d-or", "東京", "пирс", "section-1f6a2", "used-section",
    ]  # fmt: skip
    assert ids("## 🌊\n\n## 🚢")[1] == ids("## 🚢")[0]


def test_heading_has_no_address_that_its_page_has_itself() -> None:
    templates = "".join(harbour.templates().values())
    static = set(re.findall(r'id="([a-z][^"{}]*)"', templates))
    static |= set(re.findall(r'heading\(2, [^)]*"([a-z-]*[a-z])"\) \}\}', templates))
    assert [id for id in static if not TAKEN.fullmatch(id)] == []


def test_link_to_a_heading_finds_it_where_an_entry_stands_among_others() -> None:
    person = "content/people/jo-tidewater.md"
    text = harbour.FILES[person] + "\n## In office\n\nSince May 2018 [@council-minutes-2021].\n"
    body = f"See [her office](../people/jo-tidewater.md#in-office) {NOTE}.\n"
    files = harbour.docs(harbour.site({person: text, CLAIM: HEAD + body})).files
    assert 'href="../../people/jo-tidewater/#jo-tidewater-in-office"' in files["claims/pier-stays/index.md"]
    assert 'id="jo-tidewater-in-office"' in files["people/jo-tidewater/index.md"]


# links ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "href"),
    [("../events/", "../../timeline/"), ("../claims/index.md", "../"), ("../terms", "../../glossary/"),
     ("../references.yml", "../../references/")],
)  # fmt: skip
def test_link_to_a_folder_leads_to_the_page_that_lists_it(target: str, href: str) -> None:
    body = f"See [the list]({target}) {NOTE}.\n"
    page = harbour.docs(harbour.site({CLAIM: HEAD + body})).files["claims/pier-stays/index.md"]
    assert f'<a href="{href}">the list</a>' in page


@pytest.mark.parametrize(
    ("target", "help"),
    [
        ("", "write where it leads"), ("#", "write where it leads"),
        ("www.port.example/tides", "write `https://www.port.example/tides`"),
        ("port.example", "write `https://port.example`"), ("http//port.example", "write `https://port.example`"),
        ("../references.yml#port-report-2019", "cite the work: `[@port-report-2019]`"),
        ("htp:/port.example/x", "write `https://port.example/x`"),
        ("desk@port.example", "write `mailto:desk@port.example`"),
        ("../events/2021-03-04-council.html", "did you mean `../events/2021-03-04-council.md`?"),
        ("/events/2021-03-04-council/", "did you mean `../events/2021-03-04-council.md`?"),
        ("pier-stays.md", "take it out"),
        ("../events/2021-03-04-council", "did you mean `../events/2021-03-04-council.md`?"),
        ("../Events/2021-03-04-council.md", "did you mean `../events/2021-03-04-council.md`?"),
    ],
)  # fmt: skip
def test_link_that_leads_nowhere_is_told_how_it_is_mended(target: str, help: str) -> None:
    (problem,) = harbour.check({CLAIM: f"{HEAD}See [it]({target}) {NOTE}.\n"}).problems
    assert problem.rule.code in ("link-broken", "address-unsafe") and problem.help.startswith(help)
    assert getattr(problem.at, "text", "") == f"[it]({target})"


@pytest.mark.parametrize(
    ("text", "at"),
    [("See [^1].\n\n[^1]: https://x.example\n", "[^1]"), ("See it.\n\n[^1]: https://x.example\n", "[^1]:")],
)
def test_footnote_whose_text_is_an_address_is_told(text: str, at: str) -> None:
    assert told(text) == [("markup-unknown", at)]


def test_scheme_without_an_address_is_no_link() -> None:
    found, problems = markup.parse(Source("x.md", "It begins with https:// and").span())
    assert (found.slots, problems) == ((), ())
