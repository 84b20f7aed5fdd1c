"""What is done to a built site: what nobody loads goes, addresses change with what they hold, pages may be kept."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import html

from generator.model import Site
from generator.publish.finishing.assets import unused, versioned, versions
from generator.publish.finishing.compact import compact
from generator.publish.finishing.offline import MANIFEST, WORKER
from generator.publish.finishing.site import Finished, finished
from tests import harbour

BUNDLE = "assets/javascripts/bundle.1a2b.min.js"
THEME = (
    "assets/images/favicon.png",
    BUNDLE,
    f"{BUNDLE}.map",
    "assets/javascripts/workers/search.3c4d.min.js",
    "assets/stylesheets/main.5e6f.min.css",
    "404.html",
)
PAGE = '<head><meta charset="utf-8"><link rel="stylesheet" href="{0}assets/site.css"></head>'


def test_of_the_theme_only_what_is_named_stays() -> None:
    files = {"index.html": PAGE, **dict.fromkeys(THEME)}
    named = {**files, "index.html": '<link href="assets/stylesheets/main.5e6f.min.css">', "404.html": "x"}
    assert unused(files, THEME) == {*THEME} - {"404.html"}
    assert unused(named, THEME) == {*THEME[:4]}


def test_a_picture_that_a_style_sheet_names_stays() -> None:
    files = {"assets/site.css": "a{background:url(images/favicon.png)}", **dict.fromkeys(THEME)}
    assert "assets/images/favicon.png" not in unused(files, THEME)


def test_a_picture_of_several_sizes_stays() -> None:
    files = {"index.html": '<img srcset="assets/images/favicon.png, x.png 2x">', **dict.fromkeys(THEME)}
    assert "assets/images/favicon.png" not in unused(files, THEME)


def test_scripts_stay_together_and_their_maps_go() -> None:
    files = {"index.html": '<script src="assets/javascripts/bundle.1a2b.min.js">', **dict.fromkeys(THEME)}
    assert unused(files, THEME) == {THEME[0], THEME[2], THEME[4]}


def test_what_is_not_there_need_not_go() -> None:
    assert unused({"index.html": PAGE}, THEME) == set()


@pytest.mark.parametrize("root", ["", "../../", "/repo/", "https://reader.example/repo/"])
def test_an_address_bears_a_mark_of_what_it_leads_to(root: str) -> None:
    marks = versions({"assets/site.css": b"a{}", "assets/reader.js": b"go()", "pagefind/pagefind.js": b"x"})
    page = f'{PAGE.format(root)}<script src="{root}assets/reader.js" defer></script>'
    found = versioned(page, marks)
    assert sorted(marks) == ["assets/reader.js", "assets/site.css"]
    assert f'href="{root}assets/site.css?v={marks["assets/site.css"]}"' in found
    assert f'src="{root}assets/reader.js?v={marks["assets/reader.js"]}"' in found
    assert versioned(found, marks) == found


def test_what_changes_has_another_mark_and_what_stays_the_same() -> None:
    first, second = (versions({"assets/site.css": data})["assets/site.css"] for data in (b"a{}", b"b{}"))
    assert first != second and versions({"assets/site.css": b"a{}"}) == {"assets/site.css": first}


@pytest.mark.parametrize(
    "page",
    ['<a href="assets/site.css">', '<p>href="assets/site.css"</p>', '<link href="assets/other.css">',
     '<img src="assets/site.css">', '<link href="assets/site.css?v=1">'],
)  # fmt: skip
def test_nothing_else_of_a_page_changes(page: str) -> None:
    assert versioned(page, {"assets/site.css": "12345678"}) == page


# --- the same page in fewer bytes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "shorter"),
    [
        ('<a href="../x/" class="a b">', '<a href=../x/ class="a b">'),
        ('<path d="M0"/><img alt="" src="a.png">', '<path d="M0"/><img alt src=a.png>'),
        ('<i title="it\'s" id="x">', '<i title="it\'s" id=x>'),
        ('<i title=\'say ="x" y\' id="x">', "<i title='say =\"x\" y' id=x>"),
        ('<i title="a=b">', '<i title="a=b">'),
        ('<p>what="it" is</p>', '<p>what="it" is</p>'),
        ("<p>one  two\n\n  <b>three</b>\t <i>four</i></p>", "<p>one two\n<b>three</b> <i>four</i></p>"),
        ("<p>a\xa0\xa0b\u2003\u2003c</p>", "<p>a\xa0\xa0b\u2003\u2003c</p>"),
        ("<p>&#34;a&#39;s&#34; &amp; &lt;b&gt;</p>", '<p>"a\'s" &amp; &lt;b&gt;</p>'),
        ('<p title="&#34;a&#34;">', "<p title=&#34;a&#34;>"),
        ('<pre class="copy">\n a  b\n\n &#34;c&#34;</pre>', '<pre class=copy>\n a  b\n\n "c"</pre>'),
        # A quotation mark within a value would end it.
        ('<pre><i title="&#34; b=&#34;">&#34;a&#34;</i></pre>', '<pre><i title="&#34; b=&#34;">"a"</i></pre>'),
        ('<pre title="a>b &#34;">\n\n&#39;</pre>', '<pre title="a>b &#34;">\n\n\'</pre>'),
        ('<script type="x">a  =  "b"\n\n</script>', '<script type="x">a  =  "b"\n\n</script>'),
        ("<SCRIPT>a  =  1</script>", "<SCRIPT>a  =  1</script>"),
        ('<textarea id="x">a  b="c"</textarea>', '<textarea id="x">a  b="c"</textarea>'),
        ("<head>\n  <title>a\n  b</title>\n</head>\n<body>\n<p>", "<head><title>a\nb</title></head><body>\n<p>"),
    ],
)
def test_what_html_lets_out_is_left_out(page: str, shorter: str) -> None:
    assert compact(page) == shorter and compact(shorter) == shorter


@pytest.mark.parametrize("path", [path for path in harbour.docs(harbour.site()).pages if path.count("/") < 3])
def test_a_compact_page_is_the_same_document(path: str) -> None:
    page = harbour.docs(harbour.site()).files[f"{path}index.md"].split("---\n", 2)[2]
    short = compact(page)
    assert len(short) < len(page) and _parsed(short) == _parsed(page)


def _parsed(page: str) -> list[object]:
    found: list[object] = []
    for each in html.document_fromstring(f"<body>{page}").iter():
        kept = each.tag in ("pre", "script")
        texts = (text if kept else re.sub(r"[ \t\n]+", " ", text) for text in (each.text or "", each.tail or ""))
        found.append((each.tag, sorted(each.items()), *texts))
    return found


# --- kept for when there is no network ----------------------------------------------------------------------------


def site(*, offline: bool = True, url: str | None = None) -> Site:
    made = harbour.site()
    config = made.config.model_copy(update={"site_url": url})
    return replace(made, config=config, settings=made.settings.model_copy(update={"offline": offline}))


STILL = "claims/a/embed/index.html"
RUNS = f'{PAGE}<script src="assets/reader.js"></script>'


def done(site: Site, text: str = "old") -> Finished:
    pages = dict.fromkeys(("index.html", "claims/a/index.html", "404.html"), RUNS + text)
    return finished(site, {**pages, STILL: PAGE}, {"assets/worker.js": b"x", "assets/site.css": b"a{}"}, (), {})


def told(made: Finished) -> dict[str, object]:
    first = made.written[WORKER].splitlines()[0]
    found: dict[str, object] = json.loads(first.removeprefix("const SITE = ").removesuffix(";"))
    return found


@pytest.mark.parametrize(("url", "lost"), [(None, "/"), ("https://a.example/", "/"), ("https://a.example/b/", "/b/")])
def test_each_page_names_the_manifest_from_where_it_stands(url: str | None, lost: str) -> None:
    made = done(site(url=url))
    roots = {"index.html": "", "claims/a/index.html": "../../", "404.html": lost}
    assert {*made.written} == {*roots, STILL, WORKER, MANIFEST} and made.added == {WORKER, MANIFEST}
    for path, root in roots.items():
        assert f"<link rel=manifest href={root}{MANIFEST}></head>" in made.written[path]


def test_a_page_that_runs_nothing_keeps_nothing_and_may_run_nothing() -> None:
    page = done(site()).written[STILL]
    assert "default-src 'none'; style-src 'self'" in page and "script-src" not in page and "manifest" not in page


def test_the_worker_knows_the_styles_with_their_marks_and_every_question() -> None:
    made = site()
    found = told(done(made))
    (style,) = (each for each in found["assets"] if str(each).startswith("assets/site.css"))  # type: ignore[attr-defined]
    assert str(style).partition("?v=")[2] in done(made).written["index.html"]
    explainers = [
        page.url for page in harbour.docs(made).pages.values() if page.url.startswith("explainers/") and page.shows
    ]
    assert explainers and found["questions"] == ["", *sorted(explainers)]


def test_another_content_is_another_version() -> None:
    made = site()
    assert told(done(made))["version"] == told(done(made))["version"] != told(done(made, "new"))["version"]


def test_switched_off_no_page_names_a_manifest_and_the_worker_is_told_so() -> None:
    made = done(site(offline=False))
    assert MANIFEST not in made.added
    assert not [path for path, text in made.written.items() if "rel=manifest" in text]
    assert made.written[WORKER].startswith("const SITE = null;\nimportScripts(")


def test_the_manifest_leads_home_wherever_the_site_lies() -> None:
    found = json.loads(done(site()).written[MANIFEST])
    assert (found["start_url"], found["scope"]) == (".", ".") and found["name"] == harbour.site().config.site_name
