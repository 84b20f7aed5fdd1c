"""Tests of the cleaning of scraped articles, on invented ones; where the raw seeds are at hand, on these as well."""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ingest.cleaning import boilerplate, byline, clean, line_classifier
from tests.growth import assert_linear

PARAGRAPHS = tuple(
    f"The {thing} of the old harbour was not what the council had in mind when it voted for the {plan} in the spring, "
    f"and most of the people who live there say that they would rather have kept the {loss} as it was."
    for thing, plan, loss in (
        ("lighthouse", "new pier", "ferry"),
        ("fish market", "car park", "boat yard"),
        ("customs house", "museum", "quay"),
        ("rope walk", "hotel", "sea wall"),
        ("sailors' chapel", "tramway", "slipway"),
    )
)
TITLE = "Harbour Town Votes to Move Its Lighthouse"
HEAD = (f"Home » News » {TITLE}", TITLE, "by Ada Quill Senior Harbour Editor", "Published on March 3, 2021")
FOOT = (
    "Share this:",
    "Facebook",
    "You may also like",
    "Ten Boats That Never Came Back",
    "Leave a Comment",
    "Your email address will not be published. Required fields are marked *",
    "This site uses Netmender to reduce spam.",
)


def page(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def labels(cleaned: clean.Cleaned) -> list[str]:
    return [line.label for line in cleaned.lines]


def test_head_and_foot_of_a_page_go_and_the_paragraphs_stay() -> None:
    cleaned = clean.clean(page(*HEAD, *PARAGRAPHS, *FOOT))
    assert cleaned.paragraphs == PARAGRAPHS
    assert (cleaned.title, cleaned.authors, cleaned.published) == (TITLE, ("Ada Quill",), "2021-03-03")
    assert all(line.reason for line in cleaned.dropped)


def test_every_line_is_listed_with_its_number_in_the_raw_file() -> None:
    text = f"{TITLE}\n\n\n  {PARAGRAPHS[0]}  \r\n{PARAGRAPHS[1]}"
    assert [(line.number, line.text) for line in clean.clean(text).lines] == [
        (1, TITLE),
        (4, PARAGRAPHS[0]),
        (5, PARAGRAPHS[1]),
    ]


def test_subheads_questions_and_callouts_are_body() -> None:
    body = (
        PARAGRAPHS[0],
        "What the Engineers Say",
        PARAGRAPHS[1],
        "Did you know? The lamp was lit with whale oil until the end of the war, and it was not alone in that.",
        PARAGRAPHS[2],
        "Frequently Asked Questions",
        "Q: Will the ferry run again?",
        "A: The council says that it will, but it has not said when, and there is no money for it in the plan.",
        PARAGRAPHS[3],
    )
    assert clean.clean(page(*HEAD, *body, *FOOT)).paragraphs == body


def test_editors_box_goes_with_its_text() -> None:
    cleaned = clean.clean(page(*HEAD, PARAGRAPHS[0], "Why We Wrote This", PARAGRAPHS[1], *PARAGRAPHS[2:]))
    assert cleaned.paragraphs == (PARAGRAPHS[0], *PARAGRAPHS[2:])


def test_everything_below_the_comments_goes() -> None:
    comments = ("12 Comments", "saltyoldman says:", PARAGRAPHS[4].replace("council", "crew"))
    cleaned = clean.clean(page(*HEAD, *PARAGRAPHS, *comments))
    assert cleaned.paragraphs == PARAGRAPHS
    assert cleaned.lines[-1].reason == "below the comments"


@pytest.mark.parametrize("count", [1, 2, 3])
def test_short_article_on_a_long_page_is_kept(count: int) -> None:
    cleaned = clean.clean(page(*HEAD, *PARAGRAPHS[:count], *FOOT))
    assert (cleaned.title, cleaned.paragraphs) == (TITLE, PARAGRAPHS[:count])


def test_where_no_rule_finds_residue_all_but_the_title_is_body() -> None:
    verses = ("the sea", "is not", "a lake at all")
    cleaned = clean.clean("\n".join((TITLE, *PARAGRAPHS, *verses)))
    assert (cleaned.title, cleaned.paragraphs) == (TITLE, (*PARAGRAPHS, *verses))


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n", "\ufeff", "\u200b\n-", "?"])
def test_text_without_words_has_no_paragraphs(text: str) -> None:
    assert not any(map(str.isalnum, "".join(clean.clean(text).paragraphs)))


def test_repeated_title_goes() -> None:
    cleaned = clean.clean(page(TITLE, "Share", TITLE, *PARAGRAPHS))
    assert (cleaned.title, cleaned.paragraphs) == (TITLE, PARAGRAPHS)


def test_biography_at_the_foot_names_the_author() -> None:
    biography = "Jo B. Tidewater, a keeper of the Northern Lights, is a retired pilot and a fellow of the Sea College."
    cleaned = clean.clean("\n".join((TITLE, *PARAGRAPHS, biography)))
    assert (cleaned.authors, cleaned.paragraphs) == (("Jo B. Tidewater",), PARAGRAPHS)
    assert labels(cleaned)[-1] == "biography"


def test_same_sentence_amid_the_article_is_body() -> None:
    sentence = "Jo B. Tidewater is a fellow of the Sea College, and she was there on the day when the pier was built."
    cleaned = clean.clean("\n".join((TITLE, PARAGRAPHS[0], sentence, *PARAGRAPHS[1:])))
    assert (cleaned.authors, cleaned.paragraphs) == ((), (PARAGRAPHS[0], sentence, *PARAGRAPHS[1:]))


def test_nothing_absent_is_invented() -> None:
    body = (*PARAGRAPHS, "It was on March 3, 2021 that the council met, and by winter there was not a stone left.")
    cleaned = clean.clean("\n".join((*body, "Read the full article here")))
    assert (cleaned.title, cleaned.authors, cleaned.published) == (None, (), None)
    assert cleaned.paragraphs == body


def test_archived_text_keeps_all_of_its_lines_and_a_clean_paste_gives_its_headline() -> None:
    body = (TITLE, *PARAGRAPHS)
    assert clean.clean(page(*body), archived=True).paragraphs == body
    pasted = clean.clean(page(*body))
    assert (pasted.title, pasted.paragraphs) == (TITLE, PARAGRAPHS)


def test_editor_wins_over_every_rule() -> None:
    text = page(*HEAD, *PARAGRAPHS, *FOOT)
    cleaned = clean.clean(text, keep=["Facebook", "Ten Boats that never"], drop=["The lighthouse of"])
    assert cleaned.paragraphs == (*PARAGRAPHS[1:], FOOT[1], FOOT[3])
    assert [line.reason for line in cleaned.lines if line.number == 9] == ["dropped by an editor"]
    shifted = clean.clean(
        "Skip to content\n\n" + text, keep=["Facebook", "Ten Boats that never"], drop=["The lighthouse of"]
    )
    assert shifted.paragraphs == cleaned.paragraphs and shifted.told == cleaned.told == ()


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("The windmill", "`keep: The windmill` begins no line"),
        ("The", "`keep: The` begins 5 lines: write more of it"),
        ("12-14", "`keep: 12-14` is the number of a line, as it was once written: write how the line begins"),
    ],
)
def test_decision_that_does_not_hit_one_line_is_told(decision: str, told: str) -> None:
    assert clean.clean(page(*HEAD, *PARAGRAPHS), keep=[decision]).told == (told,)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Getting the gulls off the roof, an hour's work.The Harbour Post - 47m -", "residue"),
        ("[Photo by The Harbour Trust, Public domain, via Wikimedia Commons]", "residue"),
        ("Fishermen mend their nets on the old quay in Saltmouth, Feb. 13, 2020.", "residue"),
        ("The opinions expressed here are those of the harbour master.", "residue"),
        ("More from The Harbour Post", "residue"),
        ("-", "residue"),
        ("Updated: 10:15 GMT, 3 March 2021", "date"),
        ("By Ada Quill and Jo Tidewater", "byline"),
        ("By Friday the harbour was empty", "body"),
        ("Related work has been done on the sea wall, and it has held so far.", "body"),
    ],
)
def test_one_line(line: str, label: str) -> None:
    assert clean.LABELS.get(clean.rule(line), "residue") == label


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 March 2021", "2021-03-03"),
        ("Posted on Wednesday, Mar. 3rd, 2021 at 9:30 am", "2021-03-03"),
        ("2021-03-03", "2021-03-03"),
        ("31/03/2021", "2021-03-31"),
        ("February 30, 2021", None),
        ("yesterday", None),
        ("March 2021", None),
    ],
)
def test_only_a_whole_and_unambiguous_date_is_a_date(line: str, day: str | None) -> None:
    assert clean.clean(page(TITLE, line, *PARAGRAPHS, "Share")).published == day


