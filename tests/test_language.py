"""The interface in the reader's language: catalogues of its words, plurals, dates, numbers and lists."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from generator import build
from generator.build import DocsTree
from generator.cli import main
from generator.language import ENGLISH, InterfaceLanguage, catalogue, cldr, missing
from generator.language.catalogue import FOLDER, TEMPLATE
from generator.model import Corrected
from generator.model.kinds import KINDS, LABELS, Assessment, Sort, Weight, Work
from generator.model.site import Site
from generator.output import beside, environment
from generator.publish import Project, reading
from generator.syntax.edtf import parse
from generator.views.bibliography import remarks
from scripts import notes, words
from tests import harbour, pseudo
from tests.test_listing import many
from tests.test_withdrawn import CASES, SHOWING, withdrawn

CATALOGUES = sorted(FOLDER.glob("*.po"))
each_catalogue = pytest.mark.parametrize("file", CATALOGUES, ids=[file.stem for file in CATALOGUES])


# catalogues -----------------------------------------------------------------------------------------------------------


template = cache(words.template)
"""All words that there are; a second or two to gather."""


def messages(file: Path) -> list[Any]:
    with file.open("rb") as opened:
        return [message for message in read_po(opened) if message.id]


def test_the_template_holds_the_words_that_the_code_has() -> None:
    assert (FOLDER / TEMPLATE).read_text("utf-8") == words.written(template()), "run `make words`"


@each_catalogue
def test_each_catalogue_holds_the_words_of_the_template(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text == words.updated(text, template()), "run `make words`"
    assert f'"Language: {file.stem}\\n"' in text and re.search(r'"X-Reviewed: (no|yes, by .+)\\n"', text)


@each_catalogue
def test_each_shipped_language_has_every_word(file: Path) -> None:
    told = missing(file.stem)
    if told.words == told.of:
        pytest.skip("nobody has begun to translate")
    assert told.words == 0, "; ".join(str(m.id) for m in messages(file) if not m.string or not all(m.string))


@each_catalogue
def test_what_is_translated_keeps_names_and_tags_and_can_stand_in_an_attribute(file: Path) -> None:
    for message in messages(file):
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        for form in [message.string] if isinstance(message.string, str) else message.string:
            if form:
                known = {name for each in english for name in re.findall(r"%\((\w+)\)s", each)}
                found = re.findall(r"%\((\w+)\)s", form)
                assert set(found) <= known and known - set(found) <= {"num"}, message.id
                assert "%" not in re.sub(r"%\(\w+\)s|%%", "", form), message.id
                tags = [sorted(re.findall(r"</?\w+[^>]*>", each)) for each in (english[-1], form)]
                assert tags[0] == tags[1], message.id
                plain = re.sub(r"<[^>]*>", "", form)
                assert not set('"<>') & set(plain) and not re.search(r"&(?!\w+;)", plain), message.id
                assert form.strip() == form or english[0].strip() != english[0], message.id


@each_catalogue
def test_a_form_of_words_stands_for_each_kind_of_number(file: Path) -> None:
    with file.open("rb") as opened:
        found = read_po(opened)
    for message in found:
        if message.id and not isinstance(message.id, str):
            forms = list(message.string or ())
            assert len(forms) == found.num_plurals, message.id
            assert all(forms) or not any(forms), message.id


def test_notes_for_translators_are_of_words_that_there_are() -> None:
    known = {one if isinstance(one := message.id, str) else one[0] for message in messages(FOLDER / TEMPLATE)}
    assert set(notes.NOTES) - known == set()


def test_each_kind_has_a_label_that_is_translated() -> None:
    assert {kind.label for kind in KINDS} == set(LABELS)


def test_a_language_without_a_catalogue_is_that_of_the_wider_one_or_english() -> None:
    assert InterfaceLanguage("pt-BR").gettext("Claim") == "Claim"
    assert InterfaceLanguage("en-GB").english and not InterfaceLanguage("de").english
    assert missing("it").words == missing("it").of > 600
    assert [*missing("it").told] == [
        f"{missing('it').of} of {missing('it').of} words of the interface have no Italian, and are shown in English"
    ]


def test_a_word_that_is_missing_is_english_and_counted() -> None:
    lacking = frozenset({"Claim", "%(num)s claim"})
    language = InterfaceLanguage("ar", pseudo.catalogue(lacking))
    assert language.gettext("Claim") == "Claim"
    assert language.ngettext("%(num)s claim", "%(num)s claims", 2) == "2 claims"
    assert language.gettext("Event") == pseudo.marked("Event")
    every = missing("ar").of
    assert language.lacking == (
        f"2 of {every} words of the interface have no Arabic, and are shown in English",
        "the Arabic words of the interface were reviewed by nobody who speaks it",
    )
    assert ENGLISH.lacking == ()


def test_the_state_of_a_site_tells_what_its_language_lacks(tmp_path: Path) -> None:
    harbour.write(tmp_path, {"mkdocs.yml": f"{harbour.FILES['mkdocs.yml']}theme:\n  language: it\n"})
    said = CliRunner().invoke(main, ["--project", str(tmp_path), "stats"])
    assert said.exit_code == 0 and "words of the interface have no Italian, and are shown in English." in said.output


# plurals --------------------------------------------------------------------------------------------------------------

FORMS = {
    # By CLDR: one, few, many, other; zero, one, two, few, many, other.
    "ru": {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 21: 0, 22: 1, 25: 2, 111: 2, 121: 0},
    "uk": {1: 0, 3: 1, 12: 2, 14: 2, 104: 1},
    "ar": {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3},
    "fr": {0: 0, 1: 0, 2: 1},
    "de": {0: 1, 1: 0, 2: 1},
}


@pytest.mark.parametrize("tag", FORMS)
def test_each_number_has_the_form_that_its_language_gives_it(tag: str) -> None:
    head = (FOLDER / f"{tag}.po").read_text("utf-8").partition("\n\n")[0]
    count = int(re.findall(r"nplurals=(\d)", head)[0])
    forms = "\n".join(f'msgstr[{form}] "form {form}: %(num)s"' for form in range(count))
    text = f'{head}\n\nmsgid "%(num)s claim"\nmsgid_plural "%(num)s claims"\n{forms}\n'
    language = InterfaceLanguage(tag, text)
    found = {number: language.ngettext("%(num)s claim", "%(num)s claims", number) for number in FORMS[tag]}
    assert found == {number: f"form {form}: {number}" for number, form in FORMS[tag].items()}


def test_scripts_have_their_words_and_the_same_rule_for_numbers() -> None:
    language = pseudo.language()
    match = re.fullmatch(
        r"globalThis\.WORDS = Object\.assign\((\{.*\}), \{ plural: \(n\) => Number\((.*)\) \}\);\n",
        language.script,
        re.S,
    )
    assert match
    told, rule = match.groups()
    assert json.loads(told)["Copied"] == pseudo.marked("Copied")
    assert json.loads(told)["%(num)s result"] == [pseudo.marked("%(num)s results")] * 6
    assert gettext.c2py(rule)(11) == 4
    assert spoken("harbour").files["assets/words.js"] == language.script
    assert ENGLISH.script == "" and "assets/words.js" not in beside(harbour.site())


# dates, numbers, lists ------------------------------------------------------------------------------------------------


def untranslated(tag: str) -> InterfaceLanguage:
    """A language without any words: its dates and numbers are CLDR's."""
    return InterfaceLanguage(tag, "")


