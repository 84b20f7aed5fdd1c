"""The second site is whole, and its proofs are those of its articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks import neutrality
from generator.cli import main
from generator.model.site import Site
from generator.views.sentences import sentences
from tests import harbour
from tests.harbour import ROOT

ZONE = ROOT / "tests" / "zone"


@pytest.mark.parametrize("archive", [True, False], ids=["with the articles", "without the articles"])
def test_the_second_site_has_no_problems(tmp_path: Path, archive: bool) -> None:
    shutil.copytree(ZONE, tmp_path / "zone", ignore=None if archive else shutil.ignore_patterns("archive"))
    shutil.copytree(ROOT / "templates", tmp_path / "zone" / "templates")
    said = CliRunner().invoke(main, ["--project", str(tmp_path / "zone"), "check", "--strict"])
    assert said.exit_code == 0, said.output


def ours(language: str) -> Site:
    """The harbour in a language, with a claim and an explainer whose words are in it."""
    settings = f"{harbour.FILES['mkdocs.yml']}theme:\n  name: material\n  language: {language}\n"
    said = {
        "de": ("Das ist absurd; er nannte es „absurd“ [@port-report-2019].", "Der Hafen sagte nichts."),
        "fr": ("C’est absurde ; il l’a dit « absurde » [@port-report-2019].", "Le port déclare peu."),
        "es": ("Es absurdo; lo llamó «absurdo» [@port-report-2019].", "El puerto dijo poco."),
        "ru": ("Это абсурдно; он сказал «абсурдно» [@port-report-2019].", "Порт заявил немного."),
        "uk": ("Це абсурдно; він сказав «абсурдно» [@port-report-2019].", "Порт заявив небагато."),
        "ar": ("هذا سخيف؛ وقال إنه «سخيف» [@port-report-2019].", "وقال الميناء القليل."),
    }[language]
    body = f"---\ntitle: Hafen\n---\n{said[0]}\n\n{said[1]}\n"
    return harbour.site({"mkdocs.yml": settings, "content/topics/harbour.md": body})


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "uk", "ar"])
def test_what_judges_and_what_states_is_known_by_language_and_a_quotation_is_none_of_ours(language: str) -> None:
    site = ours(language)
    assert len([each for each in neutrality.check(site) if each.source.path == "content/topics/harbour.md"]) == 1
    topic = [each for each in sentences(site) if each.by.id == "harbour"]
    assert topic[-1].states and not topic[-1].cited


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_second_site_has_no_problems_in_its_other_languages(tmp_path: Path, language: str) -> None:
    shutil.copytree(ZONE, tmp_path / "zone")
    shutil.copytree(ROOT / "templates", tmp_path / "zone" / "templates")
    settings = tmp_path / "zone" / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    said = CliRunner().invoke(main, ["--project", str(tmp_path / "zone"), "check", "--strict"])
    assert said.exit_code == 0, said.output
