"""The audit of finished HTML, on a tiny site, at the root of a host and below it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.publish.audit import RULES, audit
from generator.publish.finishing import security_policy
from generator.source.diagnostic import Diagnostic
from tests import harbour

POLICY = security_policy.policy(["<script>theme()</script>"])


def page(body: str, head: str = "") -> str:
    return security_policy.finish(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>', POLICY
    )


HOME = '<h1 id="top">Home</h1><a href="claims/">all</a> <a href="claims/ferry/#notes">a note</a>'
FILES: Mapping[str, str | None] = {
    "index.html": page(HOME, '<link rel="stylesheet" href="assets/site.css"><link rel="icon" href="assets/icon.svg">'),
    "claims/index.html": page('<a href="ferry/">The ferry</a> <a href="..">home</a> <a href="./">here</a>'),
    "claims/ferry/index.html": page(
        '<p id="notes"><a href="../../#top">home</a> <a href="#notes">here</a>'
        '<img src="../../assets/pier.png" alt="A pier"> <a href="https://council.example/x">elsewhere</a>'
        "<code>{{ not a leftover }} [@x]</code>"
    ),
    "404.html": page('<a href="/">home</a><script>theme()</script>'),
    "assets/site.css": "/* url(gone.png) */ .a { background: url('pier.png') } .b { src: url(data:font/woff2,x) }",
    "assets/pier.png": None,
    "assets/icon.svg": None,
    "data/claims.json": "[]",
    "feed.xml": "<feed/>",
}


def found(changed: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """Code and message of each problem of the tiny site with some files changed."""
    return [(problem.rule.code, problem.message) for problem in audit({**FILES, **changed})]


def test_a_whole_site_has_no_problems() -> None:
    assert found({}) == []


FERRY = "claims/ferry/index.html"
# what is put on a claim's page, the rule, and words of the message
PLANTED = [
    ('<a href="../gone/">x</a>', "built-link-broken", "leads to `../gone/`, which is not there"),
    ('<a href="gone.html">x</a>', "built-link-broken", "`gone.html`"),
    ('<a href="/claims/gone/">x</a>', "built-link-broken", "`/claims/gone/`"),
    ('<a href="../../../index.html">x</a>', "built-link-broken", "`../../../index.html`"),
    ('<a href="../../..">x</a>', "built-link-broken", "`../../..`"),
    ('<a href="../..%2f..%2f">x</a>', "built-link-broken", "`../..%2f..%2f`"),
    ('<form action="/search/">x</form>', "built-link-broken", "`/search/`"),
    ('<img src="../../assets/gone.png" alt="x">', "built-link-broken", "`../../assets/gone.png`"),
    ('<script src="../../gone.js"></script>', "built-link-broken", "`../../gone.js`"),
    ('<img srcset="gone-1.png 1x, gone-2.png 2x" alt="x">', "built-link-broken", "`gone-2.png`"),
    ('<svg><use xlink:href="gone.svg#a"/></svg>', "built-link-broken", "`gone.svg#a`"),
    ('<a href="#nowhere">x</a>', "built-anchor-missing", "nothing there has the id `nowhere`"),
    ('<a href="../../#nowhere">x</a>', "built-anchor-missing", "nothing there has the id `nowhere`"),
    ('<a href="../../#nowh%65re">x</a>', "built-anchor-missing", "nothing there has the id `nowhere`"),
    ('<img src="https://tracker.example/x.gif" alt="x">', "built-foreign-address", "`https://tracker.example/x.gif`"),
    ('<script src="//cdn.example/x.js"></script>', "built-foreign-address", "`//cdn.example/x.js`"),
    ('<link rel="preconnect" href="https://fonts.example">', "built-foreign-address", "`https://fonts.example`"),
    ('<iframe src="http://video.example/"></iframe>', "built-foreign-address", "`http://video.example/`"),
    ('<p id="notes">again</p>', "built-id-repeated", "has the id `notes` twice"),
    ("<p>See [@port-report]</p>", "built-leftover", "See [@port-report]"),
    ("<p>{{ entry.title }}</p>", "built-leftover", "{{ entry.title }}"),
    ("<h2>The ferry {: #ferry }</h2>", "built-leftover", "{: #ferry"),
    ('<img src="../../assets/pier.png">', "built-alt-missing", "`../../assets/pier.png`"),
    ('<img src="../../assets/pier.png" alt=" ">', "built-alt-missing", "`../../assets/pier.png`"),
    ('<script type="application/ld+json">{"a": }</script>', "built-data-invalid", "holds data that is not valid JSON"),
    ("<script>evil()</script>", "built-script-blocked", "`evil()`"),
    ("<script type=module>evil()</script>", "built-script-blocked", "`evil()`"),
    ('<p style="color: red">x</p>', "built-style-inline", "`color: red`"),
    ('<p onclick="evil()">x</p>', "built-style-inline", "`evil()`"),
    ('<a href="javascript:evil()">x</a>', "built-address-runs", "`javascript:evil()`"),
    ('<a href=" java&#9;scr&#10;ipt&#58;evil()">x</a>', "built-address-runs", "evil()"),
    ('<a href="&#1;JavaScript:evil()">x</a>', "built-address-runs", "evil()"),
    ('<button formaction="javascript:evil()">x</button>', "built-address-runs", "evil()"),
    ('<form action="vbscript:evil()">x</form>', "built-address-runs", "evil()"),
    ('<blockquote cite="javascript:evil()">x</blockquote>', "built-address-runs", "evil()"),
    ('<iframe src="data:text/html,evil()"></iframe>', "built-address-runs", "evil()"),
    ('<object data="data:image/svg+xml,evil()"></object>', "built-address-runs", "evil()"),
    ('<svg><a xlink:href="javascript:evil()"/></svg>', "built-address-runs", "evil()"),
    ('<svg><a><set attributeName="href" to="javascript:evil()"/></a></svg>', "built-address-runs", "evil()"),
    ('<svg><animate attributeName="href" values="javascript:evil()"/></svg>', "built-address-runs", "evil()"),
    ('<base href="https://evil.example/">', "built-element-refused", "`<base>`"),
    ('<meta http-equiv=" Refresh" content="0; url=https://evil.example/">', "built-element-refused", "Refresh"),
    ('<meta http-equiv="refresh" content="0; url=//evil.example/">', "built-element-refused", "refresh"),
    ('<meta http-equiv="refresh" content="0; url=../gone/">', "built-link-broken", "`../gone/`"),
    ('<meta http-equiv="set-cookie" content="a=b">', "built-element-refused", "set-cookie"),
    ('<iframe srcdoc="&lt;b>evil"></iframe>', "built-element-refused", "`<iframe srcdoc>`"),
    ('<script type="importmap">{}</script>', "built-element-refused", "importmap"),
    ('<script type="speculationrules">{}</script>', "built-element-refused", "speculationrules"),
    ('<script type="text/vbscript">x</script>', "built-element-refused", "vbscript"),
    ("<style>p { color: red }</style>", "built-style-inline", "`p { color: red }`"),
]


@pytest.mark.parametrize(("planted", "code", "said"), PLANTED, ids=[each[0] for each in PLANTED])
def test_each_fault_in_a_page_is_found_once_and_named(planted: str, code: str, said: str) -> None:
    text = FILES[FERRY]
    assert text
    problems = [each for each in found({FERRY: text.replace("</body>", f"{planted}</body>")}) if said in each[1]]
    assert [problem for problem, _ in problems] == [code]
    assert problems[0][1].startswith(FERRY) or f"of {FERRY}" in problems[0][1] or FERRY in problems[0][1]


HARMLESS = [
    '<meta http-equiv="refresh" content="0; url=../ferry/">', '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
    '<a href="https://x.example/?to=javascript:x">x</a>', '<a href="../?q=javascript:">x</a>',
    '<a href="../?q=x">x</a>', '<a href="mailto:a@b.example">x</a>', '<a href="">x</a>',
    '<a href="../../feed.xml">x</a>',
    '<a href="../index.html">x</a>', '<a href="../f%65rry/">x</a>', '<link rel="canonical" href="https://a.example/">',
    '<script type="application/json">{"a": 1}</script>', '<img src="data:image/png;base64,AA" alt="x">',
    '<a href="../" aria-label="Claims"><img src="../../assets/pier.png"></a>', "<pre>{{ x }} [@y]</pre>",
]  # fmt: skip


@pytest.mark.parametrize("planted", HARMLESS)
def test_what_is_right_is_left_alone(planted: str) -> None:
    text = FILES[FERRY]
    assert text
    assert found({FERRY: text.replace("</body>", f"{planted}</body>")}) == []


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("assets/site.css", ".a { background: url(gone.png) }", "built-link-broken"),
        ("assets/site.css", "@import 'https://fonts.example/x.css';", "built-foreign-address"),
        ("assets/site.css", ".a { background: url('//cdn.example/x.png') }", "built-foreign-address"),
        ("data/claims.json", "{]", "built-data-invalid"),
        ("claims/index.html", "<!doctype html><title>x</title>", "built-policy-missing"),
        ("404.html", page("").replace("script-src 'self'", "script-src 'unsafe-inline'"), "built-policy-missing"),
    ],
)
def test_faults_in_other_files_are_found_too(path: str, text: str, code: str) -> None:
    assert text != FILES[path]
    assert [each for each, _ in found({path: text})] == [code]


# --- below a host -------------------------------------------------------------------------------------------------


def below(changed: Mapping[str, str], address: str = "https://reader.example/repo/") -> list[Diagnostic]:
    overlay = {"mkdocs.yml": harbour.FILES["mkdocs.yml"].replace("https://harbour.example/", address)}
    site = harbour.site(overlay)
    # Only links are of interest: what the content promises is not on the tiny site.
    links = ("built-link-broken", "built-anchor-missing", "built-foreign-address")
    return [each for each in audit({**FILES, **changed}, site) if each.rule.code in links]


def test_absolute_addresses_are_those_below_the_project() -> None:
    whole = {"404.html": page('<a href="/repo/">home</a> <a href="/repo/claims/ferry/#notes">x</a>')}
    assert below(whole) == []
    for address in ("/", "/claims/", "/repository/", "/repoclaims/", "/repo/../claims/", "/repo/gone/"):
        (problem,) = below({"404.html": page(f'<a href="{address}">x</a>')})
        assert f"`{address}`" in problem.message


def test_an_address_that_climbs_above_the_root_is_broken_even_if_a_browser_would_stop_there() -> None:
    """At the root of a host browsers go no further up; below /repo/ the same link leaves the site."""
    text = FILES[FERRY]
    assert text
    for address in ("https://reader.example/", "https://reader.example/repo/"):
        whole = {"404.html": page("")}
        climbing = text.replace("</body>", '<a href="../../../claims/">x</a></body>')
        (problem,) = below({**whole, FERRY: climbing}, address)
        assert problem.rule.code == "built-link-broken" and "`../../../claims/`" in problem.message


# --- what the content promises -------------------------------------------------------------------------------------


def promised(path: str, old: str, new: str) -> list[Diagnostic]:
    site = harbour.site()
    tree = harbour.docs(site)
    files = harbour.published(tree)
    text = files[path]
    assert text and old in text
    return list(audit({**files, path: text.replace(old, new)}, site, tree.pages))


def test_the_small_project_keeps_all_that_it_promises() -> None:
    site = harbour.site()
    tree = harbour.docs(site)
    assert list(audit(harbour.published(tree), site, tree.pages)) == []


def test_a_page_that_was_not_built_is_reported_at_its_content_file() -> None:
    site = harbour.site()
    tree = harbour.docs(site)
    files = {path: text for path, text in harbour.published(tree).items() if path != "claims/pier-stays/index.html"}
    missing = [each for each in audit(files, site, tree.pages) if each.rule.code == "built-page-missing"]
    assert {each.source.path for each in missing} == {"content/claims/pier-stays.md"}


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "origin"),
    [
        ("claims/pier-stays/index.html", "We will not close", "We will now close",
         "built-quote-missing", "claims/pier-stays"),
        ("claims/pier-stays/index.html", "references/#council-minutes-2021", "references/#port-report-2019",
         "built-citation-missing", "claims/pier-stays"),
        ("timeline/index.html", 'id="2021-03-04-council"', 'id="other"',
         "built-page-missing", "events/2021-03-04-council"),
    ],
)  # fmt: skip
def test_what_a_page_promises_and_does_not_hold_is_reported_at_the_entry(
    path: str, old: str, new: str, code: str, origin: str
) -> None:
    problems = [each for each in promised(path, old, new) if each.rule.code == code]
    assert {each.source.path for each in problems} == {f"content/{origin}.md"}


def test_a_page_that_no_link_leads_to_is_reported() -> None:
    site = harbour.site()
    tree = harbour.docs(site)
    files = {
        path: text.replace("method/", "claims/") if text and path.endswith(".html") else text
        for path, text in harbour.published(tree).items()
    }
    lonely = [each for each in audit(files, site, tree.pages) if each.rule.code == "built-page-unreached"]
    assert [each.message for each in lonely] == ["no links lead from home to method/index.html"]


def test_every_rule_of_the_audit_is_met_here() -> None:
    here = {code for _, code, _ in PLANTED} | {
        "built-policy-missing", "built-page-missing", "built-page-unreached", "built-quote-missing",
        "built-citation-missing",
    }  # fmt: skip
    assert here == {rule.code for rule in RULES}


def test_what_an_editor_left_unfinished_is_reported_at_its_line() -> None:
    path = "content/topics/harbour.md"
    site = harbour.site({path: "---\ntitle: The harbour\n---\nAll of it.\n\nThe {{ pier }} stays.\n"})
    docs = harbour.docs(site)
    problems = [each for each in audit(harbour.published(docs), site, docs.pages) if each.rule.code == "built-leftover"]
    assert (problems[0].source.path, problems[0].first.line) == (path, 6)
    assert problems[0].help.startswith("take it out here")
