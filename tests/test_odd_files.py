"""Odd files of a folder: each is taken in or refused with advice, none keeps another back or is half-written."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from tests import harbour
from tests.test_forms import BODY, TITLE

PARAGRAPHS = "\n\n".join(BODY)
ARTICLE = f"{TITLE}\n\nBy Ada Quill\n\nMay 2, 2022\n\n{PARAGRAPHS}\n"


def packed() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("article.txt", ARTICLE)
    return made.getvalue()


def mail(body: str = "", subtype: str = "plain") -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = f"Fwd: {TITLE}", "a@sender.example", "c@reader.example"
    if body:
        made.set_content(body, subtype=subtype)
    made.add_attachment(b"\xff\xd8\xff" * 50, maintype="image", subtype="jpeg", filename="quay.jpg")
    return made.as_bytes()


def locked() -> bytes:
    pypdf = pytest.importorskip("pypdf")
    writer, made = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("tramway", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


TAKEN = {
    "lines of Windows.txt": ARTICLE.replace("\n", "\r\n").encode(),
    "lines of an old Mac.txt": ARTICLE.replace("\n", "\r").encode(),
    "marked.txt": b"\xef\xbb\xbf" + ARTICLE.encode(),
    "utf-16.txt": ARTICLE.encode("utf-16"),
    "utf-16 big.txt": ARTICLE.encode("utf-16-be"),
    "western.txt": ARTICLE.replace("“", '"').replace("”", '"').replace("’", "'").encode("cp1252"),
    "a name, with spaces & signs.txt": ARTICLE.encode(),
    "статья 名前.txt": ARTICLE.encode(),
    "-a-hyphen.txt": ARTICLE.encode(),
    "text.pdf": ARTICLE.encode(),
    "tag.txt": f"{ARTICLE}\n<p>".encode(),
    "same.md": f"# {TITLE}\n\n{PARAGRAPHS}\n".encode(),
    "sent on.eml": mail(PARAGRAPHS),
    "controls.txt": ARTICLE.replace("May 2", "\x1b[31mMay 2\x07").encode(),
    "bidi.txt": ARTICLE.replace("Ada", "\u202eAda\u202c").encode(),
}
REFUSED = {
    "nothing.txt": (b"", "no words"),
    "blank.txt": (b" \n\t\n\n", "no words"),
    "rules.txt": (b"---\n***\n---\n", "no words"),
    "links.txt": (b"https://a.example/x\nhttps://b.example/y\n", "no paragraph is left"),
    "noise.bin": (bytes(range(256)) * 20, "control characters"),
    "null.txt": (ARTICLE.replace("Ada", "A\0da").encode(), "control characters"),
    "picture.jpg": (b"\xff\xd8\xff\xe0" + bytes(range(200)) * 4, "control characters"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "control characters"),
    "packed.gz": (gzip.compress(ARTICLE.encode(), mtime=0), "control characters"),
    "packed.zip": (packed(), "no Word document"),
    "named.docx": (packed(), "no Word document"),
    "cut.docx": (packed()[:60], "cannot be read"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "cannot be read"),
    "rich.rtf": (rb"{\rtf1\ansi The pier is closed, the council says.}", "RTF"),
    "data.json": (b'{"title": "Pears", "body": "The pier is closed, the council says."}', "JSON"),
    "feed.xml": (b'<?xml version="1.0"?><rss><item>The pier is closed</item></rss>', "XML"),
    "picture.eml": (mail(), "no words"),
    "large.txt": (b"x " * 2_700_000, "larger than"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("odd") / "raw"
    (made / "within").mkdir(parents=True)
    (made / "within" / "inside.txt").write_text(ARTICLE, "utf-8")
    for name, data in (*TAKEN.items(), *((name, data) for name, (data, _) in REFUSED.items())):
        (made / name).write_bytes(data)
    (made / "locked.pdf").write_bytes(locked())
    if sys.platform != "win32":
        (made / "link.txt").symlink_to("marked.txt")
        (made / "leads nowhere.txt").symlink_to("not-there.txt")
        os.mkfifo(made / "pipe.txt")
    return made


def test_odd_files_are_taken_in_or_refused_with_advice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("charset_normalizer")
    pytest.importorskip("mammoth")
    project = harbour.write(folder.parent / "project")
    before = {path for path in project.rglob("*") if path.is_file()}
    monkeypatch.chdir(project)
    told = CliRunner().invoke(main, ["ingest", str(folder)])
    assert told.exit_code == 1 and isinstance(told.exception, SystemExit) and "Traceback" not in told.output
    assert "within is a folder within" in told.stderr

    said = {Path(each.split("\n")[0].split(": ")[0]).name: each for each in told.stderr.split("explainer: ")}
    links = {"link.txt", "leads nowhere.txt", "pipe.txt"} if sys.platform != "win32" else set()
    assert set(said) >= {*REFUSED, "locked.pdf", *links}
    assert {name for name, (_, why) in REFUSED.items() if why not in said[name]} == set()
    advised = {name for name, each in said.items() if "\n  help: " in each or "; " in each}
    assert {*REFUSED, "locked.pdf", *links} <= advised
    assert "locked with a password" in said["locked.pdf"]
    assert f"{len(REFUSED) + 1 + len(links)} of " in told.stderr

    assert {name for name in TAKEN if f"{name}: article `quill-2022`" not in told.stdout} == set()
    new = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file() and path not in before}
    assert {path for path in new if not path.startswith("archive/quill-2022/")} == {
        "archive/quill-2022.md",
        "content/articles/quill-2022.md",
    }


def test_files_side_by_side_come_to_the_same_as_one_after_the_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.cli import preparing

    made = []
    for name, least in (("alone", 10_000), ("beside", 2)):
        monkeypatch.setattr(preparing, "FORKED", least)
        monkeypatch.setattr(preparing, "PIECE", 4)
        monkeypatch.setattr(preparing, "_cores", lambda: 2)
        monkeypatch.chdir(harbour.write(tmp_path / name))
        told = CliRunner().invoke(main, ["ingest", str(folder)])
        files = {
            path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name / "archive").rglob("*.md")
        }
        made.append((told.stdout, told.stderr, files))
    assert made[0] == made[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_and_a_text_are_printed_so_that_a_terminal_obeys_nothing_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "two\nlines \x1b[31m.txt").write_text(f"{ARTICLE}\nSign up for our\x1b]0;owned\x07 newsletter\n", "utf-8")
    (raw / "two\nlines.bin").write_bytes(bytes(range(256)) * 20)
    monkeypatch.chdir(harbour.write(tmp_path / "project"))
    for command in (["ingest", str(raw)], ["import", str(raw / "two\nlines.bin")], ["import", "no\nsuch\x07"]):
        told = CliRunner().invoke(main, command).output
        assert "two\\nlines" in told or "no\\nsuch\\x07" in told
        assert not set(told) & set("\x1b\x07\x9b") and "\nlines" not in told.replace("\\nlines", "")


def test_files_of_the_site_itself_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = harbour.write(tmp_path / "project")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    monkeypatch.chdir(project)
    for files in (["."], ["content/claims"], ["content/terms/sea-wall.md"]):
        told = CliRunner().invoke(main, ["ingest", *files])
        assert told.exit_code == 1 and "it is a file of the site itself" in told.stderr
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_what_is_hardly_an_article_of_its_own_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "short.txt").write_text("A\n", "utf-8")
    (tmp_path / "same.txt").write_text(harbour.ARTICLE, "utf-8")
    monkeypatch.chdir(harbour.write(tmp_path / "project"))
    short = CliRunner().invoke(main, ["ingest", "../short.txt"]).output
    assert "look at: it has 1 word only: is that the article?" in short and "language:" not in short
    same = CliRunner().invoke(main, ["ingest", "../same.txt", "--id", "other"]).output
    assert "look at: `quill-2021` has these words, too" in same
    known = CliRunner().invoke(main, ["ingest", "../same.txt"]).output
    assert "unchanged: archive/quill-2021.md has these words" in known and "too:" not in known
    wrong = CliRunner().invoke(main, ["ingest", "../same.txt", "--url", "javascript:x()"])
    assert wrong.exit_code == 2 and "--url is no address to link to" in wrong.stderr
