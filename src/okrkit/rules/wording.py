"""The words of a title, split once for all rules, and phrases found in them by look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, TypeAlias, final

from okrkit.parsing import vocabulary
from okrkit.rules.findings import Span

__all__ = ["Phrases", "Words", "listed", "phrases", "stands_as_target", "verb_base", "without"]

Phrases: TypeAlias = dict[str, tuple[tuple[int, tuple[str, ...]], ...]]
"""Phrases by their longest word, which is seldom an everyday one, with the place of that word in each."""

# One class repeated once in each branch, so a hostile title costs no more than its length.
_WORD: Final = re.compile(r"\d[\d.,]*|\w[\w'’&-]*|[%$€£]")
# Words before the main verb that promise nothing themselves.
_BEFORE_VERB: Final = frozenset(
    {"to", "we", "i", "will", "shall", "must", "please", "also", "further", "significantly", "successfully", "continue"}
    | {"kr", "o", "kr1", "kr2", "kr3", "kr4", "kr5", "objective", "goal", "and", "then", "consistently"}
)
# Verbs of activities that promise no change, which the reader of sentences need not know.
_MORE_VERBS: Final = (
    "participate", "consult", "assist", "advise", "discuss", "brainstorm", "liaise", "examine", "observe", "look", "think",
    "join", "operate", "administer", "oversee", "strive", "compile", "configure", "specify", "finalise", "finalize",
)  # fmt: skip
_ROLES: Final = frozenset(
    {"from", "to", "by", "of", "than", "least", "most", "under", "over", "below", "above", "at", "until", "within"}
    | {
        "$",
        "€",
        "£",
        "only",
        "max",
        "min",
        "about",
        "around",
        "nearly",
        "up",
        "down",
        "and",
        "another",
        "first",
        "top",
        "~",
    }
)
_MOST_WORDS: Final = 2000  # a title that is longer than any goal is read up to here
_LONGEST: Final = 10_000


@final
class Words:
    """The words and numbers of a title in lower case; their places are looked up when they are asked for.

    Attributes:
        text: The title.
        low: Words, numbers and the signs % $ € £ in lower case, without marks.
        bag: The same as a set.
        digits: Places of the numbers among them.
    """

    __slots__ = ("_promises", "_spans", "_verb", "bag", "digits", "low", "text")

    def __init__(self, text: str) -> None:
        self.text: str = text
        low: list[str] = _WORD.findall(_lower(text[:_LONGEST]))
        self.low: list[str] = low if len(low) <= _MOST_WORDS else low[:_MOST_WORDS]
        self.bag: frozenset[str] = frozenset(self.low)
        self.digits: list[int] = [place for place, word in enumerate(self.low) if word < ":" and word[0].isdigit()]
        self._spans: list[Span] | None = None
        self._promises: bool | None = None
        self._verb: tuple[int, str] | None = self._opening()

    def span(self, first: int, last: int) -> Span:
        """Return where the words from `first` up to, not including, `last` stand in the title."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(_lower(self.text[:_LONGEST]))]
        return self._spans[first][0], self._spans[last - 1][1]

    def verb(self) -> tuple[int, str] | None:
        """Return the place and base form of the verb that opens the title; None where none does."""
        return self._verb

    def _opening(self) -> tuple[int, str] | None:
        for place, word in enumerate(self.low):
            if word not in _BEFORE_VERB or (word == "continue" and place == 0):
                base = verb_base(word)
                # "Plans are in place": a form in -s that opens a title is a noun.
                return None if base is None or (word != base and word.endswith("s")) else (place, base)
            if place == 4:
                break
        return None

    def find(self, table: Phrases) -> Iterator[tuple[int, int]]:
        """Yield first and last place (not included) of each phrase, from left to right, without overlaps."""
        if table.keys().isdisjoint(self.bag):
            return
        end, low = 0, self.low
        for place, word in enumerate(low):
            for offset, phrase in table.get(word, ()):
                first = place - offset
                if first >= end and tuple(low[first : first + len(phrase)]) == phrase:
                    end = first + len(phrase)
                    yield first, end
                    break

    def promises_number(self) -> bool:
        """Return whether a number stands where targets stand, and not only in a name ("desk 17")."""
        if self._promises is None:
            self._promises = any(stands_as_target(self.low, place) for place in self.digits)
        return self._promises


def _lower(text: str) -> str:
    """Lower the case without changing the length, so that places stay true."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def stands_as_target(low: list[str], place: int) -> bool:
    """Return whether the number at a place has a word or sign beside it that gives it a role.

    Examples:
        >>> low = Words("Cut refunds at desk 17 from 40 to 20").low
        >>> [word for place, word in enumerate(low) if word[0].isdigit() and stands_as_target(low, place)]
        ['40', '20']
    """
    before = low[place - 1] if place else ""
    after = low[place + 1] if place + 1 < len(low) else ""
    return place < 2 or before in _ROLES or after in {"%", "percent", "x"} or verb_base(before) is not None


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written with commas.

    Examples:
        >>> sorted(listed("soon, asap"))
        ['asap', 'soon']
    """
    return frozenset(text.split(", "))


def phrases(text: str) -> Phrases:
    """Return a table for `Words.find` out of phrases that are written with commas.

    Examples:
        >>> table = phrases("if possible, where possible, if time permits")
        >>> words = Words("Ship it, if possible, in May")
        >>> [words.span(*place) for place in words.find(table)]
        [(9, 20)]
    """
    table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for one in text.split(", "):
        parts = tuple(_WORD.findall(one.lower()))
        offset = max(range(len(parts)), key=lambda at: len(parts[at]))
        table.setdefault(parts[offset], []).append((offset, parts))
    return {word: tuple(sorted(rest, key=lambda one: -len(one[1]))) for word, rest in table.items()}


@cache
def _verbs() -> dict[str, str]:
    known = dict(vocabulary().verbs)
    for base in _MORE_VERBS:
        for form in (base, f"{base.removesuffix('e')}ing", f"{base.removesuffix('e')}ed", f"{base}s"):
            known.setdefault(form, base)
    return known


def verb_base(word: str) -> str | None:
    """Return the base form of an English verb that goals are written with; None for other words.

    Examples:
        >>> verb_base("reducing"), verb_base("turnip")
        ('reduce', None)
    """
    return _verbs().get(word)


def without(text: str, spans: Iterable[Span]) -> str:
    """Return a title without some of its words, and with its blanks and marks in order.

    Examples:
        >>> without("Ship it, if possible, in May", [(9, 20)])
        'Ship it in May'
    """
    kept: list[str] = []
    last = 0
    for start, end in spans:
        kept.append(text[last:start].rstrip(" ,;-–—"))
        last = end + len(text[end:]) - len(text[end:].lstrip(" ,;."))
    joined = " ".join(part for part in (*kept, text[last:]) if part).strip(" ,;")
    for wrong, right in ((" )", ")"), ("( ", "("), ("()", ""), (" .", "."), (" !", "!"), ("  ", " ")):
        joined = joined.replace(wrong, right)
    joined = joined.strip()
    return joined[:1].upper() + joined[1:]
