"""Raw files of every form and kind become the same article; nothing of it is lost, nothing invented."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.ingest import Raw, documents, drafting, forms, web_page, wrapping
from generator.ingest.cleaning import clean
from generator.source import MissingLibraryError, install
from tests.harbour import ROOT

TITLE = "The orchard on the railway bank is to be felled"
BODY = (
    "The railway board said on Tuesday that the old orchard on its bank at Brackwater will be felled before winter.",
    "“We have looked for another way since the spring, and there is none,” said Wilma Tarn, who plans the new track.",
    "The trees were set by the wives of the track layers in 1911, and their pears have been sold at the station since.",
    "What the surveyors saw",
    "A survey by the county says that 14 of the 40 trees are hollow, and that the bank has moved by a hand since 2019.",
    "“A pear tree does not hold a bank,” it says. A wall would cost 3.1 million crowns, and that is too much.",
)
TEXT = "\n\n".join((TITLE, "By Nell Aldous", "May 6, 2023", *BODY, "Share this article", "Leave a comment")) + "\n"


def cleaned(data: bytes, name: str = "raw.txt") -> clean.Cleaned:
    raw = forms.read(data, name)
    return drafting.completed(clean.clean(raw.text, extracted=raw.extracted), raw)


def kept(text: str) -> tuple[str, ...]:
    return clean.clean(text).paragraphs


def article(*lines: str) -> str:
    return "\n\n".join((TITLE, "By Nell Aldous", "May 6, 2023", *lines)) + "\n"


# encodings ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_whatever_encoding_and_a_guess_is_told(codec: str) -> None:
    raw = forms.read(TEXT.encode(codec), "raw.txt")
    assert raw.text == TEXT
    guessed = codec in ("utf-16-le", "utf-16-be", "cp1252")
    assert [each.startswith(f"encoding guessed: {codec}") for each in raw.told] == [True] * guessed


def test_without_the_extra_text_is_read_and_all_else_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str, extra: str, use: str) -> None:
        raise MissingLibraryError(f"{use} needs a library: {install(extra)}")

    for module in (forms, documents, web_page):
        monkeypatch.setattr(module, "library", missing)
    assert cleaned(TEXT.encode()).paragraphs == BODY
    with pytest.raises(forms.UnreadableError) as refused:
        forms.read(TEXT.encode("cp1252"), "raw.txt")
    assert "pip install" in refused.value.help and "charset-normalizer" in refused.value.help
    for data in (b"%PDF-1.7", b"PK\x03\x04"):
        with pytest.raises(MissingLibraryError, match="pip install"):
            forms.read(data, "raw")


def test_text_that_was_decoded_wrongly_before_is_told() -> None:
    raw = forms.read(TEXT.encode("utf-8").decode("cp1252", "replace").encode("utf-8"), "raw.txt")
    assert [each.partition(":")[0] for each in raw.told] == ["mojibake"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\xff\x01", b"a\x01\xffb"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(forms.UnreadableError):
        forms.read(data, "raw.txt")


# forms ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [56, 66, 78])
@pytest.mark.parametrize("apart", ["\n\n", "\n"], ids=["blank lines", "no blank lines above"])
def test_hard_wraps_are_mended(width: int, apart: str) -> None:
    head = apart.join((TITLE, "By Nell Aldous", "May 6, 2023"))
    wrapped = "\n\n".join((head, *(textwrap.fill(line, width) for line in BODY))) + "\n"
    found = cleaned(wrapped.encode())
    assert found.paragraphs == BODY
    assert (found.title, found.authors, found.published) == (TITLE, ("Nell Aldous",), "2023-05-06")
    assert forms.read(wrapped.encode(), "raw.txt").told == ("hard wraps mended",)


def test_parted_words_are_joined_and_the_numbers_of_pages_go() -> None:
    page = "\n".join(
        ("The railway board said on Tuesday that the old orchard on",
         "its bank at Brackwater will be felled before winter.", "",
         "Brackwater Post | 6 May 2023 | Page 1 of 2", "", "It has looked for another way since the spring, a spokes-",
         "woman said, and there is none that the county would have",
         "paid for, or that a long-standing plan would have let them",
         "take. What was promised in the months of that year, in the long-",
         "standing plan is of 1911."))  # fmt: skip
    raw = wrapping.mended(Raw(page))
    assert "Page 1" not in raw.text and "a spokeswoman said" in raw.text and "in the long-standing plan is" in raw.text


def test_verse_and_lists_are_not_joined() -> None:
    verse = "The sea\nis not\na lake\nat all\n\n- pears\n- plums\n- a sack of apples\n"
    assert wrapping.mended(Raw(verse)).text == verse


def test_mail_that_was_sent_on_gives_the_article_and_not_its_sender() -> None:
    lines = [line for each in (TITLE, "By Nell Aldous", *BODY) for line in (*textwrap.wrap(each, 60), "")]
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    head = f"From: Rob Desk <rob@example.org>\nDate: Mon, 8 May 2023 09:00:00 +0200\nSubject: Fwd: {TITLE}\n\n"
    mail = f"{head}See below.\n\n{quoted}\n\n-- \nRob\n"
    found = cleaned(mail.encode())
    assert found.paragraphs == BODY
    assert (found.title, found.authors, found.published) == (TITLE, ("Nell Aldous",), None)


def test_mail_with_parts_is_read_by_its_plain_one() -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "rob@example.org"
    message.set_content("\n\n".join(BODY))
    message.add_alternative("<p>other words</p>", subtype="html")
    assert cleaned(message.as_bytes(), "raw.eml").paragraphs == BODY


def test_markdown_is_read_as_its_words() -> None:
    text = (
        f"# {TITLE}\n\n*By Nell Aldous* · May 6, 2023\n\n{BODY[0]}\n\n> {BODY[1]}\n\n{BODY[2]}\n\n"
        f"## {BODY[3]}\n\n{BODY[4]}\n\n![A tree](tree.jpg)\n\n* a pear\n* a plum\n\n"
        f"[Read more](https://example.org/x)\n\n{BODY[5]}\n\n---\n\n[^1]: A note.\n"
    )
    found = cleaned(text.encode())
    assert found.paragraphs == (*BODY[:5], "- a pear", "- a plum", BODY[5])
    assert (found.title, found.authors, found.published) == (TITLE, ("Nell Aldous",), "2023-05-06")


def test_word_document_is_read() -> None:
    pytest.importorskip("mammoth")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, "By Nell Aldous", *BODY))
    space = "http://schemas.openxmlformats.org"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    word = f"{space}/wordprocessingml/2006/main"
    document = f"{space}/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="r" Type="{document}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert cleaned(file.getvalue(), "raw.docx").paragraphs == BODY


def test_a_word_document_that_unpacks_to_more_than_a_machine_has_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("mammoth")
    monkeypatch.setattr(documents, "UNPACKED", 2**20)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w>{'a' * 2**21}</w>")
    with pytest.raises(documents.DamagedError, match="unpacks to more than 1 MB"):
        documents.word(file.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_word_document_with_entities_is_refused_since_what_they_stand_for_would_be_missing(encoding: str) -> None:
    pytest.importorskip("mammoth")
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        text = '<!DOCTYPE w [<!ENTITY pier "The pier is closed.">]><w>&pier; The council met.</w>'
        archive.writestr("word/document.xml", text.encode(encoding))
    with pytest.raises(documents.DamagedError, match=r"`word/document.xml` in it has a document type with entities"):
        documents.word(file.getvalue())


def test_pdf_is_read_with_its_paragraphs_and_without_its_numbers() -> None:
    pytest.importorskip("pypdf")
    pages = ((TITLE, "By Nell Aldous", "May 6, 2023", *BODY, "Page 1 of 1"),)
    assert cleaned(pdf(pages)).paragraphs == tuple(line.replace("“", '"').replace("”", '"') for line in BODY)


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Paragraphs set to a width, a gap between them, as a PDF of one font."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        lines = [line for block in page for line in (*textwrap.wrap(block, 80), "")]
        shown = (f"1 0 0 1 60 {760 - 14 * at} Tm ({line}) Tj" for at, line in enumerate(lines) if line)
        text = "\n".join(("BT /F1 11 Tf", *shown, "ET")).replace("“", '"').replace("”", '"').encode("ascii")
        kids.append(len(objects) + 1)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (kids[-1] + 1),
            b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        ]
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj", b"PK\x03\x04 no archive"])
def test_broken_document_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(forms.UnreadableError, match="file that cannot be read") as refused:
        forms.read(data, "raw")
    assert refused.value.help == "save its text, and take that in"


# web pages ------------------------------------------------------------------------------------------------------------

PAGE = (
    '<!-- saved --><!doctype html><html lang="en-GB"><head><title>x</title>'
    '<meta property="og:site_name" content="Brackwater Post">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + TITLE + '",'
    '"datePublished":"2023-05-06T09:00:00Z",'
    '"author":[{"name":"Nell Aldous"},{"name":"Jo Wick"}]}</script></head><body>'
    '<nav><a href="/">Home</a></nav><article><h1>'
    + TITLE + "</h1><p>By Nell Aldous</p>" + "".join(f"<p>{line}</p>" for line in BODY)
    + '<p style="display: none">Nobody sees this paragraph of the page, and nobody ought to quote from it either.</p>'
    "<p>Subscribe to our newsletter</p></article></body></html>"
)  # fmt: skip


@pytest.mark.parametrize("start", ["", "\ufeff", "  \n"])
def test_page_is_known_as_one_and_a_tag_in_a_text_is_not(start: str) -> None:
    assert forms.form((start + PAGE).encode(), "raw.txt") == "web page"
    assert forms.form(f"{start}<p>A fragment.</p><p>Of two.</p>".encode(), "raw") == "web page"
    assert forms.form(f"{start}5 < 6, the {'<b>'} said.".encode(), "raw.txt") == "text"


def test_page_gives_its_body_and_what_it_says_in_data() -> None:
    pytest.importorskip("trafilatura")
    raw = web_page.extract(PAGE.encode())
    found = drafting.completed(clean.clean(raw.text, extracted=True), raw)
    assert found.paragraphs == BODY
    assert (found.title, found.authors, found.published) == (TITLE, ("Nell Aldous", "Jo Wick"), "2023-05-06")
    fields = {name: (value, where) for name, value, where in drafting.found(found, raw, None)}
    assert fields["publisher"] == ("Brackwater Post", "meta og:site_name")
    assert fields["authors"] == ("Nell Aldous; Jo Wick", "JSON-LD")
    assert raw.told[0] == "1 hidden element left out"


# kinds of text --------------------------------------------------------------------------------------------------------


def test_short_speeches_are_kept() -> None:
    talk = ("HOST: Good morning.", "TARN: Good morning.", "HOST: Why?", "TARN: The bank moves.", "[APPLAUSE]",
            "HOST: When?",
            "TARN: In May.", "HOST: Thank you.")  # fmt: skip
    assert kept(article(*talk)) == talk


def test_items_under_numbered_heads_are_kept() -> None:
    items = (
        "1. The wall",
        "It is high.",
        "2. The trees",
        "3. The bank",
        "It moves, and nobody knows why.",
        "4. Pears",
        "Forty.",
    )
    assert kept(article(*items, "Read more: How the bank was built")) == items


FOOT = ("Share this article", "Related articles", "Bridge tolls to rise in May", "Leave a comment")
KINDS = {
    "live blog": (
        "9.02am",
        "The doors of the hall are open.",
        "9.15am",
        "The mayor has come in.",
        "10.05am",
        "Nine to four.",
    ),
    "poem": (
        "The sea",
        "is not a lake,",
        "nor is the lake",
        "a pond that grew;",
        "the pond was here",
        "before the two.",
    ),
    "questions": (
        "Why are they to go?",
        "Because the bank moves.",
        "And when?",
        "In May, the board says.",
        "Who pays?",
        "It.",
    ),
    "speech": (
        "Friends,",
        "we have met here before.",
        "Today I speak.",
        "(Applause)",
        "I say: leave the trees.",
        "Thank you.",
    ),
    "dialogue": (
        "“Who is there?”",
        "“The keeper.”",
        "“Which keeper?”",
        "“The old one.”",
        "“He is dead.”",
        "“So they say.”",
    ),
    "ranking": (
        "3. The Wick",
        "It keeps until May.",
        "2. The Brack",
        "Sweet.",
        "1. The Tarn",
        "A small pear, and a sour one.",
    ),
    "steps": (
        "Step 1: Wash the pears",
        "Use cold water.",
        "Step 2: Cut them",
        "Thin slices.",
        "Step 3: Dry them",
        "Two days.",
    ),
    "bullets": (BODY[0], BODY[1], "• A wall of stone: 3.1 million", "• Piles: 2 million", "• Nothing", BODY[2]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_short_lines_are_kept_whatever_the_kind_of_text(kind: str) -> None:
    found = clean.clean(article(*KINDS[kind], *FOOT))
    assert (found.title, found.authors, found.published) == (TITLE, ("Nell Aldous",), "2023-05-06")
    assert found.paragraphs == KINDS[kind]


def test_second_copy_of_a_text_goes_and_the_first_stays_whole() -> None:
    found = clean.clean(TEXT + TEXT)
    assert found.paragraphs == BODY
    assert "the text stands in it twice: the second copy was dropped" in found.told


def test_box_for_subscribers_goes_whole() -> None:
    box = (
        "The rest of this story is for subscribers.",
        "Already a subscriber? Sign in.",
        "All our stories, every day.",
        "Cancel anytime.",
    )
    assert kept(article(*BODY[:2], *box, *BODY[2:])) == BODY


def test_note_of_a_correction_is_kept_and_offered_as_a_revision() -> None:
    note = "Correction, May 9, 2023: An earlier version of this article gave a wrong number of trees. There are 40."
    found = clean.clean(article(*BODY, note, "Share this article"))
    assert found.paragraphs == (*BODY, note)
    (told,) = drafting.offered(found)
    assert "{date: 2023-05-09, sha256: " in told


def test_agency_is_no_author_and_its_dateline_is_a_place() -> None:
    found = clean.clean(
        "\n\n".join((TITLE, "By NELL ALDOUS, Associated Press", f"BRACKWATER (AP) — {BODY[0]}", *BODY[1:]))
    )
    assert (found.authors, found.place) == (("NELL ALDOUS",), "Brackwater")


@pytest.mark.parametrize(
    ("line", "authors", "day"),
    [
        ("Posted on May 6, 2023 by Nell Aldous", ("Nell Aldous",), "2023-05-06"),
        ("Nell Aldous | Senior Writer | May 6, 2023", ("Nell Aldous",), "2023-05-06"),
        ("May 6, 2023 · 4 min read · By Nell Aldous and Jo Wick", ("Nell Aldous", "Jo Wick"), "2023-05-06"),
        ("6. Mai 2023", (), "2023-05-06"),
        ("6 mai 2023", (), "2023-05-06"),
        ("05/06/2023", (), None),
    ],
)
def test_authors_and_day_are_found_in_one_line(line: str, authors: tuple[str, ...], day: str | None) -> None:
    pytest.importorskip("babel")
    found = clean.clean("\n\n".join((TITLE, line, *BODY, "Share this article")))
    assert (found.authors, found.published, found.paragraphs) == (authors, day, BODY)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ".join(BODY), "en"),
        ("Der Bahnhof ist alt und die Bäume sind es auch, sagte die Frau, die nicht mit dem Zug fährt.", "de"),
        ("駅の果樹園は冬までに伐採されると鉄道会社が火曜日に発表した。", "ja"),
        ("На станции сказали, что сад не будет вырублен, и это было не для газеты.", "ru"),
        ("zzz qqq", None),
    ],
)
def test_language_is_found(text: str, language: str | None) -> None:
    assert clean.clean(text).language == language


def test_text_without_spaces_between_words_is_kept_and_that_is_said() -> None:
    lines = ("鉄道会社は火曜日に発表した。", "古い果樹園は冬までに伐採される。", "壁を作るには三百万かかる。")
    found = clean.clean("\n\n".join(("果樹園の話", *lines, "Share this article")))
    assert found.paragraphs[-3:] == lines and any("not known in this language" in told for told in found.told)


def test_names_of_months_are_those_of_cldr() -> None:
    from scripts import months as written

    # In a process of its own: Babel keeps what it loaded before, with what a language inherits.
    code = "import sys; from scripts import months; sys.stdout.buffer.write(months.module().encode())"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    assert written.FILE.read_text("utf-8") == made.stdout.decode()