DATES = {
    "2025-02-18": ("18. Februar 2025", "18 февраля 2025\u202fг.", "18 فبراير 2025"),
    "2025-02": ("Februar 2025", "февраль 2025\u202fг.", "فبراير 2025"),
    "2025": ("2025", "2025", "2025"),
    "-0043-03-15": ("15. März 44 v. Chr.", "15 марта 44\u202fг. до н. э.", "15 مارس 44 ق.م"),
    "-0043": ("44 v. Chr.", "44\u202fг. до н. э.", "44 ق.م"),
    "0476": ("476 n. Chr.", "476\u202fг. н. э.", "476 م"),
    "2025-02-18/2025-02-20": ("18.–20. Februar 2025", "18–20 февраля 2025\u202fг.", "18–20 فبراير 2025"),
    "2014-03-06/2014-09-12": (
        "6. März\u2009–\u200912. September 2014", "6 марта – 12 сентября 2014\u202fг.", "6 مارس – 12 سبتمبر 2014",
    ),
    "2014-03/2014-09": ("März–September 2014", "март – сентябрь 2014\u202fг.", "مارس – سبتمبر 2014"),
    "2014/2016": ("2014–2016", "2014–2016", "2014–2016"),
    "2014-03-06/2014-09": (
        "6. März 2014 to September 2014", "6 марта 2014\u202fг. to сентябрь 2014\u202fг.", "6 مارس 2014 to سبتمبر 2014",
    ),
    "2025-03~": ("about März 2025", "about март 2025\u202fг.", "about مارس 2025"),
    "2025?": ("possibly 2025", "possibly 2025", "possibly 2025"),
    "2025-21": ("spring 2025",) * 3,
    "2014-03/..": ("since März 2014", "since март 2014\u202fг.", "since مارس 2014"),
    "../2014": ("until 2014",) * 3,
    "2014-03/": ("from März 2014, end not known", "from март 2014\u202fг., end not known",
                 "from مارس 2014, end not known"),
    "199X": ("the 1990s",) * 3,
    "2025-02-XX": ("Februar 2025, day not known", "февраль 2025\u202fг., day not known", "فبراير 2025, day not known"),
}  # fmt: skip
"""As German, Russian and Arabic write them; words of ours around them are English here."""


