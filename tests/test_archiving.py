"""`explainer ingest` loses nothing: what is not recognised as the same article's is never written over."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import page_reader
from generator.cli.main import main
from generator.ingest.recognition import USUAL, Texts
from generator.publish import reading
from generator.publish.project import Project
from generator.publish.writing import write
from generator.source.refused import RefusedError
from tests import harbour

Run = Callable[..., Result]

KEEPERS = (
    "The keepers of the northern lighthouse stayed through four winters, and each of them wrote home about the fog.",
    "In the fifth winter the lamp went out twice, the log says, and twice it was lit again before the hour was over.",
    "Nobody on the mainland noticed, which the keepers took for the highest praise that their trade could earn.",
    "When the last of them left in spring, he locked the door and handed the key to the woman who sells the stamps.",
)
ROPES = (
    "A rope of hemp holds for eleven years if it is tarred each autumn, the old ropemaker says, and for three if not.",
    "His daughter has gone over to a yarn that needs no tar at all, and sells it by the metre to people with yachts.",
    "The two of them share a walk of two hundred metres, and they do not speak of hemp while there are customers in.",
)
NETS = (
    "Nets are mended from the middle, where the fish are, and nobody who begins at the edge is asked to come again.",
    "It takes two to mend one: the first holds the hole open, and the second tells a story until it has been closed.",
)
MORE = "The price of a stamp has gone up since then, and the woman who sells them says that she never found the door."


def page(title: str, paragraphs: tuple[str, ...], author: str = "Edda Saltmarsh", day: str = "May 2, 2022") -> str:
    head = [title, f"By {author}" if author else "", day, "Share this article"]
    return "\n\n".join([line for line in head if line] + [*paragraphs, "Subscribe to our newsletter"]) + "\n"


FIRST = page("The Lighthouse Keepers Who Stayed", KEEPERS)
SECOND = page("What Hemp Knows About the Sea", ROPES, day="October 9, 2022")
RECORD, ARCHIVED = "content/articles/saltmarsh-2022.md", "archive/saltmarsh-2022.md"


def archive(paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(paragraphs) + "\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Takes raw texts in, given by the names of their files; the options stand behind them."""
    harbour.write(tmp_path / "project")
    (tmp_path / "raw").mkdir()
    monkeypatch.chdir(tmp_path / "project")

    def run(raw: dict[str, str], *options: str) -> Result:
        for name, text in raw.items():
            Path("../raw", name).write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["ingest", *(f"../raw/{name}" for name in raw), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


def files() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def refused(run: Run, raw: str, *options: str) -> str:
    """What a text that is not taken in is told; nothing has changed then."""
    before = files()
    result = run({"raw.txt": raw}, *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert files() == before
    start, _, message = result.stderr.partition("../raw/raw.txt: not taken in: ")
    assert start == "explainer: " and "\n  help: " in message
    return message


def taken(run: Run, raw: str, *options: str) -> set[str]:
    """The files that are new, where a text is taken in; no other has changed then."""
    before = files()
    result = run({"raw.txt": raw}, *options)
    assert (result.exit_code, result.stderr) == (0, "")
    after = files()
    assert {path: after.get(path) for path in before} == before
    return set(after) - set(before)


# another article ------------------------------------------------------------------------------------------------------


def test_second_article_of_an_author_and_year_has_an_id_of_its_own(run: Run) -> None:
    assert taken(run, FIRST) == {RECORD, ARCHIVED}
    assert taken(run, SECOND) == {"content/articles/saltmarsh-2022-2.md", "archive/saltmarsh-2022-2.md"}
    assert taken(run, FIRST) == taken(run, SECOND) == set(), "both are known again"


@pytest.mark.parametrize("dry", [True, False])
def test_new_articles_of_one_call_do_not_collide(run: Run, dry: bool) -> None:
    before = files()
    raw = {"one.txt": FIRST, "two.txt": SECOND, "again.txt": FIRST}
    told = run(raw, *(["--dry-run"] if dry else []))
    assert told.exit_code == 0
    heads = [line for line in told.stdout.splitlines() if not line.startswith(" ")]
    assert [line.partition(" (")[0] for line in heads] == [
        "one.txt: article `saltmarsh-2022`",
        "two.txt: article `saltmarsh-2022-2`",
        "again.txt: article `saltmarsh-2022`",
    ]
    assert "`saltmarsh-2022` is another article" in told.stdout
    assert f"  {'would write' if dry else 'wrote'} archive/saltmarsh-2022-2.md\n" in told.stdout
    if dry:
        assert files() == before
    else:
        assert files()[ARCHIVED].decode("utf-8") == archive(KEEPERS)
        assert files()["archive/saltmarsh-2022-2.md"].decode("utf-8") == archive(ROPES)


def test_titles_without_latin_letters_do_not_collide(run: Run) -> None:
    one = page("Смотрители маяка остались", KEEPERS, author="")
    two = page("Что пенька знает о море", ROPES, author="")
    told = run({"маяк.txt": one, "море.txt": two})
    assert told.exit_code == 0
    ids = {"smotriteli-mayaka-ostalis", "chto-penka-znaet-o-more"}
    assert {f"content/articles/{id}.md" for id in ids} <= set(files())


def test_text_without_headline_by_a_known_author_is_an_article_of_its_own(run: Run) -> None:
    taken(run, FIRST)
    bare = "\n\n".join([*ROPES, "Edda Saltmarsh is a reporter at The Sound Courier.", "Read the full article here"])
    assert taken(run, bare) == {"content/articles/saltmarsh.md", "archive/saltmarsh.md"}


def test_text_without_headline_is_known_by_its_author_where_what_was_proved_stands_in_it(run: Run) -> None:
    Path("archive/quill-2021.md").unlink()
    bare = (
        harbour.ARTICLE
        + "\nNot one word more.\n\nAda Quill is a reporter at The Sound Courier.\n\nRead the full article here\n"
    )
    assert taken(run, bare) == {"archive/quill-2021.md"}


def test_same_headline_by_another_author_is_another_article_and_over_other_words_a_question(run: Run) -> None:
    taken(run, FIRST)
    title = "The Lighthouse Keepers Who Stayed"
    assert taken(run, page(title, ROPES, author="Jo Lantern")) == {
        "content/articles/lantern-2022.md", "archive/lantern-2022.md"
    }  # fmt: skip
    message = refused(run, page(title, NETS))
    assert message.startswith("it has the headline of `saltmarsh-2022`, but other words\n")
    assert "`--id saltmarsh-2022 --replace`" in message


def test_article_that_takes_most_of_another_in_is_a_question(run: Run) -> None:
    taken(run, page("What the Ropemaker Says", ROPES, author="Jo Lantern"))
    roundup = page("A Year on the Quay", (*KEEPERS, *ROPES))
    assert refused(run, roundup).startswith("most of its words stand in `lantern-2022` too, or most of those in it\n")
    assert taken(run, roundup, "--id", "quay") == {"content/articles/quay.md", "archive/quay.md"}


@pytest.mark.parametrize("options", [(), ("--replace",)])
def test_id_of_another_article_is_refused_unless_it_is_to_be_replaced(run: Run, options: tuple[str, ...]) -> None:
    taken(run, FIRST)
    if not options:
        message = refused(run, SECOND, "--id", "saltmarsh-2022")
        assert message.startswith("`saltmarsh-2022` is another article, “The Lighthouse Keepers Who Stayed”\n")
        return
    record = Path(RECORD).read_text("utf-8")
    assert run({"raw.txt": SECOND}, "--id", "saltmarsh-2022", "--replace").exit_code == 0
    assert Path(RECORD).read_text("utf-8") == record
    assert Path(ARCHIVED).read_text("utf-8") == archive(ROPES)
    assert [path.read_text("utf-8") for path in Path("archive/saltmarsh-2022").iterdir()] == [archive(KEEPERS)]


def test_id_of_another_article_without_a_text_is_refused_by_headline_and_author(run: Run) -> None:
    taken(run, FIRST)
    Path(ARCHIVED).unlink()
    other = page("What Hemp Knows About the Sea", ROPES, author="Jo Lantern")
    assert refused(run, other, "--id", "saltmarsh-2022").startswith("`saltmarsh-2022` is another article")
    assert taken(run, FIRST, "--id", "saltmarsh-2022") == {ARCHIVED}


def test_id_that_another_article_had_is_no_id_of_a_new_one(run: Run) -> None:
    record = Path("content/articles/quill-2021.md")
    record.write_text(record.read_text("utf-8").replace("title:", "formerly: [old-keepers]\ntitle:", 1), "utf-8")
    assert refused(run, FIRST, "--id", "old-keepers").startswith("the address of `old-keepers` is in use\n")


# the same article, changed --------------------------------------------------------------------------------------------


def test_changed_article_replaces_its_archived_text_which_is_kept_and_is_no_article(run: Run) -> None:
    taken(run, FIRST)
    record, old = Path(RECORD).read_text("utf-8"), Path(ARCHIVED).read_bytes()
    changed = (*KEEPERS[:3], "When the last of them left in autumn, he threw the key as far into the sea as he could.")
    told = run({"raw.txt": page("Keepers Who Stayed", changed)})
    assert told.exit_code == 0 and "  changed: 4 paragraphs and " in told.stdout
    (kept,) = Path("archive/saltmarsh-2022").iterdir()
    assert kept.read_bytes() == old
    assert kept.name[10:] == f"-{hashlib.sha256(old).hexdigest()[:8]}.md"
    assert f"  kept the text that was there as {kept.as_posix()}\n" in told.stdout
    assert Path(ARCHIVED).read_text("utf-8") == archive(changed)
    assert Path(RECORD).read_text("utf-8") == record
    read = reading.read_sources(Project(Path()))
    assert kept.as_posix() not in {source.path for source in read.texts} | set(read.assets)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_text_of_the_same_words_leaves_the_archived_one_as_it_is(run: Run) -> None:
    taken(run, FIRST)
    Path(ARCHIVED).write_text(archive(KEEPERS).replace(",", " –"), "utf-8")
    assert taken(run, FIRST) == set()


def test_text_that_may_be_published_is_replaced_where_it_lies(run: Run) -> None:
    taken(run, FIRST)
    published = Path("content/articles/saltmarsh-2022.text.md")
    Path(ARCHIVED).rename(published)
    changed = (*KEEPERS, MORE)
    assert run({"raw.txt": page("The Lighthouse Keepers Who Stayed", changed)}).exit_code == 0
    assert published.read_text("utf-8") == archive(changed) and not Path(ARCHIVED).exists()
    assert [path.read_text("utf-8") for path in Path("archive/saltmarsh-2022").iterdir()] == [archive(KEEPERS)]


@pytest.mark.parametrize("archived", [True, False], ids=["archived", "proved"])
def test_much_shorter_text_asks_before_it_replaces_what_is_there(run: Run, archived: bool) -> None:
    if not archived:
        Path("archive/quill-2021.md").unlink()
    cut = page("What the Harbour Town Forgot", tuple(harbour.ARTICLE.split("\n\n")[:2]), author="Ada Quill", day="")
    message = refused(run, cut)
    assert message.startswith("only 46 words are left of it, where `quill-2021` has 114\n  help: it may be cut off")
    assert run({"raw.txt": cut}, "--replace").exit_code == 0
    assert (Path("archive/quill-2021").is_dir(), Path("archive/quill-2021.md").is_file()) == (archived, True)


# what cannot be read --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("# publisher: …", "publisher: The Courier: Saltmouth", f"{RECORD}:6:23: a colon within a value"),
        ("# genre: opinion", "genre: opinon", f"{RECORD}:7:8: `genre` is `opinon`"),
    ],
)
@pytest.mark.parametrize("archived", [True, False])
def test_record_that_cannot_be_decoded_is_mended_first(
    run: Run, old: str, new: str, place: str, archived: bool
) -> None:
    taken(run, FIRST)
    record = Path(RECORD).read_text("utf-8")
    assert old in record
    Path(RECORD).write_text(record.replace(old, new) + "A note of the editor's.\n", "utf-8")
    if not archived:
        Path(ARCHIVED).unlink()
    for options in ((), ("--replace",), ("--id", "saltmarsh-2022")):
        message = refused(run, FIRST, *options)
        assert message.startswith(f"its record cannot be read: {place}")
        assert "\n  help: mend the record first: " in message


