"""What is known of an article: its whole text, or the segments of one quotation that was proved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from .normalise import WordPart, parts
from .place import Place, Setting


class JointKind(StrEnum):
    """What a quotation has between two of its segments: something left out, or words of the editor's."""

    GAP = "gap"
    INSERTION = "insertion"


@dataclass(frozen=True)
class Bond:
    """How a run follows the one before it. With a kind: words stand between that are not known, but were judged.

    Without one nothing stands between, or, where `judged` is false, nobody looked.
    """

    kind: JointKind | None = None
    sentence: bool = False
    """Whether a sentence ends between the two."""
    judged: bool = True


class Edge(StrEnum):
    """What is known of the words around all that is known."""

    END = "end"
    """There are none: the text begins or ends here."""
    PLAIN = "plain"
    """No word that would turn the sense was cut off."""
    INSERTION = "insertion"
    """The same, and an insertion may stand here."""
    UNJUDGED = "unjudged"
    """The language has no list of such words."""
    OLD = "old"
    """Nobody looked: the quotation was proved by older rules."""


NEXT = Bond(sentence=True)
"""The next paragraph."""
UNKNOWN = Bond(judged=False)


@dataclass(frozen=True)
class Run:
    """Consecutive words of an article that are known, within one paragraph. Offsets are offsets into `text`."""

    paragraph: int
    parts: tuple[WordPart, ...]
    text: str
    setting: Setting = Setting.PARAGRAPH


@dataclass(frozen=True)
class KnownWord:
    """A word of a run: its number in the article, its parts in the run, and its offsets in the run's text."""

    run: int
    number: int
    first: int
    last: int
    start: int
    end: int
    text: str
    """Normalised, with its hyphens."""


@dataclass(frozen=True, eq=False)
class KnownText:
    """Runs in the order of the article, how each but the first follows, and what is known of the words around."""

    runs: tuple[Run, ...]
    bonds: tuple[Bond, ...]
    before: Edge = Edge.END
    behind: Edge = Edge.END

    @cached_property
    def words(self) -> tuple[KnownWord, ...]:
        found: list[KnownWord] = []
        for number, run in enumerate(self.runs):
            starts = [at for at, part in enumerate(run.parts) if part.begins or not at]
            for first, behind in pairwise((*starts, len(run.parts))):
                own = run.parts[first:behind]
                text = own[0].text if len(own) == 1 else "-".join(part.text for part in own)
                found.append(KnownWord(number, own[0].number, first, behind - 1, own[0].start, own[-1].end, text))
        return tuple(found)

    @cached_property
    def index(self) -> Mapping[str, Sequence[int]]:
        """Where words begin with a part: the numbers of the words in `words`, by the part's text."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[self.runs[word.run].parts[word.first].text].append(at)
        return found

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """For each run the number in `words` of its last word."""
        last = dict.fromkeys(range(len(self.runs)), -1)
        for at, word in enumerate(self.words):
            last[word.run] = at
        return tuple(last.values())

    def paragraph(self, word: int) -> int:
        return self.runs[self.words[word].run].paragraph

    def printed(self, word: int) -> str:
        """A word as the article prints it."""
        found = self.words[word]
        return self.runs[found.run].text[found.start : found.end]

    def between(self, word: int) -> str | None:
        """What is printed between a word and the next; None where they stand in two runs, or there is no next."""
        if word + 1 >= len(self.words) or self.words[word].run != self.words[word + 1].run:
            return None
        return self.runs[self.words[word].run].text[self.words[word].end : self.words[word + 1].start]

    def bonds_between(self, last: int, first: int) -> tuple[Bond, ...]:
        """The bonds from one word to a later one."""
        return self.bonds[self.words[last].run : self.words[first].run]

    def place(self, first: int, last: int) -> Place:
        """Where two words of one run and all between them stand."""
        run = self.runs[self.words[first].run]
        return Place(run.paragraph, self.words[first].number, self.words[last].number, run.setting)


def whole(texts: Sequence[str], numbered: Sequence[tuple[WordPart, ...]]) -> KnownText:
    """A whole article: the texts of its paragraphs, and the parts of their words."""
    runs = tuple(Run(number, own, text) for number, (text, own) in enumerate(zip(texts, numbered, strict=True), 1))
    return KnownText(runs, (NEXT,) * max(len(runs) - 1, 0))


def apart(text: str, place: Place) -> KnownText:
    """A headline, a sub-head or a caption: nothing is before or behind it."""
    return KnownText((proved_run(text, place),), ())


def proved_run(text: str, place: Place) -> Run:
    """A proved segment: its words as printed, and where they stand."""
    return Run(place.paragraph, parts(text, place.first), text, place.setting)