@pytest.mark.parametrize("text", DATES)
def test_dates_are_as_the_language_writes_them(text: str) -> None:
    assert tuple(untranslated(tag).say(parse(text)) for tag in ("de", "ru", "ar")) == DATES[text]


def test_a_language_that_writes_months_in_numbers_does() -> None:
    assert untranslated("ja").say(parse("2014-12-30/2015-01-02")) == "2014年12月30日～2015年1月2日"
    assert untranslated("zh-Hant").say(parse("2014-03")) == "2014年3月"


def test_what_is_doubtful_is_said_in_the_words_of_the_language() -> None:
    said = {"about %(date)s": "etwa %(date)s", "spring %(year)s": "Frühjahr %(year)s", "%(first)s to %(last)s": ""}
    language = InterfaceLanguage("de", "".join(f'msgid "{one}"\nmsgstr "{other}"\n\n' for one, other in said.items()))
    assert language.say(parse("2025-03~")) == "etwa März 2025"
    assert language.say(parse("2025-21")) == "Frühjahr 2025"
    assert language.say_until(parse("2026-07-05~")) == "early Juli 2026"


def test_a_day_in_little_room_is_short_and_without_the_year_that_a_head_names() -> None:
    german, russian = untranslated("de"), untranslated("ru")
    assert german.say_below(parse("2025-02-18"), 2025) == "18. Feb."
    assert german.say_below(parse("2025-02-18"), None) == "18. Feb. 2025"
    assert german.say_below(parse("2025-02-18/2025-03-02"), 2025) == "18. Feb.\u2009–\u20092. März"
    assert russian.say_below(parse("2025-02"), 2025) == "февр."
    assert ENGLISH.say_below(parse("2025-02-18"), 2025) == "18 Feb"


def test_heads_of_the_timeline_are_months_and_years_of_the_language() -> None:
    german = untranslated("de")
    assert (german.say_months(2, 3, 2025), german.say_months(2, 2, 2025)) == ("Februar–März 2025", "Februar 2025")
    assert german.say_months(2, 3, None, "abbreviated") == "Feb–Mär"
    assert (german.say_years(2014, 2016), german.say_years(-43, 2016)) == ("2014–2016", "44 v. Chr. to 2016")
    assert (german.month(3), untranslated("ru").month(3), german.month(3, "narrow")) == ("März", "март", "M")
    assert ENGLISH.say_months(2, 3, 2025) == "February to March 2025"


@pytest.mark.parametrize(
    ("tag", "number", "digits"),
    [("en", "1,579.6", "48000"), ("de", "1.579,6", "48.000"), ("fr", "1\u202f579,6", "48\u202f000"),
     ("es", "1.579,6", "48.000"), ("ru", "1\u00a0579,6", "48\u00a0000"), ("ar", "1,579.6", "48,000")],
)  # fmt: skip
def test_numbers_are_as_the_language_writes_them(tag: str, number: str, digits: str) -> None:
    language = ENGLISH if tag == "en" else untranslated(tag)
    assert (language.number(Decimal("1579.6")), language.digits(48000)) == (number, digits)