def test_record_that_is_no_text_is_mended_first(run: Run) -> None:
    taken(run, FIRST)
    Path(RECORD).write_bytes(b"---\ntitle: Caf\xe9\n---\n")
    assert refused(run, FIRST).startswith(f"its record cannot be read: {RECORD}:2:11: not UTF-8 at byte 15\n")


def test_archived_text_without_a_record_is_not_written_over(run: Run) -> None:
    taken(run, FIRST)
    Path(RECORD).unlink()
    changed = page("The Lighthouse Keepers Who Stayed", (*KEEPERS, MORE))
    for options in ((), ("--id", "saltmarsh-2022"), ("--id", "saltmarsh-2022", "--replace")):
        assert refused(run, changed, *options).startswith(
            f"{ARCHIVED} has other words, and no record tells what it is\n"
        )
    assert "saltmarsh-2022-2" in "".join(taken(run, SECOND))
    assert taken(run, FIRST) == {RECORD}, "its own text brings the record back"


def test_archived_text_that_cannot_be_read_is_not_written_over(run: Run) -> None:
    taken(run, FIRST)
    Path(ARCHIVED).write_bytes(b"\xff")
    assert refused(run, FIRST).startswith(f"its archived text {ARCHIVED} cannot be read\n")


@pytest.mark.parametrize("raw", ["", "\n \n", "…\n\n-\n"])
def test_text_without_words_is_an_error(run: Run, raw: str) -> None:
    assert refused(run, raw).startswith("there are no words in it\n")


