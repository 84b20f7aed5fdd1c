"""Pages as they are rendered: nothing that was written can be read as markup, and bad templates are named."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as dom

from generator import __version__, build
from generator.output.page_context import numeric
from generator.output.render import BadTemplateError, script_json
from tests import harbour
from tests.harbour import FILES

# --- encoders -----------------------------------------------------------------------------------------------------


@given(st.text())
def test_numeric_text_holds_no_sign_that_a_parser_could_take_for_more(text: str) -> None:
    coded = numeric(text)
    assert re.fullmatch(r"(?:&#\d+;|[^\W_]| )*", coded)
    # Entities of control characters mean something else or nothing; content cannot hold them.
    if text.isprintable():
        assert html.unescape(coded) == " ".join(text.split())


@given(st.recursive(st.text() | st.integers() | st.none(), lambda each: st.dictionaries(st.text(), each)))
def test_json_in_a_page_cannot_end_its_script_and_says_the_same(value: object) -> None:
    coded = str(script_json(value))
    assert not set(coded) & set("<>&\u2028\u2029")
    assert json.loads(coded) == value


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "]]>", "\u2028", "&lt;/script&gt;"])
def test_a_script_element_holds_its_json_to_the_end(text: str) -> None:
    page = dom.fromstring(
        f'<div><script type="application/ld+json">{script_json({"name": text})}</script><i>after</i></div>'
    )
    (script,) = page.iter("script")
    assert json.loads(script.text or "") == {"name": text}
    assert [element.tag for element in page] == ["script", "i"]


# --- front matter -------------------------------------------------------------------------------------------------

NASTY = """</title><script>x()</script> "q" 'a' &amp; {{ 7*7 }} {% raw %} <b onclick=x>: - # ${y} `z` \\n"""


def front(text: str) -> Mapping[str, object]:
    found = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert isinstance(found, dict)
    return found


def test_title_and_description_are_encoded_exactly_once() -> None:
    """The theme puts them into the page as they are."""
    overlay = {
        "content/pages/method.md": f"---\ntitle: {json.dumps(NASTY)}\ndescription: {json.dumps(NASTY)}\n---\nText.\n"
    }
    fields = front(harbour.docs(harbour.site(overlay)).files["method/index.md"])
    for name in ("title", "description"):
        assert html.unescape(str(fields[name])) == NASTY
        assert not set(str(fields[name])) & set("<>\"'")


def test_the_front_matter_of_every_page_is_what_the_page_says() -> None:
    tree = harbour.docs(harbour.site())
    for page in tree.pages.values():
        fields = front(tree.files[page.path])
        assert html.unescape(str(fields["title"])) == page.title
        assert html.unescape(str(fields["description"])) == page.description
        assert fields["generator"] == f"explainer {__version__}"
        assert fields.get("section", "") == (f"{page.url.split('/')[0]}/" if page.url.strip("/") else "")
        assert set(fields) <= {
            "section",
            "title",
            "description",
            "layout",
            "generator",
            "hide",
            "search",
            "script",
            "moved",
            "locale",
            "modified",
            "publisher",
            "card",
            "feed",
            "oembed",
        }


# --- every field --------------------------------------------------------------------------------------------------