def test_things_are_listed_as_the_language_does() -> None:
    listed = {tag: untranslated(tag).listed(["A", "B", "C"]) for tag in ("de", "fr", "ru")}
    assert listed == {"de": "A, B und C", "fr": "A, B et C", "ru": "A, B и C"}
    assert ENGLISH.listed(["A", "B", "C"]) == "A, B and C" and ENGLISH.listed(["A"]) == "A" == untranslated(
        "ar"
    ).listed(["A"])


def test_the_first_of_a_month_is_said_as_people_say_it() -> None:
    days = {tag: untranslated(tag).say(date(2026, 7, 1)) for tag in ("fr", "de")}
    assert days == {"fr": "1er juillet 2026", "de": "1. Juli 2026"}


def test_a_language_that_nobody_knows_has_english_dates() -> None:
    assert untranslated("x-sound").say(date(2025, 2, 18)) == "18 February 2025"


# pages ----------------------------------------------------------------------------------------------------------------


def test_what_is_put_into_words_is_escaped() -> None:
    loaded = environment(
        {"x.html.jinja": '{{ _("Claim: %(title)s", title=it) }} {{ ngettext("%(num)s claim", "%(num)s claims", 2) }}'}
    )
    assert loaded.get_template("x").render(it="<b>") == "Claim: &lt;b&gt; 2 claims"


def test_an_english_site_needs_no_library_of_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for module in (catalogue, cldr):
        monkeypatch.setattr(module, "babel", asked.append)
    assert harbour.docs(harbour.site()).files and asked == []
    with pytest.raises(AttributeError):
        untranslated("x-nobody").say(date(2025, 2, 18))
    assert asked == ["core"]


def test_the_frame_shows_no_word_that_is_not_looked_up() -> None:
    for file in ("main.html", "404.html"):
        text = (harbour.ROOT / "templates" / "overrides" / file).read_text("utf-8")
        text = re.sub(r"\{#.*?#\}|<script>.*?</script>|<svg.*?</svg>", "", text, flags=re.S)
        assert all(one == other for one, other in re.findall(r'words\["([^"]+)"\] or "([^"]+)"', text))
        shown = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S)
        heard = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', shown)
        assert re.findall(r"[A-Za-z]{2,}", " ".join([re.sub(r"<[^>]*>", " ", shown), *heard])) == []


def test_scripts_show_no_word_that_is_not_looked_up() -> None:
    for file in sorted((harbour.ROOT / "templates" / "overrides" / "assets").glob("*.js")):
        text = re.sub(r"^\s*//.*$", "", file.read_text("utf-8"), flags=re.M)
        shown = re.findall(r"""(?:textContent(?:: | = )|"aria-label", (?:sheet \? name : )?)["`]([^"`]*)""", text)
        assert [each for each in shown if re.search(r"[A-Za-z]{3,}", re.sub(r"\$\{[^}]*\}", "", each))] == [], file.name


def zone() -> Site:
    """The second site of the tests, with pictures of all kinds."""
    read = reading.read_sources(Project(harbour.ROOT / "tests" / "zone"))
    made = build.check(read.texts, assets=read.assets, environment={})
    assert made.site
    return made.site


def gone() -> Site:
    """The harbour with every kind of entry withdrawn, and told of elsewhere."""
    entries: dict[str, str] = {}
    for case in CASES:
        entries |= withdrawn(
            f"content/{case.file}", "corrections:\n  - {date: 2021-05-03, text: We erred, what: wording}\n"
        )
    made = harbour.check({**SHOWING, **entries})
    assert made.site
    return made.site


SITES: dict[str, Callable[[], Site]] = {
    "harbour": harbour.site,
    "zone": zone,
    "gone": gone,
    "many": lambda: many(terms=160, events=160, claims=160),
}


def content(site: Site) -> Iterator[str]:
    """What the content says, and what is made of it without a word of ours."""
    assert site.settings.tree
    yield site.settings.tree.at.source.text
    yield from (site.archive[id].text for id in site.texts)
    for entry in site.everything():
        yield entry.source.text
        if isinstance(entry, Work):
            yield from (str(name) for name in (*entry.author, *entry.editor))


VALUES = [value for kind in (Sort, Assessment, Corrected, Weight) for value in kind]


@cache
def spoken(name: str) -> DocsTree:
    return harbour.docs(replace(SITES[name](), language=pseudo.language()))