def test_text_of_which_nothing_is_left_is_an_error_that_says_why(run: Run) -> None:
    message = refused(run, "Share this article\n\nSubscribe to our newsletter\n")
    assert message.startswith("no paragraph is left of it (line 1: residue, ")


def test_file_that_is_not_taken_in_keeps_no_other_back(run: Run) -> None:
    before = files()
    told = run({"one.txt": FIRST, "empty.txt": "", "two.txt": SECOND})
    assert told.exit_code == 1
    assert set(files()) - set(before) == {
        RECORD, ARCHIVED, "content/articles/saltmarsh-2022-2.md", "archive/saltmarsh-2022-2.md"
    }  # fmt: skip
    assert told.stderr.splitlines()[0] == "explainer: ../raw/empty.txt: not taken in: there are no words in it"
    assert told.stderr.splitlines()[-1] == "explainer: 1 of 3 files not taken in: ../raw/empty.txt"


def test_settings_that_cannot_be_read_are_named_with_their_place(run: Run) -> None:
    Path("mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    before = files()
    told = run({"raw.txt": FIRST})
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("explainer: the settings cannot be read: mkdocs.yml:1:1: error[yaml-invalid]: ")
    assert files() == before


# the report -----------------------------------------------------------------------------------------------------------


def test_report_shows_the_words_that_were_dropped_and_what_is_left_to_fill_in(run: Run) -> None:
    told = run({"raw.txt": FIRST}, "--dry-run").stdout
    assert "    line 7: residue, share row: “Share this article”\n" in told
    assert "  authors: Edda Saltmarsh (line 3)\n" in told
    assert "  to fill in: publisher, url, genre, and what kind of source it is\n" in told
    assert re.search(r"  kept 4 paragraphs, 8\d words, 8\d% of all; dropped 5 lines\n", told)


def test_report_as_json_has_all_words(run: Run) -> None:
    (told,) = json.loads(run({"raw.txt": FIRST}, "--dry-run", "--json").stdout)
    assert told["article"] == "saltmarsh-2022" and told["new"] and told["kept"]["paragraphs"] == 4
    assert told["fields"]["published"] == {"value": "2022-05-02", "found": "line 5"}
    assert {
        "line": 17,
        "reason": "residue, newsletter form",
        "unsure": False,
        "text": "Subscribe to our newsletter",
    } in told["dropped"]


def test_view_strikes_what_was_dropped_and_escapes_it(run: Run) -> None:
    run(
        {"raw.txt": FIRST.replace("Share this article", "Share this <b>article")}, "--dry-run", "--view", "../look.html"
    )
    page = Path("../look.html").read_text("utf-8")
    assert "<del>Share this &lt;b&gt;article</del>" in page and f"<td>{KEEPERS[0]}</td><td>{KEEPERS[0]}</td>" in page


def test_text_of_which_less_than_a_tenth_is_kept_exits_with_an_error(run: Run) -> None:
    told = run(
        {"raw.txt": f"{KEEPERS[0]}\n\n" + "Share this article\n\nSubscribe to our newsletter\n\n" * 60}, "--dry-run"
    )
    assert told.exit_code == 1 and "  look at: only " in told.stdout


def test_folder_is_taken_in_and_one_bad_file_is_named_at_the_end(run: Run) -> None:
    run({"one.txt": FIRST, "two.txt": SECOND}, "--dry-run")
    Path("../raw/bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    told = CliRunner().invoke(main, ["ingest", "../raw"])
    assert (
        told.exit_code == 1 and told.stderr.splitlines()[-1] == "explainer: 1 of 3 files not taken in: ../raw/bad.pdf"
    )
    assert {RECORD, ARCHIVED, "archive/saltmarsh-2022-2.md"} <= set(files())


def test_decision_of_the_record_holds_on_a_page_that_moved_and_one_that_hits_nothing_is_told(run: Run) -> None:
    taken(run, FIRST)
    record = Path(RECORD)
    record.write_text(
        record.read_text("utf-8").replace("rights:", 'keep: ["Share this", "The windmill"]\nrights:'), "utf-8"
    )
    told = run({"raw.txt": f"Skip to content\n\n{FIRST}"})
    assert "Share this article" in Path(ARCHIVED).read_text("utf-8")
    assert "  look at: `keep: The windmill` begins no line\n" in told.stdout
    assert "decision-unmet" in CliRunner().invoke(main, ["check"]).output


def test_word_that_changed_in_a_quotation_is_shown(run: Run) -> None:
    changed = harbour.ARTICLE.replace("48,000 passengers", "84,000 passengers")
    told = run({"raw.txt": changed}, "--id", "quill-2021", "--archived").stdout
    assert "“48,000” became “84,000”" in told
    assert "  no longer stands: “The old ferry across the Sound carried 48,000 …”; now: “The old ferry across" in told
    assert "  revision to add to the record, with the day of this state: {date: …, sha256: " in told


def test_number_of_a_paragraph_that_moved_is_proposed_anew_and_written_where_that_is_agreed_to(run: Run) -> None:
    claim = Path("content/claims/pier-stays.md")
    before, raw = claim.read_text("utf-8"), {"raw.txt": f"{MORE}\n\n{harbour.ARTICLE}"}
    shown = run(raw, "--id", "quill-2021", "--archived", "--dry-run")
    assert "\n-    paragraph: 5\n+    paragraph: 6\n" in shown.stdout and claim.read_text("utf-8") == before
    told = run(raw, "--id", "quill-2021", "--archived")
    assert "  moved: “We will not close the pier …” from paragraph 2 to paragraph 3\n" in told.stdout
    assert "nothing of it was written: agree beforehand with --yes" in told.stderr
    assert claim.read_text("utf-8") == before


def test_number_of_a_paragraph_that_moved_is_written_where_that_is_agreed_to(run: Run) -> None:
    claim = Path("content/claims/pier-stays.md")
    before = claim.read_text("utf-8")
    told = run({"raw.txt": f"{MORE}\n\n{harbour.ARTICLE}"}, "--id", "quill-2021", "--archived", "--yes")
    assert told.exit_code == 0 and "wrote content/claims/pier-stays.md" in told.stdout
    assert claim.read_text("utf-8") == before.replace("paragraph: 5", "paragraph: 6")


def test_paragraph_that_was_parted_is_told_and_its_number_stays(run: Run) -> None:
    parted = harbour.ARTICLE.replace("sea wall, and nobody", "sea wall.\n\nNobody")
    told = run({"raw.txt": parted}, "--id", "quill-2021", "--archived")
    assert "names paragraph 5, whose words changed or went: look it up" in told.stderr
    assert "-    paragraph" not in told.stdout


def test_paragraph_that_is_parted_within_a_quotation_is_not_unchanged(run: Run) -> None:
    parted = harbour.ARTICLE.replace("We will not close the pier", "We will not\n\nclose the pier")
    told = run({"raw.txt": parted}, "--id", "quill-2021", "--archived").stdout
    assert "unchanged" not in told and "no longer stands: “We will not close the pier …”" in told


def test_archive_tells_which_texts_are_here_and_proved(run: Run) -> None:
    told = CliRunner().invoke(main, ["archive"])
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0].startswith("quill-2021: archive/quill-2021.md, ")
    assert "quotations proved by this text" in told.stdout
    Path("archive/quill-2021.md").write_text("Other words.\n", "utf-8")
    assert CliRunner().invoke(main, ["archive"]).exit_code == 1
    Path("archive/quill-2021.md").unlink()
    told = CliRunner().invoke(main, ["archive"])
    assert told.exit_code == 0 and "no text here" in told.stdout


# a process of its own -------------------------------------------------------------------------------------------------


def test_page_is_read_in_a_process_of_its_own(run: Run) -> None:
    pytest.importorskip("trafilatura")
    body = "".join(f"<p>{line}</p>" for line in (*KEEPERS, "Subscribe to our newsletter"))
    head = "<h1>The Lighthouse Keepers Who Stayed</h1><p>By Edda Saltmarsh</p>"
    html = f"<html><body><article>{head}{body}</article></body></html>"
    told = run({"page.html": html}, "--id", "keepers")
    assert told.exit_code == 0 and "  read as: web page\n" in told.stdout
    assert Path("archive/keepers.md").read_text("utf-8") == archive(KEEPERS)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import time; time.sleep(60)", "not read within 1 seconds; save its text, and take that in"),
        ('print(\'{"error": "the page cannot be read"}\')', "not read: the page cannot be read"),
        ("import os; os.kill(os.getpid(), 9)", "not read: it took too much memory; save its text, and take that in"),
    ],
)
def test_page_that_takes_too_long_or_breaks_its_process_is_refused(
    program: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stand_in.py").write_text(program, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(page_reader, "__name__", "stand_in")
    monkeypatch.setattr(page_reader, "SECONDS", 1)
    monkeypatch.setattr(page_reader, "_reader", reader := page_reader._Reader())
    with pytest.raises(RefusedError) as refused:
        page_reader.read_page(b"<html></html>", "page.html")
    reader.close()
    assert str(refused.value) == f"page.html: {why}"


def test_pages_are_read_by_one_process_and_by_another_where_it_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    reader = page_reader._Reader()
    monkeypatch.setattr(page_reader, "_reader", reader)
    page_of = "<html><body><article><h1>{0}</h1>{1}</article></body></html>"
    body = "".join(f"<p>{line}</p>" for line in KEEPERS)
    ids = []
    for title in ("The Keepers", "The Lamp", "The Fog"):
        assert KEEPERS[0] in page_reader.read_page(page_of.format(title, body).encode(), "page.html").text
        assert reader._process
        ids.append(reader._process.pid)
        if title == "The Lamp":
            reader._process.kill()
            with pytest.raises(RefusedError, match="not read"):
                page_reader.read_page(b"<html></html>", "page.html")
    reader.close()
    assert ids[0] == ids[1] != ids[2]


# the disk -------------------------------------------------------------------------------------------------------------


def test_new_file_does_not_take_the_place_of_one_that_came_up_since(tmp_path: Path) -> None:
    file = tmp_path / "archive" / "saltmarsh-2022.md"
    assert write(file, "one", new=True)
    with pytest.raises(RefusedError, match="is there already; it is not written over"):
        write(file, "two", new=True)
    assert [(path.name, path.read_text()) for path in file.parent.iterdir()] == [("saltmarsh-2022.md", "one")]


def test_new_file_is_made_where_the_disk_has_no_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", link)
    assert write(tmp_path / "one.md", "one", new=True)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("one.md", "one")]


