"""Values of BibTeX without what encloses them: parts that are joined, and names for which `@string` has a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .bibtex_words import MONTHS

LONGEST = 100_000
"""So many signs a text of `@string` may have; strings that name each other grow beyond all measure."""

DEEPEST = 50
"""So many texts may name each other."""


@dataclass
class Strings:
    """The texts of `@string` by their names in small letters, as they are written."""

    written: Mapping[str, str]
    _known: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    _asked: list[str] = field(default_factory=list)

    def text(self, value: str) -> tuple[str, tuple[str, ...]]:
        """What a value says, its parts behind one another, and why some of them may say something else."""
        made: list[str] = []
        told: dict[str, None] = {}
        for part in _joined(value):
            if part[:1] + part[-1:] in ("{}", '""') and len(part) > 1:
                made.append(part[1:-1])
            else:
                text, why = self._named(part)
                made.append(text)
                told |= dict.fromkeys(why)
        return "".join(made), tuple(told)

    def _named(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The text of a name; what is no name of a string, such as a year, stands for itself."""
        key = name.casefold()
        if key in self._asked or len(self._asked) > DEEPEST:
            why = "names itself" if key in self._asked else f"stands for others that do so {DEEPEST} times"
            return "", (f"`@string` `{name}` {why}, and is left out there",)
        if key not in self.written:
            plain = not re.fullmatch(r"[^\W\d][\w:.+/-]*", name) or key[:3] in MONTHS
            return name, () if plain else (f"there is no `@string` `{name}`, so it is taken as it stands",)
        if key not in self._known:
            self._asked.append(key)
            text, told = self.text(self.written[key])
            self._asked.pop()
            if len(text) > LONGEST:
                text, told = "", (*told, f"`@string` `{name}` is longer than {LONGEST} signs, and left out")
            self._known[key] = text, told
        return self._known[key]


def _joined(value: str) -> Iterator[str]:
    """The parts of a value between signs `#` that stand outside braces and quotation marks."""
    level, quoted, start = 0, False, 0
    # What stands behind a backslash is a sign, and opens nothing.
    for at, sign in enumerate(re.sub(r"\\.", "..", value, flags=re.DOTALL)):
        level += (sign == "{") - (sign == "}")
        if sign == '"' and level == 0:
            quoted = not quoted
        elif sign == "#" and level == 0 and not quoted:
            yield value[start:at].strip()
            start = at + 1
    yield value[start:].strip()
