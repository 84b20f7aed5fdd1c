"""Markdown as its words: marks, targets of links and pictures are no part of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_SIGNS = (
    ("# ", re.compile(r"(?m)^#{1,6} \S")),
    ("](", re.compile(r"!?\[[^\]\n]*\]\([^)\s]+\)")),
    ("", re.compile(r"(?<!\w)(?=[*_])(\*\*?|__?)(?=\S)[^*_\n]+(?<=\S)\1(?!\w)")),
    ("", re.compile(r"(?m)^(?:[-*+] \S.*\n){2}")),
    ("]: ", re.compile(r"(?m)^\[\^?[\w-]+\]: \S")),
    ("> ", re.compile(r"(?m)^> \S")),
)
"""What a sign cannot be without, which is found at once, and the sign."""


def likely(text: str, name: str) -> bool:
    """Whether a text is Markdown: by two of its signs, or a heading or link and its name."""
    signs = [mark in text and sign.search(text) is not None for mark, sign in _SIGNS]
    named = name.lower().endswith((".md", ".markdown", ".md.txt"))
    return sum(signs[:3]) >= 2 or ((signs[0] or signs[1]) and (named or sum(signs) >= 2))


def plain(text: str) -> str:
    """The words of Markdown: a block a paragraph, a link by what it says; no pictures and no notes."""
    return "\n\n".join(_blocks(re.sub(r"(?ms)^\[\^[\w-]+\]: .*?(?:\n\n|\Z)", "", text))) + "\n"


def _blocks(text: str) -> Iterator[str]:
    front = re.match(r"\A---\n(?:[\w-]+:.*\n|[ \t]+.*\n)+---\n", text)
    items = 0
    for token in MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text):
        items += token.type == "list_item_open"
        if token.type == "inline" and (words := " ".join(_words(token.children or ()).split())):
            # The mark of an item says that a short line is one of a list.
            yield f"- {words}" if items else words
            items = 0
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip()


def _words(tokens: Iterable[Token]) -> str:
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "softbreak", "hardbreak")
    )