def test_a_view_is_written_over_a_view_alone(run: Run) -> None:
    raw = {"raw.txt": FIRST}
    for taken in ("mkdocs.yml", "content/claims/pier-stays.md"):
        before = files()
        told = run(raw, "--dry-run", "--view", taken)
        assert told.exit_code == 1 and "no view that `ingest` wrote: name another file" in told.stderr
        assert files() == before
    assert run(raw, "--dry-run", "--view", "nowhere/x.html").stderr.endswith(
        "nowhere: no such folder; make it first, or name another\n"
    )
    assert not Path("nowhere").exists()
    for _ in range(2):
        told = run(raw, "--dry-run", "--view", "../look.html")
        assert told.exit_code == 0 and told.stdout.endswith("wrote ../look.html\n")


def test_what_of_a_folder_is_not_taken_in_is_told(run: Run) -> None:
    Path("../raw/within").mkdir()
    told = CliRunner().invoke(main, ["ingest", "../raw", "--dry-run"])
    assert told.exit_code == 1 and "../raw/within is a folder within: name it itself" in told.stderr
    assert told.stderr.endswith("explainer: no file in ../raw; name a file, or a folder that holds some\n")


def test_line_that_an_editor_keeps_as_a_caption_is_no_paragraph_and_can_be_quoted(run: Run) -> None:
    caption = "Photo: the lamp room of the northern light in its last winter"
    raw = page("The Lighthouse Keepers Who Stayed", KEEPERS).replace(KEEPERS[1], f"{caption}\n\n{KEEPERS[1]}")
    assert run({"a.txt": raw}).exit_code == 0
    assert Path(ARCHIVED).read_text("utf-8") == archive(KEEPERS)
    record = (
        Path(RECORD).read_text("utf-8").replace("draft: true", 'draft: true\nkeep: ["[caption] Photo: the lamp room"]')
    )
    Path(RECORD).write_text(record, "utf-8")
    assert run({"a.txt": raw}).exit_code == 0
    assert Path(ARCHIVED).read_text("utf-8") == f"[caption] {caption}\n\n{archive(KEEPERS)}"
    told = run({"a.txt": raw})
    assert "unchanged" in told.stdout and Path(ARCHIVED).read_text("utf-8").startswith("[caption]")


def test_what_so_many_texts_have_in_common_tells_none_from_the_others() -> None:
    texts = Texts()
    usual = tuple(f"{word} of the quay" for word in ("keepers", "ropes", "lamps", "nets", "tides", "gulls"))
    own = {str(n): (f"the story of number {n} is told by nobody but by {n} and by {n + 1}",) for n in range(USUAL + 8)}
    for id, paragraphs in own.items():
        texts.add(id, (*usual, *paragraphs))
    assert dict(texts.overlaps(usual)) == {}
    assert max(texts.overlaps((*usual, *own["7"])), key=lambda pair: pair[1].both)[0] == "7"
    assert texts.same((*usual, *own["7"])) == "7"