@pytest.mark.parametrize(
    ("line", "foot", "day"),
    [
        ("03/04/2021", (), None),  # April or March?
        ("03/04/2021", ("Corrected on 17/04/2021",), "2021-04-03"),
        ("03/04/2021", ("Corrected on 04/17/2021",), "2021-03-04"),
        ("03/04/2021", ("Read on: Pears in the fog", "March 4, 2021"), "2021-03-04"),
        ("03/04/2021 7:30 PM EST", (), "2021-03-04"),
        ("03/04/2021 19:30 GMT", (), "2021-04-03"),
        (
            "03/04/2021",
            ("The color of the pears is nobody’s favorite, she says, and organized pears are dull.",),
            "2021-03-04",
        ),
        (
            "03/04/2021",
            ("The colour of the pears is nobody’s favourite, she says, and organised pears are dull.",),
            "2021-04-03",
        ),
        ("3/14/21 11:04 PM", (), "2021-03-14"),
        ("3/4/21 11:04 PM", (), None),
    ],
)
def test_day_in_numbers_is_read_as_the_text_writes_its_days(line: str, foot: tuple[str, ...], day: str | None) -> None:
    pears = [each.replace("harbour", "orchard").replace("Harbour", "Orchard") for each in (TITLE, line, *PARAGRAPHS)]
    assert clean.clean(page(*pears, *foot)).published == day


