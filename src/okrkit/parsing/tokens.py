"""Tokens of a sentence with their place in it: the only scan over characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from okrkit.parsing import tags as t
from okrkit.parsing.lexicon import Lexicon

__all__ = ["NUMBER", "SIGN", "WORD", "Tokens", "tokenize"]

Known: TypeAlias = Mapping[str, int]
NUMBER: Final = 1
WORD: Final = 2
SIGN: Final = 3
_PAD: Final = 6

# One class repeated once in each branch: no branch can match in two ways, so the scan is linear.
_TOKEN: Final = re.compile(r"(\d[\d.,'’]*)|([^\W\d_][\w'’\-]*)|(-{1,2}>|=>|>=|<=|=<|[^\s])")
_COUNTING: Final = t.NUMBER_WORD | t.TEMPORAL | t.REL | t.END | t.BEGIN | t.LATE | t.LAST | t.CODE
_CLOSING: Final = frozenset(",.;:)")
_TRIM: Final = "-'’_.,"


class Tokens:
    """Parallel lists over the tokens of one text, padded so that looking ahead or back needs no check.

    Attributes:
        text: The text itself; spans index it.
        low: Each token in lower case.
        start: Where each begins.
        end: Where each ends.
        kind: NUMBER, WORD or SIGN.
        tags: Bits of `okrkit.parsing.tags`.
        marks: Where a number or a word of time may stand; what is not marked is neither.
        present: The words as a set, to see quickly what the sentence does not hold.
        size: How many tokens there are (without the padding).
    """

    __slots__ = ("end", "kind", "lexicon", "low", "marks", "present", "size", "start", "tags", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[int] = []
        self.tags: list[int] = []
        self.marks: list[int] = []
        self.present: set[str] = set()
        self.size = 0

    def words(self, first: int, last: int) -> str:
        """Return the original text from token `first` up to, not including, token `last`."""
        return self.text[self.start[first] : self.end[last - 1]] if last > first else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the tokens from `first` up to, not including, `last`."""
        return self.start[first], self.end[last - 1]

    def glued(self, index: int) -> bool:
        """Say whether the token stands directly after the one before it."""
        return 0 < index < self.size and self.start[index] == self.end[index - 1]


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Tokens = (NUMBER | WORD | SIGN)*; blanks separate and are dropped.

    Examples:
        >>> from okrkit.parsing.lexicon import lexicon
        >>> tokenize("Cut p99 from 2s to 600ms.", lexicon("en")).low[:8]
        ['cut', 'p99', 'from', '2', 's', 'to', '600', 'ms']
    """
    tokens = Tokens(text, lexicon)
    known = lexicon.tags
    find = known.get
    rows: list[tuple[str, int, int, int, int]] = []
    marks = tokens.marks
    place = 0
    for chunk in text.split():
        first = text.find(chunk, place)
        place = first + len(chunk)
        if chunk.isalpha():
            word = chunk.lower()
            tag = find(word)
            if tag is None:
                rows.append((word, first, place, WORD, 0))
                continue
            if tag & _COUNTING:
                marks.append(len(rows))
            rows.append((word, first, place, WORD, tag))
        elif chunk.isdecimal():
            marks.append(len(rows))
            rows.append((chunk, first, place, NUMBER, 0))
        elif chunk[-1] in _CLOSING and chunk[:-1].isalpha():
            marks.append(len(rows))
            word, last = chunk[:-1].lower(), chunk[-1]
            rows += (
                (word, first, place - 1, WORD, known.get(word, 0)),
                (last, place - 1, place, SIGN, known.get(last, 0)),
            )
        elif chunk[-1] == "%" and chunk[:-1].isdecimal():
            marks.append(len(rows))
            rows += (chunk[:-1], first, place - 1, NUMBER, 0), ("%", place - 1, place, SIGN, known.get("%", 0))
        else:
            start = len(rows)
            _scan(text, first, place, known, rows)
            marks.extend(range(start, len(rows)))
    if len(rows) > 1 and rows[-1][0] == ".":
        rows.pop()  # a full stop at the end says nothing
    _fill(tokens, rows)
    return tokens


def _scan(text: str, start: int, stop: int, known: Known, rows: list[tuple[str, int, int, int, int]]) -> None:
    """Tokens of one chunk that is not letters alone."""
    add = rows.append
    for match in _TOKEN.finditer(text, start, stop):
        raw = match[0]
        first = match.start()
        group = match.lastindex
        if group == SIGN:
            add((raw, first, first + len(raw), SIGN, known.get(raw, 0)))
            continue
        tail = ""
        if raw[-1] in _TRIM:
            body = raw.rstrip(_TRIM)
            tail, raw = raw[len(body) :], body
        last = first + len(raw)
        if group == WORD:
            word = raw.lower().replace("’", "'")
            tag = known.get(word, -1)
            add((word, first, last, WORD, tag if tag >= 0 else _unknown(word, known)))
        else:
            add((raw, first, last, NUMBER, 0))
        for offset, sign in enumerate(tail, last):
            add((sign, offset, offset + 1, SIGN, known.get(sign, 0)))


def _fill(tokens: Tokens, rows: list[tuple[str, int, int, int, int]]) -> None:
    """Turn the rows into padded columns."""
    tokens.size = len(rows)
    length = len(tokens.text)
    rows.extend([("", length, length, 0, 0)] * _PAD)
    tokens.low, tokens.start, tokens.end, tokens.kind, tokens.tags = map(list, zip(*rows, strict=True))
    tokens.present = set(tokens.low)


def _unknown(word: str, known: Known) -> int:
    """Possessives as their noun; words with figures in them are codes."""
    if word.isalpha():
        return 0
    if "'" in word and not any(map(str.isdigit, word)):
        return known.get(word, 0) or (known.get(word[:-2], 0) & ~t.VERB if word.endswith("'s") else 0)
    if word.startswith("mid-"):
        return t.BEGIN
    return t.CODE if any(map(str.isdigit, word)) else 0
