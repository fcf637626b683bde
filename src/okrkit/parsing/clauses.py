"""Owner, scope and purpose: the parts around the promise."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.tokens import SIGN, WORD

__all__ = ["owner", "purpose", "scope"]

_ENDS_NAME: Final = t.BY | t.UNTIL | t.PREP | t.AUX

_CAUSES: Final = frozenset({"because", "since"})
_RESULTING: Final = frozenset({"resulting", "leading", "thereby", "helping", "enabling"})
_REASONS: Final = frozenset({"so", "in", "because", "to", *_RESULTING})
_REASONED: Final = frozenset({"so", "order", "because", *_RESULTING})
_SCOPES: Final = frozenset({"for", "among", "amongst", "across", "in", "within", "at", "on"})
_SCOPE_ENDS: Final = frozenset({"so", "by", "because", "from", "to", "while"})
_OWNERS: Final = frozenset({"owner", "owners", "responsible", "lead", "dri", "assignee", "accountable", "owned"})


def purpose(sentence: Sentence) -> tuple[int, int] | None:
    """Purpose = ("so that" | "in order to" | "because" | "," "to" verb | "resulting in") words to the end of the sentence."""
    tokens, low = sentence.tokens, sentence.tokens.low
    present = tokens.present
    if _REASONED.isdisjoint(present) and not ("to" in present and "," in present):
        return None
    for index in range(sentence.first + 1, tokens.size):
        if low[index] not in _REASONS:
            continue
        two = low[index + 1]
        starts = (
            (
                low[index] == "so"
                and two in {"that", "we", "customers", "users", "they", "i", "our", "the", "people", "as"}
            )
            or (low[index] == "in" and two == "order" and low[index + 2] in {"to", "that"})
            or (low[index] in _CAUSES and low[index] == "because")
            or (low[index] in _RESULTING and two in {"in", "to"})
            or (low[index] == "to" and low[index - 1] == "," and tokens.tags[index + 1] & t.VERB)
            or low[index] == "thereby"
        )
        if starts:
            return index, _sentence_end(sentence, index)
    return None


def _sentence_end(sentence: Sentence, start: int) -> int:
    tokens = sentence.tokens
    for index in range(start, tokens.size):
        if (tokens.low[index] in {".", ";", "(", "["} and not tokens.glued(index + 1)) or tokens.low[index] in {
            "(",
            "[",
        }:
            return index
        if sentence.deadline is not None and index == sentence.deadline.first and index > start + 2:
            return index
    return tokens.size


def owner(sentence: Sentence) -> tuple[int, int] | None:
    """Owner = '@' word | ("owner" | "DRI" …) (':' | "is") words | "owned by" words."""
    tokens, low = sentence.tokens, sentence.tokens.low
    if "@" not in tokens.present and _OWNERS.isdisjoint(tokens.present):
        return None
    for index in range(tokens.size):
        if (
            low[index] == "@"
            and tokens.glued(index + 1)
            and tokens.kind[index + 1] == WORD
            and not (index and tokens.glued(index))
        ):
            return index + 1, _handle_end(sentence, index + 2)
        if low[index] in _OWNERS and (
            low[index + 1] in {":", "=", "-"} or (low[index] == "owned" and low[index + 1] == "by")
        ):
            first = index + 2 + (low[index + 2] == "@")
            return (first, _name_end(sentence, first)) if tokens.kind[first] == WORD else None
    return None


def _handle_end(sentence: Sentence, index: int) -> int:
    tokens = sentence.tokens
    while (
        tokens.low[index] in {".", "-"}
        and tokens.glued(index)
        and tokens.glued(index + 1)
        and tokens.kind[index + 1] == WORD
    ):
        index += 2
    return index


def _name_end(sentence: Sentence, first: int) -> int:
    tokens = sentence.tokens
    index = first
    while index < tokens.size and tokens.kind[index] != SIGN and index < first + 4:
        if index > first and tokens.tags[index] & _ENDS_NAME:
            break
        index += 1
    return _handle_end(sentence, index)


def scope(sentence: Sentence) -> tuple[int, int] | None:
    """Scope = ("for" | "among" | "across" | "in" …) words after the target, before deadline, purpose or punctuation."""
    tokens = sentence.tokens
    target = sentence.roles.target
    start = sentence.verb.after if target is None or sentence.verb.at >= 0 else target.quantity.last
    if _SCOPES.isdisjoint(tokens.low[start : tokens.size]):
        return None
    stops = {quantity.first for quantity in sentence.found} | _temporal(sentence)
    for index in range(start, tokens.size):
        if tokens.low[index] not in _SCOPES or index in stops or index + 1 in stops:
            continue
        last = index + 1
        while tokens.kind[last] == WORD and last not in stops and tokens.low[last] not in _SCOPE_ENDS:
            last += 1
        if last > index + 1:
            return index, last
    return None


def _temporal(sentence: Sentence) -> set[int]:
    """Tokens of the deadline and of every other time expression, with the word before."""
    due = sentence.deadline
    found = set(range(due.first, due.last)) if due is not None else set[int]()
    for moment in sentence.moments:
        found.update(range(moment.first - 1, moment.last))
    return found