CLAIM, PERSON = "content/claims/ferry-passengers.md", "content/people/jo-tidewater.md"
EVIL = "</p></script><script>evil()</script><img src=x onerror=evil()>"
# file, the value as it stands there, and whether pages show it
FIELDS = [
    (CLAIM, "The ferry carried 48,000 passengers in 2019\nappearances"),
    (CLAIM, "tickets only"),
    (CLAIM, "As claimed"),
    (CLAIM, "Tickets sold"),
    (CLAIM, "passengers\n    claimed"),
    ("content/claims/pier-stays.md", "The pier will not be closed"),
    ("content/articles/quill-2021.md", "What the Harbour Town Forgot"),
    ("content/articles/quill-2021.md", "The Sound Courier"),
    ("content/events/2021-03-04-council.md", "The council votes on the harbour plan"),
    ("content/explainers/harbour-plan.md", "What does the harbour plan change?"),
    ("content/explainers/harbour-plan.md", "The ferry goes, a tramway comes, and the pier stays."),
    (PERSON, "Jo Tidewater\nroles"),
    (PERSON, "Mayor"),
    ("content/terms/sea-wall.md", "Sea wall"),
    ("content/topics/harbour.md", "The harbour"),
    ("content/pages/index.md", "The harbour, explained"),
    ("content/pages/index.md", "What was said of the harbour plan, beside the record."),
    ("content/pages/method.md", "How we work"),
    ("content/references.yml", "Minutes of the meeting of 4 March 2021"),
    ("content/references.yml", "Harbour Town Council"),
    ("content/references.yml", "Port of the Sound"),
    ("content/references.yml", "port authority"),
    ("content/references.yml", "Counts tickets, not people."),
    ("mkdocs.yml", "The harbour"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value"), FIELDS, ids=[f"{path}: {value.split(chr(10))[0]}" for path, value in FIELDS]
)
def test_a_hostile_field_is_shown_as_text_on_every_page(path: str, value: str) -> None:
    value, _, behind = value.partition("\n")
    old, new = f"{value}\n{behind}", f"{json.dumps(EVIL)}\n{behind}"
    if path.endswith("references.yml") and value == "Harbour Town Council":
        old, new = f"{value}}}", f"{json.dumps(EVIL)}}}"
    assert old in FILES[path]
    made = harbour.check({path: FILES[path].replace(old, new, 1)})
    assert made.site, made.problems
    shown = 0
    for name, text in harbour.docs(made.site).files.items():
        if name.endswith(".md"):
            page = dom.fromstring(f"<div>{text.partition(chr(10) + '---' + chr(10))[2]}</div>")
            assert all(script.get("type") == "application/ld+json" for script in page.iter("script")), name
            assert all(json.loads(script.text or "") for script in page.iter("script"))
            assert not [image for image in page.iter("img") if image.get("src") == "x"], name
            assert not page.xpath("//@*[starts-with(name(), 'on')]"), name
        shown += "evil()" in text
    assert shown


# --- templates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line one\n{{ entry.nonsense.more }}", r"templates/topic\.html\.jinja:2, page topics/harbour/index\.md: "),
        ("line one\n\n{% if %}", r"templates/topic\.html\.jinja:3: "),
        ("{{ missing_name }}", r"templates/topic\.html\.jinja:1, page .*'missing_name' is undefined"),
        ("{% include 'partials/nowhere' %}", r".*partials/nowhere"),
        ("\n{{ 1 // 0 }}", r"templates/topic\.html\.jinja:2, page topics/harbour/index\.md: "),
        ("\n{{ entry | nofilter }}", r"templates/topic\.html\.jinja:2: .*nofilter"),
    ],
)  # fmt: skip
def test_a_bad_template_is_named_with_its_line(text: str, said: str) -> None:
    templates = {**harbour.templates(), "topic.html.jinja": text}
    with pytest.raises(BadTemplateError) as raised:
        build.docs(harbour.site(), templates)
    assert re.match(said, str(raised.value)), str(raised.value)


def test_a_fault_in_a_macro_is_named_where_the_macro_stands() -> None:
    row = "{% macro claim_row(entry, facets=none, within=none) %}\n<li>{{ entry.nonsense.more }}</li>\n{% endmacro %}\n"
    with pytest.raises(BadTemplateError, match=r"^templates/cards/row\.html\.jinja:2, page claims/.*index\.md: "):
        build.docs(harbour.site(), {**harbour.templates(), "cards/row.html.jinja": row})


def test_a_partial_of_a_project_is_taken_by_its_name() -> None:
    row = "<li>{{ entry.id }}{{ facets is none }}</li>"
    row = f"{{% macro claim_row(entry, facets=none, within=none) %}}{row}{{% endmacro %}}"
    trail = '{% macro trail(beside="") %}<p>{{ page.url }} {{ beside }}</p>{% endmacro %}'
    own = {"cards/row.html.jinja": row, "partials/trail.html.jinja": trail}
    files = build.docs(harbour.site(), {**harbour.templates(), **own}).files
    assert "<li>ferry-passengersFalse</li>" in files["claims/index.md"]
    assert "<li>ferry-passengersTrue</li>" in files["claims/topic/harbour/index.md"]
    assert "<p>articles/quill-2021/ Opinion</p>" in files["articles/quill-2021/index.md"]


def test_what_a_template_puts_in_is_escaped_without_its_doing() -> None:
    templates = {**harbour.templates(), "topic.html.jinja": "<p>{{ entry.title }}</p>"}
    overlay = {"content/topics/harbour.md": FILES["content/topics/harbour.md"].replace("The harbour", "a <b> & c")}
    page = build.docs(harbour.site(overlay), templates).files["topics/harbour/index.md"]
    assert page.endswith("<p>a &lt;b&gt; &amp; c</p>\n")


def test_no_text_of_a_page_can_be_taken_for_a_markdown_link() -> None:
    """Zensical looks for links in finished HTML and in front matter too, and would stop at one that leads nowhere."""
    hostile = harbour.FILES["content/topics/harbour.md"].replace("The harbour", "'[The harbour](nowhere.md)'", 1)
    files = harbour.docs(harbour.site({"content/topics/harbour.md": hostile})).files
    pages = {path: text for path, text in files.items() if path.endswith(".md")}
    assert any("[The harbour]" in text for text in pages.values())
    assert [path for path, text in pages.items() if "](" in text] == []