@pytest.mark.parametrize("name", SITES)
def test_in_another_language_no_page_shows_a_plain_word_of_ours(name: str) -> None:
    pages = {path: text for path, text in spoken(name).files.items() if path.endswith((".md", ".html"))}
    found = pseudo.plain(pages, pseudo.Content(content(SITES[name]()), VALUES))
    assert found == {}, list(found.items())[:5]


def test_nor_does_the_feed() -> None:
    known = pseudo.Content(content(harbour.site()))
    told = re.findall(r"<(?:title|summary)>(.*?)</", spoken("harbour").files["feed.xml"])
    assert told and [each for each in told if not known.holds(each)] == []


def test_a_plain_word_is_found() -> None:
    known = pseudo.Content(["The pier stays."])
    page = '---\ntitle: "The pier"\n---\n\n<p>The pier</p><p aria-label="Sources">stays</p>'
    assert pseudo.plain({"x.md": page}, known) == {"Sources": {"x.md"}}


def test_words_of_scripts_stand_in_no_template_string() -> None:
    """Where Babel would not find them."""
    for file in sorted((harbour.ROOT / "templates" / "overrides" / "assets").glob("*.js")):
        assert re.findall(r"\$\{[^}`]*\b(?:_|ngettext)\(", file.read_text("utf-8")) == [], file.name


def test_a_date_that_ends_with_a_full_stop_ends_the_sentence() -> None:
    serbian, german = untranslated("sr-Latn"), untranslated("de")
    said = {
        each.tag: each.gettext("From material up to %(day)s.", day=each.say(date(2021, 3, 4)))
        for each in (serbian, german)
    }
    assert said == {"sr-Latn": "From material up to 4. mart 2021.", "de": "From material up to 4. März 2021."}
    assert serbian.stopped("<time>4. mart 2021.</time>.") == "<time>4. mart 2021.</time>"
    assert serbian.stopped("in 2021...") == "in 2021..."


# parts of a line ------------------------------------------------------------------------------------------------------


def test_parts_of_a_line_are_isolated_each_and_parted_as_the_language_does() -> None:
    parts = ("The Sound Courier", "", "14 مارس 2021")
    assert InterfaceLanguage("ar").parted(parts) == "\u2068The Sound Courier\u2069، 14 مارس 2021"
    assert InterfaceLanguage("de").parted(("The Sound Courier", "14. März")) == "The Sound Courier, 14. März"
    assert ENGLISH.parted(parts[:2]) == "The Sound Courier"


def test_where_and_when_a_work_appeared_are_no_one_run_of_latin_in_arabic() -> None:
    arabic = {"mkdocs.yml": f"{harbour.FILES['mkdocs.yml']}theme:\n  language: ar\n"}
    made = harbour.docs(harbour.site(arabic)).files
    assert "<summary><bdi>Port of the Sound</bdi>، فبراير 2020" in made["claims/ferry-passengers/index.md"]
    assert "<bdi>Mo Lantern</bdi>، <bdi>Port of the Sound</bdi>، فبراير 2020" in made["references/index.md"]
    pages = [page for name, page in made.items() if name.endswith(".md")]
    assert [found for page in pages for found in re.findall(r"</bdi>, |[\u0600-\u06ff]+, ", page)] == []


def test_one_page_or_one_more_is_said_as_one_in_any_gender() -> None:
    work = parts_of_a_book("1", "xii, 300")
    assert remarks(work)[:2] == ("1 volume.", "xii, 300 pages.")
    german = InterfaceLanguage("de")
    assert remarks(parts_of_a_book("1", "1200"), german)[:2] == ("1 Band.", "1.200 Seiten.")
    assert german.ngettext("and %(num)s more", "and %(num)s more", 1) == "und noch 1"
    assert InterfaceLanguage("uk").ngettext("%(num)s page", "%(num)s pages", 22) == "22 сторінки"


def parts_of_a_book(volumes: str, pages: str) -> Work:
    library = f"{harbour.FILES['content/references.yml']}- id: zone\n  type: book\n  title: The zone\n"
    made = f"{library}  number-of-volumes: {volumes}\n  number-of-pages: '{pages}'\n"
    found = harbour.site({"content/references.yml": made}).get(Work, "zone")
    assert found
    return found