@pytest.mark.parametrize(
    ("head", "foot", "day"),
    [
        (("21 October 2025 • Tarn, Aldous county",), (), "2025-10-21"),
        (("Ada Quill February 2, 2024 · 58 Comments",), (), "2024-02-02"),
        (("Business Desk Last Updated: Dec 19, 2025, 01:00 AM",), (), "2025-12-19"),
        (("by Ada QuillNovember 20, 2007",), (), "2007-11-20"),
        ((), ("By Ada Quill", "Posted on: January 14, 2026"), "2026-01-14"),
        ((), ("Published", "August 30, 2024"), "2024-08-30"),
        ((), ("Nell says", "August 30, 2024 at 3:45 pm", "How true."), None),  # a comment
        ((), ("© 2014-2026 The Quay",), None),
        (("The quay on a day in June 2019, before the flood.",), (), None),
        (("The pier in Aldous, May 2, 2019",), (), None),  # a caption
    ],
)
def test_day_is_found_beside_other_things_and_at_the_foot(
    head: tuple[str, ...], foot: tuple[str, ...], day: str | None
) -> None:
    assert clean.clean(page(TITLE, *head, *PARAGRAPHS, *foot)).published == day


def test_day_of_the_last_change_is_that_of_publication_only_where_no_other_is_given() -> None:
    assert clean.clean(page(TITLE, "Updated March 3, 2021", *PARAGRAPHS)).published == "2021-03-03"
    both = clean.clean(page(TITLE, "Updated March 3, 2021", "Published February 2, 2021", *PARAGRAPHS))
    assert both.published == "2021-02-02"
    one = clean.clean(
        page(TITLE, "Updated March 3, 2021 8:21 am ET / Original February 2, 2021 8:02 am ET", *PARAGRAPHS)
    )
    assert one.published == "2021-02-02"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Ada Quill Senior Harbour Editor", ("Ada Quill",)),
        ("By ADA QUILL, Jo B. Tidewater and Max van der Meer", ("ADA QUILL", "Jo B. Tidewater", "Max van der Meer")),
        ("Written by: Ada Quill • 4 min read", ("Ada Quill",)),
        ("By the sea", ()),
        ("By Ada", ()),
    ],
)
def test_byline_yields_names_without_titles(line: str, names: tuple[str, ...]) -> None:
    assert byline.byline(line) == names


def test_features_say_what_a_line_is_alone_and_among_others() -> None:
    look, link = line_classifier.alone(PARAGRAPHS[0], False, True), line_classifier.alone("Read more:", True, False)
    assert look.prose and look.stop and not look.tiny and (look.again, look.later) == (False, True)
    assert link.tiny and link.colon and not link.prose and (link.again, link.later) == (True, False)
    one, other = line_classifier.around((look, link), (None, "advertisement", None))
    assert one.first and other.rules_1 == 0.5 and one.alone > other.alone
    assert one.worth == line_classifier.weigh(look, line_classifier.ALONE)


