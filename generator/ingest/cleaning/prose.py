"""Whether a line tells something, as prose does, or speaks of the site that it stands on."""

import re
from functools import lru_cache
from typing import Final

from .language import FOREIGN, UNSPACED_LETTERS


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS: Final = word_set(
    "the of and to a in that is was for it with as on by he she his her at be this had not are but from or have an they"
    " which one you were all their there been if more when will would who so no we can has its than about into i my our"
    " your do them also could because what how"
)
PUNCTUATION: Final = (
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u2026", "..."),
    ("\xa0", " "),
)
PROMOTION: Final = re.compile(
    r"\b(?:subscri\w+|newsletters?|sign(?:ed)? up|inbox|cookies?|click|log ?in|follow (?:us|me|him|her|them)|read more"
    r"|comments?|e-?mail(?:ed)?|affiliate|commission|download|app|facebook|twitter|instagram|linkedin|podcasts?"
    r"|members?"
    r"|donat\w+|privacy|website|browser|this (?:article|story|post)|contact|learn more|reporting by"
    r"|our (?:team|mission|coverage|editors|readers))\b"
)

# A sentence that begins as boilerplate does may tell of something: then it is prose, unless it is FIRM.
_TELLS: Final = re.compile(
    r"\b(?:he|she|his|her|him|was|were|had|did|didn't|wasn't|weren't|said|says|say|told|asked|wrote|went|came"
    r"|took|gave|made"
    r"|found|kept|left|sent|ran|began|knew|thought|got|held|brought|bought|sold|paid|met|led|stood|saw|fell|rose|grew"
    r"|built|lost|won|spoke|became|drew|drove|reported|announced|quoted|showed|shows|wants|wanted|called|voted|agreed"
    r"|lived|worked|opened|closed|in 1\d{3})\b"
)
_ASKS: Final = re.compile(
    r"\b(?:you|your|yours|our|us|we|we're|my|please|newsletters?|inbox|sign ?up|sign in|log ?in|unsubscribe|click"
    r"|browser"
    r"|javascript|followers|subscribers|feel free|for free|no credit card|instagram|facebook|twitter|threads|linkedin"
    r"|podcast|youtube|whatsapp|telegram|here|this (?:article|story|post|page|site|website|episode))\b|@|\.com\b"
    r"|[!>\xbb\u2192]$"
)
_FIRM: Final = re.compile(
    r"\xa9|\(c\)|^copyright[ :,]*(?:by )?\d{4}|all rights reserved\W*$|all rights reserved\. |privacy policy|recaptcha"
    r"|\byour (?:e-?mail|inbox|account|browser|comment|name|data|device|privacy|password|subscription|consent)"
    r"|\b(?:our|free|daily|weekly) (?:[\w-]+ )?(?:newsletters?|app|mailing list|partners|terms)\b|unsubscribe"
    r"|validation purposes"
    r"|(?:use|uses) cookies|cookies (?:to|and|on|that)\b.*\b(?:site|website|experience)|enable (?:javascript|cookies)"
    r"|(?:earn|receive|get|make) .{0,40}(?:commission|compensation)|affiliate (?:links?|commission|program|partner)"
    r"|^(?:the )?(?:views|opinions)\b.{0,60}express|those of the (?:author|writer)"
    r"|^this (?:article|post|story|piece|essay|column|op-ed|commentary|blog|transcript)\b.{0,50}(?:originally"
    r"|first (?:app|pub)"
    r"|republish|reprint|sponsor|under a creative|produced by|(?:was|is) published (?:by|on|in|at|here|with))"
    r"|^this (?:article|story|post|report) (?:was|has been) (?:updated|corrected)"
    r"|^(?:a )?version of this (?:article|story|post|piece|essay|column|report)\b|^this (?:site|website) (?:uses"
    r"|was designed|is protected)"
    r"|^(?:originally|first) (?:published|appeared|posted) (?:by|on|in|at).{0,50}$|^re(?:printed|published"
    r"|posted) (?:from|with|by|here|courtesy)"
    r"|^there was an error|^(?:disclaimer|disclosure|editor'?s?'? note)s?:|^editor'?s?'? note\b(?!s)|^an ad ?blocker"
    r"|^[\[(]?(?:photo|image|picture|credit|illustration|screenshot|video)s?(?: credits?| by| courtesy"
    r"| source)? ?(?::|\||/|by |via |courtesy)"
)


@lru_cache(maxsize=4096)
def plain(line: str) -> str:
    if not line.isascii():
        # Ten times as fast as `translate`, and it is done for every line.
        for sign, plain_sign in PUNCTUATION:
            line = line.replace(sign, plain_sign)
    return line.casefold()


def sentence(low: str) -> bool:
    """Whether a plain line ends as a sentence does, and is long enough to be one."""
    return low.count(" ") >= 5 and low.rstrip(" )\"'*]").endswith((".", "!", "?"))


@lru_cache(maxsize=4096)
def paragraph(line: str) -> bool:
    """Whether a line looks like a paragraph: a sentence of function words, or a long one in any language."""
    low = plain(line).rstrip(" )\"'*]\u300d\u300f")
    count = length(line)
    if not low.endswith((".", "!", "?", "\u3002", "\uff01", "\uff1f")) or count < 10:
        return False
    words = low.split()
    return count >= 15 or any(sum(map(known, words)) >= 0.15 * count for known in _KNOWN)


_KNOWN: Final = (FUNCTION_WORDS.__contains__, FOREIGN.__contains__)


def length(line: str) -> int:
    """How many words a line has; where none are parted by spaces, three letters are counted as two."""
    return line.count(" ") + 1 + (0 if line.isascii() else len(UNSPACED_LETTERS.findall(line)) * 2 // 3)


def promotes(low: str) -> bool:
    """Whether a plain line speaks of the site, and tells nothing of the world."""
    start = low[:400]
    if PROMOTION.search(start) is None:
        return False
    return _FIRM.search(start) is not None or not (sentence(low) and (_TELLS.search(start) or not _ASKS.search(start)))


def prose(low: str) -> bool:
    """Whether a plain line is a sentence that tells something, however it begins."""
    start = low[:400]
    if not sentence(low) or _FIRM.search(start):
        return False
    return bool(_TELLS.search(start)) or not _ASKS.search(start)
