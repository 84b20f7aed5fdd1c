"""A project of an older version is carried over: what can be, and nothing in silence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from generator import cli
from generator.ingest.upgrade import Carried, upgrade
from tests import harbour
from tests.harbour import ARTICLE, FILES
from tests.test_proof import OLD

PROOFS = "content/articles/quill-2021.proofs.json"
CLAIM = "content/claims/ferry-passengers.md"
QUOTED = "The old ferry across the Sound carried 48,000 passengers in 2019"
GAPPED = {
    PROOFS: OLD,
    CLAIM: FILES[CLAIM].replace(QUOTED, "The old ferry across the Sound carried … passengers in 2019"),
}
TODAY = date(2026, 4, 12)


def plain(text: str) -> str:
    """Proofs as format 1 wrote them, of quotations without joints."""
    text = re.sub(r'  "(?:format|rules|language|words)": .*\n', "", text)
    return re.sub(r'"kind": "paragraph", |"edges": \[[^]]*\], ', "", text)


def carried(overlay: dict[str, str]) -> list[Carried]:
    return list(upgrade(harbour.site(overlay), TODAY))


def test_older_proofs_become_todays_with_their_places_and_dates() -> None:
    (step,) = carried({PROOFS: plain(FILES[PROOFS])})
    assert (step.path, step.text) == (PROOFS, FILES[PROOFS])
    assert "format 1, rules 1 became today's: 2 quotations stand" in step.told


def test_what_does_not_keep_the_sense_is_left_out_and_told() -> None:
    """The gap hides a number and nothing else."""
    (step,) = carried(GAPPED)
    assert step.text and "ferry" not in step.text and "close the pier" in step.text
    assert "1 quotation stands; 1 is left out" in step.told


def test_without_the_text_or_with_another_proofs_stay_as_they_are() -> None:
    old = {PROOFS: plain(FILES[PROOFS])}
    for text, why in (
        ("", "archive/quill-2021.md is not here"),
        (f"{ARTICLE}\nMore.\n", "the archived text is another"),
    ):
        (step,) = carried({**old, "archive/quill-2021.md": text})
        assert step.text is None and why in step.told


def test_there_is_nothing_to_carry_over_in_a_project_of_today() -> None:
    assert carried({}) == []


def test_proofs_by_the_words_of_another_language_are_proved_again() -> None:
    record = "content/articles/quill-2021.md"
    (step,) = carried({record: FILES[record].replace("published:", "language: fr\npublished:", 1)})
    assert step.text and '"language": "fr"' in step.text


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["--project", str(project), "upgrade", *arguments])


def test_command_writes_tells_and_first_shows(tmp_path: Path) -> None:
    harbour.write(tmp_path, {PROOFS: plain(FILES[PROOFS])})
    before = (tmp_path / PROOFS).read_text("utf-8")
    shown = run(tmp_path, "--dry-run")
    assert shown.exit_code == 0 and "format 1" in shown.output and "wrote" not in shown.output
    assert (tmp_path / PROOFS).read_text("utf-8") == before
    made = run(tmp_path)
    assert made.exit_code == 0 and "wrote it" in made.output
    assert (tmp_path / PROOFS).read_text("utf-8") == FILES[PROOFS]
    again = run(tmp_path)
    assert again.exit_code == 0 and again.output == "no files of an older version\n"


def test_command_fails_where_something_must_stay(tmp_path: Path) -> None:
    harbour.write(tmp_path, {PROOFS: plain(FILES[PROOFS]), "archive/quill-2021.md": ""})
    shown = run(tmp_path)
    assert shown.exit_code == 1 and "stays as it is" in shown.output
    assert (tmp_path / PROOFS).read_text("utf-8") == plain(FILES[PROOFS])


SETTINGS = harbour.FILES["mkdocs.yml"]
LISTED = """\
    # Words that judge.
    avoid: [
      baseless, "so-called",
    ]
    quote-total: 200
    # Spelled rightly.
    spelling:
      - tramway
    # Kept.
"""


def test_word_lists_of_the_settings_move_to_their_own_file() -> None:
    settings = SETTINGS + LISTED
    words, rest = carried({"mkdocs.yml": settings})
    assert (words.path, rest.path) == ("content/words/en.yml", "mkdocs.yml")
    assert rest.text == SETTINGS + "    quote-total: 200\n    # Kept.\n"
    moved = {"mkdocs.yml": rest.text, words.path: words.text or ""}
    assert harbour.check(moved).problems == () == tuple(carried(moved))
    assert harbour.site(moved).words.avoid == ("baseless", "so-called")
    assert harbour.site(moved).words.spelling == ("tramway",)


def test_word_lists_are_not_moved_over_those_that_are_there() -> None:
    overlay = {"mkdocs.yml": SETTINGS + LISTED, "content/words/en.yml": "avoid: [rats]\n"}
    (step,) = carried(overlay)
    assert step.text is None and "content/words/en.yml" in step.told
    codes = [(each.rule.code, each.message) for each in harbour.check(overlay).problems]
    assert codes == [("field-unknown", f"`{name}` is no setting any more") for name in ("avoid", "spelling")]
