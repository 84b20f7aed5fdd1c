"""What the audit says, to the letter: at which file, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.build import DocsTree
from generator.model.site import Site
from generator.publish.audit import audit
from generator.source.text import Span
from tests import harbour
from tests.harbour import finished

PIER = "content/claims/pier-stays.md"
PAGE = "claims/pier-stays/index.html"
MEND = "mend the template or the setting that wrote it"
Told = tuple[str, str, str, str]
Texts = Mapping[str, str | None]


def small() -> tuple[Site, DocsTree, dict[str, str | None]]:
    site = harbour.site()
    tree = harbour.docs(site)
    return site, tree, harbour.published(tree)


def told(changed: Texts, *gone: str) -> list[Told]:
    """All that is said of the small project with some of its files changed, and others gone."""
    site, tree, files = small()
    texts = {path: text for path, text in {**files, **changed}.items() if path not in gone}
    found = list(audit(texts, site, tree.pages))
    assert {each.source.text for each in found} <= {""}, "no line of a built file is shown"
    return [(each.source.path, each.rule.code, each.message, each.help) for each in found]


def with_(path: str, planted: str = "", **replaced: str) -> dict[str, str | None]:
    text = small()[2][path]
    assert text
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new)
    return {path: text.replace("</body>", f"{planted}</body>")}


def test_faults_of_a_page() -> None:
    planted = (
        '<a href="../gone/">x</a><a href="#gone">x</a><a href="../gone/">x</a>'
        '<script src="https://cdn.example/x.js"></script><p id="twice"></p><p id="twice"></p>'
        "<p>one two three four five six [@left] seven eight nine ten eleven twelve thirteen</p>"
        '<img src="../../assets/pier.png"><script type="application/ld+json">{</script>'
        f"<script>evil(  1 ,\n2)  ;{'x' * 80}</script><p style='color: red;{'y' * 80}'>z</p>"
    )
    elsewhere = "keep it in the site; readers must not be sent to others"
    script = "scripts live in files of the site; a script in a page is not ours"
    said = [
        ("built-link-broken", "leads to `../gone/`, which is not there", MEND),
        ("built-anchor-missing", "leads to `#gone`, but nothing there has the id `gone`", MEND),
        ("built-foreign-address", "loads `https://cdn.example/x.js` from elsewhere", elsewhere),
        ("built-id-repeated", "has the id `twice` twice", MEND),
        ("built-leftover", "shows unfinished text: `three four five six [@left] seven eight nine ten ele`", MEND),
        ("built-alt-missing", "has a picture without a description: `../../assets/pier.png`", MEND),
        ("built-data-invalid", "holds data that is not valid JSON", MEND),
        ("built-script-blocked", f"holds a script that its policy forbids: `evil( 1 , 2) ;{'x' * 46}`", script),
        ("built-style-inline", f"holds a style that its policy forbids: `color: red;{'y' * 49}`",
         "use a class, and a rule for it in a style sheet: templates/styles/, content/assets/"),
    ]  # fmt: skip
    assert told(with_(PAGE, planted)) == [(PIER, code, f"{PAGE} {message}", help) for code, message, help in said]


def test_what_is_unfinished_is_shown_with_what_stands_around_it_as_far_as_there_is_something() -> None:
    for text, around in (("[@x] y", "[@x] y"), ("{{ a }}", "{{ a }}"), ("a bc }}", "a bc }}")):
        (found,) = told({"x.html": finished(f'<meta charset="utf-8"><body>{text}')})
        assert found == ("x.html", "built-leftover", f"x.html shows unfinished text: `{around}`", MEND)


def test_faults_of_other_files() -> None:
    styles = ".a { background: url(data:x) } .b { fill: url(#c) } .d { background: url('gone.png') }"
    changed = {
        "data/more.json": "{",
        "assets/more.css": f"{styles} @import 'https://x.example/a.css'; .e {{ background: url(pier.png) }}",
        "more.css": '/* url(one.png)\n url(two.png) */ @import url( "b.css" ); .a { background: url(assets/pier.png) }',
    }
    assert told(changed) == [
        ("templates/styles/more.css", "built-link-broken", "loads `gone.png`, which is not there", MEND),
        ("templates/styles/more.css", "built-foreign-address", "loads `https://x.example/a.css` from elsewhere",
         "keep it in the site"),
        ("data/more.json", "built-data-invalid", "not valid JSON", MEND),
        ("more.css", "built-link-broken", "loads `b.css`, which is not there", MEND),
    ]  # fmt: skip


def test_a_page_without_a_policy_or_with_one_that_allows_too_much() -> None:
    text = small()[2]["method/index.html"]
    assert text
    bare = text.replace(' http-equiv="Content-Security-Policy"', "").replace("</body>", "<script>x()</script></body>")
    origin = "content/pages/method.md"
    missing = "method/index.html has no content security policy"
    assert told({"method/index.html": bare}) == [(origin, "built-policy-missing", missing, MEND)]
    unsafe = text.replace("style-src 'self'", "style-src 'unsafe-inline'")
    message = "the policy of method/index.html allows what is unsafe"
    assert told({"method/index.html": unsafe}) == [(origin, "built-policy-missing", message, MEND)]


def test_what_the_content_promises() -> None:
    assert told(with_(PAGE, **{"references/#council-minutes-2021": "references/#port-report-2019"})) == [
        (PIER, "built-citation-missing", f"{PAGE} does not lead to the cited work `council-minutes-2021`", MEND)
    ]
    path, page = "content/claims/ferry-passengers.md", "claims/ferry-passengers/index.html"
    message = f"{page} does not show the quotation “The old ferry across the Sound carried 4…”"
    assert told(with_(page, **{"The old ferry": "The new ferry"})) == [(path, "built-quote-missing", message, MEND)]
    event = "`The council votes on the harbour plan` is not to be found at timeline/#2021-03-04-council"
    gone = [each for each in told(with_("timeline/index.html", **{'id="2021-03-04-council"': ""})) if "page" in each[1]]
    assert gone == [("content/events/2021-03-04-council.md", "built-page-missing", event, MEND)]


def test_a_page_that_was_not_built() -> None:
    found = [each for each in told({}, PAGE) if each[1] != "built-link-broken"]
    assert found == [
        (PIER, "built-page-missing", "the page `claims/pier-stays/` was not built", "see what the builder says"),
        (PIER, "built-page-missing", "`The pier will not be closed` is not to be found at claims/pier-stays/", MEND),
    ]


def test_each_page_that_was_not_built() -> None:
    other = "claims/ferry-passengers/index.html"
    found = {message for _, code, message, _ in told({}, PAGE, other) if code == "built-page-missing"}
    assert {f"the page `{path.removesuffix('index.html')}` was not built" for path in (PAGE, other)} <= found


def test_a_page_that_nothing_leads_to() -> None:
    files = {
        path: text.replace("method/", "claims/") if text and path.endswith(".html") else text
        for path, text in small()[2].items()
    }
    lonely = "no links lead from home to method/index.html"
    help = "link to it from a page that readers reach"
    assert told(files) == [("content/pages/method.md", "built-page-unreached", lonely, help)]


def test_without_a_home_every_page_is_out_of_reach() -> None:
    tree = small()[1]
    found = {message for _, code, message, _ in told({}, "index.html") if code == "built-page-unreached"}
    reachable = {url for url, page in tree.pages.items() if url and not page.hidden}
    assert found == {f"no links lead from home to {url}index.html" for url in reachable}


def test_unfinished_text_is_told_where_an_entry_first_holds_it() -> None:
    cited = "[@council-minutes-2021]"
    pier = harbour.FILES[PIER]
    body = f"{pier.rstrip()} They record it again {cited}.\n"
    site = harbour.site({PIER: body})
    tree = harbour.docs(site)
    files = harbour.published(tree)
    page = files[PAGE]
    assert page and body.count(cited) > 1
    (problem,) = audit({**files, PAGE: page.replace("</body>", f"<p>{cited}</p></body>")}, site, tree.pages)
    assert isinstance(problem.at, Span) and problem.at.start == body.index(cited)
