"""Invented works for what comes in and goes out: every type, twelve scripts, names and dates of every make."""

from __future__ import annotations

from itertools import cycle
from typing import Any, get_args

from generator.model.kinds import Type

# Of each script the family's and the given name, a body, a title and an outlet.
SCRIPTS = {
    "Latin": (
        "Čapková",
        "Žofie Ł.",
        "Société des Phares & Cie",
        "Über Brücken, Fähren – und “Ärger”",
        "L’Écho du Détroit",
    ),
    "Cyrillic": ("Причалова", "Ася Ивановна", "Управление гавани", "О паромах и «мостах»", "Вестник пролива"),
    "Greek": ("Λιμενάρης", "Νίκος", "Λιμεναρχείο", "Περί πορθμείων", "Τα Νέα του Πορθμού"),
    "Arabic": ("الميناوي", "سلمى", "هيئة الميناء", "عن العبّارات والجسور", "صوت المضيق"),
    "Hebrew": ("נמלי", "דנה", "רשות הנמל", "על מעבורות", "קול המצר"),
    "Devanagari": ("घाटवाल", "आशा", "बंदरगाह परिषद", "नौकाओं के बारे में", "जलडमरूमध्य समाचार"),
    "Han": ("港口", "明", "港务局", "论渡轮与桥梁", "海峡日报"),
    "Kana": ("みなと", "はな", "みなとの会", "フェリーについて", "うみの便り"),
    "Hangul": ("나루", "하늘", "항만청", "나룻배에 대하여", "해협신문"),
    "Thai": ("ท่าเรือ", "สายน้ำ", "การท่าเรือ", "เรือข้ามฟากและสะพาน", "ข่าวช่องแคบ"),
    "Georgian": ("ნავსადგურელი", "ნინო", "ნავსადგურის საბჭო", "ბორნების შესახებ", "სრუტის ამბები"),
    "Armenian": ("Նավահանգստյան", "Անի", "Նավահանգստի խորհուրդ", "Լաստանավերի մասին", "Նեղուցի լուրեր"),
}
DATES = (
    {"date-parts": [[2021, 3, 4]]}, {"date-parts": [["2019", "11"]]}, {"date-parts": [[1998]]},
    {"date-parts": [[2014, 3, 6], [2014, 9]]}, {"date-parts": [[1923]], "circa": True},
    {"date-parts": [[2020]], "season": 2}, {"literal": "199X"}, {"literal": "4 March 2021"}, {"raw": "2015-03/.."},
    "2003-07", {"date-parts": [[-44]]},
)  # fmt: skip
_TEXTS = (
    "collection-title", "collection-number", "original-title", "reviewed-title", "publisher", "publisher-place",
    "original-publisher", "event-title", "event-place", "authority", "jurisdiction", "genre", "medium", "dimensions",
    "edition", "volume", "number-of-volumes", "issue", "number", "part-number", "page", "number-of-pages", "section",
    "chapter-number", "version", "status", "license", "archive", "archive-location", "note",
)  # fmt: skip
_ROLES = ("editor", "translator", "interviewer", "director", "host", "guest", "contributor", "illustrator", "recipient",
          "container-author", "collection-editor", "original-author", "reviewed-author")  # fmt: skip
_MORE = ("accessed", "original-date", "submitted", "event-date")


def _names(number: int, script: tuple[str, ...]) -> list[dict[str, str]]:
    family, given, body = script[:3]
    return [
        [{"family": family, "given": given}],
        [{"literal": body}, {"family": family, "given": given}],
        [{"family": "Meer", "given": "Ida", "non-dropping-particle": "van der"}, {"literal": f"{body}, Inc."}],
        [{"family": family, "given": given, "suffix": "Jr."}, {"family": "O’Hara-Smith", "given": "Jean-Luc"}],
        [{"family": f"{family}-{number}"}],
    ][number % 5]


def _isbn(number: int) -> str:
    digits = f"978316{number:06}"
    return digits + str(-sum(int(each) * (1 + 2 * (place % 2)) for place, each in enumerate(digits)) % 10)


def works() -> list[dict[str, Any]]:
    """More than a hundred works as CSL-JSON: each type three times, each variable often, scripts in turn."""
    found = []
    types = [each for _ in range(3) for each in get_args(Type)]
    texts, roles, more = cycle(_TEXTS), cycle(_ROLES), cycle(_MORE)
    for number, (kind, script) in enumerate(zip(types, cycle(SCRIPTS.values()), strict=False)):
        work: dict[str, Any] = {"id": f"work{number:03}", "type": kind, "title": f"{script[3]} {number}"}
        work["author"] = _names(number, script)
        work["container-title"] = f"{script[4]} {{{number % 4}}} 100 % & #{number} $5_a ~ ^b"
        work["issued"] = DATES[number % len(DATES)]
        for name in (next(texts), next(texts)):
            work[name] = {"page": "12-34", "volume": "III"}.get(name, f"{script[1]} {number}")
        work[next(roles)] = _names(number + 1, script)
        work[next(more)] = {"date-parts": [[2022, 1, 1 + number % 28]]}
        work["language"] = ("en-GB", "ru", "ar", "zh-Hant")[number % 4]
        if number % 3:
            work["URL"] = f"https://port{number}.example/a_b/%20?x=1&y=~{number}#p"
        if number % 4 == 0:
            work["DOI"] = f"10.1000/ab_(c){number}"
        if kind == "book" and number % 2:
            work["ISBN"] = _isbn(number)
        if kind == "article-journal":
            work["ISSN"] = "1234-5679"
        if number % 7 == 0:
            work["custom"] = {"kind": "state media", "caution": f"{script[2]}: weak", "read": "opening"}
        if number % 11 == 0:
            work["PMID"] = str(10_000 + number)
        found.append(work)
    return found
