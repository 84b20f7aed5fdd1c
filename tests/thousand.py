"""A large invented project: `python -m tests.thousand FOLDER [CLAIMS]` writes one to measure and to build."""

from __future__ import annotations

import random
import re
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from generator.quotation import normalise
from generator.quotation.normalise import number
from generator.quotation.place import Place
from generator.quotation.proofs import Proved, dump

ROOT = Path(__file__).parent.parent
SHARE = "    quote-share: 100\n"
ASSESSMENTS = ("supported", "partly-supported", "missing-context", "disputed", "contradicted", "unverifiable")
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "su",
    "ta",
    "vel",
    "no",
    "pra",
    "dis",
    "er",
    "un",
    "cor",
    "sal",
    "ti",
    "ma",
    "ven",
    "or",
    "bel",
    "gra",
]
FIRST = date(2015, 1, 1)


class Inventor:
    """Words, sentences and names from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        invented = ("".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4))) for _ in range(4000))
        self.vocabulary = list(dict.fromkeys(invented))

    def words(self, count: int) -> str:
        return " ".join(self.random.sample(self.vocabulary, count))

    def sentence(self, count: int = 14) -> str:
        return f"{self.words(count).capitalize()}."

    def day(self) -> date:
        return FIRST + timedelta(days=self.random.randint(0, 4000))


def content(
    claims: int, events: int, works: int, articles: int = 40, topics: int = 8, people: int = 30
) -> dict[str, str]:
    """The files of the content by path below content/. An article without a claim would state nothing."""
    articles = min(articles, claims)
    inventor = Inventor(claims)
    files: dict[str, str] = {}
    for page in ("index", "about", "method", "corrections"):
        files[f"pages/{page}.md"] = (
            f"---\ntitle: {page.title()}\ndescription: {inventor.words(8)}\n---\n{inventor.sentence()}\n"
        )
    for each in range(topics):
        files[f"topics/topic-{each}.md"] = f"---\ntitle: {inventor.words(2)}\n---\n{inventor.sentence()}\n"
    for each in range(people):
        files[f"people/person-{each}.md"] = f"---\nname: {inventor.words(2).title()}\n---\n{inventor.sentence()}\n"
    files["references.yml"] = "".join(
        f"- id: work-{each}\n  type: article-newspaper\n  title: {inventor.words(7)}\n"
        f"  container-title: {inventor.words(2)}\n"
        f"  issued: {inventor.day()}\n  URL: https://example.org/{each}\n  custom:\n    kind: news\n"
        for each in range(works)
    )
    texts = [[inventor.sentence(40) for _ in range(25)] for _ in range(articles)]
    proved: list[list[Proved]] = [[] for _ in range(articles)]
    stands: list[list[tuple[int, int]]] = [[] for _ in range(articles)]
    for each in range(claims):
        article = each % articles
        paragraph = inventor.random.randrange(25)
        parts = number(texts[article])[paragraph]
        at = inventor.random.randrange(0, 30)
        quote = " ".join(texts[article][paragraph].split()[at : at + 6])
        place = Place(paragraph + 1, parts[at].number, parts[at + 5].number)
        proved[article].append(Proved(((quote, place),), FIRST))
        stands[article].append((paragraph + 1, each))
        files[f"claims/claim-{each}.md"] = _claim(inventor, each, quote, article, topics, people, works)
    for each in range(articles):
        counts = [normalise.count(paragraph) for paragraph in texts[each]]
        supported = any(claim % 6 == 0 for claim in range(each, claims, articles))
        why = "" if supported else "none-supported: The marks are dealt out in turn.\n"
        files[f"articles/article-{each}.md"] = (
            f"---\ntitle: {inventor.words(6)}\nauthors: [{inventor.words(2).title()}]\npublished: {FIRST}\n"
            f"publisher: {inventor.words(2)}\nrights: all-rights-reserved\n{why}---\n{inventor.sentence()}\n"
        )
        statements = "".join(
            f"  - {{paragraph: {paragraph}, text: {inventor.words(6)}, claim: claim-{claim}}}\n"
            for paragraph, claim in sorted(stands[each])
        )
        files[f"selections/article-{each}.md"] = (
            f"---\ntitle: {inventor.words(5)}\narticle: article-{each}\nstatements:\n{statements}---\n"
        )
        files[f"articles/article-{each}.proofs.json"] = dump(normalise.digest(texts[each]), counts, proved[each])
    for each in range(events):
        cites = [inventor.random.randrange(works) for _ in range(2)]
        files[f"events/event-{each}.md"] = (
            f"---\ntitle: {inventor.words(7)}\ndate: {inventor.day()}\ntopics: [topic-{each % topics}]\n"
            f"weight: {'major' if each % 5 == 0 else 'minor'}\nclaims: [claim-{each % claims}]\n---\n"
            f"{inventor.sentence()[:-1]} [@work-{cites[0]}].\n{inventor.sentence()[:-1]} [@work-{cites[1]}].\n"
        )
    for each in range(12):
        body = "\n\n".join(
            f"## {inventor.words(4)}\n\n{inventor.sentence()[:-1]} [@work-{inventor.random.randrange(works)}]."
            for _ in range(5)
        )
        files[f"explainers/explainer-{each}.md"] = (
            f"---\ntitle: {inventor.words(6)}?\nanswer: {inventor.sentence(30)}\ntopics: [topic-{each % topics}]\n"
            f"updated: {inventor.day()}\n---\n{body}\n"
        )
    return files


def _claim(inventor: Inventor, each: int, quote: str, article: int, topics: int, people: int, works: int) -> str:
    cites = [inventor.random.randrange(works) for _ in range(3)]
    body = "\n".join(f"{inventor.sentence(22)[:-1]} [@work-{cite}]." for cite in cites)
    assessment, reviewed = ASSESSMENTS[each % 6], inventor.day()
    searched = f"searched:\n  - {{date: {reviewed}, for: {inventor.words(3)}, found: nothing}}\n"
    return (
        f"---\ntitle: {inventor.words(8)}\nappearances:\n  - article: article-{article}\n    quote: >-\n      {quote}\n"
        f"    speaker: person-{each % people}\n"
        f"topics: [topic-{each % topics}, topic-{(each + 3) % topics}]\nkind: event\n"
        f"assessment: {assessment}\nreviewed: {reviewed}\n"
        f"{searched if assessment == 'unverifiable' else ''}---\n{body}\n"
    )


def write(folder: Path, claims: int = 1000) -> None:
    """A project around the content: the shipped templates, assets and settings."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    # Many short quotations of few articles: the limit is not what is measured.
    settings = re.sub(r"(?m)^    quote-share: .*\n", "", settings).replace("  explainer:\n", f"  explainer:\n{SHARE}")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for path, text in content(claims, claims, max(claims * 3 // 10, 3)).items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