WORDS = ("the", "Harbour", "of", "2021", "March", "3,", "is", "a", "writer.", "By", "Ada")
LINES = st.one_of(
    st.sampled_from((*HEAD, *PARAGRAPHS, *FOOT, "Introduction", "What Comes Next", "12 Comments", "Why We Wrote This")),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
)
PAGES = st.tuples(st.sampled_from(("\n", "\n\n", "\r\n", "\n \n\n")), st.lists(LINES, max_size=25)).map(
    lambda pair: pair[0].join(pair[1])
)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_cleaning_the_archived_text_changes_nothing(text: str) -> None:
    archived = clean.archive(clean.clean(text))
    again = clean.clean(archived, archived=True)
    assert clean.archive(again) == archived
    assert (again.title, again.authors, again.published) == (None, (), None)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_every_paragraph_is_a_line_and_every_line_is_accounted_for(text: str) -> None:
    cleaned = clean.clean(text)
    raw = [line.strip() for line in text.split("\n")]
    assert [line.text for line in cleaned.lines] == [line for line in raw if line]
    assert all(raw[line.number - 1] == line.text for line in cleaned.lines)
    assert cleaned.paragraphs == tuple(line.text for line in cleaned.lines if not line.reason)
    assert all(name in text for name in cleaned.authors)


@pytest.mark.parametrize(
    "lines",
    [(*HEAD, *PARAGRAPHS, *FOOT), ("a " * 400,), ("By " + "Ada " * 100,), ("join our " * 200, "x" * 2000), (TITLE,)],
    ids=["page", "words", "names", "patterns", "headlines"],
)
def test_time_is_linear(lines: tuple[str, ...]) -> None:
    assert_linear(lambda times: clean.clean("\n".join(chain.from_iterable([lines] * times))), 160)


@pytest.mark.parametrize("piece", ["join ", "(", "a.", "Home » ", "By A", "1 ", "image ", "\u3000x", "January 1, 202"])
def test_one_endless_line_is_no_trouble(piece: str) -> None:
    assert_linear(lambda times: clean.clean(piece * times), 40_000)


SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
EXPECTED = {  # body lines, title line, line that names the author
    "000": ([*range(3, 17)], 1, 17),
    "001": ([6, 8, 10, 16, 18, 22, 24, 26], 1, None),
    "002": ([*range(2, 68)], 1, None),
    "003": ([*range(1, 7)], None, 9),
    "004": ([*range(7, 76, 2)], 3, 5),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no raw articles at {SEEDS}: their rights forbid to commit them")
@pytest.mark.parametrize("number", EXPECTED)
def test_raw_articles_line_for_line(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    body, title, author = EXPECTED[number]
    text = path.read_text(encoding="utf-8")
    cleaned = clean.clean(text)
    assert [line.number for line in cleaned.lines if line.label == "body"] == body
    assert [line.number for line in cleaned.lines if line.reason == "title"] == ([title] if title else [])
    signatures = [line.number for line in cleaned.lines if line.label in ("byline", "biography")]
    assert signatures == ([author] if author else [])
    assert len(cleaned.authors) == (author is not None)
    assert cleaned.published is None
    assert clean.clean(clean.archive(cleaned), archived=True).paragraphs == cleaned.paragraphs


ABROAD = [
    (
        "ru", "Пирс в Эльмстаде останется", "Мария Келлер", "4 марта 2021 г.",
        "Совет города решил в четверг, что старый пирс будет стоять ещё десять лет.",
        ("Подписаться на рассылку", "Читайте также: цены на рыбу"),
        "Второе заседание назначено на апрель, оно пройдёт в Хольме, сообщили участники.",
    ),
    (
        "uk", "Пірс в Ельмстаді залишиться", "Автор: Марія Келлер", "4 березня 2021 р., 10:30",
        "Рада міста вирішила в четвер, що старий пірс буде стояти ще десять років.",
        ("Підписатися на розсилку", "Читайте також: ціни на рибу", "Усі права захищено"),
        "Друге засідання призначено на квітень, воно пройде в Хольмі, сказали учасники.",
    ),
    (
        "de", "Die alte Mole von Elmstad bleibt stehen", "Von Maria Keller", "4. März 2021, 10:30 Uhr",
        "Der Rat der Stadt hat am Donnerstag beschlossen, dass die alte Mole noch zehn Jahre stehen bleibt.",
        ("Abonnieren Sie unseren Newsletter", "Lesen Sie auch: Was Fisch kostet", "Alle Rechte vorbehalten"),
        "Eine zweite Sitzung ist für April in Holm geplant, sagten Teilnehmer der Beratung am Abend.",
    ),
    (
        "fr", "La jetée d’Elmstad restera en place", "Par Maria Keller", "4 mars 2021 à 10h30",
        "Le conseil de la ville a décidé jeudi que la vieille jetée restera en place encore dix ans.",
        ("Abonnez-vous à notre newsletter", "À lire aussi : le prix du poisson"),
        "Une deuxième séance est prévue pour avril à Holm, ont dit des participants aux journalistes.",
    ),
    (
        "zh", "埃尔姆斯塔德的旧码头将保留", "作者：王毅", "2021年3月4日",
        "市议会星期四决定，旧码头将再保留十年，渔民们对此表示欢迎。",
        ("订阅我们的新闻简报", "相关阅读：鱼的价格", "版权所有"),
        "第二次会议定于四月在霍尔姆举行，与会者对记者说。",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", ABROAD, ids=[case[0] for case in ABROAD])
def test_an_article_in_another_language_is_told_from_what_stands_around_it(case: tuple[str, ...]) -> None:
    code, title, signed, dated, first, around, last = case
    found = clean.clean(page(title, signed, dated, first, *around, last))
    assert (found.language, found.title, found.published) == (code, title, "2021-03-04")
    assert found.authors and found.authors[0] in signed
    assert found.paragraphs == (first, last)


@pytest.mark.parametrize(
    "line",
    [
        "Подписаться на рассылку решили в тот день все, кто стоял на пирсе.",
        "Newsletter der Stadt abonnieren in Elmstad mehr Leute als in Holm, sagte sie.",
        "订阅我们的报纸的人越来越少，编辑在星期四的会议上说，但是码头的人还在读它，因为他们想知道鱼的价格，也想知道船什么时候来，更想知道天气怎么样，以及市议会决定了什么。",
        "Quelle der Freude war für ihn das Meer.",
        "市长称未经授权的渔船将被拖走。发言人星期二说，新规定下个月生效。",
        "版权所有者要求赔偿，法院下周开庭。",
        "订阅本报的人数去年增加了三成，主编在年会上说。",
        "扫码付款的人越来越多",
    ],
)
def test_a_sentence_in_another_language_is_kept_however_it_begins(line: str) -> None:
    assert boilerplate.reason(line) is None


@pytest.mark.parametrize(
    "note",
    [
        "Editor’s note: This article was updated on March 8, 2021, to correct the name of the pier.",
        "This story has been updated to clarify what the harbour board said on Monday.",
        "Berichtigung vom 8. März 2021: In der ersten Fassung stand ein falscher Name des Leuchtturms.",
        "更正：本文较早版本误写了灯塔的名字，应为霍尔姆灯塔。",
        "Исправление: в первой версии статьи было неверно названо имя маяка в старом порту.",
    ],
)
def test_a_publishers_note_of_what_was_wrong_is_kept(note: str) -> None:
    assert note in clean.clean(page(*HEAD, *PARAGRAPHS, note, *FOOT)).paragraphs


def test_an_update_that_mends_nothing_is_no_correction() -> None:
    note = "Editor’s note: This article was updated on March 8, 2021, with photographs of the new pier."
    assert note not in clean.clean(page(*HEAD, *PARAGRAPHS, note, *FOOT)).paragraphs


def test_all_lines_of_a_wall_go() -> None:
    wall = ("Subscribe to continue reading", "Already have an account? Sign in", "Not ready? Register for free")
    assert clean.clean(page(*HEAD, *PARAGRAPHS[:2], *wall, *PARAGRAPHS[2:])).paragraphs == PARAGRAPHS


def test_the_day_in_a_dateline_is_no_part_of_its_place() -> None:
    first = f"ELMSTAD, March 3 (Reuters) - {PARAGRAPHS[0]}"
    assert clean.clean(page(*HEAD, first, *PARAGRAPHS[1:])).place == "Elmstad"


@pytest.mark.parametrize("line", ["作者：王毅、李明", "本报记者 王毅 李明 霍尔姆报道", "文／王毅，李明"])
def test_names_without_spaces_are_told_apart_and_from_where_they_report(line: str) -> None:
    assert byline.byline(line) == ("王毅", "李明")
