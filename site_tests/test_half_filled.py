"""A site that has only begun is built: by either builder, with the shipped menu."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_tests.project import ROOT, build
from tests.test_half_filled import BARE, CLAIMED


@pytest.mark.parametrize("files", [{}, CLAIMED], ids=["nothing", "an article and a claim"])
def test_it_is_built_and_its_menu_leads_to_what_there_is(tmp_path: Path, files: Mapping[str, str]) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    written = [
        line for line in settings.splitlines() if not line.endswith((" corrections/index.md", " about/index.md"))
    ]
    for path, text in {**BARE, **files, "mkdocs.yml": "\n".join(written)}.items():
        if not path.startswith("archive/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
    code, said = build(tmp_path, "https://reader.example/")
    assert code == 0, said
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    menu = set(re.findall(r"href=(?:\./)?([a-z]+)/[ >]", page.partition("<nav")[2].partition("</nav>")[0]))
    assert menu == {"search", "method", "downloads"} | (
        {"claims", "articles", "topics", "references"} if files else set()
    )
